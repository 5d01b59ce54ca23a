"""What a reader would notice on a page that is open in the browser.

Each check returns sentences that say what is wrong; none when all is well.
"""

from pathlib import Path

from playwright.sync_api import Page

from .tools import MODULES

__all__ = [
    "accessibility",
    "against_host",
    "broken_words",
    "contrast",
    "floating_pictures",
    "help_cards",
    "jumps",
    "keyboard",
    "lengthen",
    "moving",
    "overlaps",
    "sideways",
    "small_targets",
    "spilling",
]

SCRIPTS = Path(__file__).resolve().parent / "scripts"
CONTROLS = "a[href], button, summary, input, select, textarea, [tabindex='0']"
AXE_TAGS = [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
]  # fmt: skip
AXE_RUN = """async (tags) => {
    const options = { runOnly: tags, resultTypes: ["violations"] };
    const { violations } = await axe.run(options);
    return violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.target} ${node.html.slice(0, 120)}`)
    );
}"""


def run(page: Page, name: str, argument=None):
    """What a function in scripts/ says of the page."""
    function = (SCRIPTS / f"{name}.js").read_text().strip()
    # Its leading comment would hide from Playwright that it is a function.
    function = "\n".join(
        line for line in function.splitlines() if not line.startswith("//")
    )
    shared = "".join(
        (SCRIPTS / part).read_text() for part in ("common.js", "colours.js")
    )
    return page.evaluate(
        f"(argument) => {{ {shared}\nreturn ({function})(argument); }}", argument
    )


def sideways(page: Page) -> list[str]:
    """The page can be scrolled sideways, and what sticks out."""
    return run(page, "sideways")


def broken_words(page: Page) -> list[str]:
    """Ordinary words in the middle of which a line ends."""
    return run(page, "broken_words")


def spilling(page: Page) -> list[str]:
    """Texts that stick out of their box or of the window."""
    return run(page, "spilling")


def lengthen(page: Page, word: str) -> int:
    """Put ``word`` before every text, and say how many there are."""
    return run(page, "lengthen", word)


def overlaps(page: Page) -> list[str]:
    """Texts that are printed over each other."""
    return run(page, "overlaps")


def small_targets(
    page: Page, kinds: str = CONTROLS, *, least: int = 24, in_text: bool = True
) -> list[str]:
    """Controls smaller than ``least`` pixels; links within a text may be."""
    return run(page, "targets", {"kinds": kinds, "least": least, "inText": in_text})


def contrast(page: Page) -> list[str]:
    """Texts of ours with less contrast than WCAG asks for."""
    return run(page, "contrast")


def against_host(page: Page) -> list[str]:
    """Fonts and link colours that are not the host's where they should be."""
    return run(page, "against_host")


def help_cards(page: Page) -> list[dict]:
    """The measures of each help card."""
    return run(page, "help_cards")


def accessibility(page: Page) -> list[str]:
    """What axe-core finds, in a window as tall as the page.

    In a smaller one a bar that stays at its foot lies over what the reader would
    scroll, and axe takes that for a control without room.
    """
    size = page.viewport_size
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({**size, "height": height})
    page.evaluate((MODULES / "axe-core" / "axe.min.js").read_text())
    return page.evaluate(AXE_RUN, AXE_TAGS)


def keyboard(page: Page, *, within: str = "body", back: bool = False) -> list[str]:
    """Controls that Tab does not reach in their order, or whose focus is not seen.

    :param within: whose controls must show their focus; all must be reached.
    :param back: also the way back, on which a bar at the top may hide what is reached.
    """
    expected = [("Tab", *control) for control in enumerate(run(page, "focusable"))]
    if back:
        expected += [("Shift+Tab", *control[1:]) for control in expected[-2::-1]]
    problems = []
    for key, index, name in expected:
        page.keyboard.press(key)
        focused = run(page, "focused", within)
        if focused is None or focused["index"] != index:
            return [*problems, f"{key} does not reach {name}"]
        problems += focused["problems"]
    return problems


def jumps(page: Page) -> list[str]:
    """Links within the page whose heading is not seen after the jump."""
    return run(page, "jumps")


def floating_pictures(page: Page) -> list[str]:
    """Pictures that text would flow around."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".osteo img, .osteo picture")]
            // A flex or grid item stays where it is, whatever its float says.
            .filter((e) => !/flex|grid/.test(getComputedStyle(e.parentElement).display))
            .filter((e) => getComputedStyle(e).float !== "none")
            .map((e) => e.outerHTML)"""
    )


def moving(page: Page) -> list[str]:
    """What moves by itself."""
    return page.evaluate(
        """() => [...document.querySelectorAll("html, body, body *")]
            .filter((e) => {
                const style = getComputedStyle(e);
                const lasts = `${style.transitionDuration}, ${style.animationDuration}`
                    .split(",").some((time) => parseFloat(time) > 0.01);
                return style.scrollBehavior === "smooth" || lasts;
            })
            .map((e) => e.outerHTML.slice(0, 80))"""
    )
