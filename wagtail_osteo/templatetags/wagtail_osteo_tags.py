"""Template tags for a site's own templates."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from wagtail.templatetags.wagtailcore_tags import richtext

from ..conf import conf
from ..directory.notices import notices_for
from ..opening_hours.status import Opening
from ..practice.addresses import address_lines
from ..practice.booking import booking_at
from ..practice.context import address_of, subject_of
from ..practice.maps import directions_links
from ..structured_data import as_script
from ..structured_data.head import head_for
from ..values.addresses import with_followable_links

register = template.Library()

# Kept with the request: a base template and the page in it are rendered for the same.
SHOWN = "_osteo_notices_shown"


@register.simple_tag(takes_context=True)
def osteo_notices(context):
    """The notices of closed clinics that stand now; empty without any.

    They are shown once on a page: where the site's base template has the tag above the
    content, our pages in it leave them out.
    """
    request = context.get("request")
    if request is not None:
        if getattr(request, SHOWN, False):
            return ""
        setattr(request, SHOWN, True)
    notices = notices_for(context)
    if not notices:
        return ""
    return render_to_string("wagtail_osteo/includes/notice.html", {"notices": notices})


@register.simple_tag(takes_context=True)
def osteo_head(context):
    """What a page, a person or a clinic says of itself in its head.

    Description, canonical address, Open Graph and Twitter tags and translations, unless
    the site says ``WAGTAIL_OSTEO_HEAD_TAGS = False``; then ``osteo_structured_data``.
    """
    head = head_for(context) if conf.head_tags else None
    tags = head and render_to_string("wagtail_osteo/includes/head.html", {"head": head})
    return format_html("{}{}", tags or "", osteo_structured_data(context))


@register.simple_tag(takes_context=True)
def osteo_structured_data(context):
    """The schema.org graph of the page, person or clinic that the template shows.

    Empty for what has no ``get_graph``, has no address yet, or where the site says
    ``WAGTAIL_OSTEO_STRUCTURED_DATA = False``.
    """
    subject = subject_of(context)
    if not conf.structured_data or not hasattr(subject, "get_graph"):
        return ""
    address = address_of(subject, context)
    if not address:
        return ""
    graph = subject.get_graph({**context.flatten(), "page_address": address})
    return as_script(graph)


@register.simple_tag(takes_context=True)
def osteo_url(context, snippet):
    """The address of a person's or a clinic's page, or "".

    It begins with the host where this site does not show them and another does.
    """
    return snippet.get_url(context.get("request"))


@register.filter
def osteo_rich_text(text):
    """Rich text as Wagtail shows it, without links that no page may print.

    :param text: what a ``RichTextField`` stores. A ``RichTextBlock`` within a section
        needs no filter.
    """
    return richtext(with_followable_links(text or ""))


@register.simple_tag
def osteo_opening(clinic, practice=None):
    """What differs from the clinic's week in the days ahead, and whether it is open.

    :param practice: ``PracticeSettings`` of the page, if there are any.
    :returns: an object with ``announcements``, each of which has ``days`` and
        ``reason``, and ``status``, JSON for ``js/opening_status.js``.
    """
    return Opening(clinic, practice or None)


@register.simple_tag
def osteo_address(clinic, practice=None):
    """The lines of a clinic's address, unescaped, in the order of its country.

    :param practice: ``PracticeSettings`` of the page, if there are any.
    """
    return address_lines(clinic, practice or None)


@register.simple_tag
def osteo_directions(clinic, practice=None):
    """The map services that lead to ``clinic``, each with ``name`` and ``url``."""
    return directions_links(clinic, practice or None)


@register.simple_tag
def osteo_booking(clinic, practice):
    """How to book at ``clinic``: see ``wagtail_osteo.practice.booking.booking_at``."""
    return booking_at(clinic, practice or None)
