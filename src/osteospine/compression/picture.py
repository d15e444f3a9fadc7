"""The vertebra under the lens: its heights, its angle, and its place on the Genant scale."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from osteospine.compression import scene
from osteospine.compression.dimension import Dimension
from osteospine.compression.model import GRADE_NAMES, MAX_HEIGHT_LOSS, Compression, Vertebra, grade_marks
from osteospine.compression.scene import DISC_SHARE, Placed, Row, column
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.kit.units import degrees, percent

_BANDS = ("#f7f3ea", "#f6dcc8", "#eeb48f", "#d97b49")


class CompressionPicture:
    """Owns the artists of the compression panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(7.6, 5.5, salt)
        self._look = look
        self._view = self.canvas.axes(0.0, 0.0, 0.67, 1.0, xlim=(-1, 1), ylim=(-1, 1))
        self._view.set_aspect("equal", adjustable="datalim")
        self._paper = Rectangle((0, 0), 1, 1, transform=self._view.transAxes, zorder=0, lw=0)
        self._view.add_patch(self._paper)
        self._row = Row(self._view, 3, look.line)
        self._normal = PathPatch(
            Path([(0, 0)]), fc="none", ec=style.FAINT, ls=(0, (4, 2.5)), lw=look.line * 1.3, zorder=5
        )
        self._view.add_patch(self._normal)
        self._heights = [Dimension(self._view, look) for _ in range(3)]
        self._angle = _Angle(self._view, look)
        text: dict[str, Any] = {"fontsize": look.text_pt, "zorder": 9}
        corner = self._view.transAxes
        self._title = self._view.text(
            0.035, 0.955, "", transform=corner, va="top", weight="bold", fontsize=look.big_pt, zorder=9
        )
        self._back = self._view.text(0.035, 0.035, "← back", transform=corner, **text)
        self._front = self._view.text(0.955, 0.035, "front →", transform=corner, ha="right", **text)
        self._key = self._view.text(0.5, 0.035, "dashed: normal", transform=corner, ha="center", **text)
        self._scale = _GenantScale(self.canvas, look)

    def update(self, result: Compression) -> None:
        """Show this compression."""
        v, n = result.broken, result.normal
        shown = [w for w in (result.above, v, result.below) if w is not None]
        base = shown.index(v)
        disc_mm = DISC_SHARE * n.mean_height_mm
        placed = column(shown, base, disc_mm)
        self._frame(n)
        self._row.show(placed, v.level if result.fracture.height_loss > 0 else None, as_xray=result.as_xray)
        self._normal.set_path(scene.outlined(column([n], 0, disc_mm)[0].body()))
        # On a film nobody sees what the bone was before: there the neighbours must serve.
        self._normal.set_visible(result.fracture.height_loss > 0 and not result.as_xray)
        ink, measure = (scene.XRAY_TEXT, scene.XRAY_MEASURE) if result.as_xray else (style.INK, style.MEASURE)
        self._paper.set_facecolor(scene.XRAY_DARK if result.as_xray else style.PAPER)
        self._title.set_text(f"{v.level} · {result.fracture.shape if result.fracture.height_loss else 'normal'}")
        for label in (self._title, self._back, self._front, self._key):
            label.set_color(ink)
        self._key.set_visible(self._normal.get_visible())
        self._measure(placed[base], v, measure, as_xray=result.as_xray)
        self._scale.show(result)

    def _frame(self, normal: Vertebra) -> None:
        """Scale to the vertebra, so that a small T1 is as easy to see as a large L5."""
        tall = normal.mean_height_mm
        deep = normal.depth_mm
        half = max(1.40 * tall, 1.18 * deep) * (1.12 if self._look.lecture else 1.0)
        centre_z = tall / 2
        self._view.set_ylim(centre_z - half, centre_z + half)
        width = 2 * half * (7.6 * 0.67) / 5.5
        left = 0.53 if self._look.lecture else 0.47  # larger numbers need more room behind the bone
        self._view.set_xlim(-width * left, width * (1 - left))

    def _measure(self, at: Placed, v: Vertebra, colour: str, *, as_xray: bool) -> None:
        top, bottom = at.endplate(1), at.endplate(-1)
        Dimension.heights(self._heights, at, colour, scene.XRAY_DARK if as_xray else style.PAPER)
        self._angle.show(top[0], top[-1], bottom[-1] - bottom[0], v.wedge_angle_deg, v.depth_mm, colour)


