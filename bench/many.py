"""Thousands of conditions in seconds: copies of one, under names of their own."""

from django.db import connection
from wagtail.models import Page

from wagtail_osteo.models import AlternativeName, BodyRegion
from wagtail_osteo.pages.models import ConditionPage

__all__ = ["copy_condition"]

WORDS = (
    "Achilles back calf disc elbow facet groin hip iliac jaw knee lumbar muscle neck "
    "occipital pelvic quadriceps rib shoulder tendon ulnar vertebral wrist"
).split()


def copy_condition(template: ConditionPage, number: int) -> None:
    """Add ``number`` live copies beside ``template``.

    Each has another name and one or two regions. Rows are written directly, so that
    nothing is indexed for search: ``manage.py update_index`` does that.
    """
    index = template.get_parent()
    step = Page.steplen
    first = int(index.get_last_child().path[-step:], 36) + 1
    pages = []
    for count in range(first, first + number):
        title = f"{WORDS[count % len(WORDS)].capitalize()} pain {count}"
        slug = f"copy-{count}"
        page = Page.objects.get(pk=template.pk) if not pages else _copy(pages[0])
        page.pk = None
        page.translation_key = None
        page.title = page.draft_title = title
        page.slug = slug
        page.url_path = f"{index.url_path}{slug}/"
        page.path = index.path + Page._int2str(count).rjust(step, "0")
        page.translation_key = Page._meta.get_field("translation_key").get_default()
        page.live_revision = page.latest_revision = None
        pages.append(page)
    Page.objects.bulk_create(pages, batch_size=500)
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + number)
    keys = list(
        Page.objects.child_of(index)
        .filter(slug__startswith="copy-", path__gte=pages[0].path)
        .order_by("path")
        .values_list("pk", flat=True)
    )
    _copy_own_columns(template, keys)
    regions = list(BodyRegion.objects.values_list("pk", flat=True))
    through = ConditionPage.body_regions.through
    through.objects.bulk_create(
        [
            through(conditionpage_id=key, bodyregion_id=regions[place % len(regions)])
            for position, key in enumerate(keys)
            for place in {position, position * 3}
            if place == position or position % 2
        ],
        batch_size=500,
        ignore_conflicts=True,
    )
    AlternativeName.objects.bulk_create(
        [
            AlternativeName(page_id=key, name=f"Sore {WORDS[key % len(WORDS)]} {key}")
            for key in keys
        ],
        batch_size=500,
    )


def _copy(page):
    copy = Page()
    copy.__dict__.update(
        {
            field.attname: getattr(page, field.attname)
            for field in Page._meta.concrete_fields
        }
    )
    return copy


def _copy_own_columns(template, keys) -> None:
    """Give each page the template's row in the table of conditions.

    Django has no bulk insert for the table of a subclass.
    """
    meta = ConditionPage._meta
    quote = connection.ops.quote_name
    table = quote(meta.db_table)
    own = [quote(f.column) for f in meta.local_concrete_fields if not f.primary_key]
    key = quote(meta.pk.column)
    names = ", ".join(own)
    values = ", ".join(f"{table}.{column}" for column in own)
    base = quote(Page._meta.db_table)
    with connection.cursor() as cursor:
        # Names of tables and columns, and two numbers.
        cursor.execute(
            f"INSERT INTO {table} ({key}, {names}) "  # noqa: S608
            f"SELECT {base}.id, {values} FROM {base}, {table} "
            f"WHERE {table}.{key} = %s AND {base}.id BETWEEN %s AND %s",
            [template.pk, min(keys), max(keys)],
        )
