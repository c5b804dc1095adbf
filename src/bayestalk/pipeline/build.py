"""The build from end to end, as the command line sees it."""

import os
import time
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from bayestalk import memory
from bayestalk.content import pace
from bayestalk.pipeline import assets, few, paper, records
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.locks import building
from bayestalk.pipeline.manuscript import manuscript
from bayestalk.pipeline.plan import plan
from bayestalk.pipeline.records import State
from bayestalk.pipeline.steps import Outcome, record_path

# The kind of step that needs a browser.
PRINTED = "pdf"

# What MkDocs needs and takes longest to import.
SLOW = ("mkdocs.commands.build", "mkdocs_jupyter.plugin")

# Workers take seconds to start: a few steps are sooner done without them.
FEW = 12


@dataclass(frozen=True)
class Built:
    """What a build did, and how long it took."""

    outcome: Outcome
    seconds: float
    warnings: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the site is up to date now."""
        return not self.outcome.errors and not self.outcome.blocked

    def said(self) -> str:
        """The build in one line: ``12 of 90 steps done (10 figures, 1 words, 1 site) in 9 s``."""
        kinds = Counter(name.split("/")[0] for name in self.outcome.done)
        total = len(self.outcome.done) + len(self.outcome.unchanged)
        if not kinds:
            line = f"nothing changed; {total} steps looked at in {self.seconds:.1f} s"
        else:
            parts = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
            done = sum(kinds.values())
            line = f"{done} of {total} steps done ({parts}) in {self.seconds:.0f} s"
        return "\n".join([line, *(f"  warning: {one}" for one in self.warnings)])


def build(
    layout: Layout,
    *,
    jobs: int | None = None,
    force: bool = False,
    anew: Collection[str] = (),
    printing: bool = True,
) -> Built:
    """Bring ``build/site`` up to date with sources and frozen results.

    One build at a time: whoever waits for another finds most of the work done.

    Parameters
    ----------
    force
        Do every step, changed or not.
    anew
        Kinds of steps to do, changed or not.
    printing
        Without it the PDFs stay as they are, for an author who wants to see an edit at once.
    """
    # frozen results are not looked at here: what is remembered of them stays
    with building(layout), memory.kept(layout.facts, whole=False):
        return _build(layout, jobs, anew, force=force, printing=printing)


def _build(
    layout: Layout, jobs: int | None, anew: Collection[str], *, force: bool, printing: bool
) -> Built:
    start = time.monotonic()
    there = all(paper.target(layout, kind).is_file() for kind in paper.KINDS)
    steps = plan(layout, paper=None if printing else there)
    for made in steps:
        if made.kind in anew:
            record_path(layout, made.name).unlink(missing_ok=True)
    assets.sweep(layout, (path for made in steps for path in made.writes))
    stale = [one.name for one in records.look(steps) if one.state is not State.FRESH]
    due = steps if force else records.touched(steps, stale)
    if not printing:
        due = [made for made in due if made.kind != PRINTED]
    outcome = Outcome()
    if due and len(due) <= FEW and not force:
        outcome = few.run(due, beside=(PRINTED,), meanwhile=SLOW)
    elif due:
        from bayestalk.pipeline.runner import run  # pytask takes a second to import

        outcome = run(due, layout, jobs=jobs or cores(), force=force)
    looked = {made.name for made in due}
    unlooked = [made.name for made in steps if made.name not in looked]
    outcome = replace(outcome, unchanged=(*outcome.unchanged, *unlooked))
    warnings = pace.late(manuscript(layout).chapters.values())
    return Built(outcome, time.monotonic() - start, tuple(warnings))


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
