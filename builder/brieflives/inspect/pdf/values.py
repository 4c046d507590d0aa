"""Read single values of a PDF, whatever careless makers have put in their place."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from brieflives.inspect.pdf.anatomy import Reference


def listed(found: object) -> list[object]:
    """Return what may be one thing, several or nothing as a list."""
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]


def whole(found: object, otherwise: int) -> int:
    """Return a whole number, or something else in place of what is none."""
    return found if isinstance(found, int) and not isinstance(found, bool) else otherwise


def truth(found: object) -> bool:
    """Tell whether something is true, and nothing else."""
    return found is True


def text(found: object) -> str | None:
    """Return a text string; None for what is none, or cannot be read."""
    return _spelled(found) if isinstance(found, String) else None


def name(found: object) -> str:
    """Return a name without its slash; nothing for what is none."""
    return (_spelled(found) or "")[1:] if isinstance(found, Name) else ""


def dictionary(found: object) -> Dictionary:
    """Return a dictionary, or that of a stream; an empty one for all else."""
    if isinstance(found, Stream):
        return found.stream_dict
    return found if isinstance(found, Dictionary) else Dictionary()


def _spelled(found: Object) -> str | None:
    try:
        return str(found)
    except UnicodeDecodeError:
        return None


def reference(found: object) -> Reference:
    """Return what names an indirect object; (0, 0) for all else."""
    return found.objgen if isinstance(found, Object) else (0, 0)
