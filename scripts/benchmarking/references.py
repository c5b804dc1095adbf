"""Models that are no nets, by scikit-learn, with the settings of the site's own recipes."""

import numpy as np

from bayestalk.inference import reference
from bayestalk.recipes import settings_from
from benchmarking.course import Course

_TREES_A_LOOK = 25


def logistic(course: Course) -> None:
    """Multinomial logistic regression: good when it is done."""
    model = _made(course)
    course.clock.start()
    model.fit(*_rows(course))
    seconds = course.clock.seconds
    course.track(model.predict_proba(course.x), at=seconds)


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
            course.track(said, at=seconds * stage / len(stages))


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
            said = model.predict_proba(course.x)
        course.track(said, at=seconds)


def _made(course: Course):  # type: ignore[no-untyped-def]
    settings = settings_from(reference.Settings, course.fit.recipe)
    return reference.classifier(settings, course.fit.recipe.seed, course.cores)


def _rows(course: Course) -> tuple[np.ndarray, np.ndarray]:
    return course.fit.data["x"].to_numpy(), course.fit.data["y"].to_numpy()
