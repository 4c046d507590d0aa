"""Judge a finished EPUB: the list of all checks, in the order in which they are told."""

from __future__ import annotations

from brieflives.inspect.epub.anatomy import Epub
from brieflives.inspect.epub.checks import access, container, navigation, package, text
from brieflives.inspect.epub.dissect import dissect
from brieflives.inspect.judgement import Check, Judgement, made

CHECKS = (
    Check("whole", "The file is whole", container.is_whole),
    Check("mimetype", "It says first what it is", container.says_first_what_it_is),
    Check("unlocked", "Nothing in it is locked", container.is_unlocked),
    Check("manifest", "It lists all that it holds", container.lists_what_it_holds),
    Check("media-types", "Every file is of the kind it is listed as", container.names_kinds_truly),
    Check("complete", "What the text shows is in the book", container.holds_what_it_shows),
    Check("no-network", "It fetches nothing from the network", container.fetches_nothing),
    Check("no-programs", "Nothing runs by itself", container.runs_nothing),
    Check("fonts", "Its fonts serve its words", container.has_fonts_that_serve),
    Check("title", "It has a title", package.has_a_title),
    Check("language", "It says which language its words are in", package.says_its_language),
    Check("identifier", "It has a name that no other book has", package.is_named_for_good),
    Check("modified", "It says when it was last changed", package.says_when_it_was_made),
    Check("spine", "It is read in one order", package.has_an_order),
    Check("direction", "Its pages turn the way its script runs", package.turns_its_pages_rightly),
    Check("contents", "Its contents lead into the book", navigation.has_contents),
    Check("landmarks", "Readers know where the text begins", navigation.has_landmarks),
    Check("old-readers", "Old readers find their way", navigation.serves_old_readers),
    Check("pages", "Printed pages are marked and listed alike", navigation.marks_its_pages),
    Check("well-formed", "Every document can be read", text.is_well_formed),
    Check("document-titles", "Every document says what it is", text.has_titles),
    Check("ids", "No two places have one name", text.says_ids_once),
    Check("link-targets", "Links lead to places that are there", text.links_lead_somewhere),
    Check("link-words", "Links say in words where they lead", text.links_say_where_they_lead),
    Check("pictures", "Every picture has words in its place", text.describes_pictures),
    Check("headings", "Headings skip no level", text.skips_no_level),
    Check("tables", "Tables have headers", text.heads_tables),
    Check("notes", "Notes and calls lead to one another", text.joins_notes_and_calls),
    Check("access", "It says for whom it is", access.says_who_can_read_it),
    Check("access-claims", "What it claims for readers is so", access.earns_what_it_says),
    Check("judge", "Who claims that everyone can read it is named", access.names_its_judge),
)


def inspect_epub(data: bytes) -> Judgement:
    """Judge an EPUB, whoever made it; ``CannotInspectError`` where it cannot be opened at all."""
    epub = dissect(data)
    count = len(epub.documents)
    extent = "1 document" if count == 1 else f"{count} documents"
    pages = len(epub.ways("page-list") or ())
    if pages:
        extent += f", {pages} printed page{'s' * (pages > 1)}"
    version = (f"EPUB {epub.version}",) if epub.version else ()
    claims = (*version, *epub.about.all_of("dcterms:conformsTo"))
    return Judgement("EPUB", extent, claims, made(CHECKS, epub))


__all__ = ["CHECKS", "Epub", "inspect_epub"]
