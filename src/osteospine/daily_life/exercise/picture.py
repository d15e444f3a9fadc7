"""A person at an exercise, signs for three people, and the women of a study of 1984 one by one."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from osteospine.compression.outline import Points
from osteospine.daily_life.anatomy import body
from osteospine.daily_life.exercise.model import PERSONS, Choice
from osteospine.daily_life.exercise.published import ADVICE, groups
from osteospine.daily_life.figure import Figure, closed
from osteospine.daily_life.poses import POSES
from osteospine.daily_life.props import around
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look

WIDE, HIGH = 490.0, 432.0  # points
_FLOOR, _SCALE, _L3_X = 206.0, 1.2, 100.0
_SIGNS_X, _SIGN_ROWS = 246.0, (362.0, 312.0, 262.0)
_NAMES = {"no_fracture": "No fracture", "low_density": "Low density", "recent_fracture": "Recent fracture"}
_SIGNS = {
    "do": ("o", style.MEASURE, style.PAPER),
    "adapt": ("^", style.PLUMB, style.PAPER),
    "avoid": ("X", style.CHANGED_INK, style.CHANGED_INK),
}
_GROUPS_LEFT, _PITCH, _GROUP_ROWS = 140.0, 10.8, (143.0, 112.0, 81.0, 50.0)
# Women with a new fracture have square shoulders and are filled; the others are round and empty.
_SQUARE = Path([(-0.36, -1), (0.36, -1), (0.36, 1), (-0.36, 1), (-0.36, -1)], closed=True)
_ROUND = Path(
    [(-0.44, -0.7), (-0.44, -1.1), (0.44, -1.1), (0.44, -0.7), (0.44, 0.7), (0.44, 1.1), (-0.44, 1.1), (-0.44, 0.7),
     (-0.44, -0.7)],
    [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY],
)  # fmt: skip
_BODY_PT, _HEAD_PT = 17.0, 5.0


class ExercisePicture:
    """Owns the artists of the exercise panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        still = self.canvas.axes(0, 0, 1, 1, xlim=(0, WIDE), ylim=(0, HIGH), still=True)
        _draw_frame(still, look)
        left = -_L3_X / _SCALE
        bottom = _FLOOR - 6
        room = self.canvas.axes(
            0, bottom / HIGH, 1, 1 - bottom / HIGH,
            xlim=(left, left + WIDE / _SCALE), ylim=(-6 / _SCALE, (HIGH - _FLOOR) / _SCALE),
        )  # fmt: skip
        axes = self.canvas.axes(0, 0, 1, 1, xlim=(0, WIDE), ylim=(0, HIGH))
        self._figure = Figure(room, look)
        self._around = PathPatch(closed([]), fc="#dcd3c2", ec=style.ARCH_EDGE, lw=look.line, zorder=1)
        self._water = Rectangle(
            (-76, 0), 172, 104, fc=style.DISC, ec=style.DISC_EDGE, lw=look.line, alpha=0.55, zorder=7.5
        )
        for each in (self._around, self._water):
            room.add_patch(each)
        self._name = axes.text(8, HIGH - 4, "", fontsize=look.text_pt, va="top", color=style.INK, weight="bold")
        self._words = [
            axes.text(_SIGNS_X + 20, y, "", fontsize=look.text_pt, va="center", color=style.INK) for y in _SIGN_ROWS
        ]
        self._marks = {}
        for kind in ADVICE:
            shape, edge, fill = _SIGNS[kind]
            self._marks[kind] = Line2D([], [], ls="", marker=shape, ms=17, mec=edge, mfc=fill, mew=2.4, zorder=4)
            axes.add_line(self._marks[kind])
        self._frame = Rectangle(
            (_SIGNS_X - 18, 0), WIDE - _SIGNS_X + 14, 40, fc="none", ec=style.MEASURE, lw=look.line * 1.8
        )
        self._group = Rectangle((4, 0), WIDE - 8, 30, fc="none", ec=style.MEASURE, lw=look.line * 1.8, ls=(0, (4, 2)))
        for each in (self._frame, self._group):
            axes.add_patch(each)

    def update(self, c: Choice) -> None:
        """Show this exercise for these people."""
        pose = c.exercise.pose
        at = body(pose)
        self._figure.show(at)
        self._around.set_path(closed(around(pose, at)))
        self._water.set_visible("water" in POSES[pose].props)
        self._name.set_text(c.exercise.label)
        for kind, mark in self._marks.items():
            rows = [y for person, y in zip(PERSONS, _SIGN_ROWS, strict=True) if c.advice[person] == kind]
            mark.set_data(np.full(len(rows), _SIGNS_X), rows)
            mark.set_visible(bool(rows))
        for person, text in zip(PERSONS, self._words, strict=True):
            text.set_text(f"{_NAMES[person]}: {c.advice[person]}")
        self._frame.set_y(_SIGN_ROWS[PERSONS.index(c.person)] - 20)
        self._group.set_visible(c.group is not None)
        if c.group is not None:
            self._group.set_y(_GROUP_ROWS[list(groups()).index(c.group.id)] - 15)


def _draw_frame(still: Axes, look: Look) -> None:
    """Draw what never changes: the floor, the heading of the signs, and the four groups of women."""
    text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.QUIET}
    still.add_line(Line2D([8, 222], [_FLOOR, _FLOOR], color=style.FRAME, lw=look.line * 1.2))
    still.text(_SIGNS_X - 18, HIGH - 26, "Do, adapt or avoid?", va="top", **text)
    still.text(8, 165, "1984: 59 women, new fracture filled", va="bottom", **(text | {"color": style.INK}))
    still.text(8, 28, "Not drawn by lot; 6 and 9 are few", va="top", **text)
    for group, middle in zip(groups().values(), _GROUP_ROWS, strict=True):
        still.text(_GROUPS_LEFT - 8, middle, group.label, ha="right", va="center", **(text | {"color": style.INK}))
        told = f"{group.new_fractures} of {group.people}"
        still.text(WIDE - 8, middle, told, ha="right", va="center", **(text | {"color": style.INK}))
        x: Points = _GROUPS_LEFT + (np.arange(group.people, dtype=np.float64) + 0.5) * _PITCH
        new = group.new_fractures
        _stand(still, x[:new], middle, _SQUARE, style.CHANGED_INK, style.CHANGED_INK)
        _stand(still, x[new:], middle, _ROUND, style.DISC_EDGE, style.PAPER)


def _stand(still: Axes, x: Points, middle: float, body_shape: Path, edge: str, fill: str) -> None:
    """Put people side by side: a body and a head each."""
    for dy, marker, size in ((-4.0, body_shape, _BODY_PT), (8.6, "o", _HEAD_PT)):
        y = np.full(len(x), middle + dy)
        still.add_line(Line2D(x, y, ls="", marker=marker, ms=size, mec=edge, mfc=fill, mew=1.1))
