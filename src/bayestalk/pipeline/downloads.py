"""What there is to take home, with its size: texts name it ``downloads``."""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import Final

from bayestalk.pipeline import bundle, paper
from bayestalk.pipeline.files import write_json
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step, step

GROUP: Final = "downloads"
_KILO: Final = 1000


def files(layout: Layout) -> dict[str, Path]:
    """Every file that may be offered, by the name that texts give it."""
    sheets = layout.pages / "print"
    return {
        "deck": bundle.target(layout),
        "slides": paper.target(layout, "slides"),
        "handout": paper.target(layout, "handout"),
        "sheet_a4": sheets / "cheat-sheet-a4.pdf",
        "sheet_letter": sheets / "cheat-sheet-letter.pdf",
    }


def steps(layout: Layout, written: Container[Path]) -> Iterator[Step]:
    """One step: it weighs those of the files that are made.

    Parameters
    ----------
    written
        What the other steps write.
    """
    made = {name: path for name, path in files(layout).items() if path in written}
    yield step(
        layout,
        f"numbers/{GROUP}",
        "bayestalk.pipeline.downloads:run",
        reads=made.values(),
        writes=[layout.numbers / f"{GROUP}.json"],
        arguments={name: path.relative_to(layout.pages).as_posix() for name, path in made.items()},
    )


def run(made: Step) -> None:
    """Write the address and the size of each."""
    pages = made.layout.pages
    write_json(
        made.only,
        {
            name: {"url": path, "size": said((pages / str(path)).stat().st_size)}
            for name, path in made.arguments.items()
        },
    )


def said(size: int) -> str:
    """A size as people say it: ``380 kB``, ``1.4 MB``."""
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO))}\N{NO-BREAK SPACE}kB"
    return f"{size / _KILO / _KILO:.1f}\N{NO-BREAK SPACE}MB"
