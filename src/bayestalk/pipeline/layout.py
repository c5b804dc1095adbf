"""Where everything of the project lies."""

from dataclasses import dataclass
from pathlib import Path


class LayoutError(Exception):
    """The folder is not the project."""


@dataclass(frozen=True)
class Layout:
    """The project's folders, from its root.

    Everything under ``build`` is made; the rest is written by people, or frozen.
    """

    root: Path

    @property
    def docs(self) -> Path:
        """Every word a person wrote."""
        return self.root / "docs"

    @property
    def chapters(self) -> Path:
        """One file a chapter: its page, its slides, its notes."""
        return self.docs / "chapters"

    @property
    def notebooks(self) -> Path:
        """Notebook sources, as Python files."""
        return self.docs / "notebooks"

    @property
    def results(self) -> Path:
        """Frozen results of the last real run."""
        return self.root / "results"

    @property
    def web(self) -> Path:
        """Style sheets, custom elements and the deck's start-up code."""
        return self.root / "web"

    @property
    def node_modules(self) -> Path:
        """What comes from npm."""
        return self.root / "node_modules"

    @property
    def build(self) -> Path:
        """Everything generated."""
        return self.root / "build"

    @property
    def summaries(self) -> Path:
        """Small named datasets, one file each."""
        return self.build / "summaries"

    @property
    def numbers(self) -> Path:
        """The numbers that texts are filled with, one file a group."""
        return self.build / "numbers"

    @property
    def landscape(self) -> Path:
        """The mountain as plain values."""
        return self.build / "landscape.json"

    @property
    def figures(self) -> Path:
        """Drawings with their tables."""
        return self.build / "figures"

    @property
    def print_fonts(self) -> Path:
        """Fonts for what is made for paper."""
        return self.build / "fonts"

    @property
    def paper(self) -> Path:
        """What PDFs are printed with."""
        return self.build / "paper"

    @property
    def slides(self) -> Path:
        """Finished slides, one file each."""
        return self.build / "slides"

    @property
    def pages(self) -> Path:
        """What MkDocs publishes: plain Markdown, HTML and SVG."""
        return self.build / "docs"

    @property
    def site(self) -> Path:
        """The published site."""
        return self.build / "site"

    @property
    def facts(self) -> Path:
        """What is known of sources and simulations, for the next run."""
        return self.root / ".cache" / "facts"

    @property
    def locks(self) -> Path:
        """Locks between builds and fits that run at the same time."""
        return self.root / ".cache" / "locks"

    @property
    def records(self) -> Path:
        """What each step was made from, and how long it took."""
        return self.build / "records"

    def relative(self, path: Path) -> str:
        """A path's name within the project; all of it where it lies outside."""
        # asked thousands of times a build, and pathlib's own way takes a tenth of a millisecond
        whole, root = path.as_posix(), f"{self.root.as_posix()}/"
        return whole.removeprefix(root)


def find_root(start: Path | None = None) -> Path:
    """The project's folder: the nearest one above ``start`` that holds its recipes and words.

    Raises
    ------
    LayoutError
        Where there is none; the message says where it looked.
    """
    here = (start or Path.cwd()).resolve()
    installed = Path(__file__).resolve().parents[3]
    for folder in (here, *here.parents, installed):
        if (folder / "pyproject.toml").is_file() and (folder / "docs" / "chapters").is_dir():
            return folder
    msg = f"no bayestalk project in {here} or above: change into the folder of your clone"
    raise LayoutError(msg)


def here() -> Layout:
    """The project around the current folder."""
    return Layout(find_root())
