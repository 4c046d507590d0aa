"""All checks on a life as it is written: is it plausible, complete and fit to be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from brieflives.check.dates import (
    died_before_born,
    ends_before_it_begins,
    events_out_of_order,
    out_of_order,
    too_old,
    works_of_a_baby,
)
from brieflives.check.handout import terms_never_used
from brieflives.check.lengths import unusual_lengths
from brieflives.check.media import (
    credits_to_be_found,
    pictures_outside_life,
    pictures_without_owner,
    pictures_without_words,
    unknown_licences,
)
from brieflives.check.names import names_given_twice
from brieflives.check.offices import office_outside_life, overlapping_terms
from brieflives.check.privacy import living_and_dead, private_facts
from brieflives.check.sources import check_sources, number_of_the_book
from brieflives.check.text import dates_differ
from brieflives.check.unseen import unseen_characters
from brieflives.findings import Finding
from brieflives.read.origins import Parsed


def check_life(parsed: Parsed) -> list[Finding]:
    """Run every check; a new one is a function in ``_CHECKS``.

    Dates are bounds: only what is certainly wrong is reported, whatever day a date may mean.
    """
    return [found for check in _CHECKS for found in check(parsed)]


_CHECKS: tuple[Callable[[Parsed], Iterator[Finding]], ...] = (
    died_before_born,
    ends_before_it_begins,
    out_of_order,
    events_out_of_order,
    works_of_a_baby,
    too_old,
    office_outside_life,
    overlapping_terms,
    living_and_dead,
    private_facts,
    names_given_twice,
    dates_differ,
    pictures_without_words,
    credits_to_be_found,
    pictures_without_owner,
    unknown_licences,
    pictures_outside_life,
    check_sources,
    number_of_the_book,
    terms_never_used,
    unusual_lengths,
    unseen_characters,
)
