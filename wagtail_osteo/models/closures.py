"""Days on which a clinic is closed or has other hours, and the notice that says so."""

import datetime

import swapper
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from ..forms import ClosureForm
from ..opening_hours import OpeningHours, OpeningHoursField
from ..opening_hours.dates import Dates
from ..opening_hours.words import dates_and_hours
from ..practice.clock import today, today_at, zone_of

# Who is closed for good is no clinic to be shown.
TEN_YEARS = datetime.timedelta(days=3653)
# Midnight after it is a moment in every time zone.
LAST_DAY_SHOWN = datetime.date.max - datetime.timedelta(days=2)


class ClinicClosure(models.Model):
    """Days on which a clinic is closed, or has other hours than in its usual week.

    Without ``hours`` it is closed. No draft and no revision: a closed door is a fact,
    and true at once.
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
    every_year = models.BooleanField(
        _("every year"),
        default=False,
        help_text=_("For a season, such as June to August: from this year on."),
    )
    hours = OpeningHoursField(
        _("hours"), help_text=_("Without any the clinic is closed.")
    )
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
        help_text=_("That day included. Empty: until the last of these days."),
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
                            heading=_("First day"),
                            help_text=_("Today or later."),
                        ),
                        FieldPanel(
                            "last_day",
                            heading=_("Last day"),
                            help_text=_("Leave empty when it is one day."),
                        ),
                    ]
                ),
                FieldPanel("every_year"),
            ],
            heading=_("Which days"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("hours", heading=_("Hours on these days")),
                FieldPanel(
                    "reason",
                    heading=_("Because of"),
                    help_text=_("Patients read it: “Easter holidays”"),
                ),
            ],
            heading=_("Closed, or open at other hours"),
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
        # The heading of a form may be that of one in which these were emptied.
        clinic = str(self.clinic) if self.clinic_id else ""
        return ": ".join(filter(None, (clinic, self.period)))

    @property
    def dates(self) -> Dates:
        """From the first day to the last, once or every year."""
        return Dates(self.first_day, self.last_day, self.every_year)

    @property
    def period(self) -> str:
        """“Closed on Thursday 24 December 2026”, or which hours the clinic has then."""
        if not (self.first_day and self.last_day):
            return ""
        return dates_and_hours(self.dates, self.hours)

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
        self._check_days()
        self._check_hours()
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

    def _check_days(self):
        if self.last_day < self.first_day:
            raise ValidationError(
                {"last_day": _("The last day is before the first day.")}
            )
        if max(self.last_day, self.notice_last_day) > today() + TEN_YEARS:
            raise ValidationError(
                {
                    "last_day": _(
                        "That is more than ten years away. Choose the day on which you "
                        "will look at this again; it can be moved later."
                    )
                }
            )
        if self.first_day < today() - TEN_YEARS:
            raise ValidationError(
                {"first_day": _("That is more than ten years ago. Check the year.")}
            )
        if self.every_year and self.dates.is_longer_than_a_year:
            raise ValidationError(
                {
                    "last_day": _(
                        "What comes every year must be over within a year. Choose an "
                        "earlier day."
                    )
                }
            )

    def _check_hours(self):
        days = self.hours.days()
        if self.hours and all(days[each].is_closed for each in self.dates.weekdays):
            period = dates_and_hours(self.dates, OpeningHours())
            raise ValidationError(
                {
                    "hours": _(
                        "None of these days has hours: %(period)s. Type the hours of "
                        "a day of the week that is among them."
                    )
                    % {"period": period}
                }
            )

    def _overlapping(self) -> "ClinicClosure | None":
        """Another one of the clinic, in whichever language, that counts no more or less
        than this one on any of the days."""
        if not self.clinic_id:
            return None
        others = self.not_over_before(self.first_day).filter(
            clinic__translation_key=self.clinic.translation_key
        )
        for other in others.exclude(pk=self.pk).select_related("clinic"):
            same_kind = other.dates.precedence == self.dates.precedence
            if same_kind and other.dates.overlap(self.dates):
                return other
        return None

    @classmethod
    def not_over_before(cls, day: datetime.date) -> models.QuerySet:
        """Those of which ``day`` or a later one may be among the days."""
        return cls.objects.filter(
            models.Q(last_day__gte=day) | models.Q(every_year=True)
        )
