"""What the package adds to Wagtail's admin; the logic lives in ``admin``."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.departure import DeleteInUseBulkAction
from .admin.home_panel import add_practice_panel
from .admin.refusals import refuse_bulk_publication
from .admin.save_draft import name_the_draft_button
from .admin.viewsets import OsteoViewSetGroup
from .scheduled_publishing import REFUSED_ACTION

register_snippet(OsteoViewSetGroup)
hooks.register("before_bulk_action", refuse_bulk_publication)
hooks.register("construct_homepage_panels", add_practice_panel)
hooks.register("construct_page_action_menu", name_the_draft_button)
# After Wagtail's, whose place it takes for people and clinics.
hooks.register("register_bulk_action", DeleteInUseBulkAction, order=10)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        REFUSED_ACTION,
        _("Refuse scheduled publication"),
        _("Scheduled publication refused: the page is not ready"),
    )
