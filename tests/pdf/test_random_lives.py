"""Whatever a life holds, its PDF keeps the standards."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from tests.pdf.random_lives import random_life
from tests.pdf.verapdf import faults

from brieflives.findings import has_errors
from brieflives.inspect.pdf.inspect import inspect_pdf
from brieflives.order import Order
from brieflives.pipeline import build_life


def hold_to_the_standards(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        life = Path(folder, "life.yaml")
        life.write_text(text, encoding="utf-8")
        built = build_life(life, Order(editions=("pdf",)))
        assert not has_errors(built.findings), built.findings
        data = built.files["life.pdf"]
        broken = [result for result in inspect_pdf(data).results if result.faults]
        assert broken == []
        pdf = Path(folder, "life.pdf")
        pdf.write_bytes(data)
        assert faults(pdf, "PDF/UA-1") == []
        assert faults(pdf, "PDF/A-2a") == []


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_life())
def test_a_random_life_keeps_both_standards_and_every_promise(text: str) -> None:
    hold_to_the_standards(text)
