"""The models of the package; everything a site imports comes from here."""

from .alternative_names import AlternativeName
from .body_regions import BodyRegion
from .clinics import AbstractClinic, Clinic
from .closures import ClinicClosure
from .condition_indexes import ConditionIndexPageMixin
from .conditions import ConditionPageMixin
from .first_visits import FirstVisit
from .practitioners import AbstractPractitioner, Practitioner, PractitionerClinic
from .red_flag_sets import RedFlagSet
from .review_reminders import ReviewReminder
from .settings import PracticeSettings
from .snippets import OsteoSnippet, PracticeSnippet

__all__ = [
    "AbstractClinic",
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
