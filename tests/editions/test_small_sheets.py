"""The handout as a leaflet and as a zine: set anew on small pages, which stand on one sheet."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from tests.editions.handouts import HEAD, PERSON, WORDS, sides
from tests.editions.test_handout import AWKWARD, SECTION, painted
from tests.pdf.reading import opened

from brieflives.document.book import Document
from brieflives.editions.handout import whole_handout
from brieflives.order import Order
from brieflives.pipeline import Built, build_life
from brieflives.read.life import read_life
from brieflives.resolve.life import resolve
from brieflives.style.load import load_sheet
from brieflives.style.sheet import Sheet
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.handout.grid import types_for
from brieflives.typeset.handout.panels import Panel, set_leaflet, set_zine
from brieflives.typeset.pages import Pages, PlacedText

ROOT = Path(__file__).parents[2]

KINDS = ("leaflet", "zine")
each_kind = pytest.mark.parametrize("kind", KINDS)


def made(folder: Path, text: str, kind: str) -> Built:
    life = folder / "ada.yaml"
    life.write_text(HEAD + text, encoding="utf-8")
    return build_life(life, Order((kind,)))


def words(built: Built, kind: str) -> str:
    return " ".join(sides(built, f"ada-{kind}.pdf"))


@each_kind
def test_it_holds_what_the_handout_says_but_no_answer(kind: str, tmp_path: Path) -> None:
    text = words(made(tmp_path, PERSON + SECTION, kind), kind)
    for said in ("Ada Lovelace", "A short life.", "whatever we know", "Order", "example.org/ada"):
        assert said in text
    assert "okapi" not in text


@pytest.mark.parametrize(("kind", "count"), [("leaflet", 2), ("zine", 1)])
def test_it_is_one_sheet_of_a4_on_its_side(kind: str, count: int, tmp_path: Path) -> None:
    pdf = opened(made(tmp_path, PERSON + SECTION, kind).files[f"ada-{kind}.pdf"])
    assert len(pdf.pages) == count
    width, height = (round(float(edge)) for edge in pdf.pages[0].mediabox[2:])
    assert (width, height) == (842, 595)


@each_kind
def test_the_sheet_carries_no_tags_and_claims_no_standard(kind: str, tmp_path: Path) -> None:
    data = made(tmp_path, PERSON + SECTION, kind).files[f"ada-{kind}.pdf"]
    assert "/StructTreeRoot" not in opened(data).Root


@each_kind
def test_what_has_no_room_is_told(kind: str, tmp_path: Path) -> None:
    excerpts = "".join(f"    - {WORDS * 8}\n" for _ in range(12))
    built = made(tmp_path, f"{PERSON}handout:\n  excerpts:\n{excerpts}", kind)
    assert f"the {kind} has no room for" in built.findings[0].message


@each_kind
@pytest.mark.parametrize("life", AWKWARD.values(), ids=AWKWARD)
def test_whatever_is_written_there_is_a_sheet_or_a_notice(
    life: str, kind: str, tmp_path: Path
) -> None:
    built = made(tmp_path, life, kind)
    assert f"ada-{kind}.pdf" in built.files or f"no {kind} can be made" in str(built.findings)


@each_kind
def test_a_name_with_no_room_makes_no_sheet(kind: str, tmp_path: Path) -> None:
    built = made(tmp_path, AWKWARD["a name of a thousand words"], kind)
    assert not built.files
    assert f"no {kind} can be made" in built.findings[0].message


@each_kind
def test_what_is_left_out_is_named(kind: str, tmp_path: Path) -> None:
    terms = "".join(f"    term{k}: {WORDS}\n" for k in range(20))
    built = made(tmp_path, f"{PERSON}handout:\n  glossary:\n{terms}", kind)
    told = [found.message for found in built.findings if f"the {kind} has" in found.message]
    assert re.fullmatch(rf"the {kind} has no room for \d+ words of the glossary", told[0])
    assert "term0" in words(built, kind)


@each_kind
def test_a_sheet_without_questions_in_its_life_says_nothing(kind: str, tmp_path: Path) -> None:
    assert made(tmp_path, PERSON, kind).findings == []


PLAIN = f"""{PERSON}lead: |
  {"She wrote notes on the Engine of Charles Babbage. " * 40}

  {"Nobody had done so before. " * 20}

  The end.
