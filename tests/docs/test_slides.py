"""The talk's slides: all of them, in order, under the titles they had in 2017."""

import pytest

from bayestalk.content import pace
from bayestalk.content.chapter import Chapter

SLIDES = {
    "01-opening.md": {
        "title": "An Attempt At Demystifying Bayesian Deep Learning",
        "follow-along": "Follow along!",
        "complaint": "I am out to solve Point 4.",
        "neon-bayes": "The Obligatory Neon Bayes Rule Sign",
        "goals": "My (Modest) Goals",
        "take-home-1": "Take-Home Point 1",
        "take-home-2": "Take-Home Point 2",
        "outline": "Outline",
    },
    "02-linear-regression.md": {
        "linear": "Linear Regression",
        "linear-function": "Function",
        "linear-matrices": "Matrices",
        "linear-diagram": "Neural Diagram",
        "linear-three-ways": "LinReg 3 Ways",
    },
    "03-logistic-regression.md": {
        "logistic": "Logistic Regression",
        "logistic-function": "Function",
        "logistic-matrices": "Matrices",
        "logistic-diagram": "Neural Diagram",
        "logistic-three-ways": "LogReg 3 Ways",
    },
    "04-deep-nets.md": {
        "deep": "Deep Neural Networks",
        "deep-function": "Function",
        "deep-matrices": "Matrices",
        "deep-diagram": "Neural Diagram",
        "deep-three-ways": "DeepNets 3 Ways",
    },
    "05-going-bayesian.md": {
        "bayesian": "Going Bayesian",
        "key-idea": "Key Idea: Learn probability density over parameter space.",
        "bayes-linear": "Bayesian Linear Regression",
        "bayes-linear-from": "From this...",
        "bayes-linear-to": "...to this",
        "bayes-logistic": "Bayesian Logistic Regression",
        "bayes-logistic-from": "From this...",
        "bayes-logistic-to": "...to this",
        "bayes-deep": "Bayesian Deep Nets",
        "bayes-deep-from": "From this...",
        "bayes-deep-to": "...to this",
    },
    "06-cheat-sheet.md": {"cheat-sheet": "Cheat Sheet"},
    "07-pymc.md": {"pymc": "PyMC"},
    "08-forest-cover.md": {
        "cover": "Predict Forest Cover Type",
        "cover-problem": "Problem Overview",
        "cover-architecture": "Network Architecture",
        "cover-code": "The Code",
        "weights-1": "1st Layer Weights",
        "weights-2": "2nd Layer Weights",
        "weights-out": "Output Weights",
    },
    "09-predictions.md": {
        "class-predictions": "Class Predictions",
        "class-probabilities": "Class Probabilities",
        "class-uncertainties": "Class Uncertainties",
    },
    "10-ignorance.md": {"same-probability": "Same probability, different ignorance"},
    "11-which-posterior.md": {"which-posterior": "Which posterior?"},
    "12-i-dont-know.md": {"i-dont-know": "“I don’t know”"},
    "13-closing.md": {
        "take-home-1-again": "Take-Home Point 1",
        "take-home-2-again": "Take-Home Point 2",
        "resources": "Resources",
        "teachers": "Teachers",
        "people": "People to Follow",
        "further-reading": "Further Reading",
        "thanks": "Thank you!",
    },
}
"""Chapter, then slide by slide its id and title: talk.md's list, in the outline's words."""

POINT_1 = "Deep Learning is nothing more than compositions of functions on matrices."
POINT_2 = (
    "Bayesian deep learning is grounded on learning a probability distribution for each parameter."
)
SAID = {
    "complaint": ("https://twitter.com/fhuszar/status/933682386713350145",),
    "goals": ("Demystify Deep Learning", "Demystify Bayesian Deep Learning"),
    "take-home-1": (POINT_1, 'figure("take-home-1")'),
    "take-home-2": (POINT_2, 'figure("take-home-2")'),
    "take-home-1-again": (POINT_1,),
    "take-home-2-again": (POINT_2,),
    "outline": (
        "Linear Regression 3 Ways",
        "Logistic Regression 3 Ways",
        "Deep Nets 3 Ways",
        "Going Bayesian",
        "Example Neural Network with PyMC",
    ),
    "title": ("Eric J. Ma", "PyData NYC 2017", "site.version", "site.url"),
    "follow-along": ("On your phone", "On your laptop", 'figure("qr")', "site.url"),
    "pymc": ("statistical distributions", "sampling algorithms", "syntax", "pymc-graph"),
    "cover-problem": (
        "UCI ML Repository: Covertype Dataset",
        "Input: 66 cartographic variables",
        "Output: one of 7 forest cover types",
    ),
    "cover-code": ("src/bayestalk/models/forest.py", "steps="),
    "class-predictions": ("“point estimate”",),
    "class-probabilities": ("“probabilistic estimate”",),
    "class-uncertainties": ("“with uncertainties!”",),
    "teachers": ("David Duvenaud", "Michelle Fullwood", "Thomas Wiecki"),
    "people": ("David MacKay", "Yarin Gal"),
}
"""What must be on a slide."""


def test_every_slide_is_there_in_order(chapters: tuple[Chapter, ...]) -> None:
    """The chapters hold the talk's slides, each once, in the talk's order."""
    found = {
        chapter.file: {s.id: s.title.text for s in chapter.sections if s.on_slide}
        for chapter in chapters
    }
    assert {name: list(slides) for name, slides in found.items()} == {
        name: list(slides) for name, slides in SLIDES.items()
    }
    assert found == SLIDES


@pytest.mark.parametrize(("slide", "words"), SAID.items())
def test_a_slide_says_what_it_must(
    slide: str, words: tuple[str, ...], chapters: tuple[Chapter, ...]
) -> None:
    """Take-home points and lists are worded as in 2017."""
    section = next(s for chapter in chapters for s in chapter.sections if s.id == slide)
    assert section.slide is not None
    shown = section.slide.body.text.replace("**", "")
    for word in words:
        assert word in shown


def test_every_slide_is_spoken_to(chapters: tuple[Chapter, ...]) -> None:
    """Each slide has forty words to say, or more, and none more than a minute and a half."""
    for chapter in chapters:
        for section in chapter.sections:
            spoken = " ".join(b.body.text for b in section.blocks if getattr(b, "notes", False))
            if section.on_slide:
                assert 40 <= len(spoken.split()) <= 240, (section.id, len(spoken.split()))


def test_slides_are_not_pages(chapters: tuple[Chapter, ...]) -> None:
    """A slide holds few words; what is longer belongs in the prose."""
    for chapter in chapters:
        for section in chapter.sections:
            if section.slide:
                words = section.slide.body.text.split("}}")
                assert sum(len(part.split("{{")[0].split()) for part in words) <= 50, section.id


def test_the_talk_fits_its_time(chapters: tuple[Chapter, ...]) -> None:
    """Planned minutes add up to a talk, and each chapter's words fit its minutes."""
    assert 35 <= sum(chapter.minutes for chapter in chapters) <= 55
    assert pace.late(chapters) == []
