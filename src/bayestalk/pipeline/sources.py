"""What people wrote, as files."""

from pathlib import Path

from bayestalk.content.pictures import FOLDER, SUFFIXES
from bayestalk.pipeline.files import files_under
from bayestalk.pipeline.layout import Layout


def chapters(layout: Layout) -> list[Path]:
    """The chapters, in the order of the talk."""
    return sorted(layout.chapters.glob("[0-9]*.md"))


def pages(layout: Layout) -> list[Path]:
    """The pages beside the chapters."""
    return sorted(layout.docs.glob("*.md"))


def pictures(layout: Layout) -> list[Path]:
    """The pictures that authors brought."""
    found = files_under(layout.docs / FOLDER)
    return [path for path in found if path.suffix.lower() in SUFFIXES]


def notebooks(layout: Layout) -> list[Path]:
    """The notebooks' Python files."""
    return sorted(layout.notebooks.glob("*.py"))
