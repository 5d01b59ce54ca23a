"""The example as a site that runs wagtail-modeladmin:

DJANGO_SETTINGS_MODULE=example_project.settings_modeladmin
"""

from .settings import *  # noqa: F403
from .settings import INSTALLED_APPS

INSTALLED_APPS = [
    *INSTALLED_APPS,
    "wagtail_modeladmin",
    "wagtail_osteo.contrib.modeladmin",
]