class _Angle:
    """The wedge angle: the upper endplate against a line parallel to the lower one."""

    def __init__(self, axes: Axes, look: Look) -> None:
        self._plate = Line2D([], [], lw=look.line * 1.2, zorder=6)
        self._level = Line2D([], [], lw=look.line * 1.2, ls=(0, (1.5, 2)), zorder=6)
        self._arc = Line2D([], [], lw=look.line * 1.8, zorder=7)
        for line in (self._plate, self._level, self._arc):
            axes.add_line(line)
        self._text = axes.text(0, 0, "", fontsize=look.text_pt, weight="bold", va="bottom", ha="right", zorder=8)

    def show(
        self, back: np.ndarray, front: np.ndarray, lower: np.ndarray, angle: float, deep: float, colour: str
    ) -> None:
        along = (front - back) / np.hypot(*(front - back))
        flat = lower / np.hypot(*lower)
        reach = 1.32 * deep
        self._plate.set_data(*np.column_stack([back, back + along * reach]))
        self._level.set_data(*np.column_stack([back, back + flat * reach]))
        sweep = np.linspace(np.arctan2(along[1], along[0]), np.arctan2(flat[1], flat[0]), 12)
        radius = 1.24 * deep
        self._arc.set_data(back[0] + radius * np.cos(sweep), back[1] + radius * np.sin(sweep))
        # The number stands above whichever line is higher, where no other label comes.
        high = max(along[1], flat[1])
        self._text.set_position((back[0] + reach, back[1] + high * reach + 0.02 * deep))
        self._text.set_text(degrees(angle, digits=1))
        for artist in (self._plate, self._level, self._arc, self._text):
            artist.set_color(colour)


class _GenantScale:
    """A standing ruler of height loss with the grade bands and a pointer at the present loss."""

    _left, _right = 0.27, 0.40

    def __init__(self, canvas: Canvas, look: Look) -> None:
        axes, moving = (
            canvas.axes(0.67, 0.0, 0.33, 1.0, xlim=(0, 1), ylim=(0.685, -0.12), still=still) for still in (True, False)
        )
        axes.text(0.05, -0.082, "Genant grade", fontsize=look.text_pt, weight="bold", color=style.INK)
        axes.text(0.05, -0.038, "by height lost", fontsize=look.text_pt, color=style.QUIET)
        edges = (0.0, *grade_marks(), MAX_HEIGHT_LOSS)
        for grade, (low, high) in enumerate(itertools.pairwise(edges)):
            axes.add_patch(
                Rectangle(
                    (self._left, low),
                    self._right - self._left,
                    high - low,
                    fc=_BANDS[grade],
                    ec=style.BONE_EDGE,
                    lw=look.line,
                )
            )
            axes.text(
                self._right + 0.055,
                (low + high) / 2,
                f"{grade} {GRADE_NAMES[grade]}",
                fontsize=look.text_pt,
                va="center",
                color=style.INK,
            )
        for mark in edges:
            axes.text(
                self._left - 0.04,
                mark,
                percent(mark),
                fontsize=look.text_pt,
                ha="right",
                va="center",
                color=style.QUIET,
            )
        self._pointer = Polygon([(0, 0)] * 3, closed=True, fc=style.CHANGED_INK, ec=style.INK, lw=look.line, zorder=6)
        moving.add_patch(self._pointer)
        self._here = Line2D([], [], color=style.CHANGED_INK, lw=look.line * 2.4, zorder=5)
        moving.add_line(self._here)

    def show(self, result: Compression) -> None:
        loss = result.fracture.height_loss
        self._here.set_data([self._left, self._right], [loss, loss])
        x = self._right
        self._pointer.set_xy([(x - 0.015, loss), (x + 0.04, loss - 0.012), (x + 0.04, loss + 0.012)])
