"""Take out of a PDF what it was made from: safely, whoever made the file."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import PurePosixPath

import pikepdf
from msgspec import Struct
from pikepdf import Dictionary, Name, Stream

from brieflives.archive.kept import RECORD, BadRecordError, KeptFile, Record, read_record

_MOST_FILES = 2000
_MOST_BYTES = 512 * 2**20  # of all files together
_LONGEST_NAME = 240
# what Windows does not take, and what leads out of a folder
_BAD_PART = re.compile(
    r'\.{1,2}$|.*[<>:"\\|?*\x00-\x1f]|.*[. ]$|(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)',
    re.IGNORECASE,
)


class CannotExtractError(Exception):
    """Nothing can be taken out of the file; the message says why, in plain words."""


class Extracted(Struct, frozen=True):
    """What a PDF was made from, and how."""

    record: Record
    files: tuple[KeptFile, ...]


def extract(data: bytes) -> Extracted:
    """Return the files that a PDF made with ``--archive`` holds, and its record.

    No name leaves the folder that they are written to, and no more is unpacked than a life may
    have. Raises ``CannotExtractError``.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            found = _files(pdf)
    except pikepdf.PasswordError as error:
        raise CannotExtractError("it is locked with a password") from error
    except pikepdf.PikepdfError as error:
        raise CannotExtractError("it is damaged, or no PDF") from error
    record = found.pop(RECORD, None)
    if record is None:
        raise CannotExtractError("it was not made with --archive, and does not hold its sources")
    try:
        known = read_record(record)
    except BadRecordError as error:
        raise CannotExtractError(str(error)) from error
    if known.life not in found or "/" in known.life:
        raise CannotExtractError(f"the life {known.life!r} that it was made from is not in it")
    return Extracted(known, tuple(KeptFile(name, found[name]) for name in sorted(found)))


def _files(pdf: pikepdf.Pdf) -> dict[str, bytes]:
    names = pdf.Root.get(Name.Names)
    tree = names.get(Name.EmbeddedFiles) if isinstance(names, Dictionary) else None
    files: dict[str, bytes] = {}
    room = _MOST_BYTES
    if not isinstance(tree, Dictionary):
        return files
    for name, specification in pikepdf.NameTree(tree).items():
        if len(files) == _MOST_FILES:
            raise CannotExtractError(f"it holds more than {_MOST_FILES} files")
        path = _safe(name)
        holder = specification.get(Name.EF) if isinstance(specification, Dictionary) else None
        stream = holder.get(Name.F) if isinstance(holder, Dictionary) else None
        if not isinstance(stream, Stream):
            raise CannotExtractError(f"the file {path} in it is missing")
        files[path] = _unpacked(stream, path, room)
        room -= len(files[path])
    _no_file_within_a_file(files)
    return files


def _safe(name: object) -> str:
    """Return a name of a file in it, if it stays within the folder that it is written to."""
    text = name if isinstance(name, str) else ""
    parts = text.split("/")
    if not text or len(text) > _LONGEST_NAME or any(not p or _BAD_PART.match(p) for p in parts):
        raise CannotExtractError(f"{text!r} is no safe name for a file")
    return text


def _no_file_within_a_file(files: dict[str, bytes]) -> None:
    folded = {name.casefold() for name in files}
    folders = {str(up).casefold() for name in files for up in PurePosixPath(name).parents}
    if len(folded) < len(files) or folded & folders:
        raise CannotExtractError("two files in it have the same name")


def _unpacked(stream: Stream, path: str, room: int) -> bytes:
    """Return the bytes of an embedded file, never more than there is room for."""
    filters = stream.get(Name.Filter)
    raw = stream.read_raw_bytes()
    if filters is None:
        data = raw
    elif filters == Name.FlateDecode or filters == pikepdf.Array([Name.FlateDecode]):
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(raw, room + 1)
        except zlib.error as error:
            raise CannotExtractError(f"the file {path} in it is damaged") from error
    else:
        raise CannotExtractError(f"the file {path} in it is packed in an unknown way")
    if len(data) > room:
        raise CannotExtractError("it holds more than 512 MB of files")
    return data
