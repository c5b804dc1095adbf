"""The frozen results as such: when, how long, on what; and each one for the colophon."""

from typing import Any

from bayestalk import recipes, results
from bayestalk.recipes import Recipe
from bayestalk.summaries.numbers.fit import METHODS


def frozen() -> dict[str, Any]:
    """When the last result was frozen, and on which machine all of them were made."""
    kept = [results.provenance(name) for name in (*recipes.read(), "forest")]
    return {
        "date": max(one.made["date"] for one in kept),
        "seconds": round(sum(float(one.made["seconds"]) for one in kept)),
        "machine": kept[0].made["machine"],
        "cores": kept[0].made["cores"],
        "python": kept[0].made["python"],
    }


def colophon() -> list[dict[str, Any]]:
    """Every result: what it is, how it was made, whether it may be trusted."""
    return [_colophon(recipe) for recipe in recipes.read().values()]


def _colophon(recipe: Recipe) -> dict[str, Any]:
    """One result for the colophon: what it is, how it was made, whether it may be trusted."""
    known = results.provenance(recipe.name)
    told = known.diagnostics
    return {
        "name": recipe.name,
        "method": METHODS[recipe.method],
        "data": recipe.data,
        "seed": recipe.seed,
        "chains": told.get("chain", 1),
        "draws": told.get("draw", 0),
        "seconds": known.made["seconds"],
        "date": known.made["date"],
        "key": known.key,
        "machine": known.made["machine"],
        "versions": dict(known.made["versions"]),
        "diagnostics": sentences(told),
        "passed": bool(told.get("passed", True)),
    }


def sentences(told: Any) -> list[str]:
    """Diagnostics in words."""
    found = []
    if "rhat_max" in told:
        found.append(
            f"R̂ of {told['judged_on']} at most {told['rhat_max']:.3f}; effective draws at least "
            f"{told['ess_bulk_min']:.0f} (bulk) and {told['ess_tail_min']:.0f} (tail); "
            f"{told['divergences']} divergences."
        )
    if "rhat_log_probability_median" in told:
        found.append(
            f"R̂ across chains of the log probability of {told['rows']} held-out rows: median "
            f"{told['rhat_log_probability_median']:.2f}, 90th percentile "
            f"{told['rhat_log_probability_q90']:.2f}; of the log density "
            f"{told['rhat_log_density']:.2f}."
        )
        found.append(
            f"On average {100 * told['disagreement_between_chains']:.1f} % of the probability of a "
            "row differs between a chain and all chains together."
        )
        if not told["passed"]:
            found.append(
                "The chains have not mixed: each explores its own neighbourhood of weights. "
                "Their average is an ensemble, not a sample from the whole posterior."
            )
    if "temperature" in told:
        found.append(
            f"Temperature {told['temperature']:.2f}, chosen on a fifth of the training rows: there "
            f"the negative log-likelihood is {told['split_nll']:.3f} with it and "
            f"{told['split_nll_untempered']:.3f} without."
        )
    if "loss_last" in told:
        found.append(
            f"Negative evidence lower bound {told['loss_last']:.0f} nats over the last tenth of "
            f"the steps, changed by {told['loss_change_last_tenth']:.1f} since the tenth before."
        )
    if "p_min" in told:
        found.append(
            f"χ² p values of the ranks of {told['replications']} simulated truths: at least "
            f"{told['p_min']:.2f} over {len(told['p'])} quantities; effective draws at least "
            f"{told['ess_min']:.0f}; {told['divergences']} divergences."
        )
    if told.get("judged_on") == "closed form":
        found.append("Independent draws from the closed form, which leaves nothing to judge.")
    return found or ["Judged by its scores on held-out rows alone."]
