"""An osteopath's first evening: from an empty practice to a page that patients read."""

import datetime
import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def picture(screenshots):
    """Takes a picture for the tutorial: of the window, from a place on downwards."""

    def picture(page, name, place=None, height=900):
        if place is not None:
            place.evaluate("(e) => e.scrollIntoView({ behavior: 'instant' })")
        # No tooltip of what the pointer happens to be on.
        page.mouse.move(900, 1)
        page.screenshot(
            path=screenshots / f"desk-{name}.png",
            clip={"x": 0, "y": 0, "width": 1280, "height": height},
            animations="disabled",
        )

    return picture


def test_an_osteopath_sets_up_the_practice_and_publishes_a_page(log_in, visit, picture):
    desk = log_in("robin")
    expect_steps_done(desk, 0)
    picture(desk.page, "steps", height=790)

    fill_in_practice_details(desk)
    add_the_clinic(desk, picture)
    show_the_clinic_on_pages(desk)
    fill_in_oneself(desk)

    begin_the_article(desk, picture)
    watch_the_preview(desk, picture)
    write_the_sections(desk)
    expect_publishing_to_be_refused(desk, picture)
    say_when_to_get_medical_help(desk, picture)
    # After the refusal, too.
    desk.expect_saved()
    expect(desk.page.locator("[data-osteo-advice]")).not_to_contain_text("Must fix")
    desk.publish()
    desk.expect_message(re.compile("'Muscle spasms' .*published"))

    desk.open()
    expect(heading(desk, "Your practice")).to_be_visible()
    expect_what_patients_need(visit("/conditions/muscle-spasms/"), picture)

    mark_as_checked(desk, picture)
    close_for_christmas(desk, picture)
    expect_what_was_added(visit("/conditions/muscle-spasms/"))
    # Wagtail's own, when a preview is quicker than its checks.
    errors = [e for e in desk.visit.page_errors if "Axe is already running" not in e]
    assert errors == []
    assert desk.visit.requests_elsewhere == []


def heading(desk, words):
    return desk.page.get_by_role("heading", name=words, exact=True)


def expect_steps_done(desk, number):
    desk.open()
    expect(heading(desk, f"Set up your practice: {number} of 5")).to_be_visible()


def fill_in_practice_details(desk):
    desk.follow("Fill in Practice details")
    desk.choose("Where are your patients?", "United Kingdom")
    desk.choose("Nation", "England")
    desk.write("Name of the practice", "Elm Lane Osteopathy")
    save_practice_details(desk)
    expect_steps_done(desk, 1)


def save_practice_details(desk):
    desk.page.get_by_role("button", name="Save", exact=True).click()
    desk.expect_message("Practice details updated")


def add_the_clinic(desk, picture):
    desk.follow("Add your clinic")
    desk.begin()
    desk.write("Name", "Elm Lane Clinic")
    desk.write("Street address", "1 Elm Lane")
    desk.write("Town or city", "Exampleton")
    desk.write("Postcode", "EX1 1AA")
    desk.write("Telephone", "020 7946 0123")
    for day in ["Monday", "Tuesday", "Thursday"]:
        desk.write(day, "9:00–12:30, 13:30–18:00")
    picture(desk.page, "clinic", heading(desk, "Opening hours"), height=580)
    desk.expect_saved()
    desk.publish()
    desk.expect_message(re.compile("'Elm Lane Clinic' .*published"))
    expect_steps_done(desk, 2)


def show_the_clinic_on_pages(desk):
    desk.follow("Choose it in Practice details")
    desk.page.get_by_role("button", name="Choose clinic").click()
    desk.page.get_by_role("dialog").get_by_role("link", name="Elm Lane Clinic").click()
    expect(desk.page.get_by_role("dialog")).to_be_hidden()
    save_practice_details(desk)


def fill_in_oneself(desk):
    desk.open()
    desk.follow("Add yourself")
    desk.begin()
    login = desk.page.get_by_role("combobox", name="Login")
    expect(login.locator("option:checked")).to_contain_text(re.compile("robin", re.I))
    desk.write("Name", " Example")
    desk.write("Title", "Registered osteopath")
    desk.write("Registration number", "00/0000")
    desk.expect_saved()
    desk.publish()
    desk.expect_message(re.compile("'Robin Example' .*published"))
    expect_steps_done(desk, 3)


def begin_the_article(desk, picture):
    desk.follow("Write it")
    desk.begin()
    desk.write("Title", "Muscle spasms")
    desk.write("Also known as", "Cramps")
    desk.write(
        "In one or two sentences",
        "A muscle tightens by itself and hurts. Most spasms pass within minutes.",
    )
    picture(desk.page, "outline", heading(desk, "Sections"))


def watch_the_preview(desk, picture):
    desk.page.get_by_role("button", name="Toggle preview").click()
    expect(desk.preview.get_by_role("heading", level=1)).to_have_text("Muscle spasms")
    overview = desk.section("What it is")
    words = "Muscles tighten without being asked to, mostly in legs and feet."
    overview.write("What it is", words)
    expect(desk.preview.get_by_text(words)).to_be_visible()
    picture(desk.page, "preview", heading(desk, "Sections"))
    desk.page.get_by_role("button", name="Toggle preview").click()


