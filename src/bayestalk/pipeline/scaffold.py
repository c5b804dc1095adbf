"""Begin a chapter: its file, and its place in the navigation."""

import re
from pathlib import Path
from typing import Final

from bayestalk.content import scaffold
from bayestalk.content.scaffold import ScaffoldError
from bayestalk.pipeline import sources
from bayestalk.pipeline.files import write
from bayestalk.pipeline.layout import Layout, here

_NEXT: Final = """\
Begun: {file}, and its line in the navigation (mkdocs.yml).

  1. Fill it in. It builds as it is: make serve shows every saved file. It is the last chapter;
     its number says so. To move it, rename the file and move its line in mkdocs.yml.
  2. The tests know the talk by heart. Name the new slides, in order, under "{name}" in
     tests/docs/test_slides.py, and what page and slides show in tests/pipeline/expected.py.
     Until then make test says what is missing.
"""


def chapter(title: str) -> None:
    """Begin a chapter in this project, and say what to do next."""
    layout = here()
    path = begin(layout, title)
    print(_NEXT.format(file=layout.relative(path), name=path.name), end="")


def begin(layout: Layout, title: str) -> Path:
    """Write a chapter to fill in, and its line in the navigation; the chapter's file.

    Raises
    ------
    ScaffoldError
        Where a chapter goes by that address, or the title gives none.
    """
    title = " ".join(title.split())
    slug, text = scaffold.begun(title)
    chapters = sources.chapters(layout)
    taken = [path for path in chapters if path.stem.partition("-")[2] == slug]
    if taken:
        msg = f"{layout.relative(taken[0])} is there already: give another title"
        raise ScaffoldError(msg)
    numbers = [int(found[0]) for path in chapters if (found := re.match(r"\d+", path.name))]
    path = layout.chapters / f"{max(numbers, default=0) + 1:02}-{slug}.md"
    configuration = layout.root / "mkdocs.yml"
    listed = scaffold.listed(configuration.read_text(encoding="utf-8"), title, slug)
    write(path, text)
    write(configuration, listed)
    return path
