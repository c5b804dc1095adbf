"""One network drawn three ways: as a function, as matrices, as a diagram.

Each way is a module with ``draw(network, …) -> Drawing``, and a ``scene`` that returns the
same drawing as data. ``cells`` turns numbers or a summary into what the cells hold.
"""

from bayestalk.views import cells, diagram, function, matrices, three_ways
from bayestalk.views.mathml import mathml
from bayestalk.views.svg import export, resolved

__all__ = [
    "cells",
    "diagram",
    "export",
    "function",
    "mathml",
    "matrices",
    "resolved",
    "three_ways",
]
