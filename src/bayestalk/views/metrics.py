"""How wide a line of text is, without a renderer.

Layout must not depend on which fonts a machine has, or the same drawing would differ from
machine to machine. So the advance widths of the two faces the drawings use are kept here, in
thousandths of an em: Source Sans 3 at weights 400 and 600, and STIX Two Math.
"""

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

_OTHER: Final[dict[str, int]] = {
    "·": 282, "×": 720, "−": 720, "′": 296, "…": 964, "–": 500, "°": 348, "±": 720,
    "𝑤": 727, "𝑏": 518, "𝑥": 559, "𝑦": 510, "𝑧": 493, "𝑃": 569, "𝐻": 757, "𝐷": 702,
}  # fmt: skip

_SANS_OTHER: Final[dict[str, int]] = {"·": 275, "×": 513, "−": 513, "′": 275}

_UNKNOWN: Final = 900

WIDTHS: Final[dict[Face, dict[str, int]]] = {
    face: {chr(32 + i): int(width) for i, width in enumerate(widths.split())}
    | _OTHER
    | ({} if face == "math" else _SANS_OTHER)
    for face, widths in _ASCII.items()
}

ASCENT: Final = 0.74
DESCENT: Final = 0.24


def width(text: str, size: float, face: Face = "sans") -> float:
    """The advance width of one line of text in pixels, at a font size in pixels."""
    return size * _thousandths(text, face) / 1000


@lru_cache(maxsize=4096)
def _thousandths(text: str, face: Face) -> int:
    # labels are measured again and again while a drawing finds their places
    table = WIDTHS[face]
    return sum(table.get(letter, _UNKNOWN) for letter in text)
