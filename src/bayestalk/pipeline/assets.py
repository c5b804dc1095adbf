"""Fonts, and the files that go to the site as they are."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from bayestalk.pipeline import sources
from bayestalk.pipeline.files import files_under, write
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step

FONTS = ("sans.woff2", "sans-italic.woff2", "mono.woff2", "math.woff2")
WEB = (".css", ".js", ".svg", ".png", ".ico", ".html", ".webmanifest")
ELSEWHERE = ("overrides", "deck", "print.css")
"""What the site does not get as it is: the deck's parts are joined, the rest is MkDocs'."""


class AssetError(Exception):
    """What is made for the site is not what was planned."""


def cut_fonts(step: Step) -> None:
    """Write the site's fonts, cut down to the signs that are used."""
    from bayestalk.content import fonts

    made = fonts.web(step.layout.node_modules)
    if set(made) != set(FONTS):
        msg = f"made {', '.join(sorted(made))}; planned are {', '.join(FONTS)}: name them alike"
        raise AssetError(msg)
    for path in step.writes:
        write(path, made[path.name])


def copy(step: Step) -> None:
    """Copy files as they are, each to its place."""
    for source, target in zip(step.reads, step.writes, strict=True):
        write(target, source.read_bytes())


def copies(layout: Layout) -> Iterator[tuple[Path, Path]]:
    """Every file that is copied, with where it goes."""
    for source in sources.pictures(layout):
        yield source, layout.pages / source.relative_to(layout.docs)
    for source in files_under(layout.web):
        parts = source.relative_to(layout.web).parts
        if source.suffix in WEB and parts[0] not in ELSEWHERE:
            yield source, layout.pages.joinpath("assets", *parts)


def sweep(layout: Layout, wanted: Iterable[Path]) -> None:
    """Remove what an earlier build left in the pages' folder and this one does not write."""
    keep = set(wanted)
    for path in files_under(layout.pages):
        if path not in keep:
            path.unlink()
    for folder in sorted(layout.pages.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            shutil.rmtree(folder)
