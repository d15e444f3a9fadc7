"""The time line and the scales of the pain picture, with all that never changes on it.

Layer: below ``picture``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from osteospine.kit import style
from osteospine.kit.style import Look
from osteospine.procedures.published import PEOPLE, counts, worthwhile_points

WIDE, HIGH = 532.8, 432.0  # points
LEFT, RIGHT, EDGE, ASIDE = 40.0, 372.0, 396.0, 402.0
DAYS = (0, 7, 30, 90, 180, 365)
DASH = (0, (1.4, 1.1))
_PAIN_LOW, _PAIN_POINT = 248.0, 15.2  # y of no pain, and height of a point
_GAIN_POINT = 19.0

_Points = TypeVar("_Points", float, np.ndarray)


@dataclass(frozen=True)
class Strip:
    """One strip of differences: trials with one kind of control, ``low`` to ``high`` points."""

    zero: float
    low: float
    high: float
    marker: str
    name: str
    name_at: float

    def y(self, points: float) -> float:
        """Return where a difference in points lies."""
        return self.zero + points * _GAIN_POINT


# Trials against a sham and open trials answer two questions: two strips, drawn to the same scale.
STRIPS = {
    "sham": Strip(162.0, -1.6, 2.8, "o", "with a sham", -0.7),
    "open": Strip(47.0, -0.2, 3.9, "s", "open trials", 2.7),
}
NAME_Y = STRIPS["sham"].y(STRIPS["sham"].high) + 3


def day_x(day: float) -> float:
    """Return where a day lies: by its square root, so that the first weeks have room."""
    return LEFT + (RIGHT - LEFT) * math.sqrt(day / DAYS[-1])


def pain_y(points: _Points) -> _Points:
    """Return where a pain of 0 to 10 lies."""
    return _PAIN_LOW + points * _PAIN_POINT


def draw_frame(axes: Axes, look: Look) -> None:
    """Draw what never changes: axes, the worthwhile difference, and the keys beside the plots."""
    text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.QUIET}
    for value in (0, 5, 10):
        axes.text(LEFT - 8, pain_y(value), str(value), ha="right", va="center", **text)
        axes.add_line(Line2D([LEFT - 4, EDGE], [pain_y(value)] * 2, color=style.ARCH, lw=look.line * 0.8))
    plots = [(pain_y(0), pain_y(10))]
    for strip in STRIPS.values():
        _draw_strip(axes, look, strip, text)
        plots.append((strip.y(strip.low), strip.y(strip.high)))
    below = STRIPS["open"].y(STRIPS["open"].low) - 3
    for day in DAYS:
        axes.text(day_x(day), below, str(day), ha="center", va="top", **text)
        for low, high in plots:
            axes.add_line(Line2D([day_x(day)] * 2, [low, high], color=style.BODY, lw=look.line * 0.7))
    axes.text(ASIDE, below, "days", ha="left", va="top", **text)
    limit = STRIPS["sham"].y(worthwhile_points())
    axes.text(ASIDE, limit, f"worth having:\n{worthwhile_points():g} or more", ha="left", va="center", **text)
    y, half = STRIPS["open"].y(1.1), look.text_pt * 0.65
    axes.add_line(Line2D([ASIDE + 7] * 2, [y - half, y + half], color=style.INK, lw=look.line * 1.6, ls=DASH))
    axes.text(ASIDE + 17, y, "unconfirmed", ha="left", va="center_baseline", **text)
    leak = counts()["canal_leak"].with_cement_per_1000
    harm = f"Of {PEOPLE:,} with cement {leak} leak into the canal, {PEOPLE - leak} do not"
    axes.text(WIDE / 2, 10, harm, ha="center", va="center", fontsize=look.text_pt, color=style.INK)
    for name, y, colour, mark in (
        ("mean, no cement", pain_y(9.2), style.INK, ""),
        ("with cement", pain_y(7.7), style.CHANGED_INK, "o"),
    ):
        axes.text(EDGE - 4, y, name, ha="right", va="center", fontsize=look.text_pt, color=style.INK)
        at = EDGE - 4 - look.text_pt * 0.62 * len(name) - 26
        axes.add_line(Line2D([at, at + 20], [y, y], color=colour, lw=look.line * 1.8, marker=mark))


def _draw_strip(axes: Axes, look: Look, strip: Strip, text: dict[str, Any]) -> None:
    """Draw the scale of one strip, its band of what is worth having, and its signs."""
    limit, top = strip.y(worthwhile_points()), strip.y(strip.high)
    axes.add_patch(Rectangle((LEFT, limit), EDGE - LEFT, top - limit, fc=style.BONE, lw=0))
    axes.add_line(Line2D([LEFT, EDGE], [limit, limit], color=style.ARCH_EDGE, lw=look.line, ls=(0, (5, 2))))
    for value in range(math.ceil(strip.low), math.floor(strip.high) + 1):
        label = f"{value:+d}".replace("-", "−") if value else "0"
        axes.text(LEFT - 8, strip.y(value), label, ha="right", va="center", **text)
        colour, width = (style.FRAME, 1.2) if value == 0 else (style.ARCH, 0.8)
        axes.add_line(Line2D([LEFT - 4, EDGE], [strip.y(value)] * 2, color=colour, lw=look.line * width))
    name_y = strip.y(strip.name_at)
    axes.add_line(
        Line2D(
            [ASIDE + 7],
            [name_y],
            marker=strip.marker,
            ms=6 * look.line,
            mfc=style.INK if strip.marker == "o" else style.PAPER,
            mec=style.INK,
            mew=look.line * 1.5,
        )
    )
    axes.text(ASIDE + 17, name_y, strip.name, ha="left", va="center_baseline", **text)
