"""A single layer spelt out, output by output: ``y = w_elevation · elevation + … + b``."""

from dataclasses import dataclass

from bayestalk.network import Activation, Network
from bayestalk.views import formula
from bayestalk.views.formula import Term, sign
from bayestalk.views.scene import SCRIPT, AnyMark, Run, Text
from bayestalk.views.shortening import told_apart
from bayestalk.views.symbols import ITALIC, activation_name

MOST_INPUTS = 6
"""With more inputs nothing is spelt out: the sums would be longer than they are clear."""

_INDENT = 24.0
_LINE, _APART = 1.75, 1.3


@dataclass(frozen=True)
class Page:
    """Where the lines may stand, and how: ``small`` breaks after each term, for phones."""

    width: float
    margin: float
    small: bool

    @property
    def size(self) -> float:
        """The font size."""
        return 19.0 if self.small else 27.0

    @property
    def most(self) -> int:
        """How many outputs are spelt at most; of more, one less, and the rest is counted."""
        return 2 if self.small else 4

    @property
    def room(self) -> float:
        """Between the margins."""
        return self.width - 2 * self.margin


def draw(network: Network, page: Page, top: float) -> tuple[list[AnyMark], float]:
    """The lines of each output from ``top`` down, and the y beneath the last."""
    count = len(network.outputs)
    spelt = count if count <= page.most else page.most - 1
    marks: list[AnyMark] = []
    for column in range(spelt):
        found, top = _output(network, column, page, top)
        marks += found
    if spelt < count:
        these = "this" if spelt == 1 else "these"
        text = f"… and {count - spelt:,} more, each like {these}"
        found, top = _note(text, page, top)
        marks += found
    if network.layers[0].activation is Activation.SOFTMAX:
        found, top = _note("softmax turns all these sums into shares of 1", page, top)
        marks += found
    return marks, top


def _note(words: str, page: Page, top: float) -> tuple[list[AnyMark], float]:
    size = 14.0 if page.small else 19.0
    text = Text(page.width / 2, top + 1.6 * size, (Run(words, "muted"),), size, "middle")
    return [text], top + 2.0 * size


def _output(network: Network, column: int, page: Page, top: float) -> tuple[list[AnyMark], float]:
    size = page.size
    head = _head(network, column, page)
    indent = formula.width_of(head, size)
    groups = _products(network, column, _names(network, page, indent))
    lines = _lines(groups, size, 0.0 if page.small else page.room - indent)
    widest = max(formula.width_of(line, size) for line in lines)
    if page.small:
        indent = min(indent, max(0.0, page.room - widest))
    left = max(page.margin, (page.width - indent - widest) / 2)
    baseline = top + size
    marks = _drawn(head, left, baseline, size)
    if page.small:
        left, baseline = page.margin + _INDENT, baseline + _LINE * size
    else:
        left += indent
    for line in lines:
        marks += _drawn(line, left, baseline, size)
        baseline += _LINE * size
    return marks, baseline - _APART * size


def _drawn(terms: list[Term], left: float, baseline: float, size: float) -> list[AnyMark]:
    placed = formula.place(terms, left, size)
    return formula.draw_line(placed, baseline, size, 0.0, shapes=False)


def _lines(groups: list[list[Term]], size: float, limit: float) -> list[list[Term]]:
    """The terms in lines no wider than ``limit``, unless one alone is."""
    lines: list[list[Term]] = [[]]
    for group in groups:
        if lines[-1] and formula.width_of([*lines[-1], *group], size) > limit:
            lines.append([])
        lines[-1] += group
    return lines


def _acts_alone(network: Network) -> str:
    """The activation where it takes one sum at a time; softmax takes all of them at once."""
    activation = network.layers[0].activation
    return "" if activation is Activation.SOFTMAX else activation_name(activation)


def _head(network: Network, column: int, page: Page) -> list[Term]:
    """``temperature =``, or the sum's ``pine′ =`` before a softmax."""
    prime = network.layers[0].activation is Activation.SOFTMAX
    rest: list[Term] = [Term((Run("′", "ink", "math"),))] if prime else []
    rest.append(sign("="))
    if activation := _acts_alone(network):
        rest += [Term((Run(activation, "a-strong", "math"),)), sign("(", 0.04)]
    room = (0.9 if page.small else 0.3) * page.room - formula.width_of(rest, page.size)
    texts = told_apart(network.outputs, [room] * len(network.outputs), page.size)
    return [_named(texts[column], network.outputs[column]), *rest]


def _named(text: str, name: str) -> Term:
    return Term((Run(text),), title=name if text != name else "")


def _names(network: Network, page: Page, indent: float) -> list[str]:
    """The inputs' names as they are written, so that each product has room for both of its own."""
    bare = formula.width_of([*_product("", "", "w"), sign("+"), sign(")", 0.04)], page.size)
    line = page.room - (_INDENT if page.small else indent)
    room = (line - bare) / (1 + SCRIPT)
    return told_apart(network.inputs, [room] * len(network.inputs), page.size)


def _product(text: str, name: str, parameter: str) -> list[Term]:
    weight = (Run(ITALIC["w"], "w-strong", "math"), Run(text, "w-strong", "sans", -1))
    return [Term(weight, parameter), sign("·", 0.16), _named(text, name)]


def _products(network: Network, column: int, texts: list[str]) -> list[list[Term]]:
    """A weight times its input, each, then the bias and the closing bracket."""
    groups: list[list[Term]] = []
    for row, (text, name) in enumerate(zip(texts, network.inputs, strict=True)):
        product = _product(text, name, f"w1[{row},{column}]")
        groups.append([sign("+"), *product] if groups else product)
    if network.layers[0].bias:
        bias = Term((Run(ITALIC["b"], "b-strong", "math"),), f"b1[{column}]")
        groups.append([sign("+"), bias])
    if _acts_alone(network):
        groups[-1] = [*groups[-1], sign(")", 0.04)]
    return groups
