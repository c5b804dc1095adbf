"""What open pages are told while their site is previewed, and the script that asks for it."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

SECONDS_A_POLL = 25.0
SCRIPT = Path(__file__).with_name("preview.js")


@dataclass(frozen=True)
class News:
    """What a page must know.

    Parameters
    ----------
    version
        Counts what was told.
    site
        Counts the sites that were published; pages reload when it grows.
    problem
        What is wrong with the next one.
    stale
        Fits that are not those of today's code, each with the change that made it so.
    concerned
        By address of a page or slide, which of these fits it shows.
    fitting
        Whether they are being fitted again.
    """

    version: int = 0
    site: int = 0
    problem: str = ""
    stale: Mapping[str, str] = field(default_factory=dict)
    concerned: Mapping[str, Sequence[str]] = field(default_factory=dict)
    fitting: bool = False


class Preview:
    """The latest news, for everyone who waits for them."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.news = News()

    def tell(self, *, rebuilt: bool = False, **changes: Any) -> None:
        """Change the news: ``problem``, ``stale``, ``concerned``, ``fitting``."""
        with self.changed:
            before = self.news
            told = replace(before, **changes, site=before.site + rebuilt)
            self.news = replace(told, version=before.version + 1)
            self.changed.notify_all()

    def wait(self, seen: int) -> dict[str, Any]:
        """The news after version ``seen``, as soon as there are any."""
        with self.changed:
            self.changed.wait_for(lambda: self.news.version != seen, SECONDS_A_POLL)
            return asdict(self.news)
