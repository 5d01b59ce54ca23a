"""The page types for sites whose base page is Wagtail's own."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.models import Page
from wagtail.search import index

from wagtail_osteo.conditions import ConditionIndexPageMixin, ConditionPageMixin

__all__ = ["ConditionIndexPage", "ConditionPage"]


class ConditionPage(ConditionPageMixin, Page):
    """A condition."""

    parent_page_types = ["wagtail_osteo_pages.ConditionIndexPage"]
    subpage_types = []
    template = ConditionPageMixin.default_template

    search_fields = Page.search_fields + ConditionPageMixin.condition_search_fields
    edit_handler = TabbedInterface(
        [
            ObjectList(
                Page.content_panels + ConditionPageMixin.condition_content_panels,
                heading=_("Content"),
            ),
            ObjectList(
                ConditionPageMixin.condition_practice_panels,
                heading=_("Practice and review"),
            ),
            ObjectList(Page.promote_panels, heading=_("Promote")),
            # No tab of its own: schedule and comments stand beside the form.
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")


class ConditionIndexPage(ConditionIndexPageMixin, Page):
    """The list of conditions."""

    subpage_types = ["wagtail_osteo_pages.ConditionPage"]
    template = ConditionIndexPageMixin.default_template

    content_panels = Page.content_panels + ConditionIndexPageMixin.index_content_panels
    search_fields = Page.search_fields + [index.SearchField("introduction")]

    class Meta:
        verbose_name = _("list of conditions")
        verbose_name_plural = _("lists of conditions")
