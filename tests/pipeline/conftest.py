from collections.abc import Callable
from pathlib import Path

import pytest

from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step

MakeStep = Callable[..., Step]


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A project with one word written."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "word.md").write_text("Posterior")
    return Layout(tmp_path)


@pytest.fixture
def copying(layout: Layout) -> MakeStep:
    """Make steps that copy a file: ``copying("a", "docs/word.md", "build/word.md")``."""

    def make(name: str, source: str, target: str, code: str = "1", **more: str) -> Step:
        run = more.get("run", "bayestalk.pipeline.assets:copy")
        reads, writes = (layout.root / source,), (layout.root / target,)
        return Step(name, run, layout.root, reads, writes, {"code": {"bayestalk.copy": code}})

    return make
