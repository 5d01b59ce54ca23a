"""An editor's desk: the admin as somebody who is logged in finds it.

Everything is done by its visible words, with a mouse and a keyboard.
"""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.visits import watch

__all__ = ["Desk", "Part"]

# What a person sees by looking at the top of the window for a moment.
NOTE_WHAT_IS_SAVED = """
let typed = 0, sent = 0, quiet;
const on = (name, act) => document.addEventListener(name, act, true);
on("w-unsaved:watch-edits", () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => { window.isWatched = true; }, 1000);
});
on("input", () => { typed = performance.now(); window.isSaved = false; });
on("w-autosave:save", () => { sent = performance.now(); });
on("w-autosave:success", () => { window.isSaved = sent > typed; });
"""


class Part:
    """A part of a form: a section of a page, or a row of a list within one."""

    def __init__(self, locator: Locator):
        self.locator = locator

    def field(self, label: str) -> Locator:
        """The field below a label, whatever it is made of."""
        words = re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$")
        labels = self.locator.page.locator(":scope > label").filter(has_text=words)
        return self.locator.locator("[data-contentpath]").filter(has=labels).first

    def write(self, label: str, text: str) -> None:
        type_into(self.field(label), text)

    def choose(self, label: str, option: str) -> None:
        self.field(label).get_by_role("combobox").select_option(option)

    def row(self, label: str, number: int = 0) -> "Part":
        """A row of the list below a label. One that is not there yet is added."""
        rows = self.field(label).locator("[data-streamfield-list-container]").first
        children = rows.locator("> [data-streamfield-child]")
        if children.count() <= number:
            rows.locator("> [data-streamfield-list-add]").last.click()
            expect(children).to_have_count(number + 1)
        return Part(children.nth(number))

    def write_rows(self, label: str, texts: list[str]) -> None:
        for number, text in enumerate(texts):
            type_into(self.row(label, number).locator, text)


class Desk:
    """``page`` is Playwright's, ``visit`` what the browser complained about."""

    def __init__(self, page: Page, server: str):
        self.page = page
        self.admin = f"{server}/admin/"
        self.visit = watch(page, server)
        page.add_init_script(NOTE_WHAT_IS_SAVED)

    def log_in(self, username: str, password: str) -> None:
        self.page.goto(self.admin)
        self.page.get_by_label("Username").press_sequentially(username)
        self.page.get_by_label("Password").press_sequentially(password)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page).to_have_url(self.admin)

    def open(self, path: str = "") -> Page:
        """Go to a page of the admin: ``open("reports/reviews-due/")``."""
        self.page.goto(self.admin + path)
        return self.page

    def follow(self, words: str) -> None:
        """Click the first such link, and wait until what it leads to is there."""
        self.page.get_by_role("link", name=words, exact=True).first.click()
        self.page.wait_for_load_state("load")

    def write(self, label: str, text: str) -> None:
        """Type into a field of the form, below its label."""
        words = re.compile(rf"^{re.escape(label)}\s*\*?$")
        type_at_the_end(self.page.get_by_role("textbox", name=words), text)

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_role("combobox", name=label, exact=True).select_option(option)

    def act(self, words: str) -> None:
        """Choose from the menu “…” beside the title."""
        self.page.get_by_role("button", name="Actions", exact=True).click()
        self.follow(words)

    def section(self, name: str) -> Part:
        """A section of a condition, which is opened if it is closed."""
        words = self.page.get_by_text(name, exact=True)
        heading = self.page.locator(".c-sf-block__type").filter(has=words)
        section = (
            self.page.locator("[data-streamfield-child]").filter(has=heading).first
        )
        toggle = section.get_by_role("button", name="Toggle section").first
        if toggle.get_attribute("aria-expanded") == "false":
            toggle.click()
        return Part(section)

    @property
    def preview(self):
        """What stands in the side panel “Preview”."""
        return self.page.frame_locator("#w-preview-iframe")

    def begin(self) -> None:
        """Wait until Wagtail saves by itself what is typed.

        It compares a form with what it held two seconds after it was opened, looks
        twice, and takes what was typed before for what was there. Only a machine is
        that quick.
        """
        self.page.wait_for_function("window.isWatched")

    def expect_saved(self) -> None:
        """All that was typed is in a draft, without anybody having pressed a button."""
        self.page.wait_for_function("window.isSaved")

    def publish(self) -> None:
        self.footer.get_by_role("button", name="More actions").click()
        self.footer.get_by_role("button", name="Publish", exact=True).click()

    @property
    def footer(self) -> Locator:
        return self.page.get_by_role("navigation", name="Actions (footer)")

    def expect_message(self, words) -> None:
        """What Wagtail says in the band at the top, after something was saved."""
        expect(self.page.locator(".messages")).to_contain_text(words)


def type_into(field: Locator, text: str) -> None:
    boxes = field.locator("input:not([type=hidden]), textarea, [contenteditable=true]")
    type_at_the_end(boxes.first, text)


def type_at_the_end(box: Locator, text: str) -> None:
    box.press("End")
    box.press_sequentially(text)
