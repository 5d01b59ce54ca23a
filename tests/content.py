"""Pages, people and places that many tests need."""

import swapper
from wagtail.models import Page, Site

from wagtail_osteo.blocks import ConditionBodyBlock
from wagtail_osteo.pages.models import ConditionIndexPage, ConditionPage


def section(slug: str, **fields) -> dict:
    """A section as stored, with its preview value, changed by ``fields``."""
    block = ConditionBodyBlock().child_blocks[slug]
    value = block.get_prep_value(block.get_preview_value())
    return {"type": slug, "value": {**value, **fields}}


def create_index(**fields) -> ConditionIndexPage:
    home = Site.objects.get(is_default_site=True).root_page
    page = ConditionIndexPage(**{"title": "Conditions", "slug": "conditions", **fields})
    return home.add_child(instance=page)


def create_condition(index: Page, body=None, **fields) -> ConditionPage:
    """A condition below ``index``; live unless ``live=False``."""
    body = [section("red_flags")] if body is None else body
    page = ConditionPage(**{"title": "Muscle spasms", "body": body, **fields})
    return index.add_child(instance=page)


def create_clinic(**fields):
    model = swapper.load_model("wagtail_osteo", "Clinic")
    return model.objects.create(**{"name": "Elm Lane", **fields})


def create_practitioner(**fields):
    model = swapper.load_model("wagtail_osteo", "Practitioner")
    return model.objects.create(**{"name": "Sam Example", **fields})
