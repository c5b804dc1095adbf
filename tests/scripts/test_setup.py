import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import commands

ROOT = Path(__file__).parents[2]
PYTHON = """#!/bin/sh
echo 3 13 0 cpython
"""
UV = """#!/bin/sh
case "$1 $2" in
  "--version "*) echo "uv 0.13.9" ;;
  "python find") exit 1 ;;
  "venv "*) {venv} ;;
  "pip sync") {sync} ;;
  "pip install") exit 0 ;;
esac
"""
MAKES_VENV = "mkdir -p .venv/bin; cp fake-python .venv/bin/python"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the set-up and nothing to install but one package."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    (tmp_path / "pyproject.toml").write_text("")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text("numpy==2.5.0\n")
    (tmp_path / "fake-python").write_text(PYTHON)
    (tmp_path / "fake-python").chmod(0o755)
    return tmp_path


def set_up(
    project: Path, *, venv: str = MAKES_VENV, sync: str = "exit 0", python: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run the set-up with a uv that does as it is told, and see no other Python."""
    programs = project / "programs"
    programs.mkdir(exist_ok=True)
    (programs / "uv").write_text(UV.format(venv=venv, sync=sync))
    (programs / "uv").chmod(0o755)
    for name in ("mkdir", "cp", "sh"):
        if not (programs / name).exists():
            (programs / name).symlink_to(str(shutil.which(name)))
    if python:
        shutil.copy(project / "fake-python", programs / "python3.13")
    env = {"PATH": str(programs), "HOME": str(project), "PYENV_ROOT": str(project)}
    return subprocess.run(
        [sys.executable, "scripts/setup.py", "runtime"],
        cwd=project,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_sets_up_once(project: Path) -> None:
    """The first run installs; the second finds everything in place and says nothing."""
    first = set_up(project)
    assert first.returncode == 0, first.stderr
    assert "Installing up to 1 Python packages" in first.stdout
    second = set_up(project, sync="exit 1")
    assert (second.returncode, second.stdout) == (0, "")


def test_packages_are_compiled_once(project: Path) -> None:
    """No process has to compile a package again, though Python may write nothing meanwhile."""
    done = set_up(project, sync='echo "$@" > asked')
    assert done.returncode == 0, done.stderr
    assert "--compile-bytecode" in (project / "asked").read_text().split()


def test_a_changed_lock_is_installed(project: Path) -> None:
    """A lock file that changed is installed anew."""
    set_up(project)
    (project / "requirements.lock").write_text("numpy==2.5.1\n")
    assert "Installing" in set_up(project).stdout


def test_an_interrupted_set_up_starts_again(project: Path) -> None:
    """A set-up that failed half-way leaves no stamp behind."""
    assert set_up(project, sync="exit 1").returncode == 1
    assert "Installing" in set_up(project).stdout


@pytest.mark.parametrize(
    ("sync", "wanted"),
    [
        ("echo 'error: Failed to fetch: dns error' >&2; exit 2", "cannot be reached"),
        ("echo 'No space left on device (os error 28)' >&2; exit 2", "the disk is full"),
        ("echo 'Hash mismatch for numpy' >&2; exit 2", "not the one recorded"),
        ("echo 'Permission denied' >&2; exit 2", "may not be written"),
    ],
    ids=["no network", "full disk", "wrong bytes", "no permission"],
)
def test_failures_are_one_line(project: Path, sync: str, wanted: str) -> None:
    """A known failure is one clear line, an exit status, and no traceback."""
    done = set_up(project, sync=sync)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("setup: installing")
    assert wanted in line


def test_no_python_to_be_had(project: Path) -> None:
    """Without a suitable Python, and with none to fetch, the line says what to install."""
    done = set_up(project, venv="echo 'error sending request' >&2; exit 2", python=False)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "no Python 3.12, 3.13 or 3.14" in line
    assert "install one" in line


def test_unknown_profile() -> None:
    """A profile that does not exist is refused with those that do."""
    done = subprocess.run(
        [sys.executable, "scripts/setup.py", "everything"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "setup: got 'everything', wanted one of: runtime, dev\n"


@pytest.mark.parametrize("name", ["setup.py", "commands.py", "interpreters.py"])
def test_runs_on_old_pythons(name: str) -> None:
    """What runs before anything is installed is written in the Python of 3.8."""
    ast.parse((ROOT / "scripts" / name).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_full_disk_of_our_own() -> None:
    """A disk that fills up while we write is named as such."""
    assert commands.explain_os_error(OSError(28, "No space")).startswith("the disk is full")


def test_locks_hold_hashes_and_no_addresses() -> None:
    """Every locked package has a hash, and no line says where to download it from."""
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        packages = [line for line in text.splitlines() if line[:1].isalnum()]
        assert all(line.endswith("\\") for line in packages), lock
        assert text.count("--hash=sha256:") >= len(packages)


def test_make_lists_its_commands() -> None:
    """`make` alone says what there is to do."""
    done = subprocess.run(
        ["make"],
        cwd=ROOT,
        env={**os.environ, "MAKEFLAGS": ""},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    for verb in ("site", "serve", "present", "refit", "check", "test", "clean"):
        assert f"make {verb} " in done.stdout
