"""Set runs as a paragraph: words, places to break, lines with their final gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.blocks import Leaf, Role
from brieflives.document.direction import direction_of
from brieflives.style.sheet import Align, FirstLine, TextStyle
from brieflives.typeset.case import TypeCase
from brieflives.typeset.chances import Cut, Offer
from brieflives.typeset.directions import runs_leftwards
from brieflives.typeset.dropcap import cut_drop_cap
from brieflives.typeset.linebreak import End, Leniency, Rules, break_lines
from brieflives.typeset.lines import Run, SetLine, SetParagraph, is_call
from brieflives.typeset.realise import Slot, realise
from brieflives.typeset.scripts import HAN
from brieflives.typeset.tokens import Passage, passages_of_runs

_RAGGED = 0.08  # of the measure: how much shorter a ragged line may be at ease
_BALANCED = 0.5  # likewise where lines are to be of one length
_SHORTEST_LAST = 0.25  # of the measure: the shorter a last line is than this, the dearer
_FORLORN = 0.12  # likewise: a justified last line so short is worth hyphens and wider gaps
# Demerits of the shortest last line there is. Where lines are ragged, one that is far shorter than
# the others shows less than a lone word below them.
_SHORT_LAST, _SHORT_RAGGED_LAST = 300_000.0, 3_000_000.0
_FEW_LINES = 2  # which are made of one length rather than leave one word for the second
_FEW_WORDS = 20  # more hardly stand in one line
_EVEN = 1.0  # the greatest ratio that spaces beside an opening are stretched by, if it can be
_DIVIDED = 1.0  # what a word divided at the end of the opening line counts beside that
_SHORTEST_OPENING = 0.5  # of the measure: fewer words in small capitals look like a slip
_LONGEST_OPENING = 1.1  # likewise: small capitals wider than this fit into no line
_MOST_HYPHENS = 2  # ends of lines in a row
_NARROWEST = 0.2  # of the size: no line has more letters than if they were all so wide
_TITLES = frozenset(
    {
        *(Role.BOOK_TITLE, Role.SUBTITLE, Role.SUMMARY, Role.PART_TITLE, Role.SECTION),
        *(Role.SUBSECTION, Role.PAPER_HEAD, Role.INFOBOX_NAME, Role.INFOBOX_GROUP),
    }
)

_LISTED = frozenset({Role.SOURCE, Role.EXTERNAL_LINK})  # ranged as their words run
_ANY_LANGUAGE = _LISTED | {Role.NOTE}
# what is ranged as its language runs; all else as the book does
_FLOWING = _LISTED | {
    *(Role.BODY, Role.QUOTATION, Role.EPIGRAPH, Role.ITEM, Role.VERSE, Role.NOTE),
    *(Role.SUMMARY, Role.TIMELINE_TEXT),
}


class _Pass(NamedTuple):
    """One try at breaking; later ones are less particular."""

    patterns: bool
    tolerance: float
    extra: float = 0.0  # of the measure: stretch that each line gets for free
    emergency: bool = False


_PASSES = (
    _Pass(patterns=False, tolerance=1.0),
    _Pass(patterns=True, tolerance=2.0),
    _Pass(patterns=True, tolerance=4.0),
    _Pass(patterns=True, tolerance=4.0, extra=0.04),
    _Pass(patterns=True, tolerance=1e9, extra=0.12, emergency=True),
)


class _Measures(Struct, frozen=True):
    """Left edge and width of each line of a paragraph; the last goes on."""

    slots: tuple[tuple[float, float], ...]

    def __getitem__(self, line: int) -> tuple[float, float]:
        return self.slots[min(line, len(self.slots) - 1)]

    def below(self, lines: int) -> _Measures:
        """Return what is left when some lines are set."""
        return _Measures(self.slots[min(lines, len(self.slots) - 1) :])


class _Form(NamedTuple):
    """Where the lines of a paragraph stand, and how they fill their measures."""

    measures: _Measures
    align: Align
    balanced: bool
    rtl: bool = False

    def below(self, lines: int) -> _Form:
        """Return the form of what follows some lines."""
        return self._replace(measures=self.measures.below(lines)) if lines else self


def set_paragraph(  # noqa: PLR0913 - what a paragraph needs beside its words
    runs: Sequence[Run],
    measures: float | Sequence[float],
    style: TextStyle,
    case: TypeCase,
    *,
    leaf: Leaf | None = None,
    indented: bool = False,
    first_line: FirstLine = "plain",
) -> SetParagraph:
    """Set runs in lines of a measure in points.

    ``measures`` is the column's width, or one width a line, the last of which goes on. The style's
    inset, hanging and (when ``indented``) indent are taken from it here and show in ``SetLine.x``,
    which counts from the side of the page that the book's language begins at;
    alignment, leading and hanging punctuation come from the style and the sheet.
    ``first_line`` sets the first words in small capitals, as many as the first line holds without
    gaps, or behind a drop cap where there is a letter and room for it. Titles and centred lines
    are of one length as nearly as can be. No runs, no lines. No character is ever lost, however
    narrow the measure.
    """
    widths = [measures] if isinstance(measures, int | float) else list(measures)
    slots = _measures(widths, style, indent=_indent(runs, style, leaf, indented=indented))
    balanced = style.align == "center" or (leaf is not None and leaf.role in _TITLES)
    rtl = direction_of((leaf.lang if leaf else None) or case.lang) == "rtl"
    role = leaf.role if leaf else None
    ordered = runs_leftwards(runs, rtl=rtl, any_language=role in _ANY_LANGUAGE)
    form = _Form(slots, style.align, balanced, ordered)
    together = 1
    if first_line == "plain":
        lines = _set(runs, form, case)
    else:
        lines, together = _opened(runs, form, style, case, first_line)
    begins = ordered if role in _LISTED or (role is Role.NOTE and len(lines) > 1) else rtl
    if begins != case.rtl and role in _FLOWING:
        lines = [
            replace(line, x=widths[min(number, len(widths) - 1)] - line.x - line.width)
            for number, line in enumerate(lines)
        ]
    return SetParagraph(leaf, tuple(lines), style.leading_pt, together)


def natural_width(runs: Sequence[Run], case: TypeCase) -> float:
    """Return the width in points of the runs on one line, no gap stretched."""
    passages = [passage for passage in passages_of_runs(runs, case) if passage.words]
    if not passages:
        return 0.0
    words = sum(word.width for passage in passages for word in passage.words)
    return words + sum(sum(passage.gaps) for passage in passages) - passages[-1].gaps[-1]


def _indent(runs: Sequence[Run], style: TextStyle, leaf: Leaf | None, *, indented: bool) -> float:
    """Return how far in the first line begins: in Chinese and Japanese always, by whole characters.

    A paragraph of running text begins two characters in, one in Japanese and Korean.
    """
    native = runs[0].style.native if runs else None
    if native not in HAN or leaf is None or leaf.role is not Role.BODY or not style.indent_pt:
        return style.indent_pt * indented
    em = next((run.style.size_pt for run in runs if run.style.script in HAN), style.size_pt)
    return em * (2 if native in ("Hans", "Hant") else 1)


def _measures(widths: Sequence[float], style: TextStyle, *, indent: float) -> _Measures:
    if len(widths) == 1 and (indent or style.hang_pt):
        widths = [widths[0]] * 2
    slots = []
    for line, width in enumerate(widths):
        shift = style.hang_pt if line else indent
        slots.append((style.inset_pt + shift, max(width - 2 * style.inset_pt - shift, 1.0)))
    return _Measures(tuple(slots))


def _set(runs: Sequence[Run], form: _Form, case: TypeCase) -> list[SetLine]:
    """Set the passages between forced line ends one below the other."""
    lines: list[SetLine] = []
    passages = passages_of_runs(runs, case, rtl=form.rtl)
    for number, passage in enumerate(passages):
        if not passage.words:
            continue
        lines += _passage(passage, form.below(len(lines)))
        if number < len(passages) - 1:
            lines[-1] = replace(lines[-1], trailing_space=True)
    return lines


def _passage(passage: Passage, form: _Form) -> list[SetLine]:
    lines = _lines(passage, form, _PASSES)
    if form.balanced or not _is_runt(lines, form):
        return lines
    if len(lines) <= _FEW_LINES and form.align != "justify":
        others = _lines(passage, form._replace(balanced=True), _PASSES)
    else:
        others = _lines(passage, form, _PASSES[1:])
    longer = len(others) <= len(lines) and others[-1].width > lines[-1].width
    return others if longer else lines


def _is_runt(lines: Sequence[SetLine], form: _Form) -> bool:
    """Tell whether hardly a word is left for the last line."""
    share = _FORLORN if form.align == "justify" else _SHORTEST_LAST
    return len(lines) > 1 and lines[-1].width < share * form.measures[len(lines) - 1][1]


def _lines(passage: Passage, form: _Form, passes: Sequence[_Pass]) -> list[SetLine]:
    ends = _break(passage, form, passes)
    lines: list[SetLine] = []
    start = Cut(0, 0, inserted=False)
    for number, end in enumerate(ends):
        word, at, inserted = end.mark
        stop = Cut(word, at, inserted=bool(inserted))
        x, width = form.measures[number]
        slot = Slot(x, width, form.align, final=number == len(ends) - 1, rtl=form.rtl)
        lines.append(realise(passage, start, stop, slot))
        start = stop
    return lines


def _break(passage: Passage, form: _Form, passes: Sequence[_Pass]) -> list[End]:
    """Try one pass after the other; the last is an emergency, which always gives lines.

    Lines with a ladder of hyphens are taken only where a more lenient pass finds none without.
    """
    if _fits_one_line(passage, form):
        return [End((len(passage.words), 0, False), 0)]
    widths, lead = _effective([width for _, width in form.measures.slots])
    last_width = widths[-1]
    rules = _rules(form, last_width, passage.vocabularies[0].look.size_pt)
    justified = form.align == "justify"
    offer = Offer(passage, justified=justified)
    ladder: list[End] | None = None
    for attempt in passes:
        if attempt.emergency:
            if ladder:
                return ladder
            offer = Offer(passage, justified=justified, wider_than=min(widths))
        ends = break_lines(
            offer.grades(patterns=attempt.patterns, tolerance=attempt.tolerance),
            offer.end,
            widths,
            rules,
            Leniency(attempt.tolerance, attempt.extra * last_width, attempt.emergency),
            start=passage.words[0].left + lead,
        )
        if ends is None:
            continue
        if all(end.hyphens <= _MOST_HYPHENS for end in ends):
            return ends
        ladder = ladder or ends
    if ladder:
        return ladder
    message = "the last pass over a paragraph was no emergency"
    raise AssertionError(message)


def _fits_one_line(passage: Passage, form: _Form) -> bool:
    """Tell whether one line is certainly the best: two have twice its demerits at the least.

    Half of all passages are so short: numbers of notes, cells of tables, folios. To know it
    without a search saves 2.4 per cent of setting pages.
    """
    words = passage.words
    if len(words) > _FEW_WORDS or (form.balanced and (len(words) > 1 or words[0].places)):
        return False
    width = sum([word.width for word in words]) + sum(passage.gaps[: len(words) - 1])
    return width - words[0].left - words[-1].right <= form.measures[0][1]


def _rules(form: _Form, width: float, size: float) -> Rules:
    ragged, short_last = 0.0, _SHORT_LAST
    if form.align != "justify":
        ragged = max((_BALANCED if form.balanced else _RAGGED) * width, size)
        short_last = _SHORT_RAGGED_LAST
    return Rules(
        short_last=short_last,
        shortest_last=_SHORTEST_LAST * width,
        ragged=ragged,
        balanced=form.balanced,
    )


def _effective(widths: list[float]) -> tuple[list[float], float]:
    """Make widths uniform where only the first line differs: the search is quicker then.

    Returns the widths and by how much the first line is wider than they say.
    """
    if len(widths) > 1 and len(set(widths[1:])) == 1 and widths[0] <= widths[1]:
        return widths[1:2], widths[0] - widths[1]
    return widths, 0.0


def _opened(
    runs: Sequence[Run], form: _Form, style: TextStyle, case: TypeCase, first_line: FirstLine
) -> tuple[list[SetLine], int]:
    """Set the first line as a chapter opens; return the lines, and how many stay together.

    A paragraph with fewer lines than a drop cap is deep opens without it.
    """
    x, width = form.measures[0]
    rtl = form.rtl or case.rtl
    drops = first_line == "drop-cap" and not rtl
    cap = cut_drop_cap(runs, style, width, case) if drops else None
    if cap is not None:
        beside = _Measures(cap.beside(form.measures.slots))
        lines = _with_opening(cap.rest, form._replace(measures=beside), case, cap.lines)
        if len(lines) >= cap.lines:
            return cap.put_before(lines, x), cap.lines
    return _with_opening(runs, form, case), 1


def _with_opening(
    runs: Sequence[Run], form: _Form, case: TypeCase, looked_at: int = 2
) -> list[SetLine]:
    """Set the first words in small capitals, the more the better while the gaps stay even.

    The paragraph is broken as a whole, so that ordinary letters may fill the first line up.
    """
    if any(run.style.native or run.style.script for run in runs):
        return _set(runs, form, case)  # there are no small capitals
    width = form.measures[0][1]
    reach = int(width / (_NARROWEST * runs[0].style.size_pt)) if runs else 0
    capitals = _in_small_caps(_until(runs, reach), case)
    ends = runs[-1].offset + len(runs[-1].text) if runs else 0
    if ends <= reach and natural_width(capitals, case) <= width:
        return _set(capitals, form, case)
    best: tuple[float, list[SetLine]] | None = None
    for offset in _ends_of_opening(capitals, width, case):
        lines = _set([*_until(capitals, offset), *_from(runs, offset)], form, case)
        if len(lines) > 1 and lines[1].offset < offset:
            continue  # small capitals would go on in the second line
        loosest = max(0.0, *(line.stretch for line in lines[:looked_at]))
        faults = loosest + _DIVIDED * lines[0].hyphenated
        if best is None or faults < best[0]:
            best = faults, lines
        if faults < _EVEN:
            break
    return best[1] if best else _set(runs, form, case)


def _ends_of_opening(capitals: Sequence[Run], width: float, case: TypeCase) -> list[int]:
    """Return the offsets behind the words that may end an opening, the longest one first."""
    passage = passages_of_runs(capitals, case)[0]
    ends: list[int] = []
    x = 0.0
    for number in range(len(passage.words) - 1):
        x += passage.words[number].width
        if passage.glues[number] == " ":
            if x < width * _SHORTEST_OPENING:
                ends.clear()
            ends.append(passage.offsets[number + 1])
        x += passage.gaps[number]
        if x > width * _LONGEST_OPENING:
            break
    else:  # the author ends the line
        ends += [run.offset for run in capitals if run.text == "\n"][:1]
    ends.reverse()
    return ends


def _in_small_caps(runs: Sequence[Run], case: TypeCase) -> list[Run]:
    return [
        run if is_call(run) else replace(run, style=case.in_small_caps(run.style)) for run in runs
    ]


def _until(runs: Sequence[Run], offset: int) -> list[Run]:
    """Return the runs up to an offset in the leaf's plain text."""
    return [
        run if is_call(run) else replace(run, text=run.text[: offset - run.offset])
        for run in runs
        if run.offset < offset
    ]


def _from(runs: Sequence[Run], offset: int) -> list[Run]:
    """Return the runs without the characters before an offset in the leaf's plain text."""
    rest: list[Run] = []
    for run in runs:
        cut = offset - run.offset
        if cut <= 0:
            rest.append(run)
        elif cut < len(run.text) and not is_call(run):
            rest.append(replace(run, text=run.text[cut:], offset=offset))
    return rest
