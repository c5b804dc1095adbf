"""The mountain as ornament: contour lines behind the text, and the site's sign."""

from bayestalk import theme
from bayestalk.content.head import Terrain


def contours(terrain: Terrain, scheme: theme.Scheme, width: int = 1600, height: int = 900) -> str:
    """The contour lines as a whole SVG file, to lie behind text; every fifth is stronger."""
    xs = [value for contour in terrain.contours for value in contour.x]
    ys = [value for contour in terrain.contours for value in contour.y]
    levels = sorted({contour.level for contour in terrain.contours})
    strong, faint = theme.color("rule", scheme), theme.color("faint", scheme)
    if scheme == "dark":
        strong = theme.color("faint", scheme)
    paths: dict[bool, list[str]] = {False: [], True: []}
    if xs:
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        scale = max(width / (x1 - x0), height / (y1 - y0))
        for contour in terrain.contours:
            points = [
                (round((x - x0) * scale, 1), round(height - (y - y0) * scale, 1))
                for x, y in zip(contour.x, contour.y, strict=True)
            ]
            kept = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
            index = levels.index(contour.level) % 5 == 4
            paths[index].append("M" + "L".join(f"{x:g} {y:g}" for x, y in kept))
    drawn = "".join(
        f'<path d="{"".join(paths[index])}" stroke="{color}" stroke-width="{weight}" '
        f'stroke-opacity="{opacity}"/>'
        for index, color, weight, opacity in ((False, faint, 1.4, 1), (True, strong, 1.6, 0.45))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'preserveAspectRatio="xMidYMid slice" fill="none" stroke-linejoin="round">{drawn}</svg>\n'
    )


def mark() -> str:
    """The site's sign, a ridge with one marked peak, as a whole SVG file."""
    ink, weight = theme.color("ink"), theme.color("w")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" '
        f'stroke="{ink}" stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round">'
        '<path d="M3 25 12 9l5 8 3-5 9 13Z"/>'
        f'<circle cx="12" cy="9" r="2.6" fill="{weight}" stroke="none"/></svg>\n'
    )
