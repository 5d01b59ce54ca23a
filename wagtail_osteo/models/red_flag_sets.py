"""Medical-help texts: signs that call for help, signed off once for many pages."""

from copy import copy

import swapper
from django.db import models
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.search import index

from ..blocks.red_flag_sets import RedFlagSetLevelsBlock, RedFlagSetSourcesBlock
from ..blocks.red_flags import RedFlagsBlock
from ..blocks.references import ReferencesBlock
from ..fields import ExtensibleStreamField
from ..practice.vouching import MAY_VOUCH
from ..publishing import NotSignedOff, RedFlagSetInUse
from ..publishing.locks import in_turn, locked
from ..publishing.red_flag_sets import (
    SIGNED_FIELDS,
    check_not_shown,
    check_signed_off,
    keep_what_was_signed,
    words_of,
)
from ..publishing.schedules import refuse_scheduled_end, refuse_scheduled_publication
from .snippets import OsteoSnippet

SIGN_OFF_FIELDS = ["signed_off_by", "signed_off_on", "signed_off_revision"]

# What selects the texts of which nobody has signed off the newest version.
AWAITS_SIGN_OFF = models.Q(live=False) | models.Q(has_unpublished_changes=True)


class Signers:
    """Who can sign off texts that were fetched together: asked once for all of them."""

    @cached_property
    def names(self) -> list[str]:
        """The names of those who can, in order."""
        people = swapper.load_model("wagtail_osteo", "Practitioner").objects
        users = ModelPermissionPolicy(RedFlagSet).users_with_permission("sign_off")
        found = people.filter(MAY_VOUCH, user__in=users).order_by("name")
        return list(found.values_list("name", flat=True))


