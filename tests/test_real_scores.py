"""The frozen scores are those of the frozen draws on the real rows, wherever these are at hand."""

import os

import pytest

from bayestalk import measures, results
from bayestalk.compared import BAYESIAN, METHODS, NETS
from bayestalk.forest_rows import covertype_rows
from bayestalk.models.networks import NETWORKS
from bayestalk.scoring.predictions import say

BARS = {
    ("sampled", "validation"): (0.866, 0.355),
    ("sampled", "natural-known"): (0.817, 0.438),
    ("wide-sampled", "validation"): (0.890, 0.305),
    ("wide-sampled", "natural-known"): (0.845, 0.385),
}
"""What the talk says of its sampled ensembles: accuracy at least, NLL at most."""


@pytest.mark.parametrize(("method", "rows"), BARS)
def test_sampled_ensembles_are_what_the_talk_says_they_are(method: str, rows: str) -> None:
    """On the published validation rows, and on natural rows with the known frequencies."""
    accuracy, nll = BARS[method, rows]
    frozen = results.read("forest")["scores"]["value"].sel({"method": method, "rows": rows})
    assert float(frozen.sel(measure="accuracy")) >= accuracy
    assert float(frozen.sel(measure="nll")) <= nll


def test_the_wide_net_is_calibrated() -> None:
    """Its debiased calibration error on the validation rows is .020 at most."""
    frozen = results.read("forest")["scores"]["value"]
    one = frozen.sel({"method": "wide-sampled", "rows": "validation", "measure": "ece"})
    assert float(one) <= 0.020


@pytest.mark.parametrize("rows", ["validation", "natural-known"])
@pytest.mark.parametrize("prefix", NETS.values())
def test_sampling_beats_all_else(prefix: str, rows: str) -> None:
    """By more than two paired standard errors: every other method on its net, every reference."""
    ours = f"{prefix}sampled"
    scores = results.read("forest")["scores"].to_dataset().sel(against=ours, rows=rows)
    others = [f"{prefix}{name}" for name in BAYESIAN] + [m.name for m in METHODS if m.reference]
    for name in others:
        if name != ours:
            one = scores.sel({"method": name})
            assert float(one["nll_difference"]) > 2 * float(one["nll_difference_se"]), name


if os.environ.get("BAYESTALK_COVERTYPE"):

    @pytest.mark.parametrize("method", [m for m in METHODS if m.net], ids=lambda m: m.name)
    def test_scores_can_be_computed_again(method) -> None:
        """Accuracy and NLL on the validation rows are the frozen ones to four digits."""
        rows = covertype_rows(None)["validation"].to_dataset()
        y = rows["y"].to_numpy()
        p = say(results.read(method.result), rows["x"].to_numpy(), NETWORKS[method.net]).p
        frozen = results.read("forest")["scores"]["value"].sel(
            {"method": method.name, "rows": "validation"}
        )
        assert measures.hits(p, y).mean() == pytest.approx(
            float(frozen.sel(measure="accuracy")), abs=5e-4
        )
        assert measures.log_loss(p, y).mean() == pytest.approx(
            float(frozen.sel(measure="nll")), abs=1e-4
        )
