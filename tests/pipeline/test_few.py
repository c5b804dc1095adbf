from bayestalk.pipeline import few
from bayestalk.pipeline.layout import Layout

from .conftest import MakeStep


def test_a_few_steps_are_done_once(layout: Layout, copying: MakeStep) -> None:
    """Steps are done in order; a second time nothing is."""
    steps = [
        copying("x/first", "docs/word.md", "build/one.md"),
        copying("x/second", "build/one.md", "build/two.md"),
    ]
    assert few.run(steps).done == ("x/first", "x/second")
    assert few.run(steps).unchanged == ("x/first", "x/second")
    (layout.build / "two.md").write_text("Forged")
    assert few.run(steps).done == ("x/second",)


def test_the_same_bytes_stop_a_change(layout: Layout, copying: MakeStep) -> None:
    """What reads a file that came out the same is left alone."""
    after = copying("x/after", "build/one.md", "build/two.md")
    few.run([copying("x/first", "docs/word.md", "build/one.md"), after])
    outcome = few.run([copying("x/first", "docs/word.md", "build/one.md", code="2"), after])
    assert (outcome.done, outcome.unchanged) == (("x/first",), ("x/after",))


def test_a_failure_blocks_what_needs_it(layout: Layout, copying: MakeStep) -> None:
    """A step that fails is told; what needs it waits, and the rest is done."""
    steps = [
        copying("x/bad", "docs/word.md", "build/one.md", run="builtins:repr"),
        copying("x/after", "build/one.md", "build/two.md"),
        copying("x/good", "docs/word.md", "build/three.md"),
    ]
    outcome = few.run(steps)
    assert [error.name for error in outcome.errors] == ["x/bad"]
    assert (outcome.blocked, outcome.done) == (("x/after",), ("x/good",))
