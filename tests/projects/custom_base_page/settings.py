from project_settings import *  # noqa: F403
from project_settings import WAGTAIL_APPS

INSTALLED_APPS = ["basepage", "conditions", "wagtail_osteo", *WAGTAIL_APPS]
WAGTAIL_PAGE_MODEL = "basepage.BasePage"