class RedFlagSet(OsteoSnippet):
    """Signs that call for medical help, with their sources, for every page that
    chooses them. What visitors see is the version that was signed off last."""

    levels = ExtensibleStreamField(
        RedFlagSetLevelsBlock,
        blank=True,
        verbose_name=_("signs"),
        help_text=_(
            "By how soon the reader must act. Numbers come from Practice details."
        ),
    )
    sources = ExtensibleStreamField(
        RedFlagSetSourcesBlock,
        blank=True,
        verbose_name=_("sources"),
        help_text=_("What the signs rest on. At least one before the sign-off."),
    )
    signed_off_by = models.ForeignKey(
        swapper.get_model_name("wagtail_osteo", "Practitioner"),
        verbose_name=_("signed off by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    signed_off_on = models.DateField(
        _("signed off on"), null=True, blank=True, editable=False
    )
    signed_off_revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("version signed off"),
        null=True,
        blank=True,
        editable=False,
        on_delete=keep_what_was_signed,
        related_name="+",
    )

    # Another language is another text: whoever signs it must have read that one.
    exclude_fields_in_copy = SIGN_OFF_FIELDS

    reading_template = "wagtail_osteo/snippets/red_flag_set.html"
    panels = [
        FieldPanel(
            "name",
            help_text=_(
                "For your own list, patients do not see it: “Hot, swollen joint”"
            ),
        ),
        FieldPanel("levels"),
        FieldPanel("sources"),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("levels"),
        index.FilterField("live"),
        index.FilterField("has_unpublished_changes"),
        index.FilterField("locale_id"),
    ]

    class Meta(OsteoSnippet.Meta):
        verbose_name = _("medical-help text")
        verbose_name_plural = _("medical-help texts")
        permissions = [("sign_off_redflagset", _("Can sign off medical-help texts"))]

    @classmethod
    def lock_chosen(cls, keys) -> None:
        """Keep the texts of ``keys`` as they are until the transaction ends.

        In every language: a page shows that of its own, if there is one.
        """
        chosen = cls.objects.filter(pk__in=keys).values("translation_key")
        shown = cls.objects.filter(translation_key__in=chosen)
        # By their keys, so that every database takes them in that order.
        keys = list(shown.values_list("pk", flat=True))
        list(locked(cls.objects.filter(pk__in=keys)).values_list("pk"))

    @property
    def level_values(self) -> list:
        """The levels as the page's own section has them."""
        return [child.value for child in self.levels]

    @property
    def awaits_sign_off(self) -> bool:
        """Whether nobody has signed off the newest version: ``AWAITS_SIGN_OFF``."""
        return not self.live or self.has_unpublished_changes

    @property
    def sign_off_status(self) -> str:
        """Where the text stands, in words for the editor."""
        if not self.live:
            return gettext("Not yet clinically reviewed")
        if self.has_unpublished_changes:
            return gettext("Changes await sign-off")
        return gettext("Signed off")

    @property
    def signature(self) -> str:
        """“Sam Example, 3 March 2026”: who signed off what visitors see, and when."""
        if not self.signed_off_on:
            return ""
        form = pgettext("date format", "j F Y")
        parts = [self.signed_off_by and self.signed_off_by.name]
        return ", ".join(filter(None, [*parts, date_format(self.signed_off_on, form)]))

    @cached_property
    def signers(self) -> Signers:
        """Who can sign it off; shared by texts that were fetched together."""
        return Signers()

    @classmethod
    def fetch_parts(cls, snippets):
        super().fetch_parts(snippets)
        signers = Signers()
        for text in snippets:
            text.signers = signers

    def why_not_live(self) -> str:
        """Tells the editor of a page why this text keeps it from going live."""
        names = self.signers.names
        if names:
            return gettext(
                "“%(text)s” is not signed off, so patients cannot see it. Ask one of "
                "these to sign it off: %(names)s. Or take it out of the page."
            ) % {"text": self.name, "names": ", ".join(names)}
        return gettext(
            "“%(text)s” is not signed off, so patients cannot see it. Nobody can sign "
            "it off yet: an osteopath who practises needs a published entry under "
            "People with a login in it, and that login the permission “Can sign off "
            "medical-help texts”. Or take the text out of the page."
        ) % {"text": self.name}

    @in_turn
    def save(self, *args, **kwargs):
        """Save the text, unless it would go live, or vanish, and may not.

        :raises NotSignedOff: nobody signed off the version that would go live.
        :raises RedFlagSetInUse: live pages show the text, which would be live no more.
        """
        stored = self.lock_row()
        written = kwargs.get("update_fields")
        if written is None and not self.catch_up_with(stored):
            return
        if self._guard(written) and written is not None:
            kwargs["update_fields"] = [*written, *SIGN_OFF_FIELDS]
        super().save(*args, **kwargs)

    def _guard(self, written) -> bool:
        """Refuse to go live without a sign-off, and to vanish from live pages.

        All routes end in ``save``; few of them ask anything before.

        :param written: the names of the fields that are about to be saved, or ``None``.
        :returns: whether the text is withdrawn, and its sign-off with it.
        """
        changes = ["live", "live_revision", "signed_off_revision", *SIGNED_FIELDS]
        if written is not None:
            changes = [
                name
                for name in changes
                if not {name, self._meta.get_field(name).attname}.isdisjoint(written)
            ]
        if not changes:
            # A live text that saves a draft writes the draft's bookkeeping only.
            return False
        stored = (
            type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
        )
        after = copy(stored or self)
        for name in changes:
            setattr(after, name, getattr(self, name))
        if after.live:
            # Another change, such as a lock, must stay possible whoever signed what.
            if stored is None or _shown(after) != _shown(stored):
                check_signed_off(after, stored)
        elif stored is not None and stored.live:
            check_not_shown(self)
            # What was signed may have changed by the time it goes live again.
            for name in SIGN_OFF_FIELDS:
                setattr(self, name, None)
            return True
        return False

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        # What was signed stays as it was read: an autosave begins a version of its own.
        if overwrite_revision and overwrite_revision.pk == self.signed_off_revision_id:
            overwrite_revision = None
        return super().save_revision(
            *args, overwrite_revision=overwrite_revision, **kwargs
        )

    save_revision.alters_data = True

    def publish(self, revision, *args, **kwargs):
        """Publish a revision, if it is the one signed off.

        :raises NotSignedOff: it is another; but not on schedule, where
            ``refuse_scheduled_publication`` acts instead.
        """
        # Asked here too, because a date in the future saves nothing yet.
        if revision.pk == self.signed_off_revision_id:
            return super().publish(revision, *args, **kwargs)
        if kwargs.get("log_action") != "wagtail.publish.scheduled":
            raise NotSignedOff
        refuse_scheduled_publication(self, revision, NotSignedOff())

    publish.alters_data = True

    @in_turn
    def unpublish(self, *args, **kwargs):
        """Take the text away, unless live pages show it.

        :raises RedFlagSetInUse: they do; but not on schedule, where
            ``refuse_scheduled_end`` acts instead.
        """
        self.lock_row()
        try:
            check_not_shown(self)
        except RedFlagSetInUse as refusal:
            if kwargs.get("log_action") != "wagtail.unpublish.scheduled":
                raise
            refuse_scheduled_end(self, refusal)
            return
        super().unpublish(*args, **kwargs)

    unpublish.alters_data = True

    def with_content_json(self, content):
        # Who signed off is a fact about the text, not part of a draft.
        text = super().with_content_json(content)
        for name in SIGN_OFF_FIELDS:
            attname = self._meta.get_field(name).attname
            setattr(text, attname, getattr(self, attname))
        return text

    def copy_for_translation(self, locale, *args, **kwargs):
        translation = super().copy_for_translation(locale, *args, **kwargs)
        translation.live = False
        translation.has_unpublished_changes = True
        translation.live_revision = translation.latest_revision = None
        translation.first_published_at = translation.last_published_at = None
        return translation

    def get_preview_context(self, request, mode_name):
        context = super().get_preview_context(request, mode_name)
        return {**context, **self.preview_sections()}

    def preview_sections(self) -> dict:
        """The text as a page shows it: ``help`` and ``sources``, blocks to include."""
        help_block, sources_block = RedFlagsBlock(), ReferencesBlock()
        help_block.set_name("red_flags")
        sources_block.set_name("references")
        levels = [child["value"] for child in self.levels.get_prep_value()]
        sources = [child["value"] for child in self.sources.get_prep_value()]
        return {
            "help": help_block.bind(help_block.to_python({"levels": levels})),
            "sources": sources_block.bind(
                sources_block.to_python({"references": sources})
            ),
        }


@receiver(pre_delete, sender=RedFlagSet)
def keep_what_pages_show(sender, instance, **kwargs):
    """Deleting several at once asks no instance; this signal is always sent."""
    instance.lock_row()
    check_not_shown(instance)


def _shown(text) -> tuple:
    """What is not to change without a sign-off."""
    return (
        text.live,
        text.live_revision_id,
        text.signed_off_revision_id,
        words_of(text),
    )
