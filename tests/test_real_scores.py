"""The frozen scores are those of the frozen draws on the real rows, wherever these are at hand."""

import os

import numpy as np
import pytest

from bayestalk import measures, results
from bayestalk.forest_rows import covertype_rows
from bayestalk.models.networks import NETWORKS
from bayestalk.scoring.predictions import draws_of, probabilities


def test_the_sampled_ensemble_is_what_the_talk_says_it_is() -> None:
    """On the published validation rows: accuracy of .860 at least, NLL of .375 at most."""
    frozen = results.read("forest")["scores"]["value"].sel(
        {"method": "sampled", "rows": "validation"}
    )
    assert float(frozen.sel(measure="accuracy")) >= 0.860
    assert float(frozen.sel(measure="nll")) <= 0.375


if os.environ.get("BAYESTALK_COVERTYPE"):

    @pytest.mark.parametrize(
        ("method", "result", "group"),
        [
            ("sampled", "cover-sampled", "posterior"),
            ("ensemble", "cover-sampled", "start"),
            ("advi", "cover-advi", "posterior"),
        ],
    )
    def test_scores_can_be_computed_again(method: str, result: str, group: str) -> None:
        """Accuracy and NLL on the validation rows are the frozen ones to four digits."""
        rows = covertype_rows(None)["validation"].to_dataset()
        x, y = rows["x"].to_numpy(), rows["y"].to_numpy()
        draws = draws_of(results.read(result), group)
        p = probabilities(x, draws, NETWORKS["cover"]).mean(axis=0, dtype=np.float64)
        frozen = results.read("forest")["scores"]["value"].sel(
            {"method": method, "rows": "validation"}
        )
        assert measures.hits(p, y).mean() == pytest.approx(
            float(frozen.sel(measure="accuracy")), abs=5e-4
        )
        assert measures.log_loss(p, y).mean() == pytest.approx(
            float(frozen.sel(measure="nll")), abs=1e-4
        )
