"""The site of the tests, with wagtail-modeladmin and the app for it."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = [
    *INSTALLED_APPS,
    "wagtail_modeladmin",
    "wagtail_osteo.contrib.modeladmin",
]
