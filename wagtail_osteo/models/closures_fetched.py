"""The closures of many clinics, in one query."""

import datetime
from collections import defaultdict

from django.db import models
from django.utils.functional import cached_property

from ..practice.clock import today_at
from .closures import ClinicClosure


class Closures:
    """The closures of clinics that were fetched together, in whichever language.

    They are fetched in one query for all, the first time that one of them is asked for:
    not every section that names a clinic says when it is closed.

    :param since: the first day of interest. Unless given it is yesterday, whose last
        span may run into today, at the westernmost of the clinics.
    """

    def __init__(self, clinics, since: datetime.date | None = None):
        self.clinics = clinics
        if since is not None:
            self.since = since

    @cached_property
    def since(self) -> datetime.date:
        earliest = min(today_at(clinic) for clinic in self.clinics)
        return earliest - datetime.timedelta(days=1)

    def back_to(self, day: datetime.date) -> "Closures":
        """The closures of the same clinics from an earlier day on."""
        return Closures(self.clinics, since=day)

    def of(self, clinic) -> list:
        """The closures of one of the clinics, the earliest first."""
        return self._by_key[clinic.translation_key]

    @cached_property
    def _by_key(self) -> dict:
        # A closed door is closed in every language that the clinic is described in.
        found = ClinicClosure.not_over_before(self.since).filter(
            clinic__translation_key__in={each.translation_key for each in self.clinics},
        )
        found = found.annotate(translation_key=models.F("clinic__translation_key"))
        by_key = defaultdict(list)
        for closure in found:
            by_key[closure.translation_key].append(closure)
        return by_key
