from django.db import models

from wagtail_osteo.models import AbstractClinic


class Surgery(AbstractClinic):
    manager = models.ForeignKey(
        "aaa_people.Osteopath",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = AbstractClinic.panels + ["manager"]
