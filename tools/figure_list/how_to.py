"""The drawing that shows how to use a notebook: a page with its menu, a panel and the bar below, all schematic."""

from __future__ import annotations

import textwrap

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.start.lenses import InsideLens
from osteospine.start.model import chain
from osteospine.start.panel import ChainPanel
from osteospine.start.words import describe
from osteospine.t_score.numbers import t_text
from tools.figure_list.drawing import Drawn

_DPI = 150
_WIDE, _HIGH = 10.0, 5.6  # inches; one unit of the drawing is a hundredth of an inch
_TEXT, _BIG = 12.0, 14.0
_PAGE = (12.0, 545.0)  # left and right edge of the drawn page
_SCORE = -2.0
_STEPS = (
    (512.0, "Open the Run menu.\nChoose Run All Cells."),
    (416.0, "Wait until this says Idle\nbefore you move anything."),
    (320.0, "Drag the slider, or click it\nand press the arrow keys."),
    (224.0, "Or type an exact number\nand press Enter."),
    (130.0, "Buttons show typical cases.\nReset goes back to the start."),
    (36.0, "Read the words: they say all\nthat the picture shows."),
)
_TARGETS = ((238.0, 520.0), (182.0, 27.0), (508.0, 340.0), (246.0, 340.0), (508.0, 412.0), (508.0, 110.0))
"""Where each sign stands on the page."""
_PLACES = (
    "menu at the top",
    "bar at the bottom",
    "slider of the panel",
    "box before the slider",
    "buttons above the slider",
    "words below the picture",
)


def how_to() -> Drawn:
    """Draw a notebook page with six numbered signs, and beside it what each is for."""
    canvas = Canvas(_WIDE, _HIGH, "figure")
    axes = canvas.axes(0, 0, 1, 1, xlim=(0, 100 * _WIDE), ylim=(0, 100 * _HIGH))
    _page(axes)
    _panel(axes, canvas)
    for number, ((up, words), target) in enumerate(zip(_STEPS, _TARGETS, strict=True), start=1):
        _sign(axes, number, *target)
        _sign(axes, number, 584, up)
        axes.text(608, up, words, va="center", fontsize=_BIG, color=style.INK, linespacing=1.35)
    alt = "A drawing of a notebook page with six numbered signs. " + " ".join(
        f"{number}, at the {place}: {' '.join(words.split())}"
        for number, (place, (_, words)) in enumerate(zip(_PLACES, _STEPS, strict=True), start=1)
    )
    return Drawn(canvas.svg_file(), canvas.png(_DPI), alt)


def _page(axes: Axes) -> None:
    left, right = _PAGE
    _box(axes, left, 12, right - left, 536, fc="#ffffff", ec=style.FRAME)
    for low, high in ((494, 548), (12, 42)):
        _box(axes, left, low, right - left, high - low, fc="#efe9de", ec=style.FRAME)
    for x, word in ((30, "File"), (78, "Edit"), (126, "View"), (266, "Kernel")):
        axes.text(x, 520, word, va="center", fontsize=_TEXT, color=style.QUIET)
    _box(axes, 174, 504, 42, 32, fc="#ffffff", ec=style.MEASURE, lw=2.0)
    axes.text(195, 520, "Run", va="center", ha="center", fontsize=_TEXT, color=style.INK, weight="bold")
    axes.text(30, 27, "Python 3  |", va="center", fontsize=_TEXT, color=style.QUIET)
    axes.text(122, 27, "Idle", va="center", fontsize=_TEXT, color=style.INK, weight="bold")


def _panel(axes: Axes, canvas: Canvas) -> None:
    _box(axes, 26, 54, 506, 426, fc=style.PAPER, ec="#d9d2c6")
    axes.text(42, 460, ChainPanel.title, va="center", fontsize=_BIG, weight="bold", color=style.INK)
    width, height = 100 * _WIDE, 100 * _HIGH
    lens = canvas.axes(44 / width, 172 / height, 180 / width, 262 / height, xlim=(-1.04, 1.04), ylim=(-1.514, 1.514))
    result = chain(_SCORE)
    InsideLens(lens, style.DESK).show(result)
    x = 270.0
    for name in ("T −1.0", "T −2.5", "Reset"):
        wide = 22 + 7.2 * len(name)
        _box(axes, x, 398, wide, 28, fc="#e9e4db", ec=style.FRAME)
        axes.text(x + wide / 2, 412, name, va="center", ha="center", fontsize=_TEXT, color=style.INK)
        x += wide + 8
    axes.text(270, 374, "Bone density of the spine", va="center", fontsize=_TEXT, color=style.INK)
    _box(axes, 270, 326, 58, 28, fc="#ffffff", ec=style.FRAME)
    axes.text(299, 340, t_text(_SCORE), va="center", ha="center", fontsize=_TEXT, color=style.INK)
    axes.add_line(Line2D([346, 482], [340, 340], color="#cfc7ba", lw=6, solid_capstyle="round"))
    axes.add_patch(Circle((400, 340), 11, fc=style.MEASURE, ec="none", zorder=3))
    for n, wide in enumerate((170, 210, 140)):
        y = 286 - 34 * n
        axes.add_line(Line2D([270, 270 + wide], [y, y], color="#d9d2c6", lw=7))
    axes.add_line(Line2D([44, 44], [76, 144], color=style.MEASURE, lw=4))
    said = textwrap.fill(describe(result).split(". ")[0] + ".", 48)
    axes.text(56, 110, said, va="center", fontsize=_TEXT, color=style.INK, linespacing=1.35)


def _box(axes: Axes, left: float, low: float, wide: float, high: float, *, fc: str, ec: str, lw: float = 1.0) -> None:
    if high > 200:
        axes.add_patch(Rectangle((left, low), wide, high, fc=fc, ec=ec, lw=lw))
        return
    axes.add_patch(FancyBboxPatch((left, low), wide, high, boxstyle="round,pad=0,rounding_size=4", fc=fc, ec=ec, lw=lw))


def _sign(axes: Axes, number: int, x: float, y: float) -> None:
    axes.add_patch(Circle((x, y), 15, fc=style.CHANGED_INK, ec=style.PAPER, lw=1.5, zorder=8))
    axes.text(x, y, f"{number}", va="center", ha="center", fontsize=_TEXT, weight="bold", color="#ffffff", zorder=9)
