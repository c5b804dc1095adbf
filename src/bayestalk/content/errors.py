"""What is said when a source cannot be used: where, what was got, what is wanted."""

from collections.abc import Iterable
from difflib import get_close_matches


class SourceError(ValueError):
    """A mistake in something a person wrote, with its place.

    Parameters
    ----------
    file
        The file's name as the author knows it, e.g. ``docs/chapters/04-deep-nets.md``.
    line
        Counted from 1.
    message
        What was got, what is wanted, and what to do.
    """

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(file, line, message)  # as given, so that it travels between processes
        self.file = file
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint at the known name nearest to a wrong one: ``did you mean 'slope'?``."""
    names = sorted(set(known))
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    if close:
        return f"did you mean {close[0]!r}?"
    if not names:
        return "there are none"
    shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return f"known are {shown}"
