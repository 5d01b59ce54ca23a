"""An editor's desk: the admin, as somebody who is logged in finds it."""

from playwright.sync_api import Page, expect

from tests.browser.visits import watch

__all__ = ["Desk"]


class Desk:
    """``page`` is Playwright's, ``visit`` what the browser complained about."""

    def __init__(self, page: Page, server: str):
        self.page = page
        self.admin = f"{server}/admin/"
        self.visit = watch(page, server)

    def log_in(self, username: str, password: str) -> None:
        self.page.goto(self.admin)
        self.page.get_by_label("Username").fill(username)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page).to_have_url(self.admin)

    def open(self, path: str = "") -> Page:
        """Go to a page of the admin: ``open("reports/reviews-due/")``."""
        self.page.goto(self.admin + path)
        return self.page
