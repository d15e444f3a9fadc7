"""Two bell curves: people without help, and people with it. Part of the picture's layer."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Polygon

from osteospine.daily_life.mind.model import Cycle
from osteospine.kit import style
from osteospine.kit.style import Look

_CURVE = (272.0, 524.0, 250.0, 122.0)  # left, right, foot, height
_SPREAD = 40.0  # points for one standard deviation
_HEAD = 418.0
_Z = np.linspace(-2.7, 2.7, 61)


class Curves:
    """People without help, and people with it, spread over what was measured."""

    def __init__(self, axes: Axes, still: Axes, look: Look) -> None:
        left, right, foot, height = _CURVE
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK, "va": "center_baseline"}
        still.add_line(Line2D([left, right], [foot, foot], color=style.FRAME, lw=look.line))
        still.text(left, foot - 15, "← less", **{**text, "color": style.QUIET})
        still.text(right, foot - 15, "more →", ha="right", **{**text, "color": style.QUIET})
        self._middle = right - 2.7 * _SPREAD + 6
        self._shape = foot + height * np.exp(-(_Z**2) / 2)
        still.add_patch(
            Polygon(
                np.column_stack([self._middle + _SPREAD * _Z, self._shape]), fc="#ebe4d8", ec=style.FAINT, lw=look.line
            )
        )
        still.add_line(
            Line2D([self._middle] * 2, [foot, foot + height], color=style.FAINT, ls=(0, (4, 3)), lw=1.4 * look.line)
        )
        self._curve = Polygon(
            np.zeros((61, 2)), closed=False, fc="none", ec=style.MEASURE, lw=2.6 * look.line, zorder=4
        )
        axes.add_patch(self._curve)
        self._mean = Line2D([], [], color=style.MEASURE, lw=2.6 * look.line, zorder=4)
        axes.add_line(self._mean)
        self._shift = FancyArrowPatch(
            (0, 0), (1, 1), arrowstyle="-|>", mutation_scale=11 * look.line, color=style.MEASURE, lw=2 * look.line
        )
        axes.add_patch(self._shift)
        self._head = axes.text(left, _HEAD, "", weight="bold", **text)
        self._what = axes.text(left, _HEAD - 1.25 * look.text_pt, "", **text)

    def show(self, c: Cycle) -> None:
        """Show the effect at the point entered, or that there is none."""
        e = c.effect
        seen = e is not None
        self._head.set_text("no help chosen" if c.help.key == "none" else c.help.label)
        self._what.set_text(_what(c))
        for artist in (self._curve, self._mean, self._shift):
            artist.set_visible(seen)
        if e is None:
            return
        at = self._middle + _SPREAD * e.value
        foot, height = _CURVE[2:]
        self._curve.set_xy(np.column_stack([at + _SPREAD * _Z, self._shape]))
        dashes: Any = "-" if e.confirmed else (0, (3, 2))
        self._curve.set_linestyle(dashes)
        self._mean.set_linestyle(dashes)
        self._mean.set_data([at, at], [foot, foot + height])
        self._shift.set_positions((self._middle, foot + height + 5), (at - 0.5, foot + height + 5))
        self._shift.set_visible(abs(e.value) > 0.25)


def _what(c: Cycle) -> str:
    if c.help.key == "none":
        return "one curve only"
    if c.effect is None:
        return "not measured here"
    return c.effect.measured
