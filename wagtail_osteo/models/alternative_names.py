"""Other names of conditions, in a table so that an A–Z needs no page bodies."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..base_page import get_page_model_string


class AlternativeName(models.Model):
    """A name that a live condition is also known by.

    Derived from the page's ``also_known_as`` each time it is saved live; never edited.
    """

    page = models.ForeignKey(
        get_page_model_string(),
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    name = models.CharField(_("name"), max_length=500, db_index=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("alternative name")
        verbose_name_plural = _("alternative names")

    def __str__(self):
        return self.name

    @classmethod
    def synchronise(cls, page, names: list[str]) -> None:
        """Make ``names`` the names stored for ``page``."""
        rows = cls.objects.filter(page_id=page.pk)
        if sorted(rows.values_list("name", flat=True)) == sorted(names):
            return
        rows.delete()
        cls.objects.bulk_create(cls(page_id=page.pk, name=name) for name in names)
