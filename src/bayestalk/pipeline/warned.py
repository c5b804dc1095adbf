"""Listen to what MkDocs warns of while it works in this process."""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

EPOCH = "1767225600"


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


@contextmanager
def warned() -> Iterator[list[str]]:
    """Collect what MkDocs warns of, and give it the date that every build has."""
    had = {name: os.environ.get(name) for name in ("SOURCE_DATE_EPOCH", "NO_MKDOCS_2_WARNING")}
    os.environ.setdefault("SOURCE_DATE_EPOCH", EPOCH)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logger, listener = logging.getLogger("mkdocs"), _Listener()
    logger.addHandler(listener)
    passed_on, logger.propagate = logger.propagate, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # libraries' own, about their future
            yield listener.told
    finally:
        logger.removeHandler(listener)
        logger.propagate = passed_on
        for name, value in had.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
