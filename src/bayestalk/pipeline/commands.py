"""What the commands that build do: they print, and return whether all is well."""

import shutil
import sys
from collections.abc import Collection
from pathlib import Path

from bayestalk import chromium, memory
from bayestalk.pipeline import downloads, paper
from bayestalk.pipeline.fits import refit, states
from bayestalk.pipeline.layout import Layout, here
from bayestalk.pipeline.records import Finding, State


class StaleError(Exception):
    """A frozen result is not what today's code would give."""


def site(
    *,
    jobs: int | None = None,
    frozen: bool = False,
    force: bool = False,
    anew: Collection[str] = (),
    covertype: Path | None = None,
) -> bool:
    """Refit what is stale, build the site, and say how it went."""
    layout = here()
    with memory.kept(layout.facts):
        return _site(layout, jobs, covertype, anew, frozen=frozen, force=force)


def pdf(*, jobs: int | None = None, anew: bool = False) -> bool:
    """Print the slides and the handout, build what they are made of, and say where they are.

    Raises
    ------
    ChromiumError
        Where there is no browser to print with.
    """
    if chromium.find() is None:
        raise chromium.ChromiumError(chromium.NEEDED)
    if not site(jobs=jobs, frozen=True, anew=("pdf",) if anew else ()):
        return False
    layout = here()
    for kind in paper.KINDS:
        made = layout.site / paper.target(layout, kind).relative_to(layout.pages)
        data = made.read_bytes()
        print(f"{layout.relative(made)}: {paper.pages(data)} pages, {downloads.said(len(data))}")
    return True


def _site(
    layout: Layout,
    jobs: int | None,
    covertype: Path | None,
    anew: Collection[str],
    *,
    frozen: bool,
    force: bool,
) -> bool:
    stale = [finding for finding in states(layout) if finding.state is not State.FRESH]
    for finding in stale:
        print(f"  {finding.state}: {finding.name} ({finding.reason})", flush=True)
    if stale:
        _refit_results(stale, frozen=frozen, covertype=covertype, jobs=jobs)
    from bayestalk.pipeline.build import build

    print("Building the site", flush=True)
    built = build(layout, jobs=jobs, force=force, anew=anew)
    if chromium.find() is None:
        print(f"  the PDFs of the talk are left out: {chromium.NEEDED}")
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


def clean() -> None:
    """Remove ``build``."""
    layout = here()
    shutil.rmtree(layout.build, ignore_errors=True)
    print(f"Removed {layout.relative(layout.build)}/.")
