"""Finished PDFs become sheets: nothing is lost, links lead on, bad files are told plainly."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageChops, ImageStat
from tests.pdf.reading import made, opened
from tests.typeset.small_books import BookMaker, prose

from brieflives.sheets.arrange import CannotImposeError, SheetOrder
from brieflives.sheets.write import impose

A5 = (419.5276, 595.2756)


def drawn(pages: int, size: tuple[float, float] = A5, **keys: object) -> Pdf:
    """Return a file whose pages differ: page n has a bar n tenths high at the left, a red top."""
    pdf = Pdf.new()
    for number in range(pages):
        page = pdf.add_blank_page(page_size=size)
        width, height = size
        bar = f"0 0 {width / 5} {height * (number % 10 + 1) / 12} re f"
        red = f"1 0 0 rg 0 {height * 0.9} {width} {height * 0.1} re f"
        page.Contents = pdf.make_stream(f"{bar} {red}".encode())
        for key, value in keys.items():
            page.obj[f"/{key}"] = value
    return pdf


def saved(pdf: Pdf, **how: object) -> bytes:
    out = BytesIO()
    pdf.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def real_book() -> bytes:
    maker = BookMaker()
    words = maker.body("Born.", maker.call(1), " ", prose(500), maker.call(2))
    return made(maker.whole(maker.chapter("rise", "The rise", words)))


def seen(data: bytes) -> list[Image.Image]:
    """Render each page at a point to a pixel."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.render(scale=1).to_pil().convert("RGB") for page in document]


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures, of 255."""
    assert one.size == other.size
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def link(pdf: Pdf, number: int, rectangle: tuple[float, ...], **target: pikepdf.Object) -> None:
    made = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([*rectangle]))
    for key, value in target.items():
        made[f"/{key}"] = value
    page = pdf.pages[number].obj
    page.Annots = Array([*page.get("/Annots", Array()), made])


def links(pdf: Pdf) -> Iterator[tuple[int, pikepdf.Object]]:
    for number, page in enumerate(pdf.pages):
        for annotation in page.obj.get("/Annots", Array()):
            yield number, annotation


@pytest.mark.parametrize("flip", ["short", "long"])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_the_sheets_show_every_page_as_the_file_shows_it(flip: str, rotate: int) -> None:
    size = A5 if rotate % 180 == 0 else (A5[1], A5[0])
    source = saved(drawn(8, size, Rotate=rotate))
    order = SheetOrder(flip="short" if flip == "short" else "long")
    sides = seen(impose(source, order).data)
    pages = seen(source)
    for side, (left, right) in zip(sides, [(8, 1), (2, 7), (6, 3), (4, 5)], strict=True):
        expected = Image.new("RGB", side.size, "white")
        expected.paste(pages[left - 1], (1, 0))  # half a millimetre is left free
        expected.paste(pages[right - 1], (side.width // 2, 0))
        if flip == "long" and left < right:
            expected = expected.rotate(180)
        assert difference(side, expected) < 3
        assert difference(side, expected.rotate(180)) > 20


def test_a_real_book_loses_nothing_on_sheets() -> None:
    source = real_book()
    pages = seen(source)
    sides = seen(impose(source, SheetOrder("2up")).data)
    assert len(sides) == -(-len(pages) // 2)
    blank = Image.new("RGB", pages[0].size, "white")
    for number, page in enumerate(pages):
        left = number % 2 * 421
        cut = sides[number // 2].crop((left, 0, left + page.width, page.height))
        ink = difference(page, blank)
        # letters fall between pixels elsewhere: the ink is compared, and where it stands coarsely
        assert difference(cut, blank) == pytest.approx(ink, abs=0.2)
        assert difference(_coarse(cut), _coarse(page)) <= max(1.5, ink / 4)


def _coarse(picture: Image.Image) -> Image.Image:
    return picture.resize((picture.width // 12, picture.height // 12), Image.Resampling.BOX)


def test_links_to_addresses_and_pages_stay_links_where_the_page_is_now() -> None:
    pdf = drawn(8)
    there = pdf.pages[6].obj
    link(pdf, 0, (10, 20, 110, 40), A=Dictionary(S=Name.URI, URI=b"https://example.org/\xc3\xa9"))
    link(pdf, 0, (10, 50, 110, 70), A=Dictionary(S=Name.GoTo, D=Array([there, Name.Fit])))
    link(pdf, 0, (10, 80, 110, 99), Dest=Name.Old)
    link(pdf, 0, (10, 110, 110, 130), A=Dictionary(S=Name.GoTo, D=pikepdf.String("new")))
    link(pdf, 0, (10, 140, 110, 160), Dest=Array([6, Name.Fit]))
    pdf.Root.Dests = Dictionary(Old=Dictionary(D=Array([there, Name.Fit])))
    tree = pikepdf.NameTree.new(pdf)
    tree["new"] = Array([there, Name.Fit])
    pdf.Root.Names = Dictionary(Dests=tree.obj)

    sheets = opened(impose(saved(pdf), SheetOrder()).data)
    found = list(links(sheets))
    assert {side for side, _ in found} == {0}
    assert [str(made.Contents) for _, made in found[1:]] == ["7"] * 4  # nothing else is known
    assert bytes(found[0][1].Contents) == b"https://example.org/\xc3\xa9"
    assert {int(made.F) for _, made in found} == {4}  # shown and printed
    assert sheets.pages[0].obj.Tabs == Name.R
    assert bytes(found[0][1].A.URI) == b"https://example.org/\xc3\xa9"
    middle = 841.8898 / 2  # page one is the right half of the first side
    expected = [middle + 10, 20, middle + 110, 40]
    assert [float(x) for x in found[0][1].Rect] == pytest.approx(expected, abs=0.01)
    assert len(found) == 5
    second = sheets.pages[1].obj.objgen
    for _, inside in found[1:]:  # page seven is the right half of the second side
        assert inside.Dest[0].objgen == second
        assert float(inside.Dest[2]) == pytest.approx(middle, abs=0.01)
        assert float(inside.Dest[3]) == pytest.approx(595.28, abs=0.01)


def test_a_link_whose_entries_stand_for_themselves_is_still_one() -> None:
    pdf = drawn(8)
    own = pdf.make_indirect
    there = own(Array([pdf.pages[6].obj, Name.Fit]))
    there_too = own(Dictionary(D=own(pikepdf.String("new"))))
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([pikepdf.String("new"), there])))
    far = own(Dictionary(S=Name.URI, URI=own(pikepdf.String("https://example.org/a(b"))))
    link(pdf, 0, (10, 20, 110, 40), A=far, Contents=own(pikepdf.String("far 1 0 R")))
    link(pdf, 0, (10, 50, 110, 70), A=Dictionary(S=Name.GoTo, D=there))
    link(pdf, 0, (10, 80, 110, 99), Dest=there_too)
    edges = [pikepdf.Object.parse(edge) for edge in (b"110", b"40.5", b"10", b"20")]
    for annotation in pdf.pages[0].obj.Annots:
        annotation.Rect = own(Array([own(edge) for edge in edges]))
    found = [made for _, made in links(opened(impose(saved(pdf), SheetOrder()).data))]
    assert [str(made.Contents) for made in found] == ["far 1 0 R", "7", "7"]
    assert str(found[0].A.URI) == "https://example.org/a(b"
    middle = 841.8898 / 2
    corners = pytest.approx([middle + 10, 20, middle + 110, 40.5], abs=0.01)
    assert all([float(x) for x in made.Rect] == corners for made in found)


@pytest.mark.parametrize(
    "words", ["Ada", "a\\(b)\n", "Мэри", "é €", "עדה", "\u00ad", "1 0 R", "u:b:"]
)
def test_words_of_a_link_are_kept_in_any_script(words: str) -> None:
    pdf = drawn(1)
    link(pdf, 0, (0, 0, 9, 9), A=Dictionary(S=Name.URI, URI=b"x:"), Contents=pikepdf.String(words))
    ((_, made),) = links(opened(impose(saved(pdf), SheetOrder()).data))
    assert str(made.Contents) == words


def test_the_notes_of_a_real_book_are_still_linked() -> None:
    source = real_book()
    before = [str(made.Contents) for _, made in links(opened(source))]
    assert len(before) > 4
    sheets = opened(impose(source, SheetOrder()).data)
    assert sorted(str(made.Contents) for _, made in links(sheets)) == sorted(before)


def test_what_would_run_a_program_is_no_link_any_more() -> None:
    pdf = drawn(1)
    link(pdf, 0, (0, 0, 9, 9), A=Dictionary(S=Name.Launch, F=pikepdf.String("x.exe")))
    link(pdf, 0, (0, 0, 9, 9), A=Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.beep()")))
    link(pdf, 0, (0, 0, 9, 9), Dest=pikepdf.String("nowhere"))
    assert not list(links(opened(impose(saved(pdf), SheetOrder()).data)))


def test_links_of_careless_makers_are_left_out_and_nothing_else() -> None:
    pdf = drawn(2)
    link(pdf, 0, (0, 0, 9, 9), Dest=Array([None, Name.Fit]))
    link(pdf, 0, (0, 0, 9, 9), Dest=Array([]))
    link(pdf, 0, (0, 0, 9, 9), A=Name.URI)
    link(pdf, 0, (0, 0, 9, 9), A=Dictionary(S=Name.URI, URI=7))
    link(pdf, 0, (0, 0, 9), A=Dictionary(S=Name.URI, URI=b"https://example.org"))
    for nothing in (Name.Link, None, 7, True, pikepdf.String("x")):
        pdf.pages[0].obj.Annots.append(nothing)
    pdf.pages[1].obj.Annots = Dictionary()
    for key in ("Names", "Dests", "ViewerPreferences", "OCProperties", "Lang"):
        pdf.Root[f"/{key}"] = 7
    sheets = opened(impose(saved(pdf), SheetOrder()).data)
    assert len(sheets.pages) == 2
    assert not list(links(sheets))


def test_sheets_carry_no_tags_and_claim_neither_pdf_ua_nor_pdf_a() -> None:
    source = real_book()
    assert b"pdfuaid" in source
    data = impose(source, SheetOrder()).data
    with opened(data) as pdf:
        assert not {"/StructTreeRoot", "/MarkInfo", "/OutputIntents"} & set(pdf.Root)
        everything = b"".join(
            stream.read_bytes() for stream in pdf.objects if isinstance(stream, pikepdf.Stream)
        )
    assert b"pdfuaid" not in everything
    assert b"pdfaid" not in everything


@pytest.mark.parametrize(
    ("order", "duplex"),
    [
        (SheetOrder(), "/DuplexFlipShortEdge"),
        (SheetOrder(flip="long"), "/DuplexFlipLongEdge"),
        (SheetOrder("4up"), "/DuplexFlipLongEdge"),
        (SheetOrder("zine"), "/Simplex"),
    ],
)
def test_the_file_tells_the_printer_how_to_turn_and_not_to_scale(
    order: SheetOrder, duplex: str
) -> None:
    pdf = drawn(8)
    pdf.docinfo["/Title"] = "Ada"
    with opened(impose(saved(pdf), order).data) as sheets:
        assert sheets.Root.ViewerPreferences.Duplex == Name(duplex)
        assert sheets.Root.ViewerPreferences.PrintScaling == Name("/None")
        assert sheets.docinfo["/Title"] == "Ada"
        assert not sheets.check_pdf_syntax()


def test_sheets_say_what_they_are_and_what_is_on_each_side() -> None:
    pdf = drawn(8)
    pdf.docinfo["/Title"] = "Ada & <Co>\x07"
    pdf.docinfo["/Author"] = "M. S."
    pdf.Root.Lang = "en-GB"
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D)]))
    with opened(impose(saved(pdf), SheetOrder(), reading="ada.pdf").data) as sheets:
        packet = sheets.Root.Metadata.read_bytes().decode()
        labels = [page.label for page in sheets.pages]
        assert str(sheets.docinfo["/Producer"]).startswith("Brief Lives")
    assert '<rdf:li xml:lang="x-default">Ada &amp; &lt;Co&gt;</rdf:li>' in packet
    assert "<dc:creator><rdf:Seq><rdf:li>M. S.</rdf:li>" in packet
    assert "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li>" in packet
    assert "<dc:source>ada.pdf</dc:source>" in packet
    assert "<pdf:Producer>Brief Lives" in packet
    assert labels == ["6, i", "ii, 5", "4, 1", "2, 3"]
    with opened(impose(saved(pdf), SheetOrder("zine")).data) as sheets:
        assert [page.label for page in sheets.pages] == ["i–6"]


def test_sheets_hold_nothing_else_of_the_file() -> None:
    pdf = drawn(4)
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = "Ada"
    pdf.docinfo["/Keywords"] = "a secret word"
    pdf.attachments["notes.txt"] = b"a secret note"
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.beep()"))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Secret=pikepdf.String("word")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary())
    with opened(impose(saved(pdf), SheetOrder()).data) as sheets:
        assert set(sheets.Root.keys()) == {
            *("/Type", "/Pages", "/OCProperties", "/ViewerPreferences", "/PageLabels"),
            "/Metadata",
        }
        everything = b"".join(found.unparse(resolved=True) for found in sheets.objects)
        assert b"ecret" not in everything
        pages = [
            f for f in sheets.objects if isinstance(f, Dictionary) and f.get("/Type") == "/Page"
        ]
        assert len(pages) == len(sheets.pages)


def test_a_file_that_may_be_printed_but_not_changed_gives_sheets_without_a_lock() -> None:
    rights = pikepdf.Permissions(modify_other=False, extract=False)
    locked = saved(drawn(4), encryption=pikepdf.Encryption(owner="o", user="", allow=rights))
    made = impose(locked, SheetOrder())
    with opened(made.data) as sheets:
        assert not sheets.is_encrypted
    assert (
        seen(made.data)[0].tobytes()
        == seen(impose(saved(drawn(4)), SheetOrder()).data)[0].tobytes()
    )


def test_sheets_of_a_file_without_a_title_are_called_as_the_file() -> None:
    with opened(impose(saved(drawn(1)), SheetOrder(), reading="ada.pdf").data) as sheets:
        assert sheets.docinfo["/Title"] == "ada"
    pdf = drawn(1)
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = "Ada"
    del pdf.trailer.Info
    with opened(impose(saved(pdf), SheetOrder(), reading="file.pdf").data) as sheets:
        assert sheets.docinfo["/Title"] == "Ada"


def test_a_file_that_is_read_leftwards_is_bound_on_the_right() -> None:
    pdf = drawn(4)
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    by_itself = impose(saved(pdf), SheetOrder()).data
    asked = impose(saved(drawn(4)), SheetOrder(binding="right")).data
    assert [i.tobytes() for i in seen(by_itself)] == [i.tobytes() for i in seen(asked)]
    assert seen(asked)[0].tobytes() != seen(impose(saved(drawn(4)), SheetOrder()).data)[0].tobytes()


def test_the_same_file_gives_the_same_bytes() -> None:
    source = saved(drawn(12), deterministic_id=True)
    assert impose(source, SheetOrder()).data == impose(source, SheetOrder()).data


def test_a_comment_that_is_printed_is_on_the_sheet() -> None:
    pdf = drawn(1)
    stamp = pdf.make_stream(
        b"0 0 1 rg 0 0 50 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 50, 50]
    )
    comment = Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, Rect=[200, 200, 250, 250], F=4, AP=Dictionary(N=stamp)
    )
    pdf.pages[0].obj.Annots = Array([comment])
    first = seen(impose(saved(pdf), SheetOrder()).data)[0]
    assert first.getpixel((421 + 225, 595 - 225)) == (0, 0, 255)


def test_fronts_and_backs_for_two_passes_hold_all_there_is() -> None:
    source = saved(drawn(12))
    whole = seen(impose(source, SheetOrder(flip="long")).data)
    order = SheetOrder(flip="long")
    fronts = seen(impose(source, order, "fronts").data)
    backs = seen(impose(source, order, "backs-last-first").data)
    assert [*fronts, *reversed(backs)] == [*whole[::2], *whole[1::2]]
    with opened(impose(source, order, "fronts").data) as sheets:
        assert sheets.Root.ViewerPreferences.Duplex == Name.Simplex


def test_type_that_becomes_too_small_to_read_is_told() -> None:
    a4 = saved(drawn(4, (595.28, 841.89)))
    (remark,) = impose(a4, SheetOrder(sheet="A4")).remarks
    assert "type of 10 pt is printed at 7.1 pt" in remark
    assert not impose(a4, SheetOrder()).remarks


@pytest.mark.parametrize("pages", [1, 2, 3, 5])
def test_a_few_pages_make_whole_sheets(pages: int) -> None:
    made = impose(saved(drawn(pages)), SheetOrder(back_cover=True))
    assert made.arranged.sheets == -(-pages // 4)
    assert made.arranged.blanks == -pages % 4
    with opened(made.data) as sheets:
        assert len(sheets.pages) == 2 * made.arranged.sheets


def _bad(name: str) -> bytes:
    whole = saved(drawn(3))
    match name:
        case "locked":
            return saved(drawn(3), encryption=pikepdf.Encryption(owner="o", user="u"))
        case "forbidden":
            rights = pikepdf.Permissions(print_lowres=False, print_highres=False)
            return saved(drawn(3), encryption=pikepdf.Encryption(owner="o", user="", allow=rights))
        case "cut off":
            return whole[:60]
        case "no pages":
            return saved(Pdf.new())
        case "flat":
            return saved(drawn(1, MediaBox=Array([0, 0, 0, 500])))
        case _:
            return b"schema: life/1"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("locked", "locked with a password"),
        ("forbidden", "does not allow printing"),
        ("cut off", "damaged"),
        ("no pages", "has no pages"),
        ("flat", "page 1 has no size"),
        ("a life", "no PDF"),
    ],
)
def test_a_bad_file_is_told_in_plain_words(name: str, message: str) -> None:
    with pytest.raises(CannotImposeError, match=message):
        impose(_bad(name), SheetOrder())


@pytest.mark.parametrize(
    "mended",
    [
        saved(drawn(3)).replace(b"startxref", b"startxxxx"),
        saved(drawn(3)).partition(b"xref")[0],
        saved(drawn(3)).replace(b"/Count 3", b"/Count \xee").replace(b"startxref", b"startxxxx"),
        saved(drawn(3, MediaBox=Array([0, 0, Name.X, 500]))),
    ],
    ids=["no table of objects", "an end that is lost", "no count of pages", "a size that is none"],
)
def test_a_file_that_could_be_mended_is_imposed_with_a_remark(mended: bytes) -> None:
    made = impose(mended, SheetOrder())
    assert made.arranged.sheets == 1
    assert made.remarks == ("the file is damaged; look at every page",)
    with Pdf.open(BytesIO(made.data)) as sheets:
        assert len(sheets.pages) == 2
        assert sheets.get_warnings() == []


def test_no_sheets_are_handed_over_that_nothing_can_open() -> None:
    ruin = b"""
20 0 obj<</Type/Page>>
6 0 obj<<29 4 R
7 0 obj<<///Pages 29 0 R/Type/Catalog>>
29 0 obj<</Count 8/Kids[20 0 R 2]>>>e"""
    with pytest.raises(CannotImposeError, match="it is damaged: save it anew"):
        impose(ruin, SheetOrder())
