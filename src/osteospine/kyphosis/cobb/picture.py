"""A thoracic spine with the learner's two lines; after the check, the endplate lines too."""

from __future__ import annotations

import numpy as np
from matplotlib.lines import Line2D

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.kit.units import degrees
from osteospine.kyphosis.body import Body
from osteospine.kyphosis.cobb.model import Measurement
from osteospine.kyphosis.cobb_lines import CobbLines, lower_edge

WIDTH_IN, HEIGHT_IN = 6.6, 6.4
_MIDDLE_Z, _HALF = 300.0, 225.0
_LEFT = -165.0


class CobbPicture:
    """Owns the artists of the Cobb panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        wide = 2 * _HALF * WIDTH_IN / HEIGHT_IN
        self._axes = self.canvas.axes(
            0, 0, 1, 1, xlim=(_LEFT, _LEFT + wide), ylim=(_MIDDLE_Z - _HALF, _MIDDLE_Z + _HALF)
        )
        self._body = Body(self._axes, look, ghost=False)
        self._own = CobbLines(self._axes, look)
        self._true = Line2D([], [], color=style.CHANGED_INK, lw=look.line * 2.2, ls=(0, (2, 1.5)), zorder=9)
        self._axes.add_line(self._true)
        self._ends = [
            self._axes.text(0, 0, "", fontsize=look.text_pt, weight="bold", ha="right", va="center", zorder=9)
            for _ in range(2)
        ]
        self._key = self._axes.text(
            0.015,
            0.012,
            "",
            fontsize=look.text_pt,
            color=style.CHANGED_INK,
            transform=self._axes.transAxes,
            zorder=9,
        )

    def update(self, m: Measurement) -> None:
        """Show this measurement."""
        self._body.show(m.spine, None, plain=True)
        top, bottom = m.spine.piece(m.upper), m.spine.piece(m.lower)
        low = lower_edge(bottom)
        self._own.draw(
            top.top, m.upper_line_deg, low, m.lower_line_deg, degrees(m.measured_deg, digits=1), "your angle"
        )
        for text, level, (x, z) in zip(self._ends, (m.upper, m.lower), (top.top, low), strict=True):
            text.set_text(level)
            text.set_position((x - 40, z))
            text.set_color(style.MEASURE)
        self._true.set_visible(m.checked)
        self._key.set_text("dashed: along the endplates" if m.checked else "")
        upper, lower = _line(top.top, top.upper_tilt_deg), _line(low, bottom.lower_tilt_deg)
        gap = np.full((1, 2), np.nan)
        self._true.set_data(*np.vstack([upper, gap, lower]).T)


def _line(point: tuple[float, float], tilt_deg: float) -> np.ndarray:
    a = np.radians(tilt_deg)
    along = np.array([np.cos(a), -np.sin(a)])
    return np.vstack([np.array(point) - 24 * along, np.array(point) + 110 * along])
