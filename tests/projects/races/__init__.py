"""What two people do at the same moment, on a database server.

Importing it, in a project that is migrated, runs all races. Whatever comes first, no
page is live without the signs that it chose, no check and no draft is lost, and nobody
meets an error of the database.

A race is a function that raises what went wrong. ``RACES`` has each with the arguments
of every try.
"""

import time

from . import checks, deadlocks, deletions, drafts, others, signs

MODULES = [signs, checks, drafts, deletions, others, deadlocks]


def run(race, tries) -> int:
    """Race, and print how often what went wrong; how often anything did."""
    started, faults, count = time.monotonic(), [], 0
    for arguments in tries:
        count += 1
        try:
            race(*arguments)
        except Exception as error:
            faults.append(f"{type(error).__name__}: {error}".splitlines()[0])
    took = f"{time.monotonic() - started:.1f} s"
    print(f"{race.__name__}: {len(faults)} of {count} went wrong, {took}", *set(faults))
    return len(faults)


faults = sum(run(*each) for module in MODULES for each in module.RACES)
assert not faults, faults
print("everybody had their turn")
