"""From a key press to the new picture on screen, in a real JupyterLab: ``python benchmarks/end_to_end.py``.

Our panels and the usual way (``interact``, a new figure, ``plt.show()``) draw the same pictures in one
notebook and take turns, so that what else the machine does slows both alike. ``--check`` ends with exit
code 1 when a budget is broken, with the same allowance for noisy machines as ``python -m benchmarks``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that it runs as a file too

from benchmarks.measure import Finding, Limit, Times  # noqa: E402
from benchmarks.report import finish  # noqa: E402
from tools.lab_page import LabPage, notebook, opened  # noqa: E402
from tools.real_lab import chromium, serve  # noqa: E402

PRESSES = 40
WARM_UP = 4
DRAGS = 8
DRAG_PRESSES = 20
PANELS = {"CompressionPanel": "height_loss=loss", "KyphosisPanel": "fractures=(('T8', 'wedge', loss),)"}

_USUAL = """
import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, interact
from osteospine.kit import canvas

def drawn_anew(panel):
    \"\"\"Draw the panel's picture on a new pyplot figure and show it.\"\"\"
    own, canvas.Figure = canvas.Figure, lambda **size: plt.figure(**{**size, "dpi": 100})
    try:
        panel.build_picture().update(panel.compute())
    finally:
        canvas.Figure = own
    plt.show()

def usual(name, choices):
    \"\"\"Return what a hand-made notebook has: a function of the slider, to be given to interact.\"\"\"
    panel = getattr(osteospine, name)()
    panel._held = True  # it lends its model and its picture; its own drawing stays off
    def show(loss=0.25):
        for trait, value in choices(loss).items():
            setattr(panel.state, trait, value)
        drawn_anew(panel)
    return show
"""


@dataclass
class Way:
    """One cell of the notebook: a panel, or the usual way to the same picture."""

    panel: str
    own: bool
    cell: int
    presses_ms: list[float] = field(default_factory=list)
    drags_ms: list[float] = field(default_factory=list)

    @property
    def source(self) -> str:
        """The cell's code."""
        if self.own:
            return f"osteospine.{self.panel}()"
        slider = "FloatSlider(0.25, min=0, max=0.6, step=0.01)"
        choices = f"lambda loss: dict({PANELS[self.panel]})"
        return f"interact(usual({self.panel!r}, {choices}), loss={slider});"


def measure() -> list[Finding]:
    """Start JupyterLab and Chromium, let all ways take turns, and return one row per panel."""
    pairs = [(name, own) for name in PANELS for own in (True, False)]
    ways = [Way(name, own, cell) for cell, (name, own) in enumerate(pairs, start=1)]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "work"
        folder.mkdir()
        cells = ["%matplotlib inline\nimport osteospine" + _USUAL, *(way.source for way in ways)]
        path = notebook(folder / "speed.ipynb", cells)
        with (
            serve(folder, Path(made) / "settings") as server,
            chromium() as browser,
            opened(browser, server, path) as lab,
        ):
            lab.run_all()
            _take_turns(lab, ways)
    return [_finding(name, *(way for way in ways if way.panel == name)) for name in PANELS]


def _take_turns(lab: LabPage, ways: list[Way]) -> None:
    lab.page.evaluate(Path(__file__).with_name("in_page.js").read_text(encoding="utf-8"))
    for turn in range(WARM_UP + PRESSES):
        for way in ways:
            spent = _from_last_press(lab.page, way, 1, "ArrowRight" if turn % 2 else "ArrowLeft")
            if turn >= WARM_UP:
                way.presses_ms.append(spent)
    for turn in range(DRAGS):
        for way in ways:
            key = "ArrowRight" if turn % 2 else "ArrowLeft"
            way.drags_ms.append(_from_last_press(lab.page, way, DRAG_PRESSES, key))


def _from_last_press(page: Page, way: Way, presses: int, key: str) -> float:
    """Press a key so many times and return the time from the last press to the last new picture."""
    cell = page.locator(".jp-CodeCell").nth(way.cell)
    handle = cell.locator("[role=slider]").first
    handle.evaluate("handle => { handle.scrollIntoView({block: 'center'}); handle.focus({preventScroll: true}); }")
    page.wait_for_timeout(120)
    cell.evaluate("cell => window.osteospineTimes.watch(cell)")
    for _ in range(presses):
        page.keyboard.press(key)
    page.wait_for_function("() => window.osteospineTimes.shown.length > 0", timeout=10_000)
    page.wait_for_timeout(150 if presses == 1 else 1500)
    times = page.evaluate("() => window.osteospineTimes.stop()")
    if len(times["keys"]) != presses:
        raise RuntimeError(f"{way.source}: {len(times['keys'])} of {presses} key presses arrived.")
    spent: float = times["shown"][-1] - times["keys"][-1]
    return spent


def _finding(name: str, own: Way, usual: Way) -> Finding:
    ours, theirs = Times(tuple(own.presses_ms)), Times(tuple(usual.presses_ms))
    drag, their_drag = Times(tuple(own.drags_ms)), Times(tuple(usual.drags_ms))
    ratio = theirs.median_ms / ours.median_ms
    what = (
        f"{name}: key press to screen ({PRESSES} each; "
        f"after a fast drag {drag.median_ms:.0f} ms, usual way {their_drag.median_ms:.0f} ms)"
    )
    cells = (f"{ours.median_ms:.0f} ms", f"{ours.p95_ms:.0f} ms", f"{theirs.median_ms:.0f} ms", f"{ratio:.1f} x", "")
    return Finding(
        what,
        cells,
        (
            Limit("median", ours.median_ms, 65, "ms", noisy=True),
            Limit("p95", ours.p95_ms, 100, "ms", noisy=True),
            Limit("faster", ratio, 2, "x", at_least=True, noisy=True),
            Limit("after a drag", drag.median_ms, 150, "ms", noisy=True),
        ),
    )


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit with 1 when a budget is broken")
    check = parser.parse_args().check
    return finish(measure(), check=check)


if __name__ == "__main__":
    sys.exit(main())
