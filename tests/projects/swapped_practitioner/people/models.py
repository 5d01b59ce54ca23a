from django.db import models
from wagtail.admin.panels import FieldPanel

from wagtail_osteo.models import AbstractPractitioner


class Osteopath(AbstractPractitioner):
    practising_since = models.PositiveSmallIntegerField(null=True, blank=True)
    main_clinic = models.ForeignKey(
        "wagtail_osteo.Clinic",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = AbstractPractitioner.panels + [
        FieldPanel("practising_since"),
        FieldPanel("main_clinic"),
    ]

    class Meta(AbstractPractitioner.Meta):
        verbose_name = "osteopath"
