"""The stylesheet that pages load: current, scoped, small, and legible in its tokens."""

import gzip
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup

import wagtail_osteo
from wagtail_osteo.blocks import ConditionBodyBlock

PACKAGE = Path(wagtail_osteo.__file__).parent
ROOT = PACKAGE.parent
TEMPLATES = PACKAGE / "templates" / "wagtail_osteo"
REFERENCE = ROOT / "docs" / "reference" / "stylesheet.md"

_spec = importlib.util.spec_from_file_location(
    "build_css", ROOT / "tools" / "build_css.py"
)
build_css = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build_css)

CSS = build_css.TARGET.read_text(encoding="utf-8")

# Everything that text stands on.
GROUNDS = ["paper", "card", "sand"]
LEVELS = ["emergency", "urgent", "not-urgent"]
TINTS = [f"{level}-tint" for level in LEVELS]
TEXT_PAIRS = [
    *((text, ground) for text in ["ink", "muted"] for ground in GROUNDS + TINTS),
    *((text, ground) for text in ["link", "visited"] for ground in GROUNDS + TINTS),
    *(("on-band", level) for level in LEVELS),
    ("on-button", "button"),
]
EDGE_PAIRS = [
    *(("edge", ground) for ground in GROUNDS),
    # What tells where a card or a button ends.
    *((level, ground) for level in LEVELS for ground in [*GROUNDS, f"{level}-tint"]),
    *(("button", ground) for ground in GROUNDS),
    # The ring of the focus, and its gap, on whatever it surrounds.
    *(("ink", ground) for ground in [*GROUNDS, *TINTS]),
]


class Rule(NamedTuple):
    within: tuple[str, ...]
    selectors: list[str]
    declarations: list[tuple[str, str]]


def parse(css: str, within: tuple[str, ...] = ()) -> Iterator[Rule]:
    """The rules of a stylesheet without comments, each with the at-rules around it."""
    while opening := re.search(r"([^{};]+)\{", css):
        prelude = " ".join(opening[1].split())
        start = end = opening.end()
        depth = 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        body = css[start : end - 1]
        if prelude.startswith("@"):
            yield from parse(body, (*within, prelude))
        else:
            pairs = (line.partition(":") for line in body.split(";") if line.strip())
            yield Rule(
                within,
                # Commas inside :is() and :where() part nothing.
                re.split(r",\s*(?![^()]*\))", prelude),
                [(name.strip(), value.strip()) for name, _colon, value in pairs],
            )
        css = css[end:]


RULES = list(parse(re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)))
DECLARATIONS = [pair for rule in RULES for pair in rule.declarations]


def is_dark(rule: Rule) -> bool:
    return any("prefers-color-scheme" in around for around in rule.within)


def is_light(rule: Rule) -> bool:
    return all(around.startswith("@layer") for around in rule.within)


def tokens(applies) -> dict[str, str]:
    found = {}
    for rule in filter(applies, RULES):
        for name, value in rule.declarations:
            if name.startswith("--"):
                found.setdefault(name, value)
    return found


LIGHT = tokens(is_light)
DARK = tokens(is_dark)
SCHEMES = {"light": LIGHT, "dark": LIGHT | DARK}


