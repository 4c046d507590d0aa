"""Read one author's file: bytes, tree, schema, Markdown; all findings of the whole way."""

from __future__ import annotations

import re
from collections import abc
from pathlib import Path

from brieflives.findings import Code, Finding, finding, in_reading_order
from brieflives.model.life import Life, MediaItem
from brieflives.places import SourceFile, Span
from brieflives.read.characters import decode
from brieflives.read.identifiers import duplicate_ids
from brieflives.read.life_texts import read_texts
from brieflives.read.nodes import Mapping
from brieflives.read.origins import Origins, Parsed
from brieflives.read.pictures import read_pictures
from brieflives.read.validation import validated
from brieflives.read.yaml_skips import part_of
from brieflives.read.yaml_tree import read_sound_parts
from brieflives.records.shapes import shape_of

# What Windows and shells do not take as a file's name, since outputs are named after the life.
_BAD_NAME = r'(?i)[.\-\s]|.*[<>:"/\\|?*\x00-\x1f]|.*[.\s]$|(?:con|prn|aux|nul|com\d|lpt\d)$'

_OF_WHAT_IS_MISSING = frozenset(
    {Code.MISSING_KEY, Code.EMPTY_VALUE, Code.MISSING_ALT, Code.WRONG_SHAPE}
)


def read_life(path: Path) -> tuple[Parsed | None, list[Finding]]:
    """Read the life in the file ``path``; ``None`` where not even a part of it can be read.

    All findings of the file are given at once, in reading order. The life comes beside them, so
    that later stages can add theirs: ask ``has_errors``. Where YAML or the schema is broken it is
    only what could be salvaged (``Parsed.sound`` is false). Nothing is raised for the author's
    mistakes, nor for a file that cannot be read.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        place = Span(SourceFile(str(path), ""), 0, 0)
        return None, [finding(Code.UNREADABLE_FILE, place, message)]
    source, findings = decode(str(path), raw)
    if findings:
        return None, findings
    return read_life_source(source, path.stem, path.parent)


def read_life_text(
    text: str, name: str = "life", folder: Path = Path()
) -> tuple[Parsed | None, list[Finding]]:
    """Read the life in ``text`` as if it stood in the file ``name``.yaml of ``folder``."""
    return read_life_source(SourceFile(f"{name}.yaml", text), name, folder)


def read_life_source(
    source: SourceFile, name: str, folder: Path
) -> tuple[Parsed | None, list[Finding]]:
    """Read the life in a file whose characters are known.

    ``name`` is what outputs are called; pictures are looked for below ``folder``.
    """
    findings = _name_findings(source, name)
    readable = read_sound_parts(source)
    root = readable.root
    findings += readable.findings
    if root is None:
        return None, list(in_reading_order(findings))
    if not isinstance(root, Mapping):
        message = "a life is made of keys with values, and this is something else"
        place = Span(source, root.start, min(root.start + 1, len(source.text)))
        findings.append(finding(Code.WRONG_SHAPE, place, message, "begin with  schema: life/1"))
        return None, list(in_reading_order(findings))
    life, in_schema = validated(Life, root)
    sound = not in_schema and not readable.broken
    texts, in_texts = read_texts(root, shape_of(Life))
    in_parts = [*in_schema, *in_texts, *duplicate_ids(root, texts.prose)]
    findings += _without_gaps(in_parts, readable.broken)
    if life is None:
        return None, list(in_reading_order(findings))
    origins = Origins(root)
    media = life.media if sound else _named(life.media)
    pictures, in_pictures = read_pictures(media, folder, origins)
    findings += _without_gaps(in_pictures, readable.broken)
    parsed = Parsed(name, life, origins, texts.lines, texts.prose, texts.cites, pictures, sound)
    return parsed, list(in_reading_order(findings))


def _named(media: abc.Mapping[str, MediaItem]) -> abc.Mapping[str, MediaItem]:
    """Leave out the pictures of a broken file whose own files were made up."""
    from brieflives.read.salvage import STAND_IN

    return {key: item for key, item in media.items() if item.file != STAND_IN}


def _without_gaps(findings: list[Finding], broken: list[Finding]) -> list[Finding]:
    """Leave out what may be missing only because the lines where it stands cannot be read."""
    if not broken:
        return findings
    parts = {0} | {part_of(it.span.source.text, it.span.start) for it in broken}
    return [
        it
        for it in findings
        if it.code not in _OF_WHAT_IS_MISSING
        or part_of(it.span.source.text, it.span.start) not in parts
    ]


def _name_findings(source: SourceFile, name: str) -> list[Finding]:
    if name and not re.match(_BAD_NAME, name):
        return []
    message = f"'{name}' is no good name for the files that are made from this one"
    hint = "name the file like leonid-serebryakov.yaml"
    return [finding(Code.BAD_ID, Span(source, 0, 0), message, hint)]
