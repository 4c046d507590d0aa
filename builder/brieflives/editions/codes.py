"""QR codes as drawings: black squares for a telephone's camera (ISO/IEC 18004)."""

from __future__ import annotations

from brieflives.document.blocks import Figure, Picture


def qr_code(address: str, alt: str) -> Figure:
    """Return a code that leads to an address; its picture is as many units wide as it has modules.

    Level M, of which 15 % may be dirty. The white around it is no part of the
    picture: whoever places it keeps four modules free on each side.
    """
    import segno  # it brings the libraries of the network, and few lives have a code

    code = segno.make(address, error="m", boost_error=False, micro=False)
    rows = [[bool(module) for module in row] for row in code.matrix]
    path = "".join(
        f"M{start} {y}L{stop} {y}L{stop} {y + 1}L{start} {y + 1}Z"
        for y, row in enumerate(rows)
        for start, stop in _dark(row)
    )
    size = len(rows)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path fill="#000000" d="{path}"/></svg>'
    )
    picture = Picture("qr.svg", "image/svg+xml", svg.encode("ascii"), size, size)
    return Figure("handout/code", picture, alt)


def _dark(row: list[bool]) -> list[tuple[int, int]]:
    """Return where dark stretches of a row begin and stop: fewer edges, no hairlines between."""
    before, after = (False, *row), (*row, False)
    edges = [x for x in range(len(row) + 1) if before[x] != after[x]]
    return list(zip(edges[::2], edges[1::2], strict=True))
