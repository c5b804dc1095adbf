"""Steps done here, one after another or beside each other."""

import sys
import time

import pytest

from bayestalk.pipeline import few
from bayestalk.pipeline.assets import copy
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step

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


def test_who_waits_for_another_program_holds_nobody_up(layout: Layout, copying: MakeStep) -> None:
    """What is done beside the others begins when it can, and only what reads it waits for it."""
    here = f"{__name__}:"
    steps = [
        copying("x/page", "docs/word.md", "build/page.md"),
        copying("x/slide", "docs/word.md", "build/slide.md"),
        copying("pdf/slides", "build/slide.md", "build/slides.pdf", run=here + "waits_for_page"),
        copying("x/size", "build/slides.pdf", "build/size.md"),
        copying("x/page-2", "build/page.md", "build/last.md"),
    ]
    outcome = few.run(steps, beside=("pdf",))
    assert outcome.errors == ()
    assert outcome.done[0] == "x/slide"  # what is waited for is seen to first
    assert outcome.done.index("x/page-2") < outcome.done.index("pdf/slides")
    assert outcome.done.index("pdf/slides") < outcome.done.index("x/size")


def test_a_failure_beside_the_others_blocks_what_needs_it(
    layout: Layout, copying: MakeStep
) -> None:
    """As of any other step."""
    steps = [
        copying("pdf/bad", "docs/word.md", "build/one.pdf", run="builtins:repr"),
        copying("x/after", "build/one.pdf", "build/two.md"),
        copying("pdf/after", "build/two.md", "build/three.pdf"),
        copying("x/good", "docs/word.md", "build/four.md"),
    ]
    outcome = few.run(steps, beside=("pdf",))
    assert [error.name for error in outcome.errors] == ["pdf/bad"]
    assert (outcome.blocked, outcome.done) == (("x/after", "pdf/after"), ("x/good",))


def test_waiting_is_used(
    layout: Layout, copying: MakeStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Modules are imported only where steps to come wait for one that is going on."""
    monkeypatch.delitem(sys.modules, "wave", raising=False)
    pdf = copying("pdf/one", "docs/word.md", "build/one.pdf", run=f"{__name__}:takes_a_moment")
    few.run([pdf], beside=("pdf",), meanwhile=("wave",))
    assert "wave" not in sys.modules
    after = copying("x/after", "build/one.pdf", "build/two.md")
    pdf.only.unlink()
    few.run([pdf, after], beside=("pdf",), meanwhile=("wave",))
    assert "wave" in sys.modules


def takes_a_moment(made: Step) -> None:
    """Copy, but not at once."""
    time.sleep(0.2)
    copy(made)


def waits_for_page(made: Step) -> None:
    """Copy as soon as the last page is written, which it is only if that need not wait."""
    last = time.monotonic() + 5
    while not (made.layout.build / "last.md").exists():
        assert time.monotonic() < last, "the others wait"
        time.sleep(0.01)
    copy(made)
