"""The Gauss–Newton matrix is the one that derivatives give."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from bayestalk.forward import sigmoid
from bayestalk.inference.curvature import gauss_newton
from bayestalk.inference.flat import flatten, unflatten
from bayestalk.network import Activation, Layer, Network

pytestmark = pytest.mark.filterwarnings("ignore")  # JAX warns of its own internals

DEEP = Network(
    "deep",
    ("a", "b", "c"),
    (Layer(4, Activation.TANH), Layer(3, Activation.TANH, bias=False), Layer(3, "softmax")),
    ("low", "middle", "high"),
)
BRIGHT = Network("bright", ("a", "b"), (Layer(3, Activation.TANH), Layer(1, "relu")), ("light",))
TREE = Network("tree", ("a", "b", "c"), (Layer(1, Activation.SIGMOID),), ("tree",))

ACTIVATIONS = {
    Activation.TANH: jnp.tanh,
    Activation.RELU: jax.nn.relu,
    Activation.IDENTITY: lambda z: z,
}


def made_up(network: Network, rows: int = 9) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    rng = np.random.default_rng(3)
    point = {p.name: rng.normal(0, 0.8, p.shape) for p in network.parameters}
    return rng.normal(size=(rows, len(network.inputs))), point


def last_sums(flat: jax.Array, x: np.ndarray, network: Network) -> jax.Array:
    """The network in JAX, up to what its last activation takes."""
    own, z = unflatten(flat, network), jnp.asarray(x)
    for k, layer in enumerate(network.layers, start=1):
        z = z @ own[f"w{k}"] + (own[f"b{k}"] if layer.bias else 0)
        if k < len(network.layers):
            z = ACTIVATIONS[layer.activation](z)
    return z


def test_logistic_regressions_matrix_is_the_exact_hessian() -> None:
    """Where the sums are linear in the weights: Xᵀ diag(p (1 − p)) X with a column of ones."""
    x, point = made_up(TREE)
    design = np.column_stack([x, np.ones(len(x))])
    p = sigmoid(design @ flatten(point, TREE))
    wanted = design.T @ (design * (p * (1 - p))[:, np.newaxis])
    np.testing.assert_allclose(gauss_newton(x, point, TREE), wanted, rtol=1e-12)


def test_deep_nets_matrix_is_that_of_automatic_derivatives() -> None:
    """Σ JᵀΛJ, J and Λ from JAX's derivatives of logits and of the categorical likelihood."""
    x, point = made_up(DEEP)
    with jax.enable_x64(True):
        flat = jnp.asarray(flatten(point, DEEP))
        jacobian = np.asarray(jax.jacobian(last_sums)(flat, x, DEEP))
        logits = last_sums(flat, x, DEEP)
        bend = np.asarray(jax.vmap(jax.hessian(jax.nn.logsumexp))(logits))
    wanted = np.einsum("nci,ncd,ndj->ij", jacobian, bend, jacobian)
    np.testing.assert_allclose(gauss_newton(x, point, DEEP), wanted, rtol=1e-9, atol=1e-12)


def test_normal_likelihoods_matrix_counts_the_noise() -> None:
    """For a net with a normal likelihood: JᵀJ / noise², J of the outputs, last bend included."""
    x, point = made_up(BRIGHT)
    with jax.enable_x64(True):
        flat = jnp.asarray(flatten(point, BRIGHT))
        jacobian = np.asarray(
            jax.jacobian(lambda at: jax.nn.relu(last_sums(at, x, BRIGHT))[:, 0])(flat)
        )
    assert (jacobian != 0).any(axis=1).tolist().count(False) > 0  # some rows are dark
    wanted = jacobian.T @ jacobian / 0.3**2
    np.testing.assert_allclose(gauss_newton(x, point, BRIGHT, 0.3), wanted, rtol=1e-9, atol=1e-12)


def test_many_rows_are_taken_in_parts() -> None:
    """Rows beyond what is held at once count as all others: twice the rows, twice the matrix."""
    x, point = made_up(TREE, rows=1_500)
    once, twice = (gauss_newton(rows, point, TREE) for rows in (x, np.vstack([x, x])))
    np.testing.assert_allclose(twice, 2 * once, rtol=1e-12)
