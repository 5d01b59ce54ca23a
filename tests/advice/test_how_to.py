"""The how-to page shows a check that works, and the reference names them all."""

import re
from pathlib import Path

from wagtail_osteo.advice import Group, registry
from wagtail_osteo.advice.checks import words

from .base import AdviceTestCase, signs, text_section

DOCS = Path(__file__).parents[2] / "docs"
PACKAGE = Path(registry.__file__).parent


class HowToTests(AdviceTestCase):
    def test_the_example_finds_what_it_says(self):
        text = (DOCS / "how-to" / "add-an-advice-check.md").read_text("utf-8")
        examples = re.findall(r"^```python\n(.*?)^```$", text, re.M | re.S)
        before = list(registry._checks)
        self.addCleanup(setattr, registry, "_checks", before)
        registry._checks = list(before)
        self.assertEqual(self.codes(), [])
        for example in examples:
            exec(compile(example, "osteo_advice.py", "exec"), {})  # noqa: S102

        self.page.title = "Cramp – Elm Lane"
        self.with_body(signs("it is numb"), text_section("We ease ageing."))
        self.assertEqual(self.one("mysite-title").field, "title")
        self.assertEqual(self.one("mysite-ageing").group, Group.WORDING)
        self.assertEqual(self.one("mysite-ageing").section, self.id_of("rich_text"))
        self.assertEqual(len(self.codes()), 2)


class ReferenceTests(AdviceTestCase):
    def test_each_code_is_explained(self):
        code = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
        codes = set(re.findall(r'^\s+"([a-z]+(?:-[a-z]+)+)",$', code, re.M))
        codes |= {word.code for word in words.WORDS}
        self.assertGreater(len(codes), 15)
        text = (DOCS / "reference" / "advice.md").read_text("utf-8")
        documented = set(re.findall(r"^\| `([a-z-]+)` \|", text, re.M))
        self.assertEqual(codes, documented)
