"""Gather the files that a life was read from."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from brieflives.archive.clean import cleaned
from brieflives.archive.kept import KeptFile, read_again
from brieflives.model.life import Life
from brieflives.places import SourceFile
from brieflives.read.characters import decode
from brieflives.read.life import read_life_source
from brieflives.read.origins import Parsed
from brieflives.style.load import style_files


def gather(path: Path, parsed: Parsed, style: str, *, clean: bool) -> tuple[KeptFile, ...]:
    """Return every file that the life at ``path`` is read from, the life first.

    Names are paths from its folder. ``clean`` leaves out remarks in its YAML files and answers;
    files of references and pictures stay whole.
    """
    life, folder = parsed.life, path.parent
    pictures = [item.file for item in life.media.values()]
    styles = style_files(style, folder)
    names = [path.name, *pictures, *life.sources_from, *styles]
    kept = tuple(read_again(folder, names))
    if not clean:
        return kept
    yaml = {path.name, *styles}
    files = tuple(_cleaned(file) if file.name in yaml else file for file in kept)
    _hold_to_the_same_life(files[0], parsed.name, life, folder)
    return files


def _cleaned(file: KeptFile) -> KeptFile:
    source, _ = decode(file.name, file.data)
    return KeptFile(file.name, cleaned(source).encode("utf-8"))


def _hold_to_the_same_life(file: KeptFile, name: str, life: Life, folder: Path) -> None:
    """Raise ``AssertionError`` where leaving something out has changed what is told."""
    again, _ = read_life_source(SourceFile(file.name, file.data.decode("utf-8")), name, folder)
    if again is not None:
        own = life.sources[: len(again.life.sources)]  # those of reference files come behind
        if _told(again.life) == _told(replace(life, sources=own)):
            return
    message = f"{file.name} would tell another life without its remarks"
    raise AssertionError(message)


def _told(life: Life) -> Life:
    """Return a life without the answers of its handout."""
    handout = life.handout
    if handout is None:
        return life
    questions = tuple(replace(q, answer=None) for q in handout.questions)
    asked = replace(handout, questions=questions)
    return replace(life, handout=asked)
