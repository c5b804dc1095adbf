"""PyMC's own graph of a model, as a table of nodes and edges."""

import pymc as pm
import xarray as xr
from pymc.model_graph import ModelGraph, NodeType

_KINDS = {
    NodeType.FREE_RV: "free",
    NodeType.OBSERVED_RV: "observed",
    NodeType.DATA: "data",
    NodeType.DETERMINISTIC: "deterministic",
}


def graph_of(model: pm.Model) -> xr.Dataset:
    """Nodes (``name``, ``kind``, ``distribution``, ``plate``) and edges (parent to child)."""
    found = ModelGraph(model)
    # PyMC keeps both in sets, whose order changes from run to run
    place = {name: number for number, name in enumerate(found.model.named_vars)}
    nodes, plates = [], dict[str, str]()
    for plate in found.get_plates():
        nodes += sorted(plate.variables, key=lambda node: place[node.var.name])
        length = " × ".join(f"{length:,}" for length in plate.dim_info.lengths)
        plates |= {node.var.name: length for node in plate.variables}
    edges = sorted(found.edges(), key=lambda edge: [place[name] for name in edge])
    return xr.Dataset(
        {
            "name": ("node", [node.var.name for node in nodes]),
            "kind": ("node", [_KINDS.get(node.node_type, "deterministic") for node in nodes]),
            "distribution": ("node", [_distribution(node.var) for node in nodes]),
            "plate": ("node", [plates.get(node.var.name, "") for node in nodes]),
            "source": ("edge", [parent for _, parent in edges]),
            "target": ("edge", [child for child, _ in edges]),
        }
    )


def _distribution(variable: object) -> str:
    operation = getattr(getattr(variable, "owner", None), "op", None)
    names = getattr(operation, "_print_name", None)
    return str(names[0]) if names else ""
