"""The panel on the admin's first page: what to set up, then what the day brings."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from ..models import ClinicClosure
from ..models.page_types import condition_models
from ..practice.clock import today
from ..review.states import DUE, state_query
from .condition_filters import status_query
from .conditions import distinguishing_name, listing_url, may_see_conditions
from .permissions import may
from .setup_steps import setup_steps

# As many as one reads at a glance; the listing has the rest.
CLOSURES_SHOWN = 5
UNFINISHED = ["draft", "changed"]


class Count(NamedTuple):
    """A number of conditions, and the listing of just those."""

    number: int
    url: str
    # The kind of condition, where the site has several.
    kind: str


class PracticePanel(Component):
    """“Set up your practice: 0 of 5”; once done, closed days,
    “Reviews due” and “Drafts”.

    Shown to users who may do something in it.
    """

    name = "osteo_practice"
    template_name = "wagtail_osteo/admin/home_panel.html"
    # Before what Wagtail shows of workflows and recent edits.
    order = 50

    def __init__(self, request):
        self.request = request

    @cached_property
    def steps(self):
        return setup_steps(self.request)

    @cached_property
    def is_set_up(self) -> bool:
        return all(step.done or step.recurs for step in self.steps)

    def render_html(self, parent_context=None):
        may_do_something = (
            any(self.day.values())
            if self.is_set_up
            else any(step.url for step in self.steps)
        )
        return super().render_html(parent_context) if may_do_something else ""

    def get_context_data(self, parent_context) -> dict[str, Any]:
        heading = _("Your practice")
        if not self.is_set_up:
            heading = _("Set up your practice: %(done)s of %(total)s") % {
                "done": sum(step.done for step in self.steps),
                "total": len(self.steps),
            }
        shown = {"heading": heading, "steps": self.steps, "is_set_up": self.is_set_up}
        return {**shown, **self.day} if self.is_set_up else shown

    @cached_property
    def day(self) -> dict[str, Any]:
        """What the day brings, as far as the user has to do with it."""
        user = self.request.user
        day = {"closures_url": "", "due": [], "drafts": []}
        # To whoever can do nothing about it, it is no part of the day.
        day["open"] = [step for step in self.steps if step.url and not step.done]
        if may(user, ClinicClosure, "change") or may(user, ClinicClosure, "add"):
            viewset = ClinicClosure.snippet_viewset
            day["closures"] = _coming_closures()
            day["closures_url"] = reverse(viewset.get_url_name("list"))
            if may(user, ClinicClosure, "add"):
                day["add_closure_url"] = reverse(viewset.get_url_name("add"))
        if may_see_conditions(user):
            due = Q(live=True) & state_query(DUE)
            mine = status_query(UNFINISHED) & Q(latest_revision__user=user)
            filters = {"status": UNFINISHED, "saved_by": [user.pk]}
            day["due"] = _counts(user, due, {"status": ["live"], "check": DUE})
            day["drafts"] = _counts(user, mine, filters)
        return day


def _coming_closures() -> list:
    since = today()
    found = []
    for closure in ClinicClosure.not_over_before(since).select_related("clinic"):
        coming = next(closure.dates.times(since, date.max), None)
        if coming:
            found.append((coming, closure.pk, closure))
    return [closure for _coming, _key, closure in sorted(found)[:CLOSURES_SHOWN]]


def _counts(user, query, filters) -> list[Count]:
    explorable = page_permission_policy.explorable_instances(user).values("pk")
    return [
        Count(
            model.objects.filter(query, pk__in=explorable).count(),
            listing_url(model, **filters),
            distinguishing_name(model),
        )
        for model in condition_models()
    ]


def add_practice_panel(request, panels):
    """Put the panel on the first page. A ``construct_homepage_panels`` hook."""
    panels.append(PracticePanel(request))
