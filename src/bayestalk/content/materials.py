"""Everything that pages and slides are made of, gathered before anything is rendered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from bayestalk.content import links
from bayestalk.content.chapter import Chapter, FigureBlock, parse
from bayestalk.content.head import Terrain
from bayestalk.drawing import Drawing


@dataclass(frozen=True)
class Materials:
    """What the rendering takes in; nothing is read from disk but Temml's cache and code.

    Parameters
    ----------
    chapters
        Chapter sources by file name, e.g. ``04-deep-nets.md``; sorted, they are the talk.
    pages
        The other pages' sources by path below ``docs/``, e.g. ``glossary.md``.
    drawings
        Figures by name.
    origins
        Where each figure comes from, by name, in a sentence.
    numbers
        The numbers of the prose, nested by name.
    pictures
        Pictures that authors brought, by path below ``docs/``.
    notebooks
        Names of the notebooks, e.g. ``linear``.
    read
        Reads a source file of the project for ``code(…)``, by its path from the root.
    modules
        ``node_modules``, for Temml.
    cache
        Folder that keeps formulas once typeset.
    terrain
        The mountain, for the chapters' heads.
    folder
        The chapters' folder as authors know it, for messages.
    """

    chapters: Mapping[str, str]
    pages: Mapping[str, str]
    drawings: Mapping[str, Drawing]
    numbers: Mapping[str, Any]
    read: Callable[[str], str]
    modules: Path
    origins: Mapping[str, str] = field(default_factory=dict)
    pictures: frozenset[str] = frozenset()
    notebooks: tuple[str, ...] = ()
    cache: Path | None = None
    terrain: Terrain | None = None
    folder: str = "docs"

    @cached_property
    def parsed(self) -> tuple[Chapter, ...]:
        """The chapters in order."""
        return tuple(
            parse(text, f"{self.folder}/chapters/{name}")
            for name, text in sorted(self.chapters.items())
        )

    @cached_property
    def site(self) -> links.Site:
        """Every page there is to link to, and every term of the glossary."""
        pages = {name: name for name in (*self.pages, links.TRANSCRIPT)}
        for name, chapter in zip(sorted(self.chapters), self.parsed, strict=True):
            pages[name] = links.output(name, chapter.slug)
        pages |= {f"notebooks/{name}.ipynb": f"notebooks/{name}.ipynb" for name in self.notebooks}
        glossary = self.pages.get("glossary.md", "")
        return links.Site(pages, frozenset(links.anchors(glossary)), self.pictures)

    @cached_property
    def figures(self) -> dict[str, tuple[str, FigureBlock]]:
        """The words of each figure, with the file they stand in; the first one counts."""
        found: dict[str, tuple[str, FigureBlock]] = {}
        for chapter in self.parsed:
            for block in chapter.figures:
                found.setdefault(block.name, (chapter.file, block))
        return found
