"""Judge a finished PDF: the list of all checks, in the order in which they are told."""

from __future__ import annotations

from brieflives.inspect.judgement import Check, Judgement, made
from brieflives.inspect.pdf.anatomy import Pdf
from brieflives.inspect.pdf.checks import about, claims, content, fonts, links, structure
from brieflives.inspect.pdf.dissect import dissect

OF_ANY = (
    Check("whole", "The file is whole", about.is_whole),
    Check("tagged", "The file is tagged for screen readers", about.is_tagged),
    Check("language", "It says which language its words are in", about.says_its_language),
    Check("title", "It has a title", about.has_a_title),
    Check("title-shown", "Viewers show the title", about.shows_its_title),
    Check("bookmarks", "Bookmarks help to find a place", about.has_bookmarks),
    Check("page-labels", "Viewers know the numbers on its pages", about.numbers_its_pages),
    Check("unlocked", "Screen readers may read it", about.lets_screen_readers_in),
    Check("fonts-embedded", "Its fonts travel with it", fonts.travel_with_the_file),
    Check("fonts-readable", "What is set can be copied and read as text", fonts.can_be_read),
    Check("link-words", "Links say in words where they lead", links.say_where_they_lead),
    Check("link-targets", "Links lead to pages that are there", links.lead_somewhere),
    Check("link-flags", "Links are shown and printed", links.are_shown),
    Check("tab-order", "The tab key follows the order of reading", links.are_met_in_order),
    Check("no-programs", "Nothing runs by itself", claims.runs_nothing),
    Check("claims", "It says which standards it keeps", claims.says_what_it_is),
    Check("archive-claim", "What it claims for archives is so", claims.keeps_its_archive_claim),
    Check("reading-claim", "What it claims for readers is so", claims.keeps_its_reading_claim),
)
OF_TAGGED = (
    Check("headings", "Headings skip no level", structure.skips_no_level),
    Check("pictures", "Every picture has words in its place", structure.describes_pictures),
    Check("tables", "Tables have headers", structure.heads_tables),
    Check("notes", "Each note has a name of its own", structure.tells_notes_apart),
    Check("tags", "Its tags are known to every screen reader", structure.uses_known_tags),
    Check("nesting", "Tags stand in one another as they should", structure.nests_as_it_should),
    Check("marked", "All that is painted is tagged or set aside", content.marks_everything),
    Check("claimed", "Every piece of content has its one tag", content.claims_each_piece_once),
    Check("ways-back", "From each piece a way leads back to its tag", content.leads_back),
    Check("links-tagged", "Links are part of what is read", links.are_in_the_tree),
)
# Sheets are for paper: they have no tags, so no order of reading, and keep no standard.
_NOT_OF_SHEETS = frozenset({"tagged", "bookmarks", "tab-order", "claims"})
_THE_BOOK = "the file that it was made of"


def inspect_pdf(data: bytes) -> Judgement:
    """Judge a PDF, whoever made it; ``CannotInspectError`` where it cannot be opened at all.

    What only tagged files can keep is looked into where there are tags; of sheets only what they
    can keep, with the advice to read the book itself.
    """
    pdf = dissect(data)
    checks: tuple[Check[Pdf], ...] = (*OF_ANY, *OF_TAGGED) if pdf.elements else OF_ANY
    advice = ""
    if pdf.claims.is_sheets:
        checks = tuple(check for check in checks if check.name not in _NOT_OF_SHEETS)
        advice = f"This is laid out for printing; read {pdf.claims.source or _THE_BOOK}"
    count = len(pdf.pages)
    extent = "1 page" if count == 1 else f"{count} pages"
    return Judgement("PDF", extent, pdf.claims.names, made(checks, pdf), advice)


__all__ = ["OF_ANY", "OF_TAGGED", "Pdf", "inspect_pdf"]
