"""Prepare what `make` needs: uv, a virtual environment, Python and Node packages.

Usage: python3 scripts/setup.py [runtime | dev]

Runs on any Python from 3.8 with the standard library alone. Every package is pinned by hash in
a lock file; nothing outside this folder and uv's cache is touched. What is already in place is
left alone: a stamp in .venv holds the digest of what it was made from.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import interpreters
from commands import Stop, explain_os_error, run

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(".venv")
PYTHON = VENV / "bin" / "python"
TOOLS = Path(".tools")
LOCKS = {"runtime": Path("requirements.lock"), "dev": Path("requirements-dev.lock")}
NODE_STAMP = Path("node_modules") / ".setup"
OLDEST_UV = (0, 8)


def digest(*paths: Path) -> str:
    """One digest of several files' names and bytes."""
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def stamp(profile: str) -> Path:
    """The file that says what the virtual environment was made from."""
    return VENV / f".setup-{profile}"


def holds(path: Path, content: str) -> bool:
    """Whether a stamp exists and says this."""
    return path.is_file() and path.read_text(encoding="utf-8").strip() == content


def find_uv() -> str:
    """A uv recent enough: from PATH, or a private one in .tools/."""
    for uv in (shutil.which("uv"), str(TOOLS / "uv" / "bin" / "uv")):
        if uv and _uv_version(uv) >= OLDEST_UV:
            return uv
    python = _python_with_pip()
    shutil.rmtree(TOOLS / "uv", ignore_errors=True)
    TOOLS.mkdir(exist_ok=True)
    run("Making a private folder for uv", [python, "-m", "venv", str(TOOLS / "uv")])
    run(
        "Downloading uv, which installs the packages",
        [
            *(str(TOOLS / "uv" / "bin" / "python"), "-m", "pip", "install", "--quiet"),
            *("--disable-pip-version-check", "--retries", "1", "--timeout", "20"),
            *("--only-binary", ":all:", "--require-hashes", "-r", "requirements-uv.lock"),
        ],
    )
    return str(TOOLS / "uv" / "bin" / "uv")


