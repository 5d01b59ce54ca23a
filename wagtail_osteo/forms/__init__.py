"""The forms of what the package stores: a site that adds fields may subclass them."""

from .clinics import ClinicForm
from .closures import ClosureForm
from .practitioners import PractitionerForm
from .settings import PracticeSettingsForm

__all__ = ["ClinicForm", "ClosureForm", "PracticeSettingsForm", "PractitionerForm"]
