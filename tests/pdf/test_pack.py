"""The last pass: everything is found again in the packed file."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from brieflives.pdf.pack import packed

IDENTITY = bytes(range(16))


def file_of(count: int) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Others[%s]>>"
        % b" ".join(b"%d 0 R" % number for number in range(4, 4 + count)),
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</Title(A life)>>",
    ]
    objects += [
        b"<</Length 4>>\nstream\n%04d\nendstream" % number if number % 7 == 0 else b"(%d)" % number
        for number in range(count)
    ]
    return packed(objects, 1, 3, IDENTITY)


def test_thousands_of_objects_are_found_again_each_as_it_was() -> None:
    with pikepdf.open(BytesIO(file_of(2500))) as pdf:
        found = [
            other.read_bytes().decode() if isinstance(other, pikepdf.Stream) else str(other)
            for other in pdf.Root.Others
        ]
    assert found == [f"{n:04d}" if n % 7 == 0 else str(n) for n in range(2500)]


def test_the_file_knows_its_title_and_its_identity() -> None:
    with pikepdf.open(BytesIO(file_of(1))) as pdf:
        assert str(pdf.docinfo.Title) == "A life"
        assert [bytes(each) for each in pdf.trailer.ID] == [IDENTITY, IDENTITY]


def test_the_same_objects_give_the_same_bytes() -> None:
    assert file_of(300) == file_of(300)
