"""Tables, definitions, verse, letters, figures and references as parts of the document's dump."""

from __future__ import annotations

from datetime import UTC, datetime
from textwrap import dedent, indent

import pytest
from msgspec.structs import replace

from brieflives.document.dump import dump
from brieflives.findings import Code, Finding
from brieflives.model.pictures import PictureFile
from brieflives.read.life import read_life_text
from brieflives.resolve.life import resolve

LIFE = """\
schema: life/1
book: {{title: Ada, lang: {lang}}}
person: {{name: Ada King, portrait: face}}
media:
  face: {{file: face.png, alt: Her face, caption: Ada}}
  engine: {{file: engine.png, alt: A machine, caption: The engine}}
  letter: {{file: letter.png, alt: A sheet}}
chapters:
  - id: one
    title: The *engine* [@toole]
    body: |
{one}
  - id: two
    title: Two
    body: |
{two}
sources:
  - {{id: toole, type: book, author: [{{family: Toole}}], title: Ada, publisher: X, issued: 1992}}
"""


def resolved(one: str, two: str, lang: str = "en-GB") -> tuple[list[str], list[Finding]]:
    bodies = {"one": indent(dedent(one), " " * 6), "two": indent(dedent(two), " " * 6)}
    parsed, findings = read_life_text(LIFE.format(lang=lang, **bodies))
    assert parsed is not None, findings
    pictures = {key: PictureFile(f"{key}.png", "image/png", b"", 4, 5) for key in parsed.life.media}
    document, wrong = resolve(replace(parsed, pictures=pictures), datetime(2000, 1, 1, tzinfo=UTC))
    unread = (Code.MISSING_IMAGE, Code.UNUSED_MEDIA)
    return dump(document).splitlines(), [f for f in (*findings, *wrong) if f.code not in unread]


def chapter(one: str, two: str = "Text.", lang: str = "en-GB") -> list[str]:
    """The lines of chapter one, without its title."""
    lines, findings = resolved(one, two, lang)
    assert findings == []
    start = lines.index("chapter #chapter-one")
    stop = lines.index("chapter #chapter-two")
    return [line.removeprefix("  ") for line in lines[start + 2 : stop]]


def test_a_table_keeps_its_caption_head_and_rows_and_numbers_their_notes() -> None:
    text = """\
        | Year | "Book" |
        |-----:|--------|
        | 1843 | *Notes*[@toole, p. 9] |

        : Her work[@toole, p. 3]
        """
    assert chapter(text) == [
        "table right left",
        "  caption #chapter-one/2: Her work^2a",
        "  Year | ‘Book’",
        "  1843 | _Notes_^3a",
    ]


def test_definitions_are_terms_with_their_meanings() -> None:
    text = """\
        Engine
        : a machine
        : - of brass
        """
    assert chapter(text) == [
        "term #chapter-one/2: Engine",
        "  item #chapter-one/3: a machine",
        "  -",
        "    item #chapter-one/4: of brass",
    ]


def test_verse_keeps_lines_stanzas_and_steps() -> None:
    text = """\
        ::: verse
          One line
            further in

          two'
        :::
        """
    assert chapter(text) == [
        "stanza",
        "  verse #chapter-one/2: One line",
        "    verse #chapter-one/3: further in",
        "stanza",
        "  verse #chapter-one/4: two’",
    ]


@pytest.mark.parametrize(
    ("opening", "head"),
    [
        ('from="Ada King" to="Mary" date=1843-07-10', "Ada King to Mary, 10~July 1843"),
        ("to=Mary date=1843~", "to Mary, c.~1843"),
        ('from=Ada cite="@toole, p. 3"', "Ada^2a"),
    ],
)
def test_a_letter_says_who_wrote_to_whom_and_when(opening: str, head: str) -> None:
    assert chapter(f"::: letter {{{opening}}}\nMy dear\n:::\n") == [
        "paper",
        f"  paper-head #chapter-one/2: {head}",
        "  quotation #chapter-one/3: My dear",
    ]


