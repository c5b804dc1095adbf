"""The words of the project, as its authors wrote them."""

from pathlib import Path

import pytest

from bayestalk.content.chapter import Chapter, parse

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="session")
def docs() -> Path:
    """The folder of every word."""
    return DOCS


@pytest.fixture(scope="session")
def chapters() -> tuple[Chapter, ...]:
    """Every chapter, in order."""
    return tuple(
        parse(path.read_text("utf-8"), path.name)
        for path in sorted((DOCS / "chapters").glob("*.md"))
    )
