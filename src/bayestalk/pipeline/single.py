"""One figure alone: drawn from the frozen results, and written as a file to take away."""

import sys
from collections.abc import Iterable
from pathlib import Path

from bayestalk import memory
from bayestalk.content.errors import nearest
from bayestalk.figures import FIGURES
from bayestalk.pipeline import few, figures, records, summaries
from bayestalk.pipeline.fits import files_of, states
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.locks import building
from bayestalk.pipeline.records import Finding, State
from bayestalk.pipeline.steps import Step
from bayestalk.theme import Scheme


class FigureError(Exception):
    """A figure cannot be drawn: there is none of that name, or what it is drawn from is stale."""


def draw(layout: Layout, name: str) -> Path:
    """Bring one figure up to date, and what it is drawn from; where its SVG is.

    Raises
    ------
    FigureError
        Where no figure goes by the name, or a result behind it is not that of today's code.
    StepError
        Where drawing fails.
    """
    if name not in FIGURES:
        msg = f"no figure is called {name!r}; {nearest(name, FIGURES)}"
        raise FigureError(msg)
    with building(layout), memory.kept(layout.facts, whole=False):
        _make(layout, [f"figure/{name}"])
    return layout.figures / f"{name}.svg"


def export(layout: Layout, name: str, target: Path, scheme: Scheme) -> Path:
    """Write a figure that was drawn as SVG, PDF or PNG, with its short text from the talk.

    Raises
    ------
    FigureError
        Where a result behind the numbers of its short text is stale.
    ExportError
        Where the target ends in something else.
    """
    from bayestalk import printing  # Typst is slow to import

    drawing = figures.read(layout.figures / f"{name}.json")
    return printing.export(drawing, target, scheme=scheme, alt=_alt(layout, name))


def _alt(layout: Layout, name: str) -> str:
    """What the talk says to those who cannot see a figure; nothing where it does not show it."""
    from bayestalk.content import needs
    from bayestalk.content.document import Document
    from bayestalk.content.stash import Stash
    from bayestalk.pipeline.materials import materials

    described = materials(layout).figures
    if name not in described:
        return ""
    file, block = described[name]
    with building(layout), memory.kept(layout.facts, whole=False):
        _make(layout, [f"numbers/{group}" for group in needs.numbers(block.alt)])
    return Document(materials(layout), lambda words, *_: words, Stash()).alt(block, file)


def _make(layout: Layout, names: Iterable[str]) -> None:
    """Do some steps and those before them, as far as they are not done."""
    every = records.in_order([*summaries.steps(layout), *figures.steps(layout)])
    wanted = _behind(every, set(names))
    read = {path for made in wanted for path in made.reads}
    upstream: dict[Path, Finding] = {}
    for finding in states(layout):
        files = files_of(layout, finding.name)
        upstream |= dict.fromkeys(files, finding)
        if finding.state is not State.FRESH and read.intersection(files):
            msg = (
                f"{finding.name} is {finding.state} ({finding.reason}), and the figure would show "
                f"what today's code does not give: run bayestalk refit {files[0].stem}"
            )
            raise FigureError(msg)
    stale = [one.name for one in records.look(wanted, upstream) if one.state is not State.FRESH]
    outcome = few.run(records.touched(wanted, stale))
    for error in outcome.errors:
        if error.trace:  # a mistake in the figure's own code, which its author looks for
            print(error.trace, file=sys.stderr)
        raise error


def _behind(steps: list[Step], names: set[str]) -> list[Step]:
    """The named steps and all that make what they read, in order."""
    needed: list[Step] = []
    read: set[Path] = set()
    for made in reversed(steps):
        if made.name in names or read.intersection(made.writes):
            needed.append(made)
            read.update(made.reads)
    return needed[::-1]
