"""One line under each figure: model, method, seed, data, diagnostics, when."""

from collections.abc import Iterable, Mapping
from typing import Any

from bayestalk.content.filters import fixed, thousands

_FITS = {
    "cells-linear": ("linear",),
    "cells-logistic": ("logistic",),
    "cells-deepnet": ("deepnet",),
    "line-linear": ("linear_line",),
    "line-logistic": ("logistic_line",),
    "gap": ("deepnet", "deepnet_advi"),
    "sbc": ("linear_sbc", "logistic_sbc"),
}
_NAMES = {
    "linear": "Linear regression",
    "linear_line": "Linear regression on elevation",
    "logistic": "Logistic regression",
    "logistic_line": "Logistic regression on elevation",
    "deepnet": "Deep net",
    "deepnet_advi": "The same",
    "linear_sbc": "Linear regression",
    "logistic_sbc": "Logistic regression",
}


def groups(summaries: Iterable[str]) -> list[str]:
    """The groups of numbers that the sentence is made from."""
    names = list(summaries)
    found = [fit for name in names for fit in _FITS.get(name, ())]
    if any(name not in _FITS and name != "terrain" for name in names):
        found += ["cover", "cover_sampled"]
    return list(dict.fromkeys(found))


def sentence(summaries: Iterable[str], numbers: Mapping[str, Any]) -> str:
    """Say where a figure comes from.

    Parameters
    ----------
    summaries
        The summaries that it is drawn from; none where it shows no result.
    numbers
        The numbers of the prose; parts that they do not hold are left out.

    Returns
    -------
    str
        Plain text, empty where there is nothing to say.
    """
    names = list(summaries)
    used = groups(names)
    parts = [_fit(_NAMES[fit], numbers.get(fit, {})) for fit in used if fit in _NAMES]
    if "cover" in used:
        parts.append(_forest(numbers.get("cover", {}), numbers.get("cover_sampled", {})))
    dates = [date for group in used if (date := numbers.get(group, {}).get("date"))]
    if "terrain" in names:
        parts.append("The simulated mountain.")
    if dates:
        parts.append(f"Computed {max(dates)}.")
    return " ".join(dict.fromkeys(parts))


def _fit(name: str, fit: Mapping[str, Any]) -> str:
    said = [name]
    if "method" in fit:
        said.append(str(fit["method"]))
    if "chains" in fit and fit.get("draws"):
        said.append(f"{fit['chains']} chains of {thousands(fit['draws'])} draws")
    if "replications" in fit:
        said.append(f"{thousands(fit['replications'])} replications")
    if "seed" in fit:
        said.append(f"seed {fit['seed']}")
    if "n" in fit:
        said.append(f"{thousands(fit['n'])} simulated observations")
    if "rhat_max" in fit:
        said.append(f"R̂ at most {fixed(fit['rhat_max'], 3)}")
    return ", ".join(said) + "."


def _forest(cover: Mapping[str, Any], sampled: Mapping[str, Any]) -> str:
    said = ["Forest cover"]
    if "weights" in cover:
        said.append(f"{thousands(cover['weights'])} weights")
    if "train" in cover.get("rows", {}):
        said.append(f"{thousands(cover['rows']['train'])} training rows of UCI Covertype")
    if "method" in sampled:
        said.append(str(sampled["method"]))
    if "chains" in sampled and "draws" in sampled:
        said.append(f"{sampled['chains']} chains of {thousands(sampled['draws'])} draws")
    if "seed" in sampled:
        said.append(f"seed {sampled['seed']}")
    if "rhat_log_probability_median" in sampled:
        rhat = fixed(sampled["rhat_log_probability_median"], 2)
        said.append(f"median R̂ of held-out log probabilities {rhat}")
    return ", ".join(said) + "."
