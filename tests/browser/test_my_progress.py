"""My progress as a learner meets it: saved in a lesson, brought back the next day, counted, printed on one page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from looking import axe_findings, cut_off
from playwright.sync_api import Browser, Page, expect

from tools.lab_page import DESK, LabPage, notebook, opened
from tools.real_lab import Server

LESSON = ["from osteospine import *", "Practice('compression', 'C02-1', 'C02-2')"]
OVERVIEW = ["from osteospine import *", "Progress()"]
WIDTHS = {"desk": DESK, "small": (1280, 720), "phone": (420, 800)}


@pytest.fixture(scope="module")
def lessons(server: Server) -> Path:
    """A folder with one lesson and one notebook that shows the overview."""
    folder = server.folder / "mine"
    folder.mkdir()
    notebook(folder / "02_vertebral_compression.ipynb", LESSON)
    notebook(folder / "00_start_here.ipynb", OVERVIEW)
    return folder


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).press("Enter")


def answer(page: Page) -> None:
    """Answer both questions with the keyboard and check the answers."""
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("checkbox").nth(0).press("Space")
    for _ in range(2):
        waiting = page.get_by_role("button", name="Check my answer", exact=True)
        count = waiting.count()
        waiting.first.press("Enter")
        expect(waiting).to_have_count(count - 1)


@pytest.fixture(scope="module")
def saved(browser: Browser, server: Server, lessons: Path) -> str:
    """The score with which a learner saved the lesson's answers; the kernel has ended since."""
    with opened(browser, server, lessons / "02_vertebral_compression.ipynb") as lab:
        lab.run_all()
        answer(lab.page)
        result = lab.page.locator(".osteospine-result")
        expect(result).to_contain_text("2 of 2 items answered")
        score = result.text_content() or ""
        press(lab.page, "Save my answers")
        expect(lab.page.locator(".osteospine-saved")).to_contain_text("Saved 2 answers")
    assert (lessons / "my_progress.json").is_file()
    server.shut_down_kernels()
    return score


def test_the_next_day_the_answers_come_back(browser: Browser, server: Server, lessons: Path, saved: str) -> None:
    with opened(browser, server, lessons / "02_vertebral_compression.ipynb") as lab:
        lab.run_all()
        status = lab.page.get_by_role("status").filter(has_text="Saved answers of")
        expect(status).to_contain_text("(2): bring them back?")
        expect(lab.page.locator(".osteospine-result")).to_contain_text("0 of 2 items answered")
        press(lab.page, "Bring back my saved answers")
        expect(lab.page.locator(".osteospine-result")).to_have_text(saved)
        expect(lab.page.get_by_role("radio").nth(1)).to_be_checked()
        expect(lab.page.get_by_role("checkbox").nth(0)).to_be_checked()
        expect(lab.page.locator(".osteospine-notes")).to_have_count(2)
        assert axe_findings(lab.outputs) == []
        assert lab.complaints() == []


@pytest.fixture(scope="module")
def overview(browser: Browser, server: Server, lessons: Path, saved: str) -> Iterator[LabPage]:
    """The overview, after a lesson's answers were saved."""
    assert saved
    with opened(browser, server, lessons / "00_start_here.ipynb") as lab:
        lab.run_all()
        yield lab


def test_the_overview_counts_them_and_leads_to_the_lesson(overview: LabPage) -> None:
    line = overview.page.get_by_role("row").filter(has_text="Vertebral compression")
    expect(line).to_contain_text(re.compile(r"2 of \d+"))
    target = line.get_by_role("link").evaluate("link => link.href")
    assert target.split("?")[0].endswith("/lab/tree/mine/02_vertebral_compression.ipynb")
    assert axe_findings(overview.outputs) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_of_the_overview_is_cut_off(overview: LabPage, width: str, screenshots: Path) -> None:
    overview.resize(*WIDTHS[width])
    if width == "phone":
        overview.hide_side_bar()
    overview.take(overview.panels.first, screenshots / f"Progress-{width}.png")
    assert cut_off(overview.panels.first) == []
    overview.show_side_bar()
    overview.resize(*DESK)


def test_the_page_to_print_downloads_and_fits_on_one_sheet(overview: LabPage, tmp_path: Path) -> None:
    press(overview.page, "Make a page to print")
    with overview.page.expect_download() as waiting:
        overview.page.get_by_role("link", name="Download my_progress.html").click()
    file = tmp_path / "my_progress.html"
    waiting.value.save_as(file)
    sheet = overview.page.context.new_page()
    sheet.goto(file.as_uri())
    assert axe_findings(sheet.locator("html")) == []
    sheet.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    sheet.close()
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "page.pdf").read_bytes())) == 1


def test_forgetting_asks_first(overview: LabPage, lessons: Path) -> None:
    press(overview.page, "Forget everything")
    expect(overview.page.locator(".osteospine-saved")).to_contain_text("will be put away")
    assert (lessons / "my_progress.json").exists()
    press(overview.page, "Yes, forget everything")
    expect(overview.page.locator(".osteospine-saved")).to_contain_text("Forgotten.")
    assert not (lessons / "my_progress.json").exists()
    assert (lessons / "my_progress-old.json").exists()
