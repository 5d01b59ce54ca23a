"""The panel “Checks due” of the admin's first page."""

from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.ui.components import Component

from ..practice.logins import practitioner_of
from .pages import editable, of_person, pages_to_check
from .states import State


class ChecksDuePanel(Component):
    """What the person who is logged in wrote or checks, and is due."""

    name = "osteo_checks_due"
    template_name = "wagtail_osteo/admin/review/checks_due_panel.html"
    # Before what waits for moderation.
    order = 205
    limit = 5

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        practitioner = practitioner_of(user)
        if practitioner is None:
            return {"pages": []}
        key = practitioner.translation_key
        pages = of_person(editable(pages_to_check(), user), key)
        pages = list(pages.exclude(osteo_state=State.CURRENT)[: self.limit])
        for page in pages:
            page.osteo_state_label = State(page.osteo_state).label
            page.osteo_is_overdue = page.osteo_state == State.OVERDUE
        query = urlencode({"person": key})
        report = reverse("wagtail_osteo_review:due")
        return {"pages": pages, "report_url": f"{report}?{query}"}


def add_checks_due_panel(request, panels):
    """A ``construct_homepage_panels`` hook."""
    panels.append(ChecksDuePanel())
