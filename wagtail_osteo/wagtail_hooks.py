"""What the package adds to Wagtail's admin; the logic lives in ``admin``."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.telepath import register
from wagtail.snippets.models import register_snippet

from .admin.delete import DeleteInUseBulkAction, refuse_deletion_while_shown
from .admin.home_panel import add_practice_panel
from .admin.lead_ins import LeadInAdapter
from .admin.refusals import refuse_bulk_publication
from .admin.save_draft import (
    name_the_draft_button,
    name_the_draft_button_of_snippets,
)
from .admin.section_rows import SectionBlockAdapter
from .admin.session import session_state
from .admin.sign_off import offer_sign_off
from .admin.viewsets import OsteoViewSetGroup
from .advice.userbar import add_advice_to_content_checks
from .advice.views import advice_list
from .blocks import SectionBlock
from .blocks.lead_in import LeadInMixin
from .publishing.schedules import REFUSED_ACTION
from .review import entries as review
from .review.checking import CHECK_ACTION
from .review.home import add_checks_due_panel
from .sign_off import SIGN_OFF_ACTION

register_snippet(OsteoViewSetGroup)
register(SectionBlockAdapter(), SectionBlock)
register(LeadInAdapter(), LeadInMixin)
hooks.register("before_bulk_action", refuse_bulk_publication)
hooks.register("register_admin_urls", review.urls)
hooks.register("register_reports_menu_item", review.reviews_due_menu_item)
hooks.register("register_page_header_buttons", review.page_header_buttons)
hooks.register("register_permissions", review.permissions)
hooks.register("construct_homepage_panels", add_checks_due_panel)
hooks.register("construct_wagtail_userbar", add_advice_to_content_checks)
hooks.register("before_delete_snippet", refuse_deletion_while_shown)
hooks.register("construct_snippet_action_menu", offer_sign_off)
hooks.register("construct_homepage_panels", add_practice_panel)
hooks.register("construct_page_action_menu", name_the_draft_button)
hooks.register("construct_snippet_action_menu", name_the_draft_button_of_snippets)
# After Wagtail's, whose place it takes for people and clinics.
hooks.register("register_bulk_action", DeleteInUseBulkAction, order=10)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        REFUSED_ACTION,
        _("Refuse schedule"),
        _("Schedule refused: not ready, or still shown on live pages"),
    )
    actions.register_action(
        CHECK_ACTION, _("Mark as checked"), _("Marked as checked as a whole")
    )
    actions.register_action(
        SIGN_OFF_ACTION, _("Sign off"), _("Signed off: live for patients")
    )


@hooks.register("register_admin_urls")
def register_advice_url():
    return [path("osteo/advice/", advice_list, name="wagtail_osteo_advice")]


@hooks.register("register_admin_urls")
def register_session_url():
    return [path("osteo/session/", session_state, name="wagtail_osteo_session")]
