"""Both snippets swapped, in apps whose labels sort before and after all others.

Migrations that lack a dependency run in the order of the labels: the package's own
would come before the table of clinics.
"""

from project_settings import *  # noqa: F403
from project_settings import INSTALLED_APPS

INSTALLED_APPS = ["aaa_people", "zzz_places", *INSTALLED_APPS]
WAGTAIL_OSTEO_PRACTITIONER_MODEL = "aaa_people.Osteopath"
WAGTAIL_OSTEO_CLINIC_MODEL = "zzz_places.Surgery"
