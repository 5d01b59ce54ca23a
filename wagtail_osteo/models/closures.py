"""Days on which a clinic is closed, and the notice that says so on the site."""

import datetime
from collections import defaultdict

import swapper
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from ..forms import ClosureForm
from ..practice.clock import today, today_at, zone_of

# Who is closed for good is no clinic to be shown.
LONGEST_AHEAD = datetime.timedelta(days=3653)
# Midnight after it is a moment in every time zone.
LAST_DAY_SHOWN = datetime.date.max - datetime.timedelta(days=2)


class ClinicClosure(models.Model):
    """Days on which a clinic is closed although its hours say otherwise.

    No draft and no revision: a closed door is a fact, and true at once.
    """

    # It belongs to the clinic, and is no place that the clinic is used in.
    wagtail_reference_index_ignore = True

    clinic = models.ForeignKey(
        swapper.get_model_name("wagtail_osteo", "Clinic"),
        verbose_name=_("clinic"),
        on_delete=models.CASCADE,
        related_name="closures",
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    reason = models.CharField(
        _("reason"), max_length=120, blank=True, help_text=_("“Easter holidays”")
    )
    # What is left empty follows the closure: when its days change, so does the notice.
    notice_from = models.DateField(
        _("show it from"), null=True, blank=True, help_text=_("Empty: from today.")
    )
    notice_until = models.DateField(
        _("show it until"),
        null=True,
        blank=True,
        help_text=_("That day included. Empty: until the last day closed."),
    )
    notice_text = models.TextField(
        _("words of the notice"),
        max_length=300,
        blank=True,
        help_text=_(
            "Empty: the name of the clinic, the days and the reason, in the language "
            "of each page."
        ),
    )

    base_form_class = ClosureForm
    panels = [
        MultiFieldPanel(
            [
                # A practice has one clinic, or a few: no window to search in.
                FieldPanel("clinic", widget=forms.Select),
                FieldRowPanel(
                    [
                        FieldPanel(
                            "first_day",
                            heading=_("First day closed"),
                            help_text=_("Today or later."),
                        ),
                        FieldPanel(
                            "last_day",
                            heading=_("Last day closed"),
                            help_text=_("Leave empty when it is one day."),
                        ),
                    ]
                ),
                FieldPanel(
                    "reason",
                    heading=_("Because of"),
                    help_text=_("Patients read it: “Easter holidays”"),
                ),
            ],
            heading=_("Which days"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("has_notice"),
                FieldRowPanel([FieldPanel("notice_from"), FieldPanel("notice_until")]),
                FieldPanel("notice_text"),
            ],
            heading=_("Notice on the site"),
        ),
    ]

    class Meta:
        ordering = ["first_day"]
        verbose_name = _("closure")
        verbose_name_plural = _("closures")

    def __str__(self):
        return f"{self.clinic}: {self.period}"

    @property
    def period(self) -> str:
        """“Closed on 24 December 2026”, or from a day to another."""
        form = pgettext("date format", "j F Y")
        first, last = (
            date_format(day, form) for day in (self.first_day, self.last_day)
        )
        if self.first_day == self.last_day:
            return gettext("Closed on %(day)s") % {"day": first}
        return gettext("Closed from %(first)s to %(last)s") % {
            "first": first,
            "last": last,
        }

    @property
    def has_notice(self) -> bool:
        """Whether the closure has a notice, also one that is over or yet to come."""
        return self.notice_from is not None

    @property
    def notice_last_day(self) -> datetime.date:
        """The last day on which the notice stands."""
        return self.notice_until or self.last_day

    @property
    def notice_ends(self) -> datetime.datetime:
        """The midnight, at the clinic, with which the notice is over."""
        # An import may have left the last day that there is.
        last_day = min(self.notice_last_day, LAST_DAY_SHOWN)
        day = last_day + datetime.timedelta(days=1)
        zone = zone_of(self.clinic)
        return datetime.datetime.combine(day, datetime.time(), zone)

    def is_announced(self, moment: datetime.datetime | None = None) -> bool:
        """Whether the notice stands at ``moment``, which is now unless given."""
        if not self.has_notice:
            return False
        return self.notice_from <= today_at(self.clinic, moment) <= self.notice_last_day

    def clean(self):
        super().clean()
        if not (self.first_day and self.last_day):
            return
        if self.last_day < self.first_day:
            raise ValidationError(
                {"last_day": _("The last day is before the first day.")}
            )
        if max(self.last_day, self.notice_last_day) > today() + LONGEST_AHEAD:
            raise ValidationError(
                {
                    "last_day": _(
                        "That is more than ten years away. Choose the day on which you "
                        "will look at this again; it can be moved later."
                    )
                }
            )
        if self.has_notice and self.notice_last_day < self.notice_from:
            raise ValidationError(
                {
                    "notice_until": _(
                        "The notice would be over before it begins. Choose a later day."
                    )
                }
            )
        other = self._overlapping()
        if other is not None:
            raise ValidationError(
                {
                    "first_day": _(
                        "These days overlap another closure: %(closure)s. Change that "
                        "one, or choose other days."
                    )
                    % {"closure": other}
                }
            )

    def _overlapping(self) -> "ClinicClosure | None":
        """Another closure of the clinic, in whichever language, on any of the days."""
        if not self.clinic_id:
            return None
        return (
            type(self)
            .objects.filter(
                clinic__translation_key=self.clinic.translation_key,
                first_day__lte=self.last_day,
                last_day__gte=self.first_day,
            )
            .exclude(pk=self.pk)
            .select_related("clinic")
            .first()
        )


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
        found = ClinicClosure.objects.filter(
            clinic__translation_key__in={each.translation_key for each in self.clinics},
            last_day__gte=self.since,
        ).annotate(translation_key=models.F("clinic__translation_key"))
        by_key = defaultdict(list)
        for closure in found:
            by_key[closure.translation_key].append(closure)
        return by_key
