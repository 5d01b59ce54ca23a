"""The card says whether the door is open, by the clock of the reader's browser."""

import mimetypes
from datetime import date, datetime
from unittest import mock
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.contrib.staticfiles import finders
from django.db import transaction
from django.template.loader import render_to_string

from tests.opening_hours.test_hours import hours
from wagtail_osteo.models import Clinic, PracticeSettings

SITE = "https://practice.example.com"
STATUS = ".osteo-clinic-card__status"
LONDON = ZoneInfo("Europe/London")
WEEK = {
    **dict.fromkeys(
        ("monday", "tuesday", "wednesday", "thursday"), "09:00-12:30 13:30-18:00"
    ),
    "friday": "09:00-12:00 22:00-02:00",
}


def london(*moment, fold=0):
    return datetime(*moment, tzinfo=LONDON, fold=fold)


def card(rendered, week=WEEK, choice=Clinic.CLOSED, closed=(), visits=()):
    """A page with a card as the server makes it at the moment ``rendered``.

    :param visits: days of the week on which patients are seen by appointment.
    :param closed: first and last day of a closure, for tests with a database.
    """
    clinic = Clinic(
        name="Elm Lane",
        time_zone="Europe/London",
        public_holidays=choice,
        opening_hours={
            **hours(**week).to_json(),
            **dict.fromkeys(visits, [{"by_appointment": True}]),
        },
    )
    practice = PracticeSettings(jurisdiction="gb", nation="england")
    if closed:
        clinic.save()
        first_day, last_day = closed
        clinic.closures.create(first_day=first_day, last_day=last_day)
    with mock.patch("django.utils.timezone.now", return_value=rendered):
        html = render_to_string(
            "wagtail_osteo/includes/clinic_card.html",
            {"clinic": clinic, "practice": practice},
        )
    return f'<!doctype html><html lang="en-GB"><body>{html}</body></html>'


@pytest.fixture
def visit(chromium):
    """Opens a page at a moment, and tells what the card says."""
    contexts = []

    def visit(html, now, timezone_id="Europe/London", **options):
        def answer(route):
            path = urlsplit(route.request.url).path
            policy = {"Content-Security-Policy": "default-src 'self'"}
            if path == "/":
                return route.fulfill(
                    content_type="text/html", body=html, headers=policy
                )
            found = finders.find(path.removeprefix("/static/"))
            if not found:
                return route.fulfill(status=404)
            return route.fulfill(path=found, content_type=mimetypes.guess_type(path)[0])

        context = chromium.new_context(timezone_id=timezone_id, **options)
        contexts.append(context)
        context.route("**/*", answer)
        page = context.new_page()
        page.clock.install(time=now)
        page.goto(SITE)
        page.wait_for_load_state("networkidle")
        return page

    yield visit
    for context in contexts:
        context.close()


def said(page):
    place = page.locator(STATUS)
    return place.text_content() if place.is_visible() else ""


def test_follows_the_clock_over_a_friday_evening(visit):
    page = visit(card(london(2026, 7, 1, 8)), london(2026, 7, 3, 11, 59))
    assert said(page) == "Open until 12:00"
    for minutes, expected in [
        (1, "Closed, opens at 22:00"),
        (10 * 60 - 1, "Closed, opens at 22:00"),
        (1, "Open until 2:00"),
        (4 * 60 - 1, "Open until 2:00"),
        (1, "Closed, opens Monday at 9:00"),
    ]:
        page.clock.run_for(minutes * 60 * 1000)
        assert said(page) == expected, minutes


def test_christmas_day(visit):
    christmas_eve = london(2026, 12, 24, 18)
    page = visit(card(london(2026, 12, 23)), christmas_eve)
    # Saturday has no hours, and Monday is the day on which Boxing Day is kept.
    assert said(page) == "Closed, opens Tuesday at 9:00"
    page.clock.run_for("30:00:00")
    assert said(page) == "Closed, opens Tuesday at 9:00"


def test_a_holiday_of_which_nobody_said_whether_it_is_kept(visit):
    html = card(london(2026, 12, 23), choice=Clinic.NOT_SAID)
    for now, expected in [
        (london(2026, 12, 24, 10), "Open until 12:30"),
        (london(2026, 12, 24, 23, 59), "Closed now"),
        (london(2026, 12, 25, 0), ""),
        (london(2026, 12, 25, 10), ""),
        (london(2026, 12, 25, 23, 59), ""),
        (london(2026, 12, 26, 0), "Closed now"),
        (london(2026, 12, 29, 0), "Closed, opens at 9:00"),
    ]:
        assert said(visit(html, now)) == expected, now


