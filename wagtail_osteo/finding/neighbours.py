"""The pages before and after one, in the order of the list that they stand in."""

from ..models.page_types import listed_models
from .names import sort_key


def neighbours_of(page, restricted: tuple[str, ...]) -> tuple:
    """The visible siblings before and after ``page`` by title, each or both ``None``.

    Two queries, whatever their number, and no bodies.

    :param restricted: what ``restricted_paths`` gives.
    """
    siblings = page.get_siblings(inclusive=False).live()
    own = (sort_key(page.title), page.pk)
    before, after = None, None
    rows = siblings.type(*listed_models()).order_by().values_list("pk", "title", "path")
    for pk, title, path in rows:
        if path.startswith(restricted):
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
