"""Design tokens: one colour per meaning, shared by figures, pages and slides.

Every colour comes from here, but for those of the neon sign, which brings its own wall and light
and looks the same in every scheme. Colours of marks are for lines, dots and fills (at least 3:1
against the ground), ``text`` ones for words (at least 4.5:1, and 7:1 for the ``strong`` ones that
slides use); the tests measure it.
"""

from typing import Final, Literal

Scheme = Literal["light", "dark", "print"]

SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark", "print")

TOKENS: Final[dict[str, dict[Scheme, str]]] = {
    # ground and ink
    "ground": {"light": "#fbf9f4", "dark": "#1e2129", "print": "#ffffff"},
    "surface": {"light": "#f2eee4", "dark": "#282c36", "print": "#ffffff"},
    "ink": {"light": "#1d1b17", "dark": "#f3f0e8", "print": "#000000"},
    "muted": {"light": "#57534a", "dark": "#b9b6ad", "print": "#444444"},
    "rule": {"light": "#8b8679", "dark": "#7d8190", "print": "#777777"},
    "faint": {"light": "#ddd7c8", "dark": "#3a3f4b", "print": "#cccccc"},
    # meanings: weights, biases, activations
    "w": {"light": "#d55e00", "dark": "#f0813a", "print": "#d55e00"},
    "b": {"light": "#0072b2", "dark": "#3f97d8", "print": "#0072b2"},
    "a": {"light": "#009e73", "dark": "#3fd3a8", "print": "#009e73"},
    "w-text": {"light": "#b04d00", "dark": "#f59a5f", "print": "#b04d00"},
    "b-text": {"light": "#00639b", "dark": "#6cc0f0", "print": "#00639b"},
    "a-text": {"light": "#00734f", "dark": "#3fd3a8", "print": "#00734f"},
    "w-strong": {"light": "#7f3600", "dark": "#f8ab7a", "print": "#7f3600"},
    "b-strong": {"light": "#004f7d", "dark": "#7ccaf5", "print": "#004f7d"},
    "a-strong": {"light": "#00573c", "dark": "#4fdcb2", "print": "#00573c"},
    # the prior, drawn behind what was learned
    "prior": {"light": "#8b8679", "dark": "#8d91a0", "print": "#888888"},
}


def color(token: str, scheme: Scheme = "light") -> str:
    """The hex colour of a token in a scheme.

    Raises
    ------
    ValueError
        Where there is no such token, or no such scheme.
    """
    if scheme not in SCHEMES:
        msg = f"no scheme {scheme!r}: choose one of {', '.join(SCHEMES)}"
        raise ValueError(msg)
    return TOKENS[known(token)][scheme]


def variable(token: str) -> str:
    """The CSS colour that follows the reader's scheme, with the light one to fall back on.

    Raises
    ------
    ValueError
        Where there is no such token.
    """
    return f"var(--bt-{known(token)}, {TOKENS[token]['light']})"


def known(token: str) -> str:
    """The token itself, if it is one.

    Raises
    ------
    ValueError
        Where it is none.
    """
    if token not in TOKENS:
        msg = f"no colour {token!r}: choose one of {', '.join(TOKENS)}"
        raise ValueError(msg)
    return token


def stylesheet(scheme: Scheme) -> str:
    """The declarations of one scheme, ``--bt-ground: #fbf9f4; …``, without a selector."""
    return " ".join(f"--bt-{token}: {colors[scheme]};" for token, colors in TOKENS.items())
