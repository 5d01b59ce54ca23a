"""What a form needs so that nothing written in it is lost."""

from django import forms
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.translation import gettext


def keep_words_media(user) -> forms.Media:
    """The scripts and styles of a form that ``user`` has opened.

    One script has the words that it needs when the session ends, and asks
    ``wagtail_osteo.admin.session`` who is logged in. The other mends what Wagtail's
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
