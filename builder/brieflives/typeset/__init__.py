"""Points and pages, no PDF: shaping, line breaking, page breaking, the page map."""
