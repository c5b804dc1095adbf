"""One line under each figure: model, method, seed, data, diagnostics, when."""

import re
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
_BOTH_NETS = ("scores", "reliability", "coverage")
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
_RACED = {
    "pymc": "PyMC",
    "blackjax": "BlackJAX",
    "jax": "JAX",
    "numpyro": "NumPyro",
    "scikit_learn": "scikit-learn",
}


def groups(summaries: Iterable[str]) -> list[str]:
    """The groups of numbers that the sentence is made from."""
    names = list(summaries)
    found = [fit for name in names for fit in _FITS.get(name, ())]
    if "benchmark" in names:
        found.append("benchmark")
    if any(name not in (*_FITS, "terrain", "benchmark") for name in names):
        found += ["cover", "cover_sampled"]
    if any(name in _BOTH_NETS for name in names):
        found.append("wide_sampled")
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
    if "wide_sampled" in used and "wide_sampled" in numbers:
        parts.append(_wide(numbers.get("cover", {}), numbers["wide_sampled"]))
    if "benchmark" in used:
        parts.append(_race(numbers.get("benchmark", {})))
    dates = [date for group in used if (date := numbers.get(group, {}).get("date"))]
    if "terrain" in names:
        parts.append("The simulated mountain.")
    if dates:
        parts.append(f"Computed {max(dates)}.")
    return " ".join(dict.fromkeys(parts))


def brief(said: str) -> str:
    """The beginning of a sentence, and its date: the line that the rest is unfolded from."""
    first, _, rest = said.partition(". ")
    words = ", ".join(first.rstrip(".").split(", ")[:2])
    date = re.search(r"Computed (\S+)\.$", rest)
    return f"{words}, computed {date[1]}" if date else words


def _fit(name: str, fit: Mapping[str, Any]) -> str:
    said = [name]
    if "method" in fit:
        said.append(str(fit["method"]))
    if "chains" in fit and fit.get("draws"):
        said.append(_chains(fit))
    if "replications" in fit:
        said.append(f"{thousands(fit['replications'])} replications")
    if "seed" in fit:
        said.append(f"seed {fit['seed']}")
    if "n" in fit:
        said.append(f"{thousands(fit['n'])} simulated observations")
    if "rhat_max" in fit:
        said.append(f"R̂ at most {fixed(fit['rhat_max'], 3)}")
    return ", ".join(said) + "."


def _chains(fit: Mapping[str, Any]) -> str:
    """How many chains of how many draws."""
    chains = f"{fit['chains']} chain{'' if fit['chains'] == 1 else 's'}"
    return f"{chains} of {thousands(fit['draws'])} draws"


def _forest(cover: Mapping[str, Any], sampled: Mapping[str, Any]) -> str:
    said = ["Forest cover"]
    if "weights" in cover:
        said.append(f"{thousands(cover['weights'])} weights")
    if "train" in cover.get("rows", {}):
        said.append(f"{thousands(cover['rows']['train'])} training rows of UCI Covertype")
    return ", ".join([*said, *_ensemble(sampled)]) + "."


def _wide(cover: Mapping[str, Any], sampled: Mapping[str, Any]) -> str:
    said = ["The wide net"]
    if "wide_weights" in cover:
        said.append(f"{thousands(cover['wide_weights'])} weights")
    return ", ".join([*said, *_ensemble(sampled)]) + "."


def _ensemble(sampled: Mapping[str, Any]) -> list[str]:
    said = []
    if "method" in sampled:
        said.append(str(sampled["method"]))
    if "chains" in sampled and "draws" in sampled:
        said.append(_chains(sampled))
    if "seed" in sampled:
        said.append(f"seed {sampled['seed']}")
    if "rhat_log_probability_median" in sampled:
        rhat = fixed(sampled["rhat_log_probability_median"], 2)
        said.append(f"median R̂ of held-out log probabilities {rhat}")
    return said


def _race(race: Mapping[str, Any]) -> str:
    said = ["Benchmark"]
    if "count" in race:
        said.append(f"{race['count']} methods one after another")
    if "cores" in race and "machine" in race:
        said.append(f"each on {race['cores']} cores of {race['machine']}")
    if "seeds" in race:
        said.append(f"seeds {', '.join(str(seed) for seed in race['seeds'])}")
    versions = race.get("versions", {})
    for library, name in _RACED.items():
        if library in versions:
            said.append(f"{name} {versions[library]}")
    return ", ".join(said) + "."
