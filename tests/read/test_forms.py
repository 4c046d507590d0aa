"""Tables, definitions, verse, letters and documents: what an author writes and what it becomes."""

from __future__ import annotations

from collections.abc import Iterable

from brieflives.findings import Code, Finding
from brieflives.model.prose import (
    Block,
    Citation,
    CitedItem,
    Definitions,
    Emphasis,
    Inline,
    ItemList,
    Paper,
    Paragraph,
    Table,
    Text,
    Verse,
)
from brieflives.places import SourceFile, part
from brieflives.read.markdown import MarkdownReader
from brieflives.read.nodes import Mapping, Scalar
from brieflives.read.yaml_tree import read_tree


def read(markdown: str) -> tuple[tuple[Block, ...], list[Finding]]:
    lines = (f"  {line}\n" if line else "\n" for line in markdown.split("\n"))
    root, findings = read_tree(SourceFile("life.yaml", "body: |\n" + "".join(lines)))
    assert isinstance(root, Mapping)
    assert findings == []
    node = root.entries[0].value
    assert isinstance(node, Scalar)
    prose, findings = MarkdownReader().prose(node)
    return prose.blocks, findings


def only(markdown: str) -> Block:
    blocks, findings = read(markdown)
    assert findings == []
    (block,) = blocks
    return block


def words(line: Iterable[Inline]) -> str:
    return "".join(
        i.text if isinstance(i, Text) else words(getattr(i, "children", ())) for i in line
    )


def table(markdown: str) -> Table:
    block = only(markdown)
    assert isinstance(block, Table)
    return block


def test_a_table_has_a_head_rows_and_ranged_columns() -> None:
    read = table("| Year | Book | Price |\n|---|:-:|--:|\n| 1831 | *Heavens* | 30 |\n| 1848 |")
    assert [words(cell) for cell in read.head] == ["Year", "Book", "Price"]
    assert [[words(cell) for cell in row] for row in read.rows] == [
        ["1831", "Heavens", "30"],
        ["1848", "", ""],
    ]
    assert read.ranged == ("left", "center", "right")
    assert isinstance(read.rows[0][1][0], Emphasis)


def test_every_word_of_a_table_knows_its_place_also_behind_a_bar_and_in_a_list() -> None:
    text = "-  a\n\n   a | b\n   --|--\n   one \\| two \\| three | one |\n   | 1 |  one two |"
    (block,) = read(text)[0]
    assert isinstance(block, ItemList)
    inside = block.items[0][1]
    assert isinstance(inside, Table)
    found = [t for row in (inside.head, *inside.rows) for cell in row for t in cell]
    assert [t.text for t in found if isinstance(t, Text)] == [
        "a", "b", "one | two | three", "one", "1", "one two",
    ]  # fmt: skip
    for node in found:
        assert isinstance(node, Text)
        pairs = [(c, part(node.place, k).text) for k, c in enumerate(node.text)]
        assert [pair for pair in pairs if pair[0] != pair[1]] == []
    assert (found[3].place.span().line, found[3].place.span().column) == (6, 28)


def test_a_colon_below_a_table_begins_its_caption() -> None:
    for gap in ("\n", "\n\n"):
        read = table("| a | b |\n|---|---|\n| 1 | 2 |" + gap + ": Her *books*")
        assert words(read.caption) == "Her books"
        assert len(read.rows) == 1
        first = read.caption[0]
        assert isinstance(first, Text)
        assert part(first.place, 0, 3).text == "Her"


def test_a_colon_elsewhere_is_reported() -> None:
    assert [f.code for f in read(": alone")[1]] == [Code.BAD_MARKUP]
    twice = "| a | b |\n|---|---|\n| 1 | 2 |\n\n: one\n\n: two"
    assert [f.span.line for f in read(twice)[1]] == [6]


def test_definitions_are_terms_with_all_that_is_said_of_them() -> None:
    read = only("Aphelion\n: far from the *Sun*\n: also a film\n\nPerihelion\n: near\n\n  to it")
    assert isinstance(read, Definitions)
    said = [
        (words(entry.term), [words(b.inlines) for b in entry.blocks if isinstance(b, Paragraph)])
        for entry in read.entries
    ]
    assert said == [
        ("Aphelion", ["far from the Sun", "also a film"]),
        ("Perihelion", ["near", "to it"]),
    ]


def test_verse_keeps_its_lines_its_stanzas_and_its_indents() -> None:
    read = only("::: verse\nOne *line*\n  and the next\n\nA second stanza[@a]\n:::")
    assert isinstance(read, Verse)
    lines = [[(words(line.inlines), line.indent) for line in stanza] for stanza in read.stanzas]
    assert lines == [[("One line", 0), ("and the next", 2)], [("A second stanza", 0)]]
    assert read.stanzas[1][0].inlines[1] == Citation((CitedItem("a"),))


def test_a_letter_says_from_whom_to_whom_when_and_where_it_is() -> None:
    blocks, findings = read(
        'Before\n::: letter {from="Ada" to="Mary" date=1843-07-10 cite="@toole, p. 3"}\n'
        "My dear\n\n- one\n\nYours\n:::\nAfter"
    )
    assert findings == []
    letter = blocks[1]
    assert isinstance(letter, Paper)
    assert [type(b).__name__ for b in letter.blocks] == ["Paragraph", "ItemList", "Paragraph"]
    assert (words(letter.sender), words(letter.recipient)) == ("Ada", "Mary")
    assert letter.date is not None
    assert letter.date.edtf == "1843-07-10"
    assert letter.cite == (Citation((CitedItem("toole", "p. 3"),)),)
    assert letter.recipient[0].place.span().text == "Mary"
    assert [words(b.inlines) for b in blocks if isinstance(b, Paragraph)] == ["Before", "After"]


def test_a_document_has_a_title_and_can_hold_verse() -> None:
    document = only('::: document {title="Her will"}\n::: verse\nAll to Ann\n:::\n\nSigned\n:::')
    assert isinstance(document, Paper)
    assert words(document.title) == "Her will"
    assert isinstance(document.blocks[0], Verse)
    assert isinstance(document.blocks[1], Paragraph)


def test_a_passage_can_stand_in_a_quotation_and_ends_with_it() -> None:
    blocks, findings = read("> ::: verse\n> one\n> :::\n\nAfter")
    assert findings == []
    assert isinstance(blocks[1], Paragraph)
    _, findings = read("> ::: verse\n> one\n\nAfter")
    assert [f.message for f in findings] == ["this passage has no end"]


def test_words_of_an_unknown_passage_are_kept_so_that_all_mistakes_are_found() -> None:
    _, findings = read("::: poem\na <b> c\n:::")
    assert sorted(f.code for f in findings) == [Code.BAD_MARKUP, Code.RAW_HTML]


def test_a_numbered_list_may_begin_with_any_small_number() -> None:
    read = only("7. seven\n8. eight")
    assert isinstance(read, ItemList)
    assert (read.start, len(read.items)) == (7, 2)
