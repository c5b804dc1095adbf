"""How wide a line of text is, without a renderer.

Layout must not depend on which fonts a machine has, or the same drawing would differ from
machine to machine. So the advance widths of the two faces the drawings use are kept here, in
thousandths of an em: Source Sans 3 at weights 400 and 600, and STIX Two Math. A test holds them
to the fonts themselves.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

Face = Literal["sans", "bold", "math"]

_ASCII: Final[dict[Face, str]] = {
    "sans": (
        "200 289 426 497 497 824 609 249 303 303 418 497 249 311 249 350 497 497 497 497 497 497 "
        "497 497 497 497 249 249 497 497 497 425 847 543 588 571 615 527 494 617 652 263 479 579 "
        "486 727 647 664 566 664 569 534 536 645 515 786 513 476 539 303 350 303 497 500 542 504 "
        "553 456 555 496 292 504 544 246 247 495 255 829 547 542 555 555 347 419 338 544 467 719 "
        "446 467 425 303 241 303 497"
    ),
    "bold": (
        "200 315 482 513 513 841 639 275 324 324 438 513 275 322 275 344 513 513 513 513 513 513 "
        "513 513 513 513 275 275 513 513 513 444 875 558 597 576 625 538 510 628 663 282 494 597 "
        "502 745 657 674 582 674 592 545 546 655 536 800 541 501 540 324 344 324 513 500 549 516 "
        "563 462 564 507 317 520 558 262 263 522 271 843 560 549 564 564 373 431 361 556 495 748 "
        "481 495 443 324 255 324 513"
    ),
    "math": (
        "235 283 334 702 495 692 736 187 357 357 410 720 245 315 245 386 495 495 495 495 495 495 "
        "495 495 495 495 245 245 720 720 720 411 905 718 618 670 730 626 588 720 777 357 396 702 "
        "585 895 742 738 569 737 659 504 603 752 680 944 664 647 594 349 385 349 480 512 222 480 "
        "522 446 539 464 307 484 577 285 263 542 283 852 576 514 537 521 380 395 315 570 481 749 "
        "479 483 458 327 267 327 557"
    ),
}

_GREEK: Final = "ΔΘΛΣΦΨΩαβγδεηθκλμνπρστφχψω"
_GREEK_WIDTHS: Final = {
    "sans": (
        "588 664 515 538 719 699 678 560 565 484 531 448 541 522 494 494 562 474 586 549 546 458 "
        "680 481 689 701"
    ),
    "bold": (
        "614 674 536 544 740 726 695 578 583 509 540 460 552 536 520 524 578 499 611 559 560 474 "
        "710 504 721 724"
    ),
}

_OTHER: Final[dict[Face, dict[str, int]]] = {
    "sans": {
        "·": 249, "×": 497, "−": 497, "′": 249, "…": 948, "–": 480, "°": 331, "±": 497,
        "ß": 576, "æ": 778, "ø": 542, "Æ": 822, "Ø": 664,
    },
    "bold": {
        "·": 275, "×": 513, "−": 513, "′": 275, "…": 964, "–": 480, "°": 348, "±": 513,
        "ß": 604, "æ": 780, "ø": 549, "Æ": 834, "Ø": 674,
    },
    "math": {
        "·": 282, "×": 720, "−": 720, "′": 296, "…": 887, "–": 500, "°": 409, "±": 720,
        "𝑤": 727, "𝑏": 518, "𝑥": 559, "𝑦": 510, "𝑧": 493, "𝑃": 569, "𝐻": 757, "𝐷": 702,
    },
}  # fmt: skip

_FULL: Final = 1000
_UNKNOWN: Final = 900


def _read(widths: str, letters: Iterable[str]) -> dict[str, int]:
    return dict(zip(letters, map(int, widths.split()), strict=True))


WIDTHS: Final[dict[Face, dict[str, int]]] = {
    face: _read(_ASCII[face], map(chr, range(32, 127)))
    | (_read(_GREEK_WIDTHS[face], _GREEK) if face in _GREEK_WIDTHS else {})
    | _OTHER[face]
    for face in _ASCII
}

ASCENT: Final = 0.74
DESCENT: Final = 0.24


def width(text: str, size: float, face: Face = "sans") -> float:
    """The advance width of one line of text in pixels, at a font size in pixels."""
    return size * _thousandths(text, face) / 1000


@lru_cache(maxsize=4096)
def _thousandths(text: str, face: Face) -> int:
    # labels are measured again and again while a drawing finds their places
    return sum(_letter(letter, WIDTHS[face]) for letter in text)


def _letter(letter: str, table: dict[str, int]) -> int:
    """An accented letter is as wide as without; one of no table of ours is taken to be wide."""
    if letter in table:
        return table[letter]
    if unicodedata.category(letter) in ("Mn", "Cf"):
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base in table:
        return table[base]
    return _FULL if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN
