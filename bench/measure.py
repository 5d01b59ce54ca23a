"""Serving pages in turns, and turning the times into ratios."""

import gc
import time
from dataclasses import dataclass, field
from statistics import median, quantiles

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

__all__ = ["Contender", "Server", "measure", "table"]


@dataclass
class Contender:
    """A page in the comparison, and the requests a second it reached in each round."""

    name: str
    title: str
    path: str
    cookie: str = ""
    rates: list[float] = field(default_factory=list)

    def ratios(self, other: "Contender") -> list[float]:
        """This page's rate by another's, round by round."""
        return [own / its for own, its in zip(self.rates, other.rates, strict=True)]


class Server:
    """The site's WSGI application, called as a web server calls it.

    Middleware, URL resolving, signals and closing are all in the figures, as on a real
    site; sockets and a second process are not, for they are the same for every page.
    """

    def __init__(self):
        self.application = WSGIHandler()
        self.factory = RequestFactory(SERVER_NAME="localhost")

    def environ(self, contender: Contender) -> dict:
        return self.factory.get(contender.path, HTTP_COOKIE=contender.cookie).environ

    def get(self, environ: dict) -> bytes:
        """The body of the answer, which must be a page."""
        started = []
        response = self.application(
            dict(environ), lambda status, headers: started.append(status)
        )
        try:
            body = b"".join(response)
        finally:
            response.close()
        if started != ["200 OK"]:
            raise RuntimeError(f"{environ['PATH_INFO']} answered {started}")
        return body

    def count_queries(self, contender: Contender) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.get(self.environ(contender))
        return len(queries)


def measure(server: Server, contenders, rounds: int, requests: int) -> None:
    """Let the contenders take turns, and note how fast each was in each round.

    The time is the processor's: what other programs do meanwhile does not count.
    """
    environs = [server.environ(contender) for contender in contenders]
    for environ in environs:
        server.get(environ)
    # Clearing away garbage need not look through all that was loaded by now.
    gc.collect()
    gc.freeze()
    for _round in range(rounds):
        for contender, environ in zip(contenders, environs, strict=True):
            # Nobody pays for clearing away what the page before left behind.
            gc.collect()
            start = time.process_time()
            for _request in range(requests):
                server.get(environ)
            contender.rates.append(requests / (time.process_time() - start))


def middle_half(values: list[float]) -> tuple[float, float]:
    """Between which values the middle half lies."""
    if len(values) < 2:
        return values[0], values[0]
    low, _middle, high = quantiles(values, n=4, method="inclusive")
    return low, high


def table(contenders, references: dict[str, Contender], facts) -> str:
    """The figures as text.

    :param references: what to divide each rate by, under the heading of its column.
    :param facts: further columns: of each page its cell, by the heading.
    """
    ratios = [cell for heading in references for cell in (heading, "middle half")]
    rows = [("page", *ratios, "ms", *facts)]
    for contender in contenders:
        row = [contender.title]
        for reference in references.values():
            values = contender.ratios(reference)
            row.append(f"{median(values):.2f}")
            row.append("{:.2f}–{:.2f}".format(*middle_half(values)))
        row.append(f"{1000 / median(contender.rates):.1f}")
        rows.append((*row, *(cells[contender.name] for cells in facts.values())))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
