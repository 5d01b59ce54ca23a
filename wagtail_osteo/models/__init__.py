"""The tables of the package; everything a site imports comes from here.

The mixins that make page types of conditions stand above the tables, in
``wagtail_osteo.conditions``. They go by this address too, where a Wagtail developer
looks for what a page is made of.
"""

from importlib import import_module

from .alternative_names import AlternativeName
from .body_regions import BodyRegion
from .clinics import AbstractClinic, Clinic
from .closures import ClinicClosure
from .condition_indexes import AbstractConditionIndex
from .conditions import AbstractCondition
from .first_visits import FirstVisit
from .practitioners import AbstractPractitioner, Practitioner, PractitionerClinic
from .red_flag_sets import RedFlagSet
from .review_reminders import ReviewReminder
from .settings import PracticeSettings
from .snippets import OsteoSnippet, PracticeSnippet

__all__ = [
    "AbstractClinic",
    "AbstractCondition",
    "AbstractConditionIndex",
    "AbstractPractitioner",
    "AlternativeName",
    "BodyRegion",
    "Clinic",
    "ClinicClosure",
    "ConditionIndexPageMixin",
    "ConditionPageMixin",
    "FirstVisit",
    "OsteoSnippet",
    "PracticeSettings",
    "PracticeSnippet",
    "Practitioner",
    "PractitionerClinic",
    "ReviewReminder",
    "RedFlagSet",
]

PAGE_MIXINS = {"ConditionIndexPageMixin", "ConditionPageMixin"}


def __getattr__(name):
    # Imported above, they would load page types before the tables that those stand on.
    if name in PAGE_MIXINS:
        return getattr(import_module("wagtail_osteo.conditions"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
