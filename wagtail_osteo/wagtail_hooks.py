"""What the package adds to Wagtail's admin; the logic lives in ``admin``."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.keep_in_use import refuse_deletion_while_shown
from .admin.refusals import refuse_bulk_publication
from .admin.sign_off import offer_sign_off
from .admin.viewsets import OsteoViewSetGroup
from .scheduled_publishing import REFUSED_ACTION
from .sign_off import SIGN_OFF_ACTION

register_snippet(OsteoViewSetGroup)
hooks.register("before_bulk_action", refuse_bulk_publication)
hooks.register("before_delete_snippet", refuse_deletion_while_shown)
hooks.register("construct_snippet_action_menu", offer_sign_off)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        REFUSED_ACTION,
        _("Refuse scheduled publication"),
        _("Scheduled publication refused: the page is not ready"),
    )
    actions.register_action(
        SIGN_OFF_ACTION, _("Sign off"), _("Signed off: live for patients")
    )
