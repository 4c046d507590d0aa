"""Language tags, as finished files name them."""

from __future__ import annotations

import re

_TAG = re.compile(  # BCP 47, section 2.1, without its odd old tags
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)


def is_tag(lang: str) -> bool:
    """Tell whether ``lang`` has the form of a language tag."""
    return _TAG.fullmatch(lang) is not None
