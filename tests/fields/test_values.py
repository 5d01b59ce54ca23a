"""The stream as a value: edited in place, and there and back."""

import copy
import json
import random

from django.test import SimpleTestCase

from .base import FIELD, ids, lost, text


class EditedInPlaceTests(SimpleTestCase):
    """Each undefined section stays behind its neighbour, or else at its index."""

    stored = [lost("u0"), text("a"), lost("u1"), text("b"), lost("u2"), text("c")]

    def setUp(self):
        self.body = FIELD.to_python(copy.deepcopy(self.stored))

    def assertOrder(self, *expected):
        prepared = FIELD.get_prep_value(self.body)
        order = [child["id"] for child in prepared]
        self.assertEqual([key if len(key) < 3 else "new" for key in order], [*expected])
        # What was written reads back the same.
        again = FIELD.to_python(copy.deepcopy(prepared))
        self.assertEqual(FIELD.get_prep_value(again), prepared)

    def new(self):
        return ("rich_text", {"heading": "New", "text": "<p>New</p>"})

    def test_append(self):
        self.body.append(self.new())
        self.assertOrder("u0", "a", "u1", "b", "u2", "c", "new")

    def test_insert(self):
        self.body.insert(0, self.new())
        self.body.insert(2, self.new())
        self.assertOrder("u0", "new", "a", "u1", "new", "b", "u2", "c")

    def test_delete(self):
        del self.body[1]
        # u2 was the fifth.
        self.assertOrder("u0", "a", "u1", "c", "u2")

    def test_clear(self):
        self.body.clear()
        self.assertOrder("u0", "u1", "u2")

    def test_reorder(self):
        self.body.insert(0, self.body.pop())
        self.body.insert(0, self.body.pop())
        self.assertOrder("u0", "b", "u2", "c", "a", "u1")

    def test_reverse(self):
        self.body.reverse()
        self.assertOrder("u0", "c", "b", "u2", "a", "u1")

    def test_replace(self):
        self.body[0] = self.new()
        # u1 was the third.
        self.assertOrder("u0", "new", "u1", "b", "u2", "c")

    def test_raw_data(self):
        self.body.raw_data[0]["value"]["heading"] = "Changed"
        self.body.raw_data.append(text("d"))
        del self.body.raw_data[1]
        self.assertEqual(self.body[0].value["heading"], "Changed")
        self.assertOrder("u0", "a", "u1", "c", "u2", "d")


class RoundTripTests(SimpleTestCase):
    def test_reading_and_writing_changes_nothing(self):
        chance = random.Random(20261122)  # noqa: S311
        for number in range(300):
            length = chance.randrange(9)
            stored = [
                chance.choice([text, lost])(f"{number}-{index}")
                for index in range(length)
            ]
            given = chance.choice([copy.deepcopy, json.dumps])(stored)
            body = FIELD.to_python(given)
            for index in range(len(body)):
                # Touched sections are converted there and back.
                if chance.random() < 0.3:
                    self.assertEqual(body[index].value["heading"], "Rest")
            with self.subTest(stored=ids(stored)):
                self.assertEqual(FIELD.get_prep_value(body), stored)
                self.assertEqual(
                    FIELD.get_prep_value(copy.deepcopy(body)), stored, "deepcopy"
                )

    def test_no_edit_loses_or_repeats_an_undefined_section(self):
        chance = random.Random(22112026)  # noqa: S311
        for number in range(300):
            keys = [chance.choice("abcdefgh") for _index in range(chance.randrange(9))]
            stored = [
                # Ids may be missing or repeated.
                chance.choice([text, lost])(chance.choice([key, None, f"{key}{index}"]))
                for index, key in enumerate(keys)
            ]
            body = FIELD.to_python(copy.deepcopy(stored))
            for _edit in range(chance.randrange(4)):
                if body and chance.random() < 0.5:
                    body.insert(chance.randrange(3), body.pop())
                elif body:
                    del body[chance.randrange(len(body))]
                else:
                    body.append(("rich_text", text("x")["value"]))
            written = FIELD.get_prep_value(body)
            with self.subTest(number=number, stored=ids(stored)):
                expected = [child for child in stored if child["type"] == "timeline"]
                found = [child for child in written if child["type"] == "timeline"]
                self.assertCountEqual(map(json.dumps, found), map(json.dumps, expected))
                self.assertEqual(len(written), len(body) + len(expected))
