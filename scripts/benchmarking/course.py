"""What every method of the benchmark is given, and how predictions are averaged."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from bayestalk.forward import outputs
from bayestalk.inference.fit import Fit
from benchmarking.clock import Clock, Floats, Track


@dataclass(frozen=True)
class Course:
    """One method's run.

    ``fit`` holds the training rows, the recipe whose seed and settings are followed, and the
    network; ``x`` the validation rows, shape (row, feature); ``cores`` how many may be used.
    """

    fit: Fit
    x: Floats
    clock: Clock
    track: Track
    cores: int

    def said(self, weights: Mapping[str, Floats]) -> Floats:
        """What the net says of the validation rows with some weights, shape (…, row, class)."""
        single = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}
        return outputs(self.x, single, self.fit.network)

    def spread(self, mean: Mapping[str, Floats], sd: Mapping[str, Floats], draws: int) -> Floats:
        """Mean probabilities over draws from independent normals, shape (row, class)."""
        rng = np.random.default_rng(self.fit.recipe.seed)
        shapes = {name: (mean[name], sd[name]) for name in sorted(mean)}
        total = np.zeros((len(self.x), self.fit.network.widths[-1]))
        for _ in range(draws):
            total += self.said(
                {name: m + s * rng.standard_normal(m.shape) for name, (m, s) in shapes.items()}
            )
        return total / draws


def running(said: Iterable[Floats]) -> Iterator[Floats]:
    """The mean of what has been said so far, after each."""
    total: Floats | None = None
    for count, one in enumerate(said, start=1):
        total = one.astype(np.float64) if total is None else total + one
        yield total / count
