from settings import *  # noqa: F403
from settings import INSTALLED_APPS

INSTALLED_APPS = [
    *INSTALLED_APPS,
    "wagtail_modeladmin",
    "wagtail_osteo.contrib.modeladmin",
]
