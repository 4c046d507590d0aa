"""A life with twenty mistakes: one run finds every one of them, at the very word."""

from pathlib import Path

from brieflives.findings import in_reading_order
from brieflives.understanding import check_life

LIFE = Path(__file__).with_name("twenty-mistakes.yaml")


def test_twenty_mistakes_are_reported_in_one_run_each_at_its_line_and_column() -> None:
    found = in_reading_order(check_life(LIFE))
    assert [f"{f.code} {f.span.line}:{f.span.column}" for f in found] == [
        "unknown-key 6:3",
        "bad-language 7:9",
        "bad-date 8:9",
        "comma-in-braces 15:43",
        "died-before-born 16:16",
        "bad-citation 16:35",
        "missing-key 18:7",
        "ends-before-beginning 19:40",
        "empty-value 21:5",
        "missing-image 24:20",
        "bad-heading 27:3",
        "raw-html 31:7",
        "unknown-source 31:34",
        "unknown-note 31:70",
        "unknown-target 33:14",
        "bad-id 36:9",
        "bad-markup 39:15",
        "bad-citation 39:43",
        "unknown-media 41:7",
        "wrong-choice 45:11",
    ]
    assert len(found) == 20
