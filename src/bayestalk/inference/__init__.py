"""Methods of inference: one file each, all of one shape, ``sample(fit) -> xr.DataTree``."""
