"""The function as MathML, for pages that set it among words."""

from xml.sax.saxutils import escape

from bayestalk.network import Activation, Network


def mathml(network: Network, *, display: bool = True) -> str:
    """The whole function as one ``<math>`` element.

    Weights have class ``w``, biases ``b``, activations ``a``: the page's stylesheet colours
    them by meaning. Inputs and outputs have no class, and stay ink.
    """
    inner = "<mi>x</mi>"
    for k, layer in enumerate(network.layers, start=1):
        inner += f"<mo>·</mo>{_symbol('w', k, network)}"
        if layer.bias:
            inner += f"<mo>+</mo>{_symbol('b', k, network)}"
        if layer.activation is not Activation.IDENTITY:
            name = f'<mi class="a" mathvariant="normal">{escape(layer.activation)}</mi>'
            bracket = '<mo stretchy="false">{}</mo>'
            inner = f"{name}{bracket.format('(')}{inner}{bracket.format(')')}"
        elif k < len(network.layers):
            bracket = '<mo stretchy="false">{}</mo>'
            inner = f"{bracket.format('(')}{inner}{bracket.format(')')}"
    how = ' display="block"' if display else ""
    return (
        f'<math xmlns="http://www.w3.org/1998/Math/MathML"{how}>'
        f"<mrow><mi>y</mi><mo>=</mo>{inner}</mrow></math>"
    )


def _symbol(letter: str, layer: int, network: Network) -> str:
    if len(network.layers) == 1:
        return f'<mi class="{letter}">{letter}</mi>'
    return f'<msub class="{letter}"><mi>{letter}</mi><mn>{layer}</mn></msub>'
