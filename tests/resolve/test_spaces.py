import pytest

from brieflives.languages.words import load_words
from brieflives.resolve.spaces import Spacing


def protect(text: str, lang: str, before: str = "") -> str:
    words = load_words(lang)
    assert words is not None
    protected = Spacing.of(words).protect(text, before)
    assert len(protected) == len(text)
    return protected.replace("\u00a0", "~").replace("\u202f", "^")


@pytest.mark.parametrize(
    ("lang", "written", "set_as"),
    [
        ("en", "see D. Satter and J. S. Bach, p. 20", "see D.~Satter and J.~S.~Bach, p.~20"),
        ("en", "Dr. No and Mrs Dalloway", "Dr.~No and Mrs~Dalloway"),
        ("en", "20 km, 5 %, 11 June 1890 and 44 BC", "20~km, 5~%, 11~June 1890 and 44~BC"),
        ("en", "vol. IV by Henry VIII", "vol.~IV by Henry~VIII"),
        ("en", "so – it was", "so~– it was"),
        ("en", "In 1890 people said no. They left.", "In 1890 people said no. They left."),
        ("ru", "в XIX в. и о слоне — с. 20", "в~XIX~в. и~о~слоне~— с.~20"),
        ("ru", "11 июня 1890 г. Анна; г. Москва", "11~июня 1890~г. Анна; г.~Москва"),
        ("ru", "А. С. Пушкин, 10 000 руб.", "А.~С.~Пушкин, 10~000~руб."),
        ("uk", "у м. Києві – 5 км", "у~м.~Києві~– 5~км"),
        ("pl", "i w domu prof. Nowaka, 3 maja 1791 r.", "i~w~domu prof.~Nowaka, 3~maja 1791~r."),
        ("de", "z. B. am 11. Juni, S. 20", "z.~B. am 11.~Juni, S.~20"),
        ("fr", "Quoi ? Oui ; non : « si » !", "Quoi^? Oui^; non~: «^si^»^!"),
        ("fr", "M. Hugo, au XIXe siècle, p. 5", "M.~Hugo, au XIXe~siècle, p.~5"),
        ("it", "a p. 20, il 2 giugno", "a p.~20, il 2~giugno"),
        ("es", "el n.º 5 de la Sra. Díaz", "el n.º~5 de la Sra.~Díaz"),
        ("he", "ב־20 ק״מ, עמ׳ 5", "ב־20~ק״מ, עמ׳~5"),
        ("ar", "في 11 يونيو", "في 11~يونيو"),
        ("zh", "鲁迅 1881", "鲁迅 1881"),
    ],
)
def test_words_that_belong_together_stay_on_one_line(lang: str, written: str, set_as: str) -> None:
    assert protect(written, lang) == set_as


def test_what_precedes_an_emphasised_word_holds_on_to_it() -> None:
    assert protect("в ", "ru") == "в~"
    assert protect(" Sand", "en", before="by Mr.") == "~Sand"


def test_a_hyphen_between_numbers_stays_as_it_is() -> None:
    assert protect("pp. 3-4", "en") == "pp.~3-4"
