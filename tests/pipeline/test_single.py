"""One figure alone is drawn from fresh results, or not at all."""

import shutil
from pathlib import Path
from typing import Any

import pypdf
import pytest

from bayestalk import results
from bayestalk.pipeline import single
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import StepError
from bayestalk.printing import ExportError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Layout:
    """The project without anything built, and with results of its own."""
    for name in ("docs", "src", "web", "node_modules"):
        (tmp_path / name).symlink_to(ROOT / name)
    for name in ("recipes.toml", "pyproject.toml", "package-lock.json"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "results", tmp_path / "results")
    return Layout(tmp_path)


def test_a_figure_is_drawn_with_what_it_needs_and_nothing_else(project: Layout) -> None:
    """Drawing makes the figure and its summary, and the next time nothing."""
    drawn = single.draw(project, "sbc")
    assert drawn.read_text(encoding="utf-8").startswith("<svg")
    made = {path.relative_to(project.build): path.stat().st_mtime_ns for path in built(project)}
    assert {path.as_posix() for path in made} == {
        *("summaries/sbc.json", "figures/sbc.json", "figures/sbc.svg"),
        *("records/summary--sbc.json", "records/figure--sbc.json"),
    }
    single.draw(project, "sbc")
    assert made == {
        path.relative_to(project.build): path.stat().st_mtime_ns for path in built(project)
    }


def built(project: Layout) -> list[Path]:
    return [path for path in project.build.rglob("*") if path.is_file()]


def test_an_unknown_figure_is_refused_with_the_nearest_name(project: Layout) -> None:
    """Whoever mistypes a name is told the one that was meant."""
    with pytest.raises(single.FigureError, match="did you mean 'weights-1'"):
        single.draw(project, "weight-1")


def test_nothing_is_drawn_from_a_result_that_is_not_fresh(project: Layout) -> None:
    """A result behind the figure that is not that of today's code is named, with the remedy."""
    (project.results / "logistic-sbc.nc").unlink()
    with pytest.raises(single.FigureError, match="run bayestalk refit logistic-sbc"):
        single.draw(project, "sbc")
    assert not (project.figures / "sbc.svg").exists()


def test_a_mistake_in_a_figure_is_shown_where_it_is(
    project: Layout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever writes a figure sees the line that fails."""

    def draw() -> None:
        _ = 1 / 0

    monkeypatch.setattr("bayestalk.figures.neon.draw", draw)
    with pytest.raises(StepError, match="figure/neon: ZeroDivisionError"):
        single.draw(project, "neon")
    assert "_ = 1 / 0" in capsys.readouterr().err


def test_other_results_do_not_matter(project: Layout) -> None:
    """What a figure is not drawn from may be stale."""
    (project.results / "linear.nc").unlink()
    assert single.draw(project, "sbc").exists()


def test_a_file_to_take_away_says_what_it_shows(project: Layout) -> None:
    """A PDF carries the short text of the talk, with its numbers filled in."""
    single.draw(project, "sbc")
    target = single.export(project, "sbc", project.root / "sbc.pdf", "print")
    (said,) = told(pypdf.PdfReader(target).trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]
    p_min = results.provenance("linear-sbc").diagnostics["p_min"]
    assert f"the smallest p values are {p_min:.2f} and" in said.replace("\N{NO-BREAK SPACE}", " ")


def told(node: Any) -> list[str]:
    """The alternative texts below a node of a PDF's structure."""
    node = node.get_object()
    if isinstance(node, list):
        return [text for one in node for text in told(one)]
    if not isinstance(node, dict):
        return []
    here = [str(node["/Alt"])] if "/Alt" in node else []
    return here + (told(node["/K"]) if "/K" in node else [])


def test_an_unknown_kind_of_file_is_refused(project: Layout) -> None:
    """The endings that there are stand in the message."""
    single.draw(project, "neon")
    with pytest.raises(ExportError, match=r"neon\.svg or neon\.pdf or neon\.png"):
        single.export(project, "neon", project.root / "neon.jpg", "print")
