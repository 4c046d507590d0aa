"""Do work meanwhile: in a copy of the process, while this one does something else.

A build of a short life takes half its time for what two cores can do side by side. A copy made by
fork(2) has all that was read and imported; where there is none, everything is done in its turn.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import NoReturn, Protocol, TypeVar

Thing = TypeVar("Thing")
Work = Callable[[], Thing]


class Begin(Protocol):
    """One of the two ways below to have work done."""

    def __call__(self, work: Work[Thing], /) -> AbstractContextManager[Work[Thing]]:
        """Begin the work, and give what waits for its end."""
        ...


# A copy of a process that the system's own libraries have threads in may hang: macOS has such.
CAN_COPY = sys.platform == "linux"
_WHOLE = b"whole"  # ends what a copy hands over, unless that was ended itself


@contextmanager
def in_turn(work: Work[Thing]) -> Iterator[Work[Thing]]:
    """Let the work be done when its end is asked for."""
    yield work


@contextmanager
def meanwhile(work: Work[Thing]) -> Iterator[Work[Thing]]:
    """Do the work in a copy of this process, which ends with the block at the latest.

    What comes of it is handed over when it is asked for, at most once. Where there is no copy to be
    had, or it has nothing to hand over, the work is done here after all: what is wrong with it then
    shows as it is.
    """
    reading, writing = os.pipe()
    try:
        copy = os.fork()
    except OSError:  # too many processes
        os.close(reading)
        os.close(writing)
        yield work
        return
    if not copy:
        os.close(reading)  # else the copy would wait for ever where the process itself has ended
        _work(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        try:
            yield lambda: _handed_over(pipe.read(), work)
        finally:
            with suppress(ProcessLookupError, ChildProcessError):  # ended: SIGCHLD is ignored
                os.kill(copy, signal.SIGKILL)  # it may be at work where nobody waits any more
                os.waitpid(copy, 0)


def _work(work: Work[object], writing: int) -> NoReturn:
    """Hand over what comes of the work, and leave without tidying up for the other process."""
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL) + _WHOLE)
    finally:
        os._exit(0)


def _handed_over(sent: bytes, work: Work[Thing]) -> Thing:
    if not sent.endswith(_WHOLE):
        return work()
    result: Thing = pickle.loads(sent)
    return result
