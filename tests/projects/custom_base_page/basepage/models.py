from django.db import models
from wagtail.models import AbstractPage


class BasePage(AbstractPage):
    hero_text = models.CharField(max_length=120, blank=True)

    content_panels = AbstractPage.content_panels + ["hero_text"]
