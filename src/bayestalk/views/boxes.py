"""Rectangles aligned to the axes: where marks are, and whether they collide."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle aligned to the axes."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def overlaps(self, other: "Box", slack: float = 0.5) -> bool:
        """Whether the two share more than ``slack`` pixels in both directions."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > slack
            and min(self.bottom, other.bottom) - max(self.top, other.top) > slack
        )

    def inside(self, other: "Box", slack: float = 0.5) -> bool:
        """Whether it lies within the other, give or take ``slack`` pixels."""
        return (
            self.left >= other.left - slack
            and self.top >= other.top - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all.

    Raises
    ------
    ValueError
        Where there is no box at all.
    """
    found = list(boxes)
    if not found:
        msg = "no boxes to put a box around: give at least one"
        raise ValueError(msg)
    return Box(
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    )
