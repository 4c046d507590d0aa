"""Two hundred random lives through veraPDF: more than a build has time for."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from tests.pdf.random_lives import random_life
from tests.pdf.test_random_lives import hold_to_the_standards

pytestmark = pytest.mark.system


@settings(
    max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(random_life())
def test_two_hundred_random_lives_keep_both_standards(text: str) -> None:
    hold_to_the_standards(text)
