"""Keeps what an editor writes when the session ends before it is saved.

Whoever saves a form without being logged in is led to the login form, and what they
wrote is gone. Whoever has logged in again in another tab is refused, for the form still
has the token of the old session. A script in the form prevents both: before anything is
sent it asks the view below who is logged in, and for a token that will do.
"""

from django import forms
from django.forms.widgets import Script
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

__all__ = ["keep_words_media", "session_state"]


@never_cache
@require_GET
def session_state(request):
    """Who is logged in, and the token for what they send.

    Wagtail answers in place of this view, with status 403, when nobody is.
    """
    return JsonResponse({"user": str(request.user.pk), "token": get_token(request)})


def keep_words_media(user) -> forms.Media:
    """What a form that ``user`` has opened needs so that nothing written in it is lost.

    One script has the words in it that it may need; the other mends what Wagtail's
    autosave leaves open.
    """
    words = gettext(
        "You are no longer logged in as %(user)s. What you wrote is not lost: it is "
        "still in this form. Log in again in another tab, then come back here and go "
        "on."
    )
    session = Script(
        "wagtail_osteo/js/session.js",
        **{
            "type": "module",
            "data-osteo-session": reverse("wagtail_osteo_session"),
            "data-user": str(user.pk),
            "data-words": words % {"user": user.get_username()},
            # It leads on to the login form, whichever the site has.
            "data-login": reverse("wagtailadmin_home"),
            "data-login-words": gettext("Log in (opens a new tab)"),
        },
    )
    autosave = Script("wagtail_osteo/js/autosave.js", type="module")
    return forms.Media(
        css={"all": ["wagtail_osteo/css/admin/session.css"]}, js=[session, autosave]
    )
