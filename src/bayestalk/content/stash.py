"""Put finished HTML aside while Markdown is at work, and fill it in afterwards."""

import re
from collections.abc import Callable, Mapping
from hashlib import sha256

from bayestalk.content.mathematics import Formula

_TOKEN = re.compile(r"qz(?:html|math)[0-9a-f]{24}zq")
_ALONE = re.compile(r"<p>\s*((?:qzhtml[0-9a-f]{24}zq\s*)+)</p>")
_CODE = re.compile(
    r"(^ {0,3}(```+|~~~+)[^\n]*\n.*?^ {0,3}\2\s*$|(`+)(?!`).+?(?<!`)\3(?!`))", re.M | re.S
)
_DISPLAY = re.compile(r"(?<!\\)\$\$(.+?)(?<!\\)\$\$", re.S)
_INLINE = re.compile(r"(?<![\\$\w])\$(?![\s$])([^$\n]+?)(?<![\s\\])\$(?![\w$])")


class Stash:
    """Pieces of HTML and formulas, each behind a word that Markdown leaves alone."""

    def __init__(self) -> None:
        self._html: dict[str, str] = {}
        self.formulas: dict[str, Formula] = {}

    def html(self, html: str) -> str:
        """Put a piece of HTML aside; returns its word."""
        word = _word("html", html)
        self._html[word] = html
        return word

    def mathematics(self, text: str) -> str:
        """Put every ``$formula$`` and ``$$formula$$`` of a text aside, but not in code."""
        pieces: list[str] = []
        at = 0
        for code in _CODE.finditer(text):
            pieces += [self._formulas(text[at : code.start()]), code[0]]
            at = code.end()
        return "".join(pieces) + self._formulas(text[at:])

    def _formulas(self, text: str) -> str:
        text = _DISPLAY.sub(lambda match: self._formula(match[1], True), text)
        return _INLINE.sub(lambda match: self._formula(match[1], False), text)

    def _formula(self, latex: str, display: bool) -> str:
        formula = Formula(latex.strip(), display)
        word = _word("math", f"{display}{formula.latex}")
        self.formulas[word] = formula
        return word

    def fill_html(self, text: str) -> str:
        """Put back the HTML but not the formulas."""
        return re.sub(r"qzhtml[0-9a-f]{24}zq", lambda match: self._html[match[0]], text)

    def fill(self, text: str, typeset: Mapping[Formula, str], shield: bool = False) -> str:
        """Put everything back.

        Parameters
        ----------
        text
            Markdown or HTML with words of this stash in it.
        typeset
            The MathML of each formula.
        shield
            Whether Markdown still follows: signs it would act on are then written as entities.
        """
        text = _ALONE.sub(lambda match: match[1], text)

        def put(match: re.Match[str]) -> str:
            word = match[0]
            if word in self._html:
                return self.fill(self._html[word], typeset)
            mathml = typeset[self.formulas[word]]
            return shielded(mathml) if shield else mathml

        return _TOKEN.sub(put, text)


def shielded(html: str) -> str:
    """The same HTML with the signs that Markdown acts on written as entities."""
    guard: Callable[[re.Match[str]], str] = lambda match: "".join(  # noqa: E731
        f"&#{ord(sign)};" if sign in r"*_`\[]!~^=|+#-" else sign for sign in match[0]
    )
    return re.sub(r"(?<=>)[^<]+(?=<)", guard, html)


def _word(kind: str, content: str) -> str:
    return f"qz{kind}{sha256(content.encode()).hexdigest()[:24]}zq"
