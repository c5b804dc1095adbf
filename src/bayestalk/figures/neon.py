"""The obligatory neon Bayes rule sign: bent tubes on a dark brick wall.

The sign brings its own wall and light, so it looks the same in every scheme; its colours are
its own, all others in the project are tokens. Each letter is one bent tube: a dark shadow on
the wall, a wide glow, the coloured gas and a nearly white core.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bayestalk.drawing import Drawing, Table
from bayestalk.views.svg import FONTS, number

_TUBES: dict[str, tuple[str, float]] = {
    "P": ("M0 100L0 0L32 0C78 0 78 54 32 54L9 54", 66),
    "H": ("M0 0L0 100M57 0L57 100M9 49L48 49", 57),
    "D": ("M0 91L0 0L20 0C84 0 84 100 20 100L9 100", 68),
    "|": ("M0 -12L0 112", 0),
    "(": ("M19 -12C-6 22 -6 78 19 112", 19),
    ")": ("M0 -12C25 22 25 78 0 112", 19),
    "=": ("M0 34L62 34M0 66L62 66", 62),
}
_SPACE: dict[str, tuple[float, float]] = {"|": (27, 27), "(": (13, 16), ")": (16, 0), "=": (44, 44)}

_PARTS = {
    "posterior": ("#ff4f9a", "#ffe3ef", "what is believed once the data are seen"),
    "likelihood": ("#29c8ff", "#e2f8ff", "how well a hypothesis predicts the data"),
    "prior": ("#ffa62b", "#fff1dc", "what was believed before"),
    "evidence": ("#9d7bff", "#efe9ff", "how probable the data are over all hypotheses"),
    "sign": ("#e9e4f2", "#ffffff", ""),
}
_FORMULA = {"posterior": "P(H|D)", "likelihood": "P(D|H)", "prior": "P(H)", "evidence": "P(D)"}

_MORTAR, _BRICKS = "#121016", ("#1d1a22", "#201c25", "#1a171f", "#231e27", "#1c1820")
_PAINT = "#c9c3d6"


@dataclass(frozen=True)
class Piece:
    """A run of tubes of one colour: its part, letters, place and scale."""

    part: str
    letters: str
    x: float
    y: float
    scale: float

    @property
    def width(self) -> float:
        """How wide it is on the wall."""
        return extent(self.letters) * self.scale

    def tubes(self) -> str:
        """The path of all its letters."""
        return " ".join(_tubes(self.letters, self.x, self.y, self.scale))


def extent(letters: str) -> float:
    """The width of a run of letters at cap height 100."""
    total = 0.0
    for letter in letters:
        before, after = _SPACE.get(letter, (0.0, 0.0))
        total += before + _TUBES[letter][1] + after
    return total


def _tubes(letters: str, x: float, y: float, scale: float) -> Iterator[str]:
    for letter in letters:
        path, wide = _TUBES[letter]
        before, after = _SPACE.get(letter, (0.0, 0.0))
        x += before * scale
        yield _placed(path, x, y, scale)
        x += (wide + after) * scale


def _placed(path: str, x: float, y: float, scale: float) -> str:
    words = path.replace("M", " M ").replace("L", " L ").replace("C", " C ").split()
    out, across = "", True
    for word in words:
        if word in "MLC":
            out += word
            continue
        out += number((x if across else y) + scale * float(word)) + " "
        across = not across
    return out.strip()


def draw() -> Drawing:
    """Draw the sign, wide and for a phone."""
    rows = tuple(
        (_FORMULA[part], part, meaning) for part, (_, _, meaning) in _PARTS.items() if meaning
    )
    return Drawing(
        svg=_sign("neon", 1130, 500, *_wide()),
        width=1130,
        height=500,
        table=Table(("symbol", "name", "meaning"), rows, "H is a hypothesis, D the data."),
        narrow=_sign("neon-narrow", 340, 330, *_narrow()),
    )


Label = tuple[str, float, float, float]


def _wide() -> tuple[list[Piece], str, list[Label]]:
    scale, small = 0.96, 0.82
    left = 58.0
    axis = 250.0
    posterior = Piece("posterior", "P(H|D)", left, axis - 50 * scale, scale)
    equals = Piece("sign", "=", left + posterior.width, axis - 50 * scale, scale)
    x = equals.x + equals.width
    top, below = axis - 42 - 100 * small, axis + 42
    likelihood = Piece("likelihood", "P(D|H)", x + 6, top, small)
    prior = Piece("prior", "P(H)", likelihood.x + likelihood.width + 34 * small, top, small)
    right = prior.x + prior.width + 6
    evidence = Piece("evidence", "P(D)", 0, below, small)
    evidence = Piece("evidence", "P(D)", (x + right - evidence.width) / 2, below, small)
    pieces = [posterior, equals, likelihood, prior, evidence]
    labels = [
        ("posterior", posterior.x + posterior.width / 2, axis + 122, 24.0),
        ("likelihood", likelihood.x + likelihood.width / 2, top - 42, 24.0),
        ("prior", prior.x + prior.width / 2, top - 42, 24.0),
        ("evidence", evidence.x + evidence.width / 2, below + 158, 24.0),
    ]
    return pieces, f"M{number(x)} {number(axis)}L{number(right)} {number(axis)}", labels


def _narrow() -> tuple[list[Piece], str, list[Label]]:
    scale, small, axis = 0.5, 0.51, 214.0
    posterior = Piece("posterior", "P(H|D)", 52, 46, scale)
    equals = Piece("sign", "=", 52 + posterior.width, 46, scale)
    top, below = axis - 22 - 100 * small, axis + 22
    likelihood = Piece("likelihood", "P(D|H)", 0, top, small)
    prior = Piece("prior", "P(H)", 0, top, small)
    gap = 18.0
    x = (340 - likelihood.width - gap - prior.width) / 2
    likelihood = Piece("likelihood", "P(D|H)", x, top, small)
    prior = Piece("prior", "P(H)", x + likelihood.width + gap, top, small)
    right = prior.x + prior.width
    evidence = Piece("evidence", "P(D)", 0, below, small)
    evidence = Piece("evidence", "P(D)", (x + right - evidence.width) / 2, below, small)
    labels = [
        ("posterior", posterior.x + posterior.width / 2, 27.0, 14.0),
        ("likelihood", likelihood.x + likelihood.width / 2, top - 15, 14.0),
        ("prior", prior.x + prior.width / 2, top - 15, 14.0),
        ("evidence", evidence.x + evidence.width / 2, below + 82, 14.0),
    ]
    bar = f"M{number(x - 4)} {number(axis)}L{number(right + 4)} {number(axis)}"
    return [posterior, equals, likelihood, prior, evidence], bar, labels


def _sign(
    name: str, width: float, height: float, pieces: list[Piece], bar: str, labels: list[Label]
) -> str:
    thick = 8.0 if width > 600 else 4.5
    tubes: dict[str, str] = {}
    for piece in pieces:
        tubes[piece.part] = f"{tubes.get(piece.part, '')} {piece.tubes()}".strip()
    tubes["sign"] += f" {bar}"
    body = _wall(name, width, height)
    for part, path in tubes.items():
        gas, core, meaning = _PARTS[part]
        title = f"<title>{part}: {meaning}</title>" if meaning else ""
        body += (
            f'<g id="{name}-{part}" data-id="{part}" stroke-width="{number(thick)}">{title}'
            f'<path d="{path}" stroke="#08070a" opacity=".55" '
            f'transform="translate({number(thick * 0.6)} {number(thick * 1.1)})"/>'
            f'<path d="{path}" stroke="{gas}" filter="url(#{name}-glow)"/>'
            f'<path d="{path}" stroke="{gas}"/>'
            f'<path d="{path}" stroke="{core}" stroke-width="{number(thick * 0.42)}"/></g>'
        )
    for words, x, y, size in labels:
        body += (
            f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" '
            f'text-anchor="middle" stroke="none" fill="{_PAINT}">{words}</text>'
        )
    family = FONTS["sans"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{name}" class="bt-figure bt-neon" '
        f'viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" '
        f'height="{number(height)}" fill="none" stroke-linecap="round" '
        f'stroke-linejoin="round" font-family="{family}">{body}</svg>'
    )


def _wall(name: str, width: float, height: float) -> str:
    """Bricks in a running bond, lit from behind the sign; the glow's filter."""
    wide, tall, joint = (94.0, 33.0, 3.0) if width > 600 else (56.0, 22.0, 2.0)
    paths = dict.fromkeys(_BRICKS, "")
    for row in range(int(height / tall) + 1):
        for column in range(-1, int(width / wide) + 1):
            x, y = column * wide + (row % 2) * wide / 2, row * tall
            shade = _BRICKS[(row * row * 3 + column * 7 + row * column) % len(_BRICKS)]
            paths[shade] += (
                f"M{number(x)} {number(y)}h{number(wide - joint)}v{number(tall - joint)}"
                f"h{number(joint - wide)}z"
            )
    bricks = "".join(f'<path d="{path}" fill="{shade}"/>' for shade, path in paths.items())
    reach = number(width * 0.016)
    near = number(width * 0.005)
    radius = 14 if width > 600 else 8
    return (
        f'<defs><filter id="{name}-glow" filterUnits="userSpaceOnUse" x="0" y="0" '
        f'width="{number(width)}" height="{number(height)}" color-interpolation-filters="sRGB">'
        f'<feGaussianBlur stdDeviation="{reach}" result="far"/>'
        f'<feGaussianBlur in="SourceGraphic" stdDeviation="{near}" result="near"/>'
        f'<feMerge><feMergeNode in="far"/><feMergeNode in="far"/><feMergeNode in="near"/>'
        f"</feMerge></filter>"
        f'<radialGradient id="{name}-light" cx="50%" cy="48%" r="62%">'
        f'<stop offset="0" stop-color="#5a4470" stop-opacity=".5"/>'
        f'<stop offset=".6" stop-color="#2a2038" stop-opacity=".22"/>'
        f'<stop offset="1" stop-color="#000000" stop-opacity=".5"/></radialGradient>'
        f'<clipPath id="{name}-edge"><rect width="{number(width)}" height="{number(height)}" '
        f'rx="{radius}"/></clipPath></defs>'
        f'<g clip-path="url(#{name}-edge)"><rect width="{number(width)}" '
        f'height="{number(height)}" fill="{_MORTAR}"/>{bricks}'
        f'<rect width="{number(width)}" height="{number(height)}" '
        f'fill="url(#{name}-light)"/></g>'
    )
