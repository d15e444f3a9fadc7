"""Kernel time of each panel from a change to the new picture, interleaved with the usual way of drawing it."""

from __future__ import annotations

import base64
import io
import itertools
from collections.abc import Iterator
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg

from benchmarks.browser_messages import Message, inputs, walk, weighing
from benchmarks.measure import Finding, Limit, Times, timed, timed_with_cpu
from osteospine import PANELS
from osteospine.kit.panel import Panel

UPDATES = 240
_USUAL_EACH = 4  # the usual way is slow: one beside every fourth update is enough
_WARM_UP = 10
_OF_1000_PEOPLE = ("FractureRiskPanel", "MedicineTradeoffPanel", "CementPanel")  # icon arrays may weigh more
_STEPS = 12  # in one walk from end to end of a control


def messages(panel: Panel[Any]) -> Iterator[Message]:
    """Yield messages without end: from each preset, each control through its range."""
    for preset in itertools.cycle(panel.presets):
        panel.show(preset)
        for widget in list(inputs(panel)):
            for message in walk(widget, _STEPS):
                if message.changes:
                    yield message


def usual_way(panel: Panel[Any]) -> int:
    """Draw the panel's picture as ``interact`` with inline figures does; return the bytes to send.

    A new figure for each change, cut to what is drawn on it, as a PNG of 100 dots an inch in base64.
    """
    picture = panel.build_picture()
    picture.update(panel.compute())
    buffer = io.BytesIO()
    FigureCanvasAgg(picture.canvas.figure).print_figure(buffer, dpi=100, format="png", bbox_inches="tight")
    return len(base64.b64encode(buffer.getvalue()))


def measure_panel(name: str) -> Finding:
    """Drive one panel through all that its controls can do."""
    own: list[float] = []
    cpu: list[float] = []
    usual: list[float] = []
    weights: list[int] = []
    with weighing() as scale:
        panel = PANELS[name]()
        moves = messages(panel)
        for message in itertools.islice(moves, _WARM_UP):
            message.send()
        while len(own) < UPDATES:
            message = next(moves)
            scale.weigh()
            before = panel._picture.value
            spent, spent_cpu = timed_with_cpu(message.send)
            weights.append(scale.weigh())
            if panel._message.value:  # refused: nothing was drawn, and nothing would be from here on
                panel.reset()
            if panel._picture.value == before:
                continue
            own.append(spent)
            cpu.append(spent_cpu)
            if len(own) % _USUAL_EACH == 0:
                usual.append(timed(lambda: usual_way(panel)))
    return _finding(name, Times(tuple(own)), Times(tuple(cpu)), Times(tuple(usual)), max(weights))


def _finding(name: str, own: Times, cpu: Times, usual: Times, heaviest: int) -> Finding:
    ratio = usual.median_ms / own.median_ms
    kilobytes = heaviest / 1000
    return Finding(
        f"{name}: change to new picture ({len(own.values_ms)} updates; processor {cpu.median_ms:.1f} ms)",
        (
            f"{own.median_ms:.1f} ms",
            f"{own.p95_ms:.1f} ms",
            f"{usual.median_ms:.0f} ms",
            f"{ratio:.1f} x",
            f"{kilobytes:.0f} kB",
        ),
        (
            Limit("median", own.median_ms, 20, "ms", noisy=True, cpu=cpu.median_ms),
            Limit("p95", own.p95_ms, 30, "ms", noisy=True, cpu=cpu.p95_ms),
            Limit("faster", ratio, 4, "x", at_least=True, noisy=True),
            Limit("bytes", kilobytes, 80 if name in _OF_1000_PEOPLE else 60, "kB"),
        ),
    )


def measure() -> list[Finding]:
    """Measure all panels."""
    return [measure_panel(name) for name in PANELS]
