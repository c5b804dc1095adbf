"""Look at everything there is and say what it is made from; nothing is built here."""

import difflib
import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from bayestalk import benchmarked, memory, provenance, recipes
from bayestalk.pipeline import records
from bayestalk.pipeline.fits import files_of, states
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.plan import plan
from bayestalk.pipeline.records import Finding, State
from bayestalk.pipeline.steps import Step

SIGNS = {State.FRESH: "✓", State.STALE: "~", State.DAMAGED: "✗", State.MISSING: "-"}
PAINT = {State.FRESH: "32", State.STALE: "33", State.DAMAGED: "31", State.MISSING: "31"}


class NameUnknownError(Exception):
    """Nothing goes by that name."""


@dataclass(frozen=True)
class Survey:
    """Every result and every step, each with its state."""

    layout: Layout
    steps: dict[str, Step]
    findings: dict[str, Finding]

    @property
    def well(self) -> bool:
        """Whether all is fresh."""
        return all(finding.state is State.FRESH for finding in self.findings.values())

    @property
    def maker(self) -> dict[Path, str]:
        """The name of what makes each file."""
        found = {path: made.name for made in self.steps.values() for path in made.writes}
        for name in self.findings:
            if name.startswith("result/"):
                found |= dict.fromkeys(files_of(self.layout, name), name)
        return found

    def causes(self) -> list[Finding]:
        """What is not fresh by itself, not only because of something else that is not."""
        return [
            finding
            for finding in self.findings.values()
            if finding.state is not State.FRESH and not finding.because
        ]


def survey(layout: Layout) -> Survey:
    """Look at every result and every step."""
    with memory.kept(layout.facts):
        results = list(states(layout))
        upstream = {path: finding for finding in results for path in files_of(layout, finding.name)}
        steps = plan(layout)
        found = [*results, *records.look(steps, upstream)]
    return Survey(
        layout, {made.name: made for made in steps}, {finding.name: finding for finding in found}
    )


def check(layout: Layout, *, as_json: bool = False, colour: bool = False) -> bool:
    """Print every result, figure, page and slide that is not fresh; True where all is."""
    found = survey(layout)
    if as_json:
        print(json.dumps([asdict(finding) for finding in found.findings.values()], indent=1))
        return found.well
    for finding in found.causes():
        state = f"{finding.state:8}"
        shown = f"\x1b[{PAINT[finding.state]}m{state}\x1b[0m" if colour else state
        print(f"{shown} {finding.name}: {finding.reason}")
        waiting = _waiting(found, finding.name)
        if waiting:
            print(f"         and so {_counted(waiting)}")
    note = aged(layout)
    if note:
        print(note)
    counts = Counter(finding.state for finding in found.findings.values())
    print(", ".join(f"{count} {state}" for state, count in sorted(counts.items())))
    if not found.well:
        print("`make site` makes anew what is not fresh. `bayestalk why NAME` tells more.")
    return found.well


def aged(layout: Layout) -> str:
    """A line where the benchmark is older than what it measured; it is published all the same."""
    try:
        since = benchmarked.since(recipes.read(layout.root / "recipes.toml"), layout.results)
    except provenance.ResultError as error:
        since = str(error).partition(";")[0]
    return f"older    result/{benchmarked.NAME}: {since}; {benchmarked.REMEDY}" if since else ""


def _waiting(found: Survey, name: str) -> list[str]:
    """What is stale through one thing, directly or not."""
    names = [name]
    for finding in found.findings.values():  # in order of making
        if finding.because in names:
            names.append(finding.name)
    return names[1:]


def _counted(names: list[str]) -> str:
    """``3 figures, 2 pages and 1 slide`` out of names."""
    counts = Counter(name.split("/")[0] for name in names)
    said = [f"{count} {_plural(kind, count)}" for kind, count in counts.items()]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _plural(kind: str, count: int) -> str:
    if count == 1 or kind in ("numbers", "site"):
        return kind
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def known(found: Survey, name: str) -> str:
    """The full name that somebody means: ``gap`` is ``figure/gap``.

    Raises
    ------
    NameUnknownError
        Naming the nearest one there is.
    """
    if name in found.findings:
        return name
    order = ("result", "figure", "page", "slide", "notebook", "summary", "numbers")
    for kind in order:
        for full in found.findings:
            if full.startswith(f"{kind}/") and name in (
                full,
                full.split("/", 1)[1],
                full.split("/")[-1],
            ):
                return full
    names = [*found.findings, *(full.split("/")[-1] for full in found.findings)]
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]!r}?" if near else "`bayestalk status` names everything"
    msg = f"nothing is called {name!r}; {hint}"
    raise NameUnknownError(msg)
