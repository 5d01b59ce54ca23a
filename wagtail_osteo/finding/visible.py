"""Which pages below a list of conditions everybody may see.

Whatever lists, counts or links conditions asks here: drafts, and pages behind a login,
a password or a group, their own or inherited, are in none of it.
"""

from ..models.page_types import listed_models


def visible_children(parent):
    """The live conditions and articles below ``parent`` that are open to everybody.

    :returns: a queryset of the base page, in no order.
    """
    children = parent.get_children().live().public()
    return children.type(*listed_models()).order_by()


def repeats(sources: dict[int, int | None]) -> set[int]:
    """The pages of a list that show what another page of it shows.

    They are aliases of one, or further aliases of what stands elsewhere.

    :param sources: for the key of each page that of its source, ``None`` for most.
    """
    found = set()
    first: dict[int, int] = {}
    for pk, source in sorted(sources.items()):
        if source and (source in sources or first.setdefault(source, pk) != pk):
            found.add(pk)
    return found
