"""The networks of the talk, by name."""

from typing import Final

from bayestalk.data.columns import CLASSES, FEATURE_GROUPS, FEATURES
from bayestalk.network import Activation, Group, Layer, Network

_PLACE = ("elevation", "slope", "northness", "water")


def _forest(name: str, hidden: int) -> Network:
    """A net for the real forest, its two hidden layers of some width."""
    return Network(
        name,
        FEATURES,
        (
            Layer(hidden, Activation.TANH, bias=False),
            Layer(hidden, Activation.TANH, bias=False),
            Layer(len(CLASSES), Activation.SOFTMAX, bias=False),
        ),
        CLASSES,
        tuple(Group(group, size) for group, size in FEATURE_GROUPS),
    )


NETWORKS: Final[dict[str, Network]] = {
    network.name: network
    for network in (
        Network("linear", _PLACE, (Layer(1),), ("temperature",)),
        Network("linear-line", ("elevation",), (Layer(1),), ("temperature",)),
        Network("logistic", _PLACE, (Layer(1, Activation.SIGMOID),), ("tree",)),
        Network("logistic-line", ("elevation",), (Layer(1, Activation.SIGMOID),), ("tree",)),
        Network(
            "deepnet",
            ("slope", "northness", "eastness", "elevation"),
            (Layer(3, Activation.TANH), Layer(1, Activation.RELU)),
            ("hillshade",),
        ),
        _forest("cover", 20),
        _forest("wide", 50),
    )
}