def write_the_sections(desk):
    symptoms = desk.section("Symptoms")
    symptoms.row("Symptoms").write("Symptom", "Sudden pain")
    symptoms.row("Symptoms").write("In a sentence", "It can wake you at night.")

    ease = desk.section("Ease it now").row("Things to try")
    ease.write("What to do", "Stretch the muscle")
    ease.write("How", "Lengthen it slowly, and hold for 20 seconds.")

    causes = desk.section("Causes")
    for number, (name, why, tips) in enumerate(CAUSES):
        cause = causes.row("Causes", number)
        cause.write("Cause", name)
        cause.write("Why it happens", why)
        cause.write_rows("What the reader can do", tips)
    nerves = causes.row("Causes", len(CAUSES))
    nerves.write("Cause", "Damaged nerves")
    nerves.write("Why it happens", "A spasm may be a sign of a disease of the nerves.")
    nerves.write("Whom to ask", "Talk to a GP, who can find out.")

    treatment = desk.section("Treatment")
    for number, (who, name, effect) in enumerate(TREATMENTS):
        option = treatment.row("Treatments", number)
        option.choose("Who provides it?", who)
        option.write("Treatment", name)
        option.write("What it may do", effect)


CAUSES = [
    (
        "Not enough fluid",
        "Sweating takes away salts that muscles need, most of all in hot weather.",
        ["Drink water before you are thirsty", "After hard sport, replace salts too"],
    ),
    (
        "A tired muscle",
        "Muscles that do more than they are used to tire, and then tighten.",
        ["Stretch before and after sport", "Do a little more each week"],
    ),
]
TREATMENTS = [
    ("Reader", "Warmth", "May ease the pain."),
    ("Osteopath", "Massage", "May ease the tension."),
    ("Pharmacy", "Paracetamol", "May ease the pain."),
]


def expect_publishing_to_be_refused(desk, picture):
    desk.expect_saved()
    desk.publish()
    desk.expect_message("Go to the first error")
    checks = desk.page.locator("[data-osteo-advice]")
    expect(checks).to_contain_text("The page cannot go live before this is done.")
    picture(desk.page, "refused", height=600)
    # It is a draft all the same.
    desk.expect_saved()
    # The way there opens the section, and says there too what is missing.
    checks.get_by_role("link", name="When to get medical help").click()
    expect(desk.page.get_by_text("Add a level with a sign").last).to_be_in_viewport()


def say_when_to_get_medical_help(desk, picture):
    medical_help = desk.section("When to get medical help")
    now = medical_help.row("Levels", 0)
    now.choose("How soon?", "Now: an emergency")
    now.choose("How many signs?", "All of these together")
    now.write_rows("Signs", ["one leg is swollen and warm", "you are short of breath"])
    picture(desk.page, "medical-help", medical_help.locator)
    soon = medical_help.row("Levels", 1)
    soon.choose("How soon?", "Soon: not urgent")
    soon.write_rows("Signs", ["the spasms are severe", "they keep coming back"])


def expect_what_patients_need(reader, picture):
    page = reader.page
    picture(page, "reader")
    assert reader.status == 200
    expect(page.get_by_role("heading", level=1)).to_have_text("Muscle spasms")
    medical_help = page.locator("#red-flags")
    expect(medical_help).to_contain_text("one leg is swollen and warm")
    expect(medical_help.get_by_role("link", name="Call 999")).to_have_attribute(
        "href", "tel:999"
    )
    expect(page.locator("#causes article")).to_have_count(3)
    expect(page.locator("#causes")).to_contain_text("Drink water before you are")
    byline = page.locator("#osteo-byline")
    expect(byline).to_contain_text("Written by Robin Example, Registered osteopath")
    call = page.locator(".osteo-clinic-card").get_by_role("link", name="020 7946 0123")
    expect(call).to_have_attribute("href", "tel:+44-20-7946-0123")
    sections = page.locator("main h2").all_inner_texts()
    for untouched in ["General prevention", "Your first visit", "Sources"]:
        assert untouched not in sections
    assert reader.policy_violations == []


def mark_as_checked(desk, picture):
    desk.open()
    desk.follow("Muscle spasms")
    desk.act("Mark as checked")
    picture(desk.page, "mark-as-checked", height=520)
    desk.page.get_by_role("button", name="Yes, I have checked this page").click()
    desk.expect_message("Muscle spasms")


def close_for_christmas(desk, picture):
    desk.open()
    desk.follow("Add closed days or other hours")
    # This year's may have begun.
    year = datetime.date.today().year + 1
    desk.write("First day", f"{year}-12-24")
    desk.write("Last day", f"{year + 1}-01-02")
    desk.write("Because of", "Christmas holidays")
    desk.page.get_by_label("Also show a notice on the site").check()
    picture(desk.page, "closed-days")
    desk.page.get_by_role("button", name="Save").click()
    desk.expect_message("Elm Lane Clinic")


def expect_what_was_added(reader):
    page = reader.page
    byline = page.locator("#osteo-byline")
    expect(byline).to_contain_text("Written and last checked by Robin Example")
    notice = page.locator(".osteo-notice")
    words = re.compile(r"Elm Lane Clinic is closed from \w+day 24 December")
    expect(notice).to_contain_text(words)
