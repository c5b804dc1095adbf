from pathlib import Path

import pytest

import interpreters


def pretend(folder: Path, name: str, script: str) -> Path:
    """Put a program of the given name into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


@pytest.fixture(autouse=True)
def nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any Python, but with a shell."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    return tmp_path


def test_none_found() -> None:
    """A machine without Python has none to offer."""
    assert interpreters.find() is None


def test_a_shim_that_fails_is_passed_over(tmp_path: Path) -> None:
    """A name on PATH counts only if it runs."""
    pretend(tmp_path / "bin", "python3.13", "echo 'command not found' >&2; exit 127")
    right = pretend(tmp_path / "bin", "python3.12", "echo 3 12 0 cpython")
    assert interpreters.find() == str(right)


def test_pyenv_versions_are_looked_through(tmp_path: Path) -> None:
    """A version of pyenv's is found though its shim is not active."""
    pretend(tmp_path / "bin", "python3", "echo 3 11 0 cpython")
    right = pretend(tmp_path / "pyenv/versions/3.13.0/bin", "python3", "echo 3 13 0 cpython")
    assert interpreters.find() == str(right)


def test_uv_is_asked_last(tmp_path: Path) -> None:
    """A Python that only uv knows of is taken from there."""
    right = pretend(tmp_path / "elsewhere", "python3", "echo 3 12 0 cpython")
    uv = pretend(tmp_path / "elsewhere", "uv", f"echo {right}")
    assert interpreters.find(str(uv)) == str(right)


@pytest.mark.parametrize(
    "answer",
    ["3 11 0 cpython", "3 13 1 cpython", "3 12 0 pypy", "", "3 99 0 cpython"],
    ids=["too old", "free-threaded", "not CPython", "silent", "unheard of"],
)
def test_unfit_interpreters(tmp_path: Path, answer: str) -> None:
    """A Python the locked packages are not built for is not taken."""
    pretend(tmp_path / "bin", "python3.13", f"echo {answer}")
    assert interpreters.find() is None
