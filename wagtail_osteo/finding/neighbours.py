"""The pages before and after one, in the order of the list that they stand in."""

from ..models.page_types import listed_models
from .names import sort_key
from .visible import repeats


def neighbours_of(page, restricted: tuple[str, ...]) -> tuple:
    """The visible siblings before and after ``page`` by title, each or both ``None``.

    What repeats a sibling, or this page, is none. Two queries, whatever their number,
    and no bodies.

    :param restricted: what ``restricted_paths`` gives.
    """
    keys, _sources = _keys_around(page, restricted)
    pages = page.get_siblings().in_bulk(filter(None, keys)) if any(keys) else {}
    return tuple(pages.get(key) for key in keys)


def leading_to(page, restricted: tuple[str, ...]) -> list:
    """The siblings that have ``page`` before or after them, their aliases included.

    None have what repeats a sibling. Two queries, and no bodies.
    """
    keys, sources = _keys_around(page, restricted)
    if page.pk in repeats({**sources, page.pk: page.alias_of_id}):
        return []
    beside = {key for key in keys if key}
    beside |= {pk for pk, source in sources.items() if source in beside}
    return list(page.get_siblings().in_bulk(beside).values()) if beside else []


def _keys_around(page, restricted) -> tuple[list, dict]:
    """Keys of the pages before and after, and of each open sibling its source."""
    rows = page.get_siblings(inclusive=False).live().type(*listed_models()).order_by()
    rows = rows.values_list("pk", "title", "path", "alias_of_id")
    open_to_all = [row for row in rows if not row[2].startswith(restricted)]
    sources = {pk: source for pk, _title, _path, source in open_to_all}
    repeated = repeats({**sources, page.pk: page.alias_of_id})
    own, own_source = (sort_key(page.title), page.pk), page.alias_of_id
    before, after = None, None
    for pk, title, _path, source in open_to_all:
        if pk in repeated or (own_source and own_source in (pk, source)):
            continue
        place = (sort_key(title), pk)
        if place < own:
            before = max(before or place, place)
        else:
            after = min(after or place, place)
    return [place and place[1] for place in (before, after)], sources
