"""Two people at the same moment: threads, each with a connection of its own."""

import threading
from contextlib import contextmanager

from django.db import connection

__all__ = ["TRIES", "at_once", "while_paused"]

# How often what depends on luck is tried.
TRIES = 8
# How long somebody who has come half-way waits for the other. Whoever waits for a lock
# does not come back within it; whoever needs none has long done so.
PAUSE = 0.3


class Person(threading.Thread):
    """Somebody who does something; what stopped them is in ``error``."""

    def __init__(self, act, start=None):
        super().__init__(daemon=True)
        self.act, self.barrier, self.error = act, start, None

    def run(self):
        try:
            if self.barrier:
                self.barrier.wait()
            self.act()
        except Exception as error:
            self.error = error
        finally:
            connection.close()


def at_once(*acts) -> list:
    """Do all at once; what stopped each, or ``None``."""
    start = threading.Barrier(len(acts))
    people = [Person(act, start) for act in acts]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return [person.error for person in people]


def while_paused(act, signal, sender, other) -> list:
    """Let ``other`` act when ``act`` has come as far as ``signal``, which then waits a
    moment for them; what stopped each, or ``None``."""
    second = Person(other)
    first = Person(act)
    with _at(signal, sender, first, second):
        first.start()
        first.join()
    assert second.ident, "the signal was not sent"
    second.join()
    return [first.error, second.error]


@contextmanager
def _at(signal, sender, first, second):
    def pause(**kwargs):
        if threading.current_thread() is first and not second.ident:
            second.start()
            second.join(PAUSE)

    signal.connect(pause, sender=sender, weak=False)
    try:
        yield
    finally:
        signal.disconnect(pause, sender=sender)
