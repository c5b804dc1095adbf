"""Where chains run: in processes of this machine, or on a Dask cluster.

No method imports anything of this, so that no posterior depends on it.
"""
