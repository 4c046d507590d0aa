"""A reference as its file has it, in the names of CSL-JSON, before it is checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from brieflives.findings import Finding
from brieflives.model.csl_dates import edtf_of_csl
from brieflives.model.sources import SourceRecord
from brieflives.places import Span
from brieflives.read import nodes
from brieflives.read.validation import validated
from brieflives.records.shapes import Shape, shape_of


class Reference(Struct, frozen=True):
    """One entry of a file of references: texts, lists and mappings, and where they stand."""

    key: str  # how a life cites it
    fields: Mapping[str, Any]
    place: Span
    places: Mapping[str, Span] = field(default_factory=dict)  # of fields whose place is known


def checked(reference: Reference) -> tuple[SourceRecord | None, list[Finding]]:
    """Check a reference as ``sources:`` is checked; keys that CSL does not have are passed over."""
    fields = {key: edtf_of_csl(value) for key, value in reference.fields.items()}
    fields["id"] = reference.key
    tree = _tree(fields, shape_of(SourceRecord), reference, reference.place)
    record, findings = validated(SourceRecord, tree)
    return None if findings else record, findings


def _tree(value: Any, shape: Shape | None, reference: Reference, place: Span) -> nodes.Node:
    where = (place.source, place.start, place.stop)
    if isinstance(value, Mapping):
        known = shape.keys if shape and shape.keys else None
        entries = tuple(
            nodes.Entry(
                nodes.Scalar(at.source, at.start, at.stop, key),
                _tree(below, known[key] if known else None, reference, at),
            )
            for key, below in value.items()
            if (known is None or key in known) and below not in (None, "", [], {})
            for at in (reference.places.get(key, place),)
        )
        return nodes.Mapping(*where, entries)
    if isinstance(value, Sequence) and not isinstance(value, str):
        item = shape.item if shape else None
        return nodes.Sequence(*where, tuple(_tree(v, item, reference, place) for v in value))
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return nodes.Scalar(*where, text, '"')
