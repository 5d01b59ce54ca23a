"""What the package adds to Wagtail's admin; the logic lives in ``admin``."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.refusals import refuse_bulk_publication
from .admin.viewsets import OsteoViewSetGroup
from .advice.userbar import add_advice_to_content_checks
from .advice.views import advice_list
from .scheduled_publishing import REFUSED_ACTION

register_snippet(OsteoViewSetGroup)
hooks.register("before_bulk_action", refuse_bulk_publication)
hooks.register("construct_wagtail_userbar", add_advice_to_content_checks)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        REFUSED_ACTION,
        _("Refuse scheduled publication"),
        _("Scheduled publication refused: the page is not ready"),
    )


@hooks.register("register_admin_urls")
def register_advice_url():
    return [path("osteo/advice/", advice_list, name="wagtail_osteo_advice")]
