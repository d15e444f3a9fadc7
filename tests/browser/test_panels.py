"""Each panel in a real JupyterLab: shown, moved by keyboard, read by axe, at several widths."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from looking import axe_findings, cut_off, labels_in_trouble
from playwright.sync_api import Browser, Locator, TimeoutError, expect

import osteospine
from osteospine.kit.evidence import data_dir
from tools.lab_page import DESK, LabPage, notebook, opened
from tools.real_lab import Server

TOPICS = sorted(path.parent.name for path in data_dir().glob("*/practice.json"))
PRACTICE = {f"Practice-{topic}": f"Practice({topic!r})" for topic in TOPICS}
SHOWN = {name: f"{name}()" for name in osteospine.PANELS} | PRACTICE
WIDTHS = {"desk": DESK, "small": (1280, 720), "phone": (420, 800)}
LECTURE = (1280, 720)


@pytest.fixture(scope="module")
def lab(browser: Browser, server: Server) -> Iterator[LabPage]:
    """A notebook with all panels and practice forms as at a desk, running."""
    path = notebook(server.folder / "panels.ipynb", ["from osteospine import *", *SHOWN.values()])
    with opened(browser, server, path) as page:
        page.run_all()
        expect(page.panels).to_have_count(len(SHOWN))
        yield page


@pytest.fixture(scope="module")
def hall(browser: Browser, server: Server) -> Iterator[LabPage]:
    """A notebook with all panels in lecture view, running."""
    first = "import osteospine\nfrom osteospine import *\nosteospine.lecture()"
    path = notebook(server.folder / "lecture.ipynb", [first, *(f"{name}()" for name in osteospine.PANELS)])
    with opened(browser, server, path, size=LECTURE) as page:
        page.run_all()
        expect(page.panels).to_have_count(len(osteospine.PANELS))
        page.hide_side_bar()
        yield page


@pytest.fixture(params=list(SHOWN))
def name(request: pytest.FixtureRequest) -> str:
    """The name of a panel."""
    return str(request.param)


@pytest.fixture
def panel(lab: LabPage, name: str) -> Locator:
    """The panel as at a desk."""
    lab.resize(*DESK)
    return lab.panels.nth(list(SHOWN).index(name))


def picture_of(panel: Locator) -> Locator:
    found = panel.locator("svg.osteospine-picture")
    if found.count() == 0:
        pytest.skip("practice items have no picture")
    return found


def changes(panel: Locator, before: tuple[str, str | None], within_ms: int = 20_000) -> bool:
    """Return whether drawing and words become others than before, the drawing's label saying the words."""
    try:
        panel.page.wait_for_function(_CHANGED, arg=[panel.element_handle(), *before], timeout=within_ms)
    except TimeoutError:
        return False
    return True


def now(panel: Locator) -> tuple[str, str | None]:
    """Return the drawing and the words."""
    return picture_of(panel).inner_html(), panel.locator(".osteospine-words").text_content()


_CHANGED = """([panel, drawing, words]) => {
  const svg = panel.querySelector('svg.osteospine-picture');
  const said = panel.querySelector('.osteospine-words').textContent;
  return svg.innerHTML !== drawing && said !== words && svg.getAttribute('aria-label') === said;
}"""
_AT = """([slider, wanted]) => {
  const at = parseFloat(slider.ariaValueText);
  return [wanted, wanted / 100].some(number => Math.abs(number - at) < 0.0006);
}"""


def test_shows_picture_and_words(lab: LabPage, panel: Locator) -> None:
    assert lab.complaints() == []
    picture = picture_of(panel)
    expect(picture).to_be_visible()
    assert picture.get_attribute("aria-label") == panel.locator(".osteospine-words").text_content()


def test_the_keyboard_moves_picture_label_and_words(lab: LabPage, panel: Locator) -> None:
    """A step on one slider may change nothing (one year of age), but a step on each of them does."""
    before = now(panel)
    sliders = panel.locator("[role=slider]")
    controls, key = (sliders, "ArrowRight") if sliders.count() else (panel.locator("select"), "ArrowDown")
    for n in range(controls.count()):
        controls.nth(n).focus()
        lab.page.keyboard.press(key)
        if changes(panel, before, 3_000):
            break
    assert changes(panel, before)
    assert lab.complaints() == []


