"""Start-up: a fresh process imports osteospine and shows its first panel."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from typing import Any

from benchmarks.measure import Finding, Limit
from osteospine import PANELS

RUNS = 5
HEAVY = ("pandas", "scipy", "matplotlib.pyplot")
"""What run time must do without."""

_PROGRAM = """
import json, sys, time
start = time.perf_counter()
import osteospine
panel = osteospine.PANELS[sys.argv[1]]()
ready, cpu = time.perf_counter(), time.process_time()
panel._repr_mimebundle_()
shown = time.perf_counter()
heavy = [name for name in json.loads(sys.argv[2]) if name in sys.modules]
print(json.dumps({"all": ready - start, "stored": shown - ready, "cpu": cpu, "heavy": heavy}))
"""

_USUAL = """
import json, io, time
start = time.perf_counter()
import ipywidgets, numpy, matplotlib.pyplot as plt
figure, axes = plt.subplots()
axes.plot([0, 1])
figure.savefig(io.BytesIO(), bbox_inches="tight")
print(json.dumps({"all": time.perf_counter() - start}))
"""


def measure() -> list[Finding]:
    """Measure the start with each panel, several processes each, in turn with pyplot and an empty plot."""
    with tempfile.TemporaryDirectory() as cache:
        return [_panel(name, cache) for name in PANELS]


def _panel(name: str, cache: str) -> Finding:
    for program in (_PROGRAM, _USUAL):
        _start(program, name, cache)  # the very first start compiles; an installed package is compiled already
    starts, usual = [], []
    for _ in range(RUNS):
        starts.append(_start(_PROGRAM, name, cache))
        usual.append(_start(_USUAL, name, cache)["all"])
    seconds = [start["all"] for start in starts]
    median, usually = statistics.median(seconds), statistics.median(usual)
    cpu = statistics.median(start["cpu"] for start in starts)
    heavy = sorted({module for start in starts for module in start["heavy"]})
    note = f"imports {', '.join(heavy)}" if heavy else f"no {', '.join(HEAVY)}"
    stored = statistics.median(start["stored"] for start in starts)
    note += f"; its stored PNG {stored:.2f} s more"
    return Finding(
        f"Start: import + first {name} ({note})",
        (f"{median:.2f} s", f"{max(seconds):.2f} s", f"{usually:.2f} s", f"{usually / median:.1f} x", ""),
        (Limit("start", median, 1, "s", noisy=True, cpu=cpu), Limit("heavy imports", len(heavy), 0, "")),
    )


def _start(program: str, name: str, cache: str) -> dict[str, Any]:
    # A bytecode cache of our own, so that an environment without one is not what gets measured.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = cache
    done = subprocess.run(
        [sys.executable, "-c", program, name, json.dumps(HEAVY)],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result
