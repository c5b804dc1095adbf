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
# # Logistic regression, by hand
#
# Where do the trees end? On sixty plots of a simulated mountain somebody looked whether a tree
# stands there. A Bayesian S-curve tells where the treeline is, and how sure we may be of it.

# %%
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import SVG

from bayestalk import recipes, results
from bayestalk.data import treeline
from bayestalk.forward import sigmoid
from bayestalk.models.networks import NETWORKS
from bayestalk.summaries.sources.cells import cells_of_regression
from bayestalk.views import three_ways
from bayestalk.views.cells import from_summary

plt.rcParams |= {"figure.figsize": (7, 4), "axes.spines.top": False, "axes.spines.right": False}
W, A = "#d55e00", "#009e73"  # weights and activations have these colours everywhere

# %% [markdown]
# ## The network
#
# Linear regression with one bend at the end, the sigmoid. The cells hold the numbers of one
# plot.

# %%
network = NETWORKS["logistic"]
print(network.describe(), "with", network.size, "parameters")
cells = from_summary(cells_of_regression("logistic"))
SVG(three_ways.draw(network, cells, "logistic-views").svg)

# %% [markdown]
# ## The plots
#
# `y` is 1 where a tree stands. The chance of one falls with elevation, measured from half-way
# up the mountain.

# %%
plots = treeline.observe()
half_way = plots.attrs["elevation_reference"]
print(plots.attrs["formula"])
print(f"{int(plots['y'].sum())} of {plots.sizes['obs']} plots carry a tree")

# %% [markdown]
# ## A fan of curves
#
# With elevation as the only input, each draw from the posterior is an S-curve.

# %%
line = results.read_posterior("logistic-line")["posterior"]
weight, bias = line["w1"].to_numpy().ravel(), line["b1"].to_numpy().ravel()
elevation = plots["x"].sel(feature="elevation").to_numpy()
grid = np.linspace(elevation.min(), elevation.max(), 100)
for k in range(0, weight.size, weight.size // 50):
    plt.plot(1000 * (grid + half_way), sigmoid(weight[k] * grid + bias[k]), color=A, alpha=0.2)
plt.plot(1000 * (elevation + half_way), plots["y"], "k|", markersize=12)
plt.xlabel("elevation, m")
plt.ylabel("probability of a tree")
plt.show()

# %% [markdown]
# ## The treeline, and our doubt about it
#
# The treeline is where the probability is one half, so where the sum is zero. Each draw has one
# of its own: minus bias over weight. No formula for its uncertainty is needed.

# %%
treeline = 1000 * (half_way - bias / weight)
low, high = np.quantile(treeline, [0.025, 0.975])
plt.figure(figsize=(7, 2.4))
plt.hist(treeline, bins=60, range=(low - 100, high + 100), color=A, alpha=0.7)
plt.xlabel("treeline, m")
plt.yticks([])
print(f"mean {treeline.mean():.0f} m, 95 % credible interval {low:.0f} to {high:.0f} m")

# %% [markdown]
# ## What the bend does to a density
#
# Take the plot nearest to the treeline and send every draw of the four-input model through it.
# The sum has a nearly symmetric density. The probability is squeezed between zero and one.

# %%
posterior = results.read_posterior("logistic")["posterior"]
weights = posterior["w1"].to_numpy().reshape(-1, 4)
biases = posterior["b1"].to_numpy().reshape(-1)
plot = int(np.abs(1000 * (elevation + half_way) - treeline.mean()).argmin())
sums = weights @ plots["x"].isel(obs=plot).to_numpy() + biases
figure, (left, right) = plt.subplots(1, 2, figsize=(9, 2.6), layout="constrained")
left.hist(sums, bins=60, color=W, alpha=0.6)
left.set(title="y′, the sum", yticks=[])
right.hist(sigmoid(sums), bins=60, range=(0, 1), color=A, alpha=0.7)
right.set(title="y, the probability", yticks=[])
plt.show()

# %% [markdown]
# ## Fit it again
#
# Set the flag to run the sampler yourself. The result goes to a temporary folder and leaves the
# frozen one alone.

# %%
REFIT = False

if REFIT:
    from pathlib import Path
    from tempfile import mkdtemp

    from bayestalk.refit import Order, refit

    folder = Path(mkdtemp())
    print(refit(recipes.read()["logistic"], Order(folder=folder)).diagnostics)
    print(results.read_posterior("logistic", folder)["posterior"]["w1"].mean(("chain", "draw")))
