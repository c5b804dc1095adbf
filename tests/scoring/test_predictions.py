"""What a posterior says is the mean of its draws, by the conventions that it names."""

import numpy as np
import pytest
import xarray as xr

from bayestalk import forward, measures
from bayestalk.network import Activation, Layer, Network
from bayestalk.scoring import predictions

NET = Network(
    "small",
    ("a", "b"),
    (Layer(3, Activation.TANH, bias=False), Layer(2, Activation.SOFTMAX, bias=False)),
    ("no", "yes"),
)
X = np.random.default_rng(1).normal(size=(1_203, 2)).astype(np.float32)


def posterior(spread: float = 0.5, draws: int = 30) -> xr.DataTree:
    """Two chains around two starts."""
    rng = np.random.default_rng(2)
    groups: dict[str, dict[str, tuple[list[str], np.ndarray]]] = {"start": {}, "posterior": {}}
    for one in NET.parameters:
        dims = ["chain", "draw", f"{one.name}_in", f"{one.name}_unit"]
        start = rng.normal(size=(2, 1, *one.shape)).astype(np.float32)
        noise = spread * rng.normal(size=(2, draws, *one.shape)).astype(np.float32)
        groups["start"][one.name] = (dims, start)
        groups["posterior"][one.name] = (dims, start + noise)
    return xr.DataTree.from_dict({name: xr.Dataset(group) for name, group in groups.items()})


def by_hand(tree: xr.DataTree, group: str = "posterior") -> np.ndarray:
    """Probabilities by every draw, all at once."""
    return forward.outputs(X, predictions.draws_of(tree, group), NET)


def test_the_mean_over_draws_in_pieces_is_the_mean() -> None:
    """Rows are taken in chunks; what is said of them is what all at once would say."""
    tree = posterior()
    draws = by_hand(tree)
    found = predictions.say(tree, X, NET)
    np.testing.assert_allclose(found.p, draws.mean(axis=0), atol=1e-6)
    parts = measures.doubt(draws)
    np.testing.assert_allclose(found.aleatoric, parts.aleatoric, atol=1e-5)
    np.testing.assert_allclose(found.epistemic, parts.epistemic, atol=1e-5)


def test_a_power_sharpens_the_mean_and_leaves_the_doubt() -> None:
    """The averaged probabilities are raised to the power that the posterior names."""
    tree = posterior()
    plain = predictions.say(tree, X, NET)
    tree["posterior"].attrs["power"] = 1.5
    found = predictions.say(tree, X, NET)
    raised = plain.p**1.5
    np.testing.assert_allclose(found.p, raised / raised.sum(axis=1, keepdims=True))
    np.testing.assert_array_equal(found.epistemic, plain.epistemic)


def test_a_linearised_net_is_linear_in_its_parameters() -> None:
    """Log odds twice as far from the start's are what a draw twice as far away says."""
    near, far = posterior(), posterior(spread=1.0)
    for tree in (near, far):
        tree["posterior"].attrs["linearised"] = 1
    log_odds = [
        np.diff(np.log(predictions.probabilities_by(tree, NET, chains=1)(X)), axis=-1)
        for tree in (near, far)
    ]
    start = np.diff(np.log(by_hand(near, "start")[:1]), axis=-1)
    np.testing.assert_allclose(log_odds[1] - start, 2 * (log_odds[0] - start), atol=2e-3)
    assert np.abs(log_odds[0] - np.diff(np.log(by_hand(near)[:30]), axis=-1)).max() > 0.1


def test_a_known_prior_corrects_every_draw() -> None:
    """The parts of the entropy are those of draws that know the class frequencies."""
    tree, prior = posterior(), np.array([0.9, 0.1])
    half = np.full(2, 0.5)
    found = predictions.say(tree, X, NET, prior=prior)
    draws = by_hand(tree)
    np.testing.assert_allclose(
        found.p, measures.correct_prior(draws.mean(axis=0), prior, half), atol=1e-6
    )
    parts = measures.doubt(measures.correct_prior(draws, prior, half))
    np.testing.assert_allclose(found.epistemic, parts.epistemic, atol=1e-5)


@pytest.mark.parametrize(("group", "chains", "count"), [("start", 1, 1), ("posterior", None, 60)])
def test_groups_and_chains_can_be_chosen(group: str, chains: int | None, count: int) -> None:
    """One start is one net; a posterior is all of its chains."""
    assert predictions.probabilities_by(posterior(), NET, group, chains)(X[:4]).shape[0] == count
