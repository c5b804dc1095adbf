"""The build from end to end; what its steps make is tested where they are."""

import pytest

from bayestalk import memory
from bayestalk.pipeline import build
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Outcome


def test_a_build_forgets_nothing_of_results(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks at no result, so the next look at results need not find everything anew."""

    def built(*_: object, **__: object) -> build.Built:
        memory.recall("pages", "1", lambda: "of the build")
        return build.Built(Outcome(), 0.0)

    monkeypatch.setattr(build, "_build", built)
    monkeypatch.setattr(memory, "_facts", {})
    monkeypatch.setattr(memory, "_used", set())
    with memory.kept(layout.facts):
        memory.recall("results", "1", lambda: "of a check")
    memory._facts.clear()
    memory._used.clear()
    build.build(layout)
    memory._facts.clear()
    with memory.kept(layout.facts):
        assert set(memory._facts) == {"results 1", "pages 1"}


def test_what_was_done_is_told_by_kind() -> None:
    """The line counts what was done, and what was looked at in all."""
    outcome = Outcome(done=("page/a", "page/b", "site/site"), unchanged=("slide/a",))
    assert build.Built(outcome, 2.4).said() == "3 of 4 steps done (2 page, 1 site) in 2 s"
    assert build.Built(Outcome(unchanged=("page/a",)), 0.5).said() == (
        "nothing changed; 1 steps looked at in 0.5 s"
    )
