"""What arrives at a printer, through the real CUPS: pages, sides, paper, copies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from tests.sheets.test_write import difference, drawn, saved, seen
from tests.system.print_shop import Received, Shop, add_folding_queue, add_queue, open_shop

from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.sheets.arrange import SheetOrder
from brieflives.sheets.write import impose

pytestmark = pytest.mark.system

A4 = (595.28, 841.89)
SAMPLE = Path(__file__).parents[2] / "source" / "mary-somerville.yaml"


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    with open_shop() as opened:
        add_queue(opened)
        yield opened


@pytest.fixture(scope="module")
def bare_shop() -> Iterator[Shop]:
    with open_shop() as opened:
        yield opened


def printed(shop: Shop, *arguments: str | Path) -> Received:
    """Print and return what the printer got."""
    number = shop.count() + 1
    done = shop.brieflives("print", *arguments, "--yes")
    assert done.returncode == 0, done.stderr
    return shop.received(number)


def refused(shop: Shop, *arguments: str | Path) -> str:
    """Try to print, and return what is said instead."""
    before = shop.count()
    done = shop.brieflives("print", *arguments, "--yes")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert shop.count() == before
    return done.stderr


def assert_arrived(got: Received, sheets: bytes) -> None:
    """Hold that the printer got these sheets, none more, each as it is and on A4."""
    arrived, expected = seen(got.data), seen(sheets)
    assert len(arrived) == len(expected)
    # the print system turns sheets that lie upright, all of them alike, and changes nothing else
    turned = [page.rotate(90, expand=True) for page in arrived]
    if difference(turned[0], expected[0]) > difference(turned[0].rotate(180), expected[0]):
        turned = [page.rotate(180) for page in turned]
    for page, sheet in zip(turned, expected, strict=True):
        assert difference(page, sheet) < min(5, ink(sheet))
        assert ink(sheet) < 2 or difference(page.rotate(180), sheet) > difference(page, sheet)
    assert is_on_a4(got)


def ink(page: Image.Image) -> float:
    """Return how much of a page is not bare paper, as a difference from it."""
    return difference(page, Image.new("RGB", page.size, "white"))


def is_on_a4(got: Received) -> bool:
    """Tell whether the printer was asked for A4, in the old words or in the new ones."""
    size = "media-size={x-dimension=21000 y-dimension=29700}"
    old, new = got.told.get("IPP_MEDIA", ""), got.told.get("IPP_MEDIA_COL", "")
    return old == "iso_a4_210x297mm" or size in new


def test_a_booklet_arrives_sheet_for_sheet_on_both_sides_unscaled(
    shop: Shop, tmp_path: Path
) -> None:
    source = saved(drawn(8))
    (tmp_path / "essay.pdf").write_bytes(source)
    got = printed(shop, tmp_path / "essay.pdf", "--booklet", "--copies", "2")
    assert got.told["IPP_SIDES"] == "two-sided-short-edge"
    assert got.told["IPP_COPIES"] == "2"
    assert got.told["IPP_MULTIPLE_DOCUMENT_HANDLING"] == "separate-documents-collated-copies"
    assert got.told["IPP_JOB_NAME"] == "essay-booklet"
    assert_arrived(got, impose(source, SheetOrder()).data)


def test_a_file_arrives_as_it_is_on_its_own_paper(shop: Shop, tmp_path: Path) -> None:
    source = saved(drawn(3, A4))
    (tmp_path / "Grüße.pdf").write_bytes(source)
    got = printed(shop, tmp_path / "Grüße.pdf")
    assert got.told["IPP_SIDES"] == "two-sided-long-edge"
    assert got.told["IPP_JOB_NAME"] == "Grüße"
    assert is_on_a4(got)
    for page, original in zip(seen(got.data), seen(source), strict=True):
        assert difference(page, original) < 3


def test_a_life_is_built_and_arrives_as_a_booklet(shop: Shop) -> None:
    got = printed(shop, SAMPLE, "--booklet")
    assert got.told["IPP_SIDES"] == "two-sided-short-edge"
    made = build_life(SAMPLE, Order(("booklet",))).files["mary-somerville-booklet.pdf"]
    assert_arrived(got, made)


def shaded(pages: int) -> bytes:
    """Return a file whose pages are told from one another by the shade of their middle."""
    pdf = drawn(pages)
    for number, page in enumerate(pdf.pages, 1):
        page.Contents = pdf.make_stream(f"{number / 10} g 150 200 120 200 re f".encode())
    return saved(pdf)


def shades(sheet: Image.Image) -> list[int | None]:
    """Return the numbers of shaded pages at the left and at the right; None: a blank one."""
    lying = sheet.rotate(90, expand=True).convert("L")
    middles = ((lying.width * part // 4, lying.height // 2) for part in (1, 3))
    numbers = [round(lying.tobytes()[x + y * lying.width] / 25.5) for x, y in middles]
    return [None if number == 10 else number for number in numbers]


def test_a_printer_that_folds_booklets_gets_one_that_is_imposed_once(tmp_path: Path) -> None:
    (tmp_path / "essay.pdf").write_bytes(shaded(6))
    with open_shop() as shop:
        add_queue(shop)
        add_folding_queue(shop)
        got = printed(shop, tmp_path / "essay.pdf", "--booklet", "--printer", "Folder")
    assert got.told["IPP_FINISHINGS"] == "booklet-maker"
    assert got.told["IPP_SIDES"] == "two-sided-short-edge"
    assert is_on_a4(got)
    # its driver has imposed them, of pages in reading order
    assert [shades(side) for side in seen(got.data)] == [[None, 1], [2, None], [6, 3], [4, 5]]


def test_what_the_printer_cannot_do_is_told_before_anything_is_sent(
    shop: Shop, tmp_path: Path
) -> None:
    (tmp_path / "essay.pdf").write_bytes(saved(drawn(4)))
    essay = tmp_path / "essay.pdf"
    assert "no A5 paper; it has A4" in refused(shop, essay)
    assert "no A3 paper" in refused(shop, essay, "--booklet", "--sheet", "A3")
    assert "no printer 'Attic'; there is Office" in refused(shop, essay, "--printer", "Attic")


def test_pages_beyond_this_printer_s_own_margins_are_named(shop: Shop, tmp_path: Path) -> None:
    pdf = drawn(4)
    for page, inset in zip(pdf.pages, (14, 14, 20, 20), strict=True):  # 4.9 and 7.1 mm
        page.Contents = pdf.make_stream(f"{inset} {inset} 10 10 re f".encode())
    (tmp_path / "essay.pdf").write_bytes(saved(pdf))
    done = shop.brieflives("print", tmp_path / "essay.pdf", "--booklet", "--dry-run")
    # 3.4 mm at the long edges of A4 is enough for all; at the short ones it is 6.35 mm
    assert "something on page 2 is less than 6.35 mm" in done.stderr


def test_a_stopped_printer_says_so_and_prints_again_when_it_is_started(
    shop: Shop, tmp_path: Path
) -> None:
    (tmp_path / "letter.pdf").write_bytes(saved(drawn(1, A4)))
    letter = tmp_path / "letter.pdf"
    assert shop.run("cupsdisable", "-r", "Out of toner", "Office").returncode == 0
    assert "Office is stopped (it says: Out of toner)" in refused(shop, letter)
    assert shop.run("cupsenable", "Office").returncode == 0
    assert shop.run("cupsreject", "Office").returncode == 0
    assert "takes no jobs now" in refused(shop, letter)
    assert shop.run("cupsaccept", "Office").returncode == 0
    assert printed(shop, letter).told["IPP_SIDES"] == "one-sided"


def test_a_machine_without_a_printer_says_so(bare_shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(saved(drawn(1, A4)))
    assert "no printer is set up" in refused(bare_shop, tmp_path / "letter.pdf")


def test_a_machine_without_a_print_service_says_so(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(saved(drawn(1, A4)))
    (tmp_path / "received").mkdir()
    nowhere = Shop(tmp_path, str(tmp_path / "no-such-socket"))
    assert "print service of this machine is not running" in refused(
        nowhere, tmp_path / "letter.pdf"
    )


def test_what_was_imposed_before_is_printed_as_it_says_itself(shop: Shop, tmp_path: Path) -> None:
    made = impose(saved(drawn(8)), SheetOrder(flip="long"))
    (tmp_path / "sheets.pdf").write_bytes(made.data)
    got = printed(shop, tmp_path / "sheets.pdf")
    assert got.told["IPP_SIDES"] == "two-sided-long-edge"
    assert_arrived(got, made.data)
