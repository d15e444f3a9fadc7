"""Bars of force on one scale: from nothing to the most that the panel can show.

Layer: below ``picture``, above ``model``.
"""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from osteospine.daily_life.model import Task
from osteospine.kit import style
from osteospine.kit.style import Look

LEFT, RIGHT = 142.0, 484.0  # points
_MOST_N = 7000.0
_HIGH = 20.0
_LETTER = 0.64  # width of a letter as a share of the type size, with room to spare


class Bar:
    """A bar and its force in newtons; hatched where a figure is not confirmed."""

    def __init__(self, axes: Axes, look: Look, middle: float, fill: str, edge: str) -> None:
        self._middle, self._letter = middle, _LETTER * look.text_pt
        self._bar = Rectangle((LEFT, middle - _HIGH / 2), 0, _HIGH, fc=fill, ec=edge, lw=look.line * 1.3, zorder=3)
        axes.add_patch(self._bar)
        self._force = axes.text(0, middle, "", fontsize=look.text_pt, va="center", color=style.INK, zorder=4)

    def show(self, task: Task | None, strength_x: float) -> None:
        """Show the force of a task, or nothing; the number stands clear of the line at ``strength_x``."""
        for artist in (self._bar, self._force):
            artist.set_visible(task is not None)
        if task is None:
            return
        end = force_x(task.load_n)
        self._bar.set_width(end - LEFT)
        self._bar.set_hatch("" if task.activity.confirmed else "////")
        told = f"{task.load_n:,.0f} N" if task.activity.confirmed else f"{task.load_n:,.0f} N ?"
        self._force.set_text(told)
        room = self._letter * len(told)
        inside = end + room > RIGHT
        start = end - 6 if inside else end + 6
        if not inside and start - 5 < strength_x < start + room:
            start = strength_x + 6
        self._force.set_position((start, self._middle))
        self._force.set_horizontalalignment("right" if inside else "left")


def force_x(force_n: float) -> float:
    """Return where a force lies on the bars, points."""
    return LEFT + (RIGHT - LEFT) * force_n / _MOST_N
