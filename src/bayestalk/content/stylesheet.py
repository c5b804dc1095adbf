"""The stylesheets that follow from the design tokens; the rest is written in ``web/``."""

from typing import Final

from bayestalk import theme
from bayestalk.content.mathematics import STYLES

_SELECTORS: Final[dict[theme.Scheme, str]] = {
    "light": ':root, [data-scheme="light"], [data-md-color-scheme="default"]',
    "dark": '[data-scheme="dark"], [data-md-color-scheme="slate"], .bt-dark',
}

_LENGTHS: Final = {"5.9776pt": "0.5em"}


def tokens() -> str:
    """Every token as a CSS variable, for light, dark and print."""
    rules = [
        f"{selector} {{ color-scheme: {scheme}; {theme.stylesheet(scheme)} }}"
        for scheme, selector in _SELECTORS.items()
    ]
    # a wall that is dark in every scheme is dark on paper too
    everything = ", ".join(_SELECTORS.values()).removesuffix(", .bt-dark")
    rules.append(
        f"@media print {{ {everything} {{ color-scheme: light; {theme.stylesheet('print')} }} }}"
    )
    rules.append(
        ":root { --bt-sans: 'Source Sans 3 Variable', 'Source Sans 3', 'STIX Two Math', "
        "sans-serif; --bt-mono: 'Source Code Pro Variable', 'Source Code Pro', monospace; "
        "--bt-math: 'STIX Two Math', math; }"
    )
    return "\n".join(rules) + "\n"


def mathematics() -> str:
    """How formulas look: the math font, colours by meaning, and Temml's own classes."""
    rules = [
        "math { font-family: var(--bt-math); font-style: normal; font-weight: 400; "
        "line-height: normal; text-indent: 0; letter-spacing: normal; font-size: 1.04em; }",
        "math * { border-color: currentColor; }",
        "math[display='block'] { display: block math; width: 100%; }",
        ".bt-math { margin: 1em 0; overflow-x: auto; overflow-y: hidden; padding: 2px 0; }",
        ".mathscr { font-feature-settings: 'ss01'; }",
        "mo.tml-prime { font-feature-settings: 'ss04'; }",
        "mfrac > :nth-child(2), msqrt, mover > :first-child { math-shift: compact; }",
        ".tml-right { text-align: -webkit-right; } .tml-left { text-align: -webkit-left; }",
        "@supports (-moz-appearance: none) { .tml-right { text-align: right; } "
        ".tml-left { text-align: left; } }",
        "mtable.tml-jot > mtr > mtd { padding-top: 0.7ex; padding-bottom: 0.7ex; }",
        ".chr-sml { transform: translate(0.07em, 0); }",
        ".chr-med { transform: translate(0.14em, 0); }",
        ".chr-lrg { transform: translate(0.21em, 0); }",
    ]
    for kind in ("w", "b", "a"):
        rules.append(f"math .{kind} {{ color: var(--bt-{kind}-text); }}")
        rules.append(f".reveal math .{kind} {{ color: var(--bt-{kind}-strong); }}")
    for declaration, name in STYLES.items():
        prop, _, value = declaration.partition(":")
        rules.append(f"math .{name} {{ {prop}: {_LENGTHS.get(value, value)}; }}")
    return "\n".join(dict.fromkeys(rules)) + "\n"
