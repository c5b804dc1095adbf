"""Networks that cannot be drawn, refused before a drawing goes wrong.

A network's own checks belong to what every result is named by; these are the drawings' own.
"""

import unicodedata
from collections.abc import Iterator
from operator import index

from bayestalk.network import Layer, Network

_UNPRINTABLE = ("Cc", "Cs", "Cn")
"""Control signs, halves of letters and what is no letter: XML has no room for them."""


def check(network: Network) -> None:
    """Refuse a network whose names, layers or groups are none.

    Raises
    ------
    ValueError
        Names each thing that is wrong, with what was got and what to give.
    """
    wrong = [*_names(network), *_layers(network), *_groups(network)]
    if wrong:
        msg = f"network {network.name!r} cannot be drawn: {'; '.join(wrong)}"
        raise ValueError(msg)


def _names(network: Network) -> Iterator[str]:
    yield from _name("name", network.name)
    for what, names in (("input", network.inputs), ("output", network.outputs)):
        for i, name in enumerate(names):
            yield from _name(f"{what} {i}", name)
    for i, group in enumerate(network.groups):
        yield from _name(f"the name of group {i}", group.name)


def _name(what: str, name: object) -> Iterator[str]:
    if not isinstance(name, str):
        yield f"{what} is {name!r}, not text: give its name in quotes"
    elif any(unicodedata.category(letter) in _UNPRINTABLE for letter in name):
        yield f"{what} is {name!r}, with signs that cannot be printed: leave them out"


def _layers(network: Network) -> Iterator[str]:
    for k, layer in enumerate(network.layers, start=1):
        if not isinstance(layer, Layer):
            yield f"layer {k} is {layer!r}, not a layer: give Layer(3)"
        elif not _counts(layer.units):
            yield f"layer {k} has {layer.units!r} units: give a whole number, 1 or more"


def _groups(network: Network) -> Iterator[str]:
    for i, group in enumerate(network.groups):
        if not _counts(group.size):
            yield f"group {i} has {group.size!r} inputs: give a whole number, 1 or more"


def _counts(value: object) -> bool:
    """Whether it is a whole number that something can be counted with; True is none."""
    try:
        return not isinstance(value, bool) and index(value) >= 1  # type: ignore[arg-type]
    except TypeError:
        return False
