"""What stands inside a line."""

from __future__ import annotations

import pytest
from tests.epub.books import (
    book,
    call,
    chapter,
    epub,
    leaf,
    notes,
    paragraph_book,
    said,
    whole_book,
)

from brieflives.document.inline import (
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    PersonMark,
    SmallCaps,
    Text,
    Title,
)


def written(*words: str | Inline) -> str:
    return epub(paragraph_book(*words)).markup("p")


def test_white_space_stays_as_it_is() -> None:
    inside = written("one ", Emphasis((Text("two"),)), Emphasis((Text("three"),)), "\u00a0 four")
    assert inside == "one <em>two</em><em>three</em>\u00a0 four"


@pytest.mark.parametrize(
    ("inline", "markup"),
    [
        (Emphasis((Text("a"),)), "<em>a</em>"),
        (Emphasis((Text("a"),), strong=True), "<strong>a</strong>"),
        (SmallCaps((Text("a"),)), '<span class="small-caps">a</span>'),
        (Foreign("ru", (Text("а"),)), '<span lang="ru" xml:lang="ru">а</span>'),
        (Foreign("ar", (Text("ا"),)), '<span lang="ar" xml:lang="ar" dir="rtl">ا</span>'),
        (PersonMark("A, B", (Text("B A"),)), "B A"),
        (Title((Text("a"),)), "<cite>a</cite>"),
        (Link("mailto:a@b.org", (Text("a"),)), '<a href="mailto:a@b.org">a</a>'),
        (LineBreak(), "<br/>"),
        (Text("<&>"), "&lt;&amp;&gt;"),
    ],
)
def test_each_kind_of_words_has_its_element(inline: Inline, markup: str) -> None:
    assert written(inline) == markup


def test_a_note_call_is_a_link_with_nothing_but_the_number() -> None:
    inside = written("It is.", call(1))
    assert inside == (
        'It is.<a class="call" href="notes.xhtml#note.note-1" id="call.call-1a"'
        ' epub:type="noteref" role="doc-noteref" aria-label="Note 1">1</a>'
    )


def test_a_link_is_closed_before_a_note_call_inside_it() -> None:
    link = Link("https://e.org/", (Emphasis((Text("one"), call(1), Text(" two"))),))
    element = epub(paragraph_book(link)).leaf("p")
    assert [e.text for e in element.iter("{*}a")] == [None, "1", None]
    assert not [a for e in element.iter("{*}a") for a in e.iterdescendants("{*}a")]
    assert said(element) == "one1 two"


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "page.html", ""])
def test_a_link_that_an_epub_may_not_hold_is_only_its_words(target: str) -> None:
    assert written(Link(target, (Text("words"),))) == "words"


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://e.org/Лёд и", "https://e.org/%D0%9B%D1%91%D0%B4%20%D0%B8"),
        ("https://e.org/a%20b", "https://e.org/a%20b"),
        ("https://e.org/100%", "https://e.org/100%25"),
        ("https://e.org/?q=[1]#a#b", "https://e.org/?q=%5B1%5D#a%23b"),
    ],
)
def test_addresses_are_written_as_urls(target: str, href: str) -> None:
    assert written(Link(target, (Text("a"),))) == f'<a href="{href}">a</a>'


def test_links_inside_the_book_lead_to_chapters_and_figures() -> None:
    links = [a.get("href") for a in epub(whole_book()).leaf("a3").iter("{*}a")]
    assert links == ["chapter-2.xhtml#part.kola-year", "chapter-1.xhtml#figure.kola"]


def test_a_link_to_what_the_book_lacks_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        written(Link("#nowhere", (Text("a"),)))


def test_a_paragraph_in_another_language_says_so() -> None:
    element = epub(book(chapter("one", "One", leaf("p", "да", lang="ru")), notes())).leaf("p")
    assert element.get("lang") == "ru"
