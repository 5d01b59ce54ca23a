"""The people of a practice, and where each of them works."""

import swapper
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.utils.dates import WEEKDAYS
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.search import index

from ..blocks.links import ProfileLinksBlock
from ..fields import ExtensibleStreamField, TelephoneField
from ..forms import PractitionerForm
from ..forms.choices_panel import ChoicesPanel
from ..opening_hours import WeekdaysField
from ..practice.booking import booking_of, places_of
from ..practice.context import default_practice
from ..practice.countries import country_of, country_of_practice
from ..practice.logins import name_of
from ..practice.site_pages import belongs_to
from ..practice.telephone import Telephone, public_telephone
from ..structured_data.profile_pages import graph_of_practitioner
from ..values.addresses import web_address
from .page_types import condition_models
from .snippets import PracticeSnippet


class AbstractPractitioner(PracticeSnippet):
    """A person who treats patients; subclass it to add fields, and name the subclass in
    ``WAGTAIL_OSTEO_PRACTITIONER_MODEL`` before the first migration."""

    open_graph_type = "profile"
    page_url_name = "wagtail_osteo_practitioners:detail"

    job_title = models.CharField(
        _("title"),
        max_length=120,
        blank=True,
        help_text=_("As on the register: “Registered osteopath”"),
    )
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    biography = RichTextField(
        _("biography"), blank=True, features=["bold", "italic", "link", "ol", "ul"]
    )
    qualifications = models.CharField(
        _("qualifications"),
        max_length=255,
        blank=True,
        help_text=_("As awarded: “BSc (Hons) Osteopathy”"),
    )
    registration_number = models.CharField(
        _("registration number"), max_length=40, blank=True
    )
    register_url = models.URLField(
        _("entry in the register"),
        blank=True,
        help_text=_(
            "The address of your own entry in the regulator’s online register. It "
            "cannot be worked out from the number."
        ),
    )
    languages = models.CharField(
        _("languages"),
        max_length=255,
        blank=True,
        help_text=_("Separated by commas: “English, Polish”"),
    )
    email = models.EmailField(
        _("public e-mail"), blank=True, help_text=_("Shown to visitors.")
    )
    private_email = models.EmailField(
        _("private e-mail"),
        blank=True,
        help_text=_("Never shown. Reminders go here."),
    )
    telephone = TelephoneField(_("telephone"), blank=True)
    profile_links = ExtensibleStreamField(
        ProfileLinksBlock,
        blank=True,
        verbose_name=_("blog and profiles"),
        help_text=_("Your blog, your Facebook page …"),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("login"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Who logs in as this person. Needed to sign off and to be reminded."
        ),
    )
    is_practising = models.BooleanField(
        _("practising"),
        default=True,
        help_text=_("Without it the name stays on pages, and bookings end."),
    )

    # One login, one person: a translation of the person does not take it along.
    exclude_fields_in_copy = [*PracticeSnippet.exclude_fields_in_copy, "user"]

    reading_template = "wagtail_osteo/snippets/practitioner.html"
    base_form_class = PractitionerForm
    panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("name", placeholder=_("Name")),
                FieldPanel("job_title"),
                FieldPanel("photo"),
                FieldPanel("is_practising"),
            ],
            heading=_("Person"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("registration_number"), FieldPanel("register_url")]
                ),
                FieldPanel("qualifications"),
            ],
            heading=_("Registration"),
        ),
        FieldPanel("biography"),
        InlinePanel("clinic_links", label=_("Clinic"), heading=_("Where they work")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("telephone"), FieldPanel("email")]),
                FieldPanel("profile_links"),
                FieldPanel("languages"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [FieldPanel("user"), FieldPanel("private_email"), FieldPanel("slug")],
            heading=_("Behind the scenes"),
        ),
        ChoicesPanel("sites"),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("job_title"),
        index.SearchField("qualifications"),
        index.SearchField("biography"),
        index.FilterField("live"),
        index.FilterField("is_practising"),
        index.FilterField("locale_id"),
    ]

    class Meta(PracticeSnippet.Meta):
        abstract = True
        verbose_name = _("practitioner")
        verbose_name_plural = _("people")

    @cached_property
    def public_telephone(self) -> Telephone | None:
        """The number as the default site's readers dial it: see ``get_telephone``."""
        return self.get_telephone(default_practice())

    def get_telephone(self, practice) -> Telephone | None:
        """The person's own number if one can dial it, else ``None``.

        It is read at their clinics and where the practice's patients are.

        :param practice: ``PracticeSettings``, or ``None``.
        """
        clinics = [link.clinic for link in self.clinic_links.all()]
        countries = {country_of(clinic, practice) for clinic in clinics}
        return public_telephone(
            self.telephone, countries | {country_of_practice(practice)}
        )

    @property
    def register_address(self) -> str:
        """The person’s entry in the register, if it is one of the web."""
        return web_address(self.register_url)

    @classmethod
    def fetch_parts(cls, snippets):
        super().fetch_parts(snippets)
        links = PractitionerClinic.objects.order_by("pk").select_related("clinic")
        prefetch_related_objects(
            snippets, "photo__renditions", Prefetch("clinic_links", links)
        )
        clinics = [link.clinic for each in snippets for link in each.clinic_links.all()]
        clinic_model = links.model._meta.get_field("clinic").related_model
        clinic_model.share_translations(clinics)
        clinic_model.share_sites(clinics)

    def get_graph(self, context):
        """The schema.org graph of its page, to which a subclass may add.

        :param context: that of the page's template, with ``page_address``.
        """
        return graph_of_practitioner(self, context)

    def get_preview_template(self, request, mode_name):
        return "wagtail_osteo/directory/practitioner.html"

    def get_preview_context(self, request, mode_name):
        context = super().get_preview_context(request, mode_name)
        locales = [self.locale_id] if self.locale_id else []
        return {**context, **self.get_page_context(context["practice"], locales)}

    def get_page_context(self, practice, locales: list[int]) -> dict:
        """What stands on the person's page, for visitors and in previews.

        :param practice: ``PracticeSettings``, or ``None``.
        :param locales: keys of the locales that suit the reader, the best first; see
            ``visitors_locales``.
        """
        locale_id = next(iter(locales), None)
        if self.pk:
            self.fetch_parts([self])
        return {
            "person": self,
            "practice": practice,
            "telephone": self.get_telephone(practice),
            "places": places_of(self, practice, locale_id),
            "booking": booking_of(self, practice, locale_id),
            "conditions": self.get_conditions(locale_id, practice),
        }

    def get_conditions(self, locale_id: int | None, practice=None) -> list:
        """What the person wrote or checked and any visitor may see, by title.

        They are found in two queries, whatever types of condition the site has.

        :param practice: the ``PracticeSettings`` on whose site they are; without them,
            any.
        """
        key = self.translation_key
        is_theirs = Q(pk__in=[])
        for model in condition_models():
            theirs = model.objects.filter(
                Q(author__translation_key=key)
                | Q(reviewer__translation_key=key, last_reviewed__isnull=False)
            )
            is_theirs |= Q(pk__in=theirs.values("pk"))
        pages = swapper.load_model("wagtailcore", "Page").objects.live().public()
        if locale_id:
            pages = pages.filter(locale_id=locale_id)
        if practice:
            pages = pages.filter(belongs_to(practice.site_id))
        # What belongs to no site has no address.
        return [page for page in pages.filter(is_theirs).order_by("title") if page.url]

    def validate_unique(self, exclude=None):
        if "user" not in (exclude or ()):
            self._check_login_is_free()
        super().validate_unique(exclude)

    def _check_login_is_free(self):
        if self.user_id is None:
            return
        others = type(self)._default_manager.filter(user=self.user_id)
        other = others.exclude(pk=self.pk).first()
        if other is not None:
            message = _(
                "“%(login)s” is the login of %(person)s already. Take it away there "
                "first."
            ) % {"login": name_of(self.user), "person": other.name}
            raise ValidationError({"user": ValidationError(message, code="unique")})


