"""Whoever builds a commit, wherever and whenever, gets the same bytes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .elsewhere import ODD_ONE, PLAIN, ROOT, build, copy_project, difference, environment

# What a Python started by the build sees, and a Node started by that.
ASKED = """
import datetime, json, os, subprocess
from bayestalk.content.mathematics import node
year = "process.stdout.write(new Date().toISOString().slice(0, 4))"
said = subprocess.run([node(), "-e", year], capture_output=True)
print(json.dumps({
    "python": datetime.datetime.now(datetime.UTC).year,
    "node": int(said.stdout),
    "first": os.listdir(os.environ["ASKED"])[0],
}))
"""


def is_fresh() -> bool:
    """Whether the project's own site is what its sources give."""
    command = [sys.executable, "-m", "bayestalk", "check"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
def test_the_site_has_the_same_bytes_everywhere(tmp_path: Path, full: bool) -> None:
    """Folder, clock, time zone, locale, seed, umask, workers and settings change no byte."""
    odd = build(copy_project(tmp_path / "ein größerer Ordner" / "talk"), ODD_ONE)
    if not full and is_fresh():
        plain = ROOT / "build" / "site"
    else:
        plain = build(copy_project(tmp_path / "p"), PLAIN)
    assert difference(plain, odd) == ""


def test_the_odd_surroundings_reach_everything(tmp_path: Path) -> None:
    """Another year is told by Python and Node alike, and folders are listed backwards."""
    folder = tmp_path / "listed"
    folder.mkdir()
    for name in "abc":
        (folder / name).touch()
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        env=environment(ROOT, ODD_ONE, tmp_path / "home") | {"ASKED": str(folder)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(done.stdout) == {"python": 2031, "node": 2031, "first": "c"}


def test_a_difference_is_told_in_words(tmp_path: Path) -> None:
    """The first differing file is named, with the place and what stands there."""
    one, other = tmp_path / "one", tmp_path / "other"
    for site in (one, other):
        (site / "talk").mkdir(parents=True)
        (site / "talk" / "page.html").write_text("<p>\n12 rows</p>")
    assert difference(one, other) == ""
    (other / "talk" / "page.html").write_text("<p>\n13 rows</p>")
    told = difference(one, other)
    assert told.startswith("1 of 1 files differ: talk/page.html. talk/page.html: byte 5, line 2")
    assert "13 rows" in told
    (other / "more.css").touch()
    assert difference(one, other) == "more.css is in the second site only"
