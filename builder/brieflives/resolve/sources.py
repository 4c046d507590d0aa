"""How a source is written in a note and in the bibliography.

The manner is that of the notes style of The Chicago Manual of Style (17th ed., ch. 14), plainly:
creators, title, container, edition, publisher, date, pages, archive, address. One module behind two
functions, so that a CSL processor can take its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from brieflives.document.inline import Foreign, Inline, Inlines, Link, Text, Title, plain
from brieflives.languages.words import Words
from brieflives.model.sources import Creator, SourceRecord
from brieflives.resolve.wording import date_words, list_words

_IN_QUOTES = frozenset(
    {
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "chapter",
        "entry-encyclopedia",
        "entry-dictionary",
        "webpage",
        "post-weblog",
        "thesis",
        "speech",
        "interview",
    }
)
_PLAIN = frozenset({"document", "collection", "manuscript", "personal_communication", "map"})
_MOST_NAMES = 3


def note_form(source: SourceRecord, locator: str, words: Words) -> Inlines:
    """Write a source as a note has it, without the full stop; ``locator`` is the author's own."""
    parts: list[Inlines] = []
    if source.author:
        parts.append((Text(_names(source.author, words)),))
    parts.append(_title(source, words))
    parts += _middle(source, words)
    if locator:
        parts.append((Text(_nonbreaking(locator)),))
    elif source.page:
        parts.append((Text(_page(source.page, words)),))
    parts += _where_kept(source, words)
    return _joined(parts, ", ")


def bibliography_form(source: SourceRecord, words: Words) -> Inlines:
    """Write a source as the bibliography has it: the first creator's family name first."""
    parts: list[Inlines] = []
    if source.author:
        parts.append((Text(_names(source.author, words, inverted=True)),))
    parts.append(_title(source, words))
    rest = _middle(source, words)
    if source.page:
        rest.append((Text(_page(source.page, words)),))
    if rest:
        parts.append(_joined(rest, ", "))
    kept = _where_kept(source, words)
    if source.isbn:
        kept.append((Text(f"ISBN\u00a0{source.isbn}"),))
    if kept:
        parts.append(_joined(kept, ", "))
    if source.note:
        parts.append((Text(source.note),))
    return _sentences(parts)


def sort_key(source: SourceRecord) -> tuple[str, str, str]:
    """Order the bibliography: by the first creator, then title, then date."""
    first = (source.author or source.editor or (None,))[0]
    name = "" if first is None else first.family or first.literal or first.given or ""
    title = source.title or ""
    issued = source.issued.edtf if source.issued else ""
    return ((name or title).casefold(), title.casefold(), issued)


def _names(creators: Sequence[Creator], words: Words, *, inverted: bool = False) -> str:
    names = [_name(c, inverted=inverted and k == 0) for k, c in enumerate(creators)]
    if len(names) > _MOST_NAMES:
        return words("sources", "and-others", name=names[0])
    return list_words(names, words)


def _name(creator: Creator, *, inverted: bool) -> str:
    if creator.literal or not (creator.family and creator.given):
        return creator.literal or creator.family or creator.given or ""
    if inverted:
        return f"{creator.family}, {creator.given}"
    return f"{creator.given} {creator.family}"


def _title(source: SourceRecord, words: Words) -> Inlines:
    text = source.title or words("sources", "no-title")
    title: Inlines = (Text(text),)
    if source.language and source.language.split("-")[0] != words.lang.split("-")[0]:
        title = (Foreign(source.language, title),)
    if source.title is None or source.type in _PLAIN:
        return title
    if source.type in _IN_QUOTES:
        before, after = words("sources", "title").split("{title}")
        return (Text(before), *title, Text(after))
    return (Title(title),)


def _middle(source: SourceRecord, words: Words) -> list[Inlines]:
    """Container, hands, edition, volume, publisher and date."""
    parts: list[Inlines] = []
    if source.container_title:
        parts.append((Title((Text(source.container_title),)),))
    texts: list[str] = []
    if source.editor:
        texts.append(words("sources", "editor", names=_names(source.editor, words)))
    if source.translator:
        texts.append(words("sources", "translator", names=_names(source.translator, words)))
    if source.edition:
        texts.append(_edition(source.edition, words))
    if source.volume:
        texts.append(words("sources", "volume", volume=source.volume).replace(" ", "\u00a0"))
    if source.issue:
        texts.append(words("sources", "issue", issue=source.issue).replace(" ", "\u00a0"))
    texts += [t for t in (source.genre, source.collection_title) if t]
    parts += [(Text(text),) for text in texts]
    published = _published(source, words)
    if published:
        parts.append((Text(published),))
    return parts


def _published(source: SourceRecord, words: Words) -> str:
    house = ": ".join(t for t in (source.publisher_place, source.publisher) if t)
    date = date_words(source.issued, words) if source.issued else ""
    return ", ".join(t for t in (house, date) if t)


def _where_kept(source: SourceRecord, words: Words) -> list[Inlines]:
    """Archive, DOI, address and day of access."""
    parts: list[Inlines] = [
        (Text(t),) for t in (source.archive, source.archive_location) if t is not None
    ]
    if source.doi:
        address = f"https://doi.org/{source.doi}"
        parts.append((Link(address, (Text(address),)),))
    elif source.url:
        parts.append((Link(source.url, (Text(source.url),)),))
    if source.accessed:
        when = date_words(source.accessed, words)
        parts.append((Text(words("sources", "accessed", date=when)),))
    return parts


def _page(page: str, words: Words) -> str:
    several = any(mark in page for mark in "-–,")
    form = words("sources", "pages" if several else "page", page=page.replace("-", "–"))
    return _nonbreaking(form)


def _edition(edition: str, words: Words) -> str:
    if not edition.isdigit():
        return edition
    known = words.groups["ordinals"]
    ordinal = known.get(edition) or words("ordinals", "other", number=edition)
    return words("sources", "edition", edition=ordinal)


def _nonbreaking(text: str) -> str:
    """Keep ``p.`` and its number on one line."""
    head, dot, number = text.partition(". ")
    return f"{head}.\u00a0{number}" if dot and len(head) <= 4 else text


def _joined(parts: Sequence[Inlines], between: str) -> Inlines:
    out: list[Inline] = []
    for k, part in enumerate(parts):
        if k:
            out.append(Text(between))
        out += part
    return tuple(out)


def _sentences(parts: Sequence[Inlines]) -> Inlines:
    """Close each part with a full stop, unless it ends with one."""
    out: list[Inline] = []
    for k, part in enumerate(parts):
        if k:
            out.append(Text(" "))
        out += part
        if not _ends_with_stop(part):
            out.append(Text("."))
    return tuple(out)


def _ends_with_stop(part: Inlines) -> bool:
    return plain(part).rstrip("”’»").endswith((".", "?", "!"))
