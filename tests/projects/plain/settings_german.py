"""A site whose language and keys are not those of the committed migrations."""

from project_settings import *  # noqa: F403

LANGUAGE_CODE = "de"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
