"""What is made from what, as a person would say it: written by hand, and not asked of the plan.

When the talk gets another figure, page or slide, it is added here; a test says so.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from bayestalk import chromium


def words(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


REFERENCES: Final = words("reference-logistic reference-boosting reference-trees")
METHODS: Final = words("map tempered ensemble advi laplace last-layer sampled")
COMPARED: Final = (
    *(f"{net}-{method}" for net in ("cover", "wide") for method in METHODS),
    *REFERENCES,
)
COVER: Final = (*COMPARED, "cover-without-area", "cover-without-class")
SMALL_CHECKS: Final = words("linear-exact linear-advi logistic-advi linear-sbc logistic-sbc")
RESULTS: Final = (
    *words("linear linear-line logistic logistic-line deepnet deepnet-advi"),
    *SMALL_CHECKS,
    *(*COVER, "forest"),
)

#: Each summary, and the results it is made from.
SUMMARIES: Final[Mapping[str, tuple[str, ...]]] = {
    "cells-linear": ("linear",),
    "cells-logistic": ("logistic",),
    "cells-deepnet": ("deepnet",),
    "line-linear": ("linear-line",),
    "line-logistic": ("logistic-line",),
    "gap": ("deepnet", "deepnet-advi"),
    "sbc": ("linear-sbc", "logistic-sbc"),
    "benchmark": ("benchmark",),
    "weights": ("cover-advi", "cover-sampled"),
    "scores": ("forest", *COMPARED),
    **dict.fromkeys(
        words("reliability coverage uncertainty cases twins confusion shift pruned"), ("forest",)
    ),
    "graph": ("forest",),
    "terrain": (),
}

#: Each group of numbers, and the results it is made from.
NUMBERS: Final[Mapping[str, tuple[str, ...]]] = {
    "linear": ("linear",),
    "linear_line": ("linear-line",),
    "logistic": ("logistic",),
    "logistic_line": ("logistic-line",),
    "deepnet": ("deepnet", "deepnet-advi"),
    "deepnet_advi": ("deepnet", "deepnet-advi"),
    **{name.replace("-", "_"): (name,) for name in (*COVER, *SMALL_CHECKS)},
    "cover": ("forest", *COVER),
    "shown": ("forest", "cover-advi", "cover-sampled"),
    "benchmark": ("benchmark",),
    "frozen": RESULTS,
    "results": RESULTS[:-1],
    "versions": (),
}

VIEWS: Final = words("function matrices diagram three-ways from to")

#: Each figure, and the summaries it is drawn from.
FIGURES: Final[Mapping[str, tuple[str, ...]]] = {
    **{f"linear-{view}": ("cells-linear",) for view in VIEWS},
    **{f"logistic-{view}": ("cells-logistic",) for view in VIEWS},
    **{f"deep-{view}": ("cells-deepnet",) for view in VIEWS},
    "take-home-1": ("cells-deepnet",),
    "take-home-2": ("cells-deepnet",),
    "cheat-sheet": words("cells-linear cells-logistic cells-deepnet"),
    "neon": (),
    "cover-architecture": (),
    "cover-beside-code": (),
    "qr": (),
    "linear-intuition": ("line-linear",),
    "logistic-line": ("line-logistic",),
    "gap": ("gap",),
    "sbc": ("sbc",),
    **dict.fromkeys(words("weights-1 weights-2 weights-out weights-dots"), ("weights",)),
    "pruning": ("pruned",),
    "confusion": ("confusion",),
    "elevation-classes": ("confusion",),
    "uncertainty-map": ("uncertainty",),
    **{name: (name,) for name in words("cases twins scores shift benchmark")},
    **{name: (name, "scores") for name in words("reliability coverage")},
    "mountain": ("terrain",),
    "contours": ("terrain",),
    "pymc-graph": ("graph",),
}

#: Figures that show a network: as a function, as matrices, as a diagram.
OF_NETWORKS: Final = (
    *(f"{model}-{view}" for model in ("linear", "logistic", "deep") for view in VIEWS),
    *words("take-home-1 take-home-2 cheat-sheet cover-architecture cover-beside-code"),
)
#: Figures that are plotted, with axes and ticks.
PLOTTED: Final = words(
    "linear-intuition logistic-line gap sbc weights-1 weights-2 weights-out weights-dots confusion "
    "pruning "
    "elevation-classes cases uncertainty-map twins scores reliability coverage shift benchmark "
    "mountain"
)

#: The groups of numbers that the line under a figure names, by summary.
ORIGINS: Final[Mapping[str, tuple[str, ...]]] = {
    "cells-linear": ("linear",),
    "cells-logistic": ("logistic",),
    "cells-deepnet": ("deepnet",),
    "line-linear": ("linear_line",),
    "line-logistic": ("logistic_line",),
    "gap": ("deepnet", "deepnet_advi"),
    **dict.fromkeys(
        words("scores reliability coverage"), ("cover", "cover_sampled", "wide_sampled")
    ),
    "sbc": ("linear_sbc", "logistic_sbc"),
    "benchmark": ("benchmark",),
    "terrain": (),
}

#: Each page, the figures it shows and describes, and the groups of numbers in its words.
PAGES: Final[Mapping[str, tuple[str, str]]] = {
    "talk/opening": ("qr neon take-home-1 take-home-2", "deepnet cover"),
    "talk/linear-regression": (
        "linear-function linear-matrices linear-diagram linear-three-ways",
        "linear",
    ),
    "talk/logistic-regression": (
        "logistic-function logistic-matrices logistic-diagram logistic-three-ways",
        "logistic logistic_line",
    ),
    "talk/deep-nets": ("deep-function deep-matrices deep-diagram deep-three-ways", "deepnet"),
    "talk/going-bayesian": (
        "linear-intuition linear-from linear-to logistic-from logistic-to logistic-line "
        "sbc deep-from deep-to gap",
        "linear linear_line linear_exact linear_advi logistic logistic_line logistic_advi "
        "linear_sbc logistic_sbc deepnet deepnet_advi",
    ),
    "talk/cheat-sheet": ("cheat-sheet", "linear logistic deepnet"),
    "talk/pymc": ("pymc-graph", "cover"),
    "talk/forest-cover": (
        "elevation-classes cover-architecture weights-1 weights-2 weights-out weights-dots pruning",
        "cover shown",
    ),
    "talk/predictions": ("confusion cases uncertainty-map", "cover shown"),
    "talk/ignorance": ("twins", "cover"),
    "talk/which-posterior": ("scores reliability benchmark", "cover benchmark"),
    "talk/i-dont-know": ("coverage shift", "cover"),
    "talk/closing": ("take-home-1 take-home-2", "cover deepnet"),
    "index": ("take-home-1 take-home-2 mountain", "linear logistic deepnet cover"),
    "colophon": ("", "linear logistic deepnet cover frozen results versions"),
    **dict.fromkeys(words("authors-guide glossary references"), ("", "")),
    # it tells what slides show and draws nothing
    "transcript": ("", "linear linear_line logistic deepnet cover shown"),
}

#: Each slide, the figures on it, and the groups of numbers in its words and notes.
SLIDES: Final[Mapping[str, tuple[str, str]]] = {
    "follow-along": ("qr", ""),
    "neon-bayes": ("neon", ""),
    "take-home-1": ("take-home-1", "deepnet"),
    "take-home-2": ("take-home-2", "deepnet"),
    "outline": ("", "cover"),
    "linear": ("", "linear"),
    "linear-function": ("linear-function", "linear"),
    "linear-matrices": ("linear-matrices", "linear"),
    **{f"linear-{view}": (f"linear-{view}", "linear") for view in ("diagram", "three-ways")},
    "logistic": ("", "logistic"),
    **{f"logistic-{view}": (f"logistic-{view}", "logistic") for view in VIEWS[:4]},
    **{f"deep-{view}": (f"deep-{view}", "deepnet") for view in VIEWS[:4]},
    "bayesian": ("", "linear logistic"),
    "bayes-linear": ("linear-intuition", "linear_line"),
    "bayes-linear-from": ("linear-from", "linear"),
    "bayes-linear-to": ("linear-to", "linear"),
    "bayes-logistic-from": ("logistic-from", "logistic"),
    "bayes-logistic-to": ("logistic-to", "linear logistic"),
    "bayes-deep-from": ("deep-from", "deepnet"),
    "bayes-deep-to": ("deep-to", "deepnet"),
    "cheat-sheet": ("cheat-sheet", "linear logistic deepnet"),
    "cover-code": ("cover-beside-code", ""),
    "pymc": ("pymc-graph", "cover"),
    "cover-problem": ("elevation-classes", "shown"),
    "cover-architecture": ("cover-architecture", "cover"),
    **{name: (name, "shown") for name in words("weights-1 weights-2 weights-out")},
    "class-predictions": ("confusion", "cover"),
    "class-probabilities": ("cases", "shown"),
    "class-uncertainties": ("uncertainty-map", "cover"),
    "same-probability": ("twins", "cover"),
    "which-posterior": ("scores", "cover"),
    "i-dont-know": ("coverage", "cover"),
    "take-home-1-again": ("take-home-1", "cover deepnet"),
    "take-home-2-again": ("take-home-2", "deepnet"),
    **dict.fromkeys(
        words(
            "title complaint goals deep key-idea bayes-logistic bayes-deep cover "
            "resources teachers people further-reading thanks"
        ),
        ("", ""),
    ),
}

#: Each notebook, and the results that it reads.
NOTEBOOKS: Final[Mapping[str, tuple[str, ...]]] = {
    "linear": ("linear", "linear-line"),
    "logistic": ("logistic", "logistic-line"),
    "deepnet": ("deepnet", "deepnet-advi"),
    "cover": ("forest", "cover-sampled"),
}

#: Each sheet of paper, and the figure on it.
SHEETS: Final[Mapping[str, tuple[str, ...]]] = dict.fromkeys(
    words("cheat-sheet-a4 cheat-sheet-letter"), ("cheat-sheet",)
)

#: The picture in the README, and the figure it is.
PICTURES: Final[Mapping[str, tuple[str, ...]]] = {"readme": ("deep-three-ways",)}

#: How the talk looks on paper, where there is a browser to print it.
PAPER: Final = frozenset(("asset/paper.css",) if chromium.find() else ())

#: What only puts things together: redone whenever anything that is published was.
#: The home page tells how much the others weigh.
ASSEMBLED: Final = frozenset(
    (
        *("deck/deck", "bundle/slides", "numbers/downloads", "page/index", "site/site"),
        *(("pdf/slides", "pdf/handout") if chromium.find() else ()),
    )
)


def all_of(kind: str, names: Iterable[str]) -> set[str]:
    """Names with their kind before them: ``figure/gap``."""
    return {f"{kind}/{name}" for name in names}


def touched(*names: str) -> set[str]:
    """Some things by name, and all that is made from them."""
    found = set(names)
    if found & all_of("result", COVER):
        found.add("result/forest")
    for kind, makers in (("summary", SUMMARIES), ("numbers", NUMBERS), ("notebook", NOTEBOOKS)):
        found |= all_of(kind, (n for n, of in makers.items() if found & all_of("result", of)))
    found |= all_of("figure", (n for n, of in FIGURES.items() if found & all_of("summary", of)))
    for kind, shows in (("sheet", SHEETS), ("picture", PICTURES)):
        found |= all_of(kind, (n for n, of in shows.items() if found & all_of("figure", of)))
    for kind, shown in (("page", PAGES), ("slide", SLIDES)):
        for name, (figures, numbers) in shown.items():
            groups = set(numbers.split())
            if kind == "page":
                groups |= _origins(figures.split())
            if found & (all_of("figure", figures.split()) | all_of("numbers", groups)):
                found.add(f"{kind}/{name}")
    return found


def _origins(figures: Iterable[str]) -> set[str]:
    """The groups of numbers in the lines under some figures."""
    summaries = [summary for name in figures for summary in FIGURES[name]]
    return {group for one in summaries for group in ORIGINS.get(one, ("cover", "cover_sampled"))}
