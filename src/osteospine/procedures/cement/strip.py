"""The whole spine in small, and the ruler of published rises. Part of the picture's layer."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path

from osteospine.compression.model import LEVELS
from osteospine.kit import style
from osteospine.kit.style import Look
from osteospine.kyphosis import silhouette
from osteospine.kyphosis.body import COARSE, closed
from osteospine.procedures.cement.model import Cemented
from osteospine.procedures.cement.published import height_reports

RULER_MM = 10.0


class SmallSpine:
    """The spine now, filled, over the spine before the procedure, as an outline.

    A line leads from the treated vertebra to ``edge`` (mm), where its enlargement begins.
    """

    def __init__(self, axes: Axes, line: float, edge: float) -> None:
        self._edge = edge
        self._lead = Line2D([], [], color=style.FRAME, lw=line * 1.2, zorder=1)
        axes.add_line(self._lead)
        self._before = PathPatch(Path(np.zeros((1, 2))), fc="none", ec=style.FAINT, lw=line, zorder=2)
        self._now = PathPatch(Path(np.zeros((1, 2))), fc=style.BONE, ec=style.BONE_EDGE, lw=line * 0.8, zorder=3)
        self._treated = PathPatch(
            Path(np.zeros((1, 2))), fc=style.CHANGED, ec=style.CHANGED_INK, lw=line * 1.4, zorder=4
        )
        for patch in (self._before, self._now, self._treated):
            axes.add_patch(patch)

    def show(self, result: Cemented) -> None:
        """Draw both spines."""
        before, now, level = result.spine_before, result.spine_after, result.choices.level
        self._before.set_path(closed([before.outline(each)[COARSE] for each in LEVELS]))
        bones = [now.outline(each)[COARSE] for each in LEVELS if each != level]
        self._now.set_path(closed([*bones, silhouette.sacrum(now)]))
        self._treated.set_path(closed([now.outline(level)[COARSE]]))
        x, z = now.piece(level).centre
        self._lead.set_data([x, self._edge], [z, z])
        broken = result.choices.height_loss > 0
        self._treated.set_facecolor(style.CHANGED if broken else style.BONE)
        self._treated.set_edgecolor(style.CHANGED_INK if broken else style.BONE_EDGE)


class Ruler:
    """Front height gained, 0 to 10 mm: what series report, and a pointer at this vertebra.

    ``left`` and ``right`` are where 0 and 10 mm lie; ``y`` is the height of the line, points.
    """

    def __init__(self, axes: Axes, still: Axes, look: Look, left: float, right: float, y: float) -> None:
        self._left, self._right, self._y = left, right, y
        still.add_line(Line2D([left, right], [y, y], color=style.QUIET, lw=look.line * 1.6))
        for mm in range(0, int(RULER_MM) + 1, 2):
            still.add_line(Line2D([self._x(mm)] * 2, [y - 4, y + 4], color=style.QUIET, lw=look.line))
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK}
        still.text(left - 5, y, "0", ha="right", va="center", **text)
        still.text(right + 5, y, f"{RULER_MM:.0f}", ha="left", va="center", **text)
        for report in height_reports():
            if report.label is not None and report.front_gain_mm is not None:
                x = self._x(report.front_gain_mm)
                outlier = "outlier" in report.label
                dot = Line2D([x], [y], marker="o", ms=9, mfc=style.PAPER if outlier else style.MEASURE, mew=1.8)
                dot.set_markeredgecolor(style.MEASURE)
                dot.set_linestyle("none")
                still.add_line(dot)
                still.text(x, y - 9, report.label, ha="center", va="top", **text)
        self._pointer = Polygon([(0, 0)] * 3, closed=True, fc=style.CHANGED_INK, ec=style.INK, lw=look.line, zorder=6)
        axes.add_patch(self._pointer)

    def show(self, result: Cemented) -> None:
        """Move the pointer."""
        x, y = self._x(min(result.front_gain_mm, RULER_MM)), self._y + 6
        self._pointer.set_xy([(x, y), (x - 6, y + 11), (x + 6, y + 11)])

    def _x(self, mm: float) -> float:
        return self._left + (self._right - self._left) * mm / RULER_MM
