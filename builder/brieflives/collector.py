"""Spare the search for cycles: a book is made of trees, and it takes a tenth of the time.

So what is made for each paragraph must not hold on to itself in a ring: it would never be freed.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_UNTIL_COLLECTED = 500_000  # new objects; Python's own 700 mean a search of all that was imported


def collect_seldom() -> None:
    """Let Python look for garbage only where very much could have gathered.

    What is imported stays to the end of the process. The search for garbage in it would take a
    tenth of the time of a ``check``, and behind the build of a long life a thirtieth of that.
    """
    gc.set_threshold(_UNTIL_COLLECTED)


@contextmanager
def without_collector() -> Iterator[None]:
    """Let Python look for no garbage meanwhile; what nobody refers to is freed all the same."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
