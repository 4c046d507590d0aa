"""A large first letter and the rest of its word are one word to whoever searches or listens."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.pdf.reading import made, opened, page_texts, tree
from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker, prose

from brieflives.document.inline import Inline

GOES_ON = " was born in Samara, a river town, and " + prose(60)


def book(*inlines: str | Inline) -> bytes:
    maker = BookMaker()
    opening = replace(classic().opening, first_line="drop-cap")
    sheet = replace(classic(), opening=opening)
    return made(maker.document(maker.lead(maker.body(*inlines))), sheet)


@pytest.mark.parametrize(
    "words", ["He", "A boy", "After the war he", "“We shall see,” he said. He", "Queen Mary", "I"]
)
def test_the_first_word_is_copied_whole_and_first(words: str) -> None:
    (text,) = (text for text in page_texts(book(words + GOES_ON)) if "Samara" in text)
    assert text.replace("\r\n", "").startswith(words + " was born in Samara")


@pytest.mark.parametrize("words", ["He", "A boy", "“We shall see,” he said. He"])
def test_a_screen_reader_is_told_the_letter_before_its_word(words: str) -> None:
    (paragraph,) = tree(opened(book(words + GOES_ON))).find("P")
    assert paragraph.text.replace("\xad", "") == words + GOES_ON
