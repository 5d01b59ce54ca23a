"""What keeps two people who act at the same moment apart.

Each side of a rule asks before it writes: a page goes live because its text is live, a
text is withdrawn because no live page shows it. On a database server both would be
answered before either has written. So who publishes, withdraws, signs off or checks
locks what the answer rests on, and reads it then.

Everybody takes locks in one order, and nobody waits for somebody who waits for them:
the person who vouches, pages, the medical-help texts that they show, then all else of
each, such as its revisions; of several, the lowest key first. Pages come before texts
because Wagtail writes a page's row before it asks us anything.

SQLite has no such locks, and needs none: there one transaction writes at a time.
"""

import functools
import random
import time

from django.db import IntegrityError, OperationalError, connections, transaction
from django.db.models import QuerySet

from .refusals import DeletedMeanwhile, SavedMeanwhile

ATTEMPTS = 4
# Deadlocks, what could not be serialised, and locks that never came: of PostgreSQL by
# their codes in the standard, of MySQL and MariaDB by their numbers.
SQLSTATES = {"40001", "40P01", "55P03"}
ERROR_NUMBERS = {1020, 1205, 1213}


def locked(rows: QuerySet) -> QuerySet:
    """The same rows, kept from everybody else until the transaction ends.

    Rows that name one of them in a foreign key can still be written: a lock that kept
    them waiting too would wait for those who wrote theirs first.
    """
    no_key = connections[rows.db].features.has_select_for_no_key_update
    return rows.order_by("pk").select_for_update(no_key=no_key)


def in_turn(write):
    """Decorate what writes under locks: a transaction, tried again when the database
    broke it off for somebody else’s sake, or when what it names was just deleted.

    Within another transaction, which only whoever began it can repeat, it is not.

    :raises SavedMeanwhile: it was broken off, and nothing of it is stored.
    """

    @functools.wraps(write)
    def try_in_turn(*args, **kwargs):
        attempts = ATTEMPTS
        while True:
            try:
                with transaction.atomic():
                    return write(*args, **kwargs)
            except DeletedMeanwhile:
                raise
            except (OperationalError, IntegrityError, SavedMeanwhile) as error:
                broken_off = _was_broken_off(error)
                if isinstance(error, OperationalError) and not broken_off:
                    raise
                attempts -= 1
                if not attempts or transaction.get_connection().in_atomic_block:
                    if broken_off:
                        raise SavedMeanwhile from error
                    raise
            # Those who met do not meet again.
            time.sleep(random.uniform(0, 0.1))  # noqa: S311

    return try_in_turn


def _was_broken_off(error: Exception) -> bool:
    if not isinstance(error, OperationalError):
        return False
    cause = error.__cause__
    return (
        getattr(cause, "sqlstate", None) in SQLSTATES
        # psycopg2 calls it so.
        or getattr(cause, "pgcode", None) in SQLSTATES
        or error.args[:1] in [(number,) for number in ERROR_NUMBERS]
        or str(error) == "database is locked"
    )
