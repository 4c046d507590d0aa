from msgspec import Struct

from brieflives.languages.words import load_words
from brieflives.places import SourceFile, Span
from brieflives.resolve.typography import Typography


class Written(Struct, frozen=True):
    """A text that stands in its file from the first character on."""

    source: SourceFile

    def span(self) -> Span:
        return Span(self.source, 0, len(self.source.text))

    def part(self, start: int, length: int = 1) -> Span:
        return Span(self.source, start, start + length)


def test_characters_keep_their_places_when_french_quotes_bring_spaces() -> None:
    words = load_words("fr")
    assert words is not None
    written = Written(SourceFile("life.yaml", 'Il dit : "oui" et "non".'))
    text = Typography.of(words)(written.source.text, written, "")
    assert text.text == "Il dit\u00a0: «\u202foui\u202f» et «\u202fnon\u202f»."
    place = text.place
    for word in ("oui", "non", "et", "."):
        assert place.part(text.text.index(word), len(word)).text == word  # type: ignore[attr-defined]
    assert place.span().text == written.source.text


def test_characters_keep_their_places_when_hyphens_become_a_dash() -> None:
    words = load_words("en")
    assert words is not None
    written = Written(SourceFile("life.yaml", 'A --- "b" ... c.'))
    text = Typography.of(words)(written.source.text, written, "")
    assert text.text == "A\u00a0— “b” … c."
    place = text.place
    for printed, typed in (("—", "---"), ("…", "..."), ("b", "b"), ("c.", "c.")):
        start = text.text.index(printed)
        assert place.part(start, len(printed)).text == typed  # type: ignore[attr-defined]
