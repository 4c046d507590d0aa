"""All that comes before any layout: a life is read, checked and resolved, and its style found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from brieflives.collector import without_collector
from brieflives.document.book import Document
from brieflives.findings import Finding
from brieflives.order import Order
from brieflives.read.origins import Parsed
from brieflives.style.recognise import is_style_file

if TYPE_CHECKING:  # checking needs no style sheet, which takes long to load
    from brieflives.style.sheet import Sheet

_ENDINGS = (".yaml", ".yml")
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


class Understood(Struct, frozen=True):
    """A life as a book without pages, the style that it is to have, and what it was read from."""

    document: Document
    sheet: Sheet
    parsed: Parsed


def lives_in(folder: Path) -> list[Path]:
    """Return the files of the lives in a folder, sorted; style files beside them are none."""
    files = sorted(p for p in folder.iterdir() if p.suffix in _ENDINGS and p.is_file())
    return [file for file in files if not is_style_file(file)]


@without_collector()
def check_life(path: Path) -> list[Finding]:
    """Read a life and report all that needs no layout."""
    parsed, findings = _read(path)
    if parsed is None:
        return findings

    from brieflives.style.find import is_shipped

    order = Order()
    is_ours = is_shipped(style_of(parsed, order), path.parent)
    in_style = [] if is_ours else _sheet(path, parsed, order)[1]
    return findings + _resolve(parsed, order, None, findings)[1] + in_style


def understand(path: Path, order: Order) -> tuple[Understood | None, list[Finding]]:
    """Read, check and resolve a life, and find its style; nothing when that cannot be done."""
    parsed, findings = _read(path)
    if parsed is None:
        return None, findings

    sheet, in_style = _sheet(path, parsed, order)
    document, in_life = _resolve(parsed, order, sheet, findings)
    return Understood(document, sheet, parsed) if sheet else None, findings + in_life + in_style


def _read(path: Path) -> tuple[Parsed | None, list[Finding]]:
    """Read a life with the references that it cites."""
    from brieflives.read.life import read_life

    parsed, findings = read_life(path)
    if parsed is None or not parsed.life.sources_from:
        return parsed, findings
    from brieflives.read.references.files import with_references

    parsed, in_references = with_references(parsed, path.parent)
    return parsed, findings + in_references


def _resolve(
    parsed: Parsed, order: Order, sheet: Sheet | None, found: Sequence[Finding]
) -> tuple[Document, list[Finding]]:
    """Resolve a life and judge it; ``found`` is what is known to be wrong with it."""
    from brieflives.check.consequences import without_consequences
    from brieflives.check.life import check_life as plausible
    from brieflives.resolve.life import resolve

    instant = instant_of(parsed, order.epoch)
    document, unresolved = (
        resolve_in_style(parsed, sheet, instant) if sheet else resolve(parsed, instant)
    )
    return document, without_consequences([*plausible(parsed), *unresolved], found, parsed)


def resolve_in_style(
    parsed: Parsed, sheet: Sheet, instant: datetime
) -> tuple[Document, list[Finding]]:
    """Resolve a life for a style, whose colophon names the faces of scripts that it quotes, too.

    Which they are is known when it is resolved: one that quotes any is resolved once more.
    """
    from brieflives.resolve.life import resolve
    from brieflives.style.production import production_of
    from brieflives.typeset.quoted import quoted_scripts
    from brieflives.typeset.scripts import has_script

    lang = parsed.life.book.lang
    resolved = resolve(parsed, instant, production_of(sheet, lang))
    if sheet.colophon == "off" or not has_script(parsed.origins.root.span().source.text):
        return resolved
    quoted = quoted_scripts(resolved[0])
    return resolve(parsed, instant, production_of(sheet, lang, quoted)) if quoted else resolved


def _sheet(path: Path, parsed: Parsed, order: Order) -> tuple[Sheet | None, list[Finding]]:
    """Read the style of a life, in the language and on the paper of its book."""
    from brieflives.style.load import load_sheet
    from brieflives.style.written import in_language

    named = None if order.style else parsed.origins.value(("book", "style"))
    paper = order.paper or parsed.life.book.paper
    style = style_of(parsed, order)
    sheet, findings = load_sheet(style, named, beside=path.parent, paper=paper)
    return in_language(sheet, parsed.life.book.lang) if sheet else None, findings


def style_of(parsed: Parsed, order: Order) -> str:
    """Return the name of the style: that of the order, else of the life, else the first of ours."""
    return order.style or parsed.life.book.style or "classic"


def instant_of(parsed: Parsed, epoch: int | None) -> datetime:
    """Return the one moment that a build knows: never the clock's."""
    if epoch is not None:
        return datetime.fromtimestamp(epoch, UTC)
    date = parsed.life.book.date
    if date is None or not 1980 <= date.earliest[0] < 2108:  # zip files know no other years
        return _NO_DATE
    return datetime(*date.earliest, tzinfo=UTC)
