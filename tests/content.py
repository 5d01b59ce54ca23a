"""Pages, people and places that many tests need."""

import copy
import uuid

import swapper
import wagtail_factories
from django.db.models import F
from wagtail.models import Page, ReferenceIndex, Revision, Site

from wagtail_osteo.blocks import ConditionBodyBlock
from wagtail_osteo.pages.models import ConditionIndexPage, ConditionPage

BLOG = "https://example.com/blog"


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


def multiply_condition(page: ConditionPage, count: int, **lists) -> None:
    """Put ``count`` copies of a saved ``page`` beside it: rows, revision, references.

    Treebeard and Wagtail would take a dozen queries for each.

    :param lists: values of a field of ``ConditionPage``, given to the copies in turn.
    """
    parent, taken = page.get_parent(), page.get_siblings().count()
    rows = []
    for number in range(taken, taken + count):
        row = Page(**_columns(page, Page))
        row.pk = row.latest_revision_id = None
        row.path = Page._get_path(parent.path, page.depth, number + 1)
        row.slug = f"{page.slug}-{number}"
        row.url_path = f"{parent.url_path}{row.slug}/"
        row.title = row.draft_title = f"{page.title} {number}"
        row.translation_key = uuid.uuid4()
        rows.append(row)
    Page.objects.bulk_create(rows)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + count)

    for number, row in enumerate(rows):
        values = {name: each[number % len(each)] for name, each in lists.items()}
        condition = ConditionPage(
            **{**_columns(page, ConditionPage), **_columns(row, Page)},
        )
        condition.page_ptr_id = row.pk
        for name, value in values.items():
            setattr(condition, name, value)
        # Its own table only, as a fixture is loaded.
        condition.save_base(raw=True, force_insert=True)

    revisions = []
    for row in rows:
        revision = copy.copy(page.latest_revision)
        revision.pk, revision.object_id = None, str(row.pk)
        revision.content = {**revision.content, "pk": row.pk, "title": row.title}
        revisions.append(revision)
    Revision.objects.bulk_create(revisions)
    for row, revision in zip(rows, revisions, strict=True):
        row.latest_revision = revision
    Page.objects.bulk_update(rows, ["latest_revision"], batch_size=300)

    references = []
    for reference in ReferenceIndex.get_references_for_object(page):
        for row in rows:
            reference = copy.copy(reference)
            reference.pk, reference.object_id = None, str(row.pk)
            references.append(reference)
    ReferenceIndex.objects.bulk_create(references)


def _columns(instance, model) -> dict:
    fields = model._meta.concrete_fields
    return {field.attname: getattr(instance, field.attname) for field in fields}


def create_clinic(**fields):
    model = swapper.load_model("wagtail_osteo", "Clinic")
    return model.objects.create(**{"name": "Elm Lane", **fields})


def create_practitioner(**fields):
    model = swapper.load_model("wagtail_osteo", "Practitioner")
    return model.objects.create(**{"name": "Sam Example", **fields})


def create_introduced_practitioner(**fields):
    """One of whom pages say all that they say of people."""
    return create_practitioner(
        **{
            "job_title": "Registered osteopath",
            "qualifications": "BSc (Hons) Osteopathy",
            "registration_number": "1234",
            "register_url": "https://example.com/register/99",
            "languages": "English, Welsh",
            "photo": wagtail_factories.ImageFactory(file__width=300, file__height=300),
            "profile_links": [("link", {"label": "Blog", "url": BLOG})],
            **fields,
        }
    )
