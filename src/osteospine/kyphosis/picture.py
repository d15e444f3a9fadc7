"""The whole profile: spine, body, Cobb angle, plumb line and height, with the unbroken spine faint behind."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.kit.units import degrees, length
from osteospine.kyphosis import silhouette
from osteospine.kyphosis.assess import Kyphosis
from osteospine.kyphosis.body import Body
from osteospine.kyphosis.cobb_lines import CobbLines
from osteospine.kyphosis.level_labels import LevelLabels
from osteospine.kyphosis.model import Spine

WIDTH_IN, HEIGHT_IN = 6.3, 7.2
_BOTTOM, _TOP = -165.0, 712.0
_LEFT = -290.0


class KyphosisPicture:
    """Owns the artists of the kyphosis panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        self._look = look
        axes = self._axes = whole_body_axes(self.canvas)
        self._body = Body(axes, look)
        self._cobb = CobbLines(axes, look)
        self._levels = LevelLabels(axes, look, (_TOP - _BOTTOM) / (HEIGHT_IN * 72))
        line = look.line
        self._plumb = Line2D([], [], color=style.PLUMB, lw=line * 1.5, ls=(0, (5, 3)), zorder=8)
        self._shift = Line2D([], [], color=style.PLUMB, lw=line * 2.2, marker="|", ms=7, zorder=9)
        self._heights = Line2D([], [], color=style.INK, lw=line, zorder=8)
        for each in (self._plumb, self._shift, self._heights):
            axes.add_line(each)
        text: dict[str, Any] = {"fontsize": look.text_pt, "zorder": 10}
        self._shift_text = axes.text(0, 0, "", color=style.PLUMB, ha="left", va="center", weight="bold", **text)
        self._arrow = axes.annotate(
            "",
            (0, 0),
            (0, 0),
            zorder=9,
            arrowprops={
                "arrowstyle": "-|>",
                "lw": line * 1.5,
                "color": style.INK,
                "shrinkA": 0,
                "shrinkB": 0,
                "mutation_scale": 10,
            },
        )
        self._height_text = axes.text(0, 0, "", color=style.INK, ha="left", va="bottom", weight="bold", **text)
        axes.text(0.015, 0.012, "Reference: a woman, standing", color=style.QUIET, transform=axes.transAxes, **text)

    def update(self, result: Kyphosis) -> None:
        """Show this spine beside its unbroken self."""
        spine, normal = result.spine, result.normal
        self._body.show(spine, normal if spine.fractures else None)
        self._fit(spine)
        self._cobb.show(spine, "T4", "T12", degrees(result.cobb_deg, digits=1))
        self._levels.show(spine)
        self._balance(result)
        self._height(result)

    def _fit(self, spine: Spine) -> None:
        """Step back when a strongly bent body would leave the picture."""
        front = float(silhouette.outline(spine)[:, 0].max()) + 20
        width = max(_width(), front - _LEFT)
        self._axes.set_xlim(_LEFT, _LEFT + width)
        self._axes.set_ylim(_TOP - width * HEIGHT_IN / WIDTH_IN, _TOP)

    def _balance(self, result: Kyphosis) -> None:
        spine = result.spine
        (top_x, top_z), (sacrum_x, sacrum_z) = spine.piece("T1").top, spine.sacrum
        floor = sacrum_z - 88
        self._plumb.set_data([top_x, top_x], [top_z, floor])
        self._shift.set_data([sacrum_x, top_x], [floor, floor])
        self._shift_text.set_position((max(top_x, sacrum_x) + 14, floor))
        offset = spine.t1_offset_mm()
        side = "behind" if offset < 0 else "ahead"
        self._shift_text.set_text(f"T1 {length(abs(offset), both=False)} {side}")

    def _height(self, result: Kyphosis) -> None:
        now, was = result.spine.piece("T1").top, result.normal.piece("T1").top
        x = _LEFT + 50
        gap = was[1] - now[1]
        shown = abs(gap) >= 1.0
        end = min(was[0], now[0]) - 100
        self._heights.set_data(
            [x - 34, end, np.nan, x - 34, end] if shown else [],
            [was[1], was[1], np.nan, now[1], now[1]] if shown else [],
        )
        self._arrow.set_visible(shown)
        self._arrow.xy, self._arrow.xyann = (x, now[1]), (x, was[1])
        self._height_text.set_position((x - 34, max(was[1], now[1]) + 8))
        self._height_text.set_text(f"Height\n{length(-gap, sign=True)}" if shown else "")


def whole_body_axes(canvas: Canvas) -> Axes:
    """Return axes over the whole canvas, in mm, in which a standing person fits."""
    return canvas.axes(0, 0, 1, 1, xlim=(_LEFT, _LEFT + _width()), ylim=(_BOTTOM, _TOP))


def _width() -> float:
    return (_TOP - _BOTTOM) * WIDTH_IN / HEIGHT_IN
