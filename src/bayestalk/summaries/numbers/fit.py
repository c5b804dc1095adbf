"""What every fit tells."""

from typing import Any

from bayestalk import recipes, results
from bayestalk.observations import simulated

METHODS = {
    "map": "MAP",
    "tempered": "MAP with a temperature",
    "ensemble": "deep ensemble",
    "laplace": "Laplace",
    "last_layer": "NUTS on the last layer",
    "exact": "closed form",
    "nuts": "NUTS",
    "advi": "mean-field ADVI",
    "mclmc": "MAP starts continued by MCLMC",
    "reference": "scikit-learn",
    "sbc": "simulation-based calibration of NUTS",
}


def of_fit(name: str) -> dict[str, Any]:
    """What every fit tells: how, from which seed, how long, and how well it converged."""
    recipe = recipes.read()[name]
    known = results.provenance(name)
    told = dict(known.diagnostics)
    if recipe.data != "covertype":
        told["n"] = simulated(recipe).sizes["obs"]
    return {
        **told,
        "method": METHODS[recipe.method],
        "seed": recipe.seed,
        "seconds": known.made["seconds"],
        "date": known.made["date"],
        "chains": told.get("chain", 1),
        "draws": told.get("draw", 0),
        "prior": {"weight": recipe.prior.weight, "bias": recipe.prior.bias},
    }
