"""A body seen from behind, with its spine and the places where pain is felt. Drawn for orientation, not measured.

Layer: below ``picture``. Units are points; x counts from the middle of the body.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Ellipse, Polygon
from numpy.typing import NDArray

from osteospine.kit import style
from osteospine.kit.style import Look

Points = NDArray[np.float64]

# The right side from the crown to the inside of the thigh, mirrored for the left; y counts from the lower edge.
_HEAD = [(0, 418), (17, 414), (27, 400), (29, 380), (25, 362), (17, 348), (14, 336)]
_SHOULDER = [(16, 324), (30, 316), (52, 309), (68, 300), (77, 284), (80, 264)]
_ARM = [(83, 232), (86, 204), (88, 176), (91, 146), (92, 122), (95, 104), (91, 88), (83, 84), (78, 98), (78, 122)]
_INSIDE = [(75, 146), (71, 178), (67, 206), (62, 232), (58, 250)]
_TRUNK = [(55, 236), (51, 214), (47, 192), (47, 174), (54, 150), (61, 126), (63, 104), (61, 70), (57, 30), (54, -14)]
_THIGH = [(10, -14), (6, 50), (2, 80), (0, 84)]
_BLADE = np.array([(58.0, 292), (32, 286), (24, 262), (32, 230), (46, 256), (58, 280)])
_SPINE_TOP, _SPINE_FOOT, _VERTEBRAE = 322.0, 128.0, 17
_PLACES = {
    "mid-back": (0.0, 250.0, 60.0, 44.0),
    "waist": (0.0, 190.0, 66.0, 38.0),
    "low back": (0.0, 146.0, 72.0, 38.0),
    "leg": (32.0, 62.0, 34.0, 100.0),
}


def draw_body(axes: Axes, middle: float, look: Look) -> None:
    """Draw the body and its spine, which never change."""
    right = np.array([*_HEAD, *_SHOULDER, *_ARM, *_INSIDE, *_TRUNK, *_THIGH], dtype=np.float64)
    outline = np.vstack([smooth(right), smooth(right)[::-1] * (-1, 1)]) + np.array((middle, 0))
    axes.add_patch(Polygon(outline, fc=style.BODY, ec=style.QUIET, lw=look.line))
    for number, y in enumerate(np.linspace(_SPINE_TOP, _SPINE_FOOT, _VERTEBRAE)):
        size = 7.0 + 0.55 * number
        box = np.array([(-size, -3.2), (size, -3.2), (size * 0.92, 3.2), (-size * 0.92, 3.2)])
        axes.add_patch(Polygon(box + np.array((middle, y)), fc=style.BONE, ec=style.BONE_EDGE, lw=look.line * 0.7))
    for side in (-1, 1):
        blade = smooth(_BLADE) * (side, 1) + np.array((middle, 0))
        axes.plot(blade[:, 0], blade[:, 1], color=style.FAINT, lw=look.line * 0.9)
    sacrum = np.array([(-15, 120), (15, 120), (8, 98), (0, 88), (-8, 98)], dtype=np.float64)
    axes.add_patch(Polygon(sacrum + np.array((middle, 0)), fc=style.BONE, ec=style.BONE_EDGE, lw=look.line * 0.7))


class Place:
    """The place of the pain: a hatched patch on the body."""

    def __init__(self, axes: Axes, middle: float, look: Look) -> None:
        self._middle = middle
        self._patch = Ellipse((0, 0), 1, 1, fc=style.CHANGED, ec=style.CHANGED_INK, lw=look.line * 1.4, alpha=0.62)
        self._patch.set_hatch("////")
        axes.add_patch(self._patch)

    def show(self, place: str) -> None:
        """Mark a place, or nothing where there is no pain."""
        self._patch.set_visible(place in _PLACES)
        if place in _PLACES:
            x, y, width, height = _PLACES[place]
            self._patch.set_center((self._middle + x, y))
            self._patch.set_width(width)
            self._patch.set_height(height)


def smooth(points: Points) -> Points:
    """Return a curve through the points (Catmull and Rom)."""
    ends = np.vstack([points[:1], points, points[-1:]])
    t = np.linspace(0, 1, 6, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.vstack([*pieces, points[-1:]])
