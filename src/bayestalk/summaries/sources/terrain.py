"""The mountain itself."""

import xarray as xr

from bayestalk.data.relief import terrain as simulated_terrain


def terrain() -> xr.Dataset:
    """The mountain: its profile and contours."""
    return simulated_terrain()
