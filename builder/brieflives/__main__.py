"""Start the program: as ``brieflives``, or as ``python -m brieflives``."""

from __future__ import annotations

import os

from brieflives.collector import collect_seldom


def start() -> None:
    """Run the command line, and leave at once: what is in memory the system takes back anyway.

    To throw it away piece by piece would take a thirtieth of the time of a ``build``.
    """
    collect_seldom()
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
