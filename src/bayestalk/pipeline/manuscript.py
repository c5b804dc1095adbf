"""All that people wrote, read once: what each page and each slide needs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bayestalk import recipes
from bayestalk.content import links, provenance, talk
from bayestalk.content.chapter import Chapter, FigureBlock, parse, parse_page
from bayestalk.content.needs import Needs, Reader
from bayestalk.content.pictures import targets
from bayestalk.figures import FIGURES
from bayestalk.pipeline import sources
from bayestalk.pipeline.layout import Layout
from bayestalk.recipes import Recipe


@dataclass(frozen=True)
class Manuscript:
    """Chapters and pages as written.

    Parameters
    ----------
    layout
        Where they lie.
    chapters
        Parsed, by file, in the order of the talk.
    others
        The other pages' texts by file.
    book
        The recipes that numbers may be named after.
    """

    layout: Layout
    chapters: Mapping[Path, Chapter]
    others: Mapping[Path, str]
    book: Mapping[str, Recipe]

    @cached_property
    def site(self) -> links.Site:
        """Every page there is to link to, and every term of the glossary."""
        pages = {path.name: path.name for path in self.others}
        pages[links.TRANSCRIPT] = links.TRANSCRIPT
        pages |= {
            path.name: links.output(path.name, one.slug) for path, one in self.chapters.items()
        }
        named = [f"notebooks/{path.stem}.ipynb" for path in sources.notebooks(self.layout)]
        glossary = next((text for path, text in self.others.items() if path.stem == "glossary"), "")
        terms = frozenset(links.anchors(glossary))
        pictures = frozenset(
            path.relative_to(self.layout.docs).as_posix() for path in sources.pictures(self.layout)
        )
        return links.Site(pages | dict(zip(named, named, strict=True)), terms, pictures)

    @cached_property
    def source(self) -> dict[str, tuple[Path, ...]]:
        """The files that each page and slide is written in, by name of its step."""
        found: dict[str, tuple[Path, ...]] = {f"page/{path.stem}": (path,) for path in self.others}
        found[f"page/{links.TRANSCRIPT.removesuffix('.md')}"] = tuple(self.chapters)
        for path, chapter in self.chapters.items():
            found[f"page/{links.output('', chapter.slug).removesuffix('.md')}"] = (path,)
            found |= {f"slide/{section.id}": (path,) for section in chapter.sections}
        return found

    @cached_property
    def temml(self) -> str:
        """The version of Temml, which typesets formulas."""
        lock = json.loads((self.layout.root / "package-lock.json").read_text(encoding="utf-8"))
        return str(lock["packages"]["node_modules/temml"]["version"])

    @cached_property
    def _reader(self) -> Reader:
        figures: dict[str, tuple[str, FigureBlock]] = {}
        for chapter in self.chapters.values():
            for block in chapter.figures:
                figures.setdefault(block.name, (chapter.file, block))
        origins = {name: provenance.groups(spec.summaries) for name, spec in FIGURES.items()}
        return Reader(
            self.site,
            figures,
            origins,
            lambda path: (self.layout.root / path).read_text(encoding="utf-8"),
        )

    def pages(self) -> dict[str, Needs]:
        """What each page needs, by its path below ``docs_dir``."""
        found = {
            links.output("", chapter.slug): self._reader.chapter(
                chapter, number, len(self.chapters)
            )
            for number, chapter in enumerate(self.chapters.values(), start=1)
        }
        for path, text in self.others.items():
            file = self.layout.relative(path)
            found[path.name] = self._reader.page(text, parse_page(text, file), file)
        found[links.TRANSCRIPT] = self._reader.transcript(self.chapters.values())
        return found

    def pictures(self) -> set[str]:
        """The pictures on slides, by path below ``docs/``."""
        shown = (section for _, section in talk.shown(self.chapters.values()) if section.slide)
        named = {path for one in shown if one.slide for path in targets(one.slide.body.text)}
        return named & self.site.pictures

    def slides(self) -> dict[str, Needs]:
        """What each slide needs, by its id, in the order of the talk."""
        return {
            section.id: self._reader.slide(chapter, section)
            for chapter, section in talk.shown(self.chapters.values())
        }


def manuscript(layout: Layout) -> Manuscript:
    """Read every chapter, page and recipe.

    Raises
    ------
    SourceError
        Where one cannot be understood; it names file and line.
    """
    return Manuscript(
        layout,
        {
            path: parse(path.read_text(encoding="utf-8"), layout.relative(path))
            for path in sources.chapters(layout)
        },
        {path: path.read_text(encoding="utf-8") for path in sources.pages(layout)},
        recipes.read(layout.root / "recipes.toml"),
    )
