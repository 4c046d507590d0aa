"""Start the program: as ``brieflives``, or as ``python -m brieflives``."""

from __future__ import annotations

import gc

_UNTIL_COLLECTED = 500_000  # new objects; Python's own 700 mean a search of all that was imported


def start() -> None:
    """Run the command line.

    All that is imported stays to the end: the search for garbage in it would take a tenth of the
    time of a ``check``.
    """
    gc.set_threshold(_UNTIL_COLLECTED)
    from brieflives.cli.program import main

    try:
        main()
    finally:
        gc.freeze()  # Python's search for garbage at the end of all takes a twentieth of a build


if __name__ == "__main__":
    start()
