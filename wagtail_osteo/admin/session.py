"""Keeps what an editor writes when the session ends before it is saved.

Whoever saves a form without being logged in is led to the login form, and what they
wrote is gone. Whoever has logged in again in another tab is refused, for the form still
has the token of the old session. A script in the form prevents both: before anything is
sent it asks the view below who is logged in, and for a token that will do.
"""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET


@never_cache
@require_GET
def session_state(request):
    """Who is logged in, and the token for what they send.

    Wagtail answers in place of this view, with status 403, when nobody is.
    """
    return JsonResponse({"user": str(request.user.pk), "token": get_token(request)})
