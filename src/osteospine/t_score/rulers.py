"""The rulers around the picture: age below, density on the left, T-score on the right, and the key."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.t_score.model import band_limits
from osteospine.t_score.reference import Reference

LEFT, RIGHT, BOTTOM, TOP = 0.105, 0.895, 0.20, 0.835
AGES = (20.0, 100.0)
_STEP_G_CM2 = 0.2
_TICK = 0.008


class Rulers:
    """Owns the frame, the ticks and their numbers; the age ruler never changes."""

    def __init__(self, canvas: Canvas, around: Axes, look: Look) -> None:
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK, "va": "center"}
        still = canvas.axes(0, 0, 1, 1, xlim=(0, 1), ylim=(0, 1), still=True)
        frame = Line2D([LEFT, LEFT, RIGHT, RIGHT], [TOP, BOTTOM, BOTTOM, TOP], color=style.FRAME, lw=look.line)
        still.add_line(frame)
        for age in range(int(AGES[0]), int(AGES[1]) + 1, 10):
            x = LEFT + (RIGHT - LEFT) * (age - AGES[0]) / (AGES[1] - AGES[0])
            still.add_line(Line2D([x, x], [BOTTOM, BOTTOM - _TICK], color=style.FRAME, lw=look.line))
            still.text(x, BOTTOM - 0.038, f"{age}", ha="center", **text)
        still.text((LEFT + RIGHT) / 2, BOTTOM - 0.09, "Age (years)", ha="center", **text)
        still.text(0.005, TOP + 0.028, "g/cm²", ha="left", **text)
        still.add_line(
            Line2D([LEFT - 0.09, LEFT - 0.03], [0.03, 0.03], color=style.PLUMB, lw=look.line * 1.6, ls=(0, (4, 2)))
        )
        still.text(LEFT - 0.015, 0.03, "young average", ha="left", **{**text, "color": style.PLUMB})
        self._ticks = Line2D([], [], color=style.FRAME, lw=look.line)
        around.add_line(self._ticks)
        self._densities = [around.text(LEFT - 0.014, 0, "", ha="right", **text) for _ in range(6)]
        self._scores = {
            t: around.text(RIGHT + 0.014, 0, f"{t:g}".replace("-", "−"), ha="left", **text)
            for t in (5, 4, 3, 2, 1, 0, *band_limits(), -4, -5, -6, -7)
        }
        for limit in band_limits():
            self._scores[limit].set_fontweight("bold")
        self._head = around.text(0.995, TOP + 0.028, "T-score", ha="right", **text)

    def show(self, low: float, high: float, reference: Reference, bands: bool) -> None:
        """Set both rulers to a range of densities; the T ruler only where T-scores are used."""
        marks: list[tuple[float, float]] = []
        first = int(np.ceil(low / _STEP_G_CM2 - 1e-9))
        for n, text in enumerate(self._densities):
            density = (first + n) * _STEP_G_CM2
            shown = density < high - _STEP_G_CM2 / 4  # the unit stands above the ruler
            text.set_text(f"{density:.1f}" if shown else "")
            if shown:
                text.set_y(_height(density, low, high))
                marks += [(LEFT - _TICK, text.get_position()[1]), (LEFT, text.get_position()[1]), (np.nan, np.nan)]
        for t, text in self._scores.items():
            y = _height(reference.bmd_at(t), low, high)
            shown = bands and BOTTOM + 0.01 <= y <= TOP - 0.01
            text.set_visible(shown)
            text.set_y(y)
            if shown:
                marks += [(RIGHT, y), (RIGHT + _TICK, y), (np.nan, np.nan)]
        self._head.set_visible(bands)
        self._ticks.set_data(*np.array(marks).T)


def _height(density: float, low: float, high: float) -> float:
    return BOTTOM + (TOP - BOTTOM) * (density - low) / (high - low)
