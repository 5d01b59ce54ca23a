"""What our snippets have in common."""

from django import forms
from django.conf import settings
from django.conf.urls.i18n import is_language_prefix_patterns_used
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    Site,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from ..conf import conf
from ..forms.typed_text import TypedTextForm
from ..practice.context import practice_for
from ..practice.site_pages import site_addresses
from ..publishing import NotReadyToPublish
from ..publishing.locks import in_turn
from ..publishing.schedules import refuse_scheduled_publication
from ..values.texts import fields_without_words
from .one_writer import OneWriter
from .sites import ChosenSites, on_site

REQUIRED = forms.Field.default_error_messages["required"]


class Translations:
    """The live translations of snippets that were fetched together.

    They are fetched in one query for all, the first time that one of them is asked for:
    never on a page in the snippets' own language.
    """

    def __init__(self, snippets, with_parts):
        self.snippets = snippets
        self.with_parts = with_parts

    @cached_property
    def by_key(self) -> dict:
        model = type(self.snippets[0])
        keys = {snippet.translation_key for snippet in self.snippets}
        found = list(model.objects.filter(translation_key__in=keys, live=True))
        if self.with_parts:
            model.fetch_parts(found)
        return {(each.translation_key, each.locale_id): each for each in found}


class OsteoSnippet(
    OneWriter,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """What is written once and shown wherever it is chosen.

    It has drafts, revisions, locking, workflow, preview, search and translations. Pages
    show what ``published`` gives.
    """

    # Shows the snippet as a page would, given the context of its preview.
    reading_template: str

    name = models.CharField(_("name"), max_length=200)

    base_form_class = TypedTextForm

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name

    @in_turn
    def save(self, *args, **kwargs):
        partly = kwargs.get("update_fields") is not None
        if partly or self.catch_up_with(self.lock_row()):
            super().save(*args, **kwargs)

    save.alters_data = True

    def delete(self, *args, **kwargs):
        return self._delete(self.pk, *args, **kwargs)

    delete.alters_data = True

    @in_turn
    def _delete(self, key, *args, **kwargs):
        # Django has taken it away when the database refuses to commit.
        self.pk = key
        # Before it is asked what names the snippet: nothing more will until it is gone.
        self.lock_row()
        return super().delete(*args, **kwargs)

    def get_preview_template(self, request, mode_name):
        return "wagtail_osteo/snippets/preview.html"

    def get_preview_context(self, request, mode_name):
        context = super().get_preview_context(request, mode_name)
        return {
            **context,
            "osteo_base_template": conf.base_template,
            "practice": practice_for(context),
        }

    def publish(self, revision, *args, **kwargs):
        """Publish a revision, unless a name or a text that must be given has no words.

        :raises NotReadyToPublish: with what is missing; but not on schedule, where
            ``refuse_scheduled_publication`` acts instead.
        """
        # A draft may lack them, and no form is asked by bulk actions and workflow.
        missing = fields_without_words(revision.as_object())
        if not missing:
            super().publish(revision, *args, **kwargs)
            return
        refusal = NotReadyToPublish(dict.fromkeys(missing, REQUIRED))
        if kwargs.get("log_action") != "wagtail.publish.scheduled":
            raise refusal
        refuse_scheduled_publication(self, revision, refusal)

    publish.alters_data = True

    @classmethod
    def share_translations(cls, snippets, with_parts: bool = False) -> None:
        """Let ``snippets`` find their translations together, in one query if needed.

        :param with_parts: fetch the parts of the translations too.
        """
        if snippets:
            translations = Translations(snippets, with_parts)
            for snippet in snippets:
                snippet._translations = translations

    @classmethod
    def fetch_parts(cls, snippets) -> None:
        """Fetch what sections show of each of ``snippets``, for all of them at once."""

    def published(self, locale_id: int | None = None):
        """The version that a visitor may see, or ``None``.

        :param locale_id: locale of the page that shows it. Its live translation wins;
            without one, this snippet serves. A snippet that is not live is absent.
        """
        if locale_id and locale_id != self.locale_id:
            if not hasattr(self, "_translations"):
                self.share_translations([self])
            translation = self._translations.by_key.get(
                (self.translation_key, locale_id)
            )
            if translation is not None:
                return translation
        return self if self.live else None


def addresses_name_languages() -> bool:
    """Whether the site’s addresses begin with a language (``i18n_patterns``)."""
    urlconf = get_urlconf(settings.ROOT_URLCONF)
    return is_language_prefix_patterns_used(urlconf)[0]


class PracticeSnippet(OsteoSnippet):
    """A person or a place of the practice, which may have a page of its own.

    ``page_url_name`` is the name of that page's address, whatever the model is called.
    """

    page_url_name: str

    slug = models.SlugField(
        _("slug"),
        max_length=200,
        blank=True,
        allow_unicode=True,
        help_text=_("The last part of the address of its page. Filled from the name."),
    )

    sites = ParentalManyToManyField(
        "wagtailcore.Site",
        verbose_name=_("shown on"),
        blank=True,
        related_name="+",
        help_text=_("Tick none for all sites."),
    )

    # A choice holds in all languages, so a translation does not take it along.
    exclude_fields_in_copy = ["sites"]

    class Meta(OsteoSnippet.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "slug"],
                name="%(app_label)s_%(class)s_slug",
                violation_error_message=_("This slug is in use already."),
            )
        ]

    @classmethod
    def fetch_parts(cls, snippets):
        super().fetch_parts(snippets)
        cls.share_sites(snippets)
        if addresses_name_languages():
            prefetch_related_objects(snippets, "locale")

    @classmethod
    def share_sites(cls, snippets) -> None:
        """Let ``snippets`` find their sites together, in one query if needed."""
        chosen = ChosenSites(snippets)
        for snippet in snippets:
            snippet.sites_fetched = chosen

    @cached_property
    def sites_fetched(self) -> ChosenSites:
        """Where its sites are found; shared by snippets fetched together."""
        return ChosenSites([self])

    @classmethod
    def on_site(cls, site_id: int | None, prefix: str = "") -> Q:
        """Selects what is shown on a site, whether live or not.

        :param site_id: ``None`` for an address of no site.
        :param prefix: leads from what is filtered to the snippet: ``"clinic__"``.
        """
        return on_site(cls, site_id, prefix)

    def is_on_site(self, site_id: int | None) -> bool:
        """The same of one: whether the directory and lists of a site show it."""
        chosen = self.sites_fetched.of(self)
        return not chosen or site_id in chosen

    def published(self, locale_id: int | None = None):
        found = super().published(locale_id)
        if found is not None:
            found.sites_fetched = self.sites_fetched
        return found

    def get_absolute_url(self) -> str:
        """The address of its page within the site, or "" where the site has no such
        pages: see ``wagtail_osteo.urls``.

        Where addresses begin with a language, it is that of the snippet, whose
        ``locale`` is then best fetched along: see ``fetch_parts``.
        """
        if not addresses_name_languages():
            return self._address()
        with translation.override(self.locale.language_code):
            return self._address()

    def get_addresses(self) -> set[str]:
        """All addresses that show it: also those of languages that it stands in for."""
        if not addresses_name_languages():
            return {self._address()} - {""}
        addresses = set()
        for code, _name in settings.LANGUAGES:
            with translation.override(code):
                addresses.add(self._address())
        return addresses - {""}

    def _address(self) -> str:
        try:
            return reverse(self.page_url_name, args=[self.slug])
        except NoReverseMatch:
            return ""

    def get_url(self, request=None) -> str:
        """The address for a link: the same, or a full one to a site that shows it.

        :param request: tells from which site the link leads.
        """
        path = self.get_absolute_url()
        site = request and Site.find_for_request(request)
        if not path or self.is_on_site(site and site.pk):
            return path
        return self.get_full_url(request)

    def get_full_url(self, request=None) -> str:
        """The same with the beginning of a site that shows it, or "".

        :param request: tells which site that is, if it does; without it, the default
            site.
        """
        path = self.get_absolute_url()
        if not path:
            return ""
        site = (
            Site.find_for_request(request)
            if request
            else Site.objects.filter(is_default_site=True).first()
        )
        if self.is_on_site(site and site.pk):
            root = site.root_url if site else ""
        else:
            addresses = site_addresses()
            chosen = sorted(self.sites_fetched.of(self))
            root = next((addresses[key] for key in chosen if key in addresses), "")
        return root and root + path

    @property
    def full_url(self) -> str:
        """Where a preview begins: on a site that this version is to be shown on."""
        path = self.get_absolute_url()
        chosen = list(self.sites.all()) if path and self.pk else []
        if not chosen:
            return self.get_full_url()
        site = min(chosen, key=lambda site: (not site.is_default_site, site.pk))
        return site.root_url + path

    def full_clean(self, *args, **kwargs):
        self._fill_slug()
        super().full_clean(*args, **kwargs)

    def publish(self, revision, *args, **kwargs):
        """Publish a revision, unless another has what must be its own.

        :raises NotReadyToPublish: with what is not unique any more; but not on
            schedule, where ``refuse_scheduled_publication`` acts instead.
        """
        # Each draft was checked when it was saved; since then another, with the same
        # slug or login, may have gone live. No form is asked by workflow and schedule.
        version = revision.as_object()
        try:
            version.validate_unique()
            version.validate_constraints()
            version.check_sites_are_left(revision)
        except ValidationError as error:
            refusal = NotReadyToPublish(error)
            if kwargs.get("log_action") != "wagtail.publish.scheduled":
                raise refusal from error
            refuse_scheduled_publication(self, revision, refusal)
        else:
            super().publish(revision, *args, **kwargs)

    publish.alters_data = True

    def check_sites_are_left(self, revision) -> None:
        """Refuse a version whose sites are all deleted: it would go to all others.

        :raises ValidationError: says what to do.
        """
        if revision.content.get("sites") and not self.sites.all():
            raise ValidationError(
                _(
                    "The site that “%(name)s” was to be shown on is deleted. Open the "
                    "form, see where it is to be shown now, and publish it again."
                )
                % {"name": self.name}
            )

    def validate_constraints(self, exclude=None):
        # Forms have no field for the locale, and Django would not check the slug.
        super().validate_constraints(exclude=set(exclude or ()) - {"locale"})

    def save(self, *args, **kwargs):
        self._fill_slug()
        super().save(*args, **kwargs)

    def _fill_slug(self):
        """Fill an empty slug from the name, numbered when another snippet has it."""
        if self.slug:
            return
        base = slugify(self.name, allow_unicode=True) or type(self)._meta.model_name
        others = type(self).objects.exclude(pk=self.pk)
        if self.locale_id:
            others = others.filter(locale_id=self.locale_id)
        taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
        slug, number = base, 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        self.slug = slug
