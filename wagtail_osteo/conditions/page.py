"""What makes a page a condition.

The mixin carries template, context and form of the fields that
``wagtail_osteo.models.AbstractCondition`` stores; ``wagtail_osteo.pages`` adds it to
Wagtail's ``Page``. A site with a base page of its own adds it to that.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from ..advice.panels import AdvicePanel
from ..finding.changes import last_change
from ..finding.neighbours import neighbours_of
from ..forms.choices_panel import ChoicesPanel
from ..models.conditions import AbstractCondition
from ..practice.context import clinic_for, jurisdiction_for, practice_for
from ..practice.site_pages import original_of, restricted_paths
from ..structured_data.condition_page import graph_of_condition_page
from .handout import qr_code
from .host_template import HostTemplateMixin
from .names import NamesWidget
from .panels import CheckPanel
from .related import RelatedConditionsWidget
from .typed_text import TypedTextPageMixin


class ConditionPageMixin(TypedTextPageMixin, HostTemplateMixin, AbstractCondition):
    """A condition: what it is, when to get help, its causes and what can be done."""

    default_template = "wagtail_osteo/pages/condition_page.html"
    open_graph_type = "article"

    class Meta:
        abstract = True

    condition_content_panels = [
        AdvicePanel(),
        FieldPanel("also_known_as", widget=NamesWidget),
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
        if original_of(self) is not self:
            return []
        # A check of the page is a change that search engines should know of.
        return [
            {**url, "lastmod": last_change(self) or url["lastmod"]}
            for url in super().get_sitemap_urls(request)
        ]
