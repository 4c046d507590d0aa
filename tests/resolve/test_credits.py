"""The credits say of every picture whose it is, once, in the order of the book."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from brieflives.document.book import Document, Part, PartKind
from brieflives.document.dump import dump
from brieflives.read.life import read_life_text
from brieflives.resolve.life import resolve

LIFE = """\
schema: life/1
book: {title: Ada, lang: LANG}
person: {name: Ada, portrait: ada}
media:
  works: {file: works.png, WORKS}
  ada: {file: ada.png, ADA}
lead: |
  Words.

  ![](works)

  More words.

  ![Again](works)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("lives")
    for shade, name in enumerate(("works", "ada")):
        Image.new("L", (900, 900), shade).save(made / f"{name}.png")
    return made


def book(
    folder: Path, works: str, ada: str = "alt: A woman", lang: str = "en", life: str = LIFE
) -> Document:
    text = life.replace("WORKS", works).replace("ADA", ada).replace("LANG", lang)
    parsed, findings = read_life_text(text, folder=folder)
    assert parsed is not None, findings
    return resolve(parsed, datetime(2000, 1, 1, tzinfo=UTC))[0]


def entries(document: Document) -> list[str]:
    """The entries of the credits in the notation of the dump; empty without such a part."""
    lines = dump(document).splitlines()
    return [
        line.partition(": ")[2] for line in lines if line.strip().startswith("source #credits/")
    ]


def test_an_entry_names_picture_owner_licence_and_address(folder: Path) -> None:
    works = "alt: A mill, caption: The *mill*, credit: City Archive, licence: CC-BY-4.0"
    (entry,) = entries(book(folder, works + ', source: "https://example.org/mill"'))
    assert entry == (
        "{link #figure-works: The _mill_}. City Archive."
        " {link https://creativecommons.org/licenses/by/4.0/: CC BY 4.0}."
        " {link https://example.org/mill: https://example.org/mill}."
    )


def test_a_picture_without_a_caption_is_named_by_its_description(folder: Path) -> None:
    assert entries(book(folder, "alt: A mill., credit: X")) == ["{link #figure-works: A mill.} X."]


def test_a_picture_may_have_its_caption_in_the_text_alone(folder: Path) -> None:
    life = LIFE.replace("![](works)", "![The *mill*[^n]](works)")
    works = "alt: Wheels in the water, credit: X"
    assert entries(book(folder, works, life=life)) == ["{link #figure-works: The _mill_}. X."]


def test_a_picture_without_any_words_is_named_by_its_number(folder: Path) -> None:
    life = LIFE.replace("More words.", "![](ada)").replace("![Again](works)", "")
    pictures = "decorative: true, credit: X", "alt: A woman, credit: Y"
    assert entries(book(folder, *pictures, life=life)) == [
        "{link #figure-ada: A woman}. Y.",
        "{link #figure-works: Figure~2}. X.",
    ]


def test_the_credits_say_when_a_picture_was_made(folder: Path) -> None:
    works = "alt: A mill, date: 1912~, credit: City Archive"
    assert entries(book(folder, works)) == ["{link #figure-works: A mill}. c.~1912. City Archive."]


def test_a_long_description_is_cut_between_words(folder: Path) -> None:
    (entry,) = entries(book(folder, f"alt: {'word ' * 40}, credit: X"))
    assert entry == f"{{link #figure-works: {'word ' * 18}…}} X."


def test_the_first_sentence_of_a_long_caption_is_enough(folder: Path) -> None:
    caption = f"A mill on the river at Samara. It {'often ' * 20}burned."
    (entry,) = entries(book(folder, f"alt: A mill, caption: {caption!r}, credit: X"))
    assert entry == "{link #figure-works: A mill on the river at Samara.} X."


def test_notes_and_links_of_a_caption_stay_below_the_picture(folder: Path) -> None:
    caption = 'caption: "The [mill](https://example.org)[^n]", credit: X'
    parsed = book(folder, f"alt: A mill, {caption}")
    assert entries(parsed) == ["{link #figure-works: The mill}. X."]


def test_pictures_are_credited_in_the_order_of_the_book(folder: Path) -> None:
    document = book(folder, "alt: A mill, credit: X", "alt: A woman, licence: CC0")
    names = [entry.split(":")[0] for entry in entries(document)]
    assert names == ["{link #figure-ada", "{link #figure-works"]


def test_a_picture_of_which_nothing_is_known_is_not_listed(folder: Path) -> None:
    document = book(folder, "alt: A mill")
    parts = [part for part in document.parts if isinstance(part, Part)]
    assert PartKind.CREDITS not in [part.kind for part in parts]


def test_the_credits_stand_last_under_their_name_in_the_books_language(folder: Path) -> None:
    document = book(folder, "alt: Мельница, credit: Архив", lang="ru")
    heading = next(line for line in dump(document).splitlines() if "#credits/heading" in line)
    assert heading.endswith(": Источники иллюстраций")
    assert getattr(document.parts[-2], "kind", None) is PartKind.CREDITS
