"""How a network shows itself in a notebook."""

from bayestalk.network import Network
from bayestalk.views import diagram
from bayestalk.views.svg import resolved, slug


def network_svg(network: Network) -> str:
    """Its diagram with colours written out, since a notebook has no tokens of ours."""
    return resolved(diagram.draw(network, {}, slug(network.name) or "network").svg)
