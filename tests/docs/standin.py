"""Numbers with the names that chapters may use, so that words can be tested without a fit."""

from types import MappingProxyType
from typing import Any

INPUTS = ("elevation", "slope", "northness", "water", "bias")
METHODS = ("map", "ensemble", "advi", "sampled", "logistic", "boosting", "trees")
ROWS = ("validation", "natural", "natural_known", "natural_estimated")
MEASURES = ("accuracy", "balanced_accuracy", "nll", "brier", "ece")


def _fit(**more: Any) -> dict[str, Any]:
    plain = {
        "n": 30,
        "chains": 4,
        "draws": 2000,
        "seconds": 12.5,
        "rhat_max": 1.002,
        "ess_bulk_min": 1234.0,
        "ess_tail_min": 1100.0,
        "divergences": 0,
        "seed": 1,
        "method": "NUTS",
        "prior": {"weight": 10.0, "bias": 10.0},
    }
    return plain | more


def _moments(names: tuple[str, ...]) -> dict[str, Any]:
    return {
        "truth": dict.fromkeys(names, -6.5),
        "mean": dict.fromkeys(names, -6.4),
        "sd": dict.fromkeys(names, 0.2),
        "low": dict.fromkeys(names, -6.8),
        "high": dict.fromkeys(names, -6.0),
    }


def _score(value: float) -> dict[str, float]:
    return {"value": value, "se": 0.006}


def numbers() -> dict[str, Any]:
    """Invented values under the real names; nothing here is a result."""
    line = ("elevation", "bias")
    rows = {row: {measure: _score(0.5) for measure in MEASURES} for row in ROWS}
    share = {"p50": 0.95, "p80": 0.88, "p90": 0.84}
    doubt = {"aleatoric": 0.4, "epistemic": 0.1}
    calibration = {"replications": 200, "ranked_draws": 99, "bins": 10, "p_min": 0.2}
    calibration["passed"] = True
    return {
        "linear": _fit(**_moments(INPUTS), noise=0.8),
        "linear_line": _fit(**_moments(line)),
        "logistic": _fit(**_moments(INPUTS)),
        "logistic_line": _fit(
            **_moments(line), treeline={"mean": 3344.0, "low": 3290.0, "high": 3400.0}
        ),
        "deepnet": _fit(gap_from=150.0, gap_to=270.0, sd_gap=0.15, sd_seen=0.03),
        "deepnet_advi": _fit(sd_gap=0.06, sd_seen=0.03),
        "linear_sbc": calibration,
        "logistic_sbc": calibration,
        "cover": {
            "weights": 1860,
            "rows": {"train": 11340, "validation": 3780, "natural": 4874, "all": 581012},
            "scores": {method: rows | {"seconds": 90.0} for method in METHODS},
            "difference": {method: {row: _score(0.07) for row in ROWS} for method in METHODS},
            "floor": dict.fromkeys(ROWS, 0.015),
            "sampled": {
                "chains": 8,
                "draws": 50,
                "rhat_logdensity": 1.9,
                "rhat_log_probability_median": 1.3,
            },
            "coverage": dict.fromkeys(("max_probability", "entropy", "mutual_information"), share),
            "twins": {
                "agree": doubt | {"spread": 0.1, "top": "Aspen", "true": "Aspen", "p": 0.6},
                "split": doubt | {"spread": 0.1, "top": "Aspen", "true": "Krummholz", "p": 0.6},
            },
            "uncertainty": {"right": doubt, "wrong": doubt},
        },
        "site": {"url": "https://example.org/talk/", "version": "1.0.0"},
        "versions": {"pymc": "6.4.0"},
        "frozen": {"date": "2026-11-24", "seconds": 1800.0},
        "results": [
            _fit(
                name="linear",
                data="30 stations",
                date="2026-11-24",
                key="abc",
                machine="2 cores",
                versions={"pymc": "6.4"},
                diagnostics=["R̂ at most 1.002."],
                passed=True,
            )
        ],
    }


NUMBERS = MappingProxyType(numbers())
