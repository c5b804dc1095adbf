"""The networks of the talk, by name."""

from typing import Final

from bayestalk.data.columns import CLASSES, FEATURE_GROUPS, FEATURES
from bayestalk.network import Activation, Group, Layer, Network

_PLACE = ("elevation", "slope", "northness", "water")

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
        Network(
            "cover",
            FEATURES,
            (
                Layer(20, Activation.TANH, bias=False),
                Layer(20, Activation.TANH, bias=False),
                Layer(7, Activation.SOFTMAX, bias=False),
            ),
            CLASSES,
            tuple(Group(name, size) for name, size in FEATURE_GROUPS),
        ),
        Network(
            "wide",
            FEATURES,
            (
                Layer(50, Activation.TANH, bias=False),
                Layer(50, Activation.TANH, bias=False),
                Layer(7, Activation.SOFTMAX, bias=False),
            ),
            CLASSES,
            tuple(Group(name, size) for name, size in FEATURE_GROUPS),
        ),
    )
}
