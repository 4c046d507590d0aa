"""Write whole files or none: beside the target first, then in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write every file, or leave everything as it was when one cannot be written.

    Folders are made where they lack, and a file that was there keeps its rights. Raises ``OSError``
    of the first file that fails; no target has been touched then, unless the very last step
    (renaming within one folder) failed.
    """
    with ExitStack() as stack:
        ready = [(stack.enter_context(_beside(path, data)), path) for path, data in files.items()]
        for temporary, path in ready:
            temporary.replace(path)


@contextmanager
def _beside(path: Path, data: bytes) -> Iterator[Path]:
    """Hold a finished temporary file beside ``path``; it is gone afterwards if nobody took it."""
    import tempfile  # it takes a while, and most commands write nothing

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_rights(path))
        yield temporary
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _rights(path: Path) -> int:
    """Those of the file that is replaced, or of a new one."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()


def _umask() -> int:
    """The mask of this process; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
