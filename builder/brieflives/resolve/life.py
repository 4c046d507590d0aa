"""A life becomes a document: every part in reading order, every note with its number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from brieflives.document.blocks import Block, Leaf, Role
from brieflives.document.book import (
    AnyPart,
    Contents,
    Document,
    InfoboxPage,
    Part,
    PartKind,
    listed,
)
from brieflives.document.inline import Inline, Inlines, Link, Text, plain
from brieflives.document.production import Production
from brieflives.findings import Code, Finding
from brieflives.languages.words import english_words, load_words, shipped_languages
from brieflives.model import prose
from brieflives.model.sources import SourceRecord
from brieflives.read.nodes import Sequence
from brieflives.read.origins import Parsed
from brieflives.resolve.blocks import BlockSetter
from brieflives.resolve.credits import make_credits
from brieflives.resolve.descriptions import make_descriptions
from brieflives.resolve.desk import Desk
from brieflives.resolve.front import (
    make_back_cover,
    make_dedication,
    make_imprint,
    make_labels,
    make_metadata,
    make_title_page,
)
from brieflives.resolve.handout.texts import make_handout
from brieflives.resolve.index import make_index
from brieflives.resolve.infobox.page import make_infobox
from brieflives.resolve.inlines import own, set_inlines
from brieflives.resolve.notes import calls_in, first_told, make_notes
from brieflives.resolve.numbering import NoteRegister
from brieflives.resolve.production import make_half_title, with_colophon
from brieflives.resolve.sources.locators import Locators
from brieflives.resolve.sources.unprinted import unprinted
from brieflives.resolve.timeline import make_timeline


def resolve(
    parsed: Parsed, instant: datetime, production: Production | None = None
) -> tuple[Document, list[Finding]]:
    """Resolve a life.

    ``instant`` (UTC) dates the files; without ``production`` there is neither half title nor
    colophon. The document is complete even when there are errors among the
    findings: what could not be found is left out of it.
    """
    lang, gender = parsed.life.book.lang, parsed.life.person.gender
    words = load_words(lang, gender)
    merge = parsed.life.book.citations.repeat == "merge"
    spoken = words or english_words()
    register = NoteRegister(merge_citations=merge, canonical=cache(Locators(spoken).canonical))
    desk = Desk(parsed, spoken, register)
    if words is None:
        message = f"there are no words for the language {lang!r} yet: labels will be English"
        hint = f"languages so far: {', '.join(shipped_languages())}"
        desk.report(Code.NO_WORDS, desk.place(("book", "lang")), message, hint)
    title_page, imprint, dedication = (
        make_title_page(desk),
        make_imprint(desk),
        make_dedication(desk),
    )
    with calls_in(desk, first_told(desk)):
        infobox = InfoboxPage("infobox", make_infobox(desk))
    with calls_in(desk, "lead"):
        lead = _lead(desk)
    chapters = _chapters(desk)
    with calls_in(desk, "timeline"):
        timeline = make_timeline(desk)
    descriptions = make_descriptions(desk)
    told, notes = make_notes(desk, [lead, *chapters, timeline])
    half_title = make_half_title(desk, production, told)
    imprint, colophon = with_colophon(desk, imprint, production)
    back = (
        notes,
        _bibliography(desk),
        _links(desk),
        descriptions,
        make_credits(desk),
        make_index((infobox, *told, notes, descriptions), desk.words),
        colophon,
        make_back_cover(desk),
    )
    front = [part for part in (title_page, imprint, half_title, dedication) if part]
    facts = _with_contents(desk, infobox, (*told, *back), on_a_back=bool(half_title or dedication))
    parts: Iterable[AnyPart | None] = (*front, *facts, *told, *back)
    handout = make_handout(desk)
    _report_unused(desk)
    document = Document(
        make_metadata(desk, instant), make_labels(desk), tuple(p for p in parts if p), handout
    )
    return document, desk.findings


def _with_contents(
    desk: Desk, infobox: InfoboxPage, parts: Iterable[AnyPart | None], *, on_a_back: bool
) -> list[AnyPart]:
    """Put contents, if there are any, behind the facts, or on the back of a leaf before them.

    The facts want a recto: so no page before them stays blank.
    """
    if not any(listed(parts)):
        return [infobox]
    contents = Contents("contents", _heading(desk, "contents"))
    return [contents, infobox] if on_a_back else [infobox, contents]


def _heading(desk: Desk, part: str) -> Leaf:
    return Leaf(f"{part}/heading", Role.PART_TITLE, own(desk.words("labels", part)))


def _lead(desk: Desk) -> Part | None:
    if desk.life.lead is None:
        return None
    blocks = BlockSetter(desk, "lead").blocks(desk.prose(("lead",)).blocks)
    return Part("lead", PartKind.LEAD, None, (), blocks) if blocks else None


def _chapters(desk: Desk) -> list[Part]:
    parts: list[Part] = []
    for k, chapter_id in enumerate(desk.chapter_ids):
        key = f"chapter-{chapter_id}"
        setter = BlockSetter(desk, key)
        with calls_in(desk, key):
            title = setter.leaf(Role.PART_TITLE, desk.line(("chapters", k, "title")))
            epigraph = _epigraph(desk, k, setter)
            blocks = setter.blocks(desk.prose(("chapters", k, "body")).blocks)
        if not blocks:
            place = desk.place(("chapters", k, "title"))
            message = f"the chapter “{plain(title.inlines)}” has no text"
            desk.report(Code.EMPTY_CHAPTER, place, message, "write its `body:` or take it out")
        parts.append(Part(key, PartKind.CHAPTER, title, epigraph, blocks))
    return parts


def _epigraph(desk: Desk, chapter: int, setter: BlockSetter) -> tuple[Block, ...]:
    written = desk.life.chapters[chapter].epigraph
    if written is None:
        return ()
    text = desk.prose(("chapters", chapter, "epigraph", "text"))
    for block in prose.blocks_within(text.blocks):
        if isinstance(block, prose.Heading):
            message = "an epigraph has no headings"
            desk.report(Code.BAD_HEADING, block.place, message, "take the number signs out")
    blocks = setter.blocks(text.blocks, Role.EPIGRAPH)
    if written.by is None:
        return blocks
    by = setter.leaf(Role.EPIGRAPH_BY, desk.line(("chapters", chapter, "epigraph", "by")))
    return (*blocks, by)


def _bibliography(desk: Desk) -> Part | None:
    if not desk.life.book.citations.bibliography or not desk.life.sources:
        return None
    leaves = tuple(
        Leaf(f"source-{source.id}", Role.SOURCE, _entry(desk, source))
        for source in sorted(desk.life.sources, key=desk.citing.sort_key)
    )
    heading = _heading(desk, "bibliography")
    return Part("bibliography", PartKind.BIBLIOGRAPHY, heading, (), leaves)


def _entry(desk: Desk, source: SourceRecord) -> Inlines:
    notes = desk.notes_citing.get(source.id, [])
    return desk.citing.entry(source) + desk.citing.called_by(notes)


def _links(desk: Desk) -> Part | None:
    leaves: list[Leaf] = []
    colon, stop, gap = (desk.words("sources", key) for key in ("colon", "stop", "gap"))
    for k, link in enumerate(desk.life.links):
        title = set_inlines(desk, desk.line(("links", k, "title")), calls=False)
        out: list[Inline] = [*title, Text(colon), Link(link.url, own(link.url))]
        if link.note:
            note = set_inlines(desk, desk.line(("links", k, "note")), calls=False)
            out += [Text(stop + gap), *note]
        leaves.append(Leaf(f"links/{k + 1}", Role.EXTERNAL_LINK, tuple(out)))
    if not leaves:
        return None
    return Part("links", PartKind.LINKS, _heading(desk, "links"), (), tuple(leaves))


def _unprinted(desk: Desk, number: int, source: SourceRecord) -> list[str]:
    """Return the fields that are not printed; files of references hold many, as they should."""
    listed = desk.parsed.origins.node(("sources",))
    is_own = isinstance(listed, Sequence) and number < len(listed.items)
    return list(unprinted(source, desk.citing)) if is_own else []


def _report_unused(desk: Desk) -> None:
    for k, source in enumerate(desk.life.sources):
        if source.id not in desk.used_sources:
            message = f"no note cites the source {source.id!r}"
            hint = f"cite it as [@{source.id}], or take it out"
            desk.report(Code.UNUSED_SOURCE, desk.place(("sources", k, "id")), message, hint)
        for field in _unprinted(desk, k, source):
            place = desk.parsed.origins.key(("sources", k, field))
            message = f"the field `{field}` of this source is not printed"
            hint = "say it in  note:  if readers are to know it"
            desk.report(Code.NOT_PRINTED, place, message, hint)
    for key, remark in desk.remarks.items():
        if key not in desk.used_remarks:
            in_notes = key in desk.life.notes
            place = desk.parsed.origins.key(("notes", key)) if in_notes else remark.place
            message = f"nothing calls the note {key!r}"
            desk.report(Code.UNUSED_NOTE, place, message, f"call it as [^{key}], or take it out")
            for block in remark.blocks:  # so that its own mistakes are reported as well
                if isinstance(block, prose.Paragraph):
                    set_inlines(desk, block.inlines, calls=False)
    for key in desk.life.media:
        if key not in desk.used_media:
            place = desk.parsed.origins.key(("media", key))
            message = f"nothing shows the picture {key!r}"
            desk.report(Code.UNUSED_MEDIA, place, message, f"show it as ![]({key}), or take it out")
