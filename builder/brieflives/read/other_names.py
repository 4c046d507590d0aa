"""What beginners call the keys and choices of the schema, by what they know from elsewhere."""

from __future__ import annotations

from collections.abc import Collection

_OF_KEYS = {
    **dict.fromkeys(("year", "date", "published", "publication-date"), ("issued", "date")),
    **dict.fromkeys(("journal", "newspaper", "magazine", "booktitle"), ("container-title",)),
    **dict.fromkeys(("website", "site", "encyclopedia", "book-title"), ("container-title",)),
    **dict.fromkeys(("city", "place", "location", "address"), ("publisher-place", "place")),
    **dict.fromkeys(("link", "web", "website", "href"), ("URL", "url")),
    **dict.fromkeys(("birth", "birthday", "birthdate", "date-of-birth"), ("born",)),
    **dict.fromkeys(("death", "deathdate", "date-of-death"), ("died",)),
    **dict.fromkeys(("content", "contents", "text", "prose"), ("body",)),
    **dict.fromkeys(("photo", "photograph", "picture", "image"), ("portrait", "file")),
    **dict.fromkeys(("event", "entry"), ("text",)),
    **dict.fromkeys(("path", "filename", "src"), ("file",)),
    **dict.fromkeys(("description", "alt-text"), ("alt", "summary", "text")),
    **dict.fromkeys(("owner", "photographer"), ("credit",)),
    **dict.fromkeys(("licence", "license", "copyright"), ("licence", "rights")),
    **dict.fromkeys(("position", "post", "job", "heading"), ("title",)),
    **dict.fromkeys(("start", "begin", "since"), ("from",)),
    **dict.fromkeys(("end", "until", "till"), ("to",)),
    **dict.fromkeys(("bibliography", "references", "literature"), ("sources",)),
    **dict.fromkeys(("footnotes", "endnotes", "remarks"), ("notes",)),
    **dict.fromkeys(("images", "pictures", "photos"), ("media",)),
    **dict.fromkeys(("introduction", "intro", "preface", "opening"), ("lead",)),
    **dict.fromkeys(("sections", "parts"), ("chapters",)),
    **dict.fromkeys(("wife", "husband", "marriage", "married"), ("spouses",)),
    **dict.fromkeys(("father", "mother"), ("parents",)),
    **dict.fromkeys(("brother", "sister", "siblings"), ("relatives",)),
    **dict.fromkeys(("sex",), ("gender",)),
    **dict.fromkeys(("to",), ("recipient",)),
    **dict.fromkeys(("from", "by"), ("author",)),
    **dict.fromkeys(("years",), ("served",)),
    **dict.fromkeys(("language",), ("lang",)),
}
_FACTS = {
    **dict.fromkeys(("occupation", "job", "profession"), "occupation"),
    **{name: name for name in ("nationality", "citizenship", "party", "religion", "residence")},
    **{name: name for name in ("languages", "genre", "movement", "website", "known-for")},
}
_DEEPER = {
    **dict.fromkeys(("birth-place", "birthplace", "place-of-birth"), ("born", "place")),
    **dict.fromkeys(("death-place", "deathplace", "place-of-death"), ("died", "place")),
    **dict.fromkeys(("birth-date", "birthdate", "date-of-birth", "birth-year"), ("born", "date")),
    **dict.fromkeys(("death-date", "deathdate", "date-of-death", "death-year"), ("died", "date")),
    **dict.fromkeys(("spouse", "wife", "husband", "marriage"), ("family", "spouses")),
}
_OF_CHOICES = {
    **dict.fromkeys(("letter", "email", "e-mail", "postcard"), ("personal_communication",)),
    **dict.fromkeys(("web", "website", "web-page", "internet", "online"), ("webpage",)),
    **dict.fromkeys(("article", "journal", "paper"), ("article-journal",)),
    **dict.fromkeys(("newspaper", "news"), ("article-newspaper",)),
    **dict.fromkeys(("magazine",), ("article-magazine",)),
    **dict.fromkeys(("encyclopedia", "encyclopaedia", "lexicon"), ("entry-encyclopedia",)),
    **dict.fromkeys(("film", "movie", "video"), ("motion_picture",)),
    **dict.fromkeys(("photo", "photograph", "picture", "painting"), ("graphic",)),
    **dict.fromkeys(("novel", "biography", "memoir", "autobiography"), ("book",)),
    **dict.fromkeys(("dissertation", "phd"), ("thesis",)),
    **dict.fromkeys(("radio", "tv", "television", "podcast"), ("broadcast",)),
    **dict.fromkeys(("archive", "record", "file", "certificate"), ("document",)),
    **dict.fromkeys(("diary", "notebook"), ("manuscript",)),
    **dict.fromkeys(("male", "man"), ("m",)),
    **dict.fromkeys(("female", "woman"), ("f",)),
    **dict.fromkeys(("writer",), ("author",)),
    **dict.fromkeys(("maiden", "maiden-name", "née", "nee", "born"), ("birth",)),
    **dict.fromkeys(("pseudonym", "pen-name", "nom-de-plume"), ("pen",)),
    **dict.fromkeys(("stage", "stage-name", "artist"), ("alias",)),
    **dict.fromkeys(("original", "own-language"), ("native",)),
}


def key_called(word: str, known: Collection[str]) -> str:
    """Return the one of the ``known`` keys that somebody calls ``word``; empty if there is none."""
    return _first(_OF_KEYS.get(_plain(word), ()), known)


def fact_called(word: str) -> str:
    """Return the fact of a person that somebody calls ``word``; empty if there is none."""
    return _FACTS.get(_plain(word), "")


def deeper_called(word: str) -> tuple[str, str] | None:
    """Return the group, and the key in it, of what somebody calls ``word`` beside the group."""
    return _DEEPER.get(_plain(word))


def choice_called(word: str, choices: Collection[str]) -> str:
    """Return the one of the ``choices`` that somebody calls ``word``; empty if there is none."""
    return _first(_OF_CHOICES.get(_plain(word), ()), choices)


def _first(meant: tuple[str, ...], known: Collection[str]) -> str:
    return next((name for name in meant if name in known), "")


def _plain(word: str) -> str:
    return "-".join(word.casefold().replace("_", " ").split())
