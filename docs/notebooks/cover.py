# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # The forest, by hand
#
# A network with two hidden layers names the trees on a patch of ground from what maps say about
# it. It was fitted to real rows from Colorado. Here are its scores, its mistakes, its doubt, and
# an imagined patch that you can move up and down the mountain.
#
# The rows themselves are not part of this project. All cells but the last work without them.

# %%
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import SVG

from bayestalk import forward, results
from bayestalk.data.columns import CLASSES, CLASSES_BY_ELEVATION, FEATURES
from bayestalk.figures import FIGURES
from bayestalk.models.networks import NETWORKS

plt.rcParams |= {"figure.figsize": (7, 4), "axes.spines.top": False, "axes.spines.right": False}
INK, A = "#1d1b17", "#009e73"
NET = NETWORKS["cover"]

# %% [markdown]
# ## The network
#
# 66 inputs, two layers of 20 tanh units, 7 outputs with softmax.

# %%
print(NET.describe(), "with", NET.size, "weights")
SVG(FIGURES["cover-architecture"].draw().svg)

# %% [markdown]
# ## Scores on rows it never saw
#
# The negative log-likelihood says how surprised a method was by the truth. Less is better. Lines
# are standard errors. The wide net has two layers of 50 units; all else is as above.

# %%
forest = results.read("forest")
scores = forest["scores"].to_dataset().sel(rows="validation", measure="nll")
nll = scores.sortby("value", ascending=False)
names = [
    f"{label}, wide" if net == "wide" else label
    for label, net in zip(nll["label"].to_numpy(), nll["net"].to_numpy(), strict=True)
]
plt.figure(figsize=(7, 5.5))
plt.errorbar(nll["value"], names, xerr=nll["se"], fmt="o", color=INK)
plt.xlabel("negative log-likelihood on the validation rows")
plt.show()

# %% [markdown]
# ## Which types it confuses
#
# Rows are what grew there, columns what the network said, both in order of elevation. Each row
# of the table adds up to the same number of patches.

# %%
counts = forest["confusion"]["counts"].sel({"method": "sampled"}).to_numpy()
plt.figure(figsize=(5.5, 5))
plt.imshow(counts, cmap="Greys")
for (row, column), count in np.ndenumerate(counts):
    plt.text(
        column, row, count, ha="center", va="center", color="w" if count > counts.max() / 2 else "k"
    )
plt.xticks(range(7), CLASSES_BY_ELEVATION, rotation=45, ha="right")
plt.yticks(range(7), CLASSES_BY_ELEVATION)
plt.xlabel("predicted")
plt.ylabel("true")
plt.show()

# %% [markdown]
# ## Same probability, different ignorance
#
# Two patches with nearly the same mean probability for the same type. Each dot is the answer of
# one network from the posterior.

# %%
twins = forest["twins"].to_dataset()
rng = np.random.default_rng(0)
for place, twin in enumerate(("agree", "split")):
    one = twins.sel(twin=twin).isel({"class": int(twins["top"].sel(twin=twin))})
    said = one["p_draws"].to_numpy()
    plt.plot(place + rng.uniform(-0.15, 0.15, said.size), said, "o", color=A, alpha=0.5)
    plt.hlines(one["p_mean"], place - 0.25, place + 0.25, color=INK)
plt.xticks([0, 1], ["the draws agree", "the draws split"])
plt.ylabel(f"probability of {one['class'].item()}")
plt.ylim(0, 1)
plt.show()

# %% [markdown]
# ## "I don't know"
#
# Let the network decline the rows that it doubts most, and it is right more often on the rest.

# %%
kept = forest["coverage"]["accuracy"].sel({"method": "sampled"})
for score, dashes in (("max-probability", "-"), ("entropy", "--"), ("mutual-information", ":")):
    curve = kept.sel(score=score).where(kept["fraction"] >= 0.1, drop=True)
    plt.plot(100 * curve["fraction"], 100 * curve, dashes, color=INK, label=score)
plt.xlabel("rows answered, %")
plt.ylabel("of those right, %")
plt.legend(frameon=False, loc="lower left")
plt.show()

# %% [markdown]
# ## A patch of your own
#
# The posterior is a few hundred networks. Imagine a patch in the Rawah wilderness on subalpine
# ground, average in every other respect, and move it up the mountain. Quantities are in standard
# deviations from the mean of the training rows, so zero is average.

# %%
tree = results.read_posterior("cover-sampled")["posterior"].to_dataset()
stacked = tree.stack(sample=("chain", "draw")).transpose("sample", ...)
networks = {p.name: stacked[p.name].to_numpy() for p in NET.parameters}

height = np.linspace(-2.5, 2, 46)
patch = np.zeros((height.size, len(FEATURES)), dtype=np.float32)
patch[:, FEATURES.index("Elevation")] = height
present = ("Rawah", "Soil type 29", "Subalpine", "Igneous and metamorphic", "Constant 1")
patch[:, [FEATURES.index(name) for name in present]] = 1
said = forward.outputs(patch, networks, NET)  # draw × height × class

figure, panels = plt.subplots(1, 7, figsize=(12, 2.6), sharey=True, layout="constrained")
for panel, name in zip(panels, CLASSES_BY_ELEVATION, strict=True):
    p = said[:, :, CLASSES.index(name)]
    low, high = np.quantile(p, [0.025, 0.975], axis=0)
    panel.fill_between(height, low, high, color=A, alpha=0.3, linewidth=0)
    panel.plot(height, p.mean(axis=0), color=A)
    panel.set_title(name, fontsize=10)
panels[0].set_ylabel("probability")
panels[3].set_xlabel("elevation, standard deviations from the mean")
plt.show()

# %% [markdown]
# ## Two kinds of doubt along the way
#
# Entropy of the average is the whole doubt. The average entropy of the networks is the part that
# they all share, aleatoric. The rest is their disagreement, epistemic.


# %%
def entropy(p: np.ndarray) -> np.ndarray:
    """Entropy over the last axis, in nats."""
    return -(p * np.log(np.maximum(p, 1e-12))).sum(axis=-1)


whole, shared = entropy(said.mean(axis=0)), entropy(said).mean(axis=0)
plt.stackplot(height, shared, whole - shared, labels=["aleatoric", "epistemic"], colors=["#bbb", A])
plt.xlabel("elevation, standard deviations from the mean")
plt.ylabel("nats")
plt.legend(frameon=False, loc="lower left")
plt.show()

# %% [markdown]
# ## Fit it again
#
# Set the flag to fit the mean-field network yourself. That needs the Covertype rows, which are
# fetched if they are not there (11 MB), and takes some minutes. The result goes to a temporary
# folder and leaves the frozen one alone.

# %%
REFIT = False

if REFIT:
    from pathlib import Path
    from tempfile import mkdtemp

    from bayestalk import recipes
    from bayestalk.refit import Order, refit

    folder = Path(mkdtemp())
    print(refit(recipes.read()["cover-advi"], Order(folder=folder)).diagnostics)
