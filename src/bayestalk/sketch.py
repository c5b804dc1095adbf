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

import numpy as np
import numpy.typing as npt
from numpy.typing import ArrayLike

from bayestalk.drawing import Drawing
from bayestalk.forward import values
from bayestalk.network import Network
from bayestalk.views import cells, soundness
from bayestalk.views import diagram as diagram_
from bayestalk.views import function as function_
from bayestalk.views import matrices as matrices_
from bayestalk.views import three_ways as three_ways_
from bayestalk.views.described import figure_name

Arrays = Mapping[str, ArrayLike]
Floats = npt.NDArray[np.float64]


def function(network: Network) -> Drawing:
    """The network as a formula, coloured by meaning, the shape of each symbol beneath it."""
    return function_.draw(network, figure_name(network, "function"))


def matrices(
    network: Network, parameters: Arrays | None = None, x: Sequence[float] | None = None
) -> Drawing:
    """The network as matrices; see :func:`three_ways` for what it takes."""
    known = _cells(network, parameters, x)
    return matrices_.draw(network, known, figure_name(network, "matrices", known))


def diagram(
    network: Network, parameters: Arrays | None = None, x: Sequence[float] | None = None
) -> Drawing:
    """The network as a neural diagram; see :func:`three_ways` for what it takes."""
    known = _cells(network, parameters, x)
    return diagram_.draw(network, known, figure_name(network, "diagram", known))


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
        One observation, shape (inputs,). Cells then hold all numbers on its way through. Where
        the three ways have no room for them side by side, the matrices there stay empty: the
        drawing's ``alt`` says so, and :func:`matrices` draws them all, or tells how many it
        leaves out.

    Returns
    -------
    Drawing
        It shows itself in a notebook; ``bayestalk.printing.export`` writes it to a file. Its ids
        begin with the network's name, the view and a digest of what is drawn, so that a page can
        hold several; ``data-id="w1[2,0]"`` names the same number in every drawing.

    Raises
    ------
    ValueError
        Where an array is missing or has another shape than the network, where a number is not
        finite, or where the network cannot be drawn; the message names what is wrong.
    """
    known = _cells(network, parameters, x)
    return three_ways_.draw(network, known, figure_name(network, "three-ways", known))


def _cells(
    network: Network, parameters: Arrays | None, x: Sequence[float] | None
) -> dict[str, cells.Cell]:
    soundness.check(network)
    if parameters is None:
        if x is not None:
            msg = "got an observation x and no parameters: give both, or neither"
            raise ValueError(msg)
        return {}
    arrays = {name: _array(name, value) for name, value in parameters.items()}
    wanted = {parameter.name: parameter.shape for parameter in network.parameters}
    _refuse(network, {name: value.shape for name, value in arrays.items()}, wanted)
    for name, array in arrays.items():
        _refuse_infinite(name, array)
    known: dict[str, float] = {}
    for parameter in network.parameters:
        known |= dict(zip(parameter.ids(), arrays[parameter.name].ravel().tolist(), strict=True))
    if x is not None:
        row = _array("x", x)
        _refuse(network, {"x": row.shape}, {"x": (len(network.inputs),)})
        _refuse_infinite("x", row)
        known |= _pushed(network, arrays, row)
    return cells.from_values(known)


def _pushed(network: Network, arrays: Mapping[str, Floats], row: Floats) -> dict[str, float]:
    """Every number on the way of one observation through the network, by id."""
    found: dict[str, float] = {}
    with np.errstate(over="ignore", invalid="ignore"):
        for symbol, numbers in values(row[np.newaxis], arrays, network):
            _refuse_infinite(symbol, numbers, "comes out as")
            found |= {f"{symbol}[0,{i}]": float(n) for i, n in enumerate(numbers[0])}
    return found


def _array(name: str, value: ArrayLike) -> Floats:
    """What was given as an array of numbers."""
    try:
        return np.asarray(value, dtype=float)
    except (TypeError, ValueError) as error:
        msg = f"{name} is no array of numbers ({error}): give rows of numbers, all equally long"
        raise ValueError(msg) from error


def _refuse_infinite(name: str, array: npt.NDArray[np.floating], how: str = "is") -> None:
    """Raise a ``ValueError`` where a number is none, or is infinite."""
    if np.isfinite(array).all():
        return
    first = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
    place = ",".join(map(str, first))
    msg = f"{name}[{place}] {how} {array[first]}: give finite numbers, and none so large"
    raise ValueError(msg)


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
