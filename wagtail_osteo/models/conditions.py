"""What makes a page a condition.

The mixin carries fields, rules and template; ``wagtail_osteo.pages`` adds it to
Wagtail's ``Page``. A site with a base page of its own adds it to that.
"""

import swapper
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.search import index

from ..admin.choices import ChoicesPanel
from ..advice.panels import AdvicePanel
from ..base_page import get_page_model_string
from ..blocks import ConditionBodyBlock
from ..fields import ExtensibleStreamField
from ..finding.changes import last_change
from ..finding.neighbours import neighbours_of
from ..finding.visible import restricted_paths
from ..handout import qr_code
from ..practice import clinic_for, jurisdiction_for, practice_for
from ..publishing import NotReadyToPublish, check_ready_to_publish
from ..related_conditions import RelatedConditionsWidget
from ..review.panels import CheckPanel
from ..scheduled_publishing import refuse_scheduled_publication
from ..structured_data.condition_page import graph_of_condition_page
from .alternative_names import AlternativeName
from .host_template import HostTemplateMixin

__all__ = ["REVIEW_FIELDS", "ConditionPageMixin"]

# What “Mark as checked” stores. Not part of any draft, and of no copy.
REVIEW_FIELDS = ["reviewer", "last_reviewed", "reviewed_revision", "next_review_due"]


class ConditionPageMixin(HostTemplateMixin):
    """A condition: what it is, when to get help, its causes and what can be done.

    It cannot go live without a red-flags section: see ``wagtail_osteo.publishing``.
    """

    default_template = "wagtail_osteo/pages/condition_page.html"
    open_graph_type = "article"
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

    condition_content_panels = [
        AdvicePanel(),
        FieldPanel("also_known_as"),
        FieldPanel("summary"),
        FieldPanel("lead_image"),
        FieldPanel("body"),
    ]
    condition_practice_panels = [
        FieldPanel("author"),
        MultiFieldPanel(
            [
                # Chosen in a form, it could name a person who did not check the page.
                CheckPanel(
                    "reviewer", help_text=_("Whoever marked the page as checked.")
                ),
                CheckPanel("last_reviewed"),
                CheckPanel("next_review_due"),
            ],
            heading=_("Check of the page"),
            help_text=_("Changed by “Mark as checked”, never by saving."),
        ),
        ChoicesPanel("body_regions"),
        FieldPanel("related_conditions", widget=RelatedConditionsWidget),
    ]
    condition_search_fields = [
        index.SearchField("also_known_as", boost=2),
        index.AutocompleteField("also_known_as"),
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("next_review_due"),
    ]

    def save(self, clean=True, *args, **kwargs):
        written = kwargs.get("update_fields")
        if self.live and (clean or self._state.adding) and self._goes_live():
            try:
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

    @property
    def alternative_names(self) -> list[str]:
        """The names in ``also_known_as``, each once."""
        names = (name.strip() for name in self.also_known_as.split(","))
        return list(dict.fromkeys(name for name in names if name))

    def _goes_live(self) -> bool:
        """Whether saving makes the page live, or another revision of it.

        Other changes to a live page, such as a lock or a move, must stay possible when
        it went live before the rule existed.
        """
        stored = (
            type(self)
            ._base_manager.filter(pk=self.pk)
            .values_list("live", "live_revision_id")
            .first()
        )
        return stored != (True, self.live_revision_id)

    def publish(self, revision, *args, **kwargs):
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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        practice = practice_for(context)
        context["practice"] = practice
        context["jurisdiction"] = jurisdiction_for(context)
        context["clinic"] = practice and practice.published_clinic(self.locale_id)
        context["author"], context["reviewer"] = self.get_people()
        sections = self.get_sections()
        # A list of sources between the reader and the clinic would be in the way.
        sources = [entry for entry in sections if entry.is_source_list]
        sections = [entry for entry in sections if not entry.is_source_list]
        context["sections"], context["sources"] = sections, sources
        context["clinic_has_section"] = any(
            clinic_for(context, entry.section.value.get("clinic")) == context["clinic"]
            for entry in sections
            if entry.section.block_type == "clinic"
        )
        context["contents"] = [e for e in (*sections, *sources) if e.title]
        context["medical_help"] = next(
            (e.anchor for e in sections if e.section.block_type == "red_flags"), None
        )
        restricted = context["restricted_paths"] = restricted_paths()
        context["related_conditions"] = self.get_related_conditions(restricted)
        context["previous_page"], context["next_page"] = (
            neighbours_of(self, restricted) if self.pk else (None, None)
        )
        address = (self.pk and self.get_full_url(request)) or ""
        context["handout_address"] = address
        context["handout_code"] = qr_code(address)
        return context

    def get_graph(self, context):
        """The page's schema.org graph, to which a subclass may add.

        :param context: what ``get_context`` returns, with ``page_address``.
        """
        return graph_of_condition_page(self, context)

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

    def get_related_conditions(self, restricted: tuple[str, ...] | None = None) -> list:
        """The related conditions that any visitor may see.

        :param restricted: what ``restricted_paths`` gives, where it is known already.
        """
        if restricted is None:
            restricted = restricted_paths()
        return [
            page
            for page in self.related_conditions.all()
            # What belongs to no site has no address.
            if page.live and not page.path.startswith(restricted) and page.url
        ]

    def get_sitemap_urls(self, request=None):
        # A check of the page is a change that search engines should know of.
        return [
            {**url, "lastmod": last_change(self) or url["lastmod"]}
            for url in super().get_sitemap_urls(request)
        ]

    def get_sections(self) -> list:
        """The sections with their ids; none where the body gives no ids."""
        block = self.body.stream_block
        return (
            block.anchored(self.body) if isinstance(block, ConditionBodyBlock) else []
        )
