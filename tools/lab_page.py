"""One notebook in one browser tab: what a learner does with it, as methods."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Locator, Page, expect

from tools.real_lab import Server

DESK = (1366, 768)
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
START_MS, RUN_SECONDS = 40_000, 60.0
ERRORS = "[data-mime-type='application/vnd.jupyter.error'], [data-mime-type='application/vnd.jupyter.stderr']"


def notebook(path: Path, cells: Sequence[str]) -> Path:
    """Write a notebook of code cells that has not been run."""
    fresh: dict[str, object] = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    made = {
        "cells": [{**fresh, "id": f"cell-{n}", "source": source} for n, source in enumerate(cells, 1)],
        "metadata": {"kernelspec": KERNEL, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


class LabPage:
    """A notebook open in JupyterLab.

    Parameters
    ----------
    page
        The browser tab.
    server
        The JupyterLab it belongs to.
    """

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server
        self.name = ""
        self._answers = 0
        page.on("websocket", lambda socket: socket.on("framereceived", self._hear))

    def open(self, path: Path) -> None:
        """Open a notebook in a fresh workspace and wait until its cells are on screen."""
        self.name = path.stem
        name = path.relative_to(self.server.folder).as_posix()
        self.page.goto(f"{self.server.url}/lab/tree/{name}?reset&token={self.server.token}")
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=START_MS)

    def wait_until_idle(self) -> None:
        """Wait until the kernel is there and has nothing to do."""
        expect(self.page.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=START_MS)

    def run_all(self) -> None:
        """Choose Run > Run All Cells and wait until all have run; a failure of any raises."""
        self.wait_until_idle()
        cells, self._answers = self.page.locator(".jp-CodeCell").count(), 0
        self.menu("Run", "Run All Cells")
        deadline = time.monotonic() + RUN_SECONDS
        while self._answers < cells:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.name}: {self._answers} of {cells} cells have run.")
            self.page.wait_for_timeout(50)
        self.wait_until_idle()
        wrong = self.complaints()
        if wrong:
            raise AssertionError(f"{self.name}: " + "\n".join(wrong))

    def save(self) -> None:
        """Save the notebook and wait until it is on disk."""
        with self.page.expect_response(
            lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url
        ):
            self.menu("File", "Save Notebook")

    def menu(self, name: str, entry: str) -> None:
        """Choose an entry of a menu in the menu bar."""
        self.page.locator(".lm-MenuBar-itemLabel", has_text=name).first.click()
        self.page.locator(".lm-Menu-itemLabel").get_by_text(entry, exact=True).click()

    def hide_side_bar(self) -> None:
        """Fold the file browser away, as one does on a small screen or before a class."""
        if self.page.locator("#jp-left-stack").is_visible():
            self.page.keyboard.press("Control+b")
            self.page.locator("#jp-left-stack").wait_for(state="hidden")

    def show_side_bar(self) -> None:
        """Bring the file browser back."""
        if not self.page.locator("#jp-left-stack").is_visible():
            self.page.keyboard.press("Control+b")
            self.page.locator("#jp-left-stack").wait_for()

    def resize(self, width: int, height: int) -> None:
        """Give the tab another size and wait until its layout has settled."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_timeout(400)

    def take(self, panel: Locator, path: Path) -> None:
        """Save a picture of a whole panel, however high, laid out as in this tab."""
        size = self.page.viewport_size
        assert size is not None
        # Pictures may be as high as the tab allows: keep that height while the tab is made higher.
        panel.evaluate(_KEEP_HEIGHT)
        box = panel.bounding_box()
        assert box is not None
        self.resize(size["width"], int(box["height"]) + 240)
        panel.evaluate("panel => panel.scrollIntoView({block: 'start'})")
        panel.screenshot(path=path)
        panel.evaluate(_FREE_HEIGHT)
        self.resize(size["width"], size["height"])

    @property
    def outputs(self) -> Locator:
        """What the cells show."""
        return self.page.locator(".jp-OutputArea-output")

    @property
    def pictures(self) -> Locator:
        """The live pictures of panels."""
        return self.page.locator("svg.osteospine-picture")

    @property
    def panels(self) -> Locator:
        """The panels, practice forms among them."""
        return self.page.locator(".osteospine-panel")

    def complaints(self) -> list[str]:
        """Return what went wrong on the page, in the words that a learner would read."""
        shown = self.page.locator(f"{ERRORS}, .osteospine-message").all_text_contents()
        text = self.page.locator(".jp-Notebook").text_content() or ""
        lost = [said for said in ("Error displaying widget", "model not found", "Loading widget") if said in text]
        return [*shown, *lost]

    def _hear(self, frame: str | bytes) -> None:
        """Count the kernel's answers: folded cells show no number that could be waited for."""
        said = frame if isinstance(frame, bytes) else frame.encode()
        self._answers += b"execute_reply" in said


_KEEP_HEIGHT = """panel => panel.querySelectorAll('svg.osteospine-picture').forEach(
  svg => svg.style.maxHeight = getComputedStyle(svg).maxHeight)"""
_FREE_HEIGHT = """panel => panel.querySelectorAll('svg.osteospine-picture').forEach(
  svg => svg.style.maxHeight = '')"""


@contextmanager
def opened(
    browser: Browser,
    server: Server,
    path: Path,
    size: tuple[int, int] = DESK,
    options: Mapping[str, float] | None = None,
) -> Iterator[LabPage]:
    """Open a notebook in a tab of its own; leave no dialog behind that would hold the tab open."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=(options or {}).get("device_scale_factor", 1),
    )
    try:
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        lab = LabPage(page, server)
        lab.open(path)
        yield lab
    finally:
        try:
            context.close()
        except Error as error:
            raise RuntimeError(f"The tab with {path.name} could not be closed.") from error
