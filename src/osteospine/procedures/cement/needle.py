"""Needle, balloon and cement inside a vertebra, in side view. Part of the picture's layer.

The area of the cement follows its volume: its share of the outline is its share of the body (assumption).
Where the needle runs and how ragged the cement looks is drawn for orientation, not measured.
"""

from __future__ import annotations

import functools

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

from osteospine.compression.model import Vertebra
from osteospine.compression.outline import Points, body, endplate, fixed, place
from osteospine.compression.scene import Placed, smooth_closed
from osteospine.kit import style
from osteospine.procedures.cement.model import Cemented, volume_ml
from osteospine.procedures.cement.published import usual_ml

_AROUND = np.linspace(0, 2 * np.pi, 30, endpoint=False)
_CENTRE = 0.06  # the middle of the cement lies a little in front of the middle of the body
_RAGGED = 1 + 0.13 * np.sin(5 * _AROUND + 0.6) + 0.07 * np.sin(9 * _AROUND)
_CLEAR = 0.86  # of the way to wall or endplate: cement that stays in the bone
_STEPS, _CLOSE = 40, 1e-4  # how exactly the drawn area is met
_BALLOON_ROOM = 1.4  # the balloon, long gone, was larger than the cement that a trial put in


class Tools:
    """The artists of needle, balloon and cement."""

    def __init__(self, axes: Axes, line: float) -> None:
        self._balloon = PathPatch(Path(np.zeros((1, 2))), zorder=6)
        dress_balloon(self._balloon, line)
        self._cement = PathPatch(Path(np.zeros((1, 2))), zorder=7)
        dress_cement(self._cement, line)
        self._wall = Line2D([], [], color=style.INK, lw=line * 5.0, zorder=8, solid_capstyle="round")
        self._bore = Line2D([], [], color=style.PAPER, lw=line * 2.4, zorder=9, solid_capstyle="round")
        for patch in (self._balloon, self._cement):
            axes.add_patch(patch)
        for each in (self._wall, self._bore):
            axes.add_line(each)

    def show(self, result: Cemented, at: Placed) -> None:
        """Show what the procedure has put in, where the vertebra stands."""
        procedure = result.choices.procedure
        self._wall.set_visible(procedure != "none")
        self._bore.set_visible(procedure != "none")
        needle = place(needle_line(at.vertebra), at.centre, at.tilt_deg)
        for each in (self._wall, self._bore):
            each.set_data(needle[:, 0], needle[:, 1])
        self._cement.set_visible(result.cement_share > 0)
        if result.cement_share > 0:
            ragged = procedure == "vertebroplasty"
            points = cloud(at.vertebra, result.cement_share, ragged=ragged)
            self._cement.set_path(smooth_closed(place(points, at.centre, at.tilt_deg)))
        self._balloon.set_visible(procedure == "kyphoplasty")
        if procedure == "kyphoplasty":
            share = _BALLOON_ROOM * usual_ml(procedure) / volume_ml(at.vertebra)
            points = cloud(at.vertebra, min(share, 0.6), ragged=False)
            self._balloon.set_path(smooth_closed(place(points, at.centre, at.tilt_deg)))


def dress_cement(patch: PathPatch, line: float) -> None:
    """Give a patch the look of cement, here and in the key."""
    patch.set(facecolor=style.PLUMB, edgecolor=style.INK, linewidth=line)


def dress_balloon(patch: PathPatch, line: float) -> None:
    """Give a patch the look of the balloon, here and in the key."""
    patch.set(facecolor=style.PAPER, edgecolor=style.MEASURE, linewidth=line * 1.6, linestyle=(0, (3, 1.5)))


def needle_line(vertebra: Vertebra) -> Points:
    """Return the needle from behind the arch through the pedicle into the body, shape (2, 2), local mm."""
    d, h = vertebra.depth_mm, vertebra.posterior_mm
    pedicle, tip = np.array([-0.58 * d, 0.24 * h]), np.array([_CENTRE * d / 2, -0.02 * h])
    return np.vstack([pedicle + 0.62 * (pedicle - tip), tip])


@functools.lru_cache(maxsize=64)
def cloud(vertebra: Vertebra, share: float, *, ragged: bool) -> Points:
    """Return the outline of cement that covers this share of the body's outline, shape (30, 2), local mm."""
    shape = _RAGGED / _RAGGED.max() if ragged else np.ones_like(_AROUND)
    radius, wanted = 1.0, share * area(body(vertebra))
    points = _spread(vertebra, radius * shape)
    for _ in range(_STEPS):
        ratio = wanted / area(points)
        if abs(ratio - 1) < _CLOSE:
            break
        radius *= ratio**0.5  # exact while the cement is clear of the walls
        points = _spread(vertebra, radius * shape)
    return fixed(points)


def _spread(vertebra: Vertebra, reach: NDArray[np.float64]) -> Points:
    """Return an outline around the middle that keeps clear of walls and endplates, local mm."""
    x = np.clip(_CENTRE + reach * np.cos(_AROUND), -_CLEAR, _CLEAR) * vertebra.depth_mm / 2
    v = np.clip(reach * np.sin(_AROUND), -_CLEAR, _CLEAR)
    top, bottom = endplate(vertebra, 1), endplate(vertebra, -1)
    upper, lower = np.interp(x, top[:, 0], top[:, 1]), np.interp(x, bottom[:, 0], bottom[:, 1])
    return np.column_stack([x, (upper + lower) / 2 + v * (upper - lower) / 2])


def area(points: Points) -> float:
    """Return the area inside a closed outline (shoelace formula)."""
    x, z = points.T
    return float(abs(np.dot(x, np.roll(z, -1)) - np.dot(z, np.roll(x, -1))) / 2)
