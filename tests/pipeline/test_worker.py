import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bayestalk.freshness import SOURCE
from bayestalk.pipeline import worker
from bayestalk.pipeline.worker import Worker, Workers, build, look


def test_what_is_no_project_is_a_problem(tmp_path: Path) -> None:
    """A build that cannot even start is answered in words."""
    answer = build(tmp_path, 1)
    assert not answer.ok
    assert "recipes.toml" in answer.problem
    assert look(tmp_path) is None


@pytest.mark.slow
def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    """A killed worker is told as a problem; the next build gets another."""
    workers = Workers()
    try:
        assert workers.current.process.pid is not None
        os.kill(workers.current.process.pid, signal.SIGKILL)
        assert "ended (status -9)" in workers.current.build(tmp_path, 1).problem
        assert "recipes.toml" in workers.build(tmp_path, 1).problem
    finally:
        workers.stop()


@pytest.mark.slow
def test_an_authors_own_style_ends_no_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a matplotlibrc asks for is not for this talk, not even while a worker warms up."""
    (tmp_path / "matplotlibrc").write_text("text.usetex: True\nfont.family: Nothing\n")
    monkeypatch.setenv("MATPLOTLIBRC", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))  # no LaTeX
    workers = Workers()
    try:
        assert "recipes.toml" in workers.build(tmp_path, 1).problem
    finally:
        workers.stop()


def test_changed_code_gets_a_fresh_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that waits takes over when code changed, and only then."""
    started: list[Worker] = []

    class Fake(Worker):
        def __init__(self) -> None:
            started.append(self)

        def build(self, root: Path, jobs: int | None) -> worker.Answer:
            return worker.Answer(ok=True, said=str(started.index(self)))

        @property
        def alive(self) -> bool:
            return True

        def stop(self) -> None:
            """Nothing runs."""

    monkeypatch.setattr(worker, "Worker", Fake)
    workers = Workers()
    said = []
    for changed in (False, False, True, False, True):
        if changed:
            workers.renew()
        said.append(workers.build(tmp_path, 1).said)
        workers.prepare()
    assert said == ["0", "0", "1", "1", "2"]


@pytest.mark.slow
def test_a_waiting_worker_runs_todays_code(tmp_path: Path) -> None:
    """What was edited after a worker started is what it runs, in every module of ours."""
    package = tmp_path / "bayestalk"
    shutil.copytree(SOURCE, package, ignore=shutil.ignore_patterns("__pycache__"))
    code = f"""
import sys; sys.path.insert(0, {str(tmp_path)!r})
import importlib, pathlib
from bayestalk.pipeline import worker
for name in worker.LIBRARIES: importlib.import_module(name)
ours = [name for name in sys.modules if name.startswith("bayestalk")]
for name in ours:
    path = pathlib.Path(sys.modules[name].__file__)
    path.write_text(path.read_text() + chr(10) + "EDITED = True" + chr(10))
worker.imported_anew()
print(sorted(set(ours) - {{name for name in ours if importlib.import_module(name).EDITED}}))
print("_pytask" in sys.modules)
"""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=env, check=False)
    assert done.stdout.splitlines() == ["[]", "False"], done.stderr
