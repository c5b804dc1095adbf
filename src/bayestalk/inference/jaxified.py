"""PyMC's graphs as JAX functions, on a JAX that has one device.

When PyMC's JAX module is imported, it has XLA make a hundred devices, for samplers of its own that
run a chain on each. XLA then keeps a hundred threads and cuts every computation for as many: on
one core a gradient takes half as long again, and its last digits are others. XLA reads the wish
when it computes for the first time, so it is taken back at once, for this process and for those
that it starts.
"""

import os

__all__ = ["get_jaxified_graph"]

_FLAGS = "XLA_FLAGS"

_before = os.environ.get(_FLAGS)

from pymc.sampling.jax import get_jaxified_graph  # noqa: E402

if _before is None:
    os.environ.pop(_FLAGS, None)
else:
    os.environ[_FLAGS] = _before
