"""Notices of closed clinics, as visitors read them on any page of the site."""

import datetime
from typing import NamedTuple

import swapper
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from wagtail.models import Site

from ..models import ClinicClosure, PracticeSettings
from ..models.sites import chosen_on_site
from ..practice.clock import now
from ..practice.context import locale_for


class Notice(NamedTuple):
    """What the notice says, and the moment with which it is over."""

    text: str
    until: datetime.datetime


def notices_for(context) -> list[Notice]:
    """The notices that stand now, those that end first before the others.

    One small query tells whether any stands; if so, a second finds all there is to say.
    A clinic that is not live has none; nor has one that is not shown on this site, or
    that chose no site and is the clinic of another site's Practice details only.

    :param context: a template context, or any mapping that may hold ``request`` and
        ``page``.
    """
    moment = now()
    # Where the clinics are it may be the day before or the day after.
    yesterday, tomorrow = (
        (moment + datetime.timedelta(days=days)).date() for days in (-1, 1)
    )
    standing = ClinicClosure.objects.annotate(
        until=Coalesce("notice_until", "last_day")
    ).filter(notice_from__lte=tomorrow, until__gte=yesterday)
    # On most days there is none, and every page served asks.
    if not standing.exists():
        return []
    found = (
        standing.select_related("clinic")
        .annotate(translated_name=Subquery(_translated_name(locale_for(context))))
        .filter(Q(clinic__live=True) | Q(translated_name__isnull=False))
        .filter(_of_this_site(context))
        .order_by("until", "first_day", "pk")
    )
    return [
        Notice(closure.notice_text or _default_text(closure), closure.notice_ends)
        for closure in found
        if closure.is_announced(moment)
    ]


def _translated_name(locale_id):
    """The name of a closure's clinic in the language of the page, where it has one."""
    clinics = swapper.load_model("wagtail_osteo", "Clinic").objects
    return clinics.filter(
        translation_key=OuterRef("clinic__translation_key"),
        locale_id=locale_id,
        live=True,
    ).values("name")[:1]


def _of_this_site(context) -> Q:
    request = context.get("request")
    # Wagtail keeps the site with the request: a page in its site costs no query.
    site = request and Site.find_for_request(request)
    clinics = swapper.load_model("wagtail_osteo", "Clinic")
    on_site = clinics.on_site(site and site.pk, prefix="clinic__")
    if site is None:
        return Q(on_site)
    keys = PracticeSettings.objects.exclude(default_clinic=None).values(
        "default_clinic__translation_key"
    )
    ours, others = keys.filter(site=site), keys.exclude(site=site)
    of_another = Q(clinic__translation_key__in=others)
    of_another &= ~Q(clinic__translation_key__in=ours)
    return on_site & (chosen_on_site(clinics, site.pk, "clinic__") | ~of_another)


def _default_text(closure) -> str:
    """“Elm Lane is closed on Thursday 24 December 2026 (Christmas).”"""
    words = {
        "clinic": closure.translated_name or closure.clinic.name,
        "period": closure.period,
        "reason": f" ({closure.reason})" if closure.reason else "",
    }
    if closure.hours:
        sentence = gettext("%(clinic)s has other hours. %(period)s%(reason)s.")
    elif closure.every_year:
        sentence = gettext("%(clinic)s: %(period)s%(reason)s.")
    elif closure.dates.is_one_day:
        sentence = gettext("%(clinic)s is closed on %(first)s%(reason)s.")
    else:
        sentence = gettext("%(clinic)s is closed from %(first)s to %(last)s%(reason)s.")
    form = pgettext("date format", "l j F Y")
    for name in ("first", "last"):
        words[name] = date_format(getattr(closure, f"{name}_day"), form)
    return sentence % words
