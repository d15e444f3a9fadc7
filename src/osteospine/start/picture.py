"""Three linked pictures, each a closer look at the next: the bone inside, one vertebra, the whole back."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch

from osteospine.compression.model import Fracture, reference_vertebra
from osteospine.compression.outline import Points
from osteospine.compression.scene import smooth_closed
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.kit.units import degrees, length
from osteospine.kyphosis import silhouette
from osteospine.kyphosis.body import Body
from osteospine.kyphosis.model import Spine
from osteospine.start.lenses import InsideLens, VertebraLens, glass_mm, reach_mm
from osteospine.start.model import Chain, break_order
from osteospine.start.tracks import Tracks
from osteospine.t_score.numbers import t_text

WIDE, HIGH = 532.8, 378.0  # points
_RADIUS = 76.0
_INSIDE, _VERTEBRA, _BACK = 84.0, 253.0, 440.0  # middles of the three pictures, across
_PERSON = 338.0  # left edge of the person
_LEFT_MM, _BOTTOM_MM, _TOP_MM = -190.0, -75.0, 714.0
_RING = 11.0  # radius of the ring around the vertebra in the person

Ring = tuple[float, float, float]
"""A circle: x, y, radius."""


class ChainPicture:
    """Owns the artists of the opening picture."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        self._look, row = look, look.text_pt * 1.4
        whole: dict[str, Any] = {"xlim": (0.0, WIDE), "ylim": (0.0, HIGH)}
        still = self.canvas.axes(0, 0, 1, 1, still=True, **whole)
        self._centre = HIGH - 2 * row - 8 - _RADIUS
        self._make_person(row)
        self._shown: tuple[Fracture, ...] | None = None
        level = break_order()[0]
        normal = reference_vertebra(level)
        reach = reach_mm(normal)
        self._inside = InsideLens(self._round(_INSIDE, 1.0), look)
        self._vertebra = VertebraLens(self._round(_VERTEBRA, reach), look, normal)
        page = self._page = self.canvas.axes(0, 0, 1, 1, **whole)
        thin: dict[str, Any] = {"color": style.BONE_EDGE, "lw": look.line * 0.9}
        small = (_VERTEBRA, self._centre, glass_mm(normal) / reach * _RADIUS)
        x, y = _joined(small, (_INSIDE, self._centre, _RADIUS))
        rim = _ring(small)
        page.add_line(Line2D(np.r_[x, np.nan, rim[0]], np.r_[y, np.nan, rim[1]], **thin))
        self._sight = Line2D([], [], **thin)
        page.add_line(self._sight)
        self._write(page, still, row)
        self._tracks = Tracks(page, still, look, self._centre - _RADIUS - 4)

    def update(self, result: Chain) -> None:
        """Show what follows from this density."""
        level = break_order()[0]
        self._inside.show(result)
        self._vertebra.show(result)
        if result.fractures != self._shown:  # the back changes only where something breaks
            self._body.show(result.spine, result.normal if result.fractures else None)
            self._look_at(result.spine, level)
            self._shown = result.fractures
        self._tracks.show(result)
        self._score.set_text(f"T-score {t_text(result.t)}")
        self._state.set_text(f"If {level} breaks" if result.fractures else f"{level} holds")
        self._state.set_color(style.CHANGED_INK if result.fractures else style.INK)
        lost = f"Height {length(result.stature_change_mm, sign=True, both=False)}"
        self._height.set_text(lost if result.fractures else "Full height")
        self._curve.set_text(f"Upper back {degrees(result.cobb_deg)}")

    def _round(self, middle: float, reach: float) -> Axes:
        """Return square axes around one of the glasses."""
        half = _RADIUS + 2
        edge = reach * half / _RADIUS
        return self.canvas.axes(
            (middle - half) / WIDE,
            (self._centre - half) / HIGH,
            2 * half / WIDE,
            2 * half / HIGH,
            xlim=(-edge, edge),
            ylim=(-edge, edge),
        )

    def _make_person(self, row: float) -> None:
        bottom, top = 2 * row + 8, HIGH - row - 4
        place = (_PERSON / WIDE, bottom / HIGH, 1 - _PERSON / WIDE, (top - bottom) / HIGH)
        wide = (WIDE - _PERSON) * (_TOP_MM - _BOTTOM_MM) / (top - bottom)
        limits: dict[str, Any] = {"xlim": (_LEFT_MM, _LEFT_MM + wide), "ylim": (_BOTTOM_MM, _TOP_MM)}
        before = self.canvas.axes(*place, still=True, **limits)
        outline = smooth_closed(silhouette.outline(Spine()))
        before.add_patch(PathPatch(outline, fc="none", ec=style.FAINT, lw=self._look.line, ls=(0, (4, 3))))
        self._person = self.canvas.axes(*place, **limits)
        self._body = Body(self._person, self._look)

    def _look_at(self, spine: Spine, level: str) -> None:
        """Draw a ring around the vertebra in the person, and the line of sight to the glass over it."""
        x, y = self._page.transData.inverted().transform(self._person.transData.transform(spine.piece(level).centre))
        across, up = _VERTEBRA - x, self._centre - y
        far = float(np.hypot(across, up))
        near, end = _RING / far, 1 - _RADIUS / far
        rim = _ring((float(x), float(y), _RING))
        self._sight.set_data(
            np.r_[x + near * across, x + end * across, np.nan, rim[0]],
            np.r_[y + near * up, y + end * up, np.nan, rim[1]],
        )

    def _write(self, page: Axes, still: Axes, row: float) -> None:
        text: dict[str, Any] = {"fontsize": self._look.text_pt, "va": "center", "ha": "center"}
        bold: dict[str, Any] = {**text, "weight": "bold"}
        first, second = HIGH - row * 0.5 - 3, HIGH - row * 1.5 - 3
        for x, words in ((_INSIDE, "Inside the bone"), (_VERTEBRA, "One vertebra"), (_BACK, "The back")):
            still.text(x, first, words, color=style.INK, **text)
        self._score = page.text(_INSIDE, second, "", color=style.INK, **bold)
        self._state = page.text(_VERTEBRA, second, "", **bold)
        self._height = page.text(_BACK, row * 1.5 + 2, "", color=style.INK, **bold)
        self._curve = page.text(_BACK, row * 0.5 + 2, "", color=style.INK, **text)


def _ring(ring: Ring) -> tuple[Points, Points]:
    """Return a circle as a line."""
    turn = np.linspace(0, 2 * np.pi, 41)
    return ring[0] + ring[2] * np.cos(turn), ring[1] + ring[2] * np.sin(turn)


def _joined(one: Ring, other: Ring) -> tuple[list[float], list[float]]:
    """Return the two outer tangents of two circles as one broken line."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    along, lean = np.arctan2(dy, dx), np.arccos((one[2] - other[2]) / np.hypot(dx, dy))
    x: list[float] = []
    y: list[float] = []
    for angle in (along + lean, along - lean):
        x += [*(ring[0] + ring[2] * float(np.cos(angle)) for ring in (one, other)), np.nan]
        y += [*(ring[1] + ring[2] * float(np.sin(angle)) for ring in (one, other)), np.nan]
    return x[:-1], y[:-1]
