"""PyMC's own graph of the deep net, drawn in our ink.

The summary ``graph`` holds nodes (``name``, ``kind``, ``distribution``, ``plate``) and edges
(``source``, ``target``), as ``pymc.model_graph`` lists them; no PyMC is needed to draw it.
"""

from dataclasses import dataclass
from typing import Final

import xarray as xr
from lxml import etree

from bayestalk.drawing import Drawing, Table
from bayestalk.figures import svg
from bayestalk.figures.paths import number
from bayestalk.theme import variable

_KINDS: Final = {
    "free": "to be learned",
    "observed": "observed",
    "data": "data",
    "deterministic": "computed",
}


@dataclass(frozen=True)
class Node:
    """One quantity of a model: its name, what it is, how it is distributed, how many there are."""

    name: str
    kind: str
    distribution: str
    plate: str


@dataclass(frozen=True)
class _Size:
    width: float
    height: float
    node: tuple[float, float]
    text: float
    small: float


_WIDE: Final = _Size(1120, 520, (230, 104), 27, 21.6)
_NARROW: Final = _Size(360, 420, (94, 68), 16, 13.4)


def draw(graph: xr.Dataset) -> Drawing:
    """Draw ``graph``: parents above children, what is observed shaded."""
    nodes = [
        Node(
            *(str(graph[part].to_numpy()[i]) for part in ("name", "kind", "distribution", "plate"))
        )
        for i in range(graph.sizes["node"])
    ]
    edges = [
        (str(a), str(b))
        for a, b in zip(graph["source"].to_numpy(), graph["target"].to_numpy(), strict=True)
    ]
    parents = {node.name: [a for a, b in edges if b == node.name] for node in nodes}
    table = Table(
        columns=("Quantity", "Role", "Distribution", "How many", "Depends on"),
        rows=tuple(
            (
                n.name,
                _KINDS.get(n.kind, n.kind),
                n.distribution or "–",
                n.plate or "1",
                ", ".join(parents[n.name]) or "–",
            )
            for n in nodes
        ),
    )
    return Drawing(
        svg=_svg("pymc-graph", nodes, edges, _WIDE),
        width=_WIDE.width,
        height=_WIDE.height,
        table=table,
        narrow=_svg("pymc-graph-narrow", nodes, edges, _NARROW),
    )


def ranks(nodes: list[Node], edges: list[tuple[str, str]]) -> dict[str, int]:
    """How many steps each node is below the topmost of its ancestors.

    Raises
    ------
    ValueError
        Where an edge names no node, or edges run in a circle.
    """
    names = {node.name for node in nodes}
    if unknown := {name for edge in edges for name in edge} - names:
        msg = f"edges name {', '.join(sorted(unknown))}, which no node is called: list every node"
        raise ValueError(msg)
    rank = dict.fromkeys((node.name for node in nodes), 0)
    for _ in range(len(nodes) + 1):
        moved = False
        for a, b in edges:
            if rank[b] <= rank[a]:
                rank[b], moved = rank[a] + 1, True
        if not moved:
            return rank
    msg = "the edges run in a circle; a model's graph has none: check source and target"
    raise ValueError(msg)


def _svg(name: str, nodes: list[Node], edges: list[tuple[str, str]], size: _Size) -> str:
    image = svg.root(name, size.width, size.height)
    rank = ranks(nodes, edges)
    depth = max(rank.values()) + 1
    _, tall = size.node
    place: dict[str, tuple[float, float]] = {}
    for level in range(depth):
        row = [node for node in nodes if rank[node.name] == level]
        for i, node in enumerate(row):
            y = size.height * (level + 0.5) / depth
            place[node.name] = (size.width * (i + 0.5) / len(row), y)
    lines = svg.add(image, "g", stroke=variable("rule"), stroke_width=1.6, fill="none")
    heads = svg.add(image, "g", fill=variable("rule"))
    for a, b in edges:
        _arrow(lines, heads, place[a], place[b], tall)
    for node in nodes:
        _node(image, name, node, place[node.name], size)
    etree.cleanup_namespaces(image)
    return svg.serialize(image)


def _arrow(
    lines: etree._Element,
    heads: etree._Element,
    start: tuple[float, float],
    end: tuple[float, float],
    tall: float,
) -> None:
    x0, y0, x1, y1 = start[0], start[1] + tall / 2 + 3, end[0], end[1] - tall / 2 - 12
    middle = (y0 + y1) / 2
    meet = x1 + 0.16 * (x0 - x1)
    svg.add(
        lines,
        "path",
        d=f"M{number(x0)} {number(y0)}C{number(x0)} "
        f"{number(middle)} {number(meet)} {number(middle)} "
        f"{number(meet)} {number(y1)}",
    )
    svg.add(heads, "path", d=f"M{number(meet)} {number(y1 + 9)}l-5-10h10z")


def _node(
    image: etree._Element, name: str, node: Node, at: tuple[float, float], size: _Size
) -> None:
    wide, tall = size.node
    x, y = at
    ink = {"w": "w", "b": "b"}.get(node.name[:1] if node.kind == "free" else "", "ink")
    seen = node.kind == "observed"
    group = svg.add(image, "g", id=f"{name}-{node.name}", data_id=node.name, text_anchor="middle")
    svg.add(
        group,
        "ellipse",
        cx=x,
        cy=y,
        rx=wide / 2,
        ry=tall / 2,
        fill=variable("faint" if seen else "ground"),
        stroke=variable(ink),
        stroke_width=2.2,
    )
    strong = variable("ink") if ink == "ink" else variable(f"{ink}-strong")
    svg.add(
        group,
        "text",
        node.name,
        x=x,
        y=y - 0.1 * size.text,
        font_size=size.text,
        font_weight=600,
        fill=strong,
    )
    svg.add(
        group,
        "text",
        node.distribution,
        x=x,
        y=y + 1.15 * size.small,
        font_size=size.small,
        fill=variable("muted"),
    )
    if node.plate:
        svg.add(
            group,
            "text",
            node.plate,
            x=x,
            y=y + tall / 2 + 1.15 * size.small
            if plate_is_below(node)
            else y - tall / 2 - 0.5 * size.small,
            font_size=size.small,
            fill=variable("muted"),
        )


def plate_is_below(node: Node) -> bool:
    """Whether the plate's size stands below the node: for what is observed, where arrows end."""
    return node.kind == "observed"
