"""Networks, and the PyMC models built from them."""
