"""Licences are recognised however they are written, and written as their makers write them."""

from __future__ import annotations

import pytest

from brieflives.model.licences import Licence, licence

COMMONS = "https://creativecommons.org"


@pytest.mark.parametrize(
    ("written", "name", "deed"),
    [
        ("CC-BY-SA-4.0", "CC BY-SA 4.0", "/licenses/by-sa/4.0/"),
        ("cc by sa 4.0", "CC BY-SA 4.0", "/licenses/by-sa/4.0/"),
        ("CC BY-NC-ND 2.5", "CC BY-NC-ND 2.5", "/licenses/by-nc-nd/2.5/"),
        ("CC BY-SA 3.0 DE", "CC BY-SA 3.0 DE", "/licenses/by-sa/3.0/de/"),
        (
            "Creative Commons Attribution-ShareAlike 4.0 International",
            "CC BY-SA 4.0",
            "/licenses/by-sa/4.0/",
        ),
        (
            "Creative Commons Attribution-NonCommercial-NoDerivs 3.0 Unported License",
            "CC BY-NC-ND 3.0",
            "/licenses/by-nc-nd/3.0/",
        ),
        ("CC0", "CC0 1.0", "/publicdomain/zero/1.0/"),
        ("CC0-1.0", "CC0 1.0", "/publicdomain/zero/1.0/"),
        ("Creative Commons Zero 1.0 Universal", "CC0 1.0", "/publicdomain/zero/1.0/"),
        ("Public Domain Mark 1.0", "Public Domain Mark 1.0", "/publicdomain/mark/1.0/"),
    ],
)
def test_a_licence_of_creative_commons_has_its_deed(written: str, name: str, deed: str) -> None:
    assert licence(written) == Licence(name, COMMONS + deed)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("CC BY", "CC BY"),
        ("GFDL-1.3-or-later", "GNU FDL 1.3"),
        ("OGL-UK-3.0", "Open Government Licence 3.0"),
        ("public domain", "public domain"),
        ("By kind permission of the family", "By kind permission of the family"),
        ("TODO", "TODO"),
    ],
)
def test_any_other_text_has_no_address(written: str, name: str) -> None:
    assert licence(written) == Licence(name)
