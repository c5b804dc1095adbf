"""Models that are not Bayesian nets, to be compared with: tuned and run by scikit-learn.

They keep no draws. What they say of the held-out rows is kept instead, as ``predictions``.
Everything that could be set better is chosen on a split of the training rows: fitted to four
fifths of them, judged by the negative log-likelihood of the other fifth. The rows to predict
are not looked at before that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import xarray as xr
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from bayestalk.inference import split
from bayestalk.inference.calibration import Calibration, calibrate, calibrated
from bayestalk.inference.fit import Fit
from bayestalk.recipes import RecipeError, settings_from
from bayestalk.report import Report

Floats = npt.NDArray[np.floating[Any]]

_TREES_TO_TRY = 100
_ITERATIONS_APART = 5


#: What the predictions' attributes tell besides the chosen settings.
TOLD = ("power", "uniform_share", "split_nll", "tried")


@dataclass(frozen=True)
class Settings:
    """Which model, how many trees it has, and how many rounds of boosting at most."""

    model: str
    trees: int = 500
    iterations: int = 120


class Rows(NamedTuple):
    """Inputs (obs, feature) and classes (obs)."""

    x: Floats
    y: npt.NDArray[np.integer[Any]]


class Try(NamedTuple):
    """Settings that were tried, and what came of them on the rows held out."""

    chosen: Mapping[str, Any]
    calibration: Calibration


#: What is tried of each model; scikit-learn's names.
TRIED: Mapping[str, list[dict[str, Any]]] = {
    "logistic": [{"C": float(c)} for c in 10 ** np.arange(-1, 3.01, 0.5)],
    "boosting": [
        {
            "learning_rate": rate,
            "max_leaf_nodes": leaves,
            "min_samples_leaf": rows,
            "l2_regularization": penalty,
            "max_features": share,
        }
        for rate, leaves, rows, penalty, share in (
            (0.1, 31, 20, 0.0, 0.3),
            (0.2, 63, 5, 0.0, 1.0),
            (0.2, 127, 5, 0.0, 0.3),
        )
    ],
    "trees": [
        {
            "n_estimators": _TREES_TO_TRY,
            "max_features": share,
            "min_samples_leaf": rows,
            "criterion": criterion,
        }
        for share, rows, criterion in (
            *product((0.1, 0.3, 0.5, 0.7, 1.0), (1, 2), ("gini",)),
            *product((0.7, 1.0), (1,), ("entropy",)),
        )
    ],
}


def classifier(settings: Settings, chosen: Mapping[str, Any], seed: int, jobs: int = 1) -> Any:
    """A scikit-learn classifier that has not been fitted yet.

    Raises
    ------
    RecipeError
        For a model that is not known.
    """
    match settings.model:
        case "logistic":
            return LogisticRegression(max_iter=2_000, **chosen)
        case "boosting":
            own = {"max_iter": settings.iterations, "early_stopping": False, **chosen}
            return HistGradientBoostingClassifier(random_state=seed, **own)
        case "trees":
            return ExtraTreesClassifier(n_jobs=jobs, random_state=seed, **chosen)
        case _:
            msg = f"settings: model = {settings.model!r}; wanted logistic, boosting or trees"
            raise RecipeError(msg)


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:  # noqa: ARG001
    """Tune, fit to all training rows, and predict the held-out ones.

    ``fit.data`` must hold, besides ``x`` and ``y``, the rows to predict as ``x_NAME``, such
    as ``x_validation``, of dimensions (NAME_row, feature).

    Returns
    -------
    Group ``predictions`` with ``NAME`` (NAME_row, class), float32, for each ``x_NAME``;
    calibrated already. Its attributes are the chosen settings, the ``power`` and the
    ``uniform_share`` of the calibration, the ``split_nll`` that they had (nats a row), and
    ``tried``, how many settings there were.
    """
    settings = settings_from(Settings, fit.recipe)
    seed, jobs = fit.recipe.seed, fit.jobs
    x, y = fit.data["x"].to_numpy(), fit.data["y"].to_numpy()
    classifier(settings, {}, seed)  # refuses a model that is not known, before anything is tried
    total = len(TRIED[settings.model]) + 2
    report(fit.recipe.name, 0, total)
    rows = split.stratified(y, seed)
    fitted, held_out = (
        Rows(x[rows.fitted], y[rows.fitted]),
        Rows(x[rows.held_out], y[rows.held_out]),
    )
    tries: list[Try] = []
    for done, chosen in enumerate(TRIED[settings.model], start=1):
        tries.extend(_tried(settings, chosen, fitted, held_out, seed, jobs))
        report(fit.recipe.name, done, total)
    best = min(tries, key=lambda one: one.calibration.nll)
    if settings.model == "trees":
        # a larger forest than those that were tried is less noisy, so it is calibrated anew
        whole = {**best.chosen, "n_estimators": settings.trees}
        (best,) = _tried(settings, whole, fitted, held_out, seed, jobs)
    model = classifier(settings, best.chosen, seed, jobs).fit(x, y)
    said = {
        str(name)[2:]: (
            (f"{str(name)[2:]}_row", "class"),
            calibrated(model.predict_proba(rows.to_numpy()), best.calibration).astype(np.float32),
        )
        for name, rows in fit.data.data_vars.items()
        if str(name).startswith("x_")
    }
    report(fit.recipe.name, total, total)
    told = {
        "power": best.calibration.power,
        "uniform_share": best.calibration.uniform_share,
        "split_nll": best.calibration.nll,
        "tried": len(tries),
    }
    data = xr.Dataset(said, attrs={**best.chosen, **told})
    return xr.DataTree.from_dict({"predictions": data})


def _tried(
    settings: Settings,
    chosen: Mapping[str, Any],
    fitted: Rows,
    held_out: Rows,
    seed: int,
    jobs: int,
) -> list[Try]:
    """What some settings do on the rows held out; boosting also where it is cut short."""
    model = classifier(settings, chosen, seed, jobs).fit(*fitted)
    if settings.model != "boosting":
        return [Try(chosen, calibrate(model.predict_proba(held_out.x), held_out.y))]
    return [
        Try({**chosen, "max_iter": done}, calibrate(p, held_out.y))
        for done, p in enumerate(model.staged_predict_proba(held_out.x), start=1)
        if done % _ITERATIONS_APART == 0
    ]
