"""A finished EPUB is judged: what is sound passes, and each defect is found by the check for it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.epub.books import classic, cover, every_leaf_a_page, figure, whole_book

from brieflives.epub.write import Printed, write_epub
from brieflives.inspect.epub.inspect import inspect_epub
from brieflives.inspect.judgement import CannotInspectError, Judgement
from brieflives.typeset.fonts import Fonts

Files = dict[str, bytes]
PACKAGE, NAV, NCX = "EPUB/content.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx"
ONE, TWO, NOTES = "EPUB/chapter-1.xhtml", "EPUB/chapter-2.xhtml", "EPUB/notes.xhtml"


def book() -> bytes:
    document = whole_book(figure("portrait"))
    return write_epub(document, classic(), Printed(Fonts(), every_leaf_a_page(document), cover()))


BOOK = book()


def files() -> Files:
    with zipfile.ZipFile(BytesIO(BOOK)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(held: Files, *, stored: bool = True) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            as_it_is = stored and name == "mimetype"
            archive.writestr(name, content, zipfile.ZIP_STORED if as_it_is else None)
    return out.getvalue()


def broken(judgement: Judgement) -> set[str]:
    return {result.name for result in judgement.results if result.faults}


def told(judgement: Judgement) -> str:
    return "\n".join(fault.message for result in judgement.results for fault in result.faults)


def test_a_book_of_ours_keeps_every_promise() -> None:
    judgement = inspect_epub(BOOK)
    assert told(judgement) == ""
    assert (judgement.kind, judgement.claims) == ("EPUB", ("EPUB 3.0",))
    assert len(judgement.results) == 31


def put(name: str, old: str, new: str) -> Callable[[Files], None]:
    """Replace words of a file once; they have to be there."""

    def defect(held: Files) -> None:
        text = held[name].decode()
        assert old in text, text
        held[name] = text.replace(old, new, 1).encode()

    return defect


def without(name: str) -> Callable[[Files], None]:
    def defect(held: Files) -> None:
        del held[name]

    return defect


def holding(name: str, content: bytes) -> Callable[[Files], None]:
    def defect(held: Files) -> None:
        held[name] = content

    return defect


def without_titles(held: Files) -> None:
    held[PACKAGE] = held[PACKAGE].replace(b"dc:title", b"dc:alternative")


def last_the_mimetype(held: Files) -> None:
    held["mimetype"] = held.pop("mimetype")


DEFECTS: dict[str, tuple[Callable[[Files], None], set[str]]] = {
    "mimetype last": (last_the_mimetype, {"mimetype"}),
    "no mimetype": (without("mimetype"), {"mimetype"}),
    "another mimetype": (holding("mimetype", b"application/zip"), {"mimetype"}),
    "a file that is not listed": (holding("EPUB/draft.txt", b"?"), {"manifest"}),
    "a file that is not there": (
        without("EPUB/styles/screen.css"),
        {"manifest"},
    ),
    "a picture of another kind": (holding("EPUB/images/cover.jpg", b"GIF89a"), {"media-types"}),
    "a picture that is not listed": (put(ONE, 'src="images/', 'src="pictures/'), {"complete"}),
    "a picture of the network": (put(ONE, 'src="', 'src="https://x.org/'), {"no-network"}),
    "a font of the network": (
        holding("EPUB/styles/screen.css", b"@import 'https://x.org/a.css';"),
        {"no-network"},
    ),
    "a program": (put(ONE, "</head>", "<script>1</script></head>"), {"no-programs"}),
    "a program in an attribute": (put(ONE, "<h1", '<h1 onclick="go()"'), {"no-programs"}),
    "a font that is none": (
        holding("EPUB/fonts/roman.ttf", b"\x00\x01\x00\x00"),
        {"fonts"},
    ),
    "no title": (without_titles, {"title"}),
    "no language": (put(PACKAGE, "en-GB</dc:language>", "</dc:language>"), {"language"}),
    "a language that is none": (put(ONE, ' lang="ru"', ' lang="Russian?"'), {"language"}),
    "two languages at once": (put(ONE, ' lang="en-GB"', ' lang="de"'), {"language"}),
    "an identifier of nobody": (
        put(PACKAGE, 'unique-identifier="', 'unique-identifier="no-'),
        {"identifier", "old-readers"},
    ),
    "no date": (put(PACKAGE, "dcterms:modified", "dcterms:created"), {"modified"}),
    "an odd date": (put(PACKAGE, "T00:00:00Z", " 0:00"), {"modified"}),
    "an order with what is not there": (
        put(PACKAGE, 'idref="chapter-1"', 'idref="chapter-9"'),
        {"spine", "contents", "pages"},
    ),
    "a book for the left": (
        put(PACKAGE, ">en-GB</dc:language>", ">he</dc:language>"),
        {"direction"},
    ),
    "no contents": (put(NAV, 'epub:type="toc"', 'epub:type="lot"'), {"contents"}),
    "contents that lead nowhere": (
        put(NAV, '<a href="chapter-1.xhtml"', '<a href="chapter-7.xhtml"'),
        {"contents", "link-targets"},
    ),
    "contents in another order": (
        put(NAV, '<a href="chapter-1.xhtml"', '<a href="notes.xhtml"'),
        {"contents"},
    ),
    "no landmarks": (put(NAV, 'epub:type="landmarks"', 'epub:type="loi"'), {"landmarks"}),
    "an NCX of another book": (put(NCX, "urn:uuid:", "urn:isbn:"), {"old-readers"}),
    "an NCX that is none": (holding(NCX, b"<ncx>"), {"old-readers"}),
    "a page that is not listed": (
        put(ONE, "</h1>", '</h1><p><span role="doc-pagebreak" id="x" aria-label="900"/></p>'),
        {"pages"},
    ),
    "a page under another number": (
        put(ONE, 'aria-label=" Page 2', 'aria-label=" Page 9'),
        {"pages"},
    ),
    "pages of no edition": (put(PACKAGE, "pageBreakSource", "elsewhere"), {"pages"}),
    "a document that is none": (put(TWO, "</p>", "</q>"), {"well-formed"}),
    "an id twice": (put(ONE, "</h1>", '</h1><p id="a"/><p id="a"/>'), {"ids"}),
    "a link that leads nowhere": (
        put(ONE, "</h1>", '</h1><p><a href="#none">there</a></p>'),
        {"link-targets"},
    ),
    "a link without words": (
        put(ONE, "</h1>", '</h1><p><a href="https://x.org/"><span/></a></p>'),
        {"link-words"},
    ),
    "a picture without words": (put(ONE, ' alt="', ' title="'), {"pictures", "access-claims"}),
    "a skipped level": (put(ONE, "</h1>", "</h1><h4>Deep</h4>"), {"headings"}),
    "a table without headers": (
        put(ONE, "</h1>", "</h1><table><tr><td>1</td></tr></table>"),
        {"tables"},
    ),
    "a document without a title": (
        put(ONE, "<title>From Arkhangelsk to Kola</title>", "<title/>"),
        {"document-titles"},
    ),
    "a note that nobody calls": (
        put(NOTES, "</ol>", '<li><div id="n" role="doc-footnote"><p>So.</p></div></li></ol>'),
        {"notes"},
    ),
    "a call of no note": (
        put(ONE, "</h1>", '</h1><p><a href="#body" id="body" role="doc-noteref">9</a></p>'),
        {"notes"},
    ),
    "a note without a way back": (
        put(NOTES, 'href="chapter-1.xhtml#', 'href="chapter-1.xhtml" title="'),
        {"notes"},
    ),
    "nothing said of hazards": (put(PACKAGE, "schema:accessibilityHazard", "x"), {"access"}),
    "no hazard and one": (
        put(
            PACKAGE,
            "</metadata>",
            '<meta property="schema:accessibilityHazard">sound</meta></metadata>',
        ),
        {"access"},
    ),
    "a claim that is not earned": (
        put(
            PACKAGE,
            "</metadata>",
            '<meta property="schema:accessibilityFeature">MathML</meta></metadata>',
        ),
        {"access-claims"},
    ),
    "a claim of nobody": (
        put(
            PACKAGE,
            "</metadata>",
            '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA'
            "</meta></metadata>",
        ),
        {"judge"},
    ),
    "a lock": (
        holding(
            "META-INF/encryption.xml",
            b'<e xmlns:n="http://www.w3.org/2001/04/xmlenc#"><n:EncryptedData><n:EncryptionMethod'
            b' Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><n:CipherData>'
            b'<n:CipherReference URI="EPUB/nav.xhtml"/></n:CipherData></n:EncryptedData></e>',
        ),
        {"unlocked"},
    ),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_is_found_by_the_check_for_it(name: str) -> None:
    defect, expected = DEFECTS[name]
    held = files()
    defect(held)
    assert broken(inspect_epub(zipped(held))) == expected


def test_a_mimetype_that_is_compressed_is_seen_by_nobody() -> None:
    assert broken(inspect_epub(zipped(files(), stored=False))) == {"mimetype"}


def test_a_file_that_was_damaged_on_its_way_is_told() -> None:
    at = BOOK.index(b"\x89PNG") + 200  # pictures are stored as they are
    judgement = inspect_epub(BOOK[:at] + b"damage" + BOOK[at + 6 :])
    assert "whole" in broken(judgement)
    assert "cannot be unpacked" in told(judgement)


def test_two_files_of_one_name_are_told() -> None:
    out = BytesIO(zipped(files()))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr(NCX, b"<ncx/>")
    assert "whole" in broken(inspect_epub(out.getvalue()))


def test_a_book_of_epub_2_is_judged_by_its_own_contents() -> None:
    held = files()
    put(PACKAGE, 'version="3.0"', 'version="2.0"')(held)
    put(NAV, 'epub:type="toc"', 'epub:type="x"')(held)
    put(PACKAGE, "dcterms:modified", "dcterms:created")(held)
    judgement = inspect_epub(zipped(held))
    assert broken(judgement) & {"contents", "modified", "landmarks"} == set()
    assert judgement.claims == ("EPUB 2.0",)


def test_a_page_may_be_called_otherwise_than_in_the_list_as_long_as_its_number_is_there() -> None:
    held = files()
    held[ONE] = held[ONE].replace(b" Page 23. ", "第23页".encode())
    assert broken(inspect_epub(zipped(held))) == set()
    held[ONE] = held[ONE].replace("第23页".encode(), "第239页".encode())
    assert broken(inspect_epub(zipped(held))) == {"pages"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is no EPUB"),
        (b"Dear Mary", "it is no EPUB"),
        (b"PK\x03\x04", "damaged, or no EPUB"),
        (zipped({"a.txt": b"Dear Mary"}), "a zip file, but no EPUB"),
        (zipped({"META-INF/container.xml": b"<container/>"}), "names no package"),
        (
            zipped({"META-INF/container.xml": b"<c><rootfile full-path='a.opf'/></c>"}),
            r"its package \(a.opf\) is not there",
        ),
    ],
)
def test_what_is_no_epub_is_told_in_plain_words(data: bytes, reason: str) -> None:
    with pytest.raises(CannotInspectError, match=reason):
        inspect_epub(data)


def test_an_empty_package_is_judged() -> None:
    container = b"<c><rootfile full-path='a.opf'/></c>"
    held = {"META-INF/container.xml": container, "a.opf": b"<package/>"}
    found = broken(inspect_epub(zipped(held)))
    assert {"mimetype", "title", "language", "identifier", "spine", "contents"} <= found


def test_entities_are_not_expanded_and_no_file_of_this_machine_is_read() -> None:
    held = files()
    laughs = b"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'><!ENTITY b '&a;&a;'>]>"
    held[ONE] = held[ONE].replace(b"<!DOCTYPE html>", laughs).replace(b"</h1>", b"&b;</h1>")
    assert broken(inspect_epub(zipped(held))) == set()


_ODD = (
    "",
    "%",
    "#",
    "//",
    "::",
    "\u00e9",
    "..",
    "../../x",
    "-1",
    "a b",
    "&amp;",
    "http://[",
    "9" * 30,
)
_SOURCE = files()
_MARKED = [name for name in _SOURCE if name.endswith((".xhtml", ".opf", ".ncx", ".xml"))]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_with_odd_values_is_judged_and_never_a_traceback(data: st.DataObject) -> None:
    held = dict(_SOURCE)
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(_MARKED))
        values = held[name].decode().split('"')
        at = data.draw(st.integers(0, len(values) - 1))
        values[at] = data.draw(st.sampled_from(_ODD))
        held[name] = '"'.join(values).encode()
    assert _kind_of(zipped(held)) in {"EPUB", "none"}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_judged_and_never_a_traceback(at: int, damage: bytes) -> None:
    assert _kind_of(BOOK[:at] + damage + BOOK[at + len(damage) :]) in {"EPUB", "none"}


def _kind_of(data: bytes) -> str:
    try:
        return inspect_epub(data).kind
    except CannotInspectError:
        return "none"
