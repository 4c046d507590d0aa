"""The style sheets that travel with the program."""

from __future__ import annotations

from brieflives.read.shipped import shipped_style_names, shipped_styles


def test_the_classic_style_is_shipped() -> None:
    assert "classic" in shipped_style_names()
    assert (shipped_styles() / "classic.yaml").is_file()
