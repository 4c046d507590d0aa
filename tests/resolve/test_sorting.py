"""The order of names, as a reader of each language looks them up."""

import pytest

from brieflives.languages.words import load_words
from brieflives.resolve.sorting import Alphabet, title_to_sort


def alphabet(lang: str) -> Alphabet:
    words = load_words(lang)
    assert words is not None
    return Alphabet(words)


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("en", "Adams | Ångström, Anders | Brown | Émile | O’Brien, Ann | Obst | Ørsted, Hans"),
        ("en", "Smith, John | Smith, Zoë | Smith-Jones, Ada | Smithson, Ann | 鲁迅"),
        ("de", "Arm | Ärmel | Arp | Möller, A. | Moller, B. | Müller | Straße | Strasser | Zuse"),
        ("es", "Nuñez | Núñez | Ñandú | Ochoa"),
        ("pl", "Curie | Ćwik | Lis | Łoś | Zola | Źrebak | Żak"),
        ("ru", "Елизаров | Ёлкин | Емельянов | Жуков | Йорк | Satter, David"),
        ("uk", "Гоголь | Ґонта | Ємець | Івченко | Їжак | Йосип"),
        ("ar", "ابن سينا | أحمد | الخوارزمي | دانتي | هاجر"),
        ("he", "אבן | בן־יהודה, אליעזר | כהן | תלמי"),
        ("zh", "蔡元培 | 鲁迅 | 许广平 | 周作人"),
        ("ja", "あくたがわ りゅうのすけ | カフカ | なつめ そうせき | ホフマン | もり おうがい"),
    ],
)
def test_names_stand_where_a_reader_looks_for_them(lang: str, names: str) -> None:
    expected = names.split(" | ")
    backwards = tuple(reversed(expected))
    assert sorted(backwards, key=alphabet(lang).key) == expected


@pytest.mark.parametrize(
    ("lang", "name", "head"),
    [
        ("en", "émile", "E"),
        ("es", "Ñandú", "Ñ"),
        ("es", "Núñez", "N"),
        ("ru", "Ёлкин", "Е"),
        ("ru", "Satter", "S"),
        ("ar", "الخوارزمي", "خ"),
        ("ja", "カフカ", "か"),
        ("ja", "ごとう", "か"),
        ("zh", "鲁迅", ""),
        ("en", "1st Duke", "S"),
        ("en", "…", ""),
    ],
)
def test_a_name_stands_under_its_letter(lang: str, name: str, head: str) -> None:
    assert alphabet(lang).head(name) == head


@pytest.mark.parametrize(
    ("lang", "title", "filed"),
    [
        ("en-GB", "The Woman Who Weighed Ice", "Woman Who Weighed Ice, The"),
        ("en-GB", "Anna Petrova", "Anna Petrova"),
        ("en-GB", "Theodora", "Theodora"),
        ("en-GB", "The", "The"),
        ("de", "Die Frau im Eis", "Frau im Eis, Die"),
        ("fr", "L’inconnue", "Inconnue, L’"),
        ("fr", "La Fontaine", "La Fontaine"),
        ("es", "Las olas", "Olas, Las"),
        ("it", "Un’altra vita", "Altra vita, Un’"),
        ("ru", "А женщина", "А женщина"),
    ],
)
def test_a_title_is_filed_by_its_first_word_that_is_no_article(
    lang: str, title: str, filed: str
) -> None:
    words = load_words(lang)
    assert words is not None
    assert title_to_sort(title, "Jean de La Fontaine", words) == filed
