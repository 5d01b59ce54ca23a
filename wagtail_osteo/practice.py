"""Whose page is being rendered: the practice, and so the country, of a request."""

from django.apps import apps

from .conf import conf
from .jurisdictions import Jurisdiction, get_jurisdiction, in_active_language

__all__ = ["jurisdiction_for", "practice_for"]


def practice_for(context):
    """The ``PracticeSettings`` of the site that a template's request belongs to.

    :param context: a template context, or any mapping that may hold ``request``.
    :returns: ``None`` without a request, or for an address that belongs to no site.
    """
    request = context.get("request")
    if request is None:
        return None
    settings = apps.get_model("wagtail_osteo", "PracticeSettings")
    try:
        return settings.for_request(request)
    except settings.DoesNotExist:
        return None


def jurisdiction_for(context) -> Jurisdiction:
    """The jurisdiction whose numbers and services a template shows, in its language."""
    practice = practice_for(context)
    return in_active_language(
        practice.get_jurisdiction()
        if practice is not None
        else get_jurisdiction(conf.default_jurisdiction)
    )
