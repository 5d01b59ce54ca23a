"""An osteopath's first evening: from an empty practice to a page that patients read."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def picture(screenshots):
    """Takes a picture for the tutorial, as the window shows it now."""

    def picture(desk, name):
        # Without the pointer's tooltip.
        desk.page.mouse.move(640, 1)
        desk.page.screenshot(path=screenshots / f"desk-{name}.png", caret="initial")

    return picture


def test_an_osteopath_sets_up_the_practice_and_publishes_a_page(
    log_in, visit, picture
):
    desk = log_in("robin")
    expect_steps_done(desk, 0)
    picture(desk, "first-steps")

    fill_in_practice_details(desk)
    desk.open()
    expect_steps_done(desk, 1)

    add_the_clinic(desk, picture)
    desk.open()
    expect_steps_done(desk, 2)
    show_the_clinic_on_pages(desk)

    desk.open()
    desk.follow("Add yourself")
    fill_in_oneself(desk)
    desk.open()
    expect_steps_done(desk, 3)

    desk.follow("Write it")
    begin_the_article(desk, picture)
    watch_the_preview(desk, picture)
    write_the_sections(desk)
    publishing_is_refused(desk, picture)
    say_when_to_get_medical_help(desk, picture)
    desk.publish()
    desk.expect_message("Page 'Muscle spasms'")
    picture(desk, "published")

    desk.open()
    expect(heading(desk, "Your practice")).to_be_visible()
    picture(desk, "done")
    assert desk.visit.page_errors == []

    reader = visit("/conditions/muscle-spasms/")
    expect_what_patients_need(reader)
    reader.page.screenshot(path="/tmp/wt/shots/e-reader.png", full_page=True)


def heading(desk, words):
    return desk.page.get_by_role("heading", name=words, exact=True)


def expect_steps_done(desk, number):
    expect(heading(desk, f"Set up your practice: {number} of 5")).to_be_visible()


def fill_in_practice_details(desk):
    desk.follow("Fill in Practice details")
    desk.choose("Where are your patients?", "United Kingdom")
    desk.choose("Nation", "England")
    desk.write("Name of the practice", "Elm Lane Osteopathy")
    desk.page.get_by_role("button", name="Save", exact=True).click()
    desk.expect_message("updated")


def add_the_clinic(desk, picture):
    desk.follow("Add your clinic")
    desk.write("Name", "Elm Lane Clinic")
    desk.write("Street address", "1 Elm Lane")
    desk.write("Town or city", "Exampleton")
    desk.write("Postcode", "EX1 1AA")
    desk.write("Telephone", "020 7946 0123")
    for day in ["Monday", "Tuesday", "Thursday"]:
        desk.write(day, "9:00–12:30, 13:30–18:00")
    picture(desk, "clinic")
    desk.publish()
    desk.expect_message("Elm Lane Clinic")


def show_the_clinic_on_pages(desk):
    desk.follow("Choose it in Practice details")
    desk.page.get_by_role("button", name="Choose clinic").click()
    desk.page.get_by_role("dialog").get_by_role("link", name="Elm Lane Clinic").click()
    expect(desk.page.get_by_role("dialog")).to_be_hidden()
    desk.page.get_by_role("button", name="Save", exact=True).click()
    desk.expect_message("updated")


def fill_in_oneself(desk):
    login = desk.page.get_by_role("combobox", name="Login")
    expect(login.locator("option:checked")).to_contain_text(re.compile("robin", re.I))
    desk.write("Name", " Example")
    desk.write("Title", "Registered osteopath")
    desk.write("Registration number", "00/0000")
    desk.publish()
    desk.expect_message("Robin Example")


def begin_the_article(desk, picture):
    desk.write("Title", "Muscle spasms")
    desk.write("Also known as", "Cramps")
    desk.write(
        "In one or two sentences",
        "A muscle tightens by itself and hurts. Most spasms pass within minutes.",
    )
    picture(desk, "outline")


def watch_the_preview(desk, picture):
    desk.page.get_by_role("button", name="Toggle preview").click()
    expect(desk.preview.get_by_role("heading", level=1)).to_have_text("Muscle spasms")
    overview = desk.section("What it is")
    words = "Muscles tighten without being asked to, mostly in legs and feet."
    overview.write("What it is", words)
    expect(desk.preview.get_by_text(words)).to_be_visible()
    picture(desk, "preview")
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


def publishing_is_refused(desk, picture):
    desk.publish()
    desk.expect_message("Go to the first error")
    picture(desk, "refused0")
    desk.follow("Go to the first error") if desk.page.get_by_role("link", name="Go to the first error").count() else desk.page.get_by_role("button", name="Go to the first error").click()
    desk.page.wait_for_timeout(1000)
    picture(desk, "refused")
    print(desk.page.locator("[data-osteo-advice]").inner_text())
    print(desk.page.locator(".error-message, .w-field__errors:not(:empty), .help-block.help-critical").all_inner_texts())


def say_when_to_get_medical_help(desk, picture):
    medical_help = desk.section("When to get medical help")
    now = medical_help.row("Levels", 0)
    now.choose("How soon?", "Now: an emergency")
    now.choose("How many signs?", "All of these together")
    now.write_rows(
        "Signs", ["one leg is swollen and warm", "you are short of breath"]
    )
    soon = medical_help.row("Levels", 1)
    soon.choose("How soon?", "Soon: not urgent")
    soon.write_rows("Signs", ["the spasms are severe", "they keep coming back"])
    picture(desk, "medical-help")


def expect_what_patients_need(reader):
    page = reader.page
    assert reader.status == 200
    expect(page.get_by_role("heading", level=1)).to_have_text("Muscle spasms")
    medical_help = page.locator("#red-flags")
    expect(medical_help).to_contain_text("one leg is swollen and warm")
    expect(medical_help.get_by_role("link", name=re.compile("999"))).to_have_attribute(
        "href", "tel:999"
    )
    expect(page.locator("#causes article")).to_have_count(3)
    expect(page.locator("#causes")).to_contain_text("Drink water before you are")
    expect(page.get_by_text("By Robin Example, registered osteopath")).to_be_visible()
    call = page.locator(".osteo-clinic-card").get_by_role("link", name="020 7946 0123")
    expect(call).to_have_attribute("href", "tel:+44-20-7946-0123")
    sections = page.locator("main h2").all_inner_texts()
    for untouched in ["General prevention", "Your first visit", "Sources"]:
        assert untouched not in sections
    assert reader.policy_violations == []
