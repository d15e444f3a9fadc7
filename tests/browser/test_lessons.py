"""Each lesson as a learner meets it: opened cold, run, and opened again the next day."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from looking import axe_findings, cut_off
from playwright.sync_api import Browser, expect

import osteospine
from tools.lab_page import DESK, LabPage, notebook, opened
from tools.real_lab import Server

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
every_lesson = pytest.mark.parametrize("lesson", NOTEBOOKS, ids=lambda path: path.stem)


def panels_in(path: Path) -> int:
    """Return how many pictures a notebook shows, by what its cells say."""
    said = [
        "".join(output["data"].get("text/plain", ""))
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        for output in cell.get("outputs", ())
        if "data" in output
    ]
    return sum(text.split(":")[0] in osteospine.PANELS for text in said)


def copied(server: Server, lesson: Path, name: str) -> Path:
    """Lay a lesson into the server's folder as it lies in the collection, with the figures beside its folder."""
    shutil.copytree(ROOT / "figures", server.folder / "figures", dirs_exist_ok=True)
    folder = server.folder / "notebooks"
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(lesson, folder / f"{name}_{lesson.name}"))


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def running(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[LabPage]:
    """A lesson, run from top to bottom."""
    with opened(browser, server, copied(server, request.param, "run")) as lab:
        lab.run_all()
        yield lab


@every_lesson
def test_opened_cold_each_panel_is_a_picture(browser: Browser, server: Server, lesson: Path) -> None:
    with opened(browser, server, copied(server, lesson, "cold")) as lab:
        images = lab.page.locator(".jp-OutputArea-output img[src^='data:image/png']")
        expect(images).to_have_count(panels_in(lesson))
        sizes = images.evaluate_all("found => found.map(image => image.naturalWidth)")
        assert sizes
        assert min(sizes) > 300
        assert lab.complaints() == []


def test_run_all_brings_each_panel_to_life(running: LabPage) -> None:
    expected = panels_in(running.server.folder / "notebooks" / f"{running.name}.ipynb")
    expect(running.pictures).to_have_count(expected)
    assert running.complaints() == []
    assert all(running.pictures.nth(n).get_attribute("aria-label") for n in range(expected))


def test_run_all_leaves_the_reader_in_place(browser: Browser, server: Server) -> None:
    """JupyterLab goes to the last cell; a newcomer would never see the first picture (see jupyter/labextension)."""
    with opened(browser, server, copied(server, NOTEBOOKS[0], "place")) as lab:
        lab.run_all()
        lab.page.wait_for_timeout(1000)
        page = lab.page.locator(".jp-NotebookPanel .jp-WindowedPanel-outer").first
        assert page.evaluate("page => page.scrollTop") < 50
        box = lab.panels.first.bounding_box()
        assert box is not None
        assert box["y"] < DESK[1] / 2
        active = lab.page.locator(".jp-Notebook .jp-Cell.jp-mod-active")
        assert "jp-CodeCell" in (active.get_attribute("class") or "")


def test_each_figure_of_the_text_is_there(running: LabPage) -> None:
    path = running.server.folder / "notebooks" / f"{running.name}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    wanted = len(re.findall(r"!\[[^]]*\]\(\.\./figures/", text))
    images = running.page.locator(".jp-MarkdownOutput img")
    expect(images).to_have_count(wanted)
    running.page.wait_for_function(_LOADED)
    assert images.evaluate_all("found => found.filter(image => !image.naturalWidth).map(image => image.src)") == []


_LOADED = "() => [...document.querySelectorAll('.jp-MarkdownOutput img')].every(image => image.complete)"


def test_axe_finds_nothing_in_a_lesson(running: LabPage) -> None:
    assert axe_findings(running.outputs) == []


def test_no_panel_of_a_lesson_is_cut_off(running: LabPage) -> None:
    said = [cut_off(running.panels.nth(n)) for n in range(running.panels.count())]
    assert said
    assert not any(said)


def pictures_on_the_way(lab: LabPage, wanted: int) -> set[str]:
    """Scroll from cell to cell, as a reader does, until so many pictures were seen; Lab fills cells as they come."""
    seen: set[str] = set()
    cells = lab.page.locator(".jp-Notebook .jp-Cell")
    for _ in range(5):
        for n in range(cells.count()):
            cells.nth(n).evaluate("cell => cell.scrollIntoView({block: 'start'})")
            lab.page.wait_for_timeout(250)
            seen |= set(lab.pictures.evaluate_all("found => found.map(picture => picture.outerHTML)"))
        if len(seen) >= wanted:
            break
    return seen


def next_day(browser: Browser, server: Server, path: Path) -> None:
    """Run and save a notebook, let its kernel end, open it again: the pictures are there."""
    with opened(browser, server, path) as lab:
        lab.run_all()
        expect(lab.pictures.first).to_be_attached()
        before = lab.pictures.evaluate_all("found => found.map(picture => picture.outerHTML)")
        lab.save()
    server.shut_down_kernels()
    with opened(browser, server, path) as lab:
        lab.wait_until_idle()
        assert set(before) <= pictures_on_the_way(lab, len(before))
        assert lab.complaints() == []
        advice = lab.panels.first.evaluate("panel => getComputedStyle(panel, '::before').content")
        assert "Run All Cells" in advice


# One way leads back from all saved panels: one lesson stands for the others, and the next test takes a new notebook.
@pytest.mark.parametrize("lesson", NOTEBOOKS[1:2], ids=lambda path: path.stem)
def test_the_next_day_a_lesson_shows_its_pictures(browser: Browser, server: Server, lesson: Path) -> None:
    next_day(browser, server, copied(server, lesson, "day"))


def test_the_next_day_a_notebook_of_ones_own_shows_its_pictures(browser: Browser, server: Server) -> None:
    cells = ["from osteospine import *\nCompressionPanel()", "KyphosisPanel()"]
    next_day(browser, server, notebook(server.folder / "own.ipynb", cells))


def test_a_picture_given_up_too_early_comes_back(browser: Browser, server: Server) -> None:
    """Put an output into the state that JupyterLab leaves it in when it loses the race (see jupyter/labextension)."""
    path = notebook(server.folder / "lost.ipynb", ["from osteospine import *\nCompressionPanel()"])
    with opened(browser, server, path) as lab:
        lab.run_all()
        gone = lab.page.locator(".jp-OutputArea-output:has(.osteospine-panel)").evaluate(
            "output => { output.textContent = 'Error displaying widget: model not found';"
            " output.classList.add('jupyter-widgets'); return output.querySelector('svg') === null; }"
        )
        assert gone
        expect(lab.pictures).to_have_count(1)
        assert lab.complaints() == []
