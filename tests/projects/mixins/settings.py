from project_settings import *  # noqa: F403
from project_settings import WAGTAIL_APPS

INSTALLED_APPS = ["conditions", "wagtail_osteo", *WAGTAIL_APPS]
