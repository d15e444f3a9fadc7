"""The cycle, two bell curves for the point entered, and four points on one scale."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Polygon

from osteospine.daily_life.mind.curves import Curves
from osteospine.daily_life.mind.forest import Forest
from osteospine.daily_life.mind.model import Cycle
from osteospine.daily_life.mind.published import POINTS, points
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look

WIDE, HIGH = 532.8, 432.0  # points
_CENTRE, _RADIUS = (126.0, 308.0), 82.0
_AT = {"pain": (0.0, 1.0), "fear": (1.0, 0.0), "activity": (0.0, -1.0), "mood": (-1.0, 0.0)}
_BOX = (98.0, 38.0)


class MindPicture:
    """Owns the artists of the cycle."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        whole: dict[str, Any] = {"xlim": (0.0, WIDE), "ylim": (0.0, HIGH)}
        still = self.canvas.axes(0, 0, 1, 1, still=True, **whole)
        page = self.canvas.axes(0, 0, 1, 1, **whole)
        top = self.canvas.axes(0, 0, 1, 1, **whole)
        _arrows(still, look)
        self._boxes = {key: _box(page, key) for key in POINTS}
        for key in POINTS:
            x, y = _place(key)
            top.text(
                x, y, points()[key].label, fontsize=look.text_pt, color=style.INK, ha="center", va="center_baseline"
            )
        self._line = look.line
        self._reached = Line2D([], [], ls="none", marker="D", ms=9 * look.line, mfc=style.MEASURE, mec=style.PAPER)
        top.add_line(self._reached)
        self._curves = Curves(page, still, look)
        self._forest = Forest(page, still, look)

    def update(self, c: Cycle) -> None:
        """Show a cycle."""
        for key, box in self._boxes.items():
            entered = key == c.entry.key
            box.set_facecolor("#f7d9c7" if entered else "white")
            box.set_edgecolor(style.CHANGED_INK if entered else style.FRAME)
            box.set_linewidth((3.0 if entered else 1.2) * self._line)
        corners = [(_place(key)[0] + _BOX[0] / 2 - 2, _place(key)[1] + _BOX[1] / 2 - 2) for key in c.reached]
        self._reached.set_data([x for x, _ in corners], [y for _, y in corners])
        self._curves.show(c)
        self._forest.show(c)


def _place(key: str) -> tuple[float, float]:
    right, up = _AT[key]
    return _CENTRE[0] + (_RADIUS - 8) * right, _CENTRE[1] + (_RADIUS + 10) * up


def _box(axes: Axes, key: str) -> FancyBboxPatch:
    x, y = _place(key)
    wide, high = _BOX
    box = FancyBboxPatch((x - wide / 2, y - high / 2), wide, high, boxstyle="round,pad=0,rounding_size=14", zorder=3)
    axes.add_patch(box)
    return box


def _arrows(axes: Axes, look: Look) -> None:
    """Draw the four arrows of the cycle, along an oval, clockwise."""
    for start in (90.0, 0.0, -90.0, -180.0):
        turn = np.radians(np.linspace(start - 38, start - 62, 12)) if start in (0.0, -180.0) else None
        turn = np.radians(np.linspace(start - 28, start - 52, 12)) if turn is None else turn
        xs = _CENTRE[0] + _RADIUS * 1.02 * np.cos(turn)
        ys = _CENTRE[1] + (_RADIUS + 6) * np.sin(turn)
        axes.add_line(Line2D(xs[:-2], ys[:-2], color=style.CHANGED, lw=5 * look.line, solid_capstyle="round"))
        dx, dy = xs[-1] - xs[-4], ys[-1] - ys[-4]
        far = math.hypot(dx, dy)
        ux, uy = dx / far, dy / far
        tip, back = (xs[-1] + 5 * ux, ys[-1] + 5 * uy), (xs[-1] - 9 * ux, ys[-1] - 9 * uy)
        axes.add_patch(
            Polygon(
                [tip, (back[0] - 8 * uy, back[1] + 8 * ux), (back[0] + 8 * uy, back[1] - 8 * ux)],
                fc=style.CHANGED,
                ec="none",
            )
        )
