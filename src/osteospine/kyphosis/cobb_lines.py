"""Cobb lines on a picture: along two endplates, with perpendiculars that cross at the angle."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from osteospine.compression.outline import Points
from osteospine.kit import style
from osteospine.kit.style import Look
from osteospine.kyphosis.model import Piece, Spine

_REACH = 150.0  # how far the lines run in front of the spine, mm
_BEHIND = 24.0


class CobbLines:
    """The two lines, their perpendiculars, the arc and the number."""

    def __init__(self, axes: Axes, look: Look, colour: str = style.MEASURE) -> None:
        self._lines = Line2D([], [], color=colour, lw=look.line * 1.9, zorder=8)
        self._square = Line2D([], [], color=colour, lw=look.line * 1.2, ls=(0, (4, 2)), zorder=8)
        self._arc = Line2D([], [], color=colour, lw=look.line * 1.9, zorder=8)
        for line in (self._lines, self._square, self._arc):
            axes.add_line(line)
        self._number = axes.text(
            0, 0, "", color=colour, fontsize=look.big_pt * 1.25, weight="bold", va="bottom", zorder=10
        )
        self._name = axes.text(0, 0, "", color=colour, fontsize=look.text_pt, va="top", zorder=10)
        self._axes, self._text_pt = axes, look.text_pt

    def show(self, spine: Spine, upper: str, lower: str, number: str) -> None:
        """Draw along the upper endplate of ``upper`` and the lower endplate of ``lower``."""
        top, bottom = spine.piece(upper), spine.piece(lower)
        self.draw(
            top.top,
            top.upper_tilt_deg,
            lower_edge(bottom),
            bottom.lower_tilt_deg,
            number,
            f"Cobb {upper}–{lower}",
        )

    def draw(
        self,
        high: tuple[float, float],
        high_tilt_deg: float,
        low: tuple[float, float],
        low_tilt_deg: float,
        number: str,
        name: str,
    ) -> None:
        """Draw lines through two points with the given tilts (degrees, front lower is positive)."""
        a, b = _direction(high_tilt_deg), _direction(low_tilt_deg)
        p, q = np.array(high), np.array(low)
        reach = _reach(p, a, q, b)
        ends = p + a * reach, q + b * reach
        self._lines.set_data(*_broken([np.vstack([p - a * _BEHIND, ends[0]]), np.vstack([q - b * _BEHIND, ends[1]])]))
        down, up = np.array([a[1], -a[0]]), np.array([-b[1], b[0]])
        cross = _crossing(ends[0], down, ends[1], up)
        if cross is None:
            self._square.set_data([], [])
            self._arc.set_data([], [])
            label = (ends[0] + ends[1]) / 2
        else:
            legs = [np.vstack([ends[0], cross + down * 34]), np.vstack([ends[1], cross + up * 34])]
            self._square.set_data(*_broken(legs))
            self._arc.set_data(*_sweep(cross, down, -up, 30.0).T)
            label = cross
        x, z = self._room(float(max(label[0], ends[0][0], ends[1][0]) + 16), float(label[1]), len(name))
        self._number.set_position((x, z + 2))
        self._number.set_text(number)
        self._name.set_position((x, z))
        self._name.set_text(name)

    def _room(self, x: float, z: float, letters: int) -> tuple[float, float]:
        """Return a place for the label near (x, z) that lies inside the picture."""
        (left, right), (low, high) = self._axes.get_xlim(), self._axes.get_ylim()
        per_point = (right - left) / self._axes.bbox.width  # the figure has 72 dots to the inch
        wide = 0.62 * letters * self._text_pt * per_point
        tall = 2.2 * self._text_pt * per_point
        return max(left, min(x, right - wide - 6)), min(max(z, low + tall), high - tall)


def _direction(tilt_deg: float) -> Points:
    a = np.radians(tilt_deg)
    return np.array([np.cos(a), -np.sin(a)])


def _reach(p: Points, a: Points, q: Points, b: Points) -> float:
    """Return how far both lines run forward: short enough to stay apart where they would cross."""
    matrix = np.column_stack([a, -b])
    if abs(float(np.linalg.det(matrix))) < 1e-6:
        return _REACH
    nearer = float(np.min(np.linalg.solve(matrix, q - p)))
    return min(_REACH, max(0.55 * nearer, 55.0)) if nearer > 0 else _REACH


def lower_edge(piece: Piece) -> tuple[float, float]:
    """Return the middle of the lower endplate, (x, z) mm."""
    a = np.radians(piece.tilt_deg)
    half = piece.vertebra.mean_height_mm / 2
    return piece.centre[0] - half * float(np.sin(a)), piece.centre[1] - half * float(np.cos(a))


def _crossing(p: Points, along: Points, q: Points, toward: Points) -> Points | None:
    """Return where the perpendiculars meet, or None when they do not meet between the lines."""
    matrix = np.column_stack([along, -toward])
    if abs(float(np.linalg.det(matrix))) < 1e-6:
        return None
    s, t = np.linalg.solve(matrix, q - p)
    if not (0 < s < 400 and 0 < t < 400):
        return None
    return np.asarray(p + along * s, dtype=np.float64)


def _sweep(centre: Points, start: Points, end: Points, radius: float) -> Points:
    a, b = np.arctan2(start[1], start[0]), np.arctan2(end[1], end[0])
    turn = (b - a + np.pi) % (2 * np.pi) - np.pi
    angles = a + turn * np.linspace(0, 1, 12)
    return np.asarray(centre + radius * np.column_stack([np.cos(angles), np.sin(angles)]), dtype=np.float64)


def _broken(lines: list[Points]) -> Points:
    gap = np.full((1, 2), np.nan)
    return np.vstack([lines[0], gap, lines[1]]).T
