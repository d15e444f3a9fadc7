"""What trials of the pills found among the same 1,000 people. Part of the picture's layer."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from osteospine.daily_life.nutrition.model import Day
from osteospine.kit import style
from osteospine.kit.style import Look

_ROWS = 3
_FURTHEST = 11.0  # people of 1,000 at the ends of the scale
_WITHOUT = {
    "none": ("no pills taken", "", ""),
    "magnesium": ("magnesium: no trial", "has counted", "fractures"),
    "calcium": ("calcium alone: no", "count of 1,000", "people was read"),
}


class TrialStrip:
    """Intervals of more or fewer people, one row an outcome.

    Parameters
    ----------
    axes, still
        Moving and still axes whose unit is a point.
    left, right, top
        Where it stands, points.
    """

    def __init__(self, axes: Axes, still: Axes, look: Look, *, left: float, right: float, top: float) -> None:
        self._left, self._right = left, right
        line = 1.25 * look.text_pt
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK, "va": "center_baseline"}
        still.text(left, top, "pills, of 1,000:", **{**text, "weight": "bold"})
        first = top - line - 2
        step = line + 21.0
        ys = [first - step * n for n in range(_ROWS)]
        low = ys[-1] - 26
        middle = self._x(0)
        still.add_line(Line2D([middle] * 2, [low, ys[0] - line / 2], color=style.FRAME, lw=1.2 * look.line, zorder=0))
        still.text(middle - 5, low - 8, "← fewer", ha="right", **{**text, "color": style.QUIET})
        still.text(middle + 5, low - 8, "more →", ha="left", **{**text, "color": style.QUIET})
        back = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 1.0}
        self._names = [axes.text(left, y, "", bbox=back, **text) for y in ys]
        self._spans = [Line2D([], [], lw=2.2 * look.line) for _ in ys]
        self._marks = [Line2D([], [], ls="none", ms=8 * look.line) for _ in ys]
        self._at = [y - line / 2 - 9 for y in ys]
        for each in (*self._spans, *self._marks):
            axes.add_line(each)

    def show(self, d: Day) -> None:
        """Show the outcomes counted for the pills of a day, or why there are none."""
        rows = [row for row in d.found if row.extra_per_1000 is not None]
        instead = _WITHOUT.get(d.pills.kind, ("", "", ""))
        for n, (name, span, mark) in enumerate(zip(self._names, self._spans, self._marks, strict=True)):
            row = rows[n] if n < len(rows) else None
            span.set_visible(row is not None)
            mark.set_visible(row is not None)
            said = instead[n] if row is None else f"{row.word} {row.extra_per_1000:+.1f}".replace("-", "−")
            name.set_text(said)
            name.set_visible(bool(said))
            if row is None or row.extra_per_1000 is None or row.extra_low is None or row.extra_high is None:
                continue
            harm = row.kind == "harm"
            colour = style.CHANGED_INK if harm else style.MEASURE
            span.set_color(colour)
            span.set_data([self._x(row.extra_low), self._x(row.extra_high)], [self._at[n]] * 2)
            mark.set_color(colour)
            mark.set_marker("s" if harm else "D")
            mark.set_data([self._x(row.extra_per_1000)], [self._at[n]])

    def _x(self, people: float) -> float:
        return self._left + (people + _FURTHEST) / (2 * _FURTHEST) * (self._right - self._left)
