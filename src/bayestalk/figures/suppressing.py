"""A value-suppressing map: hue is the mean, and what may be of either sign fades.

After Correll, Moritz and Heer (2018): the larger a weight's SD beside its mean, the fewer means
are told apart, until none are. Strength is certainty first: whatever is surer stands farther from
the ground, however small its mean, so that a faded cell can only be a doubtful one.
"""

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from bayestalk.figures.marks import boxes
from bayestalk.figures.places import Floats
from bayestalk.figures.style import Box, Canvas
from bayestalk.figures.wording import fixed

TINTS: Final = ((0.60, 0.73, 0.86, 1.0), (0.36, 0.46), (0.2,), ())
"""Opacities of each level of certainty, from the smallest means on either side to the largest.

Ink and orange of one opacity are about as far from the ground to the eye (in CIELAB), in every
scheme.
"""

STEPS: Final = tuple(2 * len(level) or 1 for level in TINTS)
"""How many means are told apart, from the surest weights to those that may be of either sign."""

DOUBT: Final = ("faint", 0.55)
"""Token and opacity of weights of either sign."""

_EDGES: Final = (3, 2, 1)
"""How many SDs from zero a mean is at least, on each level but the last."""
_LEVELS: Final = ("≥ 3 SD", "2–3 SD", "1–2 SD", "< 1 SD")


def shades(mean: Floats, sd: Floats, reach: float) -> tuple[NDArray[np.int_], Floats]:
    """Level of certainty and signed shade of each weight, ``reach`` the largest mean shown.

    Returns
    -------
    tuple
        The level, from 0 (three SDs from zero) to 3 (less than one), and the shade: the
        opacity with the mean's sign, 0 where it may be of either.
    """
    level = (np.abs(mean)[..., np.newaxis] < np.array(_EDGES) * sd[..., np.newaxis]).sum(axis=-1)
    return level, _shade(mean, level, reach)


def _shade(mean: Floats, level: NDArray[np.int_], reach: float) -> Floats:
    """The tint of a mean's bin among those of its level, with the mean's sign."""
    share = np.clip(np.abs(mean) / reach, 0, 1 - 1e-9)
    strength = np.zeros_like(share)
    for k, tints in enumerate(TINTS[:-1]):
        at = level == k
        strength[at] = np.array(tints)[np.floor(share[at] * len(tints)).astype(int)]
    return np.asarray(np.where(mean < 0, -strength, strength))


def fill(
    axes: Axes, lefts: Floats, tops: Floats, size: tuple[float, float], shade: Floats, name: str
) -> None:
    """Cells as one shape a shade: orange above zero, ink below, near the ground at zero."""
    w, h = size
    for k, value in enumerate(np.unique(np.round(shade.ravel(), 3))):
        at = np.isclose(shade.ravel(), value, atol=1e-3)
        x, y = lefts.ravel()[at], tops.ravel()[at]
        ink, alpha = DOUBT if value == 0 else ("w" if value > 0 else "ink", abs(value))
        boxes(axes, (x, x + w), (y, y + h), ink=ink, alpha=alpha, name=f"{name}-{k}")


def key(canvas: Canvas, board: Axes, reach: float, box: Box) -> None:
    """The key: across the mean, downwards how many SDs from zero; doubtful ones are one.

    ``reach`` is the largest mean told apart, ``box`` the key's left, top and width, and the
    height of one of its rows. Their names stand to the left, and room for a title above.
    """
    left, top, width, tall = box
    for level, bins in enumerate(STEPS):
        middles = (np.arange(bins) + 0.5) / bins * 2 - 1
        x = left + width / bins * np.arange(bins)
        fill(
            board,
            np.asarray(x, dtype=np.float64),
            np.full(bins, top + level * tall),
            (width / bins - 1, tall - 1),
            _shade(middles * reach, np.full(bins, level), reach),
            f"key-{level}",
        )
        y = top + (level + 0.5) * tall + 0.33 * canvas.small
        canvas.text(left - 8, y, _LEVELS[level], side="right", ink="muted")
    end = fixed(reach).removesuffix(".0")
    for share, words in ((0.0, f"≤ −{end}"), (0.5, "0"), (1.0, f"≥ {end}")):
        canvas.text(left + share * width, top - 8, words, side="center", ink="muted")
