"""Run steps through pytask: in order, in parallel, and only where something changed."""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytask
from pytask_parallel import ParallelBackend

from bayestalk.pipeline import progress
from bayestalk.pipeline.few import one_core
from bayestalk.pipeline.files import write
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.records import holds
from bayestalk.pipeline.steps import Outcome, Step, StepError, execute

FINE = (pytask.ExitCode.OK, pytask.ExitCode.FAILED)


@dataclass(kw_only=True)
class StepTask(pytask.PTask):
    """A step as pytask sees it.

    Its state is the digest of what is behind it as long as its own record holds, so that
    pytask and ``bayestalk check`` can never disagree.
    """

    step: Step
    name: str
    depends_on: dict[str, Any]
    produces: dict[str, Any]
    function: Callable[..., Any] = execute
    markers: list[Any] = field(default_factory=list)
    report_sections: list[tuple[str, str, str]] = field(default_factory=list)
    attributes: dict[Any, Any] = field(default_factory=dict)

    @property
    def signature(self) -> str:
        """A stable name of the task."""
        return hashlib.sha256(self.name.encode()).hexdigest()

    def state(self) -> str:
        """What decides the bytes; another value where the files are not what the record says."""
        return self.step.code if holds(self.step) else "to be made"

    def execute(self, **_paths: object) -> None:
        """Do it; here or in a worker."""
        execute(self.step)


def run(steps: Sequence[Step], layout: Layout, *, jobs: int = 1, force: bool = False) -> Outcome:
    """Bring every step's files up to date.

    Parameters
    ----------
    steps
        Any order; who reads what another writes comes after it.
    jobs
        Worker processes; 1 runs everything here.
    force
        Do every step, changed or not.

    Returns
    -------
    Outcome
        With an error for each step that failed; what needs those is blocked.
    """
    one_core()
    pytask.console.quiet = True
    session = _session(steps, layout, jobs, force=force)
    if session.exit_code not in FINE:
        # what pytask remembers may be damaged; our own records know what is to be done
        _forget(layout)
        session = _session(steps, layout, jobs, force=force)
    return _outcome(session)


def _session(steps: Sequence[Step], layout: Layout, jobs: int, *, force: bool) -> pytask.Session:
    # pytask keeps its state where its configuration file lies: with all else that is made
    config = layout.build / "pytask.toml"
    write(config, "[tool.pytask.ini_options]\n")
    with progress.shown(len(steps)):
        return pytask.build(
            tasks=[_task(made) for made in steps],
            config=config,
            capture="no",
            verbose=0,
            show_traceback=False,
            disable_warnings=True,
            force=force,
            n_workers=jobs,
            parallel_backend=ParallelBackend.LOKY if jobs > 1 else ParallelBackend.NONE,
        )


def _forget(layout: Layout) -> None:
    """Remove what pytask remembers of earlier builds."""
    shutil.rmtree(layout.build / ".pytask", ignore_errors=True)
    for path in layout.build.glob("pytask.lock*"):
        path.unlink()


def _task(made: Step) -> StepTask:
    return StepTask(
        step=made,
        name=made.name,
        depends_on={"reads": [pytask.PathNode.from_path(path) for path in made.reads]},
        produces={"writes": [pytask.PathNode.from_path(path) for path in made.writes]},
    )


def _outcome(session: pytask.Session) -> Outcome:
    if session.exit_code not in FINE:
        raise StepError(name="plan", message=_why_not_planned(session))
    kinds: dict[pytask.TaskOutcome, list[str]] = {kind: [] for kind in pytask.TaskOutcome}
    errors = []
    for report in session.execution_reports:
        kinds[report.outcome].append(report.task.name)
        if report.outcome is pytask.TaskOutcome.FAIL:
            errors.append(_error(report))
    return Outcome(
        done=tuple(kinds[pytask.TaskOutcome.SUCCESS]),
        unchanged=tuple(kinds[pytask.TaskOutcome.SKIP_UNCHANGED]),
        errors=tuple(errors),
        blocked=tuple(kinds[pytask.TaskOutcome.SKIP_PREVIOUS_FAILED]),
    )


def _error(report: pytask.ExecutionReport) -> StepError:
    error = report.exc_info[1] if report.exc_info else None
    if isinstance(error, StepError):
        return error
    return StepError(report.task.name, " ".join(str(error).split()))


def _why_not_planned(session: pytask.Session) -> str:
    for report in session.collection_reports:
        if report.exc_info:
            return " ".join(str(report.exc_info[1]).split())
    if session.dag_report is not None and session.dag_report.exc_info:
        return " ".join(str(session.dag_report.exc_info[1]).split())
    return "the steps do not fit together"
