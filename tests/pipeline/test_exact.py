"""Edit one thing, and exactly what it touches goes stale: nothing is missed, nothing in excess."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bayestalk.figures import FIGURES as DRAWN
from bayestalk.recipes import read as read_recipes
from bayestalk.summaries import SUMMARIES as SUMMARISED
from torture.elsewhere import ROOT, copy_project

from .edits import EDITS, Edit
from .expected import ASSEMBLED, FIGURES, NOTEBOOKS, RESULTS, SUMMARIES


@pytest.fixture(scope="module")
def copied(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its finished build, somewhere else."""
    root = copy_project(tmp_path_factory.mktemp("exact") / "project")
    shutil.copytree(ROOT / "build", root / "build", symlinks=True)
    return root


def not_fresh(root: Path) -> set[str]:
    """What ``bayestalk check`` finds to be other than today's sources would give."""
    done = subprocess.run(
        [sys.executable, "-m", "bayestalk", "check", "--json"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root / 'fake'}{os.pathsep}{root / 'src'}"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout, done.stderr
    return {one["name"] for one in json.loads(done.stdout) if one["state"] != "fresh"}


@contextmanager
def edited(root: Path, edit: Edit) -> Iterator[None]:
    """One file other than it was while the block runs."""
    path = root / edit.file
    before = path.read_text(encoding="utf-8") if path.exists() else None
    assert edit.old in (before or ""), f"{edit.file} no longer holds {edit.old!r}"
    text = before or ""
    after = text.replace(edit.old, edit.new, 1) if edit.old else text + edit.new
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(after, encoding="utf-8")
    try:
        yield
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")


@pytest.mark.slow
def test_all_is_fresh_at_first(copied: Path) -> None:
    """A build moved elsewhere is as fresh as it was."""
    assert not_fresh(copied) == set()


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.what.replace(" ", "-"))
def test_an_edit_touches_exactly(edit: Edit, copied: Path) -> None:
    """An edit makes stale what it would change, and nothing else."""
    with edited(copied, edit):
        found = not_fresh(copied)
    assert found - ASSEMBLED == edit.stale - ASSEMBLED
    published = [name for name in edit.stale if name.split("/")[0] in {"page", "asset", "notebook"}]
    assert not published or "site/site" in found
    slides = [name for name in edit.stale if name.startswith("slide/")]
    assert not slides or found >= ASSEMBLED


def test_the_description_is_complete() -> None:
    """Every recipe, summary, figure and notebook is described, and no other."""
    assert set(RESULTS) == {*read_recipes(ROOT / "recipes.toml"), "forest"}
    assert set(SUMMARIES) == set(SUMMARISED)
    assert set(FIGURES) == set(DRAWN)
    assert set(NOTEBOOKS) == {path.stem for path in (ROOT / "docs" / "notebooks").glob("*.py")}
