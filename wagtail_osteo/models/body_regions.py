"""Where in the body a condition is felt."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyRegion(models.Model):
    """A region of the body. The table has one row for each of ``Region``."""

    class Region(models.TextChoices):
        HEAD = "head", _("Head")
        JAW = "jaw", _("Jaw")
        NECK = "neck", _("Neck")
        SHOULDER = "shoulder", _("Shoulder")
        UPPER_BACK = "upper-back", _("Upper back")
        CHEST = "chest", _("Chest and ribs")
        ELBOW = "elbow", _("Elbow")
        WRIST_HAND = "wrist-hand", _("Wrist and hand")
        LOWER_BACK = "lower-back", _("Lower back")
        ABDOMEN = "abdomen", _("Tummy")
        PELVIS = "pelvis", _("Pelvis")
        HIP = "hip", _("Hip")
        THIGH = "thigh", _("Thigh")
        KNEE = "knee", _("Knee")
        CALF = "calf", _("Calf and shin")
        ANKLE_FOOT = "ankle-foot", _("Ankle and foot")
        WHOLE_BODY = "whole-body", _("Whole body")

    slug = models.SlugField(_("slug"), max_length=40, unique=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["sort_order"]
        verbose_name = _("body region")
        verbose_name_plural = _("body regions")

    def __str__(self):
        return str(self.name)

    @property
    def name(self) -> str:
        """The region's name in the active language."""
        try:
            return self.Region(self.slug).label
        except ValueError:
            return self.slug

    @classmethod
    def synchronise(cls, using: str = "default") -> None:
        """Give the table its rows; run after each migration, and after a flush."""
        for order, region in enumerate(cls.Region):
            cls.objects.using(using).update_or_create(
                slug=region.value, defaults={"sort_order": order}
            )
