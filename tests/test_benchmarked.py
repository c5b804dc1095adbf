"""A benchmark is a measurement of a day: it grows old, and never stops a build."""

from dataclasses import replace
from pathlib import Path

import pytest
import xarray as xr

from bayestalk import benchmarked, provenance, recipes, results
from bayestalk.pipeline import fits, survey
from bayestalk.pipeline.layout import Layout, find_root

BOOK = recipes.read()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Results with a benchmark of today's code."""
    tree = xr.DataTree.from_dict({"curves": xr.Dataset({"nll": ("checkpoint", [0.5])})})
    made = {"date": "2026-11-26"}
    results.write(benchmarked.NAME, tree, parts=benchmarked.parts(BOOK), made=made, folder=tmp_path)
    return tmp_path


def test_what_did_not_change_is_not_told(folder: Path) -> None:
    """The same code, recipes and libraries: nothing to say."""
    assert benchmarked.since(BOOK, folder) == ""


def test_a_changed_recipe_makes_it_older(folder: Path) -> None:
    """The day and the change are named."""
    changed = BOOK | {"cover-sampled": replace(BOOK["cover-sampled"], seed=1)}
    said = benchmarked.since(changed, folder)
    assert said == "measured on 2026-11-26; recipes cover-sampled seed changed since"


def test_other_recipes_do_not(folder: Path) -> None:
    """What the benchmark does not race may change."""
    changed = BOOK | {"linear": replace(BOOK["linear"], seed=1)}
    assert benchmarked.since(changed, folder) == ""


def test_the_sampler_and_the_scripts_count() -> None:
    """The code of the sampled ensemble decides, and so does that of the race itself."""
    parts = benchmarked.parts(BOOK)
    assert "bayestalk.inference.mclmc" in parts["code"]
    assert {"benchmark.py", "benchmarking/clock.py"} <= set(parts["scripts"])


def test_no_build_asks_for_it() -> None:
    """It is no result that a build would refit."""
    names = {finding.name for finding in fits.states(Layout(find_root()))}
    assert f"result/{benchmarked.NAME}" not in names


def test_check_says_where_it_is_older(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line with the remedy; nothing where all is as it was; a missing one is told, too."""
    layout = Layout(find_root())
    monkeypatch.setattr(benchmarked, "since", lambda book, folder: "recipe x changed since")
    assert survey.aged(layout) == (
        f"older    result/benchmark: recipe x changed since; {benchmarked.REMEDY}"
    )
    monkeypatch.setattr(benchmarked, "since", lambda book, folder: "")
    assert survey.aged(layout) == ""

    def missing(book: object, folder: object) -> str:
        msg = "no result 'benchmark': it is missing; run `bayestalk refit benchmark`"
        raise provenance.ResultError(msg)

    monkeypatch.setattr(benchmarked, "since", missing)
    assert "it is missing; `make benchmark`" in survey.aged(layout)
