"""The commit that made a result is the one that is checked out."""

import subprocess
from pathlib import Path

import pytest

from bayestalk.circumstances import commit


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as nobody in particular."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *who, "-C", folder, *arguments], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A package in a repository, its commit made."""
    folder = tmp_path / "src" / "bayestalk"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (tmp_path / "recipes.toml").touch()
    (tmp_path / "README.md").touch()
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "all")
    return folder


def test_a_clean_checkout_is_its_commit(source: Path) -> None:
    """Words that changed do not matter; code and recipes do."""
    head = git(source, "rev-parse", "HEAD")
    assert commit(source) == head
    (source.parents[1] / "README.md").write_text("words")
    assert commit(source) == head
    (source.parents[1] / "recipes.toml").write_text("[linear]")
    assert commit(source) == f"{head}+changes"


def test_new_code_is_a_change(source: Path) -> None:
    """A module that was never committed counts, too."""
    (source / "new.py").touch()
    assert str(commit(source)).endswith("+changes")


def test_without_git_there_is_no_commit(tmp_path: Path, source: Path) -> None:
    """A package outside of a repository, or unknown to the one around it, is of no commit."""
    assert commit(tmp_path / "elsewhere") is None
    installed = source.parents[1] / "venv" / "bayestalk"
    installed.mkdir(parents=True)
    (installed / "__init__.py").touch()
    assert commit(installed) is None
