"""The small files that pages and deck share: they follow from the theme and the terrain."""

from bayestalk import theme
from bayestalk.content import fonts, ornament, stylesheet
from bayestalk.content.head import Terrain


def assets(terrain: Terrain | None) -> dict[str, str]:
    """Texts by path below ``docs_dir``."""
    made = {
        "assets/tokens.css": stylesheet.tokens(),
        "assets/fonts.css": fonts.stylesheet(),
        "assets/mathematics.css": stylesheet.mathematics(),
        "assets/mark.svg": ornament.mark(),
    }
    if terrain:
        schemes: tuple[theme.Scheme, ...] = ("light", "dark")
        for scheme in schemes:
            made[f"assets/contours-{scheme}.svg"] = ornament.contours(terrain, scheme)
    return made
