"""Edits of one thing each, with the names of all that they touch."""

from dataclasses import dataclass, field

from .expected import (
    COVER,
    FIGURES,
    NOTEBOOKS,
    OF_NETWORKS,
    PAGES,
    PAPER,
    PLOTTED,
    RESULTS,
    SLIDES,
    SUMMARIES,
    all_of,
    touched,
)

SRC = "src/bayestalk"
CHAPTER = "docs/chapters"
CLOSING = "page/talk/closing"
CODE = "\n_UNHEARD_OF = 1\n"


@dataclass(frozen=True)
class Edit:
    """One thing that is changed.

    Parameters
    ----------
    what
        In words.
    file
        Where, from the project's folder.
    old, new
        ``new`` stands in the place of the first ``old``, or at the end where that is empty.
    stale
        The names that go stale, but for what only puts things together.
    """

    what: str
    file: str
    old: str
    new: str
    stale: set[str] = field(default_factory=set)


def results(*names: str) -> set[str]:
    """Some results and all that is made from them."""
    return touched(*all_of("result", names))


def figures(*names: str) -> set[str]:
    """Some figures and all that shows them."""
    return touched(*all_of("figure", names))


#: What shows the mountain: dividers, their marks, and the style sheets that lay it behind them.
OF_THE_MOUNTAIN = (
    {"asset/theme", "asset/deck.css"}
    | PAPER
    | all_of("slide", ("linear", "logistic", "deep", "bayesian", "cover", "thanks"))
    | all_of("slide", ("bayes-logistic", "bayes-deep"))
)
EVERY_NOTEBOOK = all_of("notebook", NOTEBOOKS)

