import subprocess
import sys
from pathlib import Path

import pytest

from bayestalk.pipeline import live
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.live import Desk
from bayestalk.pipeline.watching import Over, Saved, Typed
from bayestalk.pipeline.worker import Answer, Look


class FakeWorkers:
    """Workers that answer what a test says, and note what they were asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.answer = Answer(ok=True, said="1 of 9 steps done", done=("page/a",))
        self.found: Look | None = Look()
        self.current = self

    def renew(self) -> None:
        """Note it."""
        self.asked.append("renew")

    def look(self, root: Path) -> Look | None:
        """Note it."""
        self.asked.append("look")
        return self.found

    def build(self, root: Path, jobs: int | None) -> Answer:
        """Note it."""
        self.asked.append(jobs)
        return self.answer

    def stop(self) -> None:
        """Nothing runs."""


class FakeFit:
    """A fit that is over at once."""

    commands: list[list[str]] = []  # noqa: RUF012 - emptied by the fixture

    def __init__(self, command: list[str], **_: object) -> None:
        self.commands.append(command)

    def wait(self) -> int:
        """How it ended."""
        return 0


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose workers and fits are played."""
    FakeFit.commands.clear()
    monkeypatch.setattr(live, "Workers", FakeWorkers)
    monkeypatch.setattr(subprocess, "Popen", FakeFit)
    return Desk(Layout(tmp_path), 2)


def saved(desk: Desk, *names: str) -> None:
    """Save some files."""
    desk.events.put(Saved(frozenset(desk.layout.root / name for name in names)))
    desk.see_to_events()


def asked(desk: Desk) -> list[object]:
    """What the workers were asked."""
    assert isinstance(desk.workers, FakeWorkers)
    return desk.workers.asked


def test_words_are_built_by_one_process(desk: Desk) -> None:
    """A saved chapter is built at once; nobody looks at fits."""
    saved(desk, "docs/chapters/01.md")
    assert asked(desk) == [1]
    assert desk.preview.news.site == 1


def test_code_gets_a_fresh_process(desk: Desk) -> None:
    """Saved code is run by a process that never saw the old one, after a look at the fits."""
    saved(desk, "src/bayestalk/figures/gap.py", "docs/index.md")
    assert asked(desk) == ["renew", "look", 2]


def test_a_failed_build_keeps_the_site(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A problem is shown, and no page reloads."""
    desk.workers.answer = Answer(ok=False, problem="docs/chapters/01.md:3: no")  # type: ignore[attr-defined]
    saved(desk, "docs/chapters/01.md")
    assert desk.preview.news.problem == "docs/chapters/01.md:3: no"
    assert desk.preview.news.site == 0
    assert "docs/chapters/01.md:3: no" in capsys.readouterr().err


def test_stale_fits_are_told_and_fitted_when_asked(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is stale is told with its reason; ``r`` fits it again, and then the site is built."""
    stale = Look({"linear": "its recipe changed"}, {"talk/line/": ["linear"]})
    desk.workers.found = stale  # type: ignore[attr-defined]
    saved(desk, "recipes.toml")
    assert desk.preview.news.concerned == {"talk/line/": ["linear"]}
    assert "stale: linear (its recipe changed)" in capsys.readouterr().out
    desk.events.put(Typed("r"))
    desk.see_to_events()
    assert FakeFit.commands == [
        [sys.executable, "-m", "bayestalk", "refit", "linear", "--jobs", "2"]
    ]
    assert desk.preview.news.fitting
    desk.workers.found = Look()  # type: ignore[attr-defined]
    desk.see_to_events()
    assert not desk.preview.news.fitting
    assert desk.preview.news.stale == {}


def test_unreadable_sources_leave_what_was_told(desk: Desk) -> None:
    """Where code cannot be read, what was stale stays told."""
    desk.preview.tell(stale={"linear": "its recipe changed"})
    desk.workers.found = None  # type: ignore[attr-defined]
    saved(desk, "src/bayestalk/models/linear.py")
    assert desk.preview.news.stale == {"linear": "its recipe changed"}


def test_nothing_to_fit(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """``r`` where nothing is stale says so and fits nothing."""
    desk.events.put(Typed("r"))
    desk.see_to_events()
    assert "nothing is stale" in capsys.readouterr().out
    assert FakeFit.commands == []


def test_fits_that_failed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Fits that did not end well are told, and the preview goes on."""
    desk.events.put(Over(well=False))
    desk.see_to_events()
    assert "not finished" in capsys.readouterr().out
    assert asked(desk) == ["look", 2]
