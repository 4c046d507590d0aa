"""Markdown becomes nodes whose places lead back to the YAML file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from brieflives.findings import Code, Finding
from brieflives.model.prose import (
    Break,
    Citation,
    CitedItem,
    Emphasis,
    Heading,
    ItemList,
    Line,
    LineBreak,
    Link,
    Marked,
    Paragraph,
    Picture,
    Prose,
    Quotation,
    RemarkCall,
    Table,
    Text,
)
from brieflives.places import SourceFile, part
from brieflives.read.markdown import MarkdownReader
from brieflives.read.nodes import Mapping, Scalar
from brieflives.read.yaml_tree import read_tree


def scalar(yaml_text: str) -> Scalar:
    root, findings = read_tree(SourceFile("life.yaml", yaml_text))
    assert findings == []
    assert isinstance(root, Mapping)
    node = root.entries[0].value
    assert isinstance(node, Scalar)
    return node


def as_block(markdown: str) -> Scalar:
    lines = (f"  {line}\n" if line else "\n" for line in markdown.split("\n"))
    return scalar("body: |\n" + "".join(lines))


def prose(markdown: str) -> Prose:
    read, findings = MarkdownReader().prose(as_block(markdown))
    assert findings == []
    return read


def inlines(markdown: str) -> Line:
    (paragraph,) = prose(markdown).blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def complaints(findings: Iterable[Finding]) -> list[str]:
    return [f"{f.span.line}:{f.span.column} {f.code.value} {f.span.text}" for f in findings]


def prose_complaints(markdown: str) -> list[str]:
    return complaints(MarkdownReader().prose(as_block(markdown))[1])


def texts(node: Any) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, tuple):
        for inside in node:
            yield from texts(inside)
    else:
        for name in ("children", "inlines", "blocks", "caption", "items", "remarks"):
            yield from texts(getattr(node, name, ()))


def test_white_space_collapses_and_a_line_end_is_a_space() -> None:
    assert inlines("One  two\n   three\tfour \n\\*five * six") == (
        Text("One two three four *five * six"),
    )


def test_a_no_break_space_is_kept() -> None:
    assert inlines("p.\u00a0\u00a020") == (Text("p.\u00a0\u00a020"),)


def test_emphasis_and_strong_words_nest() -> None:
    assert inlines("a **b *c***") == (
        Text("a "),
        Emphasis((Text("b "), Emphasis((Text("c"),))), strong=True),
    )


def test_a_space_on_both_sides_of_a_mark_is_one_space() -> None:
    assert inlines("a [ b ]{.sc} c") == (
        Text("a "),
        Marked((Text("b "),), small_caps=True),
        Text("c"),
    )


def test_links_lead_to_addresses_and_into_the_book() -> None:
    assert inlines("[x](https://a.org/b) [*y*](#rise) [](#портрет) <https://c.org>") == (
        Link("https://a.org/b", (Text("x"),)),
        Text(" "),
        Link("#rise", (Emphasis((Text("y"),)),)),
        Text(" "),
        Link("#портрет", ()),
        Text(" "),
        Link("https://c.org", (Text("https://c.org"),)),
    )


@pytest.mark.parametrize(
    ("markdown", "target"),
    [
        ("[[Леонид]{lang=ru}](https://x.org)", "https://x.org"),
        ("[the [Times]{.sc}]( <https://x.org> )", "https://x.org"),
        ("*[a [b]{lang=fr} c](#one)*", "#one"),
    ],
)
def test_the_words_of_a_link_may_hold_a_span(markdown: str, target: str) -> None:
    (link,) = inlines(markdown)
    if isinstance(link, Emphasis):
        (link,) = link.children
    assert isinstance(link, Link)
    assert link.target == target
    assert any(isinstance(child, Marked) for child in link.children)


def test_a_citation_in_the_words_of_a_link_is_reported() -> None:
    assert prose_complaints("[a *b [@x]*](#one)") == ["2:9 bad-markup [@x]"]


def test_a_citation_may_be_written_with_arabic_signs() -> None:
    (citation,) = inlines("[@a، 21؛ @b]")
    assert isinstance(citation, Citation)
    assert [(i.source, i.locator) for i in citation.items] == [("a", "21"), ("b", "")]


@pytest.mark.parametrize(
    "text",
    [
        "ada@example.org, (ada@example.org), https://x.org/a_b__c",
        "“as [sic] and [2] in the first”, *word*[^a]\n\n[^a]: It cost $5 [or £6].",
        "2 ** 3 | 4, #1 and # in a line, \\*\\*two, word\\[2]",
    ],
)
def test_ordinary_signs_do_not_look_like_marks(text: str) -> None:
    _, findings = MarkdownReader().prose(as_block(text))
    assert findings == []


def test_spans_carry_language_small_capitals_and_persons() -> None:
    marked = inlines('[Леонид]{lang=ru}[BC]{.sc}[G. *S*]{.person sort="S, G"}')
    assert marked == (
        Marked((Text("Леонид"),), lang="ru"),
        Marked((Text("BC"),), small_caps=True),
        Marked((Text("G. "), Emphasis((Text("S"),))), person=True, sort="S, G"),
    )


def test_one_bracket_is_one_citation() -> None:
    assert inlines("x[see @a, p. 3;\n@b; cf. @c, с. 20][^order]") == (
        Text("x"),
        Citation((CitedItem("a", "p. 3", "see"), CitedItem("b"), CitedItem("c", "с. 20", "cf."))),
        RemarkCall("order"),
    )


@pytest.mark.parametrize("text", ["[me@x.org]", "[a \\@b]", "[a](mailto:me@x.org)", "a @b c"])
def test_an_at_sign_alone_makes_no_citation(text: str) -> None:
    assert not any(isinstance(i, Citation) for i in inlines(text))


def test_a_line_breaks_where_the_author_asks() -> None:
    assert inlines("one  \ntwo\\\nthree") == (
        Text("one"),
        LineBreak(),
        Text("two"),
        LineBreak(),
        Text("three"),
    )


def test_escapes_and_entities_become_characters() -> None:
    assert inlines(r"\* \[ &amp; 1936\. \q") == (Text(r"* [ & 1936. \q"),)


def test_blocks_of_every_kind() -> None:
    read = prose(
        "A\n---\n## B *c* ##\n### D\n> E\n> > F\n\n- G\n  more\n- H\n\n  1. I\n\n3. J\n\n---"
    )
    assert read.blocks == (
        Paragraph((Text("A"),)),
        Break(),
        Heading(2, (Text("B "), Emphasis((Text("c"),)))),
        Heading(3, (Text("D"),)),
        Quotation((Paragraph((Text("E"),)), Quotation((Paragraph((Text("F"),)),)))),
        ItemList(
            (
                (Paragraph((Text("G more"),)),),
                (Paragraph((Text("H"),)), ItemList(((Paragraph((Text("I"),)),),), 1)),
            )
        ),
        ItemList(((Paragraph((Text("J"),)),),), 3),
        Break(),
    )


def test_a_picture_alone_in_its_paragraph_is_a_figure() -> None:
    read = prose("![With *her* [@a]](portrait){width=60%}\n\n![](map)")
    assert read.blocks == (
        Picture(
            "portrait",
            (Text("With "), Emphasis((Text("her"),)), Text(" "), Citation((CitedItem("a"),))),
            60,
        ),
        Picture("map", ()),
    )


def test_a_remark_defined_on_the_spot_leaves_the_text_and_keeps_its_citations() -> None:
    read = prose("Told[^a].\n[^a]: Late\n    indeed [@b, p. 1].\n\n    More.\n\nEnd.")
    assert [len(read.blocks), read.blocks[1]] == [2, Paragraph((Text("End."),))]
    ((key, remark),) = read.remarks
    assert key == "a"
    assert remark.blocks == (
        Paragraph((Text("Late indeed "), Citation((CitedItem("b", "p. 1"),)), Text("."))),
        Paragraph((Text("More."),)),
    )
    assert remark.place.span().text == "[^a]"


NESTED = """\
Para *one*  two \\* &amp; [Леонид]{lang=ru} ж[@a]x
  four
