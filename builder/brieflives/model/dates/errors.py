"""What is raised for a text that is no date."""

from __future__ import annotations


class DateError(ValueError):
    """A text that is no date.

    ``reason`` says why, in words for the author. ``suggestion`` is the text that is certainly meant
    (``1890-06-11`` for ``11 June 1890``), or ``None`` where that is not certain.
    """

    def __init__(self, reason: str, suggestion: str | None = None) -> None:
        """Keep the reason as the only message."""
        super().__init__(reason)
        self.reason = reason
        self.suggestion = suggestion
