"""Which checks people were reminded of."""

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..base_page import get_page_model_string


class ReviewReminder(models.Model):
    """An e-mail that said when the check of a page is due, or was.

    There is one at most of each kind for a page and a date, whoever got it.
    """

    # A log: nobody chose the person it names.
    wagtail_reference_index_ignore = True

    class Kind(models.TextChoices):
        DUE_SOON = "due-soon", _("Due soon")
        OVERDUE = "overdue", _("Overdue")

    page = models.ForeignKey(
        get_page_model_string(),
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    due_date = models.DateField(_("due"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    practitioner = models.ForeignKey(
        swapper.get_model_name("wagtail_osteo", "Practitioner"),
        verbose_name=_("sent to"),
        null=True,
        # The page was dealt with, even when the person is gone.
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)

    class Meta:
        verbose_name = _("reminder of a check")
        verbose_name_plural = _("reminders of checks")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "due_date", "kind"],
                name="wagtail_osteo_review_reminder",
            )
        ]

    def __str__(self):
        return f"{self.page}: {self.get_kind_display()}, {self.due_date}"
