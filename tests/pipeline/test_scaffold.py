import shutil
from pathlib import Path

import pytest

from bayestalk.content import render, talk
from bayestalk.content.pace import late
from bayestalk.content.scaffold import ScaffoldError
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.manuscript import manuscript
from bayestalk.pipeline.materials import materials
from bayestalk.pipeline.scaffold import begin

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Layout:
    """The project's words, somewhere else."""
    for name in ("docs", "results"):
        (tmp_path / name).mkdir()
    shutil.copytree(ROOT / "docs", tmp_path / "docs", dirs_exist_ok=True)
    for name in ("mkdocs.yml", "recipes.toml", "package-lock.json", "pyproject.toml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    for name in ("src", "node_modules"):
        (tmp_path / name).symlink_to(ROOT / name)
    return Layout(tmp_path)


def test_a_chapter_is_begun_at_the_end(project: Layout) -> None:
    """Its file has the next number, and the talk goes on with its slides."""
    before = len(list(manuscript(project).slides()))
    path = begin(project, "  A new   chapter ")
    assert path.name == "14-a-new-chapter.md"
    assert "      - A new chapter: talk/a-new-chapter.md\n" in (
        project.root / "mkdocs.yml"
    ).read_text(encoding="utf-8")
    after = list(manuscript(project).slides())
    assert after[before] == "a-new-chapter"
    assert late(manuscript(project).chapters.values()) == []
    assert begin(project, "Another").name == "15-another.md"


def test_no_chapter_is_lost(project: Layout) -> None:
    """A title that is taken is refused, and the chapter that has it stays as it is."""
    closing = project.chapters / "13-closing.md"
    text = closing.read_text(encoding="utf-8")
    with pytest.raises(ScaffoldError, match=r"docs/chapters/13-closing\.md is there already"):
        begin(project, "Closing")
    assert closing.read_text(encoding="utf-8") == text


@pytest.mark.slow
def test_it_builds_as_it_is(project: Layout, built_site: Path) -> None:
    """Page, slides and transcript can be made before a word of it is filled in."""
    (project.root / "build").symlink_to(built_site.parent)
    begin(project, "New")
    stuff = materials(project)
    assert "Say here what this chapter asks" in render.page(stuff, "talk/new.md")
    assert "{##" not in render.page(stuff, "talk/new.md")
    for chapter, section in talk.shown(stuff.parsed):
        if chapter.slug == "new":
            assert render.slide(stuff, chapter, section).html
    assert "One thing to see" in render.page(stuff, "transcript.md")
