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
    siblings = page.get_siblings(inclusive=False).live()
    own = (sort_key(page.title), page.pk)
    before, after = None, None
    rows = siblings.type(*listed_models()).order_by()
    rows = rows.values_list("pk", "title", "path", "alias_of_id")
    open_to_all = [row for row in rows if not row[2].startswith(restricted)]
    sources = {pk: source for pk, _title, _path, source in open_to_all}
    repeated = repeats({**sources, page.pk: page.alias_of_id})
    own_source = page.alias_of_id
    for pk, title, _path, source in open_to_all:
        if pk in repeated or (own_source and own_source in (pk, source)):
            continue
        place = (sort_key(title), pk)
        if place < own:
            before = max(before or place, place)
        else:
            after = min(after or place, place)
    keys = [place and place[1] for place in (before, after)]
    if not any(keys):
        return None, None
    pages = page.get_siblings().in_bulk([key for key in keys if key])
    return tuple(pages.get(key) for key in keys)
