"""Numbers with the names that chapters may use, so that words can be tested without a fit."""

from types import MappingProxyType
from typing import Any

from bayestalk import compared

INPUTS = ("elevation", "slope", "northness", "water", "bias")
METHODS = tuple(method.name.replace("-", "_") for method in compared.METHODS)
LABELS = {method.name.replace("-", "_"): method.label for method in compared.METHODS}
ROWS = ("validation", "natural", "natural_known", "natural_estimated")
MEASURES = ("accuracy", "balanced_accuracy", "nll", "brier", "ece", "ece_plain")
DOUBTS = ("max_probability", "entropy", "mutual_information")
RACED = ("cover_sampled", "wide_sampled", "cover_chain", "numpyro_nuts", "boosting", "trees")


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


def _left(name: str) -> dict[str, Any]:
    measures = ("accuracy", "nll", "entropy", "mutual_information")
    methods = ("map", "ensemble", "sampled")
    said = {measure: _score(0.6) for measure in measures}
    said |= {"auroc": {doubt: _score(0.4) for doubt in DOUBTS}}
    return {
        "name": name,
        "rows": 683,
        "others": 7971,
        "cost": {method: _score(0.5) for method in methods},
        **{trained: dict.fromkeys(methods, said) for trained in ("all", "without")},
    }


def _noisy() -> dict[str, Any]:
    measures = ("accuracy", "nll", "ece", "entropy", "mutual_information")
    return {measure: _score(0.6) for measure in measures}


def _output(observed: str, at_zero: float = 0.0) -> dict[str, Any]:
    ends = {"value": 0.4, "mean": 0.41, "sd": 0.1, "low": 0.2, "high": 0.6}
    return ends | {"at_zero": at_zero, "observed": observed}


def _pruned() -> dict[str, Any]:
    left = {f"p{percent}": {"accuracy": 0.7, "nll": 0.9} for percent in range(0, 101, 5)}
    return {order: {"free": 0.1} | left for order in ("signal_to_noise", "magnitude", "chance")}


def _shown() -> dict[str, Any]:
    return {
        "learned": {
            **{
                layer: {"sure": 0.4, "sd": 0.5, "prior": 0.7, "beyond": 12, "largest": 9.0}
                for layer in ("w1", "w2", "w3")
            },
            **{"draws": 30, "dots": 20, "reach": 3.0},
            "surest": {"name": "Aspect", "sd": 0.04, "pale": 0.6},
            "vaguest": {"name": "Soil type 7", "sd": 1.4, "pale": 1.0},
        },
        "heights": {
            "lowest": {
                "name": "Cottonwood/Willow",
                "low": 2050.0,
                "median": 2230.0,
                "high": 2370.0,
            },
            "highest": {"name": "Krummholz", "low": 3200.0, "median": 3360.0, "high": 3500.0},
            "neighbours": {"pairs": 6, "overlap": 5},
        },
        "confusion": {
            "best": {"name": "Krummholz", "share": 0.97},
            "worst": {"name": "Lodgepole Pine", "share": 0.73},
            "mistake": {"true": "Spruce/Fir", "predicted": "Lodgepole Pine", "rows": 98},
        },
        "cases": {
            **{"count": 12, "right": 10, "surest": 0.998, "least_sure": 0.43},
            "lead": {"number": 4, "p": 0.97, "low": 0.61, "high": 0.999},
        },
        "pruned": _pruned(),
    }


def _raced() -> dict[str, Any]:
    best = {"s60": 0.41, "s120": 0.39, "s300": 0.37, "s600": 0.36}
    return {"label": "x", "ours": True, "took": 9.0, "over": False, "time_to": 40.0, "best": best}


