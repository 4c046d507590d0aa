"""What a small life becomes: each expectation is a part of the document's dump."""

from datetime import UTC, datetime
from textwrap import dedent, indent

import pytest

from brieflives.document.dump import dump
from brieflives.findings import Finding
from brieflives.read.life import read_life_text
from brieflives.resolve.life import resolve

HEAD = """\
schema: life/1
book: {title: Ada, lang: en-GB}
person:
  name: Ada King
"""
CHAPTER = """\
chapters:
  - id: one
    title: One
    body: |
"""
SOURCES = """\
sources:
  - {id: toole, type: book, author: [Betty Toole], title: Ada, publisher: X, issued: 1992}
  - {id: moore, type: book, author: [Doris Moore], title: Ada, publisher: Y, issued: 1977}
"""


def resolved(text: str) -> tuple[list[str], list[Finding]]:
    parsed, findings = read_life_text(text)
    assert parsed is not None, findings
    document, more = resolve(parsed, datetime(2000, 1, 1, tzinfo=UTC))
    return dump(document).splitlines(), [*findings, *more]


def told(person: str = "", body: str = "Text.", rest: str = "") -> tuple[list[str], list[Finding]]:
    written = HEAD + indent(dedent(person), "  ") + CHAPTER + indent(dedent(body), " " * 6) + "\n"
    return resolved(written + dedent(rest))


def part(lines: list[str], heading: str) -> list[str]:
    """The lines of one part of a dump, without its first."""
    start = next(k for k, line in enumerate(lines) if line.startswith(heading)) + 1
    stop = next((k for k in range(start, len(lines)) if lines[k][0] != " "), len(lines))
    return [line.strip() for line in lines[start:stop]]


def codes(findings: list[Finding]) -> list[str]:
    return [f"{f.code} {f.span.line}:{f.span.column}" for f in findings]


def test_one_note_serves_all_calls_of_the_same_page() -> None:
    lines, findings = told(
        body="First.[@toole, p. 3] Second.[@moore] Third.[@toole, p. 3] Fourth.[@toole, p. 4]",
        rest=SOURCES,
    )
    assert part(lines, "chapter")[1].endswith("First.^1a Second.^2a Third.^1b Fourth.^3a")
    assert [line for line in part(lines, "notes") if line.startswith("note ") and "[" in line] == [
        "note 1 [a b]",
        "note 2 [a]",
        "note 3 [a]",
    ]
    assert findings == []


def test_the_infobox_calls_the_first_notes() -> None:
    lines, _ = told(
        person="born: {date: 1815-12-10, cite: '@moore'}\n",
        body="Text.[@toole] Text.[@moore]",
        rest=SOURCES,
    )
    assert "Born: 10~December 1815^1a" in part(lines, "infoboxpage")
    assert part(lines, "chapter")[1].endswith("Text.^2a Text.^1b")


def test_two_calls_side_by_side_are_kept_apart() -> None:
    lines, _ = told(body="Text.[@toole][@moore]", rest=SOURCES)
    assert part(lines, "chapter")[1].endswith("Text.^1a\u202f^2a")


def test_a_remark_prints_the_citation_it_holds_and_gives_it_no_number() -> None:
    lines, findings = told(
        body="Text.[^doubt] Text.[@moore]",
        rest=SOURCES + "notes:\n  doubt: Some doubt it [@toole, p. 9].\n",
    )
    notes = part(lines, "notes")
    assert notes[1] == "note 1 [a]"
    assert "Some doubt it Betty Toole, {title Ada}" in notes[2]
    assert notes[3] == "note 2 [a]"
    assert findings == []


def test_a_remark_may_be_written_where_it_is_called() -> None:
    lines, findings = told(body="Text.[^here]\n\n[^here]: Said on the spot.")
    assert "note #note-1/1: Said on the spot." in part(lines, "notes")
    assert findings == []


def test_the_age_at_death_is_computed() -> None:
    lines, _ = told(person="born: {date: 1815-12-10}\ndied: {date: 1852-11-27}\n")
    assert "Died: 27~November 1852 (aged 36)" in part(lines, "infoboxpage")


def test_names_of_one_kind_share_a_row() -> None:
    names = "names:\n  - {kind: full, text: A B}\n  - {kind: full, text: А Б, lang: ru}\n"
    lines, _ = told(person=names)
    assert "Full name: A B / {ru А Б}" in part(lines, "infoboxpage")


