"""What an editor wrote is still there, whatever comes between."""

import pytest
from playwright.sync_api import expect

from .conftest import OWNER, PASSWORD
from .desk import Desk

SAVE = "Save draft (not live)"
# Wagtail compares a form with how it was two seconds after it was opened, and opens it
# more than once.
WATCH_FOR_READINESS = """
document.addEventListener("w-unsaved:ready", () => {
    window.unwatched = (window.unwatched ?? 0) + 1;
});
document.addEventListener("w-unsaved:watch-edits", () => { window.unwatched -= 1; });
"""
SECTIONS = ["symptoms", "causes", "exercise", "video", "prevention"]


@pytest.fixture
def condition(practice):
    """A live page with two sections, and five more in which nothing is written."""
    from wagtail_osteo.pages.models import ConditionIndexPage, ConditionPage

    levels = [{"urgency": "emergency", "signs": ["you are short of breath"]}]
    page = ConditionPage(
        title="Muscle spasms",
        slug="muscle-spasms",
        body=[
            {"type": "overview", "value": {"text": "<p>Muscles tighten.</p>"}},
            {"type": "red_flags", "value": {"levels": levels}},
            *({"type": name, "value": {}} for name in SECTIONS),
        ],
    )
    ConditionIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def edit(log_in, condition):
    """Opens the form of the condition: ``edit("robin")``."""

    def edit(username=OWNER):
        desk = log_in(username)
        desk.page.add_init_script(WATCH_FOR_READINESS)
        desk.open(f"pages/{condition.pk}/edit/")
        desk.page.wait_for_function("window.unwatched === 0")
        return desk

    return edit


def form(desk):
    return desk.page.locator("[data-edit-form]")


def add_to_overview(desk, words):
    desk.section("What it is").write("What it is", words)


def overview(desk):
    return desk.section("What it is").field("What it is")


def expect_saved(desk):
    """By Wagtail, without a click."""
    # Wagtail looks twice a second whether something has changed.
    desk.page.evaluate("() => new Promise((then) => setTimeout(then, 1100))")
    expect(form(desk)).to_have_attribute("data-w-unsaved-has-edits-value", "false")
    expect(desk.page.locator("#w-autosave-indicator")).to_contain_text("Saved")


def expect_paused(desk, why):
    expect(desk.page.locator(".footer__save-warning")).to_contain_text(why)


def save(desk):
    desk.footer.get_by_role("button", name=SAVE).click()


def log_in_elsewhere(desk, server, username=OWNER):
    """In another tab of the same browser, without the old session."""
    lose_session(desk)
    tab = Desk(desk.page.context.new_page(), server)
    tab.log_in(username, PASSWORD)
    tab.page.close()


def lose_session(desk):
    desk.page.context.clear_cookies(name="sessionid")


def latest(condition):
    """The latest draft."""
    # Not as the test made it: it remembers which draft was the latest.
    condition = type(condition).objects.get(pk=condition.pk)
    return condition.get_latest_revision_as_object()


def test_what_was_written_before_the_window_closed_is_in_the_draft(edit, visit):
    desk = edit()
    add_to_overview(desk, " It may last minutes.")
    expect_saved(desk)
    desk.section("Symptoms").row("Symptoms").write("In a sentence", "It hurts.")
    expect_saved(desk)
    desk.page.context.close()

    desk = edit()
    expect(overview(desk)).to_contain_text("Muscles tighten. It may last minutes.")
    symptom = desk.section("Symptoms").row("Symptoms").field("In a sentence")
    expect(symptom.get_by_role("textbox")).to_have_value("It hurts.")
    article = visit("/conditions/muscle-spasms/").page.locator("main")
    expect(article).to_contain_text("Muscles tighten.")
    expect(article).not_to_contain_text("It may last minutes.")
    expect(article.get_by_role("heading", name="Symptoms")).to_have_count(0)


def test_what_is_written_without_a_connection_is_saved_once_there_is_one(
    edit, condition
):
    desk = edit()
    questions = []

    def stay(dialog):
        questions.append(dialog.type)
        dialog.dismiss()

    desk.page.on("dialog", stay)
    desk.page.context.set_offline(True)
    add_to_overview(desk, " In the legs, mostly.")
    expect_paused(desk, "A network error occurred.")
    desk.page.close(run_before_unload=True)
    expect(overview(desk)).to_contain_text("In the legs, mostly.")
    assert questions == ["beforeunload"]
    desk.page.context.set_offline(False)
    expect_saved(desk)
    assert "In the legs, mostly." in str(latest(condition).body)


