"""From a key press to the new picture on screen, in a real JupyterLab: ``python benchmarks/end_to_end.py``.

Each panel and the usual way (``interact``, a new figure, ``plt.show()``) draw the same picture in one
notebook and take turns, so that what else the machine does slows both alike. Names of panels measure only
those. ``--check`` ends with exit code 1 when a budget is broken, with the same allowance for noisy machines
as ``python -m benchmarks``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ipywidgets import Dropdown, FloatSlider
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that it runs as a file too

from benchmarks.measure import Finding, Limit, Times  # noqa: E402
from benchmarks.report import finish  # noqa: E402
from osteospine import PANELS  # noqa: E402
from osteospine.kit.panel import Panel  # noqa: E402
from tools.lab_page import LabPage, notebook, opened  # noqa: E402
from tools.real_lab import chromium, serve  # noqa: E402

PRESSES = 20
WARM_UP = 3
DRAGS = 4
DRAG_PRESSES = 20

_USUAL = """
import matplotlib.pyplot as plt
from ipywidgets import Dropdown, FloatSlider, interact
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
    def show(it):
        for trait, value in choices(it).items():
            setattr(panel.state, trait, value)
        drawn_anew(panel)
    return show
"""


@dataclass(frozen=True)
class Knob:
    """The control of a panel that is pressed, and how the usual way offers the same.

    Attributes
    ----------
    css
        Finds the control in the panel's cell.
    moves
        What moves it back and forth: two keys, or the numbers of two options of a list.
    usual
        The same control for ``interact``, as code.
    choices
        A function from the control's value to the panel's choices, as code.
    """

    css: str
    moves: tuple[str, str] | tuple[int, int]
    usual: str
    choices: str


_LOSS = Knob(
    "[role=slider]",
    ("ArrowLeft", "ArrowRight"),
    "FloatSlider(0.25, min=0, max=0.6, step=0.01)",
    "lambda it: dict(fractures=(('T8', 'wedge', it),))",
)


def knob(name: str) -> Knob:
    """Return the first slider of a panel that changes its picture, or where there is none its first list."""
    if name == "KyphosisPanel":
        return _LOSS  # its sliders stand inside the list of fractures
    panel = PANELS[name]()
    sliders = {trait: each for trait, each in panel.controls.items() if isinstance(each, FloatSlider)}
    for n, (trait, slider) in enumerate(sliders.items()):
        # Towards the side with more room, so that a fast drag does not end at the end of the slider.
        left = slider.value - slider.min > slider.max - slider.value
        aside = slider.value - slider.step if left else slider.value + slider.step
        if _draws(panel, trait, (aside, slider.value)):
            return Knob(
                f"[role=slider] >> nth={n}",
                ("ArrowLeft", "ArrowRight") if left else ("ArrowRight", "ArrowLeft"),
                f"FloatSlider({slider.value}, min={slider.min}, max={slider.max}, step={slider.step})",
                f"lambda it: dict({trait}=it)",
            )
    lists = {trait: each for trait, each in panel.controls.items() if isinstance(each, Dropdown)}
    for n, (trait, dropdown) in enumerate(lists.items()):
        values = [value for _, value in dropdown._options_full]
        place = values.index(dropdown.value)
        other = place + 1 if place + 1 < len(values) else place - 1
        if _draws(panel, trait, (values[other], dropdown.value)):
            return Knob(
                f"select >> nth={n}",
                (other, place),
                f"Dropdown(options={values!r}, value={dropdown.value!r})",
                f"lambda it: dict({trait}=it)",
            )
    raise LookupError(f"{name} has neither a slider nor a list that changes its picture.")


def _draws(panel: Panel[Any], trait: str, values: tuple[Any, Any]) -> bool:
    """Return whether the picture changes with each of these values in turn."""
    seen = [panel._picture.value]
    for value in values:
        setattr(panel.state, trait, value)
        seen.append(panel._picture.value)
    return seen[0] != seen[1] != seen[2]


@dataclass
class Way:
    """One cell of the notebook: a panel, or the usual way to the same picture."""

    source: str
    cell: int
    css: str
    moves: tuple[str, str] | tuple[int, int]
    presses_ms: list[float] = field(default_factory=list)
    drags_ms: list[float] = field(default_factory=list)


def measure(names: Sequence[str]) -> Iterator[Finding]:
    """Start JupyterLab and Chromium; for each panel let it and the usual way take turns, and yield a row."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "work"
        folder.mkdir()
        with serve(folder, Path(made) / "settings") as server, chromium() as browser:
            for name in names:
                turned = knob(name)
                offered = f"interact(usual({name!r}, {turned.choices}), it={turned.usual});"
                kind = turned.css.split(" >> ")[0]
                own = Way(f"osteospine.{name}()", 1, turned.css, turned.moves)
                usual = Way(offered, 2, kind, turned.moves)
                cells = ["%matplotlib inline\nimport osteospine" + _USUAL, own.source, usual.source]
                with opened(browser, server, notebook(folder / f"{name}.ipynb", cells)) as lab:
                    lab.run_all()
                    _take_turns(lab, (own, usual))
                found = _finding(name, own, usual)
                print(found.what, *found.cells, sep="; ", file=sys.stderr)
                yield found