def test_a_closure_from_its_first_minute_to_its_last(visit, demo):
    night_and_day = dict.fromkeys((*WEEK, "saturday", "sunday"), "00:00-24:00")
    with transaction.atomic():
        html = card(
            london(2026, 7, 1, 8),
            night_and_day,
            closed=(date(2026, 7, 3), date(2026, 7, 4)),
        )
        transaction.set_rollback(True)
    for now, expected in [
        (london(2026, 7, 2, 23, 59), "Open until 0:00"),
        (london(2026, 7, 3, 0, 0), "Closed, opens Sunday at 0:00"),
        (london(2026, 7, 4, 23, 59), "Closed, opens Sunday at 0:00"),
        (london(2026, 7, 5, 0, 0), "Open now"),
    ]:
        assert said(visit(html, now)) == expected, now


def test_the_hour_that_does_not_exist(visit):
    html = card(london(2026, 3, 28), {"sunday": "01:30-05:00"})
    assert said(visit(html, london(2026, 3, 29, 0, 59))) == "Closed, opens at 2:00"
    assert said(visit(html, london(2026, 3, 29, 2, 0))) == "Open until 5:00"
    assert said(visit(html, london(2026, 3, 29, 4, 59))) == "Open until 5:00"
    opens_next = "Closed, opens Sunday 5 April at 1:30"
    assert said(visit(html, london(2026, 3, 29, 5, 0))) == opens_next


def test_the_hour_that_comes_twice(visit):
    html = card(london(2026, 10, 24), {"sunday": "00:30-01:30"})
    assert said(visit(html, london(2026, 10, 25, 1, 29))) == "Open until 1:30"
    for fold in (0, 1):
        page = visit(html, london(2026, 10, 25, 1, 30, fold=fold))
        assert said(page) == "Closed, opens Sunday 1 November at 0:30"


def test_a_reader_in_sydney_sees_the_time_at_the_clinic_and_is_told_so(visit):
    html = card(london(2026, 7, 1))
    page = visit(html, london(2026, 7, 2, 10), "Australia/Sydney")
    assert said(page) == "Open until 12:30 (United Kingdom Time)"
    page = visit(html, london(2026, 7, 1, 18), "Australia/Sydney")
    assert said(page) == "Closed, opens Thursday at 9:00 (United Kingdom Time)"
    # Another zone, the same clock.
    page = visit(html, london(2026, 7, 2, 10), "Europe/Lisbon")
    assert said(page) == "Open until 12:30"


def test_an_old_copy_is_silent_once_its_days_are_over(visit):
    html = card(london(2026, 7, 1, 8))
    page = visit(html, london(2026, 7, 14, 23, 59))
    # It does not know the fifteenth day.
    assert said(page) == "Closed now"
    page.clock.run_for("01:00")
    assert said(page) == ""


def test_open_day_and_night(visit):
    every_day = (*WEEK, "saturday", "sunday")
    html = card(london(2026, 7, 1, 8), dict.fromkeys(every_day, "00:00-24:00"))
    assert said(visit(html, london(2026, 7, 1, 8))) == "Open now"
    assert said(visit(html, london(2026, 7, 14, 23, 59))) == "Open now"
    assert said(visit(html, london(2026, 7, 15))) == ""


def test_by_appointment_is_neither_open_nor_closed(visit):
    html = card(london(2026, 7, 1, 8), visits=["saturday"])
    for now, expected in [
        (london(2026, 7, 3, 22, 30), "Open until 2:00"),
        # Friday's night runs into Saturday.
        (london(2026, 7, 4, 1, 59), "Open until 2:00"),
        (london(2026, 7, 4, 2), "By appointment only at this time"),
        (london(2026, 7, 4, 23, 59), "By appointment only at this time"),
        (london(2026, 7, 5, 0), "Closed, opens Monday at 9:00"),
    ]:
        assert said(visit(html, now)) == expected, now


def test_without_javascript_the_week_stands(visit):
    page = visit(
        card(london(2026, 7, 1)), london(2026, 7, 2, 10), java_script_enabled=False
    )
    assert said(page) == ""
    page.get_by_text("Opening hours").first.click()
    assert page.get_by_role("row").count() == 7
    assert page.get_by_role("table").is_visible()
