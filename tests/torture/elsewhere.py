"""Build the project somewhere else: another folder, and all around it as different as can be."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bayestalk.pipeline.files import files_under, sha256

ROOT = Path(__file__).parents[2]
ODD = Path(__file__).parent / "odd"
CONTEXT = 60

# What a reader's own settings would do to drawings, if they were heeded.
MATPLOTLIBRC = "font.size: 31\nlines.linewidth: 9\nfigure.figsize: 3, 2\nsavefig.dpi: 30\n"


@dataclass(frozen=True)
class Surroundings:
    """All that differs between two machines and should not matter."""

    time: str
    jobs: int
    umask: int
    year_of_files: int
    variables: Mapping[str, str] = field(default_factory=dict)


PLAIN = Surroundings(
    "2026-01-31T23:59:30",
    jobs=2,
    umask=0o022,
    year_of_files=2001,
    variables={"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
)
ODD_ONE = Surroundings(
    "2031-07-01T11:22:33",
    jobs=1,
    umask=0o077,
    year_of_files=2019,
    variables={
        "TZ": "America/St_Johns",
        "LC_ALL": "C",
        "LANG": "tr_TR.ISO-8859-9",
        "LANGUAGE": "tr",
        "PYTHONHASHSEED": "2",
        "COLUMNS": "47",
        "TERM": "dumb",
        "FORCE_COLOR": "1",
        "OMP_NUM_THREADS": "2",
    },
)


def copy_project(target: Path, *, links: bool = False) -> Path:
    """Copy what git tracks, as it stands here, and link the packages from npm.

    Parameters
    ----------
    target
        The copy's folder.
    links
        Link files where nobody writes into them in place, instead of copying them.
    """
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        source = ROOT / name
        if source.is_file() and not source.is_symlink():
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            (os.link if links else shutil.copyfile)(source, place)
    (target / "node_modules").symlink_to((ROOT / "node_modules").resolve())
    return target


def build(root: Path, around: Surroundings) -> Path:
    """Build the whole site of a copy in some surroundings.

    Returns
    -------
    Path
        The site's folder.
    """
    for path in files_under(root):
        seconds = (around.year_of_files - 1970) * 31_556_952
        if not path.is_symlink():
            os.utime(path, (seconds, seconds))
    done = subprocess.run(
        [
            *(sys.executable, "-m", "bayestalk", "site", "--frozen", "--force"),
            *("--jobs", str(around.jobs)),
        ],
        cwd=root,
        env=environment(root, around, root.parent / f"home-{root.name}"),
        umask=around.umask,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "build" / "site"


def environment(root: Path, around: Surroundings, home: Path) -> dict[str, str]:
    """The variables of some surroundings: every Python and Node below sees another time."""
    (home / ".config" / "matplotlib").mkdir(parents=True)
    (home / ".config" / "matplotlib" / "matplotlibrc").write_text(MATPLOTLIBRC)
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    return {
        **kept,
        **around.variables,
        "HOME": str(home),
        "USER": root.name,
        "ODD_TIME": around.time,
        "PYTHONPATH": f"{root / 'src'}{os.pathsep}{ODD}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NODE_OPTIONS": f"--require={ODD / 'date.cjs'}",
    }


def listing(site: Path) -> dict[str, str | None]:
    """Path and SHA-256 of each file of a site."""
    return {path.relative_to(site).as_posix(): sha256(path) for path in files_under(site)}


def difference(one: Path, other: Path) -> str:
    """The first difference between two sites in words; nothing where they are the same."""
    ours, theirs = listing(one), listing(other)
    for name in sorted({*ours, *theirs}):
        if name not in theirs:
            return f"{name} is in the first site only"
        if name not in ours:
            return f"{name} is in the second site only"
    differing = [name for name in ours if ours[name] != theirs[name]]
    if not differing:
        return ""
    name = differing[0]
    where = first_place((one / name).read_bytes(), (other / name).read_bytes())
    return f"{len(differing)} of {len(ours)} files differ: {', '.join(differing)}. {name}: {where}"


def first_place(one: bytes, other: bytes) -> str:
    """Where two files part, with what stands there in each."""
    pairs = zip(one, other, strict=False)
    at = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    line = one[:at].count(b"\n") + 1
    start = max(0, at - CONTEXT // 2)
    shown = [data[start : start + CONTEXT].decode("utf-8", "replace") for data in (one, other)]
    return f"byte {at}, line {line}: {shown[0]!r} in the first, {shown[1]!r} in the second"