def _take_turns(lab: LabPage, ways: Sequence[Way]) -> None:
    lab.page.evaluate(Path(__file__).with_name("in_page.js").read_text(encoding="utf-8"))
    for turn in range(WARM_UP + PRESSES):
        for way in ways:
            spent = _from_last_press(lab.page, way, 1, way.moves[turn % 2])
            if turn >= WARM_UP:
                way.presses_ms.append(spent)
    for turn in range(DRAGS):
        for way in ways:
            if isinstance(way.moves[0], str):  # a list is not dragged
                way.drags_ms.append(_from_last_press(lab.page, way, DRAG_PRESSES, way.moves[turn % 2]))


def _from_last_press(page: Page, way: Way, presses: int, move: str | int) -> float:
    """Press a key so many times, or choose from a list; return the time from the last to the last new picture."""
    cell = page.locator(".jp-CodeCell").nth(way.cell)
    handle = cell.locator(way.css).first
    handle.evaluate("handle => { handle.scrollIntoView({block: 'center'}); handle.focus({preventScroll: true}); }")
    page.wait_for_timeout(120)
    cell.evaluate("cell => window.osteospineTimes.watch(cell)")
    for _ in range(presses):
        if isinstance(move, str):
            page.keyboard.press(move)
        else:
            handle.select_option(index=move)
    page.wait_for_function("() => window.osteospineTimes.shown.length > 0", timeout=10_000)
    page.wait_for_timeout(150 if presses == 1 else 1500)
    times = page.evaluate("() => window.osteospineTimes.stop()")
    if len(times["keys"]) != presses:
        raise RuntimeError(f"{way.source}: {len(times['keys'])} of {presses} key presses arrived.")
    spent: float = times["shown"][-1] - times["keys"][-1]
    return spent


def _finding(name: str, own: Way, usual: Way) -> Finding:
    ours, theirs = Times(tuple(own.presses_ms)), Times(tuple(usual.presses_ms))
    ratio = theirs.median_ms / ours.median_ms
    limits = [
        Limit("median", ours.median_ms, 65, "ms", noisy=True),
        Limit("p95", ours.p95_ms, 100, "ms", noisy=True),
        Limit("faster", ratio, 2, "x", at_least=True, noisy=True),
    ]
    note = f"{PRESSES} each"
    if own.drags_ms:
        drag, theirs_after = Times(tuple(own.drags_ms)).median_ms, Times(tuple(usual.drags_ms)).median_ms
        limits.append(Limit("after a drag", drag, 150, "ms", noisy=True))
        note += f"; after a fast drag {drag:.0f} ms, usual way {theirs_after:.0f} ms"
    cells = (f"{ours.median_ms:.0f} ms", f"{ours.p95_ms:.0f} ms", f"{theirs.median_ms:.0f} ms", f"{ratio:.1f} x", "")
    return Finding(f"{name}: key press to screen ({note})", cells, tuple(limits))


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit with 1 when a budget is broken")
    parser.add_argument("panels", nargs="*", choices=[[], *PANELS], help="all panels when none is named")
    chosen = parser.parse_args()
    return finish(list(measure(chosen.panels or list(PANELS))), check=chosen.check)


if __name__ == "__main__":
    sys.exit(main())
