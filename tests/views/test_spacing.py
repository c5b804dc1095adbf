"""Labels moved apart."""

from bayestalk.views.spacing import apart


def test_places_are_as_near_as_can_be() -> None:
    """Places keep their order and distance inside the bounds, and stay where they may."""
    assert apart([10, 50, 90], 20, 0, 100) == [10, 50, 90]
    assert apart([50, 50], 20, 0, 100) == [40, 60]
    assert apart([98, 99], 20, 0, 100) == [80, 100]
    assert apart([1, 2, 99], 20, 0, 100) == [0, 20, 99]


def test_without_bounds_the_mean_stays() -> None:
    """Neighbours give way equally where nothing holds them; nothing to place is nothing placed."""
    assert apart([50, 50, 50], 20) == [30, 50, 70]
    assert apart([], 20) == []
