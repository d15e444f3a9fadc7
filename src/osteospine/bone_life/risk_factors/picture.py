"""A forest chart: each cause a dot with its interval on a log scale; observation and trials in blocks apart."""

from __future__ import annotations

import math
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from osteospine.bone_life.risk_factors.counts import PER, both_frames
from osteospine.bone_life.risk_factors.model import RiskChart, RiskFactor
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look

WIDTH_IN, HEIGHT_IN = 7.4, 6.0
_WIDTH, _HEIGHT = WIDTH_IN * 72, HEIGHT_IN * 72
_LINES = 15  # of the longest list, with its two headings
_LOW, _HIGH = 0.45, 26.0
_TICKS = (0.5, 1, 2, 5, 10, 20)
_GAP = math.nan


class RiskPicture:
    """Owns the artists of the forest chart; an interval that leaves the scale ends in an arrow head."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        self._look = look
        self._left = look.text_pt * 12.6 + 12
        self._right = _WIDTH - look.text_pt * 2.9
        self._foot = look.text_pt * 4.6
        self._pitch = (_HEIGHT - self._foot - look.text_pt * 0.4) / _LINES
        whole: dict[str, Any] = {"xlim": (0, _WIDTH), "ylim": (0, _HEIGHT)}
        self._scale(self.canvas.axes(0, 0, 1, 1, **whole, still=True))
        self._make(self.canvas.axes(0, 0, 1, 1, **whole))

    def update(self, result: RiskChart) -> None:
        """Show these rows."""
        heads = (("People observed", result.observed), ("Randomised trials", result.trials))
        line = 0
        places: list[tuple[RiskFactor, float]] = []
        for heading, (name, rows) in zip(self._headings, heads, strict=True):
            heading.set_visible(bool(rows))
            if rows:
                heading.set_text(name)
                heading.set_y(self._y(line))
                places += [(row, self._y(line + 1 + k)) for k, row in enumerate(rows)]
                line += 1 + len(rows)
        self._rows(places, result.picked)
        self._frames(result)

    def _rows(self, places: list[tuple[RiskFactor, float]], picked: RiskFactor | None) -> None:
        for k, (label, value) in enumerate(self._texts):
            shown = k < len(places)
            label.set_visible(shown)
            value.set_visible(shown)
            if shown:
                row, y = places[k]
                label.set_text(row.label)
                label.set_y(y)
                value.set_text(f"{row.value:.2f}" if row.value < 10 else f"{row.value:.1f}")
                value.set_y(y)
        sure = [(row.ci_low, row.ci_high, y) for row, y in places if row.ci_low and row.ci_high]
        self._intervals.set_data(
            [x for low, high, _ in sure for x in (self._x(max(low, _LOW)), self._x(high), _GAP)],
            [x for _, _, y in sure for x in (y, y, _GAP)],
        )
        for dots, wanted in (
            (self._observed, [p for p in places if p[0].design == "observed" and p[0].ci_low]),
            (self._tried, [p for p in places if p[0].design == "trial"]),
            (self._bare, [p for p in places if p[0].design == "observed" and not p[0].ci_low]),
        ):
            dots.set_data([self._x(row.value) for row, _ in wanted], [y for _, y in wanted])
        cut = [y for low, _, y in sure if low < _LOW]
        self._further.set_data([self._x(_LOW)] * len(cut), cut)
        at = next((y for row, y in places if row is picked), None)
        self._bar.set_visible(at is not None)
        if at is not None:
            self._bar.set_y(at - self._pitch / 2)

    def _frames(self, result: RiskChart) -> None:
        frames = result.frames
        self._without.set_text(
            f"Without: {result.baseline:g} of {PER:,} break a bone, {PER - result.baseline:g} do not"
        )
        if frames is None:
            self._with.set_text("With: no figure in this block")
            return
        shown, rest = both_frames(frames.with_factor)
        self._with.set_text(f"With it: {shown} of {PER:,} break a bone, {rest} do not")

    def _make(self, axes: Axes) -> None:
        look = self._look
        text: dict[str, Any] = {"fontsize": look.text_pt, "va": "center", "zorder": 5}
        self._bar = Rectangle(
            (2, 0), _WIDTH - 4, self._pitch, facecolor=style.BONE, edgecolor=style.CHANGED_INK, lw=look.line, zorder=1
        )
        axes.add_patch(self._bar)
        self._headings = [axes.text(6, 0, "", weight="bold", color=style.INK, **text) for _ in range(2)]
        self._texts = [
            (
                axes.text(12, 0, "", color=style.INK, **text),
                axes.text(_WIDTH - 6, 0, "", ha="right", color=style.INK, **text),
            )
            for _ in range(_LINES - 2)
        ]
        self._intervals = Line2D([], [], color=style.MEASURE, lw=look.line * 1.8, zorder=3)
        size = 7.5 * (1 + (look.line - 1) / 3)
        self._observed = Line2D([], [], ls="", marker="o", ms=size, mfc=style.MEASURE, mec=style.PAPER, zorder=4)
        self._tried = Line2D([], [], ls="", marker="s", ms=size, mfc=style.CHANGED_INK, mec=style.PAPER, zorder=4)
        self._bare = Line2D(
            [], [], ls="", marker="o", ms=size, mfc=style.PAPER, mec=style.MEASURE, mew=look.line * 1.6, zorder=4
        )
        self._further = Line2D([], [], ls="", marker="<", ms=size, mfc=style.MEASURE, mec=style.PAPER, zorder=4)
        for each in (self._intervals, self._observed, self._tried, self._bare, self._further):
            axes.add_line(each)
        step = look.text_pt * 1.35
        self._without = axes.text(12, step * 1.5, "", color=style.INK, **text)
        self._with = axes.text(12, step * 0.5, "", color=style.CHANGED_INK, weight="bold", **text)

    def _scale(self, still: Axes) -> None:
        look, line = self._look, self._look.line
        text: dict[str, Any] = {"fontsize": look.text_pt, "va": "center", "color": style.INK}
        base, top = self._foot + 2, _HEIGHT - 2
        tick_y = self._foot - look.text_pt * 0.75
        still.text(12, tick_y, "times the baseline", **{**text, "color": style.QUIET})
        for tick in _TICKS:
            x = self._x(tick)
            one = tick == 1
            still.add_line(
                Line2D([x, x], [base, top], color=style.INK if one else "#d9d2c6", lw=line * (1.6 if one else 0.8))
            )
            still.text(x, tick_y, f"{tick:g}", ha="center", **text)

    def _x(self, value: float) -> float:
        share = math.log(value / _LOW) / math.log(_HIGH / _LOW)
        return self._left + share * (self._right - self._left)

    def _y(self, line: float) -> float:
        return _HEIGHT - self._look.text_pt * 0.4 - (line + 0.5) * self._pitch
