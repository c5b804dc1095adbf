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
# # Linear regression, by hand
#
# The air gets colder as one climbs. Thirty weather stations on a simulated mountain tell how
# fast, and a Bayesian line tells how sure we may be.
#
# Everything below runs from results that were frozen after a real fit, so it takes a few
# seconds. To run it yourself, get the project, run `make site` in it once, and open the
# downloaded file, wherever it lies, with the Python in the project's `.venv`.

# %%
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import SVG

from bayestalk import recipes, results
from bayestalk.data import temperature
from bayestalk.models.networks import NETWORKS
from bayestalk.summaries.sources.cells import cells_of_regression
from bayestalk.views import three_ways
from bayestalk.views.cells import from_summary

plt.rcParams |= {"figure.figsize": (7, 4), "axes.spines.top": False, "axes.spines.right": False}
W, B = "#d55e00", "#0072b2"  # weights and biases have these colours everywhere

# %% [markdown]
# ## The network
#
# One layer, four inputs, no bend. The same description gives the formula, the tables, the
# diagram, and the PyMC model. The cells hold the numbers of one station.

# %%
network = NETWORKS["linear"]
print(network.describe(), "with", network.size, "parameters")
cells = from_summary(cells_of_regression("linear"))
SVG(three_ways.draw(network, cells, "linear-views").svg)

# %% [markdown]
# ## The stations
#
# `x` holds the inputs and `y` the temperature. Because the mountain is simulated, the true
# weights are known. They travel along in the attributes.

# %%
stations = temperature.observe()
names = [*stations["feature"].to_numpy(), "bias"]
truth = np.array([stations.attrs[f"truth_{name}"] for name in names])
print(stations.attrs["formula"])

# %% [markdown]
# ## The posterior
#
# Draws of the four weights and the bias, by chain. Stacked together they are a table with one
# plausible model in each row.

# %%
posterior = results.read_posterior("linear")["posterior"]
draws = np.column_stack(
    [posterior["w1"].to_numpy().reshape(-1, 4), posterior["b1"].to_numpy().reshape(-1, 1)]
)
low, high = np.quantile(draws, [0.025, 0.975], axis=0)
print(f"{'input':<10}{'truth':>8}{'mean':>8}{'SD':>7}   95 % credible interval")
for k, name in enumerate(names):
    print(
        f"{name:<10}{truth[k]:8.2f}{draws[:, k].mean():8.2f}{draws[:, k].std():7.2f}"
        f"   {low[k]:.2f} to {high[k]:.2f}"
    )

# %% [markdown]
# ## From a number to a density
#
# What the data taught about each weight, over the prior that it started from. The dotted line
# is the truth.

# %%
prior = recipes.read()["linear"].prior
figure, panels = plt.subplots(1, 5, figsize=(11, 2.4), layout="constrained")
for k, (panel, name) in enumerate(zip(panels, names, strict=True)):
    color, spread = (B, prior.bias) if name == "bias" else (W, prior.weight)
    grid = np.linspace(draws[:, k].min(), draws[:, k].max(), 200)
    panel.hist(draws[:, k], bins=40, density=True, color=color, alpha=0.6)
    bell = np.exp(-0.5 * (grid / spread) ** 2) / (spread * np.sqrt(2 * np.pi))
    panel.plot(grid, bell, color="#888")
    panel.axvline(truth[k], color="k", linestyle=":")
    panel.set(title=name, yticks=[])

# %% [markdown]
# ## A fan of lines
#
# With elevation as the only input each draw is a line. Fifty of them make a fan: narrow where
# the stations are, wider where they end.

# %%
line = results.read_posterior("linear-line")["posterior"]
slope, level = line["w1"].to_numpy().ravel(), line["b1"].to_numpy().ravel()
elevation = stations["x"].sel(feature="elevation").to_numpy()
grid = np.linspace(elevation.min(), elevation.max(), 50)
for k in range(0, slope.size, slope.size // 50):
    plt.plot(grid, slope[k] * grid + level[k], color=W, alpha=0.2, linewidth=1)
plt.plot(elevation, stations["y"], "ko", markersize=4)
plt.xlabel(f"elevation, {stations['unit'].sel(feature='elevation').item()}")
plt.ylabel("temperature, °C")
plt.show()

# %% [markdown]
# ## Is it right?
#
# For this model the posterior can be written down: a normal distribution with a known mean and
# covariance. The draws must agree with it.

# %%
x = np.column_stack([stations["x"], np.ones(stations.sizes["obs"])])
noise = stations.attrs["noise"]
spreads = np.array([*[prior.weight] * 4, prior.bias])
covariance = np.linalg.inv(x.T @ x / noise**2 + np.diag(1 / spreads**2))
exact = covariance @ x.T @ stations["y"].to_numpy() / noise**2
for k, name in enumerate(names):
    print(
        f"{name:<10} mean {draws[:, k].mean():6.2f} (exact {exact[k]:6.2f})"
        f"   SD {draws[:, k].std():5.2f} (exact {covariance[k, k] ** 0.5:5.2f})"
    )

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
    print(refit(recipes.read()["linear"], Order(folder=folder)).diagnostics)
    print(results.read_posterior("linear", folder)["posterior"]["w1"].mean(("chain", "draw")))
