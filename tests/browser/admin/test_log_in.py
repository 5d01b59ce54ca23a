"""Whoever logs in finds an empty practice, and each test one of its own."""

import pytest
from playwright.sync_api import expect

from .conftest import CLINICIANS, OWNER


@pytest.mark.parametrize("name", [OWNER, CLINICIANS[0]])
def test_somebody_logs_in_and_finds_nothing_done_yet(log_in, name):
    from wagtail_osteo.models import PracticeSettings

    desk = log_in(name)
    heading = desk.page.get_by_role("heading", name="Set up your practice: 0 of 5")
    expect(heading).to_be_visible()
    # What one test leaves behind, the next one does not find.
    assert not PracticeSettings.objects.exists()
    PracticeSettings.objects.create(
        site_id=1, practice_name="Elm Lane", jurisdiction="ie"
    )
    desk.open()
    heading = desk.page.get_by_role("heading", name="Set up your practice: 1 of 5")
    expect(heading).to_be_visible()
    assert desk.visit.page_errors == []


def test_readers_see_the_same_site(log_in, visit):
    desk = log_in()
    title = desk.open("pages/3/edit/").get_by_role("textbox", name="Title*")
    expect(title).to_have_value("Conditions")
    reader = visit("/conditions/").page
    title = reader.get_by_role("heading", name="Conditions", exact=True)
    expect(title).to_be_visible()
