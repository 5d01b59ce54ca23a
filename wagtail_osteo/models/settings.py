"""Practice details: what a site says of the practice as a whole."""

import swapper
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import register_setting

from ..blocks.links import ProfileLinksBlock
from ..conf import conf
from ..fields import ExtensibleStreamField
from ..forms import PracticeSettingsForm
from ..forms.panels import CountryFaultPanel, EmergencyNumbersPanel
from ..jurisdictions import Jurisdiction, jurisdiction_choices
from ..practice.fallback import country_of, is_known, view_of


@register_setting(icon="home")
class PracticeSettings(BaseSiteSetting):
    """Practice details of one site: name, country, clinic, links, review interval."""

    practice_name = models.CharField(
        _("name of the practice"), max_length=200, blank=True
    )
    legal_name = models.CharField(
        _("legal name"),
        max_length=200,
        blank=True,
        help_text=_("If the business is registered under another name."),
    )
    jurisdiction = models.CharField(
        _("where are your patients?"),
        max_length=10,
        blank=True,
        choices=jurisdiction_choices,
        help_text=_("Sets emergency numbers and advertising rules."),
    )
    nation = models.CharField(
        _("nation"),
        max_length=40,
        blank=True,
        help_text=_("Where services differ within the country."),
    )
    default_clinic = models.ForeignKey(
        swapper.get_model_name("wagtail_osteo", "Clinic"),
        verbose_name=_("clinic"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on condition pages."),
    )
    booking_url = models.URLField(_("booking link"), blank=True)
    profile_links = ExtensibleStreamField(
        ProfileLinksBlock, blank=True, verbose_name=_("blog and social media")
    )
    review_interval_months = models.PositiveSmallIntegerField(
        _("check each page every … months"),
        default=36,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("Health information should be checked at least every 36 months."),
    )
    private_clinic_line = models.CharField(
        _("line on private care"),
        max_length=120,
        blank=True,
        default="Private clinic",
        help_text=_("Shown with the clinic, so that nobody expects free treatment."),
    )

    # Fetched with the settings: nearly every page shows the clinic. Not its photo: a
    # site's own clinic may have none.
    select_related = ["default_clinic"]

    base_form_class = PracticeSettingsForm
    panels = [
        EmergencyNumbersPanel(),
        MultiFieldPanel(
            [
                CountryFaultPanel(),
                FieldPanel("jurisdiction"),
                FieldPanel("nation"),
                FieldRowPanel([FieldPanel("practice_name"), FieldPanel("legal_name")]),
            ],
            heading=_("Practice"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("default_clinic"),
                FieldPanel("booking_url"),
                FieldPanel("private_clinic_line"),
            ],
            heading=_("Coming in"),
        ),
        FieldPanel("profile_links"),
        FieldPanel("review_interval_months"),
    ]

    class Meta:
        verbose_name = _("practice details")
        verbose_name_plural = _("practice details")
        # On a model that every site has: condition pages may be a site's own type.
        permissions = [("mark_as_checked", "Can mark conditions as checked")]

    def __str__(self):
        return capfirst(super().__str__())

    def clean(self):
        super().clean()
        clinic = self.default_clinic
        if clinic is not None and not clinic.is_on_site(self.site_id):
            raise ValidationError(
                {
                    "default_clinic": _(
                        "“%(clinic)s” is not shown on this site. Choose another "
                        "clinic, or tick this site under “Shown on” of the clinic."
                    )
                    % {"clinic": clinic}
                }
            )
        country = self.get_country()
        known = {nation.code for nation in country.nations}
        if self.nation and self.nation not in known:
            raise ValidationError(
                {"nation": _("Choose a nation of the country above, or none.")}
            )
        if known and not self.nation:
            # Without it the page can only say what is true in each of them.
            raise ValidationError(
                {
                    "nation": _(
                        "The number for urgent help differs within %(country)s. Choose "
                        "where your patients live."
                    )
                    % {"country": country.name}
                }
            )

    def get_country(self) -> Jurisdiction:
        """The country as a whole; the site's own where the one named has no file."""
        return country_of(self.jurisdiction)

    def get_jurisdiction(self) -> Jurisdiction:
        """The country, or its nation, whose numbers and services pages show."""
        return view_of(self.jurisdiction, self.nation)

    def get_country_fault(self) -> str:
        """Why pages show other numbers than Practice details name; mostly empty."""
        shown = self.get_jurisdiction()
        named = self.jurisdiction or conf.default_jurisdiction
        if not is_known(named):
            return _(
                "“%(named)s” stands here as the country, and there is no such country. "
                "Pages show the emergency numbers of %(country)s. Choose where your "
                "patients are, and save."
            ) % {"named": named, "country": shown.name}
        if self.nation and self.nation != shown.nation:
            return _(
                "“%(named)s” stands here as the nation, and is no part of %(country)s. "
                "Pages show what is true in all of it. Choose a nation, and save."
            ) % {"named": self.nation, "country": shown.name}
        return ""

    def published_clinic(self, locale_id: int | None = None):
        """The practice's clinic as a visitor may see it, or ``None``."""
        clinic = self.default_clinic
        if clinic is None or not clinic.is_on_site(self.site_id):
            return None
        return clinic.published(locale_id)
