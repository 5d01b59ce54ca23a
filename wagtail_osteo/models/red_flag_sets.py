"""Medical-help texts: signs that call for help, signed off once for many pages."""

import swapper
from django.db import models
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StreamValue
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.search import index

from ..blocks.red_flag_sets import RedFlagSetLevelsBlock, RedFlagSetSourcesBlock
from ..blocks.red_flags import RedFlagsBlock
from ..blocks.references import ReferencesBlock
from ..fields import ExtensibleStreamField
from ..publishing import NotSignedOff, RedFlagSetInUse
from ..publishing.locks import in_turn, locked
from ..publishing.red_flag_sets import check_not_shown, check_signed_off
from .snippets import OsteoSnippet

CONTENT_FIELDS = ["name", "levels", "sources"]
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
        found = people.filter(user__in=users, live=True).order_by("name")
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
        on_delete=models.SET_NULL,
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
            "it off yet: an osteopath needs a login in their entry under People, and "
            "that login the permission “Can sign off medical-help texts”. Or take the "
            "text out of the page."
        ) % {"text": self.name}

    @in_turn
    def save(self, *args, **kwargs):
        """Save the text, unless it would go live, or vanish, and may not.

        :raises NotSignedOff: nobody signed off the version that would go live.
        :raises RedFlagSetInUse: live pages show the text, which would be live no more.
        """
        stored = self.lock_row()
        if kwargs.get("update_fields") is None and not self.catch_up_with(stored):
            return
        self._guard(kwargs.get("update_fields"))
        super().save(*args, **kwargs)

    def _guard(self, written) -> None:
        """Refuse to go live without a sign-off, and to vanish from live pages.

        All routes end in ``save``; few of them ask anything before.
        """

        def writes(name):
            return written is None or name in written

        if not any(map(writes, ["live", "live_revision", *CONTENT_FIELDS])):
            # A live text that saves a draft writes the draft's bookkeeping only.
            return
        stored = (
            type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
        )
        was_live = stored is not None and stored.live
        is_live = self.live if writes("live") or stored is None else was_live
        if is_live:
            changed = not was_live or any(
                writes(name) and _plain(self, name) != _plain(stored, name)
                for name in CONTENT_FIELDS
            )
            if was_live and writes("live_revision"):
                changed |= self.live_revision_id != stored.live_revision_id
            if changed:
                check_signed_off(self, stored)
        elif was_live:
            check_not_shown(self)
            # What was signed may have changed by the time it goes live again.
            for name in SIGN_OFF_FIELDS:
                setattr(self, name, None)

    def publish(self, revision, *args, **kwargs):
        """Publish a revision, if it is the one signed off.

        :raises NotSignedOff: it is another; but not on schedule, where
            ``drop_schedule`` acts instead.
        """
        # Asked here too, because a date in the future saves nothing yet.
        if revision.pk == self.signed_off_revision_id:
            return super().publish(revision, *args, **kwargs)
        if kwargs.get("log_action") != "wagtail.publish.scheduled":
            raise NotSignedOff
        self.drop_schedule(revision, NotSignedOff().messages)

    publish.alters_data = True

    @in_turn
    def unpublish(self, *args, **kwargs):
        """Take the text away, unless live pages show it.

        :raises RedFlagSetInUse: they do; but not on schedule, which is dropped, with
            ``report_refusal``, instead.
        """
        self.lock_row()
        try:
            check_not_shown(self)
        except RedFlagSetInUse as refusal:
            if kwargs.get("log_action") != "wagtail.unpublish.scheduled":
                raise
            type(self)._base_manager.filter(pk=self.pk).update(expire_at=None)
            self.report_refusal(refusal.messages)
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


def _plain(text, name):
    """What a field says, without the ids that blocks are given when they are stored."""
    value = getattr(text, name)
    if not isinstance(value, StreamValue):
        return value
    # A copy is read with today's blocks: read in place, what they do not define would
    # be gone, and a text saved by an earlier release would seem changed.
    copy = value.stream_block.to_python(value.get_prep_value())
    return [
        (child.block_type, _without_ids(child.block.get_prep_value(child.value)))
        for child in copy
    ]


def _without_ids(stored):
    if isinstance(stored, dict):
        return {key: _without_ids(each) for key, each in stored.items() if key != "id"}
    if isinstance(stored, list):
        return [_without_ids(each) for each in stored]
    return stored
