"""Each section has one module, template, stylesheet, test and page of its own name."""

import re
from string import Formatter

from django.contrib.staticfiles import finders
from django.template.loader import get_template, render_to_string
from django.test import SimpleTestCase, override_settings
from wagtail.blocks import (
    BaseStructBlock,
    ChooserBlock,
    RichTextBlock,
    StructBlock,
)

from wagtail_osteo import blocks
from wagtail_osteo.blocks import SectionBlock
from wagtail_osteo.checks import check_red_flags_section
from wagtail_osteo.pages.models import ConditionPage

from .helpers import (
    ROOT,
    documented_example,
    faults,
    forget_documented_examples,
    is_required,
    parts_of,
    soup_of,
    text_of,
)

SECTIONS = blocks.ConditionBodyBlock().child_blocks
TEMPLATES = ROOT / "wagtail_osteo/templates/wagtail_osteo/blocks"
REFERENCE = ROOT / "docs/reference/blocks"
# What the slug would give is the name of a block of Wagtail's.
CLASS_NAMES = {"image": "ImageSectionBlock", "rich_text": "RichTextSectionBlock"}
GROUPS = [
    "About",
    "Causes and prevention",
    "Treatment",
    "Safety",
    "Media",
    "Practice",
]
HEADINGS = [
    "Fields",
    "Checked at publication",
    "What the patient sees",
    "Styling",
    "Extending",
]
# Of sections that say something to them, and of those that had better not.
FOR_SEARCH_ENGINES = "What search engines are told"


def tells_search_engines(block):
    return type(block).get_structured_data is not SectionBlock.get_structured_data


def root_class(slug):
    return f"osteo-{slug.replace('_', '-')}"


def help_of(block):
    field = getattr(block, "field", None)
    return getattr(field or block.meta, "help_text", None)


def faults_of_preview(block, value):
    """What stands in the way of publishing it. A chooser has nothing to choose from."""
    choosers = {p for p, part in parts_of(block) if isinstance(part, ChooserBlock)}
    return {p: said for p, said in faults(block, value).items() if p not in choosers}


def preview(block, value):
    """What the editor sees beside the list of sections."""
    context = {"block_def": block, "bound_block": block.bind(value)}
    return render_to_string(block.get_preview_template(value), context)


class SectionContractTests(SimpleTestCase):
    def test_the_name_is_the_same_everywhere(self):
        for slug, block in SECTIONS.items():
            with self.subTest(section=slug):
                name = "".join(word.title() for word in slug.split("_")) + "Block"
                name = CLASS_NAMES.get(slug, name)
                self.assertEqual(type(block).__name__, name)
                self.assertEqual(type(block).__module__, f"wagtail_osteo.blocks.{slug}")
                self.assertIn(name, blocks.__all__)
                self.assertIs(getattr(blocks, name), type(block))
                self.assertEqual(
                    block.meta.template, f"wagtail_osteo/blocks/{slug}.html"
                )
                get_template(block.meta.template)
                stylesheet = f"wagtail_osteo/css/blocks/{slug}.css"
                self.assertTrue(finders.find(stylesheet), "no stylesheet")
                self.assertTrue(
                    (ROOT / f"tests/blocks/test_{slug}.py").exists(), "no test module"
                )
                self.assertTrue(
                    (REFERENCE / f"{slug}.md").exists(), "no reference page"
                )

    def test_nothing_is_left_over_from_a_section_that_is_gone(self):
        for folder, suffix in (
            (TEMPLATES, ".html"),
            (ROOT / "wagtail_osteo/static/wagtail_osteo/css/blocks", ".css"),
            (REFERENCE, ".md"),
        ):
            with self.subTest(folder=folder.name):
                found = {path.stem for path in folder.glob(f"[!_]*{suffix}")}
                self.assertEqual(found, set(SECTIONS))

    def test_the_editor_is_told_what_each_section_is_for(self):
        for slug, block in SECTIONS.items():
            with self.subTest(section=slug):
                self.assertTrue(type(block).__doc__, "no docstring")
                self.assertTrue(block.get_description(), "no description")
                self.assertNotEqual(block.meta.icon, StructBlock().meta.icon)
                self.assertIn(str(block.meta.group), GROUPS)
                # It stands in one line, beside the label.
                self.assertTrue(block.meta.prompt, "no prompt")
                self.assertLessEqual(len(f"{block.label} {block.prompt}"), 64)
                self.assertTrue(block.meta.label, "no label")

    def test_sections_can_be_told_apart(self):
        for attribute in ("label", "description", "prompt"):
            with self.subTest(attribute=attribute):
                words = [str(getattr(b.meta, attribute)) for b in SECTIONS.values()]
                self.assertEqual(len(words), len(set(words)))

    def test_what_is_rarely_needed_is_behind_the_cog_with_help(self):
        for slug, block in SECTIONS.items():
            with self.subTest(section=slug):
                layout = block.get_form_layout()
                shown = [*layout.children, *layout.settings]
                self.assertEqual(sorted(shown), sorted(block.child_blocks))
                # A section that has no heading of its own asks for one in plain view.
                behind = {n for n in block.settings if n in block.child_blocks}
                if block.child_blocks["heading"].required:
                    behind -= {"heading"}
                self.assertEqual(set(layout.settings), behind)
                for name in layout.settings:
                    self.assertTrue(block.child_blocks[name].field.help_text, name)

    def test_each_section_explains_some_field_beyond_its_label(self):
        for slug, block in SECTIONS.items():
            with self.subTest(section=slug):
                helped = {path for path, part in parts_of(block) if help_of(part)}
                self.assertTrue(helped - set(block.get_form_layout().settings))

    def test_row_labels_name_fields_that_exist(self):
        for slug, block in SECTIONS.items():
            with self.subTest(section=slug):
                for path, part in parts_of(block):
                    row = getattr(part, "child_block", None)
                    if isinstance(row, BaseStructBlock):
                        self.assertTrue(row.meta.label_format, f"{path} look alike")
                        self.assert_names_children(row)
                self.assert_names_children(block)

    def assert_names_children(self, row):
        label_format = getattr(row.meta, "label_format", None) or ""
        names = {name for _text, name, _spec, _conv in Formatter().parse(label_format)}
        self.assertLessEqual(names - {None}, set(row.child_blocks))

    def test_rich_text_offers_no_heading_above_h4(self):
        for slug, block in SECTIONS.items():
            with self.subTest(section=slug):
                for path, part in parts_of(block):
                    if isinstance(part, RichTextBlock):
                        options = part.field.widget.options
                        offered = {
                            each["type"] for each in options.get("blockTypes", [])
                        }
                        too_high = {"header-one", "header-two", "header-three"}
                        self.assertEqual(offered & too_high, set(), path)

    def test_the_preview_is_a_value_that_could_be_published(self):
        for slug, block in SECTIONS.items():
            with self.subTest(section=slug):
                self.assertTrue(block.is_previewable)
                value = block.get_preview_value()
                self.assertEqual(faults_of_preview(block, value), {})
                html = soup_of(preview(block, value))
                section = html.find(class_=root_class(slug))
                self.assertEqual(section.name, "section")
                self.assertEqual(section["id"], slug.replace("_", "-"))
                heading = text_of(section.h2) if section.h2 else ""
                self.assertEqual(heading, value.title)
                self.assertEqual(
                    section.get("aria-labelledby"), section.h2 and section.h2["id"]
                )
                self.assertTrue(
                    html.find("link", href=re.compile(r"wagtail_osteo/css/")),
                    "previewed without its stylesheet",
                )


