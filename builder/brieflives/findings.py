"""What is wrong with an author's file, as values: a finding has a code, a place and a hint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from brieflives.places import Place, Span


class Severity(StrEnum):
    """An error keeps a life from being written; a warning is shown and the build goes on.

    A notice tells of a choice that the program has made; nothing has to be mended, even when all
    warnings count as errors.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Code(StrEnum):
    """The stable name of a kind of finding; what it means stands in the author's words."""

    # the file
    UNREADABLE_FILE = "unreadable-file"
    NOT_UTF8 = "not-utf8"
    EMPTY_FILE = "empty-file"
    TOO_LARGE = "too-large"
    CONTROL_CHARACTER = "control-character"
    # YAML
    BROKEN_YAML = "broken-yaml"
    DUPLICATE_KEY = "duplicate-key"
    YAML_ALIAS = "yaml-alias"
    YAML_TAG = "yaml-tag"
    MERGE_KEY = "merge-key"
    SEVERAL_DOCUMENTS = "several-documents"
    TOO_DEEP = "too-deep"
    COMPLEX_KEY = "complex-key"
    COMMA_IN_BRACES = "comma-in-braces"
    HASH_IN_VALUE = "hash-in-value"
    # the schema
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    EMPTY_VALUE = "empty-value"
    WRONG_SHAPE = "wrong-shape"
    WRONG_CHOICE = "wrong-choice"
    WRONG_VALUE = "wrong-value"
    BAD_DATE = "bad-date"
    BAD_LANGUAGE = "bad-language"
    BAD_ID = "bad-id"
    DUPLICATE_ID = "duplicate-id"
    OUTSIDE_FOLDER = "outside-folder"
    # prose
    RAW_HTML = "raw-html"
    BAD_HEADING = "bad-heading"
    BAD_CITATION = "bad-citation"
    BAD_MARKUP = "bad-markup"
    INLINE_IMAGE = "inline-image"
    # notes, sources, media
    UNKNOWN_SOURCE = "unknown-source"
    UNKNOWN_NOTE = "unknown-note"
    UNKNOWN_TARGET = "unknown-target"
    UNKNOWN_MEDIA = "unknown-media"
    MISSING_REFERENCES = "missing-references"
    BAD_REFERENCES = "bad-references"
    MISSING_IMAGE = "missing-image"
    BAD_IMAGE = "bad-image"
    MISSING_ALT = "missing-alt"
    # the life itself
    DIED_BEFORE_BORN = "died-before-born"
    ENDS_BEFORE_BEGINNING = "ends-before-beginning"
    LIVING_AND_DEAD = "living-and-dead"
    # the style
    LOW_CONTRAST = "low-contrast"
    MISSING_FONT = "missing-font"
    # the booklet
    TOO_MUCH_CREEP = "too-much-creep"
    # warnings
    OUT_OF_ORDER = "out-of-order"
    TOO_OLD = "too-old"
    OFFICE_OUTSIDE_LIFE = "office-outside-life"
    OVERLAPPING_TERMS = "overlapping-terms"
    PICTURE_OUTSIDE_LIFE = "picture-outside-life"
    DATES_DIFFER = "dates-differ"
    PRIVATE_FACT = "private-fact"
    NAME_GIVEN_TWICE = "name-given-twice"
    NAMES_DIFFER = "names-differ"
    UNUSED_SOURCE = "unused-source"
    UNUSED_NOTE = "unused-note"
    UNUSED_MEDIA = "unused-media"
    UNUSED_TERM = "unused-term"
    EMPTY_CHAPTER = "empty-chapter"
    MISSING_GLYPH = "missing-glyph"
    SCRIPT_WITHOUT_FONT = "script-without-font"
    CLAIMS_NO_STANDARD = "claims-no-standard"
    LOW_RESOLUTION = "low-resolution"
    TORN_WORD = "torn-word"
    WIDE_TABLE = "wide-table"
    TALL_PICTURE = "tall-picture"
    LONG_HEADING = "long-heading"
    NEAR_EDGE = "near-edge"
    SMALL_PAGES = "small-pages"
    THICK_FOLD = "thick-fold"
    TODO_LEFT = "todo-left"
    NO_CREDIT = "no-credit"
    UNKNOWN_LICENCE = "unknown-licence"
    UNHEARD_ALT = "unheard-alt"
    LOOKS_LIKE_MARKUP = "looks-like-markup"
    NEAR_KEY = "near-key"
    NO_WORDS = "no-words"
    BAD_ISBN = "bad-isbn"
    BAD_ISSN = "bad-issn"
    BAD_DOI = "bad-doi"
    NO_PUBLISHER = "no-publisher"
    NO_ADDRESS = "no-address"
    NO_ACCESS_DATE = "no-access-date"
    NOT_PRINTED = "not-printed"
    # notices
    HANDOUT_FULL = "handout-full"
    SUMMARY_LENGTH = "summary-length"
    UNUSUAL_LENGTH = "unusual-length"
    NOTHING_RULED = "nothing-ruled"
    INVISIBLE_CHARACTER = "invisible-character"


