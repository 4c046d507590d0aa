"""Files of references become sources: CSL-JSON, BibTeX, RIS, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from brieflives.findings import Code, Finding
from brieflives.model.sources import SourceRecord
from brieflives.read.life import read_life_text
from brieflives.read.references.files import read_references, with_references

LIFE = """\
schema: life/1
book: {title: Ada, lang: en-GB}
person: {name: Ada}
sources-from: [NAMES]
lead: She lived.[@a] She wrote.[@b, p. 3]
sources:
  - {id: b, type: book, title: Letters}
"""


def read(folder: Path, name: str, text: str) -> tuple[dict[str, SourceRecord], list[Finding]]:
    (folder / name).write_text(text, encoding="utf-8")
    parsed, findings = read_life_text(LIFE.replace("NAMES", name))
    assert parsed, findings
    records, found = read_references((name,), folder, parsed.origins)
    return {record.id: record for record in records}, found


def placed(findings: list[Finding]) -> list[tuple[Code, int, str]]:
    return [(f.code, f.span.line, f.span.text) for f in findings]


def test_an_export_of_csl_json_is_read_with_its_dates_and_without_foreign_keys(
    tmp_path: Path,
) -> None:
    records, findings = read(
        tmp_path,
        "refs.json",
        """[
  {"id": "a", "type": "book", "title": "Life", "volume": 2, "system_id": "x",
   "author": [{"family": "Doe", "given": "J.", "isInstitution": false}],
   "issued": {"date-parts": [["1967", 10, 3]]}},
\t{"id": "http://zotero.org/items/1", "citation-key": "b", "type": "webpage",
   "issued": {"literal": "Spring 1967"}, "accessed": {"raw": "3 October 2020"}}
]""",
    )
    assert findings == []
    assert records["a"].volume == "2"
    assert records["a"].author[0].family == "Doe"
    assert records["a"].issued
    assert records["a"].issued.edtf == "1967-10-03"
    assert records["b"].issued
    assert records["b"].issued.shown == "Spring 1967"
    assert records["b"].accessed
    assert records["b"].accessed.edtf == "2020-10-03"


def test_an_item_of_csl_json_with_a_wrong_type_is_shown_in_its_own_file(tmp_path: Path) -> None:
    records, findings = read(tmp_path, "refs.json", '[\n {"id": "a",\n  "type": "boook"}\n]')
    assert records == {}
    assert placed(findings) == [(Code.WRONG_CHOICE, 3, '"type"')]
    assert "did you mean 'book'?" in findings[0].hint


@pytest.mark.parametrize(
    "text", ['[{"id": "a",]', "[", '{"id": ', "", "id: a", "[" * 100_000, '[{"a":' * 999]
)
def test_broken_json_is_a_finding(tmp_path: Path, text: str) -> None:
    records, findings = read(tmp_path, "refs.json", text)
    assert records == {}
    assert [f.code for f in findings] == [Code.BAD_REFERENCES]


def test_bibtex_is_read_with_accents_particles_bodies_and_strings(tmp_path: Path) -> None:
    records, findings = read(
        tmp_path,
        "refs.bib",
        r"""@string{oup = "Oxford University Press"}
