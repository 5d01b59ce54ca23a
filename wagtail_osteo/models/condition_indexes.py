"""What is stored of a list of conditions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField


class AbstractConditionIndex(models.Model):
    """The fields of a list of conditions, whichever page type has them."""

    introduction = RichTextField(
        _("introduction"), blank=True, features=["bold", "italic", "link"]
    )

    class Meta:
        abstract = True
