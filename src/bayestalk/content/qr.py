"""The site's address as a QR code, drawn like any other figure."""

import segno

from bayestalk import theme
from bayestalk.drawing import Drawing


def draw(url: str) -> Drawing:
    """Draw an address as dark modules on a light ground, whatever the reader's scheme.

    Scanners want dark on light, so these are the two colours that do not follow the scheme.

    Raises
    ------
    ValueError
        Where there is no address.
    """
    if not url:
        msg = "the QR code needs the site's address, and it is empty: configure it"
        raise ValueError(msg)
    matrix = segno.make(url, error="m", micro=False).matrix
    quiet = 4
    size = len(matrix) + 2 * quiet
    runs = []
    for row, cells in enumerate(matrix):
        start = None
        for column, dark in enumerate([*cells, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                runs.append(f"M{start + quiet} {row + quiet}h{column - start}v1H{start + quiet}z")
                start = None
    ground, ink = theme.color("ground"), theme.color("ink")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges"><rect id="qr-ground" width="{size}" height="{size}" '
        f'fill="{ground}"/><path id="qr-code" fill="{ink}" d="{"".join(runs)}"/></svg>'
    )
    return Drawing(svg, 480, 480)
