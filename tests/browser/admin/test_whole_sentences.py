"""What an editor's words come to on the page is read while they are typed."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def condition(practice):
    """A live page that says what to do and what not to do."""
    from wagtail_osteo.pages.models import ConditionIndexPage, ConditionPage

    levels = [{"urgency": "emergency", "signs": ["you are short of breath"]}]
    page = ConditionPage(
        title="Muscle spasms",
        slug="muscle-spasms",
        body=[
            {"type": "red_flags", "value": {"levels": levels}},
            {"type": "do_dont", "value": {"dont_items": ["sit for hours"]}},
        ],
    )
    ConditionIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def desk(log_in, condition):
    desk = log_in()
    desk.open(f"pages/{condition.pk}/edit/")
    return desk


def sentence_of(part):
    return part.locator.locator(".osteo-lead-in")


def test_a_sentence_stands_below_each_field_and_in_its_row(desk):
    section = desk.section("Do and do not")
    row = section.row("Do not")
    expect(sentence_of(row)).to_have_text("On the page: do not sit for hours")
    row.locator.get_by_role("button", name="Toggle section").click()
    expect(row.locator.locator(".c-sf-block__title")).to_have_text(
        "do not sit for hours"
    )
    section.locator.get_by_role("button", name="Toggle section").first.click()
    title = section.locator.locator(".c-sf-block__title").first
    expect(title).to_have_text("do not sit for hours")


def test_it_follows_what_is_typed_in_a_row_added_later(desk):
    row = desk.section("Do and do not").row("Do not", 1)
    expect(sentence_of(row)).to_have_text("On the page: do not …")
    box = row.locator.get_by_role("textbox")
    box.press_sequentially("avoid moving the joint")
    sentence = "On the page: do not avoid moving the joint"
    expect(sentence_of(row)).to_have_text(sentence)
    # Said once, when the typing stops; and again to whoever comes back to the field.
    expect(row.locator.get_by_role("status")).to_have_text(sentence)
    expect(box).to_have_accessible_description(sentence)
    desk.publish()
    error = "Leave out “avoid”: the words “do not” are added for you."
    expect(desk.page.get_by_text(error).first).to_be_visible()
    row = desk.section("Do and do not").row("Do not", 1)
    expect(sentence_of(row)).to_have_text(sentence)


def test_what_is_typed_is_text_and_never_markup(desk):
    row = desk.section("Do and do not").row("Do")
    row.locator.get_by_role("textbox").press_sequentially("<img src=x> & rest")
    expect(sentence_of(row)).to_have_text("On the page: Do: <img src=x> & rest")


def test_the_sign_of_a_level_goes_on_from_if(desk):
    level = desk.section("When to get medical help").row("Levels")
    sign = level.row("Signs")
    expect(sentence_of(sign)).to_have_text("On the page: if you are short of breath")
