"""Names that are longer than the room they have: cut, with an ellipsis where letters are left out.

Whoever draws a shortened name gives the whole one as the mark's title.
"""

from collections.abc import Callable, Sequence

from bayestalk.views import metrics

_ELLIPSIS = "…"


def shortened(name: str, room: float, size: float) -> str:
    """The name, or as much of its beginning as ``room`` pixels hold at a font size."""
    return _cut(name, room, size, _beginning)


def told_apart(names: Sequence[str], rooms: Sequence[float], size: float) -> list[str]:
    """Several names, each in its own room, that still read differently where they can.

    Of names that begin alike, what is left may be the beginning of another, too: of those the
    ends are kept as well.
    """
    found = []
    different = set(names)
    for name, room in zip(names, rooms, strict=True):
        text = shortened(name, room, size)
        kept = text.removesuffix(_ELLIPSIS)
        if text != name and any(o.startswith(kept) for o in different if o != name):
            text = _cut(name, room, size, _both_ends)
        found.append(text)
    return found


def _cut(name: str, room: float, size: float, kept: Callable[[str, int], str]) -> str:
    """The name with as many letters as there is room for; its ellipsis alone where for none."""
    if metrics.width(name, size) <= room:
        return name
    least, most = 0, len(name) - 1
    while least < most:
        count = (least + most + 1) // 2
        if metrics.width(kept(name, count), size) <= room:
            least = count
        else:
            most = count - 1
    return kept(name, least)


def _beginning(name: str, count: int) -> str:
    return name[:count].rstrip() + _ELLIPSIS


def _both_ends(name: str, count: int) -> str:
    end = count // 2
    return name[: count - end].rstrip() + _ELLIPSIS + name[len(name) - end :].lstrip()
