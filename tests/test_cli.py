import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bayestalk.cli import app
from bayestalk.pipeline.problems import explain

ROOT = Path(__file__).parent.parent
VERBS = ("site", "serve", "present", "refit", "check", "status", "why", "draw", "predict", "clean")


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it."""
    return subprocess.run(
        [sys.executable, "-m", "bayestalk", *arguments],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_help_teaches() -> None:
    """The help lists every verb and what to do first."""
    shown = CliRunner().invoke(app, ["--help"]).output
    for verb in VERBS:
        assert f" {verb} " in shown
    assert "recipes.toml" in shown


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str) -> None:
    """Each verb says in a sentence what it does."""
    done = CliRunner().invoke(app, [verb, "--help"])
    assert done.exit_code == 0
    assert "." in done.output


def test_help_is_light() -> None:
    """Asking for help imports no library that takes seconds."""
    heavy = "{'numpy', 'xarray', 'pymc', 'jax', 'matplotlib', 'pytask'}"
    code = f"import sys, bayestalk.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "[]\n"


def test_check_is_light() -> None:
    """Checking imports neither PyMC, JAX, matplotlib nor what takes a tenth of their time."""
    heavy = {"pymc", "jax", "matplotlib", "pytask", "xarray", "numpy", "mkdocs", "dask"}
    heavy |= {"fontTools", "lxml", "typst", "segno"}
    code = (
        "import sys; from bayestalk.pipeline import layout, survey; survey.check(layout.here());"
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_outside_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no project is around, the line says to change into one."""
    from bayestalk.pipeline import layout

    monkeypatch.setattr(layout, "__file__", str(tmp_path / "a" / "b" / "c" / "layout.py"))
    with pytest.raises(layout.LayoutError, match="change into the folder of your clone"):
        layout.find_root(tmp_path)


def test_unknown_recipe() -> None:
    """A recipe that does not exist is refused in one line with the nearest name."""
    done = run("refit", "lineer")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "did you mean 'linear'?" in line


def test_unknown_name() -> None:
    """Asking why about nothing known names the nearest thing."""
    done = run("why", "weights1")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "did you mean 'weights-1'?" in line


def test_unknown_figure() -> None:
    """A figure that does not exist is refused in one line with the nearest name."""
    done = run("draw", "weights1")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "did you mean 'weights-1'?" in line


@pytest.mark.parametrize(
    ("error", "wanted"),
    [
        (OSError(28, "No space left on device"), "the disk is full"),
        (FileNotFoundError(2, "No such file", "rows.csv"), "no such file (rows.csv)"),
        (PermissionError(13, "Permission denied", "out"), "may not be read or written (out)"),
        (SyntaxError("bad", ("a.py", 3, 1, "x =")), "a.py:3: not valid Python: bad"),
    ],
)
def test_known_failures_in_one_line(error: Exception, wanted: str) -> None:
    """What the machine refuses, or Python, is told in one line."""
    assert str(explain(error)).startswith(wanted)


def test_bugs_are_not_hidden() -> None:
    """An error that is nobody's but ours keeps its traceback."""
    assert explain(KeyError("x")) is None
