"""What all tests share: the switch that writes golden files anew, and no clock in hypothesis."""

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of what is tested.
settings.register_profile(
    "by-any-clock", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("by-any-clock")


def pytest_addoption(parser: pytest.Parser) -> None:
    help_ = "write the expected texts of tests/checks anew; then read every line of the difference"
    parser.addoption("--update-golden", action="store_true", help=help_)