@book{a, author = {M{\"u}ller, J{\'o}zsef and van der Berg, Jan and {Royal Society}},
  title = {{R}ussia \& ``peace''}, subtitle = {A Life}, publisher = oup, address = {Oxford},
  year = 1967, month = oct, langid = {russian}, url = {https://a.example/~x}}
@article{b, title = {Notes}, journaltitle = {Nature}, number = 4, pages = {3--4},
  date = {1967/1968}}
@phdthesis{c, title = {Suns}, school = {Cambridge}, year = {1983}}
""",
    )
    assert findings == []
    book, article, thesis = records["a"], records["b"], records["c"]
    names = [(p.given, p.non_dropping_particle, p.family, p.literal) for p in book.author]
    assert names == [
        ("József", None, "Müller", None),
        ("Jan", "van der", "Berg", None),
        (None, None, None, "Royal Society"),
    ]
    assert book.title == "Russia & “peace”: A Life"
    assert (book.publisher, book.publisher_place) == ("Oxford University Press", "Oxford")
    assert book.issued
    assert book.issued.edtf == "1967-10"
    assert (book.language, book.url) == ("ru", "https://a.example/~x")
    assert (article.container_title, article.issue, article.page) == ("Nature", "4", "3–4")
    assert article.issued
    assert article.issued.edtf == "1967/1968"
    assert (thesis.type, thesis.genre, thesis.publisher) == ("thesis", "PhD diss.", "Cambridge")


def test_a_chapter_takes_from_its_book_what_it_does_not_say_itself(tmp_path: Path) -> None:
    records, findings = read(
        tmp_path,
        "refs.bib",
        r"""@inbook{a, crossref = {Par}, title = {Chapter}, author = {Roe, Ann}, pages = {1--9}}
@book{par, title = {The Book}, editor = {Poe, Edgar}, publisher = {Press}, year = 1990,
  pages = {300}}
@misc{b, title = {On $x^2$}, howpublished = {\url{https://a.example/~x}},
  year = {n.d.}, month = mar}
""",
    )
    assert findings == []
    chapter, page = records["a"], records["b"]
    assert (chapter.title, chapter.container_title) == ("Chapter", "The Book")
    assert (chapter.publisher, chapter.page) == ("Press", "1–9")
    assert [person.family for person in (*chapter.author, *chapter.editor)] == ["Roe", "Poe"]
    assert chapter.issued
    assert chapter.issued.edtf == "1990"
    assert (page.title, page.url, page.issued) == ("On x^2", "https://a.example/~x", None)


def test_a_broken_entry_of_bibtex_is_shown_at_its_line_and_the_others_are_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    records, findings = read(
        tmp_path,
        "refs.bib",
        "@book{a, title={A}}\n@book{b, title={B\n@book{c, title={C}}\n@book{a, title={D}}\n",
    )
    assert set(records) == {"a", "c"}
    assert [(f.code, f.span.line) for f in findings] == [
        (Code.BAD_REFERENCES, 2),
        (Code.BAD_REFERENCES, 4),
    ]
    assert capfd.readouterr() == ("", "")


def test_ris_is_read_and_a_record_without_id_is_cited_by_author_and_year(tmp_path: Path) -> None:
    records, findings = read(
        tmp_path,
        "refs.ris",
        """TY  - JOUR
AU  - Patterson, Elizabeth C.
TI  - Mary Somerville
JO  - British Journal for the History of Science
VL  - 4
IS  - 4
SP  - 311
EP  - 339
PY  - 1969/12/01/
SN  - 0007-0874
ER  - 

TY  - BOOK
ID  - neeley
A1  - Neeley, Kathryn A.
T1  - Science
SP  - 263
SN  - 9780521626729
CY  - Cambridge
Y1  - 2001///
ER  - 
""",
    )
    assert findings == []
    article, book = records["patterson1969"], records["neeley"]
    assert (article.page, article.issue, article.issn) == ("311-339", "4", "0007-0874")
    assert article.issued
    assert article.issued.edtf == "1969-12-01"
    assert (book.isbn, book.number_of_pages, book.page) == ("9780521626729", "263", None)
    assert book.issued
    assert book.issued.edtf == "2001"


def test_a_record_of_ris_that_does_not_end_is_shown(tmp_path: Path) -> None:
    _, findings = read(tmp_path, "refs.ris", "TY  - BOOK\nTI  - A\nER  - \nTY  - BOOK\nTI  - B\n")
    assert placed(findings) == [(Code.BAD_REFERENCES, 4, "TY  - BOOK")]


@pytest.mark.parametrize(
    "text",
    ["", "ER  - \n", "TY  - BOOK\nTI  - A\nER  - \nTY  - MAP\nID= loose\nER  - \n"],
)
def test_what_is_no_ris_is_a_finding(tmp_path: Path, text: str) -> None:
    assert [f.code for f in read(tmp_path, "refs.ris", text)[1]] == [Code.BAD_REFERENCES]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("gone.json", Code.MISSING_REFERENCES),
        ("../refs.json", Code.OUTSIDE_FOLDER),
        ("refs.docx", Code.BAD_REFERENCES),
    ],
)
def test_a_file_that_cannot_be_read_is_shown_where_the_life_names_it(
    tmp_path: Path, name: str, code: Code
) -> None:
    parsed, _ = read_life_text(LIFE.replace("NAMES", name))
    assert parsed
    _, findings = with_references(parsed, tmp_path)
    assert placed(findings) == [(code, 4, name)]


def test_only_what_a_life_cites_is_taken_from_a_file(tmp_path: Path) -> None:
    items = '[{"id": "a", "type": "book"}, {"id": "z", "type": "nonsense"}]'
    (tmp_path / "refs.json").write_text(items)
    parsed, _ = read_life_text(LIFE.replace("NAMES", "refs.json"))
    assert parsed
    parsed, findings = with_references(parsed, tmp_path)
    assert [source.id for source in parsed.life.sources] == ["b", "a"]
    assert findings == []


def test_a_source_that_is_in_two_places_is_reported(tmp_path: Path) -> None:
    items = '[{"id": "b", "type": "book"}, {"id": "a", "type": "book"}, {"id": "a", "type": "map"}]'
    (tmp_path / "refs.json").write_text(items)
    parsed, _ = read_life_text(LIFE.replace("NAMES", "refs.json"))
    assert parsed
    parsed, findings = with_references(parsed, tmp_path)
    assert {f.code for f in findings} == {Code.DUPLICATE_ID}
    assert sorted(f.message.split("'")[1] for f in findings) == ["a", "b"]
    assert [source.id for source in parsed.life.sources] == ["b", "a"]


def test_a_bibtex_entry_takes_fields_from_containers_and_names_others(tmp_path: Path) -> None:
    records, findings = read(
        tmp_path,
        "refs.bib",
        """@xdata{press, publisher = {Press}, address = {Leeds}, xdata = {round}}
@xdata{round, year = 1990, xdata = {press}}
@book{a, title = {A}, author = {Roe, Ann and others}, xdata = {press}}
""",
    )
    assert findings == []
    assert set(records) == {"a"}
    assert (records["a"].publisher, records["a"].publisher_place) == ("Press", "Leeds")
    assert records["a"].issued
    assert [person.literal for person in records["a"].author] == [None, "others"]
