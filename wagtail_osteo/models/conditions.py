"""What makes a page a condition, or an index of conditions.

The mixins carry fields, rules and template; ``wagtail_osteo.pages`` adds them to
Wagtail's ``Page``. A site with a base page of its own adds them to that.
"""

import swapper
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import PageViewRestriction
from wagtail.search import index

from ..admin.choices import ChoicesPanel, RelatedConditionsPanel
from ..advice.panels import AdvicePanel
from ..base_page import get_page_model_string
from ..blocks import ConditionBodyBlock
from ..conf import conf
from ..fields import ExtensibleStreamField
from ..handout import qr_code
from ..practice import jurisdiction_for, practice_for
from ..publishing import NotReadyToPublish, check_ready_to_publish
from ..review.panels import CheckPanel
from ..scheduled_publishing import refuse_scheduled_publication
from .alternative_names import AlternativeName

__all__ = ["REVIEW_FIELDS", "ConditionIndexPageMixin", "ConditionPageMixin"]

# What “Mark as checked” stores. Not part of any draft, and of no copy.
REVIEW_FIELDS = ["reviewer", "last_reviewed", "reviewed_revision", "next_review_due"]


class HostTemplateMixin(models.Model):
    """Renders a page with our template, inside the template that the site names."""

    default_template: str

    # A model, though without fields: a plain class would be named in migrations.
    class Meta:
        abstract = True

    def get_template(self, request, *args, **kwargs):
        # Wagtail gives each page class a template named after it, so an inherited one
        # never applies. The class's own still wins where it exists.
        return [
            super().get_template(request, *args, **kwargs),
            self.default_template,
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["osteo_base_template"] = conf.base_template
        return context


class ConditionPageMixin(HostTemplateMixin):
    """A condition: what it is, when to get help, its causes and what can be done.

    It cannot go live without a red-flags section: see ``wagtail_osteo.publishing``.
    """

    default_template = "wagtail_osteo/pages/condition_page.html"
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
        RelatedConditionsPanel("related_conditions"),
    ]
    condition_search_fields = [
        index.SearchField("also_known_as", boost=2),
        index.AutocompleteField("also_known_as"),
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("next_review_due"),
    ]

    def save(self, clean=True, *args, **kwargs):
        if clean and self.live and self._goes_live():
            check_ready_to_publish(self.body)
        result = super().save(clean, *args, **kwargs)
        written = kwargs.get("update_fields")
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
        context["contents"] = [e for e in (*sections, *sources) if e.title]
        context["medical_help"] = next(
            (e.anchor for e in sections if e.section.block_type == "red_flags"), None
        )
        context["related_conditions"] = self.get_related_conditions()
        address = (self.pk and self.get_full_url(request)) or ""
        context["handout_address"] = address
        context["handout_code"] = qr_code(address)
        return context

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

    def get_related_conditions(self) -> list:
        """The related conditions that any visitor may see."""
        related = [page for page in self.related_conditions.all() if page.live]
        if not related:
            return []
        restricted = tuple(
            PageViewRestriction.objects.values_list("page__path", flat=True)
        )
        return [page for page in related if not page.path.startswith(restricted)]

    def get_sections(self) -> list:
        """The sections with their ids; none where the body gives no ids."""
        block = self.body.stream_block
        return (
            block.anchored(self.body) if isinstance(block, ConditionBodyBlock) else []
        )


class ConditionIndexPageMixin(HostTemplateMixin):
    """A page that lists the conditions below it."""

    default_template = "wagtail_osteo/pages/condition_index_page.html"

    introduction = RichTextField(
        _("introduction"), blank=True, features=["bold", "italic", "link"]
    )

    class Meta:
        abstract = True

    index_content_panels = [FieldPanel("introduction")]

    def get_conditions(self):
        """The conditions that any visitor may see, by title."""
        return self.get_children().live().public().specific().order_by("title")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["conditions"] = self.get_conditions()
        return context
