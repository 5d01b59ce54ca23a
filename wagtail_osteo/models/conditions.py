"""What is stored of a condition, and what must hold before it goes live."""

import swapper
from django import forms
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.images import get_image_model_string
from wagtail.search import index

from ..base_page import get_page_model_string
from ..blocks import ConditionBodyBlock
from ..fields import ExtensibleStreamField
from ..publishing import NotReadyToPublish, check_ready_to_publish
from ..publishing.schedules import refuse_scheduled_publication
from ..values.texts import fields_without_words
from .alternative_names import AlternativeName

# What “Mark as checked” stores. Not part of any draft, and of no copy.
REVIEW_FIELDS = ["reviewer", "last_reviewed", "reviewed_revision", "next_review_due"]


class AbstractCondition(models.Model):
    """The fields of a condition, whichever page type has them.

    It cannot go live without a red-flags section: see ``wagtail_osteo.publishing``.
    What visitors and editors see of it is ``wagtail_osteo.conditions``.
    """

    exclude_fields_in_copy = REVIEW_FIELDS

    also_known_as = models.CharField(
        _("also known as"),
        max_length=500,
        blank=True,
        help_text=_("Other names, separated by commas: “Cramp, charley horse”"),
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

    def save(self, clean=True, *args, **kwargs):
        """Save the page, unless it would go live and may not.

        :param clean: without it, a new page that may not go live is saved as a draft.
        :raises NotReadyToPublish: as ``check_ready_to_publish`` does. Nothing is saved
            then.
        """
        written = kwargs.get("update_fields")
        if self.live and (clean or self._state.adding) and self._goes_live():
            try:
                self._check_title()
                check_ready_to_publish(self.body)
            except NotReadyToPublish:
                if clean:
                    raise
                # Copied with a page above it, which Wagtail does in steps: refused now,
                # half of them would be left.
                self.live, self.has_unpublished_changes = False, True
        if written and "alias_of_id" in written and not self.alias_of_id:
            # From now on it is a page of its own, which nobody has checked.
            for name in REVIEW_FIELDS:
                setattr(self, name, None)
            kwargs["update_fields"] = [*written, *REVIEW_FIELDS]
        result = super().save(clean, *args, **kwargs)
        # A live page that saves a draft writes the draft's bookkeeping only.
        if self.live and (written is None or "also_known_as" in written):
            AlternativeName.synchronise(self, self.alternative_names)
        return result

    def _check_title(self):
        if "title" in fields_without_words(self):
            required = forms.Field.default_error_messages["required"]
            raise NotReadyToPublish({"title": required})

    @property
    def alternative_names(self) -> list[str]:
        """The names in ``also_known_as``, each once."""
        names = (name.strip() for name in self.also_known_as.split(","))
        return list(dict.fromkeys(name for name in names if name))

    def _goes_live(self) -> bool:
        """Whether saving makes the page live, or publishes anything on it.

        An autosave may have written other words into the revision that is live, so its
        key says too little: the moment of publication is new each time. Other changes
        to a live page, such as a lock or a move, must stay possible when it went live
        before the rule existed.
        """
        stored = (
            type(self)
            ._base_manager.filter(pk=self.pk)
            .values_list("live", "live_revision_id", "last_published_at")
            .first()
        )
        return stored != (True, self.live_revision_id, self.last_published_at)

    def publish(self, revision, *args, **kwargs):
        """Publish a revision, unless it may not go live.

        :raises NotReadyToPublish: as ``save`` does; but not on schedule, where
            ``refuse_scheduled_publication`` acts instead.
        """
        try:
            # Wagtail clears the page's schedules before it saves the page.
            with transaction.atomic():
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
        people = [found.get(key) for key in keys]
        return [person and person.published(self.locale_id) for person in people]

    def get_sections(self) -> list:
        """The sections with their ids; none where the body gives no ids."""
        block = self.body.stream_block
        return (
            block.anchored(self.body) if isinstance(block, ConditionBodyBlock) else []
        )
