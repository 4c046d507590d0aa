"""The PDF and the EPUB of a hundred books say the same: more than a build has time for."""

from __future__ import annotations

import pytest
from tests.parity import test_parity as parity

pytestmark = pytest.mark.system


@pytest.mark.parametrize("seed", range(12, 112))
def test_pdf_and_epub_agree_whatever_an_author_writes(seed: int) -> None:
    book = (f"any-book-{seed}", "classic")
    parity.test_the_words_are_the_same_and_in_the_same_order(book)
    parity.test_the_headings_are_the_same(book)
    parity.test_the_notes_are_the_same_and_lead_back_to_calls_on_the_pages_that_print_names(book)
    parity.test_the_contents_are_the_same_and_lead_to_the_pages_that_print_names(book)
    parity.test_every_page_is_marked_before_its_first_word(book)
    parity.readings.cache_clear()
