"""Models that are no nets, by scikit-learn, as they were tuned for the site.

The time that tuning took is not charged: settings and calibration are taken from the frozen
results.
"""

from typing import Any

import numpy as np

from bayestalk import results
from bayestalk.inference import reference
from bayestalk.inference.calibration import Calibration, calibrated
from bayestalk.recipes import settings_from
from benchmarking.clock import Floats
from benchmarking.course import Course

_TREES_A_LOOK = 25


def logistic(course: Course) -> None:
    """Multinomial logistic regression: good when it is done."""
    model = _made(course)
    course.clock.start()
    model.fit(*_rows(course))
    seconds = course.clock.seconds
    course.track(_said(course, model.predict_proba(course.x)), at=seconds)


def boosting(course: Course) -> None:
    """Boosted trees, after each iteration.

    The iterations are alike, so that each is charged the same share of the time of all.
    """
    model = _made(course)
    course.clock.start()
    model.fit(*_rows(course))
    seconds = course.clock.seconds
    with course.clock.paused():
        stages = list(model.staged_predict_proba(course.x))
        for stage, said in enumerate(stages, start=1):
            course.track(_said(course, said), at=seconds * stage / len(stages))


def trees(course: Course) -> None:
    """A forest of extra trees that grows."""
    model = _made(course)
    most = model.n_estimators
    course.clock.start()
    for count in [*range(_TREES_A_LOOK, most, _TREES_A_LOOK), most]:
        model.set_params(warm_start=True, n_estimators=count)
        model.fit(*_rows(course))
        seconds = course.clock.seconds
        with course.clock.paused():
            course.track(_said(course, model.predict_proba(course.x)), at=seconds)


def _tuned(course: Course) -> dict[str, Any]:
    """What was chosen for a model on training rows, with its calibration, as plain values."""
    told = results.read(course.fit.recipe.name)["predictions"].attrs
    return {str(name): getattr(value, "item", lambda v=value: v)() for name, value in told.items()}


def _made(course: Course) -> Any:
    settings = settings_from(reference.Settings, course.fit.recipe)
    tuned = _tuned(course)
    chosen = {name: value for name, value in tuned.items() if name not in reference.TOLD}
    return reference.classifier(settings, chosen, course.fit.recipe.seed, course.cores)


def _said(course: Course, p: Floats) -> Floats:
    tuned = _tuned(course)
    by = Calibration(tuned["uniform_share"], tuned["power"], tuned["split_nll"])
    return calibrated(p, by)


def _rows(course: Course) -> tuple[np.ndarray, np.ndarray]:
    return course.fit.data["x"].to_numpy(), course.fit.data["y"].to_numpy()