def numbers() -> dict[str, Any]:
    """Invented values under the real names; nothing here is a result."""
    line = ("elevation", "bias")
    rows = {row: {measure: _score(0.5) for measure in MEASURES} for row in ROWS}
    share = {"p50": 0.95, "p80": 0.88, "p90": 0.84, "p100": 0.82}
    doubt = {"aleatoric": 0.4, "epistemic": 0.1}
    twin = doubt | {"spread": 0.1, "middle": 270, "draws": 360, "dots": 20, "p": 0.6}
    kept = {"promised": 0.86, "delivered": 0.88, "above": 11, "outside": 1, "bins": 15}
    sampled = {
        "chains": 8,
        "draws": 50,
        "power": 1.1,
        "rhat_logdensity": 1.9,
        "rhat_log_probability_median": 1.3,
    }
    difference = {method: {row: _score(0.07) for row in ROWS} for method in METHODS}
    areas = {area: _score(0.05) for area in ("aurc", "augrc", "aurc_excess")}
    calibration = {"replications": 200, "ranked_draws": 99, "bins": 10, "p_min": 0.2}
    calibration |= {"divergences": 3}
    calibration["passed"] = True
    return {
        "linear": _fit(**_moments(INPUTS), noise=0.8, output=_output("11.0 °C")),
        "linear_line": _fit(**_moments(line)),
        "linear_exact": _fit(**_moments(INPUTS), alone=dict.fromkeys(INPUTS, 0.1)),
        "linear_advi": _fit(**_moments(INPUTS)),
        "logistic": _fit(**_moments(INPUTS), output=_output("a tree")),
        "logistic_advi": _fit(**_moments(INPUTS)),
        "logistic_line": _fit(
            **_moments(line), treeline={"mean": 3344.0, "low": 3290.0, "high": 3400.0}
        ),
        "deepnet": _fit(
            gap_from=150.0,
            gap_to=270.0,
            sd_gap=0.15,
            sd_seen=0.03,
            missed_gap=0.0,
            output=_output("0.02 of full light", 0.3),
        ),
        "deepnet_advi": _fit(sd_gap=0.06, sd_seen=0.03, missed_gap=0.9),
        "linear_sbc": calibration,
        "logistic_sbc": calibration,
        "cover_ensemble": _fit(),
        "cover_sampled": _fit(prior={"weight": 1.0, "bias": 1.0}),
        "shown": _shown(),
        "cover": {
            "weights": 1860,
            "rows": {"train": 11340, "validation": 3780, "natural": 4874, "all": 581012},
            "wide_weights": 6150,
            "scores": {
                method: rows | {"seconds": 90.0, "gradients": 1500, "label": LABELS[method]}
                for method in METHODS
            },
            "difference": difference,
            "wide_difference": difference,
            "floor": dict.fromkeys(ROWS, 0.01),
            "plain_floor": dict.fromkeys(ROWS, 0.015),
            "sampled": sampled,
            "wide_sampled": sampled,
            "coverage": dict.fromkeys(DOUBTS, share),
            "wide_coverage": dict.fromkeys(DOUBTS, share),
            "areas": {method: dict.fromkeys(DOUBTS, areas) for method in METHODS},
            "left_out": {"area": _left("Rawah"), "class": _left("Krummholz")},
            "noisy": {
                method: dict.fromkeys(("s0", "s25", "s50", "s100", "s200"), _noisy())
                for method in ("map", "tempered", "ensemble", "advi", "sampled")
            },
            "twins": {
                "agree": twin | {"top": "Aspen", "true": "Aspen"},
                "split": twin | {"top": "Aspen", "true": "Krummholz"},
            },
            "uncertainty": dict.fromkeys(("right", "wrong"), doubt | {"rows": 464}),
            "reliability": dict.fromkeys(METHODS, kept),
        },
        "benchmark": {
            "methods": {method: _raced() for method in RACED},
            "count": len(RACED),
            "target": 0.4,
            "limit": 600.0,
            "cores": 2,
            "failed": [],
            "seeds": [1, 2],
            "date": "2026-11-24",
            "seconds": 5400.0,
            "machine": "2 cores",
            "load": 0.1,
            "versions": {"pymc": "6.4.0", "numpyro": "0.22.0"},
        },
        "site": {"url": "https://example.org/talk/", "version": "1.0.0"},
        "downloads": {
            name: {"url": f"print/{name}.pdf", "size": "1.0 MB"}
            for name in ("deck", "slides", "handout", "sheet_a4", "sheet_letter")
        },
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
