"""The first way: the network as a function, set as mathematics in the colours of meaning."""

from collections.abc import Sequence

from bayestalk.drawing import Drawing
from bayestalk.network import Network
from bayestalk.views import described, formula, glyphs, soundness, spelt, svg
from bayestalk.views.formula import Term
from bayestalk.views.scene import AnyMark, Run, Scene, Text, collisions
from bayestalk.views.spelt import Page
from bayestalk.views.symbols import ITALIC

WIDTH, NARROW = 1126.0, 340.0

_MARGIN = 8.0
_LEAST_CAPTION = 8.0


def draw(network: Network, figure: str) -> Drawing:
    """Draw the function, wide and narrow, with the table of its symbols and shapes.

    Raises
    ------
    ValueError
        Where the network cannot be drawn; the message says why.
    """
    soundness.check(network)
    wide, narrow = scene(network), scene(network, width=NARROW)
    return Drawing(
        svg=svg.render(wide, figure),
        width=wide.width,
        height=wide.height,
        table=described.shapes(network),
        narrow=svg.render(narrow, f"{figure}-narrow"),
        alt=described.alt(network, "function"),
    )


def scene(network: Network, *, width: float = WIDTH) -> Scene:
    """The drawing as data: one formula where it fits in a line, else one line a layer."""
    small = width < 600
    room = width - 2 * _MARGIN
    terms = formula.whole(network)
    largest, least, caption = (40.0, 27.0, 13.0) if small else (80.0, 38.0, 19.0)
    size = min(largest, (room - 2 * caption) / formula.width_of(terms, 1.0))
    marks, height = _one_line(terms, width, size, caption)
    crowded = size < least or (small and len(network.layers) > 1)
    if crowded or collisions([mark for mark in marks if isinstance(mark, Text)]):
        largest = 30.0 if small else 46.0
        marks, height = _steps(network, width, caption, largest)
        while caption > _LEAST_CAPTION and collisions([m for m in marks if isinstance(m, Text)]):
            caption -= 1
            marks, height = _steps(network, width, caption, largest)
    if len(network.layers) == 1 and len(network.inputs) <= spelt.MOST_INPUTS:
        page = Page(width, _MARGIN, small)
        found, height = spelt.draw(network, page, height + (28 if small else 44))
        marks += found
    return Scene(width, height, tuple(marks))


def _one_line(
    terms: Sequence[Term], width: float, size: float, caption: float
) -> tuple[list[AnyMark], float]:
    left = (width - formula.width_of(terms, size)) / 2
    placed = formula.place(terms, left, size)
    baseline = 0.95 * size
    marks = formula.draw_line(placed, baseline, size, caption, words=True)
    bottom = max(mark.y for mark in marks if isinstance(mark, Text)) + 0.3 * caption
    openings = {item.term.opens: item.left for item in placed if item.term.opens}
    for item in placed:
        name = item.term.closes
        if not name:
            continue
        bottom += 8
        marks.append(glyphs.brace(openings[name], item.right, bottom))
        middle = (openings[name] + item.right) / 2
        bottom += 24 + 1.1 * caption
        runs = (Run(ITALIC["z"], "ink", "math"), Run(name[1:], "ink", "math", -1))
        marks.append(
            Text(middle, bottom, (*runs, Run(" hidden values", "muted")), 1.3 * caption, "middle")
        )
        bottom += 0.4 * caption
    return marks, bottom


def _steps(
    network: Network, width: float, caption: float, largest: float
) -> tuple[list[AnyMark], float]:
    lines = formula.steps(network)
    room = width - 2 * _MARGIN - caption
    heads = [formula.width_of(line[:1], 1.0) for line in lines]
    tails = [formula.width_of(line[1:], 1.0) for line in lines]
    size = min(largest, room / (max(heads) + max(tails)))
    equals = (width - (max(tails) - max(heads)) * size) / 2
    marks: list[AnyMark] = []
    named: set[str] = set()
    top = 0.0
    for line, head in zip(lines, heads, strict=True):
        placed = formula.place(line, equals - head * size, size)
        baseline = top + 0.95 * size
        marks += formula.draw_line(placed, baseline, size, caption, named=frozenset(named))
        named |= {term.name for term in line}
        top = baseline + 0.32 * size + 2.4 * caption
    return marks, top - 0.6 * caption
