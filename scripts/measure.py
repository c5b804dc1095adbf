"""Measure how fast the project is on this machine, and say whether that is fast enough.

Usage: python scripts/measure.py [--times N] [--rows FILE] [--only NAME …]

Everything is measured one after another, never two at once; a machine that does something else
meanwhile gives other times, so its load is told. The file that is edited is put back as it was,
also when this is stopped. Results go to the terminal and to build/measured.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from measuring import (
    CHAPTER,
    LABEL,
    PATIENCE,
    PLOT,
    ROOT,
    WORD,
    Measured,
    MeasureError,
    bayestalk,
    edits,
    python,
    serving,
    timed,
    wait_for,
)

SITE = ROOT / "build" / "site"
SHOWN = ("talk/linear-regression/index.html", "slides/index.html")
FIGURE = "gap"
FIGURE_SHOWN = ("talk/going-bayesian/index.html",)
LIBRARIES = ("bayestalk", "mkdocs", "mkdocs-material", "matplotlib", "numpy", "pymc", "pytask")

DRAW = """
import atexit, gc, sys
from bayestalk.pipeline.few import one_core
gc.set_threshold(200_000, 20, 20)  # this, its freezing and one core: as the command `draw` does
atexit.register(gc.freeze)
one_core()
sys.modules["dask"] = None  # only the test tools bring it; xarray imports it where it is found
from bayestalk.figures import FIGURES
from bayestalk.pipeline.address import DEFAULT
from bayestalk.pipeline.layout import Layout, find_root
from bayestalk.summaries.plain import from_json
folder = Layout(find_root()).summaries
for name in sys.argv[1:] or FIGURES:
    spec = FIGURES[name]
    more = {"url": DEFAULT} if name == "qr" else {}
    read = (from_json((folder / f"{one}.json").read_text("utf-8")) for one in spec.summaries)
    spec.draw(*read, **more)
"""


def bare() -> float:
    """Seconds of MkDocs alone, from the rendered pages to another folder."""
    with tempfile.TemporaryDirectory() as folder:
        return timed("-m", "mkdocs", "build", "--strict", "--site-dir", folder)


def by_command(times: int) -> list[float]:
    """Seconds from a saved word to the page and the slide that hold it, by command."""
    found = []
    with edits() as edit:
        for _ in range(times):
            word = edit()
            found.append(bayestalk("site", "--frozen"))
            lacking = [name for name in SHOWN if word not in (SITE / name).read_text("utf-8")]
            if lacking:
                msg = f"{lacking[0]} does not hold the word that was written: {word}"
                raise MeasureError(msg)
    bayestalk("site", "--frozen")
    return found


def live(times: int) -> list[float]:
    """Seconds from a saved word to the page and the slide that hold it, as served."""
    return served(times, SHOWN, CHAPTER, WORD, pause=1.0)


def live_figure(times: int) -> list[float]:
    """Seconds from a saved word of a figure's code to the page that shows it, as served."""
    return served(times, FIGURE_SHOWN, PLOT, LABEL, pause=15.0)


def served(
    times: int, shown: Iterable[str], path: Path, known: str, *, pause: float
) -> list[float]:
    """Seconds from a saved edit to the pages that show it.

    ``pause`` is how long an author looks at what came of an edit; a preview may use it to get
    ready for the next.
    """
    found = []
    with serving() as address, edits(path, known) as edit:
        time.sleep(pause)  # let it watch
        for _ in range(times):
            word = edit()
            start = time.monotonic()
            for name in shown:
                wait_for(f"{address}{name}", word, start + PATIENCE)
            found.append(time.monotonic() - start)
            time.sleep(pause)
    bayestalk("site", "--frozen")
    return found


def slowest(times: int) -> list[float]:
    """Seconds of the figure that takes longest, each drawn by a process of its own."""
    names = sorted(path.stem for path in (ROOT / "build" / "figures").glob("*.json"))
    name = max(names, key=lambda one: timed("-c", DRAW, one))
    print(f"  … which is {name}", file=sys.stderr, flush=True)
    return [timed("-c", DRAW, name) for _ in range(times)]


def edited_figure(times: int) -> list[float]:
    """Seconds from a saved word of a figure's code to its SVG, by command."""
    found = []
    with edits(PLOT, LABEL) as edit:
        for _ in range(times):
            word = edit()
            found.append(bayestalk("draw", FIGURE))
            if word not in (ROOT / "build" / "figures" / f"{FIGURE}.svg").read_text("utf-8"):
                msg = f"{FIGURE}.svg does not hold the word that was written: {word}"
                raise MeasureError(msg)
    bayestalk("draw", FIGURE)
    return found


