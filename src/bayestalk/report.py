"""How long work says how far it has come; whoever shows it is elsewhere."""

from typing import Protocol


class Report(Protocol):
    """Told by long work how far each of its tasks is."""

    def __call__(self, task: str, done: int, total: int) -> None:
        """``done`` of ``total`` steps of a task are finished."""


def silent(task: str, done: int, total: int) -> None:
    """Say nothing."""