def test_an_office_is_a_group_of_its_own_and_keeps_its_title_without_any_dates() -> None:
    lines, _ = told(person="offices:\n  - {title: Secretary}\n  - {title: Chair, from: 1900}\n")
    box = part(lines, "infoboxpage")
    assert "group: Secretary" in box
    assert box[box.index("group: Chair") + 1] == "In office: from 1900"


def test_an_unknown_source_is_an_error_with_the_nearest_name() -> None:
    _, findings = told(body="Text.[@tool, p. 3]", rest=SOURCES)
    assert codes(findings)[0] == "unknown-source 9:13"
    assert "toole" in findings[0].hint


def test_an_unknown_remark_is_an_error_even_inside_an_unused_remark() -> None:
    _, findings = told(rest="notes:\n  unused: See [@nobody].\n")
    assert codes(findings) == ["unused-note 11:3", "unknown-source 11:16"]


def test_what_nothing_calls_is_a_warning() -> None:
    _, findings = told(body="Text.[@toole]", rest=SOURCES + "notes: {alone: Nobody calls me.}\n")
    assert codes(findings) == ["unused-source 12:10", "unused-note 13:9"]


def test_a_note_called_from_inside_a_note_is_an_error() -> None:
    _, findings = told(body="Text.[^a]", rest="notes:\n  a: See [^b].\n  b: Other.\n")
    assert codes(findings) == ["bad-citation 11:10"]


def test_a_link_to_a_chapter_leads_there_and_one_to_nowhere_is_an_error() -> None:
    lines, findings = told(body="See [this](#one) and [that](#on).")
    assert "See {link #chapter-one: this} and that." in part(lines, "chapter")[1]
    assert codes(findings) == ["unknown-target 9:28"]
    assert "#one" in findings[0].hint


def test_a_chapter_without_text_is_a_warning_and_keeps_its_title() -> None:
    lines, findings = resolved(HEAD + "chapters:\n  - title: Nothing\n")
    assert part(lines, "chapter")[0] == "part-title #chapter-nothing/1: Nothing"
    assert codes(findings) == ["empty-chapter 6:12"]


def test_a_language_without_words_is_told_and_gets_english_labels() -> None:
    text = (HEAD + "chapters: [{title: Unu, body: Saluton.}]\n").replace("en-GB", "eo")
    lines, findings = resolved(text)
    assert codes(findings) == ["no-words 2:26"]
    assert "part-title #contents/heading: Contents" in part(lines, "contents")


@pytest.mark.parametrize(
    ("retrieved", "revision", "said"),
    [
        ("2026-10-01", "12345", "‘Ada’, revision 12345, retrieved 1 October 2026."),
        ("2026-10", "12345", "‘Ada’, revision 12345, retrieved October 2026."),
        ("2026", "of May", "‘Ada’, revision of May, retrieved 2026."),
    ],
)
def test_the_imprint_says_which_text_was_used_and_when(
    retrieved: str, revision: str, said: str
) -> None:
    based_on = f"{{title: Ada, revision: {revision}, retrieved: {retrieved}}}"
    text = HEAD.replace("lang: en-GB", f"lang: en-GB, based-on: {based_on}") + "lead: Text.\n"
    lines, _ = resolved(text)
    assert any(line.endswith(said) for line in part(lines, "imprint"))


def test_a_japanese_book_joins_words_with_japanese_marks() -> None:
    book = "{title: 本, lang: ja, based-on: {title: 源, url: 'https://a.org'}}"
    lines, findings = resolved(
        f"schema: life/1\nbook: {book}\nperson: {{name: 漱石}}\nlead: 文。[@a]\n"
        "links:\n  - {title: 館, url: 'https://b.org', note: 無料}\n"
        "sources:\n  - {id: a, type: book, title: 書, publisher: 社, issued: 1990}\n"
    )
    assert findings == []
    assert part(lines, "links")[1].endswith(": 館：{link https://b.org: https://b.org}。無料")
    assert part(lines, "imprint")[1].endswith("、{link https://a.org: https://a.org}。")
    assert part(lines, "bibliography")[1].endswith("1990年。［注{link #note-1: 1}］")
