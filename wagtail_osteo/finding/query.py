"""What a visitor asks of a list of conditions: words, a region, a page of the list."""

from dataclasses import dataclass, replace
from unicodedata import category

from django.http import QueryDict

from ..characters import without_invisible
from ..models.body_regions import BodyRegion

# Of the words; more is no name of a condition.
LONGEST = 100


@dataclass(frozen=True, slots=True)
class ListQuery:
    """The address's ``?q=&region=&page=``, made safe.

    Whatever makes no sense counts as not asked: an unknown region, a page that is no
    number. Databases refuse some of what an address can hold, such as NUL.
    """

    words: str = ""
    region: str = ""
    page: str = ""

    @classmethod
    def of(cls, request) -> "ListQuery":
        asked = request.GET
        region = asked.get("region", "")
        return cls(
            words=_printable(asked.get("q", "")),
            region=region if region in BodyRegion.Region.values else "",
            page=asked.get("page", ""),
        )

    @property
    def region_name(self) -> str:
        return BodyRegion.Region(self.region).label if self.region else ""

    def at_page(self, number: int) -> str:
        """The querystring of another page of the same list."""
        return replace(self, page=str(number) if number > 1 else "").querystring

    def about(self, region: str) -> str:
        """The querystring of the same words about a region."""
        return replace(self, region=region, page="").querystring

    @property
    def querystring(self) -> str:
        """``?q=…&region=…&page=…`` without what is empty."""
        found = QueryDict(mutable=True)
        for key, value in (
            ("q", self.words),
            ("region", self.region),
            ("page", self.page),
        ):
            if value:
                found[key] = value
        return f"?{found.urlencode()}"


def _printable(text: str) -> str:
    # A line end parts two words, a soft hyphen does not.
    readable = "".join(
        letter if letter.isprintable() or category(letter) == "Cf" else " "
        for letter in text
    )
    return " ".join(without_invisible(readable)[:LONGEST].split())
