from __future__ import annotations

import json

from msgspec.structs import replace

from brieflives.places import SourceFile, Span
from brieflives.report.layout import layout_as_data, layout_as_text
from brieflives.report.listing import as_json
from brieflives.typeset.proof import Mark, PageFill, Proof, Remark

SOURCE = SourceFile("ada.yaml", "lead: |\n  She wrote.\n")
LOOSE = Remark(
    Mark.LOOSE_LINE, "3", 2.512, "spaces", 2.2, True, "She wrote.", "", Span(SOURCE, 10, 20)
)
SHORT = Remark(
    Mark.SHORT_PAGE, "4", 2.0, "lines", 5, False, because="no line of a paragraph is left alone"
)
WIDOW = Remark(Mark.WIDOW, "5", 1, "line", 1, False, "wrote.", "nothing else was within reach")
PROOF = Proof(
    style="classic",
    page_lines=34,
    justified=90,
    mean_space=1.214,
    widest_space=2.512,
    lines=120,
    hyphenated=12,
    fills=(PageFill("i", 34.0), PageFill("ii", 0.0), PageFill("3", 29.45)),
    remarks=(LOOSE, SHORT, WIDOW),
)


def test_the_layout_report_tells_figures_marks_and_pages() -> None:
    assert layout_as_text("ada.yaml", PROOF) == (
        "ada.yaml: layout in classic\n"
        "  3 pages; 120 lines of text, 12 of them end in a hyphen (10 %)\n"
        "  spaces 1.2 times as wide as the face wants them on average, 2.5 at most\n"
        "beyond the limits of the style:\n"
        "  page     3     line 2  spaces 2.5 times as wide as usual (up to 2.2) ‘She wrote.’\n"
        "within them:\n"
        "  page     4             2 lines empty at the foot (up to 5): no line of a paragraph is"
        " left alone\n"
        "  page     5             last line of a paragraph alone at the head of the page ‘wrote.’:"
        " nothing else was within reach\n"
        "lines filled, of 34 a page:\n"
        "    i 34.0    ii    –     3 29.4\n"
    )


def test_every_mark_has_its_words_and_figures_that_people_read() -> None:
    marks = [replace(LOOSE, mark=mark, amount=393.29, limit=150) for mark in Mark]
    text = layout_as_text("ada.yaml", replace(PROOF, remarks=tuple(marks)))
    assert "picture has 393 dots an inch (from 150)" in text
    assert "393.29" not in text


def test_an_amount_just_beyond_its_limit_does_not_look_like_the_limit() -> None:
    near = replace(PROOF, remarks=(replace(LOOSE, amount=2.21),))
    assert "spaces 2.21 times as wide as usual (up to 2.2)" in layout_as_text("ada.yaml", near)


def test_a_ragged_book_without_marks_says_so() -> None:
    quiet = Proof("modern", 34, 0, 1.0, 1.0, 10, 0, (PageFill("1", 10.0),), ())
    text = layout_as_text("ada.yaml", quiet)
    assert "beyond the limits of the style: nothing\nwithin them: nothing\n" in text
    assert "spaces" not in text


def test_programs_get_the_layout_report_beside_the_findings() -> None:
    told = json.loads(as_json([], [layout_as_data("ada.yaml", PROOF)]))
    assert told["findings"] == []
    layout = told["layout"][0]
    assert layout["pages"][2] == {"page": "3", "lines": 29.45}
    assert layout["remarks"][0] == {
        "mark": "loose line",
        "page": "3",
        "amount": 2.512,
        "unit": "spaces",
        "limit": 2.2,
        "beyond": True,
        "words": "She wrote.",
        "because": "",
        "file": "ada.yaml",
        "line": 2,
        "column": 3,
    }
    assert layout["remarks"][1]["line"] is None


def test_findings_alone_have_no_layout() -> None:
    assert "layout" not in json.loads(as_json([]))
