from project_settings import *  # noqa: F403
from project_settings import INSTALLED_APPS

INSTALLED_APPS = ["people", *INSTALLED_APPS]
WAGTAIL_OSTEO_PRACTITIONER_MODEL = "people.Osteopath"
