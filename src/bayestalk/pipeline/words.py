"""Words: every page and the deck, from their sources, the figures and the numbers."""

import json

from bayestalk import __version__
from bayestalk.content import provenance
from bayestalk.content.head import terrain
from bayestalk.content.materials import Materials
from bayestalk.content.render import render
from bayestalk.figures import FIGURES
from bayestalk.pipeline import figures, sources
from bayestalk.pipeline.files import write
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step
from bayestalk.results import read_summary


class WordsError(Exception):
    """Pages were rendered that the plan does not know, or the other way round."""


def run(step: Step) -> None:
    """Render everything, and write each file."""
    layout = step.layout
    rendered = render(materials(layout, str(step.arguments["url"])))
    planned = {path.relative_to(layout.pages).as_posix(): path for path in step.writes}
    unplanned = sorted(set(rendered) ^ set(planned))
    if unplanned:
        msg = f"{unplanned[0]} is rendered but not planned, or planned but not rendered"
        raise WordsError(msg)
    for name, text in rendered.items():
        write(planned[name], text)


def materials(layout: Layout, url: str) -> Materials:
    """Gather what pages and slides are made of."""
    numbers = json.loads(layout.numbers.read_text(encoding="utf-8"))
    numbers["site"] = {"url": url, "version": __version__}
    return Materials(
        chapters={path.name: path.read_text(encoding="utf-8") for path in sources.chapters(layout)},
        pages={
            path.relative_to(layout.docs).as_posix(): path.read_text(encoding="utf-8")
            for path in sources.pages(layout)
        },
        drawings={name: figures.read(layout.figures / f"{name}.json") for name in FIGURES},
        origins={
            name: provenance.sentence(spec.summaries, numbers) for name, spec in FIGURES.items()
        },
        numbers=numbers,
        notebooks=tuple(path.stem for path in sources.notebooks(layout)),
        read=lambda path: (layout.root / path).read_text(encoding="utf-8"),
        modules=layout.node_modules,
        cache=layout.build / "formulas",
        terrain=terrain(read_summary(layout.summaries / "terrain.nc")),
    )
