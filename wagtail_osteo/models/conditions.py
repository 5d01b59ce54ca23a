"""What is stored of a condition, and what must hold before it goes live."""

import swapper
from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.images import get_image_model_string
from wagtail.search import index

from ..base_page import get_page_model_string
from ..blocks import ConditionBodyBlock
from ..fields import ExtensibleStreamField
from ..publishing import NotReadyToPublish, check_ready_to_publish
from ..publishing.locks import in_turn, locked
from ..publishing.schedules import refuse_scheduled_publication
from ..streams.walk import walk
from ..values.texts import fields_without_words
from .also_known_as import names_in
from .alternative_names import AlternativeName
from .one_writer import OneWriter
from .red_flag_sets import RedFlagSet

# What “Mark as checked” stores. Not part of any draft, and of no copy.
REVIEW_FIELDS = ["reviewer", "last_reviewed", "reviewed_revision", "next_review_due"]
# What the other names follow from: none of them is the title.
NAMES = {"title", "also_known_as"}
# What Wagtail keeps of a page beside these and its drafts.
PAGE_FACTS = ["path", "depth", "numchild", "url_path"]
DRAFT_FACTS = ["draft_title", "latest_revision_created_at"]


class AbstractCondition(OneWriter):
    """The fields of a condition, whichever page type has them.

    It cannot go live without a red-flags section: see ``wagtail_osteo.publishing``.
    What visitors and editors see of it is ``wagtail_osteo.conditions``.
    """

    exclude_fields_in_copy = REVIEW_FIELDS
    facts_beside_drafts = [
        *OneWriter.facts_beside_drafts,
        *PAGE_FACTS,
        *DRAFT_FACTS,
        *REVIEW_FIELDS,
    ]

    also_known_as = models.CharField(
        _("also known as"),
        max_length=500,
        blank=True,
        help_text=_("One a line, everyday names too: “Charley horse”"),
    )
    summary = models.TextField(
        _("in one or two sentences"),
        max_length=400,
        blank=True,
        help_text=_("Shown under the title and in search results."),
    )
    lead_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only one that explains something."),
    )
    body_regions = ParentalManyToManyField(
        "wagtail_osteo.BodyRegion",
        verbose_name=_("where in the body"),
        blank=True,
        related_name="+",
    )
    body = ExtensibleStreamField(
        ConditionBodyBlock,
        setting="WAGTAIL_OSTEO_CONDITION_BODY",
        blank=True,
        verbose_name=_("sections"),
    )
    author = models.ForeignKey(
        swapper.get_model_name("wagtail_osteo", "Practitioner"),
        verbose_name=_("written by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reviewer = models.ForeignKey(
        swapper.get_model_name("wagtail_osteo", "Practitioner"),
        verbose_name=_("checked by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("May be the author."),
    )
    last_reviewed = models.DateField(
        _("last checked as a whole"), null=True, blank=True, editable=False
    )
    reviewed_revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("version checked"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    next_review_due = models.DateField(
        _("next check due"), null=True, blank=True, editable=False, db_index=True
    )
    related_conditions = ParentalManyToManyField(
        get_page_model_string(),
        verbose_name=_("related conditions"),
        blank=True,
        related_name="+",
    )

    class Meta:
        abstract = True

    condition_search_fields = [
        index.SearchField("also_known_as", boost=2),
        index.AutocompleteField("also_known_as"),
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("next_review_due"),
    ]

    @in_turn
    def save(self, clean=True, *args, **kwargs):
        """Save the page, unless it would go live and may not.

        :param clean: without it, a new page that may not go live is saved as a draft.
        :raises NotReadyToPublish: as ``check_ready_to_publish`` does. Nothing is saved
            then.
        """
        written = kwargs.get("update_fields")
        is_judged = self.live and (clean or self._state.adding)
        stored = self.lock_row() if is_judged or written is None else None
        if is_judged and self.is_published_over(stored):
            RedFlagSet.lock_chosen(self.chosen_texts())
            try:
                self._check_title()
                check_ready_to_publish(self.body)
            except NotReadyToPublish:
                if clean:
                    raise
                # Copied with a page above it, which Wagtail does in steps: refused now,
                # half of them would be left.
                self.live, self.has_unpublished_changes = False, True
        if written is None and not self.catch_up_with(stored):
            return None
        if written and "alias_of_id" in written and not self.alias_of_id:
            # From now on it is a page of its own, which nobody has checked.
            for name in REVIEW_FIELDS:
                setattr(self, name, None)
            kwargs["update_fields"] = [*written, *REVIEW_FIELDS]
        result = super().save(clean, *args, **kwargs)
        # A live page that saves a draft writes the draft's bookkeeping only.
        if self.live and (written is None or NAMES.intersection(written)):
            AlternativeName.synchronise(self, self.alternative_names)
        return result

    def _check_title(self):
        if "title" in fields_without_words(self):
            required = forms.Field.default_error_messages["required"]
            raise NotReadyToPublish({"title": required})

    @property
    def alternative_names(self) -> list[str]:
        """The names in ``also_known_as``, each once, without the title."""
        return names_in(self.also_known_as, self.title)

    @property
    def alternative_names_text(self) -> str:
        """The same in one line, as the page says them."""
        names = self.alternative_names
        separator = "; " if any("," in name for name in names) else ", "
        return separator.join(names)

    def chosen_texts(self) -> set[str]:
        """The keys of the medical-help texts that the page chose, wherever in it."""
        block = self.body.stream_block
        return {
            str(part.value)
            for part in walk(block, self.body.get_prep_value())
            if getattr(part.block, "model_class", None) is RedFlagSet
            and str(part.value).isdecimal()
        }

    @staticmethod
    def lock_to_publish(pages) -> None:
        """Lock all that publishing several conditions would lock one by one.

        :param pages: with what is about to go live.
        """
        models = {type(page) for page in pages}
        for model in sorted(models, key=lambda model: model._meta.label):
            keys = [page.pk for page in pages if type(page) is model]
            list(locked(model._base_manager.filter(pk__in=keys)).values_list("pk"))
        RedFlagSet.lock_chosen({key for page in pages for key in page.chosen_texts()})

    def lock_row(self):
        if self.alias_of_id:
            # An alias shows the checks of its page, which is locked before it.
            originals = type(self)._base_manager.filter(pk=self.alias_of_id)
            list(locked(originals).values_list("pk"))
        return super().lock_row()

    def facts_in(self, stored, names):
        if not self.alias_of_id:
            return super().facts_in(stored, names)
        # The rest of an alias is what Wagtail copies from its page.
        original = (
            type(self)._base_manager.only(*REVIEW_FIELDS).get(pk=self.alias_of_id)
        )
        return {
            **super().facts_in(stored, set(names) - {*DRAFT_FACTS, *REVIEW_FIELDS}),
            **super().facts_in(original, REVIEW_FIELDS),
        }

    def publish(self, revision, *args, **kwargs):
        """Publish a revision, unless it may not go live.

        :raises NotReadyToPublish: as ``save`` does; but not on schedule, where
            ``refuse_scheduled_publication`` acts instead.
        """
        try:
            return super().publish(revision, *args, **kwargs)
        except NotReadyToPublish as refusal:
            if kwargs.get("log_action") != "wagtail.publish.scheduled":
                raise
            refuse_scheduled_publication(self, revision, refusal)

    publish.alters_data = True

    def with_content_json(self, content):
        # When and by whom the page was checked is a fact about it, not part of a draft.
        page = super().with_content_json(content)
        source = self.alias_of.specific if self.alias_of_id else self
        for name in REVIEW_FIELDS:
            attname = self._meta.get_field(name).attname
            setattr(page, attname, getattr(source, attname, None))
        return page

    def get_people(self):
        """Author and reviewer as visitors may see them, each or both ``None``.

        Nobody is named as reviewer of a page that was never checked.
        """
        keys = [self.author_id, self.last_reviewed and self.reviewer_id]
        model = self._meta.get_field("author").related_model
        wanted = {key for key in keys if key}
        found = model.objects.select_related("photo").in_bulk(wanted) if wanted else {}
        model.share_translations(list(found.values()))
        model.share_sites(list(found.values()))
        people = [found.get(key) for key in keys]
        return [person and person.published(self.locale_id) for person in people]

    def get_sections(self) -> list:
        """The sections with their ids; none where the body gives no ids."""
        block = self.body.stream_block
        return (
            block.anchored(self.body) if isinstance(block, ConditionBodyBlock) else []
        )
