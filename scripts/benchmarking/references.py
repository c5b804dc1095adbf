"""Models that are no nets, by scikit-learn, with the settings that the site's results chose.

Those were chosen, with a calibration, on a split of the training rows; the time that took is
not charged.
"""

from typing import Any

from bayestalk import results
from bayestalk.inference import reference
from bayestalk.inference.calibration import Calibration, calibrated
from bayestalk.recipes import settings_from
from benchmarking.clock import Floats
from benchmarking.course import Course

_TREES_A_LOOK = 25


class _Reference:
    """A classifier with its settings and calibration, as the frozen result of its recipe has them.

    ``model`` is scikit-learn's, not fitted yet.
    """

    def __init__(self, course: Course) -> None:
        recipe = course.fit.recipe
        settings = settings_from(reference.Settings, recipe)
        told = results.read(recipe.name)["predictions"].attrs
        names = {"max_iter", *reference.TRIED[settings.model][0]}
        chosen = {name: told[name] for name in names if name in told}
        self.model: Any = reference.classifier(settings, chosen, recipe.seed, course.cores)
        self._calibration = Calibration(
            float(told.get("uniform_share", 0)), float(told.get("power", 1)), 0.0
        )
        self._rows = course.fit.data["x"].to_numpy(), course.fit.data["y"].to_numpy()

    def fit(self) -> None:
        """Fit to the training rows."""
        self.model.fit(*self._rows)

    def said(self, p: Floats) -> Floats:
        """Probabilities, calibrated."""
        return calibrated(p, self._calibration)


def logistic(course: Course) -> None:
    """Multinomial logistic regression: good when it is done."""
    one = _Reference(course)
    course.clock.start()
    one.fit()
    seconds = course.clock.seconds
    with course.clock.paused():
        course.track(one.said(one.model.predict_proba(course.x)), at=seconds)


def boosting(course: Course) -> None:
    """Boosted trees, after each iteration.

    The iterations are alike, so that each is charged the same share of the time of all.
    """
    one = _Reference(course)
    course.clock.start()
    one.fit()
    seconds = course.clock.seconds
    with course.clock.paused():
        stages = list(one.model.staged_predict_proba(course.x))
        for stage, p in enumerate(stages, start=1):
            course.track(one.said(p), at=seconds * stage / len(stages))


def trees(course: Course) -> None:
    """A forest of extra trees that grows."""
    one = _Reference(course)
    most = int(one.model.n_estimators)
    course.clock.start()
    for count in [*range(_TREES_A_LOOK, most, _TREES_A_LOOK), most]:
        one.model.set_params(warm_start=True, n_estimators=count)
        one.fit()
        seconds = course.clock.seconds
        with course.clock.paused():
            course.track(one.said(one.model.predict_proba(course.x)), at=seconds)
