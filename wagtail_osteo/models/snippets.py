"""What our snippets have in common."""

import logging

from django import forms
from django.conf import settings
from django.conf.urls.i18n import is_language_prefix_patterns_used
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.log_actions import log
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
from ..publishing import NotReadyToPublish
from ..publishing.schedules import REFUSED_ACTION
from ..values.texts import fields_without_words

REQUIRED = forms.Field.default_error_messages["required"]

logger = logging.getLogger(__name__)


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
            ``drop_schedule`` acts instead.
        """
        # A draft may lack them, and no form is asked by bulk actions and workflow.
        missing = fields_without_words(revision.as_object())
        if not missing:
            super().publish(revision, *args, **kwargs)
            return
        refusal = NotReadyToPublish(dict.fromkeys(missing, REQUIRED))
        if kwargs.get("log_action") != "wagtail.publish.scheduled":
            raise refusal
        self.drop_schedule(revision, refusal.messages)

    publish.alters_data = True

    def drop_schedule(self, revision, messages) -> None:
        """Take a version that may not go live off the schedule, and log why.

        Left there, it would be tried every few minutes, and keep what else is due from
        going out.
        """
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        self.report_refusal(messages, revision)

    def report_refusal(self, messages, revision=None) -> None:
        """Log, here and in the history, that what was scheduled was refused."""
        messages = [str(message) for message in messages]
        logger.warning("Schedule of %r refused: %s", self.name, " ".join(messages))
        log(
            instance=self,
            action=REFUSED_ACTION,
            data={"messages": messages},
            revision=revision,
        )

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
        if addresses_name_languages():
            prefetch_related_objects(snippets, "locale")

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

    def get_full_url(self, request=None) -> str:
        """The same with the site's own beginning, or "".

        :param request: tells which site; without it, the default site.
        """
        path = self.get_absolute_url()
        site = path and (
            Site.find_for_request(request)
            if request
            else Site.objects.filter(is_default_site=True).first()
        )
        return site.root_url + path if site else ""

    # Wagtail's own property would not ask this class: previews begin with it.
    full_url = property(get_full_url)

    def full_clean(self, *args, **kwargs):
        self._fill_slug()
        super().full_clean(*args, **kwargs)

    def publish(self, revision, *args, **kwargs):
        """Publish a revision, unless another has what must be its own.

        :raises NotReadyToPublish: with what is not unique any more; but not on
            schedule, where ``drop_schedule`` acts instead.
        """
        # Each draft was checked when it was saved; since then another, with the same
        # slug or login, may have gone live. No form is asked by workflow and schedule.
        version = revision.as_object()
        try:
            version.validate_unique()
            version.validate_constraints()
        except ValidationError as error:
            refusal = NotReadyToPublish(error)
            if kwargs.get("log_action") != "wagtail.publish.scheduled":
                raise refusal from error
            self.drop_schedule(revision, refusal.messages)
        else:
            super().publish(revision, *args, **kwargs)

    publish.alters_data = True

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
