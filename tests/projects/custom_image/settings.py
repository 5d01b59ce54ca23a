from project_settings import *  # noqa: F403
from project_settings import INSTALLED_APPS

INSTALLED_APPS = ["pictures", *INSTALLED_APPS]
WAGTAILIMAGES_IMAGE_MODEL = "pictures.Picture"
