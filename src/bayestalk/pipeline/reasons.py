"""The one change that made something stale, in words."""

from collections.abc import Mapping
from typing import Any

_LONGEST = 40


def change(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """The first difference between what a thing was made of and what it would be made of.

    Returns
    -------
    ``the code of bayestalk.models.deepnet changed``,
    ``recipe linear prior weight was 10.0 and is 5.0``, or nothing where they are alike.
    """
    if before == now:
        return ""
    path, old, new = _first(before, now, ())
    match path:
        case ("code", str(module)):
            what = f"the code of {module}"
        case ("code",):
            what = "the code"
        case ("networks", str(name), *rest):
            what = " ".join(["network", name, *map(str, rest)])
        case ("libraries", str(name)):
            what = f"the version of {name}"
        case ("arguments", "recipes", *rest):
            what = " ".join(["recipe", *rest])
        case ("arguments", "words"):
            return "its words changed"
        case ("arguments", "code", *rest):
            what = f"the code it quotes ({' '.join(rest) or 'which'})"
            return f"{what} changed"
        case ("arguments", "links" | "facts", *rest):
            what = " ".join(map(str, rest)) or str(path[1])
        case ("arguments", *rest):
            what = " ".join(map(str, rest))
        case ("reads" | "writes" as kind, *_):
            return _files(kind, before.get(kind) or (), now.get(kind) or ())
        case _:
            what = " ".join(map(str, path)) or "what it is made of"
    if path[:1] == ("code",):
        if old is None:
            return f"{what} is new"
        return f"{what} is gone" if new is None else f"{what} changed"
    if _short(old) and _short(new):
        return f"{what} was {old} and is {new}"
    return f"{what} changed"


def _first(before: Any, now: Any, path: tuple[Any, ...]) -> tuple[tuple[Any, ...], Any, Any]:
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        changed = [
            name for name in sorted({*before, *now}, key=str) if before.get(name) != now.get(name)
        ]
        # what changed says more than what came or went
        changed.sort(key=lambda name: name not in before or name not in now)
        if changed:
            name = changed[0]
            return _first(before.get(name), now.get(name), (*path, name))
    return path, before, now


def _files(kind: str, before: Any, now: Any) -> str:
    verb = "read" if kind == "reads" else "made"
    for name in sorted(set(before) - set(now)):
        return f"{name} is no longer {verb}"
    for name in sorted(set(now) - set(before)):
        return f"{name} is {verb} as well"
    return f"the files that are {verb} changed"


def _short(value: Any) -> bool:
    return isinstance(value, str | int | float | bool) and len(str(value)) <= _LONGEST
