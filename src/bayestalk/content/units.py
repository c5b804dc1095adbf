"""A number and its unit stay on one line."""

import re

from bayestalk.content import links

_BETWEEN = re.compile(r"(?<=\d) (?=(?:°C|%|km|m|nats?|GiB|MiB|MB|s|min)(?!\w))")


def bound(text: str) -> str:
    """Markdown with a no-break space between each number and its unit, but in code."""
    code = links.quoted(text) if _BETWEEN.search(text) else []

    def swap(match: re.Match[str]) -> str:
        inside = any(first <= match.start() < last for first, last in code)
        return match[0] if inside else "\N{NO-BREAK SPACE}"

    return _BETWEEN.sub(swap, text)
