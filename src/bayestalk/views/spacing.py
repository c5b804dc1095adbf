"""Labels that would overlap, moved apart as little as can be."""

import math
from collections.abc import Sequence

import numpy as np


def apart(
    wanted: Sequence[float], pitch: float, low: float = -math.inf, high: float = math.inf
) -> list[float]:
    """Places as near as can be to those wanted, in order, ``pitch`` apart, from low to high.

    Pool-adjacent-violators on the places less their rank times the pitch, then cut to the bounds:
    the least-squares answer wherever the bounds leave room for all. No places stay none.

    Source: Barlow, Bartholomew, Bremner and Brunk 1972, Statistical Inference under Order
    Restrictions, chapter 1.
    """
    if not len(wanted):
        return []
    blocks: list[tuple[float, int]] = []
    for rank, value in enumerate(wanted):
        total, count = value - rank * pitch, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            before, size = blocks.pop()
            total, count = total + before, count + size
        blocks.append((total, count))
    levels = np.concatenate([np.full(count, total / count) for total, count in blocks])
    top = max(low, high - (len(wanted) - 1) * pitch)
    kept = np.clip(levels, low, top) + pitch * np.arange(len(wanted))
    return [float(place) for place in kept]
