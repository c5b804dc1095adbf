"""The terms of a network's function, and where they stand on a line."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bayestalk.network import Activation, Network
from bayestalk.views import glyphs
from bayestalk.views.scene import AnyMark, Run, Text
from bayestalk.views.symbols import shape_text, symbol

_APART = 0.35
"""What two words beneath a formula keep between them at least, in em."""


@dataclass(frozen=True)
class Term:
    """One piece of a formula.

    Parameters
    ----------
    runs
        How it is written.
    name, shape, word
        For a symbol: the array it stands for, its shape and what that is called.
    activation
        For a function's name.
    space
        Room on either side, in em.
    title
        The whole of what is written shortened.
    opens, closes
        The value whose expression starts or ends here, e.g. ``z1``.
    """

    runs: tuple[Run, ...]
    name: str = ""
    shape: tuple[int, int] | None = None
    word: str = ""
    activation: Activation | None = None
    space: float = 0.0
    title: str = ""
    opens: str = ""
    closes: str = ""

    def width(self, size: float) -> float:
        """Its width with the space around it."""
        return sum(run.width(size) for run in self.runs) + 2 * self.space * size


def sign(text: str, space: float = 0.26) -> Term:
    """An operator or a bracket."""
    return Term((Run(text, "ink", "math"),), space=space)


def value_term(network: Network, name: str, *, word: str = "") -> Term:
    """The symbol of a row of values."""
    shape = (1, dict(network.values())[name])
    return Term(symbol(name, network), name, shape, word)


def layer_terms(
    network: Network, k: int, inner: Sequence[Term], *, alone: bool = False
) -> list[Term]:
    """Layer ``k`` of the function applied to an inner expression: ``tanh(… · w1 + b1)``.

    A hidden layer without activation is put in brackets unless it stands ``alone``.
    """
    layer = network.layers[k - 1]
    weights = symbol(f"w{k}", network)
    shape = (network.widths[k - 1], layer.units)
    terms = [*inner, sign("·", 0.16), Term(weights, f"w{k}", shape, "weights")]
    if layer.bias:
        word = "bias" if layer.units == 1 else "biases"
        terms += [sign("+"), Term(symbol(f"b{k}", network), f"b{k}", (1, layer.units), word)]
    if layer.activation is Activation.IDENTITY:
        nested = k < len(network.layers) and not alone
        return [sign("(", 0.04), *terms, sign(")", 0.04)] if nested else terms
    name = Run(str(layer.activation), "a-strong", "math")
    head = Term((name,), activation=layer.activation)
    return [head, sign("(", 0.04), *terms, sign(")", 0.04)]


def whole(network: Network) -> list[Term]:
    """The whole function: ``y = relu(tanh(x · w1 + b1) · w2 + b2)``."""
    terms: list[Term] = [value_term(network, "x", word="inputs")]
    for k in range(1, len(network.layers) + 1):
        terms = layer_terms(network, k, terms)
        if k < len(network.layers):
            terms = _spanned(terms, f"z{k}")
    word = "output" if len(network.outputs) == 1 else "outputs"
    return [value_term(network, "y", word=word), sign("="), *terms]


def _spanned(terms: list[Term], name: str) -> list[Term]:
    start = Term((), opens=name)
    return [start, *terms, Term((), closes=name)]


def steps(network: Network) -> list[list[Term]]:
    """The same function layer by layer: ``z1 = tanh(x · w1 + b1)``, ``y = …``."""
    found: list[list[Term]] = []
    previous = value_term(network, "x", word="inputs")
    for k in range(1, len(network.layers) + 1):
        ready = value_term(network, "y" if k == len(network.layers) else f"z{k}")
        found.append([ready, sign("="), *layer_terms(network, k, [previous], alone=True)])
        previous = ready
    return found


def width_of(terms: Sequence[Term], size: float) -> float:
    """How wide a line of terms is."""
    return sum(term.width(size) for term in terms)


@dataclass(frozen=True)
class Placed:
    """A term with its left edge, past its space."""

    term: Term
    left: float
    right: float

    @property
    def middle(self) -> float:
        """The middle of what is written."""
        return (self.left + self.right) / 2


def place(terms: Sequence[Term], left: float, size: float) -> list[Placed]:
    """The terms one after the other, from ``left``."""
    found = []
    for term in terms:
        pad = term.space * size
        found.append(Placed(term, left + pad, left + term.width(size) - pad))
        left += term.width(size)
    return found


def draw_line(
    placed: Sequence[Placed],
    baseline: float,
    size: float,
    caption: float,
    *,
    words: bool = False,
    named: frozenset[str] = frozenset(),
    shapes: bool = True,
) -> list[AnyMark]:
    """A line of terms; beneath them shapes, activations' curves and, if wanted, words.

    A word that would run into the one before it stands a line lower.

    ``named`` holds the symbols that were drawn before and so carry no ids. Without ``shapes``
    nothing stands beneath.
    """
    marks: list[AnyMark] = []
    below = baseline + 0.32 * size + caption
    taken = -math.inf
    seen = set(named)
    for item in placed:
        term = item.term
        if not term.runs:
            continue
        first = bool(term.name) and term.name not in seen
        seen.add(term.name)
        marks.append(
            Text(
                item.left,
                baseline,
                term.runs,
                size,
                part="symbol" if first else "",
                name=term.name if first else "",
                title=term.title,
            )
        )
        if not shapes:
            continue
        if term.shape:
            told = Run(shape_text(*term.shape), "muted")
            marks.append(Text(item.middle, below, (told,), caption, "middle"))
        if term.word and words:
            word = Text(
                item.middle, below + 1.3 * caption, (Run(term.word, "muted"),), caption, "middle"
            )
            if word.box().left < taken + _APART * caption:
                word = word.moved(0, 1.3 * caption)
            else:
                taken = word.box().right
            marks.append(word)
        if term.activation:
            center = (item.middle, below - 0.3 * caption)
            marks += glyphs.activation(term.activation, center, 1.5 * caption)
    return marks
