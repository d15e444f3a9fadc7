"""The same 1,000 people without and with cement. Part of the picture's layer."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from osteospine.kit import style
from osteospine.kit.icon_array import Grid, IconArray, Mark, one_person
from osteospine.kit.style import Look
from osteospine.procedures.cement.harms import PEOPLE, Counted, Outcome

SURE = Mark(style.CHANGED_INK, style.CHANGED_INK, square=True)
PERHAPS = Mark(style.CHANGED, style.CHANGED_INK)
WITHOUT = Mark(style.PAPER, style.FAINT)

TITLES: dict[Counted, str] = {
    "new_fracture": "New spine fracture",
    "collapse": "Bone sinks further",
    "leak": "Cement leak",
    "embolism": "Cement in the lung",
    "nerve": "Spinal canal, nerves",
}
"""How each outcome is headed."""

_PITCH_X, _GAP = 4.3, 3.0


class People:
    """Two blocks of 1,000 people, one above the other, with their counts.

    Parameters
    ----------
    axes, still
        Moving and still axes whose unit is a point.
    left, top, bottom
        Where the column stands, points.
    """

    def __init__(self, axes: Axes, still: Axes, look: Look, left: float, top: float, bottom: float) -> None:
        line = 1.25 * look.text_pt
        pitch_y = int(10 * (top - bottom - 7 * line - 14 - 2 * _GAP) / 40) / 10
        text: dict[str, Any] = {"fontsize": look.text_pt, "va": "top", "color": style.INK}
        self._title = axes.text(left, top, "", weight="bold", **text)
        still.text(left, top - line, f"of {PEOPLE:,} people", **text)
        y = top - 2 * line - 3
        still.text(left, y, "without cement:", weight="bold", **text)
        self._before = axes.text(left, y - line, "", **text)
        first = Grid(left, y - 2 * line - 2, _PITCH_X, pitch_y, gap=_GAP)
        y = first.top - first.size(PEOPLE)[1] - 4
        still.text(left, y, "with cement:", weight="bold", **text)
        key = Grid(0, 0, 8.0, 0.95 * line)
        self._after = []
        for number, mark in enumerate((SURE, PERHAPS), start=1):
            one_person(still, mark, left + 5, y - number * line, key)
            self._after.append(axes.text(left + 13, y - number * line, "", **text))
        second = Grid(left, y - 3 * line - 2, _PITCH_X, pitch_y, gap=_GAP)
        self._arrays = [
            IconArray(axes, still, (SURE, PERHAPS), rest=WITHOUT, grid=grid, people=PEOPLE) for grid in (first, second)
        ]
        wide, high = second.size(PEOPLE)
        low = second.top - high - 3
        self._cover = Rectangle((left - 3, low), wide + 6, y - line - low, fc=style.PAPER, lw=0, zorder=20)
        axes.add_patch(self._cover)
        self._none = axes.text(left, y - line, "no procedure chosen", zorder=21, **text)

    def show(self, outcome: Outcome, *, treated: bool) -> None:
        """Show an outcome, with the people after cement only where some was given."""
        self._title.set_text(TITLES[outcome.key])
        self._before.set_text(f"{outcome.without.people} have, {outcome.without.spared:,} not")
        fewer, more = outcome.fewer, outcome.more
        self._arrays[0].update((outcome.without.people, 0))
        further = 0 if more is None else more.people - fewer.people
        self._arrays[1].update((fewer.people, further) if treated else (0, 0))
        self._after[0].set_text(f"{fewer.people} have, {fewer.spared:,} not")
        self._after[1].set_text("one trial only" if more is None else f"or {more.people} have, {more.spared:,} not")
        for text in self._after:
            text.set_visible(treated)
        self._cover.set_visible(not treated)
        self._none.set_visible(not treated)
