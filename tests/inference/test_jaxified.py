"""PyMC's models on JAX."""

import json
import os
import subprocess
import sys

import pytest

ASK = """
import json, os
from bayestalk.inference import density, mclmc
import jax
print(json.dumps([jax.device_count(), os.environ.get("XLA_FLAGS")]))
"""


@pytest.mark.parametrize("flags", [None, "--xla_cpu_multi_thread_eigen=false"])
def test_jax_keeps_to_one_device(flags: str | None) -> None:
    """PyMC's wish for a hundred devices reaches neither this process nor those it starts."""
    around = {name: value for name, value in os.environ.items() if name != "XLA_FLAGS"}
    around |= {"XLA_FLAGS": flags} if flags else {}
    said = subprocess.run(
        [sys.executable, "-c", ASK], env=around, capture_output=True, encoding="utf-8", check=True
    )
    assert json.loads(said.stdout) == [1, flags]
