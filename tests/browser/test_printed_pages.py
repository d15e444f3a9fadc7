"""What Chromium prints: page counts, tags for screen readers, nothing cut, and pages that axe finds sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tools import handout_text, handouts
from tools.handout_print import pages, to_pdf
from tools.handout_slides import slides

LESSONS = handouts.lessons(())
LESSON = handouts.ROOT / "notebooks" / "03_kyphosis.ipynb"
A4_PT, WIDE_PT = (595, 842), (960, 540)  # 1280 by 720 points of the screen


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """An empty page, as wide as the print of an A4 sheet."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def boxes(pdf: Path) -> set[tuple[int, int]]:
    """Return the sizes of the pages, in points."""
    found = re.findall(rb"/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)", pdf.read_bytes())
    return {(round(float(wide)), round(float(high))) for wide, high in found}


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_handout_is_two_tagged_a4_pages_at_most(path: Path, browser: Browser, tmp_path: Path) -> None:
    html = handouts.write_lesson(path, tmp_path, browser)
    pdf = html.with_suffix(".pdf")
    assert 1 <= pages(pdf) <= handouts.MOST_PAGES
    assert boxes(pdf) == {A4_PT}
    for mark in (b"/StructTreeRoot", b"/Lang", b"/Marked true"):
        assert mark in pdf.read_bytes()


def test_a_handout_is_accessible_and_nothing_sticks_out(tab: Page, tmp_path: Path) -> None:
    for path in LESSONS:
        html = handouts.write_lesson(path, tmp_path, None)
        tab.goto(html.as_uri())
        wrong = [each["id"] for each in Axe().run(tab).response["violations"]]
        assert wrong == [], path.stem
        assert tab.evaluate("document.documentElement.scrollWidth") <= 1280, path.stem
        tab.set_viewport_size({"width": 420, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth") <= 420, path.stem
        tab.set_viewport_size({"width": 1280, "height": 900})


def test_a_handout_too_long_is_shortened_by_whole_parts(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handout_text, "ROOM", 4_200)
    longest = LESSONS[6]
    html = handouts.write_lesson(longest, tmp_path, browser)
    assert pages(html.with_suffix(".pdf")) <= handouts.MOST_PAGES
    assert "More stands in the lesson" in html.read_text(encoding="utf-8")


def test_slides_are_one_to_a_page_and_whole(tab: Page, browser: Browser, tmp_path: Path) -> None:
    shown = slides(LESSON)
    on_slides, notes = handouts.write_slides(LESSON, tmp_path, browser)
    pdf = on_slides.with_suffix(".pdf")
    assert pages(pdf) == len(shown)
    assert boxes(pdf) == {WIDE_PT}
    assert boxes(notes.with_suffix(".pdf")) == {A4_PT}
    tab.goto(on_slides.as_uri())
    cut = tab.evaluate(
        "[...document.querySelectorAll('.slide')]"
        ".filter(each => each.scrollHeight > each.clientHeight + 1).map(each => each.ariaLabel)"
    )
    assert cut == []
    wrong = [each["id"] for each in Axe().run(tab).response["violations"]]
    assert wrong == []


def test_the_count_of_pages_is_the_printer_s(browser: Browser, tmp_path: Path) -> None:
    html = tmp_path / "three.html"
    html.write_text('<p style="break-after: page">1</p><p style="break-after: page">2</p><p>3</p>', encoding="utf-8")
    to_pdf(browser, html, tmp_path / "three.pdf")
    assert pages(tmp_path / "three.pdf") == 3