"""


@each_kind
def test_a_plain_life_is_told_by_its_whole_lead_and_the_rest_is_ruled(
    kind: str, tmp_path: Path
) -> None:
    built = made(tmp_path, PLAIN, kind)
    assert built.findings == []
    text = words(built, kind)
    assert text.count("notes on the Engine") >= 39  # one is divided; a handout would have none
    assert "The end." in text
    assert "My notes" in words(made(tmp_path, f"{PERSON}lead: A short life.\n", kind), kind)


@each_kind
def test_paragraphs_of_the_lead_without_room_are_told(kind: str, tmp_path: Path) -> None:
    lead = PLAIN.replace("The end.", "\n\n  ".join([WORDS * 12] * 12))
    told = [found.message for found in made(tmp_path, lead, kind).findings]
    assert re.search(rf"the {kind} has no room for \d+ paragraphs of the lead", told[0])


@each_kind
def test_dates_of_the_timeline_without_room_are_counted(kind: str, tmp_path: Path) -> None:
    entries = "".join(f"  - {{date: {1820 + k}, text: Event {k}}}\n" for k in range(30))
    built = made(tmp_path, f"{PERSON}timeline:\n{entries}", kind)
    text = words(built, kind)
    shown = sum(f"Event {k} " in f"{text} " for k in range(30))
    (found,) = built.findings
    assert re.fullmatch(rf"the {kind} has no room for {30 - shown} key dates", found.message)


def test_what_has_no_room_is_told_of_each_sheet(tmp_path: Path) -> None:
    terms = "".join(f"    term{k}: {WORDS * 6}\n" for k in range(30))
    life = tmp_path / "ada.yaml"
    life.write_text(f"{HEAD}{PERSON}handout:\n  glossary:\n{terms}", encoding="utf-8")
    found = build_life(life, Order(("handout", "leaflet", "zine"))).findings
    told = [each.message.split(" has")[0] for each in found if "has no room" in each.message]
    assert told == ["the handout", "the leaflet", "the zine"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_short_life_is_set_in_larger_type(kind: str, tmp_path: Path) -> None:
    def largest(text: str) -> float:
        pdf = opened(made(tmp_path, text, kind).files[f"ada-{kind}.pdf"])
        forms = [form for page in pdf.pages for form in page.Resources.XObject.values()]
        return min(float(done.operands[1]) for form in forms for done in painted(form, "Tf"))

    full = PERSON + "lead: |\n  " + "\n\n  ".join(["She wrote. " * 60] * 5) + "\n"
    assert largest(f"{PERSON}lead: A short life.\n") > largest(full)


def test_a_cover_has_the_caption_and_the_credit_of_its_portrait(tmp_path: Path) -> None:
    source = ROOT / "source" / "mary-somerville.yaml"
    for kind in KINDS:
        text = " ".join(sides(build_life(source, Order((kind,))), f"mary-somerville-{kind}.pdf"))
        assert "imagined as a silhouette" in text
        assert "Drawn for this book" in text


@pytest.mark.parametrize(("kind", "least"), [("leaflet", 9), ("zine", 8)])
def test_no_type_is_too_small_to_be_read(kind: str, least: int, tmp_path: Path) -> None:
    pdf = opened(made(tmp_path, PERSON + SECTION, kind).files[f"ada-{kind}.pdf"])
    forms = [form for page in pdf.pages for form in page.Resources.XObject.values()]
    sizes = [float(done.operands[1]) for form in forms for done in painted(form, "Tf")]
    assert min(sizes) >= least


@each_kind
@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_no_panel_is_made_smaller_to_fit_its_sheet(kind: str, paper: str, tmp_path: Path) -> None:
    book = HEAD.replace("lang: en-GB", f"lang: en-GB, paper: {paper}")
    assert paper in book
    life = tmp_path / "ada.yaml"
    life.write_text(book + PERSON + SECTION, encoding="utf-8")
    pdf = opened(build_life(life, Order((kind,))).files[f"ada-{kind}.pdf"])
    scales = [
        abs(float(done.operands[0]))
        for page in pdf.pages
        for done in pikepdf.parse_content_stream(page)
        if str(done.operator) == "cm"
    ]
    assert len(scales) == {"leaflet": 6, "zine": 8}[kind]
    assert scales == pytest.approx([1] * len(scales), abs=1e-4)


LONG_STORY = f"""\
handout:
  summary: |
    {"She wrote to him again. " * 34}
  excerpts: [{WORDS * 2}]
  questions: [Who wrote whatever we know?, Why?]
  glossary: {{Order: a command}}
"""


def test_facts_stand_below_the_end_of_a_story_that_runs_on_so_that_questions_have_a_page(
    tmp_path: Path,
) -> None:
    built = made(tmp_path, PERSON + LONG_STORY, "zine")
    assert not [f for f in built.findings if "no room" in f.message]
    assert "Who wrote whatever we know?" in words(built, "zine")


def test_questions_without_a_page_stand_below_the_words_explained(tmp_path: Path) -> None:
    story = "She wrote to him again. " * 34
    facts = f"  facts: {{Machine: {WORDS * 2}, Loom: {WORDS * 2}}}\n"
    dates = "timeline: [{date: 1833, text: Meets Babbage}, {date: 1843, text: Publishes}]\n"
    told = dates + LONG_STORY.replace(story, story * 2)
    built = made(tmp_path, PERSON + facts + told, "zine")
    assert not [f for f in built.findings if "no room" in f.message]
    text = words(built, "zine")
    assert 0 < text.index("a command") < text.index("Who wrote whatever we know?")


def test_a_short_fact_has_the_room_that_a_longer_one_left() -> None:
    built = build_life(ROOT / "source" / "mary-somerville.yaml", Order(("zine",)))
    text = " ".join(sides(built, "mary-somerville-zine.pdf"))
    assert "Patron" not in text, "her honours are too long for the page"
    assert "English Cemetery" in text


def hebrew(life: Path) -> tuple[Document, Sheet, Fonts]:
    sheet, _ = load_sheet("classic")
    parsed, _ = read_life(life)
    assert sheet is not None
    assert parsed is not None
    return resolve(parsed, datetime(2026, 11, 1, tzinfo=UTC))[0], sheet, Fonts()


@each_kind
def test_lines_of_a_hebrew_sheet_begin_at_the_right(kind: str) -> None:
    life = ROOT / "tests" / "lives" / "he-eliezer-ben-yehuda.yaml"
    document, sheet, fonts = hebrew(life)
    whole = whole_handout(document)
    assert whole is not None
    types = types_for(document, sheet, fonts)
    pages = (set_leaflet if kind == "leaflet" else set_zine)(whole, types, Panel(280, 595, 25))
    assert isinstance(pages, Pages)
    texts = [thing for thing in pages.pages[0].placed if isinstance(thing, PlacedText)]
    assert all(text.mirrored for text in texts)
    name = texts[0]
    assert name.left_of(name.paragraph.lines[0]) + name.paragraph.lines[0].width == pytest.approx(
        280 - 25, abs=1
    )
