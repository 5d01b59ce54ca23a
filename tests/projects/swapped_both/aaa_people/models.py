from django.db import models

from wagtail_osteo.models import AbstractPractitioner


class Osteopath(AbstractPractitioner):
    practising_since = models.PositiveSmallIntegerField(null=True, blank=True)

    panels = AbstractPractitioner.panels + ["practising_since"]
