from bayestalk.pipeline import records, runner
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.records import State

from .conftest import MakeStep


def states(*steps: object) -> dict[str, tuple[State, str]]:
    """The state of each step by name, with the reason."""
    return {one.name: (one.state, one.reason) for one in records.look(steps)}  # type: ignore[arg-type]


def test_each_state_is_told(layout: Layout, copying: MakeStep) -> None:
    """A file is missing, fresh, stale or damaged, and the one change that made it so is named."""
    made = copying("x/one", "docs/word.md", "build/one.md")
    assert states(made)["x/one"] == (State.MISSING, "build/one.md is not there")
    runner.run([made], layout)
    assert states(made)["x/one"] == (State.FRESH, "")
    (layout.build / "one.md").write_text("Forged")
    assert states(made)["x/one"] == (State.DAMAGED, "build/one.md changed since it was made")
    (layout.build / "one.md").write_text("Posterior")
    (layout.docs / "word.md").write_text("Prior")
    assert states(made)["x/one"] == (State.STALE, "docs/word.md changed")


def test_other_code_makes_stale(layout: Layout, copying: MakeStep) -> None:
    """What today's code would not give is stale."""
    runner.run([copying("x/one", "docs/word.md", "build/one.md")], layout)
    changed = copying("x/one", "docs/word.md", "build/one.md", code="2")
    assert states(changed)["x/one"][0] is State.STALE


def test_staleness_travels(layout: Layout, copying: MakeStep) -> None:
    """What is made from something stale is stale, and says through what."""
    one = copying("x/one", "docs/word.md", "build/one.md")
    two = copying("x/two", "build/one.md", "build/two.md")
    runner.run([one, two], layout)
    (layout.docs / "word.md").write_text("Prior")
    assert states(two, one)["x/two"] == (State.STALE, "x/one is stale")
