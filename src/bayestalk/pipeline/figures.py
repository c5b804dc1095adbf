"""Figures: from summaries to drawings on disk."""

import json
from pathlib import Path

from bayestalk.drawing import Drawing, Table
from bayestalk.figures import FIGURES
from bayestalk.pipeline.files import write, write_json
from bayestalk.pipeline.steps import Step


def run(step: Step) -> None:
    """Draw one figure, as JSON for the pages and as SVG to look at."""
    from bayestalk.results import read_summary  # xarray is slow to import

    spec = FIGURES[str(step.arguments["figure"])]
    by_name = {path.stem: path for path in step.reads}
    summaries = [read_summary(by_name[name]) for name in spec.summaries]
    drawing = spec.draw(*summaries, **_more(step))
    write_json(step.writes[0], to_json(drawing))
    write(step.writes[1], drawing.svg + "\n")


def _more(step: Step) -> dict[str, object]:
    more = step.arguments.get("more", {})
    return dict(more) if isinstance(more, dict) else {}


def to_json(drawing: Drawing) -> dict[str, object]:
    """A drawing as plain values."""
    table = drawing.table
    return {
        "svg": drawing.svg,
        "width": drawing.width,
        "height": drawing.height,
        "narrow": drawing.narrow,
        "stage": drawing.stage,
        "table": table and {"columns": table.columns, "rows": table.rows, "note": table.note},
    }


def read(path: Path) -> Drawing:
    """A drawing from its JSON."""
    data = json.loads(path.read_text(encoding="utf-8"))
    table = data["table"]
    return Drawing(
        svg=data["svg"],
        width=data["width"],
        height=data["height"],
        narrow=data["narrow"],
        stage=data["stage"],
        table=table
        and Table(tuple(table["columns"]), tuple(map(tuple, table["rows"])), table["note"]),
    )
