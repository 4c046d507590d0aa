"""One sheet for a class: what stands on it, what is left out, and who gets the answers."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from tests.editions.handouts import HEAD, PERSON, WORDS, handout, notices, sides
from tests.pdf.reading import opened, page_texts, tree

from brieflives.order import Order
from brieflives.pipeline import build_life

ROOT = Path(__file__).parents[2]
SECTION = """\
lead: She lived in London.
handout:
  summary: A short life.
  excerpts:
    - {text: It can do whatever we know how to order it to perform., cite: "@notes, p. 44"}
  questions:
    - {q: Who wrote this?, answer: Quaggas and okapis did., lines: 2}
    - When was it?
  glossary: {Order: what one is told to do}
  qr: https://example.org/ada
sources:
  - id: notes
    type: book
    author: [{family: King, given: Ada}]
    title: Notes
    publisher: Taylor
    issued: 1843
"""


def test_it_is_one_sheet_with_two_sides() -> None:
    front, back = sides(handout(PERSON + SECTION))
    assert "Ada Lovelace" in front
    assert "A short life." in front
    assert "10 December 1815" in front
    assert "whatever we know how to order it" in back
    assert "1. Who wrote this?" in back
    assert "what one is told to do" in back
    assert "example.org/ada" in back


def test_a_source_is_named_in_words_since_a_handout_has_no_notes() -> None:
    assert "King, Notes, 44 (1843)" in sides(handout(PERSON + SECTION))[1]


def test_no_answer_is_anywhere_in_the_pupils_file() -> None:
    built = handout(PERSON + SECTION)
    pdf = opened(built.files["ada-handout.pdf"])
    raw = b"".join(thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream))
    words = "".join(sides(built)) + str(pdf.docinfo) + pdf.Root.Metadata.read_bytes().decode()
    tagged = tree(pdf).text
    for word in ("Quagga", "okapi"):
        assert word not in words + tagged
        assert word.encode() not in built.files["ada-handout.pdf"] + raw
        assert word.encode("utf-16-be") not in built.files["ada-handout.pdf"] + raw
        assert word in "".join(sides(built, "ada-teacher.pdf"))


def test_without_answers_there_is_no_teachers_copy() -> None:
    built = handout(PERSON + "handout: {questions: [Who was she?]}")
    assert set(built.files) == {"ada-handout.pdf"}


def test_answers_that_fill_the_back_go_on_on_further_pages() -> None:
    question = f"    - {{q: Why?, answer: {WORDS * 12}Thus., lines: 2}}\n"
    built = handout(PERSON + "handout:\n  questions:\n" + question * 4)
    pages = sides(built, "ada-teacher.pdf")
    assert len(pages) > 2
    assert "".join(pages).count("Thus.") == 4


def test_the_lead_is_the_summary_where_none_is_written() -> None:
    lead = f"lead: |\n  {WORDS * 5}\n\n  {WORDS * 5}\n\n  {WORDS * 5}Too much.\n"
    front = sides(handout(PERSON + lead))[0]
    assert front.count("weaves algebraic") == 10
    assert "Too much" not in front


def test_a_lead_of_one_long_paragraph_is_no_summary() -> None:
    front = sides(handout(f"{PERSON}lead: {WORDS * 20}"))[0]
    assert "weaves algebraic" not in front


def test_what_the_lead_cites_is_called_by_no_note() -> None:
    cited = SECTION.replace("  summary: A short life.\n", "").replace("London.", "London.[@notes]")
    front = sides(handout(PERSON + cited))[0]
    assert re.search(r"She lived in London\.(?! ?\d)", front)


def test_a_life_without_a_section_has_lines_for_notes() -> None:
    built = handout(PERSON)
    assert "My notes" in sides(built)[1]
    assert notices(built) == []


@pytest.mark.parametrize("paper", ["A5", "letter"])
def test_the_paper_is_that_on_which_the_booklet_is_printed(paper: str) -> None:
    pdf = opened(handout(PERSON, paper=paper).files["ada-handout.pdf"])
    width = float(pdf.pages[0].mediabox[2])
    assert width == pytest.approx(595.28 if paper == "A5" else 612, abs=0.1)


def test_excerpts_are_left_out_from_the_last_and_this_is_told() -> None:
    excerpts = "".join(f"    - {WORDS * 6}Number {k}.\n" for k in range(1, 9))
    built = handout(f"{PERSON}handout:\n  excerpts:\n{excerpts}")
    back = sides(built)[1]
    assert "Number 1." in back
    assert "Number 8." not in back
    (message,) = notices(built)
    assert re.fullmatch(r"the handout has no room for \d excerpts?", message)
    assert built.findings[0].severity == "notice"


@pytest.mark.parametrize("paper", ["A5", "half-letter"])
def test_the_handout_of_the_sample_leaves_nothing_out(paper: str) -> None:
    source = ROOT / "source" / "mary-somerville.yaml"
    built = build_life(source, Order(("handout",), paper=paper))  # type: ignore[arg-type]
    assert notices(built) == []
    front, back = sides(built, "mary-somerville-handout.pdf")
    assert "English Cemetery, Naples" in front  # the last of the facts
    assert "Henry Brougham in a letter of 1827" in back  # the second excerpt


def test_a_very_long_excerpt_goes_before_the_others() -> None:
    excerpts = f"    - {WORDS * 40}Long.\n    - Short.\n"
    built = handout(f"{PERSON}handout:\n  excerpts:\n{excerpts}")
    assert "Long." not in sides(built)[1]
    assert "Short." in sides(built)[1]


def painted(
    page: pikepdf.Page | pikepdf.Object, operator: str
) -> list[pikepdf.ContentStreamInstruction]:
    """Return what is done on a page by one operator."""
    done = pikepdf.parse_content_stream(page)
    return [
        each
        for each in done
        if isinstance(each, pikepdf.ContentStreamInstruction) and str(each.operator) == operator
    ]


AWKWARD = {
    "no dates": "person: {name: Ada Lovelace}\n",
    "a living person": "person: {name: Ada Lovelace, living: true, born: {date: 1980}}\n",
    "a name of sixty letters": f"person: {{name: {'Llanfairpwll' * 5}}}\n",
    "a name of a thousand words": f"person: {{name: {'Ada ' * 1000}}}\n",
    "a hundred facts": PERSON + "  facts:\n" + "".join(f"    Fact {k}: x\n" for k in range(100)),
    "a long fact": f"{PERSON}  facts: {{Fact: {WORDS * 60}}}\n",
    "thirty questions": PERSON + "handout:\n  questions:\n" + "    - Why?\n" * 30,
    "a summary of a thousand words": f"{PERSON}handout: {{summary: {WORDS * 80}}}\n",
    "a long address": f"{PERSON}handout: {{qr: https://example.org/{'a' * 270}}}\n",
    "forty words explained": PERSON
    + f"lead: {WORDS}\nhandout:\n  glossary:\n"
    + "".join(f"    engine{'e' * k}: {WORDS}\n" for k in range(40)),
    "one year for all": PERSON
    + "timeline:\n"
    + "".join(f"  - {{date: 1840, text: Event {k}}}\n" for k in range(30)),
    "a long event": f"{PERSON}timeline: [{{date: 1840, text: {WORDS * 80}}}]\n",
}


@pytest.mark.parametrize("life", AWKWARD.values(), ids=AWKWARD)
def test_whatever_is_written_there_is_a_sheet_or_a_notice(life: str) -> None:
    built = handout(life)
    assert built.findings or len(sides(built)) == 2


def test_a_life_in_chinese_has_a_handout() -> None:
    built = build_life(ROOT / "tests" / "lives" / "zh-lu-xun.yaml", Order(("handout",)))
    assert "zh-lu-xun-handout.pdf" in built.files


def test_dots_below_a_name_in_arabic_keep_clear_of_the_line_below() -> None:
    def rule(name: str) -> float:
        """How high the line below name and summary lies."""
        head = "schema: life/1\nbook: {title: A, lang: ar}\n"
        built = handout(f"person: {{name: {name}, summary: كاتبة}}\nlead: كاتبة\n", head=head)
        pdf = opened(built.files["ada-handout.pdf"])
        return max(float(done.operands[1]) for done in painted(pdf.pages[0], "l"))

    assert rule("دار") - 6 < rule("مي") < rule("دار") - 2


def test_nothing_is_smaller_than_ten_points() -> None:
    built = handout(PERSON + SECTION)
    pages = opened(built.files["ada-handout.pdf"]).pages
    sizes = [float(done.operands[1]) for page in pages for done in painted(page, "Tf")]
    assert min(sizes) >= 10


def test_the_code_is_wide_enough_for_a_telephone_and_made_of_paths() -> None:
    pdf = opened(handout(PERSON + SECTION).files["ada-handout.pdf"])
    matrix = [float(number) for number in painted(pdf.pages[1], "cm")[-1].operands]
    assert matrix[0] >= 26 * 72 / 25.4 - 0.01
    forms = [o for o in pdf.objects if isinstance(o, pikepdf.Stream)]
    assert not any(str(o.get("/Subtype")) == "/Image" for o in forms)


def test_two_builds_are_the_same_to_the_byte() -> None:
    assert handout(PERSON + SECTION).files == handout(PERSON + SECTION).files


def test_the_pupils_file_has_the_books_title_and_says_what_it_is() -> None:
    pdf = opened(handout(PERSON + SECTION).files["ada-handout.pdf"])
    assert str(pdf.docinfo["/Title"]) == "Ada Lovelace: handout"
    assert page_texts(handout(PERSON, head=HEAD).files["ada-handout.pdf"])


def test_a_short_story_stands_below_a_large_portrait() -> None:
    short = opened(handout(f"{PERSON}lead: {WORDS}\n").files["ada-handout.pdf"])
    long = opened(handout(f"{PERSON}handout: {{summary: {WORDS * 18}}}\n").files["ada-handout.pdf"])
    large, small = (
        max(float(done.operands[2]) for done in painted(pdf.pages[0], "re"))
        for pdf in (short, long)
    )
    assert large > 1.6 * small


def test_room_that_is_left_on_the_back_becomes_lines_to_write_on() -> None:
    questions = "    - {q: Why?, lines: 2}\n    - {q: When?, lines: 2}\n"
    back = opened(handout(f"{PERSON}handout:\n  questions:\n{questions}").files["ada-handout.pdf"])
    lines = painted(back.pages[1], "l")
    assert len(lines) == 3 + 2 * 5  # name, class, date; five a question


@pytest.mark.parametrize("style", ["classic-grey", "modern-grey"])
def test_a_grey_style_shows_its_pictures_in_grey(style: str) -> None:
    life = ROOT / "source" / "mary-somerville.yaml"
    built = build_life(life, Order(("pdf", "handout", "leaflet"), style=style))
    for name in (
        "mary-somerville.pdf",
        "mary-somerville-handout.pdf",
        "mary-somerville-leaflet.pdf",
    ):
        pdf = opened(built.files[name])
        streams = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        spaces = {str(s.ColorSpace) for s in streams if str(s.get("/Subtype")) == "/Image"}
        assert spaces == {"/DeviceGray"}
