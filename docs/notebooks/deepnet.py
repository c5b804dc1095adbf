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
# # A Bayesian deep net, by hand
#
# How brightly does the low sun light a slope? A small net learns it from observations that leave
# out a whole range of directions. Then we ask it about that range.

# %%
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import SVG

from bayestalk import forward, recipes, results
from bayestalk.data import hillshade
from bayestalk.models.networks import NETWORKS
from bayestalk.summaries.sources.cells import cells_of_deepnet
from bayestalk.views import three_ways
from bayestalk.views.cells import from_summary

plt.rcParams |= {"figure.figsize": (7, 4), "axes.spines.top": False, "axes.spines.right": False}
A = "#009e73"  # values that went through an activation have this colour everywhere
NET = NETWORKS["deepnet"]

# %% [markdown]
# ## The network
#
# Four inputs, three hidden units with tanh, one output with ReLU. The cells hold the numbers of
# one spot.

# %%
print(NET.describe(), "with", NET.size, "parameters")
cells = from_summary(cells_of_deepnet())
SVG(three_ways.draw(NET, cells, "deepnet-views").svg)

# %% [markdown]
# ## The observations
#
# Hillshade from zero for shade to one for full light. The grey range of directions was never
# observed.

# %%
slopes = hillshade.observe()
start, stop = slopes.attrs["gap_from"], slopes.attrs["gap_to"]
print(slopes.attrs["formula"])
plt.axvspan(start, stop, color="#ddd")
plt.scatter(slopes["aspect"], slopes["y"], c="k", s=12)
plt.xlabel("aspect, degrees clockwise from north")
plt.ylabel("hillshade")
plt.show()

# %% [markdown]
# ## A walk around the mountain
#
# Imagine a slope of middling steepness that turns through all directions. For each draw from the
# posterior the net gives a curve. `forward.outputs` is the net's arithmetic in NumPy: multiply,
# add, bend, twice.

# %%
aspect = np.arange(0, 361, 3)
steepness = float(slopes["x"].sel(feature="slope").mean())
walk = np.column_stack(
    [
        np.full(aspect.size, steepness),
        np.cos(np.radians(aspect)),
        np.sin(np.radians(aspect)),
        np.zeros(aspect.size),
    ]
)


def curves(name: str) -> np.ndarray:
    """The net's light along the walk, one row a draw."""
    posterior = results.read_posterior(name)["posterior"].to_dataset()
    stacked = posterior.stack(sample=("chain", "draw")).transpose("sample", ...)
    parameters = {p.name: stacked[p.name].to_numpy() for p in NET.parameters}
    return forward.outputs(walk, parameters, NET)[:, :, 0]


light = {"NUTS": curves("deepnet"), "mean-field ADVI": curves("deepnet-advi")}
truth = hillshade.expected(walk)

# %% [markdown]
# ## "I have seen nothing here"
#
# Bands hold the middle 50 and 95 % of the curves. With NUTS the net doubts itself where nothing
# was observed. Mean-field ADVI treats the weights as strangers to each other, and its doubt
# there is another matter. Compare the grey ranges. The numbers below are plain standard deviations
# along this walk. The talk's page measures them by the middle half of the curves, at the mean
# elevation of the observations, so its numbers differ somewhat.

# %%
figure, panels = plt.subplots(1, 2, figsize=(10, 3.6), sharey=True, layout="constrained")
for panel, (name, y) in zip(panels, light.items(), strict=True):
    panel.axvspan(start, stop, color="#ddd")
    for outer in (0.025, 0.25):
        panel.fill_between(
            aspect, *np.quantile(y, [outer, 1 - outer], axis=0), color=A, alpha=0.35, linewidth=0
        )
    panel.plot(aspect, truth, "k:")
    panel.set(title=name, xlabel="aspect, degrees", xticks=[0, 90, 180, 270, 360])
panels[0].set_ylabel("hillshade")
inside = (aspect > start) & (aspect < stop)
for name, y in light.items():
    spread = y.std(axis=0)
    seen, unseen = spread[~inside].mean(), spread[inside].mean()
    print(f"{name:<16} SD in the gap {unseen:.3f}, elsewhere {seen:.3f}")

# %% [markdown]
# ## A pile at zero
#
# Where a slope may lie in shade, ReLU sends every negative sum to exactly zero. The density of
# the output then has a spike there, and the rest of the curve to its right.

# %%
share_dark = (light["NUTS"] == 0).mean(axis=0)
darkest = int(np.abs(share_dark - 0.5).argmin())
plt.figure(figsize=(7, 2.4))
plt.hist(light["NUTS"][:, darkest], bins=50, color=A, alpha=0.7)
plt.xlabel(f"hillshade at {aspect[darkest]}°")
plt.yticks([])
print(f"probability of full shade there: {share_dark[darkest]:.2f}")

# %% [markdown]
# ## Fit it again
#
# Set the flag to run the sampler yourself (about two minutes). The result goes to a temporary
# folder and leaves the frozen one alone.

# %%
REFIT = False

if REFIT:
    from pathlib import Path
    from tempfile import mkdtemp

    from bayestalk.refit import Order, refit

    folder = Path(mkdtemp())
    print(refit(recipes.read()["deepnet"], Order(folder=folder)).diagnostics)
