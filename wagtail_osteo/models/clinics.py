"""The places of a practice."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import swapper
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.search import index

from ..blocks.prices import PriceListBlock
from ..choices import country_choices, time_zone_choices
from ..fields import ExtensibleStreamField, TelephoneField
from ..forms import ClinicForm
from ..forms.choices_panel import ChoicesPanel
from ..opening_hours import Interval, OpeningHoursField, SpecialDay
from ..opening_hours.clinic_calendar import ClinicCalendar
from ..opening_hours.status import Opening
from ..practice.clock import now, today_at
from ..practice.context import default_practice
from ..practice.countries import country_of, country_of_practice
from ..practice.maps import DirectionsLink, Map, directions_links, map_of
from ..practice.telephone import Telephone, public_telephone
from ..structured_data.profile_pages import graph_of_clinic
from ..values.addresses import web_address
from .closures import ClinicClosure
from .closures_fetched import Closures
from .languages import choose
from .practitioners import PractitionerClinic
from .snippets import PracticeSnippet

# Enough for whoever plans a visit; who books for later is told by the calendar there.
DAYS_ANNOUNCED = 92


class Colleague(NamedTuple):
    """A person at a clinic: on which days, and their own link to book there, if any."""

    person: Any
    days: list[str]
    booking_url: str


class AbstractClinic(PracticeSnippet):
    """A place where patients are treated; subclass it to add fields, and name the
    subclass in ``WAGTAIL_OSTEO_CLINIC_MODEL`` before the first migration."""

    page_url_name = "wagtail_osteo_clinics:detail"

    street_address = models.TextField(
        _("street address"), blank=True, help_text=_("Building, street and number.")
    )
    locality = models.CharField(_("town or city"), max_length=120, blank=True)
    region = models.CharField(_("county or state"), max_length=120, blank=True)
    postal_code = models.CharField(_("postcode"), max_length=20, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        choices=country_choices,
        help_text=_("Leave empty for the country in Practice details."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        choices=time_zone_choices,
        default=timezone.get_default_timezone_name,
    )
    telephone = TelephoneField(_("telephone"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    booking_url = models.URLField(
        _("booking link"), blank=True, help_text=_("Empty: the practice’s own link.")
    )
    opening_hours = OpeningHoursField(_("opening hours"), blank=True)
    # Not a yes or no: whoever was never asked has not said that the door is open on
    # Christmas Day, nor that it is closed on a local holiday.
    NOT_SAID, CLOSED, OPEN = "", "closed", "open"
    public_holidays = models.CharField(
        _("on public holidays"),
        max_length=10,
        blank=True,
        choices=[
            (NOT_SAID, _("Not said: pages warn that hours may differ")),
            (CLOSED, _("Closed")),
            (OPEN, _("Open as on any other day")),
        ],
        default=NOT_SAID,
        help_text=_("A single day that differs: add it under Closed days."),
    )
    holidays_region = models.CharField(
        _("public holidays of"),
        max_length=60,
        blank=True,
        help_text=_("Where the clinic is: holidays differ within its country."),
    )
    prices = ExtensibleStreamField(PriceListBlock, blank=True, verbose_name=_("prices"))
    accepting_new_patients = models.BooleanField(
        _("accepting new patients"), default=True
    )
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    directions = RichTextField(
        _("how to get here"), blank=True, features=["bold", "link", "ol", "ul"]
    )
    parking = models.TextField(_("parking"), blank=True)
    access = models.TextField(
        _("access for disabled visitors"),
        blank=True,
        help_text=_("Steps, doors, toilets, hearing loop, help on request."),
    )

    base_form_class = ClinicForm
    reading_template = "wagtail_osteo/snippets/clinic.html"
    panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("name", placeholder=_("Name")),
                FieldPanel("photo"),
                FieldPanel("accepting_new_patients"),
            ],
            heading=_("Clinic"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("street_address"),
                FieldRowPanel([FieldPanel("locality"), FieldPanel("region")]),
                FieldRowPanel([FieldPanel("postal_code"), FieldPanel("country")]),
            ],
            heading=_("Address"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("telephone"), FieldPanel("email")]),
                FieldPanel("booking_url"),
            ],
            heading=_("Contact"),
        ),
        FieldPanel("opening_hours"),
        FieldPanel("public_holidays"),
        FieldPanel("holidays_region"),
        FieldPanel("prices"),
        MultiFieldPanel(
            [FieldPanel("directions"), FieldPanel("parking"), FieldPanel("access")],
            heading=_("Getting here"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("time_zone"),
                FieldPanel("slug"),
            ],
            heading=_("Behind the scenes"),
        ),
        ChoicesPanel("sites"),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("locality"),
        index.SearchField("postal_code"),
        index.FilterField("live"),
        index.FilterField("locale_id"),
    ]

    class Meta(PracticeSnippet.Meta):
        abstract = True
        verbose_name = _("clinic")
        verbose_name_plural = _("clinics")

    def clean(self):
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError(
                {"latitude": _("Give both latitude and longitude, or neither.")}
            )

    @cached_property
    def public_telephone(self) -> Telephone | None:
        """The number as the default site's readers dial it: see ``get_telephone``."""
        return self.get_telephone(default_practice())

    def get_telephone(self, practice) -> Telephone | None:
        """The telephone number if one can dial it, else ``None``.

        It is read at the clinic and where the practice's patients are.

        :param practice: ``PracticeSettings``, or ``None``.
        """
        countries = {country_of(self, practice), country_of_practice(practice)}
        return public_telephone(self.telephone, countries)

    @property
    def position(self) -> tuple[Decimal, Decimal] | None:
        """Latitude and longitude, in degrees, if both are known."""
        if self.latitude is None or self.longitude is None:
            return None
        # Unsaved, they may be what somebody typed.
        return Decimal(self.latitude), Decimal(self.longitude)

    @property
    def remarks(self) -> list[str]:
        """What a patient should know before they come, a line each.

        Every template that shows the clinic prints them; a subclass may add its own.
        """
        if self.accepting_new_patients:
            return []
        return [gettext("Not accepting new patients at the moment")]

    @property
    def directions_links(self) -> list[DirectionsLink]:
        """Map services that lead here; templates ask ``osteo_directions`` for them."""
        return directions_links(self, default_practice())

    @property
    def map(self) -> Map | None:
        """The map that a reader may ask for."""
        return map_of(self)

    @property
    def first_visit_price(self):
        """The price marked as the first visit's, or ``None``."""
        for price in self.prices:
            if price.value.get("is_first_visit"):
                return price.value
        return None

    @cached_property
    def next_closure(self) -> ClinicClosure | None:
        """The closure that lasts, or comes next, where the clinic is.

        Days on which it is open at other hours are none.
        """
        coming = ClinicCalendar(self).closures(today_at(self), date.max)
        return next((each for each in coming if not each.hours), None)

    def get_special_days(
        self, first: date, last: date, practice=None
    ) -> list[SpecialDay]:
        """The days from ``first`` to ``last`` on which the weekly hours do not hold.

        Both days are included, and are dates at the clinic. On a day without spans the
        door is closed: for a closure, or for a public holiday that the clinic keeps and
        that falls on a day with hours. By appointment patients may still be seen.

        :param practice: the ``PracticeSettings`` that tell which public holidays count.
            Without them the default site's are fetched.
        """
        return ClinicCalendar(self, practice).special_days(first, last)

    def opening_intervals(
        self, start: datetime | None = None, days: int = 14, practice=None
    ) -> list[Interval]:
        """When the clinic is open for sure, as pairs of moments in UTC, in order.

        A public holiday on which it may be closed is left out.

        :param start: an aware moment, now unless given. An interval that lasts then is
            the first one, and whole.
        :param days: how many days at the clinic, that of ``start`` included. An
            interval that begins on the last of them is whole too.
        :param practice: as for ``get_special_days``.
        """
        return ClinicCalendar(self, practice).intervals(start or now(), days)

    @cached_property
    def closures_fetched(self) -> Closures:
        """Where the clinic's closures are found; shared by clinics fetched together."""
        return Closures([self])

    @classmethod
    def fetch_parts(cls, snippets):
        super().fetch_parts(snippets)
        if snippets:
            closures = Closures(snippets)
            for clinic in snippets:
                clinic.closures_fetched = closures

    def get_graph(self, context):
        """The schema.org graph of its page, to which a subclass may add.

        :param context: that of the page's template, with ``page_address``.
        """
        return graph_of_clinic(self, context)

    def get_preview_template(self, request, mode_name):
        return "wagtail_osteo/directory/clinic.html"

    def get_preview_context(self, request, mode_name):
        context = super().get_preview_context(request, mode_name)
        locales = [self.locale_id] if self.locale_id else []
        return {**context, **self.get_page_context(context["practice"], locales)}

    def get_page_context(self, practice, locales: list[int]) -> dict:
        """What stands on the clinic's page; parameters as for a practitioner's."""
        if self.pk:
            self.fetch_parts([self])
        return {
            "clinic": self,
            "practice": practice,
            "announcements": Opening(self, practice, DAYS_ANNOUNCED).announcements,
            "colleagues": self.get_colleagues(locales, practice),
        }

    def get_colleagues(self, locales: list[int], practice=None) -> list[Colleague]:
        """Who practises here, as visitors may see them, by name.

        :param practice: the ``PracticeSettings`` on whose site it is told. Without
            them, whoever is shown on all sites.
        """
        links = PractitionerClinic.objects.filter(
            clinic__translation_key=self.translation_key,
            practitioner__live=True,
        ).order_by("pk")
        link_of = {link.practitioner_id: link for link in links}
        people = swapper.load_model("wagtail_osteo", "Practitioner").objects
        keys = people.filter(pk__in=link_of).values("translation_key")
        # Also translations without the link: they tell that the person has left.
        on_site = people.model.on_site(practice and practice.site_id)
        shown = people.filter(on_site, translation_key__in=keys, live=True)
        found = choose(shown, locales)
        found = [each for each in found if each.is_practising and each.pk in link_of]
        people.model.share_sites(found)
        prefetch_related_objects(found, "photo__renditions")
        return [
            Colleague(
                person,
                link_of[person.pk].day_names,
                web_address(link_of[person.pk].booking_url),
            )
            for person in found
        ]


class Clinic(AbstractClinic):
    """The clinic that the package ships."""

    class Meta(AbstractClinic.Meta):
        swappable = swapper.swappable_setting("wagtail_osteo", "Clinic")
