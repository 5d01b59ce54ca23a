import doctest

from django.test import SimpleTestCase

from wagtail_osteo.finding import listing, names, search
from wagtail_osteo.finding.names import first_letter, sort_key


class NamesTests(SimpleTestCase):
    def test_examples_in_the_modules_hold(self):
        for module in (listing, names, search):
            with self.subTest(module=module.__name__):
                self.assertEqual(doctest.testmod(module).failed, 0)

    def test_names_stand_in_the_order_in_which_people_look_for_them(self):
        expected = [
            "1st rib",
            "Ångström’s sign",
            "ankle sprain",
            "Back pain",
            "Baker’s cyst",
            "bakers-cyst rupture",
            "Élan",
            "elbow",
            "‘Frozen’ shoulder",
            "Œdema",
            "Zoster",
        ]
        self.assertEqual(
            sorted(set(expected), key=sort_key),
            expected,
        )

    def test_a_name_stands_under_a_plain_capital_or_with_the_numbers(self):
        letters = {
            "back pain": "B",
            "Åmål": "A",
            "Épicondylite": "E",
            "øre": "O",
            "21st-century neck": "#",
            "(Rotator) cuff": "R",
            "☂": "#",
            "’s-Gravenhage sign": "S",
            "ﬁbromyalgia": "F",
            "\u200bgout": "G",
            "№ 2 rib": "N",
            "ẞ": "S",
            "Ｋnee": "K",
            "\u212aienböck disease": "K",
            "Ишиас": "И",
        }
        self.assertEqual({name: first_letter(name) for name in letters}, letters)