class Practitioner(AbstractPractitioner):
    """The practitioner that the package ships."""

    class Meta(AbstractPractitioner.Meta):
        swappable = swapper.swappable_setting("wagtail_osteo", "Practitioner")


class PractitionerClinic(models.Model):
    """A practitioner at a clinic: on which days, and how to book them there."""

    practitioner = ParentalKey(
        swapper.get_model_name("wagtail_osteo", "Practitioner"),
        on_delete=models.CASCADE,
        related_name="clinic_links",
    )
    clinic = models.ForeignKey(
        swapper.get_model_name("wagtail_osteo", "Clinic"),
        verbose_name=_("clinic"),
        on_delete=models.CASCADE,
        related_name="practitioner_links",
    )
    days = WeekdaysField(_("days"), blank=True)
    booking_url = models.URLField(
        _("booking link"),
        blank=True,
        help_text=_("Books this person at this clinic. Empty: the clinic’s own link."),
    )

    panels = [FieldPanel("clinic"), FieldPanel("days"), FieldPanel("booking_url")]

    class Meta:
        verbose_name = _("clinic of a practitioner")
        verbose_name_plural = _("clinics of practitioners")
        constraints = [
            models.UniqueConstraint(
                fields=["practitioner", "clinic"],
                name="wagtail_osteo_practitioner_clinic",
                violation_error_message=_("This clinic is in the list already."),
            )
        ]

    def __str__(self):
        return f"{self.practitioner} – {self.clinic}"

    @property
    def day_names(self) -> list[str]:
        """The days, named; unknown ones, which an import may have left, are not."""
        return [str(WEEKDAYS[day]) for day in self.days if day in WEEKDAYS]