WARNINGS = frozenset(
    {
        Code.OUT_OF_ORDER,
        Code.TOO_OLD,
        Code.OFFICE_OUTSIDE_LIFE,
        Code.OVERLAPPING_TERMS,
        Code.PICTURE_OUTSIDE_LIFE,
        Code.DATES_DIFFER,
        Code.PRIVATE_FACT,
        Code.NAME_GIVEN_TWICE,
        Code.NAMES_DIFFER,
        Code.UNUSED_SOURCE,
        Code.UNUSED_NOTE,
        Code.UNUSED_MEDIA,
        Code.UNUSED_TERM,
        Code.EMPTY_CHAPTER,
        Code.MISSING_GLYPH,
        Code.SCRIPT_WITHOUT_FONT,
        Code.CLAIMS_NO_STANDARD,
        Code.LOW_RESOLUTION,
        Code.TORN_WORD,
        Code.WIDE_TABLE,
        Code.TALL_PICTURE,
        Code.LONG_HEADING,
        Code.NEAR_EDGE,
        Code.SMALL_PAGES,
        Code.THICK_FOLD,
        Code.TODO_LEFT,
        Code.NO_CREDIT,
        Code.UNKNOWN_LICENCE,
        Code.UNHEARD_ALT,
        Code.LOOKS_LIKE_MARKUP,
        Code.NEAR_KEY,
        Code.NO_WORDS,
        Code.BAD_ISBN,
        Code.BAD_ISSN,
        Code.BAD_DOI,
        Code.NO_PUBLISHER,
        Code.NO_ADDRESS,
        Code.NO_ACCESS_DATE,
        Code.NOT_PRINTED,
    }
)

NOTICES = frozenset(
    {
        Code.HANDOUT_FULL,
        Code.SUMMARY_LENGTH,
        Code.UNUSUAL_LENGTH,
        Code.INVISIBLE_CHARACTER,
        Code.NOTHING_RULED,
    }
)


class Fix(Struct, frozen=True):
    """What mends a finding without asking: ``text`` in place of what stands at ``span``."""

    span: Span
    text: str


class Finding(Struct, frozen=True):
    """One thing to mend: what is wrong (``message``), where (``span``), what to do (``hint``).

    ``fix`` is there only where it is certain what the author meant.
    """

    code: Code
    severity: Severity
    span: Span
    message: str
    hint: str = ""
    fix: Fix | None = None


def finding(
    code: Code, place: Place, message: str, hint: str = "", fix: Fix | None = None
) -> Finding:
    """Make a finding; the code alone decides how severe it is."""
    return Finding(code, severity_of(code), place.span(), message, hint, fix)


def severity_of(code: Code) -> Severity:
    """Tell how severe findings with this code are."""
    if code in NOTICES:
        return Severity.NOTICE
    return Severity.WARNING if code in WARNINGS else Severity.ERROR


def has_errors(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Tell whether these findings keep a life from being written."""
    counted = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(f.severity in counted for f in findings)


def in_reading_order(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Sort by file, then by place in it; equal findings are given once."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.span.source.name, f.span.start, f.code, f.message))
