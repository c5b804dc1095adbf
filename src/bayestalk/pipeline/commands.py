"""What the commands about the whole build do: they print, and return whether all is well."""

import json
import shutil
import sys
from collections import Counter
from pathlib import Path

from rich.console import Console

from bayestalk.pipeline import records
from bayestalk.pipeline.fits import refit, states
from bayestalk.pipeline.layout import Layout, find_root
from bayestalk.pipeline.records import Finding, State

PAINT = {State.FRESH: "green", State.STALE: "yellow", State.DAMAGED: "red", State.MISSING: "red"}


class StaleError(Exception):
    """A frozen result is not what today's code would give."""


def here() -> Layout:
    """The project around the current folder."""
    return Layout(find_root())


def site(
    *,
    jobs: int | None = None,
    frozen: bool = False,
    force: bool = False,
    covertype: Path | None = None,
    preview: bool = False,
) -> bool:
    """Refit what is stale, build the site, and say how it went.

    A ``preview`` only says what is stale: it is for the author's eyes, and must not wait.
    """
    layout = here()
    stale = [finding for finding in states(layout) if finding.state is not State.FRESH]
    for finding in stale:
        print(f"  {finding.state}: {finding.name} ({finding.reason})", flush=True)
    if stale and not preview:
        _refit_results(stale, frozen=frozen, covertype=covertype, jobs=jobs)
    from bayestalk.pipeline.build import build

    print("Building the site", flush=True)
    built = build(layout, jobs=jobs, force=force)
    for error in built.outcome.errors:
        for line in error.message.splitlines():
            print(f"bayestalk: {error.name}: {line}", file=sys.stderr)
        if error.trace:
            print(error.trace, file=sys.stderr)
    if built.ok:
        print(f"  {built.said()}")
        return True
    print(
        f"bayestalk: the site was not published; {len(built.outcome.errors)} of its steps failed "
        f"and {len(built.outcome.blocked)} wait for them. The last good one stays in build/site",
        file=sys.stderr,
    )
    return False


def _refit_results(
    stale: list[Finding], *, frozen: bool, covertype: Path | None, jobs: int | None
) -> None:
    """Make results anew that are not what today's code would give.

    Raises
    ------
    StaleError
        Where fitting is forbidden.
    """
    names = [finding.name.removeprefix("result/") for finding in stale]
    if frozen:
        msg = (
            f"{len(stale)} results are not those of today's code, and --frozen forbids to fit: "
            f"run bayestalk refit {' '.join(names)}"
        )
        raise StaleError(msg)
    print(f"Fitting {len(stale)} results again", flush=True)
    refit(names, covertype=covertype, jobs=jobs, only_stale=True)


def say_where() -> None:
    """Tell where the site is, and how to see it."""
    layout = here()
    page = layout.site / "index.html"
    deck = layout.site / "slides" / "index.html"
    print(f"\nThe site is {layout.relative(layout.site)}/. Open {page.as_uri()}")
    print(f"The deck is {layout.relative(deck)}. Open {deck.as_uri()}")
    print("`make serve` previews the site live, `make present` opens the deck.")


def check(*, as_json: bool = False) -> bool:
    """Look at every result and everything built; True where all is fresh."""
    from bayestalk.pipeline.plan import plan

    layout = here()
    findings = [*states(layout), *records.look(plan(layout))]
    well = all(finding.state is State.FRESH for finding in findings)
    if as_json:
        print(json.dumps([vars(finding) for finding in findings], indent=1))
        return well
    console = Console(highlight=False)
    for finding in _first_causes(findings):
        console.print(
            f"[{PAINT[finding.state]}]{finding.state:8}[/] {finding.name}: {finding.reason}"
        )
    counts = Counter(finding.state for finding in findings)
    console.print(", ".join(f"{count} {state}" for state, count in sorted(counts.items())))
    if not well:
        console.print("`make site` rebuilds; results are made anew by `bayestalk refit NAME`.")
    return well


def _first_causes(findings: list[Finding]) -> list[Finding]:
    """What is not fresh, less what is only waiting for something else."""
    bad = [finding for finding in findings if finding.state is not State.FRESH]
    names = {finding.name for finding in bad}
    return [one for one in bad if one.reason.split(" is ")[0] not in names]


class NameUnknownError(Exception):
    """Nothing goes by that name."""


def why(name: str) -> None:
    """Print what one thing is made from."""
    import difflib

    from bayestalk.pipeline.plan import plan

    layout = here()
    steps = {made.name: made for made in plan(layout)}
    findings = {
        finding.name: finding for finding in [*states(layout), *records.look(steps.values())]
    }
    known = {full: full for full in findings} | {
        full.split("/", 1)[1]: full for full in reversed(findings) if "/" in full
    }
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "bayestalk check names everything"
        msg = f"nothing is called {name!r}; {hint}"
        raise NameUnknownError(msg)
    finding = findings[known[name]]
    print(f"{finding.name} is {finding.state}{f': {finding.reason}' if finding.reason else ''}")
    made = steps.get(finding.name)
    if made is None:
        return
    record = records.read(made)
    if record:
        print(f"  made {record['finished']} in {record['seconds']} s")
    for path in made.reads:
        print(f"  reads {layout.relative(path)}")
    for path in made.writes:
        print(f"  makes {layout.relative(path)}")


def clean() -> None:
    """Remove ``build``."""
    layout = here()
    shutil.rmtree(layout.build, ignore_errors=True)
    print(f"Removed {layout.relative(layout.build)}/.")
