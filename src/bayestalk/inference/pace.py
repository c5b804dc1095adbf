"""How fast a microcanonical chain goes: a step size that its errors in energy keep in check."""

from typing import NamedTuple

import numpy as np

REFUSED_BEYOND = 100.0
"""Steps whose squared energy error is this many times the wanted variance are refused."""
_HASTY = 10
"""Blocks of steps whose errors are corrected at once."""


class Pace(NamedTuple):
    """How fast a chain goes, and what the last block of steps told of that."""

    step_size: float
    length: float
    dimensions: int
    wanted: float
    blocks: int = 0
    energy_variance: float = 0.0
    refused: float = 0.0

    @classmethod
    def at_first(cls, dimensions: int, length: float, wanted: float) -> "Pace":
        """A careful pace for a posterior that is one wide in every direction.

        ``length`` and the ``wanted`` variance of the energy error per dimension are settings.
        """
        return cls(0.1 * dimensions**0.25, length * dimensions**0.5, dimensions, wanted)

    def after(self, errors: np.ndarray, taken: np.ndarray) -> "Pace":
        """The pace after a block of steps with these errors in energy, not all of them taken.

        The variance of the error grows with the sixth power of the step size (Robnik et al.
        2023, appendix A). Corrections get smaller as the chain goes on, so that in the end it
        is one chain and not many (diminishing adaptation, Roberts & Rosenthal 2007, Journal of
        Applied Probability 44(2)).
        """
        refused = 1 - float(np.mean(taken))
        accepted = float(np.mean(errors**2)) / self.dimensions
        told = accepted + refused * REFUSED_BEYOND * self.wanted
        ratio = (self.wanted / max(told, 1e-12)) ** (1 / 6)
        gain = 1.0 if self.blocks < _HASTY else (self.blocks - _HASTY + 2) ** -0.75
        return self._replace(
            step_size=self.step_size * float(np.clip(ratio, 0.5, 1.5)) ** gain,
            blocks=self.blocks + 1,
            energy_variance=accepted,
            refused=refused,
        )