class ReferencePageTests(SimpleTestCase):
    """The pages say what the code does, and their examples run."""

    def test_pages_have_the_same_shape(self):
        for slug, block in SECTIONS.items():
            with self.subTest(section=slug):
                page = (REFERENCE / f"{slug}.md").read_text()
                self.assertTrue(page.startswith(f"# `{slug}`: {block.label}\n"))
                headings = re.findall(r"^## (.*)$", page, re.MULTILINE)
                if tells_search_engines(block):
                    self.assertIn(FOR_SEARCH_ENGINES, headings)
                self.assertEqual(
                    [each for each in headings if each != FOR_SEARCH_ENGINES], HEADINGS
                )

    def test_the_table_lists_the_fields_as_they_are(self):
        for slug, block in SECTIONS.items():
            with self.subTest(section=slug):
                page = (REFERENCE / f"{slug}.md").read_text()
                rows = re.findall(
                    r"^\| `([\w.]+)` \| (.*?) \| (yes|no) \| .", page, re.M
                )
                self.assertEqual(
                    sorted(rows),
                    sorted(
                        (path, str(part.label), "yes" if is_required(part) else "no")
                        for path, part in parts_of(block)
                    ),
                )

    def test_longest_texts_are_said(self):
        for slug, block in SECTIONS.items():
            with self.subTest(section=slug):
                page = (REFERENCE / f"{slug}.md").read_text()
                for path, part in parts_of(block):
                    row = re.search(rf"^\| `{re.escape(path)}` .*$", page, re.M).group()
                    part = getattr(part, "child_block", part)
                    longest = getattr(getattr(part, "field", None), "max_length", None)
                    if longest and path not in ("heading", "anchor"):
                        self.assertIn(f"t most {longest} characters", row)

    def test_css_classes_are_those_of_the_template(self):
        for slug, _block in SECTIONS.items():
            with self.subTest(section=slug):
                page = (REFERENCE / f"{slug}.md").read_text()
                own = rf"{root_class(slug)}[a-z_-]*"
                template = (TEMPLATES / f"{slug}.html").read_text()
                in_template = {c.rstrip("-") for c in re.findall(own, template)}
                documented = {
                    c.partition("--")[0] for c in re.findall(rf"`\.({own})", page)
                }
                self.assertEqual(documented, in_template)

    def test_the_examples_work(self):
        self.addCleanup(forget_documented_examples)
        for slug, block in SECTIONS.items():
            with self.subTest(section=slug):
                body_class = documented_example(slug).SiteConditionBody
                path = "mysite.blocks.SiteConditionBody"
                with override_settings(WAGTAIL_OSTEO_CONDITION_BODY=path):
                    body = ConditionPage._meta.get_field("body").stream_block
                    self.assertEqual(check_red_flags_section(None), [])
                self.assertIs(type(body), body_class)
                self.assertEqual(list(body.child_blocks), list(SECTIONS))
                extended = body.child_blocks[slug]
                self.assertIsInstance(extended, type(block))
                self.assertIsNot(type(extended), type(block))
                value = extended.get_preview_value()
                self.assertEqual(faults_of_preview(extended, value), {})
                self.assertIn(root_class(slug), preview(extended, value))
