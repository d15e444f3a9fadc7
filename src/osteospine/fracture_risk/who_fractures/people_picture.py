"""A thousand people over their T-scores, the line of treatment, and the share above −2.5 in real studies."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from osteospine.fracture_risk.who_fractures.model import PEOPLE, Watched
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look

WIDTH_IN, HEIGHT_IN = 7.2, 6.0
_POINTS = 72
_LOW_T, _HIGH_T = -6.5, 5.6
_COLUMN_T = 0.1  # width of a column of people: the step of the line, so that it always falls between columns
_PITCH_PT = 5.4  # from one person to the next above
_GAP_PT = 0.4  # below and above each square
_LEFT, _ACROSS = 0.02, 0.96
_BOTTOM, _TALL = 0.43, 0.57
_TICKS = (-6, -5, -4, -2.5, -1, 0, 1, 2, 3, 4, 5)
_ROWS = 5
_BAR_LEFT, _BAR_ACROSS = 0.545, 0.35


class PeoplePicture:
    """Owns the artists of the model's view."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        self._text_pt = look.text_pt
        self._axis(look)
        place = (_LEFT, _BOTTOM, _ACROSS, _TALL)
        self._axes = self.canvas.axes(*place, xlim=(_LOW_T, _HIGH_T), ylim=(0, HEIGHT_IN * _POINTS * _TALL))
        tall = self._axes.get_ylim()[1]
        top = tall - 2.9 * look.text_pt  # the two lines of words stand above all else
        self._treated = Rectangle((_LOW_T, 0), 1, top, fc=style.BODY, lw=0, zorder=0)
        self._axes.add_patch(self._treated)
        # Each column is one line, broken into dots by its dashes: a thousand marks in two artists.
        wide = WIDTH_IN * _POINTS * _ACROSS * _COLUMN_T / (_HIGH_T - _LOW_T)
        self._well = _column_marks(style.DISC_EDGE, 0.8 * wide, 0.1, "round")
        self._fractured = _column_marks(style.CHANGED_INK, 0.88 * wide, _PITCH_PT - 2 * _GAP_PT, "butt")
        self._line = Line2D([0, 0], [0, top], color=style.MEASURE, lw=look.line * 2, zorder=4)
        for artist in (self._well, self._fractured, self._line):
            self._axes.add_line(artist)
        high = 1 - 4 / tall
        words: dict[str, Any] = {"transform": self._axes.transAxes, "va": "top", "fontsize": look.text_pt, "zorder": 6}
        self._below = self._axes.text(0.005, high, "", color=style.INK, linespacing=1.25, **words)
        self._above = self._axes.text(0.995, high, "", ha="right", color=style.INK, linespacing=1.25, **words)
        self._studies(look)

    def _axis(self, look: Look) -> None:
        """Draw what never changes: the scale of T-scores, and the key of the marks."""
        axes = self.canvas.axes(_LEFT, 0, _ACROSS, 1, xlim=(_LOW_T, _HIGH_T), ylim=(0, 1), still=True)
        axes.plot([_LOW_T, _HIGH_T], [_BOTTOM, _BOTTOM], color=style.INK, lw=look.line)
        for tick in _TICKS:
            axes.plot([tick, tick], [_BOTTOM - 0.012, _BOTTOM], color=style.INK, lw=look.line)
            label = f"{tick:g}".replace("-", "−")
            axes.text(tick, _BOTTOM - 0.017, label, ha="center", va="top", fontsize=look.text_pt, color=style.INK)
        name = axes.text(0, 0, "T-score at the spine", va="top", ha="right", fontsize=look.text_pt, color=style.INK)
        name.set_position((_HIGH_T, _BOTTOM - 0.078))
        axes.text(_LOW_T + 0.42, _BOTTOM - 0.078, "fracture", va="top", fontsize=look.text_pt, color=style.CHANGED_INK)
        side = 0.62 * look.text_pt / _POINTS
        axes.add_patch(
            Rectangle(
                (_LOW_T, _BOTTOM - 0.078 - 0.8 * look.text_pt / _POINTS / HEIGHT_IN),
                side * (_HIGH_T - _LOW_T) / WIDTH_IN / _ACROSS,
                side / HEIGHT_IN,
                fc=style.CHANGED_INK,
                lw=0,
            )
        )

    def _studies(self, look: Look) -> None:
        self._bars_axes = self.canvas.axes(_BAR_LEFT, 0.005, _BAR_ACROSS, 0.28, xlim=(0, 100), ylim=(_ROWS, -1.1))
        axes, ink = self._bars_axes, style.INK
        head = self.canvas.axes(_BAR_LEFT, 0.005, _BAR_ACROSS, 0.28, xlim=(0, 100), ylim=(_ROWS, -1.1), still=True)
        title: dict[str, Any] = {
            "ha": "right",
            "va": "center",
            "fontsize": look.text_pt,
            "weight": "bold",
            "color": ink,
        }
        head.text(100, -0.62, "Share of fractures above T −2.5", **title)
        self._bars = [Rectangle((0, row + 0.16), 1, 0.68, ec=style.INK, lw=0.6) for row in range(_ROWS)]
        self._names = [
            axes.text(-3, row + 0.5, "", ha="right", va="center", fontsize=look.text_pt, color=ink)
            for row in range(_ROWS)
        ]
        self._shares = [
            axes.text(0, row + 0.5, "", va="center", fontsize=look.text_pt, color=ink) for row in range(_ROWS)
        ]
        for row, bar in enumerate(self._bars):
            bar.set_facecolor(style.CHANGED if row == 0 else style.DISC)
            bar.set_hatch("////" if row == 0 else "")
            axes.add_patch(bar)

    def update(self, watched: Watched) -> None:
        """Show these people and this line."""
        crowd, line = watched.crowd, watched.treatment
        first, last = round(_LOW_T / _COLUMN_T) + 1, round(_HIGH_T / _COLUMN_T)
        size = last - first + 1
        # Someone exactly on the line stands in the column to its left; the few beyond the scale, in the last one.
        columns = np.clip(np.ceil(crowd.t / _COLUMN_T - 1e-9), first, last).astype(np.int64)
        fractured = np.bincount(columns[crowd.fractures] - first, minlength=size)
        everyone = np.bincount(columns - first, minlength=size)
        middle = np.arange(first - 0.5, last) * _COLUMN_T
        self._fractured.set_data(*_stacks(middle, np.zeros(size, dtype=np.int64), fractured, _GAP_PT))
        self._well.set_data(*_stacks(middle, fractured, everyone, _PITCH_PT / 2 - 0.1))
        self._treated.set_width(line.threshold_t - _LOW_T)
        self._line.set_xdata([line.threshold_t, line.threshold_t])
        cut = f"{round(line.threshold_t, 1) + 0.0:+.1f}".replace("-", "−")
        self._below.set_text(f"T {cut} or below: {line.treated:,}\nfracture: {line.treated_fractures}")
        self._above.set_text(f"above: {PEOPLE - line.treated:,}\nfracture: {line.missed}")
        rows = [("This model: spine", 100 * crowd.share_above_cut)]
        rows += [(row.label, row.share_above_cut_pct) for row in watched.observed]
        for number, (bar, name, share) in enumerate(zip(self._bars, self._names, self._shares, strict=True)):
            used = number < len(rows)
            for artist in (bar, name, share):
                artist.set_visible(used)
            if used:
                bar.set_width(rows[number][1])
                name.set_text(rows[number][0])
                share.set_text(f"{rows[number][1]:.0f} %")
                share.set_x(rows[number][1] + 2)


def _column_marks(colour: str, width_pt: float, on_pt: float, cap: Literal["butt", "round"]) -> Line2D:
    """Return a line whose dashes are marks ``_PITCH_PT`` apart; dash lengths are in line widths."""
    dashes = (0, (on_pt / width_pt, (_PITCH_PT - on_pt) / width_pt))
    return Line2D([], [], color=colour, lw=width_pt, ls=dashes, dash_capstyle=cap, zorder=3)


def _stacks(
    middle: NDArray[np.floating[Any]], low: NDArray[np.int64], high: NDArray[np.int64], lift_pt: float
) -> tuple[NDArray[np.floating[Any]], NDArray[np.floating[Any]]]:
    """Return one upright line for each column, from mark ``low`` to mark ``high``, with gaps between."""
    used = high > low
    x, nothing = middle[used], np.full(int(used.sum()), np.nan)
    bottom = low[used] * _PITCH_PT + lift_pt
    top = high[used] * _PITCH_PT - lift_pt
    return np.column_stack([x, x, nothing]).ravel(), np.column_stack([bottom, top, nothing]).ravel()
