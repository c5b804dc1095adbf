"""The simulated mountain, and Covertype: find, verify, encode."""