def test_a_document_has_a_title_and_one_without_a_head_is_called_at_its_end() -> None:
    assert chapter('::: document {title="Her will" date=1852}\nAll\n:::')[1].endswith(
        ": Her will, 1852"
    )
    assert chapter('::: document {cite="@toole"}\nOne\n\nTwo\n:::')[1:] == [
        "  quotation #chapter-one/2: One",
        "  quotation #chapter-one/3: Two^1b",
    ]


def test_a_letter_in_russian_has_its_words_and_date_in_russian() -> None:
    text = "::: letter {from=Ада to=Мэри date=1843-07-10}\nЯ\n:::"
    assert chapter(text, lang="ru")[1].endswith("Ада — Мэри, 10~июля 1843\u202fг.")


def test_figures_are_numbered_in_reading_order_when_there_are_several() -> None:
    lines, findings = resolved("![](letter)", "![](engine)\n\nSee [](#letter).")
    assert findings == []
    captions = [line.strip().partition(": ")[2] for line in lines if " caption #" in line]
    assert captions == ["Ada", "Figure 1", "Figure 2. The engine"]
    assert any(line.endswith("See {link #figure-letter: Figure~1}.") for line in lines)


def test_a_single_figure_has_no_number_unless_the_text_refers_to_it() -> None:
    assert chapter("![](engine)")[2].endswith(": The engine")
    assert chapter("![](engine)", "See [the engine](#engine).")[2].endswith(": The engine")
    assert chapter("![](engine)", "See [](#engine).")[2].endswith(": Figure 1. The engine")


def test_a_portrait_is_a_figure_when_the_text_refers_to_it() -> None:
    lines, _ = resolved("As [](#face) shows.", "![](engine)", "de")
    captions = [line.strip().partition(": ")[2] for line in lines if " caption #" in line]
    assert captions == ["Abbildung 1: Ada", "Abbildung 2: The engine"]
    lines, _ = resolved("As [](#face) shows.", "![](engine)\n\n![](letter)", "en")
    captions = [line.strip().partition(": ")[2] for line in lines if " caption #" in line]
    assert captions == ["Figure 1. Ada", "Figure 2. The engine", "Figure 3"]


def test_a_chapter_is_referred_to_by_its_title_without_its_notes() -> None:
    lines, findings = resolved("Text.", "See [](#one).")
    assert findings == []
    assert any(line.endswith("See {link #chapter-one: ‘The _engine_’}.") for line in lines), lines


def test_a_picture_that_stands_nowhere_cannot_be_referred_to() -> None:
    _, findings = resolved("See [it](#engine) and [](#letter).", "Text.")
    assert [f.message for f in findings if f.code is Code.UNKNOWN_TARGET] == [
        "the picture 'engine' stands nowhere in the book",
        "the picture 'letter' stands nowhere in the book",
    ]


EPIGRAPH = """\
schema: life/1
book: {title: Ada, lang: en}
person: {name: Ada}
chapters:
  - id: one
    title: One
    epigraph:
      by: A poet
      text: |
        ::: verse
        One line
        :::

        > quoted
    body: Text.
"""


def test_an_epigraph_loses_nothing() -> None:
    parsed, _ = read_life_text(EPIGRAPH)
    assert parsed is not None
    lines = dump(resolve(parsed, datetime(2000, 1, 1, tzinfo=UTC))[0]).splitlines()
    start = lines.index("chapter #chapter-one")
    assert lines[start + 2 : start + 8] == [
        "  stanza",
        "    verse #chapter-one/2: One line",
        "  quotation",
        "    quotation #chapter-one/3: quoted",
        "  epigraph-by #chapter-one/4: A poet",
        "  body #chapter-one/5: Text.",
    ]


def test_a_heading_in_an_epigraph_is_reported() -> None:
    parsed, _ = read_life_text(EPIGRAPH.replace("> quoted", "## quoted"))
    assert parsed is not None
    findings = resolve(parsed, datetime(2000, 1, 1, tzinfo=UTC))[1]
    assert [(f.code, f.span.line) for f in findings] == [(Code.BAD_HEADING, 14)]
