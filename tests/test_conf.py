"""Settings: their defaults, when they are read, and the page that explains them."""

import ast
import re
from pathlib import Path

import swapper
from django.conf import settings
from django.test import SimpleTestCase, override_settings

import wagtail_osteo
from wagtail_osteo.conf import Conf, conf
from wagtail_osteo.pages.models import ConditionPage

PACKAGE = Path(wagtail_osteo.__file__).parent
REFERENCE = PACKAGE.parent / "docs" / "reference" / "settings.md"
PREFIX = "WAGTAIL_OSTEO_"
# The field of the body reads it; its name stands in the migration.
BODY = "WAGTAIL_OSTEO_CONDITION_BODY"
# Where a model is swapped, swapper reads the setting.
SWAPPED = [
    swapper.swappable_setting("wagtail_osteo", model)
    for model in ("Practitioner", "Clinic")
]
DEFAULTS = {
    "require_red_flags": True,
    "condition_outline": [
        "overview",
        "symptoms",
        "red_flags",
        "self_care",
        "causes",
        "prevention",
        "treatment",
        "first_visit",
        "call_to_action",
        "references",
    ],
    "condition_outline_is_chosen": False,
    "article_page_types": [],
    "base_template": "wagtail_osteo/base.html",
    "head_tags": True,
    "structured_data": True,
    "default_jurisdiction": "gb",
    "default_jurisdiction_is_chosen": False,
    "directions": {
        "Apple Maps": "https://maps.apple.com/?daddr={destination}",
        "Google Maps": (
            "https://www.google.com/maps/dir/?api=1&destination={destination}"
        ),
        "OpenStreetMap": "https://www.openstreetmap.org/directions?to={destination}",
    },
    "map_tiles": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "map_attribution": (
        "© <a href=https://www.openstreetmap.org/copyright>OpenStreetMap</a> "
        "contributors"
    ),
}


def sources():
    """The package's modules, parsed; migrations hold settings as Django writes them."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield (
                path.relative_to(PACKAGE).as_posix(),
                ast.parse(path.read_text("utf-8")),
            )


def settings_read(tree):
    """Names of settings that a module reads; ``None`` for a name it computes."""
    aliases = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.conf"
        for name in node.names
    }

    def is_settings(node):
        return (isinstance(node, ast.Name) and node.id in aliases) or (
            ast.unparse(node) == "django.conf.settings"
        )

    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_settings(node.value):
            yield node.attr
        elif isinstance(node, ast.Call) and any(map(is_settings, node.args)):
            name = node.args[1] if len(node.args) > 1 else None
            yield name.value if isinstance(name, ast.Constant) else None


class ConfTests(SimpleTestCase):
    def test_defaults(self):
        properties = [
            name for name, value in vars(Conf).items() if isinstance(value, property)
        ]
        self.assertEqual(properties, list(DEFAULTS))
        with override_settings():
            for name in shipped_settings():
                if hasattr(settings, name):
                    delattr(settings, name)
            self.assertEqual({name: getattr(conf, name) for name in DEFAULTS}, DEFAULTS)

    def test_settings_are_read_when_asked_for(self):
        for name in [name for name in DEFAULTS if not name.endswith("_is_chosen")]:
            before = getattr(conf, name)
            with (
                self.subTest(name),
                override_settings(**{PREFIX + name.upper(): "changed"}),
            ):
                self.assertEqual(getattr(conf, name), "changed")
            self.assertEqual(getattr(conf, name), before)

    def test_a_country_that_equals_the_default_is_chosen_all_the_same(self):
        with override_settings(WAGTAIL_OSTEO_DEFAULT_JURISDICTION="gb"):
            self.assertTrue(conf.default_jurisdiction_is_chosen)


class OneDoorTests(SimpleTestCase):
    def test_only_conf_reads_settings_of_the_package(self):
        for module, tree in sources():
            if module == "conf.py":
                continue
            with self.subTest(module):
                for name in settings_read(tree):
                    if name is None:
                        # The field reads the setting that its model names.
                        self.assertEqual(module, "fields.py")
                    else:
                        self.assertNotIn(PREFIX, name)

    def test_conf_is_seen_to_read_them(self):
        # Else the test above would pass whatever the modules did.
        trees = dict(sources())
        self.assertEqual(set(settings_read(trees["conf.py"])), set(shipped_settings()))
        self.assertIn(None, set(settings_read(trees["fields.py"])))


def shipped_settings():
    names = [name for name in DEFAULTS if not name.endswith("_is_chosen")]
    return [PREFIX + name.upper() for name in names]


class ReferenceTests(SimpleTestCase):
    """``docs/reference/settings.md``."""

    page = REFERENCE.read_text("utf-8")

    def test_each_setting_has_its_heading(self):
        headings = re.findall(r"^## `(\w+)`$", self.page, re.MULTILINE)
        self.assertEqual(headings, [BODY, *shipped_settings(), *SWAPPED])

    def test_each_default_is_the_true_one(self):
        said = dict(
            re.findall(r"^## `(\w+)`\n\nDefault: `(.+)`$", self.page, re.MULTILINE)
        )
        expected = {
            PREFIX + name.upper(): repr(value).replace("'", '"')
            for name, value in DEFAULTS.items()
            if not name.endswith("_is_chosen")
        }
        shipped = ConditionPage._meta.get_field("body").block_types_arg
        expected[BODY] = f'"wagtail_osteo.blocks.{shipped.__name__}"'
        for model in ("Practitioner", "Clinic"):
            name = swapper.swappable_setting("wagtail_osteo", model)
            expected[name] = f'"wagtail_osteo.{model}"'
        self.assertEqual(said, expected)

    def test_each_example_sets_its_setting(self):
        sections = re.split(r"^## `(\w+)`$", self.page, flags=re.MULTILINE)[1:]
        for name, text in zip(sections[::2], sections[1::2], strict=True):
            examples = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
            with self.subTest(name):
                self.assertTrue(
                    any(
                        isinstance(node, ast.Assign) and node.targets[0].id == name
                        for example in examples
                        for node in ast.parse(example).body
                    )
                )
