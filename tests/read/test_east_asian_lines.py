"""Chinese and Japanese are written without spaces, so the end of a line is not one."""

import pytest

from brieflives.model.prose import Paragraph, Text
from brieflives.places import SourceFile, part
from brieflives.read.markdown import MarkdownReader
from brieflives.read.nodes import Mapping, Scalar
from brieflives.read.yaml_tree import read_tree


def words(markdown: str) -> list[Text]:
    lines = "".join(f"  {line}\n" for line in markdown.split("\n"))
    root, _ = read_tree(SourceFile("life.yaml", "body: |\n" + lines))
    assert isinstance(root, Mapping)
    scalar = root.entries[0].value
    assert isinstance(scalar, Scalar)
    prose, findings = MarkdownReader().prose(scalar)
    assert not findings
    (paragraph,) = prose.blocks
    assert isinstance(paragraph, Paragraph)
    return [node for node in paragraph.inlines if isinstance(node, Text)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("他东渡日本，\n后来学医", "他东渡日本，后来学医"),
        ("漱石は\nロンドンへ", "漱石はロンドンへ"),
        ("他去日本。[^a]\n后来学医", "他去日本。后来学医"),
        ("他在 London\n学医", "他在 London 学医"),
        ("서울에서\n살았다", "서울에서 살았다"),
        ("one\ntwo", "one two"),
    ],
)
def test_a_line_end_is_a_space_only_where_words_are_parted_by_spaces(
    written: str, read: str
) -> None:
    assert "".join(text.text for text in words(written)) == read


def test_characters_behind_such_a_line_end_keep_their_places() -> None:
    (text,) = words("他东渡日本，\n后来学医")
    assert part(text.place, text.text.index("学医"), 2).text == "学医"
