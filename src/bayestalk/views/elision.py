"""Rows and columns that are drawn, and where the rest is left out."""

GAP = 3.0
ELLIPSIS = 30.0

Indices = list[int | None]
"""What is drawn, in order; ``None`` stands where some are left out."""


def shown(count: int, limit: int) -> Indices:
    """All indices, or the first few, a gap and the last, ``limit`` places in all."""
    if count <= limit:
        return list(range(count))
    return [*range(limit - 2), None, count - 1]


def extent(indices: Indices, size: float) -> float:
    """The length of a row of cells of a given size, gaps included."""
    return sum(ELLIPSIS if i is None else size for i in indices) + GAP * (len(indices) - 1)


def starts(indices: Indices, size: float, start: float) -> list[float]:
    """Where each cell of the row starts."""
    found = []
    for i in indices:
        found.append(start)
        start += (ELLIPSIS if i is None else size) + GAP
    return found
