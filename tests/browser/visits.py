"""One visit of a page, with what the browser said about it."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page

__all__ = ["Visit", "watch"]

# Reported as an error of the console, which is recorded anyway.
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => console.error(
    `violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`
));
"""


@dataclass
class Visit:
    """A page that is open in the browser."""

    page: Page
    own_host: str
    status: int | None = None
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    failed_requests: list[str] = field(default_factory=list)
    requests_elsewhere: list[str] = field(default_factory=list)

    def begin(self, server: str) -> None:
        """Forget what was recorded of the page that was in the window before."""
        # Requests of that page end here, and are reported before they are forgotten.
        self.page.goto("about:blank")
        self.own_host = urlsplit(server).netloc
        for recorded in (
            self.console_errors,
            self.page_errors,
            self.failed_requests,
            self.requests_elsewhere,
        ):
            recorded.clear()

    @property
    def policy_violations(self) -> list[str]:
        return [error for error in self.console_errors if "violation:" in error]

    def print(self, path=None) -> bytes:
        """A PDF as the dialogue of the browser makes it on A4."""
        # Its margins, which those of the page's own @page rule replace.
        margin = dict.fromkeys(["top", "right", "bottom", "left"], "10mm")
        return self.page.pdf(
            path=path, format="A4", margin=margin, prefer_css_page_size=True
        )


def watch(page: Page, server: str) -> Visit:
    """Record from now on what a page asks for and complains about."""
    visit = Visit(page, urlsplit(server).netloc)

    def on_console(message):
        if message.type == "error":
            visit.console_errors.append(message.text)

    def on_request(request):
        address = urlsplit(request.url)
        if address.scheme != "data" and address.netloc != visit.own_host:
            visit.requests_elsewhere.append(request.url)

    def on_response(response):
        if response.status >= 400:
            visit.failed_requests.append(f"{response.status} {response.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: visit.page_errors.append(str(error)))
    page.on("request", on_request)
    page.on("requestfailed", lambda r: visit.failed_requests.append(r.url))
    page.on("response", on_response)
    page.add_init_script(REPORT_VIOLATIONS)
    return visit
