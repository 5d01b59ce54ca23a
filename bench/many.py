"""Thousands of conditions in seconds: copies of one, under names of their own."""

from django.db import connection
from wagtail.models import Page

from wagtail_osteo.models import AlternativeName, BodyRegion
from wagtail_osteo.pages.models import ConditionPage

__all__ = ["copy_bare_page", "copy_condition"]

WORDS = (
    "Achilles back calf disc elbow facet groin hip iliac jaw knee lumbar muscle neck "
    "occipital pelvic quadriceps rib shoulder tendon ulnar vertebral wrist"
).split()


def copy_condition(template: ConditionPage, number: int) -> None:
    """Add ``number`` live copies beside ``template``.

    Each has another name and one or two regions. Rows are written directly, so that
    nothing is indexed for search: ``manage.py update_index`` does that.
    """
    index = Page.objects.get(pk=template.get_parent().pk)
    first = index.numchild + 1
    titles = [
        f"{WORDS[count % len(WORDS)].capitalize()} pain {count}"
        for count in range(first, first + number)
    ]
    keys = _copy_pages(index, template, titles)
    _copy_own_columns(template, keys)
    regions = list(BodyRegion.objects.values_list("pk", flat=True))
    through = ConditionPage.body_regions.through
    through.objects.bulk_create(
        [
            through(conditionpage_id=key, bodyregion_id=regions[place % len(regions)])
            for position, key in enumerate(keys)
            for place in ([position, position + 1] if position % 2 else [position])
        ],
        batch_size=500,
    )
    AlternativeName.objects.bulk_create(
        [
            AlternativeName(page_id=key, name=f"Sore {WORDS[key % len(WORDS)]} {key}")
            for key in keys
        ],
        batch_size=500,
    )


def copy_bare_page(index: Page, template: Page, titles: list[str]) -> None:
    """Fill ``index`` with live copies of ``template``, a page without columns."""
    keys = _copy_pages(index, template, titles)
    _copy_own_columns(template, keys)


def _copy_pages(index: Page, template: Page, titles: list[str]) -> list[int]:
    """Write the rows that all page types have, and return their keys.

    Only the pages of ``index`` that were made one after the other can be copied.
    """
    values = Page.objects.values().get(pk=template.pk)
    for name in ("id", "translation_key", "latest_revision_id", "live_revision_id"):
        del values[name]
    pages = []
    for count, title in enumerate(titles, index.numchild + 1):
        slug = f"copy-{count}"
        values |= {
            "title": title,
            "draft_title": title,
            "slug": slug,
            "url_path": f"{index.url_path}{slug}/",
            "path": Page._get_path(index.path, index.depth + 1, count),
            "depth": index.depth + 1,
        }
        pages.append(Page(**values))
    Page.objects.bulk_create(pages, batch_size=500)
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + len(pages))
    made = Page.objects.filter(path__in=[page.path for page in pages])
    return list(made.order_by("path").values_list("pk", flat=True))


def _copy_own_columns(template: Page, keys: list[int]) -> None:
    """Give each page the template's row in the table of its type.

    Django has no bulk insert for the table of a subclass.
    """
    meta = template._meta
    quote = connection.ops.quote_name
    table, base = quote(meta.db_table), quote(Page._meta.db_table)
    key = quote(meta.pk.column)
    own = [quote(f.column) for f in meta.local_concrete_fields if not f.primary_key]
    columns = ", ".join([key, *own])
    values = ", ".join([f"{base}.id", *(f"{table}.{column}" for column in own)])
    with connection.cursor() as cursor:
        # Names of tables and columns; the numbers are parameters.
        cursor.execute(
            f"INSERT INTO {table} ({columns}) SELECT {values} "  # noqa: S608
            f"FROM {base}, {table} "
            f"WHERE {table}.{key} = %s AND {base}.id BETWEEN %s AND %s",
            [template.pk, min(keys), max(keys)],
        )
