"""Make an edition in its turn, or meanwhile: in a copy of the process, while others are made.

A build of a short life takes half its time for what two cores can do side by side. A copy made by
fork(2) has all that was read and imported; where there is none, everything is made in its turn.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import NoReturn

from brieflives.made import Made

Work = Callable[[], Made]
Begin = Callable[[Work], AbstractContextManager[Work]]  # of work comes what waits for its end

# A copy of a process that the system's own libraries have threads in may hang: macOS has such.
CAN_COPY = sys.platform == "linux"


@contextmanager
def in_turn(work: Work) -> Iterator[Work]:
    """Let the work be done when its end is asked for."""
    yield work


@contextmanager
def meanwhile(work: Work) -> Iterator[Work]:
    """Do the work in a copy of this process, which ends with the block at the latest.

    What is made is handed over when it is asked for, at most once. Raises ``RuntimeError``, with
    the copy's own traceback, where the work raised anything.
    """
    reading, writing = os.pipe()
    copy = os.fork()
    if not copy:
        _work(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        try:
            yield lambda: _handed_over(pipe.read())
        finally:
            os.kill(copy, signal.SIGKILL)  # it may still be at work where nobody waits any more
            os.waitpid(copy, 0)


def _work(work: Work, writing: int) -> NoReturn:
    """Hand over what is made, or what went wrong, and leave without tidying up for the other."""
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(_result(work))
    finally:
        os._exit(0)


def _result(work: Work) -> bytes:
    try:
        return pickle.dumps(work())
    except BaseException:
        return pickle.dumps(traceback.format_exc())


def _handed_over(sent: bytes) -> Made:
    result = pickle.loads(sent) if sent else "it ended before its time"
    if not isinstance(result, Made):
        message = f"an edition that was made meanwhile failed: {result}"
        raise RuntimeError(message)
    return result