def test_what_is_written_while_a_draft_is_being_saved_is_saved_next(edit, condition):
    desk = edit()
    # The last keys before the answer comes, which nobody can time from out here.
    desk.page.evaluate(
        """() => window.addEventListener("w-autosave:success", () => {
            document.querySelector("[name=summary]").value += " And this.";
        }, { capture: true, once: true })"""
    )
    desk.write("In one or two sentences", "This.")
    expect_saved(desk)
    # First the one, then the other.
    expect_saved(desk)
    assert latest(condition).summary == "This. And this."


def test_a_section_that_is_half_filled_is_saved_as_it_is(edit, condition):
    desk = edit()
    cause = desk.section("Causes").row("Causes")
    cause.write("Why it happens", "Muscles tire.")
    expect_saved(desk)
    level = desk.section("When to get medical help").row("Levels", 1)
    level.choose("How soon?", "Soon: not urgent")
    expect_saved(desk)
    desk.section("Exercise").row("Steps").write("What to do", "Bend the knee.")
    expect_saved(desk)
    desk.section("Video").write("Address of the video", "https://example.com/a.mp4")
    expect_saved(desk)
    body = latest(condition).body
    for words in ["Muscles tire.", "Bend the knee.", "https://example.com/a.mp4"]:
        assert words in str(body)
    levels = body.first_block_by_name("red_flags").value["levels"]
    assert [level["urgency"] for level in levels] == ["emergency", "non_urgent"]


def test_of_two_editors_the_second_decides_and_the_first_can_be_restored(
    edit, condition
):
    first, second = edit("robin"), edit("sam")
    add_to_overview(first, " So wrote Robin.")
    expect_saved(first)
    symptom = second.section("Symptoms").row("Symptoms")
    symptom.write("Symptom", "So wrote Sam")
    expect_paused(second, "Saving will overwrite a newer version.")
    assert "So wrote Sam" not in str(latest(condition).body)

    save(second)
    question = second.page.get_by_role("dialog")
    expect(question).to_contain_text("Robin saved a new version")
    expect(question.get_by_role("link", name="View latest version")).to_be_visible()
    expect(symptom.field("Symptom").get_by_role("textbox")).to_have_value(
        "So wrote Sam"
    )
    question.get_by_role("button", name=SAVE).click()
    second.expect_message("has been updated")
    assert "So wrote Sam" in str(latest(condition).body)

    add_to_overview(first, " And more.")
    expect_paused(first, "Saving will overwrite a newer version.")
    expect(overview(first)).to_contain_text("So wrote Robin. And more.")
    robins = condition.revisions.get(user__username="robin")
    assert "So wrote Robin." in str(robins.as_object().body)
    page = second.open(f"pages/{condition.pk}/revisions/{robins.pk}/revert/")
    expect(overview(second)).to_contain_text("So wrote Robin.")
    page.get_by_role("button", name="Replace current draft").click()
    second.expect_message("has been replaced with version")
    assert "So wrote Robin." in str(latest(condition).body)


def notice(desk):
    return desk.page.get_by_role("alert").filter(has_text="no longer logged in")


def test_whoever_is_logged_out_while_writing_goes_on_after_logging_in(
    edit, server, condition
):
    desk = edit()
    lose_session(desk)
    add_to_overview(desk, " First this.")
    expect(notice(desk)).to_contain_text("no longer logged in as robin")
    # Nobody is interrupted in the middle of a word.
    expect(desk.page.locator("[contenteditable]:focus")).to_have_count(1)
    log_in_elsewhere(desk, server)
    # Playwright's tabs are all at the front all the time.
    desk.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(notice(desk)).to_have_count(0)
    expect_saved(desk)
    assert "First this." in str(latest(condition).body)

    # A new session before the old form noticed anything, with a token of its own.
    log_in_elsewhere(desk, server)
    add_to_overview(desk, " Then that.")
    expect_saved(desk)
    assert "First this. Then that." in str(latest(condition).body)
    expect(notice(desk)).to_have_count(0)


def test_saving_while_logged_out_keeps_the_form_and_says_how_to_go_on(
    edit, server, condition
):
    desk = edit()
    lose_session(desk)
    add_to_overview(desk, " First this.")
    save(desk)
    link = notice(desk).get_by_role("link", name="Log in")
    expect(link).to_be_focused()
    with desk.page.context.expect_page() as opened:
        link.press("Enter")
    expect(opened.value.get_by_role("button", name="Sign in")).to_be_visible()
    opened.value.close()

    # What Robin wrote is not saved in the name of somebody else at the same computer.
    log_in_elsewhere(desk, server, "sam")
    save(desk)
    expect(link).to_be_focused()
    log_in_elsewhere(desk, server)
    expect(overview(desk)).to_contain_text("First this.")
    desk.footer.get_by_role("button", name="More actions").click()
    desk.footer.get_by_role("button", name="Publish", exact=True).click()
    desk.expect_message("has been published")
    condition.refresh_from_db()
    assert "First this." in str(condition.body)
