"""Which pages and slides show what is made from some results."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bayestalk.pipeline.steps import Step

# Kinds of steps that make what a reader sees as one thing.
SEEN = ("page", "slide", "notebook", "words")


def concerned(steps: Iterable[Step], names: Iterable[str]) -> set[str]:
    """The names of steps that make pages, slides and notebooks from some results.

    Parameters
    ----------
    steps
        All steps of a build, whatever each of them makes.
    names
        Results, with or without ``result/`` before them.
    """
    wanted = {name.removeprefix("result/") for name in names}
    readers: dict[Path, list[Step]] = defaultdict(list)
    waiting: list[Path] = []
    for made in steps:
        results = made.layout.results
        for path in made.reads:
            readers[path].append(made)
            if path.is_relative_to(results) and path.name.split(".")[0] in wanted:
                waiting.append(path)
    found: dict[str, Step] = {}
    while waiting:
        for made in readers[waiting.pop()]:
            if made.name not in found:
                found[made.name] = made
                waiting.extend(made.writes)
    return {name for name, made in found.items() if made.kind in SEEN}


def addresses(steps: Iterable[Step], names: Iterable[str]) -> set[str]:
    """Where readers find what some steps make: ``talk/pymc/``, ``slides/index.html#/twins``.

    A slide has the address of its step's name; anything else those of the pages that it writes.
    """
    wanted = set(names)
    found = set()
    for made in steps:
        if made.name not in wanted:
            continue
        if made.kind == "slide":
            found.add(f"slides/index.html#/{made.name.removeprefix('slide/')}")
            continue
        pages = made.layout.pages
        inside = [path.relative_to(pages) for path in made.writes if path.is_relative_to(pages)]
        found.update(address for path in inside if (address := _address(path)) is not None)
    return found


def _address(path: Path) -> str | None:
    """Where MkDocs puts a page; None for what is no page."""
    if path.suffix == ".html":
        return path.as_posix()
    if path.suffix not in (".md", ".ipynb"):
        return None
    if path.stem == "index":
        return "" if path.parent == Path() else f"{path.parent.as_posix()}/"
    return f"{path.with_suffix('').as_posix()}/"
