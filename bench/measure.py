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

    def environ(self, path: str) -> dict:
        return self.factory.get(path).environ

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

    def count_queries(self, path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.get(self.environ(path))
        return len(queries)


def measure(server: Server, contenders, rounds: int, requests: int) -> None:
    """Let the contenders take turns, and note how fast each was in each round.

    The time is the processor's: what other programs do meanwhile does not count.
    """
    environs = [server.environ(contender.path) for contender in contenders]
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


def table(contenders, facts) -> str:
    """The figures as text. ``facts`` gives the further columns of each page."""
    bare, plain = contenders[:2]
    head = ("page", "ratio", "middle half", "of plain", "middle half", "req/s")
    rows = [(*head, "queries", "words", "kB")]
    for contender in contenders:
        of_bare, of_plain = contender.ratios(bare), contender.ratios(plain)
        rows.append(
            (
                contender.title,
                f"{median(of_bare):.2f}",
                "{:.2f}–{:.2f}".format(*middle_half(of_bare)),
                f"{median(of_plain):.2f}",
                "{:.2f}–{:.2f}".format(*middle_half(of_plain)),
                f"{median(contender.rates):.0f}",
                *facts[contender.name],
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