def documented() -> dict[str, tuple[str, str]]:
    row = re.compile(r"^\| `(--[\w-]+)` \| `([^`]+)` \| (?:`([^`]+)`|same) \| \S", re.M)
    text = REFERENCE.read_text(encoding="utf-8")
    return {name: (light, dark or light) for name, light, dark in row.findall(text)}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, as WCAG 2 defines it."""
    lighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_known():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_is_current():
    assert build_css.build() == CSS, "Run `make css` and commit the stylesheet."


def test_leaves_no_source_out():
    joined = {name for names in build_css.LAYERS.values() for name in names}
    joined |= set(build_css.COMPONENTS)
    sources = {
        path.relative_to(build_css.CSS).as_posix()
        for folder in ["source", "blocks"]
        for path in (build_css.CSS / folder).glob("*.css")
    }
    assert sources == joined


@pytest.mark.parametrize("slug", list(ConditionBodyBlock().child_blocks))
def test_holds_the_source_of_every_section(slug):
    rules = list(parse(build_css.read(f"blocks/{slug}.css")))
    assert rules
    for within, selectors, declarations in rules:
        strong = [build_css.strong(selector) for selector in selectors]
        assert Rule(within, strong, declarations) in RULES
        for selector in selectors:
            root = re.escape(f".osteo-{slug.replace('_', '-')}")
            assert re.match(rf"{root}(__|(?![\w-]))", selector), selector


def test_stays_below_15_kilobytes_compressed():
    assert len(gzip.compress(CSS.encode())) < 15_000


def test_asks_nothing_of_anyone_else():
    assert not re.search(r"@import|url\(|@font-face", CSS)


def is_layered(rule: Rule) -> bool:
    return any(around.startswith("@layer osteo.") for around in rule.within)


def after_where(selector: str) -> str:
    """What follows the `:where(…)` that takes the strength from a selector."""
    depth = 0
    for position, letter in enumerate(selector):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == ")" and not depth:
            return selector[position + 1 :]
    raise AssertionError(selector)


def test_lets_a_class_of_the_sites_win():
    assert "!important" not in CSS
    unlayered = [rule for rule in RULES if not is_layered(rule)]
    assert len(unlayered) > len(RULES) / 2
    for rule in unlayered:
        for selector in rule.selectors:
            assert selector.startswith("html body :where(.osteo"), selector
            # A state counts like a class: a site's `a:hover` loses, `.card a:hover`
            # wins.
            assert re.fullmatch(r"(:[a-z-]+)?(::[a-z-]+)?", after_where(selector))


@pytest.mark.parametrize(
    ("source", "generated"),
    [
        (".osteo-a", "html body :where(.osteo-a)"),
        (".osteo-a > li::before", "html body :where(.osteo-a > li)::before"),
        (".osteo a:hover", "html body :where(.osteo a):hover"),
        (
            ".osteo :is(a, b):focus-visible",
            "html body :where(.osteo :is(a, b)):focus-visible",
        ),
        (".osteo-a:hover > .osteo-b", "html body :where(.osteo-a:hover > .osteo-b)"),
    ],
)
def test_selectors_get_the_strength_of_element_names(source, generated):
    assert build_css.component(f"{source} {{\n    margin: 0;\n}}\n") == (
        f"{generated} {{\n    margin: 0;\n}}\n"
    )


def test_touches_nothing_outside_its_own_classes():
    strangers = [
        selector
        for rule in RULES
        for selector in rule.selectors
        if not re.match(r"(html body :where\()?\.osteo(?![a-zA-Z0-9])", selector)
    ]
    assert strangers == []


def test_is_dark_only_where_the_whole_page_is():
    dark = [selector for rule in filter(is_dark, RULES) for selector in rule.selectors]
    assert dark
    assert all(re.match(r"\.osteo-auto\b", selector) for selector in dark)


def test_mirrors_itself_for_languages_written_from_the_right():
    physical = re.compile(
        r"^(?:(?:margin|padding|border|scroll-margin|scroll-padding)-"
        r"(?:top|right|bottom|left)(?:-\w+)?|(?:min-|max-)?(?:width|height)"
        r"|top|right|bottom|left|float|clear|border-(?:top|bottom)-(?:left|right)-radius)$"
    )
    used = [pair for pair in DECLARATIONS if physical.match(pair[0])]
    assert set(used) <= {("float", "none"), ("float", "inline-end")}
    assert [pair for pair in DECLARATIONS if pair[1] in ("left", "right")] == []


def test_uses_only_properties_that_it_defines():
    used = set(re.findall(r"var\((--[\w-]+)", CSS))
    assert used == set(LIGHT)
    assert set(DARK) <= set(LIGHT)


def test_documents_every_property_with_its_values():
    assert documented() == {
        name: (value, DARK.get(name, value)) for name, value in LIGHT.items()
    }


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("pairs", "least"), [(TEXT_PAIRS, 4.5), (EDGE_PAIRS, 3)], ids=["text", "edges"]
)
def test_can_be_read(scheme, pairs, least):
    values = SCHEMES[scheme]
    ratios = {
        pair: contrast(*(values[f"--osteo-{name}"] for name in pair)) for pair in pairs
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


def page_templates() -> list[Path]:
    # A form of the Wagtail admin wears the admin's classes.
    return [
        path
        for path in sorted(TEMPLATES.rglob("*.html"))
        if path.relative_to(TEMPLATES).parts[0]
        not in ("admin", "modeladmin", "widgets")
    ]


@pytest.mark.parametrize("path", page_templates(), ids=lambda path: path.name)
def test_templates_wear_no_class_of_a_host(path):
    markup = path.read_text(encoding="utf-8")
    markup = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", markup, flags=re.DOTALL)
    soup = BeautifulSoup(markup, "html.parser")
    worn = [name for tag in soup.find_all(class_=True) for name in tag["class"]]
    worn += re.findall(r'{% image [^%]*class="([^"]+)"', path.read_text("utf-8"))
    strangers = {name for names in worn for name in names.split()}
    assert {n for n in strangers if not re.match(r"osteo(-|$)", n)} == set()
