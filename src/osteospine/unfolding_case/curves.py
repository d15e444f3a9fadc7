"""Four measures over the months, one below the other: a line through the visits so far, the present one accented.

Part of the picture's layer. Coordinates are points. Each artist draws its share of all four measures: a few
artists are quicker than many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from osteospine.kit import style
from osteospine.kit.style import Look
from osteospine.unfolding_case.numbers import written
from osteospine.unfolding_case.series import Series

COUNT = 4
_GAP = (np.nan, np.nan)
Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Room:
    """Where the curves stand, in points."""

    left: float
    right: float
    foot: float
    top: float


class Curves:
    """Owns the artists of all four measures.

    Parameters
    ----------
    axes, still
        Axes in points; what never changes lies on ``still``.
    room
        Where to draw.
    look
        Type and line sizes.
    """

    def __init__(self, axes: Axes, still: Axes, room: Room, look: Look) -> None:
        self._room, self._size, line = room, look.text_pt, look.line
        self._row = (room.top - room.foot) / COUNT
        # A gutter at both ends: the mark of a limit stands left, and no marker is cut.
        self._first, self._last = room.left + 3.2 * self._size, room.right - 8 * line
        self._gap = 5 * line
        text: dict[str, Any] = {"fontsize": self._size, "va": "baseline", "zorder": 6}
        self._names, self._values = [], []
        for n in range(COUNT):
            head, foot = self._top(n) - self._size, self._foot(n)
            still.add_line(Line2D([room.left, room.right], [foot, foot], color="#d9d2c6", lw=line))
            self._names.append(axes.text(room.left, head, "", color=style.QUIET, **text))
            self._values.append(axes.text(room.right, head, "", color=style.INK, weight="bold", ha="right", **text))
        self._limit_name = axes.text(room.left, 0, "", color=style.QUIET, **text)
        ink = style.MEASURE
        self._guides = Line2D([], [], color="#e4ddd1", lw=line, zorder=1)
        self._limit = Line2D([], [], color=style.FRAME, lw=1.2 * line, ls=(0, (5, 3)), zorder=2)
        self._margin = Line2D([], [], color=ink, lw=2.2 * line, marker="_", ms=8 * line, mew=1.6 * line, zorder=3)
        self._curve = Line2D([], [], color=ink, lw=2 * line, zorder=3)
        self._past = Line2D([], [], ls="", marker="o", ms=6.5 * line, mfc=style.PAPER, mec=ink, zorder=4)
        self._past.set_markeredgewidth(1.7 * line)
        self._now = Line2D([], [], ls="", marker="D", ms=8.5 * line, mfc=style.CHANGED, mec=style.CHANGED_INK, zorder=5)
        for each in (self._guides, self._limit, self._margin, self._curve, self._past, self._now):
            axes.add_line(each)

    def x(self, share: float) -> float:
        """Return where a visit lies, from 0 (the first) to 1 (the last of the case)."""
        return self._first + share * (self._last - self._first)

    def show(self, measures: Sequence[Series]) -> None:
        """Draw the visits so far; a measure that is not known has a gap."""
        curve: Points = []
        past: Points = []
        now: Points = []
        margin: Points = []
        for n, series in enumerate(measures):
            self._names[n].set_text(series.name)
            self._values[n].set_text(series.value)
            x = [self.x(share) for share in series.share]
            y = [self._y(n, value, series) for value in series.values]
            known = [point for point in zip(x, y, strict=True) if not np.isnan(point[1])]
            curve += [*known, _GAP]
            past += list(zip(x[:-1], y[:-1], strict=True))
            now.append((x[-1], y[-1]))
            for at, low, high in zip(x, series.low, series.high, strict=True):
                if low is not None and high is not None and low < high:
                    margin += [(at, self._y(n, low, series)), (at, self._y(n, high, series)), _GAP]
        for line, points in ((self._curve, curve), (self._past, past), (self._now, now), (self._margin, margin)):
            line.set_data(*np.array(points or [_GAP]).T)
        guides = [p for n in range(COUNT) for share in measures[0].share for p in self._guide(n, share)]
        self._guides.set_data(*np.array(guides).T)
        self._show_limit(measures)

    def _guide(self, n: int, share: float) -> Points:
        """Return the upright line of a visit, below the words of its measure."""
        return [(self.x(share), self._foot(n)), (self.x(share), self._top(n) - 1.35 * self._size), _GAP]

    def _show_limit(self, measures: Sequence[Series]) -> None:
        n, series = next((n, s) for n, s in enumerate(measures) if s.limit is not None)
        y = self._y(n, series.limit, series)
        self._limit.set_data([self._room.left + 2.9 * self._size, self._room.right], [y, y])
        self._limit_name.set_text(written(series.limit or 0.0, 1).text)
        self._limit_name.set_position((self._room.left, y - 0.35 * self._size))

    def _top(self, n: int) -> float:
        return self._room.top - n * self._row

    def _foot(self, n: int) -> float:
        return self._top(n) - self._row + 7

    def _y(self, n: int, value: float | None, series: Series) -> float:
        if value is None:
            return float("nan")
        low, high = self._foot(n) + self._gap, self._top(n) - 1.75 * self._size
        least, most = series.room
        return low + (value - least) / (most - least) * (high - low)
