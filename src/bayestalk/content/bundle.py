"""The deck as a zip that runs from disk: unpack it, open ``index.html``."""

import posixpath
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from bayestalk.content import templates

_OUTSIDE: Final = re.compile(
    r'(?<=href=")\.\./(?!assets/|pictures/)([^"]*?)(?:index\.html)?(?=["#])'
)
# what a zip can say is oldest; the same deck gives the same bytes
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o100644 << 16
_PACKED: Final = (".woff2", ".png", ".jpg")

README: Final = """\
{title}
Version {version}, from {url}

Unpack this folder and open index.html in a browser. No network is needed.

  Page Down, Page Up   next, previous (a clicker's keys, too)
  S                    speaker view, with notes and a timer (let the browser open a window)
  F                    full screen
  Esc                  all slides at once
  ?                    all keys

The pages with every figure, number and caveat are at {url}
"""


def name(version: str) -> str:
    """The folder in the zip, and the zip's name without its ending."""
    return f"bayestalk-slides-{version}"


def files(deck: str, others: Mapping[str, bytes], url: str, version: str) -> dict[str, bytes]:
    """The files of the zip by their path in its folder.

    Parameters
    ----------
    deck
        The deck's page; what it links to outside of the deck will be on the site.
    others
        All else that it needs, by path below the site's root.
    url, version
        Of the site.
    """
    found = re.search(r"<title>(.*?)</title>", deck)
    title = found[1] if found else name(version)
    alone = _OUTSIDE.sub(lambda match: f"{url}{match[1]}", deck)
    opening = templates.render("bundle.html", title=title, url=url)
    readme = README.format(title=title, version=version, url=url)
    return {
        "index.html": f"{opening}\n".encode(),
        "README.txt": readme.encode(),
        "slides/index.html": alone.encode(),
        **others,
    }


def zipped(contents: Mapping[str, bytes], folder: str) -> bytes:
    """The files as a zip; the same files give the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, data in sorted(contents.items()):
            entry = zipfile.ZipInfo(posixpath.join(folder, path), _DATE)
            entry.create_system = 3  # Unix, whatever this machine is
            entry.external_attr = _READABLE
            packed = path.endswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=None if packed else 9)
    return out.getvalue()
