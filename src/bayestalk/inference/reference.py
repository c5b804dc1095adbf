"""Models that are not Bayesian nets, to be compared with: run by scikit-learn.

They keep no draws. What they say of the held-out rows is kept instead, as ``predictions``.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from bayestalk.inference.fit import Fit
from bayestalk.recipes import RecipeError, settings_from
from bayestalk.report import Report


@dataclass(frozen=True)
class Settings:
    """Which model, and its size where it has one."""

    model: str
    trees: int = 500
    iterations: int = 300
    rate: float = 0.1
    penalty: float = 1.0


def classifier(settings: Settings, seed: int, jobs: int) -> Any:
    """A scikit-learn classifier, not fitted yet."""
    match settings.model:
        case "logistic":
            return LogisticRegression(C=1 / settings.penalty, max_iter=2_000)
        case "boosting":
            return HistGradientBoostingClassifier(
                max_iter=settings.iterations, learning_rate=settings.rate, random_state=seed
            )
        case "trees":
            return ExtraTreesClassifier(settings.trees, n_jobs=jobs, random_state=seed)
        case _:
            msg = f"settings: model = {settings.model!r}; wanted logistic, boosting or trees"
            raise RecipeError(msg)


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:  # noqa: ARG001
    """Fit to the training rows and predict the held-out ones.

    ``fit.data`` must hold, besides ``x`` and ``y``, the rows to predict as ``x_validation``
    and ``x_natural``.

    Returns
    -------
    Group ``predictions`` with ``validation`` and ``natural`` (row, class), float32.
    """
    settings = settings_from(Settings, fit.recipe)
    report(fit.recipe.name, 0, 1)
    model = classifier(settings, fit.recipe.seed, fit.jobs)
    model.fit(fit.data["x"].to_numpy(), fit.data["y"].to_numpy())
    said = {
        rows: (
            (f"{rows}_row", "class"),
            model.predict_proba(fit.data[f"x_{rows}"].to_numpy()).astype(np.float32),
        )
        for rows in ("validation", "natural")
    }
    report(fit.recipe.name, 1, 1)
    return xr.DataTree.from_dict({"predictions": xr.Dataset(said)})
