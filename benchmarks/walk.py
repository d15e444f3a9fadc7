"""A learner's way in: ``python benchmarks/walk.py`` opens the lessons one after the other in a real JupyterLab.

It prints how long it takes from starting JupyterLab to the first picture that has moved, and how much memory
JupyterLab and its kernels hold together, after each lesson and while the kernels of all lessons before still run.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

import psutil  # type: ignore[import-untyped]
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that it runs as a file too

from tools.lab_page import LabPage, opened  # noqa: E402
from tools.real_lab import Server, chromium, serve  # noqa: E402

LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def main() -> None:
    """Walk and print."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "work"
        for part in ("notebooks", "figures"):
            shutil.copytree(ROOT / part, folder / part)
        begun = time.perf_counter()
        with serve(folder, Path(made) / "settings") as server, chromium() as browser:
            print(f"{time.perf_counter() - begun:5.1f} s  JupyterLab answers")
            _first_move(browser, server)
            server.shut_down_kernels()
            print(f"{_held_mb():5.0f} MB  JupyterLab alone")
            for lesson in LESSONS:
                with opened(browser, server, folder / "notebooks" / lesson.name) as lab:
                    lab.run_all()
                print(f"{_held_mb():5.0f} MB  with {lesson.stem} and the lessons before it")


def _first_move(browser: Browser, server: Server) -> None:
    """Open the first notebook as a newcomer does, and time each step from asking for the page."""
    begun = time.perf_counter()

    def say(what: str) -> None:
        print(f"{time.perf_counter() - begun:5.1f} s  {what}", flush=True)

    with opened(browser, server, server.folder / "notebooks" / LESSONS[0].name) as lab:
        say(f"{lab.name} is on screen, with its stored picture")
        lab.wait_until_idle()
        say("the kernel is idle")
        lab.run_all()
        say("all cells have run")
        _press(lab)
        say("the first picture has moved")


def _press(lab: LabPage) -> None:
    """Move the first slider one step by keyboard and wait for the new picture."""
    panel = lab.panels.first
    before = panel.locator("svg.osteospine-picture").inner_html()
    panel.locator("[role=slider]").first.focus()
    lab.page.keyboard.press("ArrowLeft")
    moved = "([panel, before]) => panel.querySelector('svg.osteospine-picture').innerHTML !== before"
    lab.page.wait_for_function(moved, arg=[panel.element_handle(), before])


def _held_mb() -> float:
    """Return the memory of JupyterLab and its kernels; what they share is counted once."""
    lab = next(each for each in psutil.Process().children() if "jupyterlab" in each.cmdline())
    return sum(each.memory_full_info().pss for each in (lab, *lab.children(recursive=True))) / 1e6


if __name__ == "__main__":
    main()
