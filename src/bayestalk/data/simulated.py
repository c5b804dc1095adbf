"""Which data are simulated."""

from typing import Final

SIMULATED: Final = ("temperature", "treeline", "hillshade")
"""Each the name of a module in this room, whose ``observe`` gives the observations."""
