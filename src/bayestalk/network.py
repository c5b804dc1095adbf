"""The one description of an architecture, from which model and views are built.

A network is a row vector of inputs pushed through layers: layer ``k`` computes
``z_k = activation_k(z_{k-1} @ w_k + b_k)`` with ``w_k`` of shape
``(inputs of the layer, units)`` and ``b_k`` of shape ``(units,)``. Linear and logistic
regression are networks with a single layer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Activation(StrEnum):
    """What a layer does to each of its sums."""

    IDENTITY = "identity"
    SIGMOID = "sigmoid"
    TANH = "tanh"
    RELU = "relu"
    SOFTMAX = "softmax"


class Kind(StrEnum):
    """What a parameter is; figures colour by it."""

    WEIGHT = "weight"
    BIAS = "bias"


@dataclass(frozen=True)
class Layer:
    """One layer: how many units, which activation, and whether it adds a bias.

    Parameters
    ----------
    units
        How many numbers it computes: a whole number, 1 or more.
    activation
        What it does to each of its sums: ``"identity"`` (nothing), ``"sigmoid"``, ``"tanh"``,
        ``"relu"``, or ``"softmax"``, which makes all of them shares of 1.
    bias
        Whether it adds a number to each sum.

    Raises
    ------
    ValueError
        Where it has less than one unit, or its activation is none of these.
    TypeError
        Where units are text. Drawing refuses other units that are no whole number.
    """

    units: int
    activation: Activation = Activation.IDENTITY
    bias: bool = True

    def __post_init__(self) -> None:
        if self.units < 1:
            msg = (
                f"a layer has {self.units} units; it needs at least 1: give Layer(units=1) or more"
            )
            raise ValueError(msg)
        object.__setattr__(self, "activation", Activation(self.activation))


@dataclass(frozen=True)
class Parameter:
    """One array of parameters: ``w1`` is the weight matrix into the first layer."""

    name: str
    kind: Kind
    layer: int
    shape: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many numbers it holds."""
        rows = self.shape[0]
        return rows * self.shape[1] if len(self.shape) == 2 else rows

    def ids(self) -> Iterator[str]:
        """The stable id of each number, row by row: ``w1[0,0]`` and on, or ``b1[0]`` and on."""
        if len(self.shape) == 1:
            yield from (f"{self.name}[{unit}]" for unit in range(self.shape[0]))
        else:
            rows, columns = self.shape
            yield from (f"{self.name}[{r},{c}]" for r in range(rows) for c in range(columns))


@dataclass(frozen=True)
class Group:
    """A run of neighbouring inputs that belong together, drawn and named as one.

    Parameters
    ----------
    name
        What they are called together.
    size
        How many inputs: a whole number, 1 or more. Drawing refuses others.
    """

    name: str
    size: int


@dataclass(frozen=True)
class Network:
    """Inputs by name, layers in order, outputs by name.

    Parameters
    ----------
    name
        Short name, used in titles and in element ids.
    inputs
        Names of the inputs, in the order of the rows of ``w1``; always several in brackets,
        ``("light",)``, since text alone would be read as one input a letter.
    layers
        The layers, first to last, ``(Layer(3, "tanh"), Layer(1))``; the last one's units are the
        outputs.
    outputs
        Names of the outputs, in brackets as the inputs' are.
    groups
        Optional: neighbouring inputs that belong together; their sizes add up to the inputs.

    Raises
    ------
    ValueError
        Where names and sizes do not match; the message says which.
    TypeError, AttributeError
        Where inputs or layers are no sequence, or layers hold other things than layers.
    """

    name: str
    inputs: tuple[str, ...]
    layers: tuple[Layer, ...]
    outputs: tuple[str, ...]
    groups: tuple[Group, ...] = field(default=())

    def __post_init__(self) -> None:
        for attribute in ("inputs", "layers", "outputs", "groups"):
            object.__setattr__(self, attribute, tuple(getattr(self, attribute)))
        if not self.inputs or not self.layers:
            msg = f"network {self.name!r} needs at least one input and one layer"
            raise ValueError(msg)
        if len(self.outputs) != self.layers[-1].units:
            msg = (
                f"network {self.name!r} names {len(self.outputs)} outputs, "
                f"but its last layer has {self.layers[-1].units} units: name each unit once"
            )
            raise ValueError(msg)
        grouped = sum(group.size for group in self.groups)
        if self.groups and grouped != len(self.inputs):
            msg = (
                f"network {self.name!r} groups {grouped} inputs, but has {len(self.inputs)}: "
                "the groups' sizes must add up to the inputs"
            )
            raise ValueError(msg)

    @property
    def widths(self) -> tuple[int, ...]:
        """Units from inputs to outputs, e.g. ``(4, 3, 1)``."""
        return (len(self.inputs), *(layer.units for layer in self.layers))

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Every array of parameters: ``w1``, ``b1``, ``w2``, … in order."""
        found: list[Parameter] = []
        for k, layer in enumerate(self.layers, start=1):
            found.append(Parameter(f"w{k}", Kind.WEIGHT, k, (self.widths[k - 1], layer.units)))
            if layer.bias:
                found.append(Parameter(f"b{k}", Kind.BIAS, k, (layer.units,)))
        return tuple(found)

    @property
    def size(self) -> int:
        """How many numbers there are to learn."""
        return sum(parameter.size for parameter in self.parameters)

    def values(self) -> Iterator[tuple[str, int]]:
        """Name and width of each row of values on the way through, ``x``, ``z1'`` and so on.

        The last layer's are ``y'`` (before its activation) and ``y``. Where the activation
        is the identity, the primed row equals the other and is left out.
        """
        yield "x", len(self.inputs)
        for k, layer in enumerate(self.layers, start=1):
            symbol = "y" if k == len(self.layers) else f"z{k}"
            if layer.activation is not Activation.IDENTITY:
                yield f"{symbol}'", layer.units
            yield symbol, layer.units

    def describe(self) -> str:
        """The architecture in one line: ``4 → 3 tanh → 1 relu``."""
        steps = [str(len(self.inputs))]
        for layer in self.layers:
            name = "" if layer.activation is Activation.IDENTITY else f" {layer.activation}"
            steps.append(f"{layer.units}{name}")
        return " → ".join(steps)
