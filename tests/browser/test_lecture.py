"""The lecture as slides in a real JupyterLab on a projector of 1280 x 720: it fits, and answers the presenter."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from looking import cut_off, labels_in_trouble
from playwright.sync_api import Browser, Locator

from tools.lab_page import LabPage, opened
from tools.real_lab import Server

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "notebooks" / "instructor"
PROJECTOR = (1280, 720)


def cells(*kinds: str) -> list[str]:
    """Return the texts of the lecture's cells of these kinds, in order."""
    content: dict[str, Any] = json.loads((FOLDER / "lecture.ipynb").read_text(encoding="utf-8"))
    return [
        "".join(cell["source"]) for cell in content["cells"] if cell["metadata"]["slideshow"]["slide_type"] in kinds
    ]


@pytest.fixture(scope="module")
def hall(browser: Browser, server: Server) -> Iterator[LabPage]:
    """The lecture, run from top to bottom and shown as slides."""
    shutil.copytree(ROOT / "figures", server.folder / "figures", dirs_exist_ok=True)
    folder = shutil.copytree(FOLDER, server.folder / "notebooks" / "instructor", dirs_exist_ok=True)
    with opened(browser, server, folder / "lecture.ipynb", size=PROJECTOR) as lab:
        lab.run_all()
        lab.page.locator(".jp-Cell").first.click()
        toggle = lab.page.locator("[data-command='deck:toggle']")
        toggle.first.click()
        lab.page.wait_for_function("document.body.dataset.jpDeckMode === 'presenting'")
        lab.page.wait_for_timeout(1_000)
        yield lab
        # JupyterLab remembers that slides were on, and would open the next notebook without its menus.
        lab.page.keyboard.press("Escape")
        lab.page.wait_for_function("document.body.dataset.jpDeckMode !== 'presenting'")


def fits(lab: LabPage) -> list[str]:
    """Return what of the slide does not fit on the screen."""
    room = lab.page.evaluate(_ROOM)
    said = [f"scrolls: {room['needed']} px in {room['there']} px"] if room["needed"] > room["there"] else []
    if room["top"] < -1 or room["bottom"] > PROJECTOR[1] + 1:
        said.append(f"off the screen: {room['top']:.0f} to {room['bottom']:.0f} px")
    return said


def press(lab: LabPage, panel: Locator, preset: str) -> None:
    """Press a preset and wait for the picture."""
    panel.get_by_role("button", name=preset, exact=True).click()
    lab.page.wait_for_timeout(500)


def test_each_slide_fits_and_each_preset_of_its_notes_answers(hall: LabPage, screenshots: Path) -> None:
    notes = iter([each for each in cells("notes") if "Press *" in each])
    trouble = []
    for number, source in enumerate(cells("slide", "subslide")):
        if number:
            hall.page.keyboard.press("Space")
            hall.page.wait_for_timeout(500)
        hall.page.screenshot(path=screenshots / f"lecture_{number:02}.png")
        name = source.splitlines()[0]
        trouble += [f"{name}: {each}" for each in fits(hall)]
        panel = hall.page.locator(".jp-Cell.jp-deck-mod-visible .osteospine-panel")
        assert panel.count() == source.count("Panel("), name
        if not panel.count():
            continue
        for preset in re.findall(r"Press \*([^*]+)\*", next(notes)):
            press(hall, panel, preset)
            found = fits(hall) + cut_off(panel) + labels_in_trouble(panel)
            trouble += [f"{name}, {preset}: {each}" for each in found]
        # Back to the slide's own cell, so that the space bar goes on and presses nothing.
        hall.page.locator(".jp-Cell.jp-deck-mod-visible").evaluate("cell => cell.focus()")
    assert not trouble, "\n".join(trouble)
    assert list(notes) == []
    assert hall.complaints() == []


_ROOM = """() => {
  const notebook = document.querySelector('.jp-Notebook .jp-WindowedPanel-outer');
  const boxes = [...document.querySelectorAll('.jp-Cell.jp-deck-mod-visible')].map(c => c.getBoundingClientRect());
  return {needed: notebook.scrollHeight, there: notebook.clientHeight,
          top: Math.min(...boxes.map(b => b.top)), bottom: Math.max(...boxes.map(b => b.bottom))};
}"""
