"""What all tests share: the switch that writes golden files anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    help_ = "write the expected texts of tests/checks anew; then read every line of the difference"
    parser.addoption("--update-golden", action="store_true", help=help_)
