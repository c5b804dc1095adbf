"""The site's address as a QR code, for phones in the room."""

import segno
from lxml import etree

from bayestalk.drawing import Drawing, Table
from bayestalk.figures import svg
from bayestalk.theme import color

MODULE = 10
QUIET = 4


def draw(url: str) -> Drawing:
    """Draw an address as dark modules on a light plate, in every scheme: cameras need that.

    Raises
    ------
    ValueError
        Where there is no address.
    """
    if not url:
        msg = "got an empty address for the QR code: give the site's address, https://…"
        raise ValueError(msg)
    rows = [list(row) for row in segno.make(url, error="m", micro=False).matrix]
    side = (len(rows) + 2 * QUIET) * MODULE
    image = svg.root("qr", side, side)
    image.set("shape-rendering", "crispEdges")
    svg.add(image, "rect", width=side, height=side, rx=MODULE, fill=color("ground"))
    svg.add(image, "path", id="qr-modules", fill=color("ink"), d=_modules(rows))
    etree.cleanup_namespaces(image)
    table = Table(columns=("What", "Text"), rows=(("Address", url),))
    return Drawing(svg=svg.serialize(image), width=side, height=side, table=table)


def _modules(rows: list[list[int]]) -> str:
    """Runs of dark modules as one path."""
    steps = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = x
            while run < len(row) and row[run]:
                run += 1
            if run > x:
                steps.append(
                    f"M{(x + QUIET) * MODULE} {(y + QUIET) * MODULE}"
                    f"h{(run - x) * MODULE}v{MODULE}h-{(run - x) * MODULE}z"
                )
            x = max(run, x + 1)
    return "".join(steps)
