from basepage.models import BasePage

from wagtail_osteo.models import ConditionIndexPageMixin, ConditionPageMixin


class ConditionIndexPage(ConditionIndexPageMixin, BasePage):
    subpage_types = ["conditions.ConditionPage"]

    content_panels = (
        BasePage.content_panels + ConditionIndexPageMixin.index_content_panels
    )


class ConditionPage(ConditionPageMixin, BasePage):
    parent_page_types = ["conditions.ConditionIndexPage"]
    subpage_types = []

    content_panels = (
        BasePage.content_panels
        + ConditionPageMixin.condition_content_panels
        + ConditionPageMixin.condition_practice_panels
    )
    search_fields = BasePage.search_fields + ConditionPageMixin.condition_search_fields
