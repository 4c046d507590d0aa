"""Addresses: where a reader can go, and what is meant by half of one."""

from __future__ import annotations

import pytest

from brieflives.model.values import complete_address, is_address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "http://музей.рф/",
        "mailto:ada@example.org",
        "tel:+441234567",
        "doi:10.1017/S0007087400010232",
        "urn:isbn:9780262192422",
    ],
)
def test_a_reader_can_go_to_the_web_to_a_mailbox_and_to_a_doi(address: str) -> None:
    assert is_address(address)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "www.example.org",
        "https://",
        "https:///a",
        "a b",
        "",
    ],
)
def test_a_program_a_file_and_half_an_address_are_no_addresses(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("www.example.org", "https://www.example.org"),
        ("//example.org/a", "https://example.org/a"),
        ("ada@example.org", "mailto:ada@example.org"),
        ("javascript:alert(1)", ""),
        ("see the book", ""),
    ],
)
def test_the_beginning_that_was_left_out_of_an_address_is_proposed(text: str, meant: str) -> None:
    assert complete_address(text) == meant