def _uv_version(uv: str) -> tuple[int, ...]:
    """Version of a uv, or () where it does not run."""
    try:
        done = subprocess.run(
            [uv, "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
        )
    except OSError:
        return ()
    found = re.match(r"uv (\d+)\.(\d+)", done.stdout.decode("utf-8", "replace"))
    return tuple(int(part) for part in found.groups()) if found else ()


def _python_with_pip() -> str:
    """A Python that can make a virtual environment with pip in it."""
    for python in (sys.executable, *interpreters.candidates(None)):
        command = [python, "-c", "import ensurepip, venv"]
        try:
            found = subprocess.run(command, stderr=subprocess.DEVNULL, check=False)
        except OSError:
            continue
        if found.returncode == 0:
            return python
    msg = (
        "this Python has no venv module with pip: install it "
        "(Debian and Ubuntu: apt install python3-venv) or install uv, then run this again"
    )
    raise Stop(msg)


def make_venv(uv: str) -> None:
    """Make .venv on a supported Python, unless one is there."""
    if PYTHON.exists() and interpreters.version(str(PYTHON)) in interpreters.SUPPORTED:
        return
    python = interpreters.find(uv)
    command = [uv, "venv", "--quiet", "--no-project", "--clear"]
    if python:
        print(f"  Python {'.'.join(map(str, interpreters.version(python) or ()))}: {python}")
        run("Making .venv", [*command, "--python", python, str(VENV)])
        return
    wanted = ".".join(map(str, interpreters.SUPPORTED[0]))
    what = f"Finding no Python {interpreters.NEEDED}, letting uv fetch {wanted}"
    try:
        run(what, [*command, "--managed-python", "--python", wanted, str(VENV)])
    except Stop as failed:
        if "disk is full" in str(failed):
            raise
        msg = (
            f"no Python {interpreters.NEEDED} on this machine, and uv could not fetch one: "
            "install one (python.org, pyenv or your system's packages), "
            "then run this again"
        )
        raise Stop(msg) from None


def install_python_packages(uv: str, profile: str) -> None:
    """Make .venv hold exactly the locked packages, and this project."""
    lock = LOCKS[profile]
    count = len(re.findall(r"^\S+==", lock.read_text(encoding="utf-8"), flags=re.MULTILINE))
    env = dict(os.environ)
    env.pop("VIRTUAL_ENV", None)
    if "PIP_INDEX_URL" in env:  # uv does not read pip's settings; a mirror set there is meant
        env.setdefault("UV_DEFAULT_INDEX", env["PIP_INDEX_URL"])
    target = ("--quiet", "--python", str(PYTHON))
    run(
        f"Installing up to {count} Python packages",
        # compiled once, here: where Python may write no bytecode, each process of a build or a
        # fit would compile PyMC and JAX again, for a quarter of a minute
        [uv, "pip", "sync", *target, "--compile-bytecode", "--require-hashes", str(lock)],
        env,
    )
    run(
        "Installing bayestalk itself",
        [
            *(uv, "pip", "install", *target, "--offline", "--no-deps"),
            *("--no-build-isolation", "--editable", "."),
        ],
        env,
    )


def install_node_packages() -> None:
    """Make node_modules hold exactly what package-lock.json names."""
    wanted = digest(Path("package.json"), Path("package-lock.json"))
    if holds(NODE_STAMP, wanted):
        return
    env = dict(os.environ)
    env["PATH"] = f"{(VENV / 'bin').resolve()}{os.pathsep}{env.get('PATH', '')}"
    run(
        "Installing what the site and the deck take from npm",
        [
            *(str(VENV / "bin" / "npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
            *("--loglevel=error", "--fetch-retries=1"),
        ],
        env,
    )
    NODE_STAMP.write_text(wanted, encoding="utf-8")


def prepare(profile: str) -> None:
    """Bring .venv and node_modules to what the lock files say, for one profile."""
    sources = [Path("pyproject.toml"), LOCKS["runtime"]]
    runtime = digest(*sources)
    dev = digest(*sources, LOCKS["dev"])
    has_dev = stamp("dev").exists()  # once there, the test tools stay
    profile = "dev" if has_dev else profile
    wanted = dev if profile == "dev" else runtime
    if not (holds(stamp(profile), wanted) and interpreters.version(str(PYTHON))):
        print("Setting up (once; later runs take what is there)")
        uv = find_uv()
        make_venv(uv)
        for name in LOCKS:
            stamp(name).unlink() if stamp(name).exists() else None
        install_python_packages(uv, profile)
    if Path("package-lock.json").exists():
        install_node_packages()
    stamp("runtime").write_text(runtime, encoding="utf-8")
    if profile == "dev":
        stamp("dev").write_text(dev, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Prepare one profile; 0 where it worked."""
    os.chdir(str(ROOT))
    profile = arguments[0] if arguments else "runtime"
    if profile not in LOCKS:
        print(f"setup: got {profile!r}, wanted one of: {', '.join(LOCKS)}", file=sys.stderr)
        return 2
    if os.name == "nt":
        print("setup: on Windows, run this inside WSL (Ubuntu)", file=sys.stderr)
        return 2
    try:
        with _alone():
            prepare(profile)
    except Stop as stopped:
        print(f"setup: {stopped}", file=sys.stderr)
    except OSError as error:
        print(f"setup: {explain_os_error(error)}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nsetup: stopped; run the command again to go on", file=sys.stderr)
    else:
        return 0
    return 1


class _alone:  # noqa: N801 - reads as a word of the sentence above
    """Let one set-up at a time work on this folder; others wait for it."""

    def __enter__(self) -> None:
        import fcntl

        TOOLS.mkdir(exist_ok=True)
        self.file = (TOOLS / "setup.lock").open("w", encoding="utf-8")
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *error: object) -> None:
        self.file.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
