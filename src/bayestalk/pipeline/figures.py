"""Figures: from summaries to drawings on disk."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bayestalk.drawing import Drawing, Table
from bayestalk.figures import FIGURES
from bayestalk.pipeline import address
from bayestalk.pipeline.files import write, write_json
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step, step
from bayestalk.pipeline.summaries import PLAIN

DRAWN_WITH = ("matplotlib", "numpy", "segno", "xarray")


def steps(layout: Layout) -> Iterator[Step]:
    """One step a figure."""
    for spec in FIGURES.values():
        arguments: dict[str, object] = {"figure": spec.name, "with": dict(spec.args)}
        if spec.name == "qr":
            arguments["more"] = {"url": address.site_url()}
        yield step(
            layout,
            f"figure/{spec.name}",
            "bayestalk.pipeline.figures:run",
            reads=[layout.summaries / f"{name}.json" for name in spec.summaries],
            writes=[layout.figures / f"{spec.name}.{suffix}" for suffix in ("json", "svg")],
            modules=[spec.path, *((PLAIN,) if spec.summaries else ())],
            libraries=DRAWN_WITH,
            arguments=arguments,
            networks=spec.networks,
        )


def run(made: Step) -> None:
    """Draw one figure, as JSON for the pages and as SVG to look at."""
    from bayestalk.summaries.plain import from_json  # xarray is slow to import

    spec = FIGURES[str(made.arguments["figure"])]
    by_name = {path.stem: path for path in made.reads}
    summaries = [from_json(by_name[name].read_text("utf-8")) for name in spec.summaries]
    drawing = spec.draw(*summaries, **_more(made))
    write_json(made.writes[0], to_json(drawing))
    write(made.writes[1], drawing.svg + "\n")


def _more(made: Step) -> dict[str, object]:
    more = made.arguments.get("more", {})
    return dict(more) if isinstance(more, dict) else {}


def to_json(drawing: Drawing) -> dict[str, object]:
    """A drawing as plain values."""
    return {
        "svg": drawing.svg,
        "width": drawing.width,
        "height": drawing.height,
        "narrow": drawing.narrow,
        "stage": drawing.stage,
        "table": drawing.table and _table_to_json(drawing.table),
    }


def read(path: Path) -> Drawing:
    """A drawing from its JSON."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Drawing(
        svg=data["svg"],
        width=data["width"],
        height=data["height"],
        narrow=data["narrow"],
        stage=data["stage"],
        table=data["table"] and _table_from_json(data["table"]),
    )


def _table_to_json(table: Table) -> dict[str, object]:
    return asdict(table) | {"best": sorted(table.best)}


def _table_from_json(data: dict[str, Any]) -> Table:
    """A table whose lists are tuples again."""
    return Table(
        columns=tuple(data["columns"]),
        rows=tuple(map(tuple, data["rows"])),
        note=data["note"],
        spans=tuple((words, count) for words, count in data["spans"]),
        sections=tuple((words, count) for words, count in data["sections"]),
        best=frozenset((row, column) for row, column in data["best"]),
    )
