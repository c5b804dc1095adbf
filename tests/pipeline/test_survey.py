import json

import pytest

from bayestalk.pipeline import survey, telling
from bayestalk.pipeline.layout import Layout, find_root
from bayestalk.pipeline.records import Finding, State
from bayestalk.pipeline.survey import NameUnknownError, Survey, known


def finding(name: str, state: State = State.FRESH, because: str = "") -> tuple[str, Finding]:
    """A finding by its name."""
    return name, Finding(name, state, "it changed" if state is not State.FRESH else "", because)


@pytest.fixture
def some(layout: Layout) -> Survey:
    """A stale result, what waits for it, and something fresh."""
    found = dict(
        [
            finding("result/gap", State.STALE),
            finding("summary/gap", State.STALE, "result/gap"),
            finding("figure/gap", State.STALE, "summary/gap"),
            finding("page/talk/opening"),
        ]
    )
    return Survey(layout, {}, found)


def test_causes_are_told_and_not_what_waits(some: Survey) -> None:
    """Of a chain of stale things the first one is the cause."""
    assert [one.name for one in some.causes()] == ["result/gap"]
    assert not some.well


@pytest.mark.parametrize(
    ("said", "meant"),
    [("gap", "result/gap"), ("figure/gap", "figure/gap"), ("opening", "page/talk/opening")],
)
def test_short_names_are_understood(some: Survey, said: str, meant: str) -> None:
    """What a person calls a thing is enough, results before figures."""
    assert known(some, said) == meant


def test_an_unknown_name_gets_a_hint(some: Survey) -> None:
    """A slip of the finger is answered with the nearest name."""
    with pytest.raises(NameUnknownError, match="did you mean 'opening'"):
        known(some, "openning")


def test_check_tells_causes_and_what_waits(
    some: Survey, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The change is told once, with a count of what it touches; the status says no."""
    monkeypatch.setattr(survey, "survey", lambda layout: some)
    monkeypatch.setattr(survey, "aged", lambda layout: "")
    assert not survey.check(some.layout)
    said = capsys.readouterr().out
    assert "stale    result/gap: it changed" in said
    assert "and so 1 summary and 1 figure" in said
    assert "1 fresh, 3 stale" in said
    assert not survey.check(some.layout, as_json=True)
    machine = json.loads(capsys.readouterr().out)
    assert {one["name"]: one["state"] for one in machine}["figure/gap"] == "stale"


def test_why_goes_down_to_data_and_recipe(capsys: pytest.CaptureFixture[str]) -> None:
    """A page is traced through figure and summary to the recipe, seed and data of its fit."""
    telling.why(Layout(find_root()), "figure/gap")
    said = capsys.readouterr().out
    for part in ("summary/gap", "result/deepnet", "seed 20171201", "observations ", "made 20"):
        assert part in said


def test_status_names_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    """The whole graph is counted by kind, and a rebuild's time told."""
    telling.status(Layout(find_root()))
    said = capsys.readouterr().out
    for kind in telling.KINDS:
        assert f"\n{kind} " in f"\n{said}"
    assert "To make everything anew takes" in said


def test_times_are_said_as_people_do() -> None:
    """Seconds while they are few, then minutes."""
    assert [telling.told(seconds) for seconds in (3.21, 45.4, 634)] == ["3.2 s", "45 s", "11 min"]