EDITS = (
    # what says nothing
    Edit("a comment in a model", f"{SRC}/models/deepnet.py", "", "\n# Why not?\n"),
    Edit("a docstring of a figure", f"{SRC}/figures/gap.py", '"""', '"""Other words. '),
    Edit("a docstring of code that is shown", f"{SRC}/models/forest.py", '"""', '"""Other. '),
    Edit("blank lines in a model", f"{SRC}/models/linear.py", "", "\n\n\n"),
    Edit("blank lines in a figure", f"{SRC}/figures/style.py", "", "\n\n\n"),
    Edit("blank lines in how pages are written", f"{SRC}/content/page.py", "", "\n\n\n"),
    Edit("a comment among the recipes", "recipes.toml", "", "\n# Why not?\n"),
    Edit("the command line", f"{SRC}/cli.py", "", CODE),
    Edit("how the rows are downloaded", f"{SRC}/data/download.py", "", CODE),
    Edit("a new empty module", f"{SRC}/unheard_of.py", "", ""),
    Edit("a new module among the models", f"{SRC}/models/unheard_of.py", "", CODE),
    # fits
    Edit(
        *("the prior of one recipe", "recipes.toml"),
        *("weight = 10.0, bias = 30.0", "weight = 11.0, bias = 30.0"),
        results("linear"),
    ),
    Edit("a seed", "recipes.toml", "seed = 20171203", "seed = 3", results("cover-advi")),
    Edit(
        *("the number of draws", "recipes.toml"),
        "settings = { draws = 2000 }\nseed = 20171129",
        "settings = { draws = 3000 }\nseed = 20171129",
        results("logistic"),
    ),
    Edit(
        *("the size of a layer", f"{SRC}/models/networks.py"),
        *("Layer(3, Activation.TANH)", "Layer(5, Activation.TANH)"),
        results("deepnet", "deepnet-advi"),
    ),
    Edit(
        *("data of the mountain", f"{SRC}/data/temperature.py"),
        *("TEMPERATURE_NOISE: Final = 0.8", "TEMPERATURE_NOISE: Final = 0.9"),
        results("linear", "linear-line", "linear-exact", "linear-advi", "linear-sbc"),
    ),
    Edit(
        *("the rows of Covertype", f"{SRC}/data/release.py"),
        *('first_sha256="de90', 'first_sha256="de91'),
        results(*COVER) | touched("summary/benchmark", "numbers/benchmark"),
    ),
    Edit(
        *("a method", f"{SRC}/inference/advi.py", "", CODE),
        results("deepnet-advi", "linear-advi", "logistic-advi", "cover-advi", "wide-advi"),
    ),
    Edit(
        *("a model", f"{SRC}/models/logistic.py", "", CODE),
        results("logistic", "logistic-line", "logistic-advi", "logistic-sbc"),
    ),
    Edit(
        *("the provenance of a frozen result", "results/linear-line.json", '"chain": 4'),
        *('"chain": 5', results("linear-line")),
    ),
    # summaries and figures
    Edit(
        "a summary",
        f"{SRC}/summaries/weights.py",
        "",
        CODE,
        touched("summary/weights", "numbers/shown"),
    ),
    Edit(
        *("how summaries are written and read", f"{SRC}/summaries/plain.py", "", CODE),
        touched(*all_of("summary", SUMMARIES)) | {"summary/landscape"} | OF_THE_MOUNTAIN,
    ),
    Edit("a figure", f"{SRC}/figures/twins.py", "", CODE, figures("twins")),
    Edit(
        *("a figure that a notebook draws, too", f"{SRC}/figures/architecture.py", "", CODE),
        figures("cover-architecture", "cover-beside-code") | {"notebook/cover"},
    ),
    Edit("the style of plots", f"{SRC}/figures/style.py", "", CODE, figures(*PLOTTED)),
    Edit(
        *("a view", f"{SRC}/views/matrices.py", "", CODE),
        figures(*(name for name in OF_NETWORKS if not name.startswith("cover-")))
        | all_of("notebook", ("linear", "logistic", "deepnet")),
    ),
    Edit(
        *("a colour", f"{SRC}/theme.py", "#d55e00", "#d55e01"),
        figures(*FIGURES) | EVERY_NOTEBOOK | {"asset/theme", "asset/deck.css"} | PAPER,
    ),
    # words
    Edit(
        *("a word that is also said", f"{CHAPTER}/02-linear-regression.md"),
        *("We start in the valley", "We begin in the valley"),
        {"page/talk/linear-regression", "page/transcript", "slide/linear"},
    ),
    Edit(
        *("a word for readers only", f"{CHAPTER}/02-linear-regression.md"),
        *("the mean of July", "the mean of June"),
        {"page/talk/linear-regression"},
    ),
    Edit(
        *("a word for the speaker only", f"{CHAPTER}/01-opening.md"),
        *("Leave the title up", "Keep the title up"),
        {"slide/title"},
    ),
    Edit(
        *("a word on the slide only", f"{CHAPTER}/01-opening.md"),
        *("Rebuilt from running code", "Rebuilt from code that runs"),
        {"slide/title", "page/transcript"},
    ),
    Edit(
        *("a caption", f"{CHAPTER}/02-linear-regression.md"),
        *("One model, three views.", "Three views of one model."),
        {"page/talk/linear-regression"},
    ),
    Edit(
        *("an alternative text", f"{CHAPTER}/02-linear-regression.md"),
        *("Function, matrices and diagram of", "Function, tables and diagram of"),
        {"page/talk/linear-regression", "page/transcript", "slide/linear-three-ways"},
    ),
    Edit("a page outside the talk", "docs/colophon.md", "", "\nMore.\n", {"page/colophon"}),
    Edit(
        *("a definition in the glossary", "docs/glossary.md"),
        *("Believe most in what was plausible", "Believe mostly what was plausible"),
        {"page/glossary"},
    ),
    Edit(
        *("a new term in the glossary", "docs/glossary.md", ""),
        "\n### Sherpa {#sherpa}\n\nWho carries the tables.\n",
        {"page/glossary"},
    ),
    Edit(
        *("a comment in code that is shown", f"{SRC}/models/forest.py"),
        *("        w1 = weights(", "        # Why not?\n        w1 = weights("),
        # under each quotation stands the line that it starts on
        {"page/talk/forest-cover", "slide/cover-code", "slide/pymc"},
    ),
    Edit(
        *("a notebook", "docs/notebooks/linear.py", "", "\n# %%\n1 + 1\n"),
        {"notebook/linear"},
    ),
    # what surrounds them
    Edit(
        *("how figures stand on pages", f"{SRC}/content/templates/figure.html", "", "\n"),
        # the closing page shows two pictures again, which are described where they stood first
        all_of("page", (name for name, (shown, _) in PAGES.items() if shown)) - {CLOSING},
    ),
    Edit(
        *("how slides are laid out", f"{SRC}/content/templates/slide.html", "", "\n"),
        all_of("slide", SLIDES),
    ),
    Edit(
        *("how the transcript is laid out", f"{SRC}/content/templates/heard.html", "", "\n"),
        {"page/transcript"},
    ),
    Edit("how the talk is laid out on paper", f"{SRC}/content/templates/paper.html", "", "\n"),
    Edit("what is found too full", f"{SRC}/pipeline/overflow.js", "", "\n"),
    Edit("how the talk is printed", "web/print.css", "", "\n", set(PAPER)),
    Edit("how the deck is laid out", f"{SRC}/content/templates/deck.html", "", "\n"),
    Edit("how notebooks look", "web/notebook.html.j2", "", "\n"),
    Edit("the site's head", "web/overrides/main.html", "", "\n"),
    Edit("the site's settings", "mkdocs.yml", "", "\n# Why not?\n"),
    Edit("a style sheet", "web/theme.css", "", "\n", {"asset/assets/theme.css"}),
    Edit("a script", "web/site.js", "", "\n", {"asset/assets/site.js"}),
    Edit(
        *("how slides look", "web/deck/slides.css", "", "\n"),
        {"asset/deck.css"} | PAPER,
    ),
    Edit("what the deck's keys do", "web/deck/keys.js", "", "\n", {"asset/deck.js"}),
    Edit(
        *("another minor version of PyMC", "fake/pymc-99.1.0.dist-info/METADATA", ""),
        "Metadata-Version: 2.1\nName: pymc\nVersion: 99.1.0\n",
        results(*RESULTS) | EVERY_NOTEBOOK | touched("numbers/versions"),
    ),
)
