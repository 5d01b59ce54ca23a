from wagtail.models import Page

from wagtail_osteo.models import ConditionIndexPageMixin, ConditionPageMixin


class ConditionIndexPage(ConditionIndexPageMixin, Page):
    subpage_types = ["conditions.ConditionPage"]

    content_panels = Page.content_panels + ConditionIndexPageMixin.index_content_panels


class ConditionPage(ConditionPageMixin, Page):
    parent_page_types = ["conditions.ConditionIndexPage"]
    subpage_types = []

    content_panels = (
        Page.content_panels
        + ConditionPageMixin.condition_content_panels
        + ConditionPageMixin.condition_practice_panels
    )
    search_fields = Page.search_fields + ConditionPageMixin.condition_search_fields
