"""Lines of Chinese and Japanese end where their readers expect, and are of one length."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.typeset.composing import JUSTIFIED, composed, told, written

from brieflives.document.inline import NoteCall
from brieflives.typeset.lines import SetParagraph

CHINESE = (
    "鲁迅原名周树人，学过采矿，也学过医，最后选择了文学。1918年，《新青年》刊出《狂人日记》，"
    "作者署名“鲁迅”。他后来说：“医学并非一件紧要事”……这句话被引用了很多次——也被误解了很多次。"
    "1926年他离开北京，先到厦门，再到广州，1927年起定居上海。"
)
JAPANESE = (
    "夏目漱石は一八六七年に江戸で生まれた。「吾輩は猫である」を雑誌『ホトトギス』に発表したのは"
    "1905年のことである。イギリスのLondonに留学し、帰国後は東京帝国大学で教えたが、ちょっとした"
    "きっかけで新聞社へ移った（一九〇七年）。"
)
JA_HANT = "「繁體字」，與『簡化字』。"


def lines(text: str, lang: str, measure: float = 200) -> list[str]:
    return told(composed(text, lang=lang, measure=measure)).split(" / ")


def ends(paragraph: SetParagraph) -> list[float]:
    """Where the ink of each line but the last ends: an empty half hangs out."""
    return [
        line.x + line.width - (line.segments[-1].run.style.size_pt / 2)
        * (line.segments[-1].shaped.text in "，。」』）”》")
        for line in paragraph.lines[:-1]
    ]  # fmt: skip


def test_a_chinese_paragraph_is_divided_like_this() -> None:
    assert lines(CHINESE, "zh") == [
        "鲁迅原名周树人，学过采矿，也学过医，最后",
        "选择了文学。1918年，《新青年》刊出《狂人日",
        "记》，作者署名“鲁迅”。他后来说：“医学并非",
        "一件紧要事”……这句话被引用了很多次——也",
        "被误解了很多次。1926年他离开北京，先到厦",
        "门，再到广州，1927年起定居上海。",
    ]


def test_a_japanese_paragraph_is_divided_like_this() -> None:
    assert lines(JAPANESE, "ja") == [
        "夏目漱石は一八六七年に江戸で生まれた。「吾",
        "輩は猫である」を雑誌『ホトトギス』に発表",
        "したのは1905年のことである。イギリスの",
        "Londonに留学し、帰国後は東京帝国大学で教",
        "えたが、ちょっとしたきっかけで新聞社へ移っ",
        "た（一九〇七年）。",
    ]


@pytest.mark.parametrize(
    ("text", "lang"), [(CHINESE, "zh"), (JAPANESE, "ja"), (JA_HANT, "zh-Hant")]
)
def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket(text: str, lang: str) -> None:
    for measure in range(30, 260, 7):
        found = lines(text, lang, measure)
        assert all(line[0] not in "，。、」』）”》ゃゅょっー" for line in found)
        assert all(line[-1] not in "「『（“《" for line in found)
        assert written(composed(text, lang=lang, measure=measure)) == text


def test_lines_are_of_one_length() -> None:
    for text, lang in ((CHINESE, "zh"), (JAPANESE, "ja")):
        found = ends(composed(text, lang=lang))
        assert len(found) > 4
        assert found == pytest.approx([200] * len(found))


def test_a_dash_and_an_ellipsis_are_not_torn() -> None:
    for measure in range(30, 120, 3):
        for pair in ("——", "……"):
            found = lines(f"他说{pair}不要{pair}走{pair}", "zh", measure)
            assert "".join(found).count(pair) == 3
            assert sum(line.count(pair) for line in found) == 3


def test_a_number_stays_with_what_it_counts() -> None:
    for measure in range(60, 160, 5):
        assert any(
            "1927年" in line for line in lines("他在1927年起定居在上海的1927年", "zh", measure)
        )


def test_a_number_stays_with_the_character_that_says_what_it_numbers() -> None:
    for measure in range(60, 160, 5):
        assert any("注12" in line for line in lines("東京の新潮社で1970年［注12］", "ja", measure))


def test_a_note_call_stays_with_the_word_before_it() -> None:
    call = NoteCall(1, "a")
    for measure in range(40, 120, 3):
        found = composed("他离开北京", call, "先到厦门", call, "。", lang="zh", measure=measure)
        assert all(not line.text.startswith("1") for line in found.lines)


def test_latin_words_stand_a_little_apart() -> None:
    (line,) = composed("在London留学", lang="ja", style=JUSTIFIED).lines
    gaps = [segment.gap for segment in line.segments]
    assert [gap > 0 for gap in gaps] == [True, True, False, False]
    assert line.text == "在London留学"


def test_a_stop_and_a_bracket_beside_each_other_share_their_empty_half() -> None:
    (apart,) = composed("我。好「他", lang="ja").lines
    (beside,) = composed("我好。「他", lang="ja").lines
    em = beside.segments[0].run.style.size_pt
    assert apart.width - beside.width == pytest.approx(em / 2)


def test_a_line_begins_with_the_ink_of_a_bracket() -> None:
    (line,) = composed("「我」", lang="ja").lines
    assert line.x == pytest.approx(-line.segments[0].run.style.size_pt / 2)


def test_a_paragraph_of_running_text_begins_two_characters_in() -> None:
    chinese, japanese = composed("我好", lang="zh"), composed("我好", lang="ja")
    em = chinese.lines[0].segments[0].run.style.size_pt
    indented = replace(JUSTIFIED, indent_pt=14)
    assert composed("我好", lang="zh", style=indented).lines[0].x == pytest.approx(2 * em)
    assert composed("我好", lang="ja", style=indented).lines[0].x == pytest.approx(em)
    assert chinese.lines[0].x == japanese.lines[0].x == 0


def test_a_note_call_stands_in_the_empty_half_of_a_stop() -> None:
    call = NoteCall(1, "a")
    (alone,) = composed("我。好", lang="zh").lines
    (called,) = composed("我。", call, "好", lang="zh").lines
    (number,) = composed("我。", call, "1926年", lang="zh").lines
    width_of_call = called.segments[2].width
    assert called.width == pytest.approx(alone.width + width_of_call)
    assert called.segments[1].gap < 0 < called.segments[2].gap
    assert number.segments[2].gap > 0  # the call is not read as one with the year
