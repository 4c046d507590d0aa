"""What installed packages say of themselves, against Python's own reader."""

from importlib.metadata import metadata

import pytest

from brieflives.installed import installed


@pytest.mark.parametrize("name", ["fontpkg_eb_garamond", "fontpkg-literata", "Markdown-It.py"])
def test_a_package_is_known_by_every_spelling_of_its_name(name: str) -> None:
    about, expected = installed(name), metadata(name.replace("_", "-"))
    assert about
    assert about.version == expected["Version"]
    assert about.says("Summary") == expected["Summary"]


def test_a_licence_in_many_lines_is_read_to_its_end() -> None:
    about = installed("pylopdf-fonts-hi")
    assert about
    assert "SIL Open Font License" in about.says("License")
    assert "\nClassifier" not in about.says("License")


def test_nothing_is_known_of_what_is_not_there() -> None:
    assert installed("fontpkg-nowhere") is None
    about = installed("pyphen")
    assert about
    assert about.says("Nothing") == ""
