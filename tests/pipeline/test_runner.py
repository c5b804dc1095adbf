import pytest

from bayestalk.pipeline import runner
from bayestalk.pipeline.layout import Layout

from .conftest import MakeStep


def test_steps_run_in_order_of_need(layout: Layout, copying: MakeStep) -> None:
    """A step that reads what another writes runs after it, wherever it stands."""
    second = copying("x/second", "build/one.md", "build/two.md")
    first = copying("x/first", "docs/word.md", "build/one.md")
    outcome = runner.run([second, first], layout)
    assert outcome.done == ("x/first", "x/second")
    assert (layout.build / "two.md").read_text() == "Posterior"


def test_nothing_changed(layout: Layout, copying: MakeStep) -> None:
    """A second build does nothing."""
    steps = [copying("x/first", "docs/word.md", "build/one.md")]
    runner.run(steps, layout)
    outcome = runner.run(steps, layout)
    assert (outcome.done, outcome.unchanged) == ((), ("x/first",))


def test_changed_words_and_code_are_noticed(layout: Layout, copying: MakeStep) -> None:
    """An edited file or other code redoes the step."""
    steps = [copying("x/first", "docs/word.md", "build/one.md")]
    runner.run(steps, layout)
    (layout.docs / "word.md").write_text("Prior")
    assert runner.run(steps, layout).done == ("x/first",)
    other = [copying("x/first", "docs/word.md", "build/one.md", code="2")]
    assert runner.run(other, layout).done == ("x/first",)


def test_same_bytes_stop_a_change(layout: Layout, copying: MakeStep) -> None:
    """What comes after a step that gave the same bytes again is not redone."""
    after = copying("x/after", "build/one.md", "build/two.md")
    runner.run([copying("x/first", "docs/word.md", "build/one.md"), after], layout)
    changed = copying("x/first", "docs/word.md", "build/one.md", code="2")
    outcome = runner.run([changed, after], layout)
    assert (outcome.done, outcome.unchanged) == (("x/first",), ("x/after",))


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_failure_is_told_and_blocks(layout: Layout, copying: MakeStep, jobs: int) -> None:
    """A step that fails is named with its reason; what needs it waits, the rest is done."""
    steps = [
        copying("x/bad", "docs/word.md", "build/one.md", run="builtins:repr"),
        copying("x/after", "build/one.md", "build/two.md"),
        copying("x/good", "docs/word.md", "build/three.md"),
    ]
    outcome = runner.run(steps, layout, jobs=jobs)
    (error,) = outcome.errors
    assert error.name == "x/bad"
    assert "was to write" in error.message
    assert outcome.blocked == ("x/after",)
    assert outcome.done == ("x/good",)


def test_a_missing_source_is_told(layout: Layout, copying: MakeStep) -> None:
    """A source that is not there fails the plan in words, not the program."""
    (layout.docs / "word.md").unlink()
    outcome = runner.run([copying("x/first", "docs/word.md", "build/one.md")], layout)
    assert "word.md" in outcome.errors[0].message


def test_bugs_keep_their_traceback(layout: Layout, copying: MakeStep) -> None:
    """An error of no known kind carries its traceback."""
    broken = copying("x/bug", "docs/word.md", "build/one.md", run="builtins:int")
    (error,) = runner.run([broken], layout).errors
    assert error.message.startswith("TypeError")
    assert "Traceback" in error.trace
