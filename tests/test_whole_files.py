from pathlib import Path

import pytest

from brieflives.whole_files import write_whole


def test_files_are_written_whole_and_nothing_else_is_left_behind(tmp_path: Path) -> None:
    write_whole({tmp_path / "out" / "a.pdf": b"one", tmp_path / "out" / "a.epub": b"two"})
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.epub", "a.pdf"]
    assert (tmp_path / "out" / "a.pdf").read_bytes() == b"one"


def test_when_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"not a folder")
    with pytest.raises(OSError, match="file"):
        write_whole({tmp_path / "a.pdf": b"new", tmp_path / "file" / "a.epub": b"new"})
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pdf", "file"]


def test_a_file_that_nobody_else_may_read_stays_so(tmp_path: Path) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_bytes(b"old")
    letter.chmod(0o600)
    write_whole({letter: b"new", tmp_path / "other.yaml": b"new"})
    assert letter.read_bytes() == b"new"
    assert letter.stat().st_mode & 0o077 == 0
