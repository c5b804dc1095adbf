"""bayestalk: Bayesian deep learning, demystified from running code."""

from bayestalk.network import Layer, Network

__version__ = "0.1.0"

__all__ = ["Layer", "Network", "__version__"]