> quote é𝄞q
> > deeper *x*
lazy

1. item **a**
   more
   - nested [l](#k) y

## Head *x* y ##

![cap *t* u](key)

[^r]: remark [z]{.sc}
    goes on
"""


@pytest.mark.parametrize("style", ["|", ">", '"', "'"])
def test_every_character_of_a_text_is_found_in_the_file(style: str) -> None:
    if style in "|>":
        folded = NESTED.replace("\n", "\n\n") if style == ">" else NESTED
        written = "".join(f"  {line}\n" for line in folded.split("\n"))
        node = scalar(f"body: {style}\n{written}")
    else:
        text = NESTED.replace("\\", "\\\\") if style == '"' else NESTED
        node = scalar(f"body: {style}" + text.replace("\n", "\n\n  ") + style)
    read, findings = MarkdownReader().prose(node)
    assert findings == []
    found = list(texts((read.blocks, *(remark for _, remark in read.remarks))))
    assert "nested " in [t.text for t in found]
    characters = [
        (c, part(t.place, k).text)
        for t in found
        for k, c in enumerate(t.text)
        if c != " " and c != "&"
    ]
    assert len(characters) > 80
    assert [pair for pair in characters if pair[0] != pair[1]] == []


def test_tabs_in_a_list_do_not_shift_places() -> None:
    blocks = prose("-\tone\n  \ttwo\n\n\tthree\n\t\tfour\n  >\tfive").blocks
    for text in texts(blocks):
        assert [part(text.place, k).text for k, c in enumerate(text.text) if c != " "] == list(
            text.text.replace(" ", "")
        )


@pytest.mark.parametrize(("markdown", "column"), [("1. 1", 6), ("a[^r]\n\n[^r]: [", 9)])
def test_words_are_not_taken_for_the_mark_before_them(markdown: str, column: int) -> None:
    assert part(list(texts(prose(markdown)))[-1].place, 0).column == column


def test_a_stretch_of_a_text_is_found_as_a_whole() -> None:
    (paragraph,) = prose("> one two\n> three").blocks[0].blocks  # type: ignore[union-attr]
    assert isinstance(paragraph, Paragraph)
    (text,) = paragraph.inlines
    assert part(text.place, 4, 3).text == "two"
    assert (part(text.place, 8).line, part(text.place, 8).column) == (3, 5)


@pytest.mark.parametrize(
    ("markdown", "complaint"),
    [
        ("# No", "2:3 bad-heading # No"),
        ("#### No", "2:3 bad-heading #### No"),
        ("a <b>c", "2:5 raw-html <b>"),
        ("<div>\na\n</div>", "2:3 raw-html <div>"),
        ("- <!-- x -->", "2:5 raw-html <!-- x -->"),
        ("a ![b](c) d", "2:5 inline-image ![b](c)"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "4:3 bad-markup | 1 | 2 | 3 |"),
        ("| a | b |\n|---|\n| 1 | 2 |", "3:3 bad-markup |---|\n  | 1 | 2 |"),
        ("::: verse\nx", "2:3 bad-markup ::: verse"),
        ("::: verse\n:::", "2:3 empty-value ::: verse"),
        ("::: letter\n:::", "2:3 empty-value ::: letter"),
        ("::: vers\nx\n:::", "2:3 bad-markup ::: vers"),
        ("::: letter {form=Ada}\nx\n:::", "2:3 bad-markup ::: letter {form=Ada}"),
        ("::: verse {from=Ada}\nx\n:::", "2:3 bad-markup ::: verse {from=Ada}"),
        ("::: letter {date=soon}\nx\n:::", "2:20 bad-date soon"),
        ('::: letter {cite="@a p. 3"}\nx\n:::', "2:21 bad-citation @a p. 3"),
        ('::: letter {from=""}\nx\n:::', '2:20 empty-value "'),
        ("a\n\n:::", "4:3 bad-markup :::"),
        ("one\ntwo\n: three", "4:3 bad-markup : "),
        ("a ~~b~~ c", "2:5 bad-markup ~~b~~"),
        ("[](https://a.org)", "2:3 bad-markup [](https://a.org)"),
        ("a\n\n    code", "4:7 bad-markup code"),
        ("```\nx\n```", "2:3 bad-markup ```"),
        ("a `b` c", "2:5 bad-markup `b`"),
        ("[a]: https://b.org", "2:3 bad-markup [a]: https://b.org"),
        ("1936. In that year", "2:3 bad-markup 1936. In that year"),
        ("a ^[b]", "2:5 bad-markup ^[b]"),
        ("[a]()", "2:3 bad-markup [a]()"),
        ("[a](www.b.org)", "2:3 bad-markup [a](www.b.org)"),
        ("[a]{b}", "2:3 bad-markup [a]{b}"),
        ("[a]{.b}", "2:3 bad-markup [a]{.b}"),
        ("[a]{sort=b}", "2:3 bad-markup [a]{sort=b}"),
        ("[a]{lang=english}", "2:3 bad-language [a]{lang=english}"),
        ("a {lang=ru}", "2:5 bad-markup {lang=ru}"),
        ("![a](b){width=600%}", "2:3 bad-markup ![a](b){width=600%}"),
        ("![a](images/b.jpg)", "2:3 bad-markup ![a](images/b.jpg)"),
        ("a [@b p. 3]", "2:6 bad-citation @b p. 3"),
        ("a [@b; c]", "2:10 bad-citation c"),
        ("a [-@b]", "2:6 bad-citation -@b"),
        ("a [@b, ]", "2:6 bad-citation @b,"),
        ("a [^b c]", "2:5 bad-citation [^b c]"),
        ("[^a]:", "2:3 empty-value [^a]"),
        (">" * 30 + " a", "2:3 bad-markup " + ">" * 30 + " a"),
    ],
)
def test_what_the_schema_does_not_know_is_reported(markdown: str, complaint: str) -> None:
    assert prose_complaints(markdown)[:1] == [complaint]


def test_all_that_is_wrong_with_a_text_is_reported_on_whichever_line_it_stands() -> None:
    assert prose_complaints("a {lang=ru} b {.sc}\nc\n {.sc}\n **d, and\n{.sc\n}") == [
        "2:5 bad-markup {lang=ru}",
        "2:17 bad-markup {.sc}",
        "4:4 bad-markup {.sc}",
        "5:4 looks-like-markup **",
    ]


@pytest.mark.parametrize(
    "below", [">b", "- b", "1. b", "## b", "---", "::: verse", "[^b]: c", "<p>"]
)
def test_other_blocks_end_a_paragraph_without_an_empty_line(below: str) -> None:
    blocks = MarkdownReader().prose(as_block(f"a\n{below}"))[0].blocks
    assert blocks[0] == Paragraph((Text("a"),))


@pytest.mark.parametrize("below", ["b", "    - b", "2. b", "-b", "#b"])
def test_a_paragraph_goes_on_where_nothing_else_begins(below: str) -> None:
    assert inlines(f"a\n{below}") == (Text(f"a {below.strip()}"),)


def test_a_table_ends_a_paragraph_without_an_empty_line() -> None:
    above, table = prose("a\nYear | Book\n---|---\n1843 | Notes").blocks
    assert above == Paragraph((Text("a"),))
    assert isinstance(table, Table)


def test_one_line_is_read_without_blocks() -> None:
    line, findings = MarkdownReader().line(scalar('title: "1936. The *trial* [^a]"\n'))
    assert findings == []
    assert line == (Text("1936. The "), Emphasis((Text("trial"),)), Text(" "), RemarkCall("a"))


def test_a_line_without_marks_is_one_text() -> None:
    line, _ = MarkdownReader().line(scalar('title: " From  here "\n'))
    assert line == (Text("From here"),)
    assert part(line[0].place, 5).column == 16


def test_no_line_ends_before_its_first_word() -> None:
    line, _ = MarkdownReader().line(scalar(r'title: "  \n  \n *Ada* at home"' + "\n"))
    assert line == (Emphasis((Text("Ada"),)), Text(" at home"))


@pytest.mark.parametrize("line", ["# x", "> x", "- x", "a\\n\\nb", "::: x", "[^a]: b", "---"])
def test_blocks_in_a_line_are_reported(line: str) -> None:
    _, findings = MarkdownReader().line(scalar(f'title: "{line}"\n'))
    assert [f.code for f in findings] == [Code.BAD_MARKUP]


def test_a_cite_is_a_citation_or_a_remark() -> None:
    read = MarkdownReader().cite
    assert read(scalar('cite: "@a, p. 20"')) == ((Citation((CitedItem("a", "p. 20"),)),), [])
    assert read(scalar('cite: "^order"')) == ((RemarkCall("order"),), [])


@pytest.mark.parametrize(
    ("cite", "complaint"),
    [
        ("satter", "1:8 bad-citation satter"),
        ("[@satter]", "1:8 bad-citation [@satter]"),
        ("x; @satter", "1:8 bad-citation x"),
        ("@satter p. 3", "1:8 bad-citation @satter p. 3"),
        ("^a b", "1:8 bad-citation ^a b"),
    ],
)
def test_a_cite_in_a_wrong_form_is_reported(cite: str, complaint: str) -> None:
    line, findings = MarkdownReader().cite(scalar(f'cite: "{cite}"'))
    assert (line, complaints(findings)) == ((), [complaint])
