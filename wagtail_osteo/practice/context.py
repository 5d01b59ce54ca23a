"""Whose page is being rendered: what it shows, the practice, clinic and country."""

from django.apps import apps

from ..jurisdictions import Jurisdiction, in_active_language
from .fallback import country_of

__all__ = [
    "clinic_for",
    "jurisdiction_for",
    "locale_for",
    "practice_for",
]


def subject_of(context):
    """What a template shows: a page, or a person or a clinic with a page of its own.

    Wagtail names it ``page``, and Django's views ``object``.
    """
    return context.get("page") or context.get("object")


def address_of(subject, context) -> str:
    """The full address of it; empty before it has one, as in a first preview."""
    if not subject.pk:
        return ""
    return subject.get_full_url(context.get("request")) or ""


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


def default_practice():
    """The ``PracticeSettings`` of the default site, for what belongs to no page."""
    settings = apps.get_model("wagtail_osteo", "PracticeSettings")
    return settings.objects.filter(site__is_default_site=True).first()


def practices_of(clinic):
    """The ``PracticeSettings`` that name a clinic, whichever its language."""
    settings = apps.get_model("wagtail_osteo", "PracticeSettings")
    named = settings.objects.filter(
        default_clinic__translation_key=clinic.translation_key
    )
    return named.select_related("site")


def practice_of(clinic, practice):
    """``practice``, unless its site does not show ``clinic``: then one whose site does.

    A page may name the clinic of another practice, which may be in another country and
    is booked in another way.
    """
    if not practice or clinic.is_on_site(practice.site_id):
        return practice
    return practice_on(clinic.sites_fetched.of(clinic))


def practice_on(site_ids):
    """The ``PracticeSettings`` of the first of some sites that has any, or ``None``."""
    settings = apps.get_model("wagtail_osteo", "PracticeSettings")
    return settings.objects.filter(site__in=site_ids).order_by("site").first()


def jurisdiction_of(practice) -> Jurisdiction:
    """Where the patients of a practice are.

    :param practice: ``PracticeSettings``; without any, the site's setting tells.
    """
    if practice is None:
        return country_of("")
    return practice.get_jurisdiction()


def jurisdiction_for(context) -> Jurisdiction:
    """The jurisdiction whose numbers and services a template shows, in its language."""
    return in_active_language(jurisdiction_of(practice_for(context)))


def locale_for(context) -> int | None:
    """The key of the locale of the page that a template renders, if it renders one.

    The page of a person or a clinic is in the language of that ``object``.
    """
    return getattr(subject_of(context), "locale_id", None)


def clinic_for(context, chosen=None):
    """The clinic that a section shows, as a visitor may see it, or ``None``.

    :param chosen: the section's own, or ``None``. Where a visitor may not see it, the
        clinic in Practice details serves.
    """
    locale_id = locale_for(context)
    clinic = chosen and chosen.published(locale_id)
    if clinic is None:
        practice = practice_for(context)
        clinic = practice and practice.published_clinic(locale_id)
    return clinic
