"""Race every method on the same rows: how soon, and how good, on rows that none was fitted to.

One after another, never two at once, each in a process of its own with the same cores, until it
is done or its time is over. Told are the seconds to a negative log-likelihood of .400 on the
validation rows, and the best one at 60, 120, 300 and 600 seconds. Nothing is tuned on these
rows: settings are those of recipes.toml and, for what others offer, those in their guides.

A method's clock starts once libraries are imported and rows are read; compiling counts. It
stands still while predictions are scored. A machine that does something else meanwhile gives
other times, so its load at the start is noted.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bayestalk import recipes, results
from bayestalk.circumstances import circumstances
from bayestalk.pipeline.fits import hush
from bayestalk.progress import bars
from bayestalk.summaries.benchmark import MOMENTS, TARGET, best_at, time_to
from benchmarking.alone import Curve, Race, run
from benchmarking.frozen import freeze, versions
from benchmarking.methods import Method, methods

_LIMIT = 600.0
_ALL = "benchmark"


def row(label: str, curve: Curve, limit: float) -> str:
    """One line of the table."""
    if curve.failed:
        return f"{label:30}failed: {curve.failed.strip().splitlines()[-1]}"
    if not curve.nll:
        return f"{label:30}came to no prediction within {limit:.0f} s"
    until = limit if curve.over else None
    best = [best_at(curve.seconds, curve.nll, moment, until) for moment in MOMENTS]
    soon = time_to(curve.seconds, curve.nll, TARGET)
    cells = [_told(soon, 1), *(_told(value, 3) for value in (*best, min(curve.nll)))]
    return f"{label:30}{''.join(cells)}{curve.took:9.0f}"


def _told(value: float | None, decimals: int) -> str:
    return f"{'–':>9}" if value is None else f"{value:9.{decimals}f}"


def heading() -> str:
    """The line above the table."""
    at = "".join(f"{f'{moment} s':>9}" for moment in MOMENTS)
    return f"{'seconds to, and best NLL at':30}{TARGET:9.3f}{at}{'ever':>9}{'took':>9}"


def race(chosen: dict[str, Method], told: Race) -> dict[str, Curve]:
    """Run methods one after another, saying how far they are and how each one did."""
    found: dict[str, Curve] = {}
    limit = max(1, round(told.limit))
    print(heading(), flush=True)
    with bars() as report:
        for count, (name, method) in enumerate(chosen.items()):
            report(_ALL, count, len(chosen))
            start = time.monotonic()

            def waiting(name: str = name, start: float = start) -> None:
                report(name, min(round(time.monotonic() - start), limit - 1), limit)

            found[name] = run(method, told, waiting)
            report(name, limit, limit)
            print(row(method.label, found[name], told.limit), flush=True)
        report(_ALL, len(chosen), len(chosen))
    return found


def around() -> dict[str, Any]:
    """Machine, versions, how busy it is, and the day."""
    place = circumstances()
    return {
        **place,
        "versions": {**place["versions"], **versions()},
        "load": round(os.getloadavg()[0], 2),
        "date": datetime.now(UTC).date().isoformat(),
    }


def parser(names: list[str]) -> argparse.ArgumentParser:
    """The command line."""
    found = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=f"methods: {', '.join(names)}",
    )
    found.add_argument(
        "--seconds", type=float, default=_LIMIT, metavar="N", help="limit for each (600)"
    )
    found.add_argument(
        "--methods", nargs="+", choices=names, default=names, metavar="NAME", help="which (all)"
    )
    found.add_argument("--cores", type=int, default=2, metavar="N", help="cores for each (2)")
    found.add_argument("--covertype", type=Path, metavar="DIR", help="where the rows are")
    found.add_argument(
        "--output", type=Path, metavar="DIR", help="where the result is frozen (results/)"
    )
    return found


def main() -> int:
    """Race, tell, freeze; 1 where a method failed."""
    book = recipes.read()
    known = methods(book)
    given = parser(list(known)).parse_args()
    # whoever ends this ends the method that runs, too
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    told = Race(given.covertype, given.seconds, given.cores)
    hush()
    made = around()
    start = time.monotonic()
    curves = race({name: known[name] for name in known if name in given.methods}, told)
    failed = {name: curve.failed for name, curve in curves.items() if curve.failed}
    for name, why in failed.items():
        print(f"\nbenchmark: {name} failed:\n{why}", file=sys.stderr)
    if any(curve.seconds for curve in curves.values()):
        made["seconds"] = round(time.monotonic() - start, 1)
        freeze(known, curves, told, book=book, made=made, folder=given.output)
        print(f"\nFrozen as {results.path('benchmark', folder=given.output)}")
    else:
        print("benchmark: no method came to a prediction: give more --seconds", file=sys.stderr)
        return 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
