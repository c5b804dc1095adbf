"""One computation for each key, however many builds want it at the same time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from time import time

from bayestalk import provenance, storage
from bayestalk.provenance import Provenance, State


@dataclass(frozen=True)
class Once:
    """Lets one build at a time make a result, and the others take it.

    Parameters
    ----------
    locks
        Folder of locks, shared by all builds of a project; None for no locks.
    folder
        Where results are frozen.
    only_stale
        Never make a result that is fresh by now.
    asked
        When the results were asked for, in seconds since 1970: one frozen with the right key
        since then needs no second computation.
    """

    locks: Path | None = None
    folder: Path | None = None
    only_stale: bool = False
    asked: float = field(default_factory=time)

    @contextmanager
    def alone(self, name: str, key: str, say: Callable[[str], None]) -> Iterator[Provenance | None]:
        """Hold the right to make a result.

        Yields
        ------
        The result where somebody else made it meanwhile; None where it is to be made.
        """
        held = (
            storage.locked(
                self.locks / f"fit-{key[:32]}",
                lambda: say(f"{name}: waits for another build that is making it"),
            )
            if self.locks
            else nullcontext(False)
        )
        with held:
            taken = self._made_meanwhile(name, key)
            if taken:
                say(f"{name}: taken from another build, which has just made it")
            yield taken

    def _made_meanwhile(self, name: str, key: str) -> Provenance | None:
        if provenance.state(name, key, self.folder) is not State.FRESH:
            return None
        written = provenance.path(name, ".json", self.folder).stat().st_mtime
        if not self.only_stale and written < self.asked:
            return None
        return provenance.read(name, self.folder)
