"""Bodies with undefined sections, and how an editor sends them."""

import copy
import json

from django.contrib.auth import get_user_model
from django.db.models import F, JSONField
from django.db.models.functions import Cast
from django.test import TestCase
from django.urls import reverse
from wagtail import blocks
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import nested_form_data, rich_text

from tests.content import create_condition, create_index, section
from wagtail_osteo.pages.models import ConditionPage

FIELD = ConditionPage._meta.get_field("body")
SETTING = "WAGTAIL_OSTEO_CONDITION_BODY"
EXTENDED = {SETTING: "tests.testapp.blocks.ExtendedBody"}
REPLACED = {SETTING: "tests.testapp.blocks.ReplacedBody"}
REDUCED = {SETTING: "tests.testapp.blocks.ReducedBody"}


def text(key, heading="Rest"):
    """A shipped section as stored, complete, so that rewriting it changes nothing."""
    value = {
        "heading": heading,
        "anchor": "",
        "text": f'<p data-block-key="{key}">Lie down.</p>',
        "include_in_handout": False,
    }
    return {"type": "rich_text", "value": value, "id": key}


def rewritten(stored):
    """A section as stored after an edit: with every field and id."""
    body = FIELD.to_python([stored])
    list(body)
    return FIELD.get_prep_value(body)[0]


def lost(key, kind="timeline"):
    """A section as stored by a site whose block is gone."""
    return {"type": kind, "value": {"weeks": [1, {"note": "Kept £"}]}, "id": key}


def warm_up(key="w", **fields):
    steps = [{"what": "Circle your shoulders", "minutes": 3}]
    value = {"heading": "", "anchor": "", "steps": steps, "notes": [], **fields}
    return {"type": "warm_up", "value": value, "id": key}


RED_FLAGS = rewritten({**section("red_flags"), "id": "f"})
# Undefined sections first, last, alone and in a row.
BODY = [lost("u0"), RED_FLAGS, lost("u1"), lost("u2", "diary"), text("t"), lost("u3")]
ORDER = ["u0", "f", "u1", "u2", "t", "u3"]


def ids(stored):
    return [child["id"] for child in stored]


def stored_body(page):
    """What the table holds, past the field's conversion."""
    rows = ConditionPage.objects.filter(pk=page.pk)
    return rows.annotate(stored=Cast(F("body"), JSONField())).get().stored


def revision_body(revision):
    revision.refresh_from_db()
    return json.loads(revision.content["body"])


def undefined(stored):
    """The undefined sections, whole, by id: none may be lost, repeated or changed."""
    found = [child for child in stored if child["type"] in ("timeline", "diary")]
    return sorted(found, key=lambda child: child["id"])


UNDEFINED = undefined(BODY)


def form_data(block, value):
    """``value`` as the browser sends it."""
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        children = (
            value if isinstance(block, blocks.StreamBlock) else value.bound_blocks
        )
        sent = {"count": len(children)}
        for index, child in enumerate(children):
            sent[index] = {
                "deleted": "",
                "order": index,
                "id": child.id or "",
                "type": child.block.name or "item",
                "value": form_data(child.block, child.value),
            }
        return sent
    if isinstance(block, blocks.StructBlock):
        children = block.child_blocks.items()
        # A picture that was not chosen has no value.
        return {name: form_data(c, value and value[name]) for name, c in children}
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(value.source, features=block.features)
    return value or ""


class BodyTestCase(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.user = get_user_model().objects.create_superuser(
            "owner", "owner@example.com", "password"
        )

    def setUp(self):
        self.client.force_login(self.user)

    def create(self, body=BODY, **fields):
        """A page that was stored when all of its sections were defined."""
        return create_condition(self.index, copy.deepcopy(body), **fields)

    def edit(self, page, body=None, headers=None, **fields):
        """Send the editor's form: the page as it is, changed by ``fields``."""
        latest = page.get_latest_revision_as_object()
        body = latest.body if body is None else body
        data = {
            "title": latest.draft_title,
            "slug": latest.slug,
            "also_known_as": "",
            "summary": "",
            "body": form_data(FIELD.stream_block, body),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            **fields,
        }
        url = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        response = self.client.post(url, nested_form_data(data), headers=headers or {})
        self.assertIn(response.status_code, (200, 302), response.content)
        if response.status_code == 200 and headers is None:
            self.fail(f"The form was refused: {response.context['form'].errors}")
        return response
