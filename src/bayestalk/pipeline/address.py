"""Where this copy of the site will live: on the QR code, the title slide and in links."""

import os
from urllib.parse import urlsplit

from bayestalk import __version__
from bayestalk.pipeline.steps import StepError

VARIABLE = "BAYESTALK_SITE_URL"
DEFAULT = "https://bayestalk.github.io/bayestalk/"


def site_url() -> str:
    """The configured address, with a slash at its end.

    Raises
    ------
    StepError
        Where ``BAYESTALK_SITE_URL`` is no web address.
    """
    given = os.environ.get(VARIABLE) or DEFAULT
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        msg = f"{VARIABLE} is {given!r}; it must be a web address such as {DEFAULT}"
        raise StepError(name="site", message=msg)
    return given if given.endswith("/") else f"{given}/"


def facts() -> dict[str, str]:
    """What texts may say of the site: ``{{ site.url }}``, ``{{ site.version }}``."""
    return {"url": site_url(), "version": __version__}
