"""Draw a network of your own: as a function, as matrices, as a diagram, and all three joined.

>>> from bayestalk import Layer, Network, sketch
>>> net = Network(
...     name="growth",
...     inputs=("light", "water"),
...     layers=(Layer(3, "tanh"), Layer(1)),
...     outputs=("height",),
... )
>>> picture = sketch.three_ways(net)  # in a notebook, it shows itself

With numbers in the cells, for one observation:

>>> import numpy as np
>>> weights = {"w1": np.ones((2, 3)), "b1": np.zeros(3), "w2": np.ones((3, 1)), "b2": np.zeros(1)}
>>> picture = sketch.matrices(net, weights, x=(0.5, 0.2))

``bayestalk.printing.export(picture, "growth.pdf")`` writes SVG, PDF or PNG.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from bayestalk.drawing import Drawing
from bayestalk.forward import values
from bayestalk.network import Network
from bayestalk.views import cells, svg
from bayestalk.views import diagram as diagram_
from bayestalk.views import function as function_
from bayestalk.views import matrices as matrices_
from bayestalk.views import three_ways as three_ways_

Arrays = Mapping[str, ArrayLike]

_UNNAMED: Final = "network"


def function(network: Network) -> Drawing:
    """The network as a formula, coloured by meaning, the shape of each symbol beneath it."""
    return function_.draw(network, _name(network))


def matrices(
    network: Network, parameters: Arrays | None = None, x: Sequence[float] | None = None
) -> Drawing:
    """The network as matrices; see :func:`three_ways` for what it takes."""
    return matrices_.draw(network, _cells(network, parameters, x), _name(network))


def diagram(
    network: Network, parameters: Arrays | None = None, x: Sequence[float] | None = None
) -> Drawing:
    """The network as a neural diagram; see :func:`three_ways` for what it takes."""
    return diagram_.draw(network, _cells(network, parameters, x), _name(network))


def three_ways(
    network: Network, parameters: Arrays | None = None, x: Sequence[float] | None = None
) -> Drawing:
    """Function, matrices and diagram, with lines that join what is the same in all three.

    Parameters
    ----------
    network
        The architecture.
    parameters
        A number for each parameter: ``w1`` of shape (inputs, units), ``b1`` of shape (units,),
        ``w2`` and so on. Edges are then as wide as their weights are large, and dashed where
        they are negative.
    x
        One observation, shape (inputs,). Cells then hold all numbers on its way through.

    Returns
    -------
    Drawing
        It shows itself in a notebook; ``bayestalk.printing.export`` writes it to a file.

    Raises
    ------
    ValueError
        Where an array is missing or has another shape than the network; the message names it.
    """
    return three_ways_.draw(network, _cells(network, parameters, x), _name(network))


def _name(network: Network) -> str:
    return svg.slug(network.name) or _UNNAMED


def _cells(
    network: Network, parameters: Arrays | None, x: Sequence[float] | None
) -> dict[str, cells.Cell]:
    if parameters is None:
        if x is not None:
            msg = "got an observation x and no parameters: give both, or neither"
            raise ValueError(msg)
        return {}
    arrays = {name: np.asarray(value, dtype=float) for name, value in parameters.items()}
    wanted = {parameter.name: parameter.shape for parameter in network.parameters}
    _refuse(network, {name: value.shape for name, value in arrays.items()}, wanted)
    known: dict[str, float] = {}
    for parameter in network.parameters:
        known |= dict(zip(parameter.ids(), arrays[parameter.name].ravel().tolist(), strict=True))
    if x is not None:
        row = np.asarray(x, dtype=float)
        _refuse(network, {"x": row.shape}, {"x": (len(network.inputs),)})
        for symbol, numbers in values(row[np.newaxis], arrays, network):
            known |= {f"{symbol}[0,{i}]": float(n) for i, n in enumerate(numbers[0])}
    return cells.from_values(known)


def _refuse(
    network: Network, got: Mapping[str, tuple[int, ...]], wanted: Mapping[str, tuple[int, ...]]
) -> None:
    """Raise a ``ValueError`` where shapes are not those of the network."""
    wrong = [
        f"{name} is {_shape(got[name])}, not {_shape(shape)}" if name in got else f"no {name}"
        for name, shape in wanted.items()
        if got.get(name) != shape
    ]
    wrong += [f"{name} is none of its parameters" for name in got if name not in wanted]
    if wrong:
        needs = ", ".join(f"{name} {_shape(shape)}" for name, shape in wanted.items())
        msg = f"network {network.name!r} ({network.describe()}): {'; '.join(wrong)}. Give {needs}"
        raise ValueError(msg)


def _shape(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape)) or "one number"
