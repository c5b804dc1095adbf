"""Whether a model's own simulations are found again, by a sampler that may be broken."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import numpy as np
import pymc as pm

from bayestalk.inference import sbc
from bayestalk.ranks import p_uniform


def p_values(
    build: Callable[[], pm.Model],
    *,
    broken: AbstractContextManager[object] | None = None,
    sampled: Callable[[], pm.Model] | None = None,
    replications: int = 200,
    seed: int = 17,
) -> dict[str, float]:
    """The χ² p value of each quantity's ranks.

    Parameters
    ----------
    build
        Makes the model that simulates.
    broken
        What holds while the sampler's density is compiled.
    sampled
        Makes the model that is sampled, where it is another.
    """
    simulated = sbc.simulate(build(), replications, seed)
    with broken or nullcontext():
        compiled = sbc.compiled((sampled or build)(), simulated.seen[0])
    settings = sbc.Settings(replications=replications, draws=400, tune=300, ranked=39)
    ranks = np.array(
        [sbc._replicate(simulated, compiled, i, seed, settings)[0] for i in range(replications)]
    )
    return {
        name: p_uniform(ranks[:, i], settings.ranked) for i, name in enumerate(simulated.quantities)
    }
