"""Start the program: as ``brieflives``, or as ``python -m brieflives``."""

from __future__ import annotations

import gc
import os

_UNTIL_COLLECTED = 500_000  # new objects; Python's own 700 mean a search of all that was imported


def start() -> None:
    """Run the command line, and leave at once: what is in memory the system takes back anyway.

    All that is imported stays to the end: the search for garbage in it would take a tenth of the
    time of a ``check``, and to throw it away piece by piece a thirtieth of that of a ``build``.
    """
    gc.set_threshold(_UNTIL_COLLECTED)
    try:
        from brieflives.cli.program import leave, main

        main()
    except KeyboardInterrupt:  # before there is anything to be told
        os._exit(130)
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        leave(end.code)


if __name__ == "__main__":
    start()