def test_a_typed_number_moves_slider_and_picture(lab: LabPage, panel: Locator) -> None:
    before = now(panel)
    numbers = panel.locator(".osteospine-number:has(+ .widget-slider) input")
    if numbers.count() == 0:
        pytest.skip("this panel has no slider")
    for n in range(numbers.count()):
        number, slider = numbers.nth(n), panel.locator("[role=slider]").nth(n)
        at, most, step = (float(number.evaluate(f"input => input.{name}")) for name in ("value", "max", "step"))
        wanted = round(at + 4 * step if at + 4 * step <= most else at - 4 * step, 6)
        number.fill(f"{wanted:g}")
        number.press("Enter")
        lab.page.wait_for_function(_AT, arg=[slider.element_handle(), wanted], timeout=20_000)
        if changes(panel, before, 3_000):
            break
    assert changes(panel, before)
    assert lab.complaints() == []


def test_arrow_keys_stay_in_lists_and_radio_buttons(lab: LabPage, panel: Locator) -> None:
    """JupyterLab's own shortcuts would move to the next cell, and ``D D`` would delete this one."""
    cells = lab.page.locator(".jp-Cell").count()
    listed = panel.locator("select:visible, input[type=radio]:visible")
    if listed.count() == 0:
        pytest.skip("no list and no radio button")
    first = listed.first
    first.focus()
    before = first.input_value()
    last = first.evaluate("each => each.tagName === 'SELECT' && each.selectedIndex === each.options.length - 1")
    lab.page.keyboard.press("ArrowUp" if last else "ArrowDown")
    tag, value = lab.page.evaluate("() => [document.activeElement.tagName, document.activeElement.value]")
    assert tag in ("SELECT", "INPUT")
    assert value != before
    lab.page.keyboard.press("d")
    lab.page.keyboard.press("d")
    assert panel.evaluate("panel => panel.contains(document.activeElement)")
    assert lab.page.locator(".jp-Cell").count() == cells


def test_every_control_is_reached_by_tab_in_order(lab: LabPage, panel: Locator) -> None:
    wanted = panel.locator(
        "button:visible:enabled, input:visible:enabled, select:visible:enabled, [role=slider]:visible"
    ).count()
    panel.locator("button, input, select").first.focus()
    reached = 1
    for _ in range(wanted - 1):
        lab.page.keyboard.press("Tab")
        reached += panel.evaluate("panel => panel.contains(document.activeElement)")
    groups = panel.locator(".widget-radio-box:visible").count()
    radios = panel.locator("input[type=radio]:visible").count()
    assert reached >= wanted - radios + groups  # Tab enters a group of radio buttons once; arrows do the rest


def test_axe_finds_nothing(panel: Locator) -> None:
    panel.scroll_into_view_if_needed()
    assert axe_findings(panel) == []


@pytest.mark.parametrize("size", list(WIDTHS))
def test_nothing_is_cut_off(lab: LabPage, name: str, panel: Locator, size: str, screenshots: Path) -> None:
    width, height = WIDTHS[size]
    lab.hide_side_bar() if size == "phone" else lab.show_side_bar()
    lab.resize(width, height)
    panel.evaluate("panel => panel.scrollIntoView({block: 'start'})")
    lab.page.screenshot(path=screenshots / f"{name}_{width}_page.png")
    lab.take(panel, screenshots / f"{name}_{width}.png")
    assert cut_off(panel) + labels_in_trouble(panel) == []


@pytest.mark.parametrize("name", list(osteospine.PANELS))
def test_the_lecture_view_fits_a_projector(hall: LabPage, name: str, screenshots: Path) -> None:
    panel = hall.panels.nth(list(osteospine.PANELS).index(name))
    hall.take(panel, screenshots / f"{name}_lecture.png")
    assert cut_off(panel) + labels_in_trouble(panel) == []
    assert panel.evaluate("panel => panel.offsetHeight") <= LECTURE[1]
