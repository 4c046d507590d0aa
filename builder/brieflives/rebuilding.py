"""Make a PDF again from what was put into it, and compare the two."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from brieflives.order import PAPER_NAMES, Archive, Order
from brieflives.pipeline import Built, Progress, build_life


class Rebuilt(Struct, frozen=True):
    """What a PDF made with ``archive`` was made from, and what came of making it again."""

    files: dict[str, bytes]  # by their paths from the life's folder
    built: Built
    name: str  # of the PDF among the files built
    same: bool  # byte by byte
    differences: Sequence[str]  # of versions, in words


def rebuild_life(data: bytes, progress: Progress = lambda stage: None) -> Rebuilt:
    """Take a life out of its own PDF and build it again; raises ``CannotExtractError``."""
    from brieflives.archive.extract import CannotExtractError, extract
    from brieflives.archive.versions import differences, version_of, versions
    from brieflives.whole_files import write_whole

    progress("taking out what it was made from")
    extracted = extract(data)
    record = extracted.record
    if record.paper not in (None, *PAPER_NAMES):
        raise CannotExtractError(f"it was made for the paper {record.paper!r}, which is unknown")
    archive: Archive = "clean" if record.clean else "whole"
    order = Order(
        ("pdf",),
        record.style,
        epoch=record.epoch,
        paper=record.paper,
        archive=archive,
        web=record.web,
    )
    files = {file.name: file.data for file in extracted.files}
    with TemporaryDirectory() as folder:
        write_whole({Path(folder, name): content for name, content in files.items()})
        built = build_life(Path(folder, record.life), order, progress)
    name = Path(record.life).stem + ".pdf"
    here = versions((), linearised=record.web) | {
        n: version_of(n) for n in record.versions if n.startswith("fontpkg-")
    }
    others = differences(record.versions, here)
    return Rebuilt(files, built, name, built.files.get(name) == data, others)
