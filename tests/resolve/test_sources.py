"""Sources as notes and as entries of the bibliography, type by type, in readable text."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from brieflives.document.dump import words as shown
from brieflives.languages.words import load_words
from brieflives.model.sources import SourceRecord
from brieflives.places import SourceFile
from brieflives.read.nodes import Mapping as Group
from brieflives.read.nodes import Scalar, Sequence
from brieflives.read.yaml_tree import read_tree
from brieflives.records.shapes import read_record
from brieflives.resolve.sources.chicago import Chicago
from brieflives.resolve.sources.unprinted import unprinted


def chicago(lang: str = "en-GB") -> Chicago:
    words = load_words(lang)
    assert words
    return Chicago(words)


def source(text: str) -> SourceRecord:
    """Read one source as YAML has it, all values as text."""
    tree, findings = read_tree(SourceFile("source.yaml", text))
    assert isinstance(tree, Group), findings
    source, _ = read_record(SourceRecord, {"id": "a", **_plain(tree)})
    assert source
    return source


def _plain(node: Group) -> Mapping[str, object]:
    return {entry.key.text: _value(entry.value) for entry in node.entries}


def _value(node: Group | Sequence | Scalar) -> object:
    match node:
        case Group():
            return _plain(node)
        case Sequence():
            return [_value(item) for item in node.items]
        case Scalar():
            return node.text


def note(text: str, locator: str = "", lang: str = "en-GB") -> str:
    style = chicago(lang)
    return shown(style.together([style.note(source(text), locator)], closed=True))


def short(text: str, locator: str = "", lang: str = "en-GB") -> str:
    style = chicago(lang)
    return shown(style.together([style.short_note(source(text), locator)], closed=True))


def entry(text: str, lang: str = "en-GB") -> str:
    return shown(chicago(lang).entry(source(text)))


BOOK = """
type: book
author: [{family: Satter, given: David}]
translator: [{family: Doe, given: Jane}]
title: "It Was a Long Time Ago: Russia"
edition: 2
publisher: Yale University Press
publisher-place: New Haven
issued: 2011
ISBN: 9780300178425
"""
CHAPTER = """
type: chapter
author: [{family: Roe, given: Ann}]
title: The "Big" One
container-title: The Whole
editor: [{family: Poe, given: E.}, {family: Loe, given: L.}]
publisher: Pergamon
publisher-place: Oxford
issued: 1990
page: 12-34
"""
ARTICLE = """
type: article-journal
author: [{family: Patterson, given: Elizabeth C.}]
title: Mary Somerville
container-title: The British Journal
volume: 4
issue: 4
page: 311-339
issued: 1969-12
DOI: 10.1017/S0007087400010232
"""
NEWSPAPER = """
type: article-newspaper
title: Stalin’s Purges Warp Soviet Life
container-title: The Salt Lake Tribune
issued: 1967-10-03
page: 4
archive: Newspapers.com
accessed: 2017-09-06
"""
ENTRY = """
type: entry-encyclopedia
title: Tenth Congress
container-title: The Great Soviet Encyclopedia
edition: 3
"""
SIGNED_ENTRY = """
type: entry-dictionary
author: [{family: Clerke, given: Ellen Mary}]
title: Somerville, Mary
container-title: Dictionary of National Biography
volume: 53
publisher-place: London
issued: 1898
"""
THESIS = """
type: thesis
author: [{family: Choi, given: Mihwa}]
title: Contesting Imaginaires
genre: PhD diss.
publisher: University of Chicago
issued: 2008
"""
WEB = """
type: webpage
title: About Us
container-title: Marxists Internet Archive
URL: https://www.marxists.org/
accessed: 2020-01-02
"""
PAPER = """
type: document
title: Протокол заседания
translated-title: Minutes of the meeting
language: ru
issued: 1921-03-05
archive: RGASPI
archive_location: f. 17, op. 2, d. 50
archive-place: Moscow
"""
LETTER = """
type: personal_communication
author: [{family: Jackson, given: Paulina}]
recipient: [{family: Pepys, given: John}]
issued: 1676-10-03
archive: Houghton Library
archive_location: box 1
"""
INTERVIEW = """
type: interview
author: [{family: Spock, given: Benjamin}]
interviewer: [{family: Senn, given: Milton}]
medium: transcript
issued: 1974-11-20
archive: National Library of Medicine
archive-place: Bethesda
"""
FILM = """
type: motion_picture
title: Repentance
director: [{family: Abuladze, given: Tengiz}]
publisher: Georgia-Film
publisher-place: Tbilisi
issued: 1984
medium: DVD
"""
MAP = """
type: map
author: [{family: Ogilby, given: John}]
title: London Surveyed
scale: 1:1200
publisher-place: London
issued: 1676
"""
SPEECH = """
type: speech
author: [{family: Erasmo, given: Stacy}]
title: The Craft of Writing
genre: lecture
event-title: Northwestern University
event-place: Evanston
issued: 2000-04-26
"""
REPORT = """
type: report
author: [Royal Commission]
title: The Mines
genre: Report
number: 7
publisher: HMSO
publisher-place: London
"""

NOTES = [
    (BOOK, "p. 20", "David Satter, {title It Was a Long Time Ago: Russia}, trans. Jane Doe, "
     "2nd~ed. (New Haven: Yale University Press, 2011), 20."),
    (CHAPTER, "pp. 13-14", "Ann Roe, ‘The “Big” One’, in {title The Whole}, ed. E. Poe and L. Loe "
     "(Oxford: Pergamon, 1990), 13–14."),
    (ARTICLE, "p. 315", "Elizabeth C. Patterson, ‘Mary Somerville’, {title The British Journal} 4, "
     "no.~4 (December 1969): 315, DOI."),
    (NEWSPAPER, "", "‘Stalin’s Purges Warp Soviet Life’, {title The Salt Lake Tribune}, "
     "3 October 1967, p.~4, Newspapers.com, accessed 6 September 2017."),
    (ENTRY, "", "{title The Great Soviet Encyclopedia}, 3rd~ed., s.v. ‘Tenth Congress’."),
    (SIGNED_ENTRY, "p. 254", "Ellen Mary Clerke, ‘Somerville, Mary’, in "
     "{title Dictionary of National Biography}, vol.~53 (London, 1898), 254."),
    (THESIS, "chap. 2", "Mihwa Choi, ‘Contesting Imaginaires’ "
     "(PhD diss., University of Chicago, 2008), chap.~2."),
    (WEB, "", "‘About Us’, Marxists Internet Archive, accessed 2 January 2020, "
     "{link https://www.marxists.org/: https://www.marxists.org/}."),
    (PAPER, "fol. 3", "{ru Протокол заседания} [Minutes of the meeting], 5 March 1921, RGASPI, "
     "Moscow, f.~17, op.~2, d.~50, fol.~3."),
    (LETTER, "", "Paulina Jackson to John Pepys, 3 October 1676, Houghton Library, box 1."),
    (INTERVIEW, "", "Benjamin Spock, interview by Milton Senn, transcript, 20 November 1974, "
     "National Library of Medicine, Bethesda."),
    (FILM, "0:12:30", "{title Repentance}, directed by Tengiz Abuladze "
     "(Tbilisi: Georgia-Film, 1984), DVD, 0:12:30."),
    (MAP, "", "John Ogilby, {title London Surveyed}, map, scale 1:1200 (London, 1676)."),
    (SPEECH, "", "Stacy Erasmo, ‘The Craft of Writing’ "
     "(lecture, Northwestern University, Evanston, 26 April 2000)."),
    (REPORT, "", "Royal Commission, {title The Mines}, Report 7 (London: HMSO, n.d.)."),
]  # fmt: skip

ENTRIES = [
    (BOOK, "Satter, David. {title It Was a Long Time Ago: Russia}. Translated by Jane Doe. 2nd~ed. "
     "New Haven: Yale University Press, 2011. ISBN 9780300178425."),
    (CHAPTER, "Roe, Ann. ‘The “Big” One’. In {title The Whole}, edited by E. Poe and L. Loe, "
     "12–34. Oxford: Pergamon, 1990."),
    (ARTICLE, "Patterson, Elizabeth C. ‘Mary Somerville’. {title The British Journal} 4, no.~4 "
     "(December 1969): 311–39. DOI."),
    (NEWSPAPER, "‘Stalin’s Purges Warp Soviet Life’. {title The Salt Lake Tribune}, "
     "3 October 1967, p.~4. Newspapers.com. Accessed 6 September 2017."),
    (ENTRY, "{title The Great Soviet Encyclopedia}, 3rd~ed., s.v. ‘Tenth Congress’."),
    (SIGNED_ENTRY, "Clerke, Ellen Mary. ‘Somerville, Mary’. In "
     "{title Dictionary of National Biography}, vol.~53. London, 1898."),
    (THESIS, "Choi, Mihwa. ‘Contesting Imaginaires’. PhD diss., University of Chicago, 2008."),
    (WEB, "‘About Us’. Marxists Internet Archive. Accessed 2 January 2020. "
     "{link https://www.marxists.org/: https://www.marxists.org/}."),
    (PAPER, "{ru Протокол заседания} [Minutes of the meeting], 5 March 1921. RGASPI, "
     "Moscow, f.~17, op.~2, d.~50."),
    (LETTER, "Jackson, Paulina. Letter to John Pepys, 3 October 1676. Houghton Library, box 1."),
    (INTERVIEW, "Spock, Benjamin. Interview by Milton Senn. Transcript, 20 November 1974. "
     "National Library of Medicine, Bethesda."),
    (FILM, "{title Repentance}. Directed by Tengiz Abuladze. Tbilisi: Georgia-Film, 1984. DVD."),
    (MAP, "Ogilby, John. {title London Surveyed}. Map, scale 1:1200. London, 1676."),
    (SPEECH, "Erasmo, Stacy. ‘The Craft of Writing’. Lecture, Northwestern University, Evanston, "
     "26 April 2000."),
    (REPORT, "Royal Commission. {title The Mines}. Report 7. London: HMSO, n.d."),
]  # fmt: skip

DOI = "{link https://doi.org/10.1017/S0007087400010232: https://doi.org/10.1017/S0007087400010232}"


def _type(text: object) -> str:
    lines = str(text).splitlines()
    return lines[1].removeprefix("type: ") if len(lines) > 1 else ""


@pytest.mark.parametrize(("text", "locator", "expected"), NOTES, ids=_type)
def test_a_note_names_a_source_as_chicago_does(text: str, locator: str, expected: str) -> None:
    assert note(text, locator) == expected.replace("DOI", DOI)


@pytest.mark.parametrize(("text", "expected"), ENTRIES, ids=_type)
def test_a_bibliography_lists_a_source_as_chicago_does(text: str, expected: str) -> None:
    assert entry(text) == expected.replace("DOI", DOI)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BOOK, "Satter, {title It Was a Long Time Ago}, 5."),
        (CHAPTER, "Roe, ‘The “Big” One’, 5."),
        (LETTER, "Jackson to Pepys, 3 October 1676, 5."),
        (PAPER, "{ru Протокол заседания}, 5."),
        (INTERVIEW, "Spock, interview by Milton Senn, 5."),
        (BOOK + "title-short: Long Ago", "Satter, {title Long Ago}, 5."),
        (ENTRY, "{title The Great Soviet Encyclopedia}, s.v. ‘Tenth Congress’, 5."),
        (SIGNED_ENTRY, "Clerke, ‘Somerville, Mary’, 5."),
    ],
)
def test_a_short_note_has_family_name_and_short_title(text: str, expected: str) -> None:
    assert short(text, "p. 5") == expected


@pytest.mark.parametrize(
    ("lang", "written", "expected"),
    [
        ("en-GB", "p. 20", "20"),
        ("en-GB", "20-25", "20–25"),
        ("en-GB", "pp. 3--4, 7", "3–4, 7"),
        ("en-GB", "vol. 2, p. 30", "vol.~2, 30"),
        ("en-GB", "chapters 3 & 4", "chaps.~3 & 4"),
        ("en-GB", "§ 5", "sec.~5"),
        ("en-GB", "p. xii", "xii"),
        ("en-GB", "p. 20 n. 3", "20 n. 3"),
        ("en-GB", "s.v. Lenin", "s.v.~Lenin"),
        ("en-GB", "passim", "passim"),
        ("ru", "с. 20", "с.~20"),
        ("ru", "p. 20", "с.~20"),
        ("ru", "л. 5 об.", "л.~5 об."),
    ],
)
def test_a_locator_is_written_as_the_language_does(lang: str, written: str, expected: str) -> None:
    text = "type: document\ntitle: A\nlanguage: en\nissued: 1990\n"
    plain = note(text, lang=lang).removesuffix(".")
    assert note(text, written, lang).removeprefix(plain + ", ").removesuffix(".") == (
        expected.removesuffix(".")
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3-10, 71-72, 96-117", "3–10, 71–72, 96–117"),
        ("100-104, 1100-1113", "100–104, 1100–1113"),
        ("101-108, 808-833, 1103-1104", "101–8, 808–33, 1103–4"),
        ("321-328, 498-532, 1087-1089", "321–28, 498–532, 1087–89"),
        ("1496-1500, 11564-11615, 12991-13001", "1496–500, 11564–615, 12991–3001"),
        ("132-5", "132–35"),
        ("xii-xvii, 12r-13v", "xii–xvii, 12r–13v"),
        ("vols. 101-108", "vols.~101–108"),
    ],
)
def test_a_range_of_pages_is_cut_in_english_and_whole_elsewhere(
    written: str, expected: str
) -> None:
    text = "type: document\ntitle: A\nissued: 1990\n"
    assert note(text, written, "en-US") == f"A, 1990, {expected}."
    assert note(text, "132-35", "de").endswith("S.~132–135.")


@pytest.mark.parametrize(
    ("lang", "written", "expected"),
    [
        ("ja", "20頁", "、20頁。"),
        ("ja", "20-25頁", "、20–25頁。"),
        ("ja", "第3章", "、第3章。"),
        ("zh", "第20页", "，第20页。"),
    ],
)
def test_a_locator_may_have_its_word_behind_the_number(
    lang: str, written: str, expected: str
) -> None:
    assert note("type: book\ntitle: A\nissued: 1990\n", written, lang).endswith(expected)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("What Is Peace?", "‘What Is Peace?’"),
        ("He Said 'No'", "‘He Said “No”’."),
        ("Stop it.", "‘Stop it’."),
        ("“Peace” and War", "‘“Peace” and War’."),
        ("Smith & Co.", "‘Smith & Co.’"),
    ],
)
def test_no_mark_of_punctuation_is_doubled(title: str, expected: str) -> None:
    text = f'type: webpage\ntitle: "{title}"\n'
    assert note(text) == expected


def test_american_english_sets_commas_and_stops_inside_the_quotation_marks() -> None:
    assert note(CHAPTER, lang="en-US").startswith("Ann Roe, “The ‘Big’ One,” in")
    assert entry(CHAPTER, lang="en-US").startswith("Roe, Ann. “The ‘Big’ One.” In")


@pytest.mark.parametrize(
    ("people", "in_note", "in_entry"),
    [
        (
            "{family: Roe, given: Ann}, {family: Poe, given: E.}",
            "Ann Roe and E. Poe",
            "Roe, Ann, and E. Poe",
        ),
        ("{family: A, given: B}, C, D, E", "B A et al.", "A, B, C, D and E"),
        (
            "{family: Humboldt, given: Alexander, dropping-particle: von}",
            "Alexander von Humboldt",
            "Humboldt, Alexander von",
        ),
        (
            "{family: Berg, given: Jan, non-dropping-particle: van den}",
            "Jan van den Berg",
            "van den Berg, Jan",
        ),
        ("{family: King, given: Martin, suffix: Jr.}", "Martin King Jr.", "King, Martin, Jr."),
        ("{family: 毛, given: 泽东}", "毛泽东", "毛泽东"),
    ],
)
def test_names_are_turned_round_for_the_bibliography(
    people: str, in_note: str, in_entry: str
) -> None:
    text = f"type: book\ntitle: T\nauthor: [{people}]\nissued: 1990"
    assert note(text) == f"{in_note}, {{title T}} (1990)."
    assert entry(text) == f"{in_entry.removesuffix('.')}. {{title T}}. 1990."


def test_two_names_of_a_japanese_entry_have_one_comma_between_them() -> None:
    people = "[{family: Satter, given: David}, {family: Bell, given: B}]"
    listed = entry(f"type: book\ntitle: T\nauthor: {people}\nissued: 1990", lang="ja")
    assert listed.startswith("Satter、David、B Bell")


def test_editors_stand_in_the_place_of_an_author_that_is_not_there() -> None:
    text = "type: book\ntitle: T\nissued: 1990\neditor: [{family: Roe, given: Ann}, {family: Poe}]"
    assert note(text) == "Ann Roe and Poe, eds., {title T} (1990)."
    assert entry(text) == "Roe, Ann, and Poe, eds. {title T}. 1990."


def test_a_translated_book_says_what_it_was_called_first() -> None:
    text = (
        "type: book\ntitle: Illusion\nissued: 1999\noriginal-title: Le passé\noriginal-date: 1995"
    )
    assert entry(text) == "{title Illusion}. 1999. Originally published as {title Le passé} (1995)."


def test_names_keep_the_small_letter_they_begin_with() -> None:
    text = "type: book\nauthor: [{literal: de Beauvoir}]\ntitle: T\npublisher: iUniverse"
    assert entry(text + "\nissued: 1990\nnote: eBay copy") == (
        "de Beauvoir. {title T}. iUniverse, 1990. eBay copy."
    )


def test_a_paper_on_the_web_is_not_called_undated() -> None:
    text = "type: document\ntitle: Archive\nURL: https://a.org\nnote: free to read"
    link = "{link https://a.org: https://a.org}"
    assert note(text) == f"Archive, {link}."
    assert entry(text) == f"Archive. {link}. Free to read."


def test_a_russian_book_is_cited_in_russian() -> None:
    assert note(ARTICLE, "p. 315", "ru").startswith(
        "Elizabeth C. Patterson, «Mary Somerville», {title The British Journal}, т.~4, №~4"
    )


def test_articles_and_accents_do_not_sort() -> None:
    style = chicago()
    texts = {
        "Éluard": "type: book\ntitle: B\nauthor: [{family: Éluard, given: Paul}]",
        "Encyclopedia": "type: entry\ntitle: Zeta\ncontainer-title: The Encyclopedia",
        "Elm": "type: book\ntitle: An Elm",
        "de": "type: book\ntitle: A\nauthor: [{family: elf, given: X.}]",
    }
    order = sorted(texts, key=lambda name: style.sort_key(source(texts[name])))
    assert order == ["de", "Elm", "Éluard", "Encyclopedia"]


@pytest.mark.parametrize(
    ("lang", "families"),
    [
        ("pl", "Lutosławski Łoś Mann Zola Żak"),
        ("es", "Nuñez Ñandú Ortega"),
        ("en-GB", "Loos Łoś Lutoslawski O’Brien Odell"),
    ],
)
def test_a_bibliography_has_the_order_of_its_languages_alphabet(lang: str, families: str) -> None:
    style = chicago(lang)
    wanted = families.split()
    books = {
        name: source(f"type: book\ntitle: T\nauthor: [{{family: {name}, given: A}}]")
        for name in reversed(wanted)
    }
    assert sorted(books, key=lambda name: style.sort_key(books[name])) == wanted


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("container-author: [{family: Doe, given: Jo}]", "in Jo Doe, {title The Whole},"),
        ("editor-translator: [{family: Doe, given: Jo}]", "ed. Jo Doe, trans. Jo Doe,"),
        ("part-number: 2\npart-title: The War", "pt.~2, The War,"),
        ("chapter-number: 4", "chap.~4,"),
        (
            "collection-title: Studies\ncollection-editor: [{family: Doe, given: Jo}]",
            "Studies, ed. Jo Doe,",
        ),
    ],
)
def test_who_made_the_whole_and_which_part_of_it_is_meant_are_told(field: str, told: str) -> None:
    text = "type: chapter\nauthor: [Ann Roe]\ntitle: One\ncontainer-title: The Whole\nissued: 1990"
    assert told in note(f"{text}\n{field}").replace(" (", ", (")


def test_a_review_names_the_author_of_the_book() -> None:
    text = "type: review\nauthor: [Ann Roe]\nreviewed-title: Ada\nreviewed-author: [Jo Doe]"
    assert note(text).startswith("Ann Roe, review of Jo Doe, {title Ada}")
    assert ". Review of Jo Doe, {title Ada}." in entry(text)


def test_a_song_stands_under_its_composer_where_it_has_no_author() -> None:
    text = "type: song\ncomposer: [{family: Holst, given: Gustav}]\ntitle: Mars\nissued: 1916"
    assert note(text).startswith("Gustav Holst, ")
    assert entry(text).startswith("Holst, Gustav. ")


def test_a_court_stands_where_a_publisher_would() -> None:
    text = "type: report\ntitle: Ruling\nauthority: High Court\nissued: 1990"
    assert "(High Court, 1990)" in note(text)


@pytest.mark.parametrize(
    ("text", "in_note", "in_entry"),
    [
        (
            "type: book\ntitle: Nature\nissued: 1985\npublisher: Beacon\npublisher-place: Boston\n"
            "original-date: 1836\nauthor: [Ralph Emerson]\ncontributor: [Ann Roe]\n",
            "Ralph Emerson, {title Nature}, with Ann Roe (1836; repr., Boston: Beacon, 1985).",
            "Ralph Emerson. {title Nature}. With Ann Roe. 1836. Repr., Boston: Beacon, 1985.",
        ),
        (
            "type: motion_picture\ntitle: Gravity\ndirector: [A. Cuarón]\nissued: 2014\n"
            "script-writer: [J. Cuarón]\n"
            "performer: [S. Bullock]\noriginal-date: 2013\npublisher: Warner\n"
            "medium: DVD\ndimensions: 91 min\n",
            "{title Gravity}, directed by A. Cuarón, written by J. Cuarón, featuring S. Bullock "
            "(2013; Warner, 2014), DVD, 91 min.",
            "{title Gravity}. Directed by A. Cuarón. Written by J. Cuarón. Featuring S. Bullock. "
            "2013. Warner, 2014. DVD, 91 min.",
        ),
        (
            "type: article-journal\ntitle: Tea\ncontainer-title: Leaves\nvolume: 60\n"
            "supplement-number: 2\nissued: 1996\nnumber: e7\n",
            "‘Tea’, {title Leaves} 60, suppl.~2 (1996): e7.",
            "‘Tea’. {title Leaves} 60, suppl.~2 (1996): e7.",
        ),
        (
            "type: article-newspaper\ntitle: Tea\ncontainer-title: Leaves\ngenre: editorial\n"
            "translator: [Ann Roe]\nissued: 1996\n",
            "‘Tea’, editorial, trans. Ann Roe, {title Leaves}, 1996.",
            "‘Tea’. Editorial. Translated by Ann Roe. {title Leaves}, 1996.",
        ),
        (
            "type: map\ntitle: Leeds\ncollection-title: Old Maps\ncollection-number: 4\n"
            "issued: 1906\npublisher: Godfrey\n",
            "{title Leeds}, map, Old Maps 4 (Godfrey, 1906).",
            "{title Leeds}. Map. Old Maps 4. Godfrey, 1906.",
        ),
    ],
    ids=lambda text: text.splitlines()[0],
)
def test_what_fewer_sources_have_is_printed_as_well(text: str, in_note: str, in_entry: str) -> None:
    assert note(text) == in_note
    assert entry(text) == in_entry
    assert list(unprinted(source(text), chicago())) == []


def test_the_fields_of_a_source_that_are_not_printed_are_known() -> None:
    text = "type: song\ncomposer: [Holst]\nproducer: [Max Doe]\ntitle: Mars\nversion: 2"
    assert list(unprinted(source(text), chicago())) == ["version"]


@pytest.mark.parametrize(("lang", "undated"), [("en-GB", "n.d."), ("de", "o. J."), ("ru", "б. г.")])
def test_a_date_known_to_be_unknown_is_no_date(lang: str, undated: str) -> None:
    text = "type: book\ntitle: A\npublisher: Press\nissued: unknown\n"
    assert undated in note(text, lang=lang).replace("~", " ")


def test_others_who_are_not_named_are_et_al() -> None:
    text = "type: book\ntitle: A\nissued: 1990\nauthor: [{family: Roe, given: Ann}, others]\n"
    assert note(text).startswith("Ann Roe et al., ")
