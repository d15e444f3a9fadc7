"""Medicines as rows: verdict by sign and word, wishes met as a grid of signs, points as a bar."""

from __future__ import annotations

from itertools import product
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.medicines.choice.model import WISHES, Verdict
from osteospine.medicines.choice.order import Choice

WIDE, HIGH = 532.8, 424.8  # points
ROWS = 11
_TOP, _PITCH = 379.6, 31.6
_PLACE_X, _NAME_X, _SIGN_X, _WORD_X = 36.0, 43.0, 208.0, 221.0
_GRID_X, _GRID_STEP = 336.0, 15.5
_POINTS_X, _BAR_X, _BAR_RIGHT = 482.0, 487.0, 523.0
_HEAD_Y, _LEGEND_Y = 405.0, 14.0
_BAND = "#d9e6ee"

_LOOKS: dict[Verdict, tuple[str, str]] = {  # marker, colour
    "open": ("o", style.MEASURE),
    "check first": ("^", style.CHANGED_INK),
    "falls away": ("x", style.QUIET),
}
_MET = (("yes", True), ("yes", False), ("not known", True), ("not known", False))


class ChoicePicture:
    """Owns the artists of the choice panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        still, page = (
            self.canvas.axes(0, 0, 1, 1, xlim=(0, WIDE), ylim=(0, HIGH), still=fixed) for fixed in (True, False)
        )
        _frame(still, look)
        self._bands = Line2D([], [], color=_BAND, lw=_GRID_STEP - 2.5, zorder=0, solid_capstyle="butt")
        page.add_line(self._bands)
        line = look.line
        self._signs = {
            verdict: _marks(page, marker, 9.5, colour if verdict != "open" else style.PAPER, colour, 2.0 * line)
            for verdict, (marker, colour) in _LOOKS.items()
        }
        self._met = {
            ("yes", True): _marks(page, "s", 8.5, style.MEASURE, style.MEASURE, 1.0),
            ("yes", False): _marks(page, "s", 4.0, style.FAINT, style.FAINT, 0.5),
            ("not known", True): _marks(page, "D", 7.0, style.PAPER, style.CHANGED_INK, 1.6 * line),
            ("not known", False): _marks(page, "D", 3.5, style.PAPER, style.FAINT, 1.0),
        }
        self._bars = Line2D([], [], color=style.MEASURE, lw=12.0, zorder=3, solid_capstyle="butt")
        page.add_line(self._bars)
        text: dict[str, Any] = {"fontsize": look.text_pt, "va": "baseline", "zorder": 5}
        self._drop = 0.36 * look.text_pt  # from the middle of a row to the line on which its letters stand
        self._names, self._words = (
            [page.text(x, _y(row) - self._drop, "", **text) for row in range(ROWS)] for x in (_NAME_X, _WORD_X)
        )
        # A column of numbers is one text of many lines: quicker to draw than many texts.
        text.update(ha="right", color=style.INK, linespacing=_spacing(page, look))
        self._places, self._points = (page.text(x, 0, "", **text) for x in (_PLACE_X, _POINTS_X))

    def update(self, c: Choice) -> None:
        """Show this choice: what is open in its order, what needs a check, then the rest."""
        rows = (*c.possible, *c.gone)
        weighted = [n for n, wish in enumerate(WISHES) if c.weights.get(wish, 0)]
        self._bands.set_data(*_segments([((_grid(n), _grid(n)), (_y(ROWS - 0.45), _TOP + 16)) for n in weighted]))
        for option, name, word in zip(rows, self._names, self._words, strict=True):
            colour = style.QUIET if option.verdict == "falls away" else style.INK
            name.set(text=option.medicine, color=colour)
            word.set(text=option.verdict, color=colour)
        for column, lines in (
            (self._places, [c.place(option) for option in c.open]),
            (self._points, [str(option.points) for option in c.possible]),
        ):
            column.set_text("\n".join(lines) if c.ordered else "")
            column.set_y(_y(len(lines) - 1) - self._drop)  # a text of many lines stands on the last of them
        for verdict, marks in self._signs.items():
            there = [row for row, option in enumerate(rows) if option.verdict == verdict]
            marks.set_data([_SIGN_X] * len(there), [_y(row) for row in there])
        for met, counts in _MET:
            cells = [
                (row, n)
                for row, n in product(range(len(rows)), range(len(WISHES)))
                if rows[row].met[WISHES[n]] == met and (n in weighted) == counts
            ]
            self._met[met, counts].set_data([_grid(n) for _, n in cells], [_y(row) for row, _ in cells])
        width = (_BAR_RIGHT - _BAR_X) / max(c.total, 1)
        bars = [
            ((_BAR_X, _BAR_X + width * option.points), (_y(row),) * 2)
            for row, option in enumerate(c.possible)
            if option.points
        ]
        self._bars.set_data(*_segments(bars))


def _spacing(page: Axes, look: Look) -> float:
    """Return the line spacing that sets lines one row apart; what it means differs between matplotlib's versions."""
    probe = page.text(0, 0, "", fontsize=look.text_pt)

    def pitch(spacing: float) -> float:
        probe.set_linespacing(spacing)
        heights = []
        for lines in (2, 3):
            probe.set_text("\n".join(["1="] * lines))
            heights.append(float(probe.get_window_extent().height))
        return heights[1] - heights[0]

    one, two = pitch(1.0), pitch(2.0)
    probe.remove()
    return 1.0 + (_PITCH - one) / (two - one)


def _y(row: float) -> float:
    return _TOP - row * _PITCH - 8


def _grid(wish: int) -> float:
    return _GRID_X + wish * _GRID_STEP


def _segments(parts: list[tuple[tuple[float, float], tuple[float, float]]]) -> tuple[list[float], list[float]]:
    """Return one line through all parts, broken between them."""
    gap = float("nan")
    return [v for x, _ in parts for v in (*x, gap)], [v for _, y in parts for v in (*y, gap)]


def _marks(page: Axes, marker: str, size: float, fill: str, edge: str, width: float) -> Line2D:
    marks = Line2D([], [], ls="", marker=marker, ms=size, mfc=fill, mec=edge, mew=width, zorder=4)
    page.add_line(marks)
    return marks


def _frame(axes: Axes, look: Look) -> None:
    """Draw the head and the lines between the rows."""
    text: dict[str, Any] = {"fontsize": look.text_pt, "va": "center_baseline", "color": style.QUIET}
    axes.text(_NAME_X, _HEAD_Y, "medicine", **text)
    axes.text(_WORD_X, _HEAD_Y, "verdict", **text)
    for n, letter in enumerate("ABCDEFGH"):
        axes.text(_grid(n), _HEAD_Y, letter, ha="center", **text)
    axes.text(_BAR_RIGHT + 4, _HEAD_Y, "points", ha="right", **text)
    for x, words, marker, fill, edge in (
        (_NAME_X, "wish met", "s", style.MEASURE, style.MEASURE),
        (_SIGN_X + 40, "not known if met", "D", style.PAPER, style.CHANGED_INK),
    ):
        axes.add_line(Line2D([x], [_LEGEND_Y], ls="", marker=marker, ms=8, mfc=fill, mec=edge, mew=1.6))
        axes.text(x + 12, _LEGEND_Y, words, **text)
    axes.text(WIDE - 8, _LEGEND_Y, "A–H: wishes", ha="right", **text)
    for row in range(ROWS + 1):
        y = _y(row - 0.5)
        heavy = row == 0
        axes.add_line(
            Line2D([8, WIDE - 8], [y, y], color=style.FRAME if heavy else "#e2dcd1", lw=look.line if heavy else 0.8)
        )