def predicted(rows: Path) -> float:
    """Seconds of a prediction for a file of rows."""
    with tempfile.TemporaryDirectory() as folder:
        return bayestalk("predict", str(rows), "--output", str(Path(folder) / "said.csv"))


def measure(times: int, rows: Path | None, only: Iterable[str]) -> list[Measured]:
    """Measure everything, or what is named, in turn."""
    found: list[Measured] = []

    def add(name: str, seconds: Callable[[], list[float]], target: float | None = None) -> None:
        if not only or any(part in name for part in only):
            print(f"  {name} …", file=sys.stderr, flush=True)
            found.append(Measured(name, seconds(), target))

    def often(once: Callable[[], float]) -> Callable[[], list[float]]:
        return lambda: [once() for _ in range(times)]

    bayestalk("site", "--frozen")  # from here on there is nothing to do
    add("check", often(lambda: bayestalk("check")), 1.0)
    add("bare mkdocs build", often(bare))
    alone = next((one for one in found if one.name == "bare mkdocs build"), None)
    add(
        "site, nothing to do",
        often(lambda: bayestalk("site", "--frozen")),
        1.3 * alone.median + 1 if alone else None,
    )
    add("a word by command", lambda: by_command(times), 6.0)
    add("a word under serve", lambda: live(times), 2.0)
    add("print slides and handout", often(lambda: bayestalk("pdf", "--anew")), 40.0)
    add("all figures from frozen summaries", often(lambda: timed("-c", DRAW)), 20.0)
    add("a figure under serve", lambda: live_figure(times), 2.0)
    add(f"one figure alone ({FIGURE})", often(lambda: timed("-c", DRAW, FIGURE)), 2.0)
    add("the slowest figure alone", lambda: slowest(times), 2.0)
    add(f"an edited figure by command ({FIGURE})", lambda: edited_figure(times))
    if rows:
        add(f"predict {rows.name}", often(lambda: predicted(rows)))
    return found


def circumstances() -> dict[str, Any]:
    """The machine, how busy it is, and the versions that count."""
    ask = "import sys, json; from importlib.metadata import version as v; "
    ask += f"print(json.dumps({{n: v(n) for n in {LIBRARIES!r}}} | {{'python': sys.version[:6]}}))"
    said = subprocess.run([python(), "-c", ask], capture_output=True, encoding="utf-8", check=True)
    share = getattr(os, "sched_getaffinity", None)
    return {
        "machine": f"{platform.system()} {platform.machine()}",
        "cores": len(share(0)) if share else os.cpu_count(),
        "load": [round(one, 2) for one in os.getloadavg()],
        "versions": json.loads(said.stdout),
    }


def tell(around: dict[str, Any], found: list[Measured]) -> None:
    """Print the table."""
    versions = ", ".join(f"{name} {version}" for name, version in around["versions"].items())
    print(f"{around['machine']}, {around['cores']} cores, load {around['load'][0]} at the start")
    print(f"{versions}\n")
    print(f"{'seconds':38} {'median':>7}  {'range':>16}  {'target':>7}")
    for one in found:
        print(one.row())


def keep(around: dict[str, Any], found: list[Measured]) -> None:
    """Write ``build/measured.json``, whole."""
    rows = [vars(one) | {"median": one.median, "met": one.met} for one in found]
    target = ROOT / "build" / "measured.json"
    beside = target.with_name(f".{target.name}.tmp")
    beside.write_text(json.dumps({**around, "measured": rows}, indent=1) + "\n", encoding="utf-8")
    beside.replace(target)


def main() -> int:
    """Measure, tell, keep; 1 where a target is missed, 2 where something cannot be measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=5, help="how often each is done")
    parser.add_argument("--rows", type=Path, help="Covertype rows to predict, too")
    parser.add_argument("--only", nargs="*", default=(), help="parts of the names of some")
    given = parser.parse_args()
    # whoever ends this finds the chapter as it was
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    around = circumstances()
    try:
        found = measure(max(1, given.times), given.rows, given.only)
    except MeasureError as error:
        print(f"measure: {error}", file=sys.stderr)
        return 2
    tell(around, found)
    keep(around, found)
    return 1 if any(one.met is False for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())
