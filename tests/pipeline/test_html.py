import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from mkdocs.commands import build as mkdocs_build

from bayestalk.content.mathematics import typeset
from bayestalk.pipeline import html, slim
from bayestalk.pipeline.html import PagesError, render
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.shelf import Shelf

from .small import notebook, small_site

Render = Callable[..., dict[str, bytes]]


@pytest.fixture
def project(tmp_path: Path) -> Layout:
    """A small project."""
    return small_site(tmp_path / "project")


@pytest.fixture
def rendered(project: Layout, tmp_path: Path) -> Render:
    """Render the project; with a shelf of its own where nothing must be reused."""

    def run(shelf: str = "shelf") -> dict[str, bytes]:
        scratch = tmp_path / "scratch"
        scratch.mkdir(exist_ok=True)
        return render(project, scratch, Shelf(tmp_path / shelf))

    return run


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that MkDocs was asked to build, in order."""
    names: list[str] = []
    build_page = mkdocs_build._build_page

    def noted(page: html.Any, *args: object, **kwargs: object) -> None:
        names.append(page.file.src_uri)
        build_page(page, *args, **kwargs)

    monkeypatch.setattr(mkdocs_build, "_build_page", noted)
    return names


def edit(layout: Layout, name: str, before: str, after: str) -> None:
    """Change words of a page."""
    path = layout.pages / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.slow
def test_same_bytes_as_mkdocs_itself(project: Layout, rendered: Render, tmp_path: Path) -> None:
    """What is rendered here is what ``mkdocs build`` writes, notebooks slimmed, file for file."""
    target = tmp_path / "bare"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=project.root, env=env, capture_output=True, check=True)
    bare = {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file()
    }
    assert rendered() == slim.notebooks(bare, lambda all_: typeset(all_, project.node_modules))


def test_an_edited_page_alone_is_built(project: Layout, rendered: Render, built: list[str]) -> None:
    """After an edit one page is built, and every file is what a full build gives."""
    before = rendered()
    built.clear()
    edit(project, "talk/one.md", "The prior.", "The prior, edited.")
    after = rendered()
    assert built == ["talk/one.md"]
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {"talk/one/index.html", "search/search_index.json"}
    assert after == rendered(shelf="another")


def test_nothing_changed_builds_nothing(rendered: Render, built: list[str]) -> None:
    """The second time every page comes from the shelf."""
    first = rendered()
    built.clear()
    assert rendered() == first
    assert built == []


def test_an_edited_notebook(project: Layout, rendered: Render, built: list[str]) -> None:
    """An edited notebook is converted again, with its formulas and pictures as files."""
    rendered()
    built.clear()
    nbformat.write(notebook("Now $y$."), project.pages / "notebooks" / "dot.ipynb")
    files = rendered()
    assert built == ["notebooks/dot.ipynb"]
    assert b"<math" in files["notebooks/dot/index.html"]
    assert any(path.startswith("notebooks/dot/") and path.endswith(".png") for path in files)
    assert files == rendered(shelf="another")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("mkdocs.yml", "- One: talk", "- Uno: talk"),
        ("mkdocs.yml", "site_name: ", "site_name: New "),
        ("web/overrides/partials/footer.html", "Read on", "Next"),
        ("build/docs/talk/two.md", "description: ", "status: new\ndescription: "),
    ],
)
def test_what_every_page_shows(
    project: Layout, rendered: Render, name: str, before: str, after: str
) -> None:
    """A title, a setting, a template or metadata that others show changes them as a full build."""
    first = rendered()
    edit(Layout(project.root), f"../../{name}", before, after)
    second = rendered()
    assert second["index.html"] != first["index.html"]
    assert second == rendered(shelf="another")


def test_the_address_counts(
    project: Layout, rendered: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages made for one address are not used for another."""
    rendered()
    monkeypatch.setenv("BAYESTALK_SITE_URL", "https://example.org/a/")
    assert b"https://example.org/a/talk/one/" in rendered()["talk/one/index.html"]


def test_a_new_page_and_a_page_gone(project: Layout, rendered: Render) -> None:
    """Pages come and go as in a full build."""
    rendered()
    (project.pages / "talk" / "three.md").write_text("# Three\n", encoding="utf-8")
    edit(project, "../../mkdocs.yml", "talk/two.md", "talk/three.md")
    edit(project, "index.md", ", to [two](talk/two.md)", "")
    (project.pages / "talk" / "two.md").unlink()
    files = rendered()
    assert "talk/three/index.html" in files
    assert "talk/two/index.html" not in files
    assert files == rendered(shelf="another")


@pytest.mark.parametrize(
    ("name", "before", "after", "wanted"),
    [
        ("index.md", "talk/two.md", "talk/too.md", "'index.md' contains a link 'talk/too.md'"),
        ("index.md", "#first", "#frist", "does not contain an anchor '#frist'"),
        ("talk/one.md", "## First", "## Primo", "'index.md' contains a link 'talk/one.md#first'"),
        ("../../mkdocs.yml", "talk/two.md", "talk/too.md", "talk/too.md"),
    ],
)
def test_warnings_stop_every_time(
    project: Layout, rendered: Render, name: str, before: str, after: str, wanted: str
) -> None:
    """A dead link or anchor is named, also from a page that did not change, as often as asked."""
    rendered()
    edit(project, name, before, after)
    for _ in range(2):
        with pytest.raises(PagesError, match=wanted):
            rendered()
    edit(project, name, after, before)
    rendered()


def test_a_damaged_piece_is_made_anew(rendered: Render, built: list[str], tmp_path: Path) -> None:
    """A single wrong bit in a kept page is noticed, and the page is built again."""
    first = rendered()
    built.clear()
    for path in (tmp_path / "shelf").iterdir():
        data = bytearray(path.read_bytes())
        data[-2] ^= 1
        path.write_bytes(data)
    assert rendered() == first
    assert len(built) == 4
