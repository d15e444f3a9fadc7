"""Drawing a row of vertebrae with discs and arches, in two manners: as anatomy and as on an X-ray.

Shared by the compression pictures. Artists are made once; ``show`` moves them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from osteospine.compression.model import LEVELS, Vertebra
from osteospine.compression.outline import Points, arch, body, endplate, place
from osteospine.kit import style

XRAY_DARK = "#15191d"
XRAY_TEXT = "#f2f2ee"
XRAY_MEASURE = "#8fd0ff"
_XRAY_BONE = "#7d8388"
_XRAY_EDGE = "#eef0ee"
_XRAY_ARCH = "#3c4247"
_XRAY_SOFT = "#23292e"
DISC_SHARE = 0.24  # thickness of a drawn disc as a share of the body height: for these pictures only


@dataclass(frozen=True)
class Placed:
    """A vertebra in the picture: where its body's centre is (mm) and how far it leans forward."""

    vertebra: Vertebra
    centre: tuple[float, float]
    tilt_deg: float

    def body(self) -> Points:
        """Return the body outline where it stands."""
        return place(body(self.vertebra), self.centre, self.tilt_deg)

    def arch(self) -> Points:
        """Return the arch outline where it stands."""
        return place(arch(self.vertebra, arch_drop(self.vertebra.level)), self.centre, self.tilt_deg)

    def endplate(self, side: int) -> Points:
        """Return the upper (+1) or lower (-1) endplate where it stands, back to front."""
        return place(endplate(self.vertebra, side), self.centre, self.tilt_deg)


def column(vertebrae: Sequence[Vertebra], base: int, disc_mm: float) -> list[Placed]:
    """Place vertebrae (top to bottom) on each other; the lower endplate of number ``base`` lies level at 0."""
    placed: list[Placed] = []
    point, tilt = (0.0, 0.0), 0.0
    for v in reversed(vertebrae[: base + 1]):
        lean = tilt + v.wedge_angle_deg / 2
        placed.insert(0, Placed(v, _along(point, lean, v.mean_height_mm / 2), lean))
        tilt += v.wedge_angle_deg
        point = _along(_along(point, lean, v.mean_height_mm), tilt, disc_mm)
    point, tilt = (0.0, -disc_mm), 0.0
    for v in vertebrae[base + 1 :]:
        lean = tilt - v.wedge_angle_deg / 2
        placed.append(Placed(v, _along(point, lean, -v.mean_height_mm / 2), lean))
        tilt -= v.wedge_angle_deg
        point = _along(_along(point, lean, -v.mean_height_mm), tilt, -disc_mm)
    return placed


def _along(start: tuple[float, float], tilt_deg: float, distance: float) -> tuple[float, float]:
    a = np.radians(tilt_deg)
    return float(start[0] + distance * np.sin(a)), float(start[1] + distance * np.cos(a))


def turn(point: tuple[float, float], tilt_deg: float) -> tuple[float, float]:
    """Turn a point about the origin (positive leans forward)."""
    x, z = place(np.array([point]), (0.0, 0.0), tilt_deg)[0]
    return float(x), float(z)


def arch_drop(level: str) -> float:
    """Return how far a spinous process slopes down (0 to 1), steepest in the mid thorax: for drawing only."""
    position = LEVELS.index(level)
    return float(np.interp(position, [0, 4, 7, 10, 12, 16], [0.35, 0.75, 0.95, 0.45, 0.1, 0.05]))


def disc_between(upper: Placed, lower: Placed) -> Points:
    """Return the outline of the disc between two neighbours, bulging a little at the front."""
    top, bottom = upper.endplate(-1), lower.endplate(1)[::-1]
    down = np.linspace(0, 1, 7)[1:-1, None]
    front = top[-1] + (bottom[0] - top[-1]) * down
    bulge = (top[-1] - top[0]) * 0.035 * np.sin(np.pi * down)
    return np.vstack([top, front + bulge, bottom])


def outlined(points: Points) -> Path:
    """Return a closed path through points, with straight edges: they lie close enough to look smooth."""
    return Path(np.vstack([points, points[:1]]), closed=True)


def smooth_closed(points: Points) -> Path:
    """Return a closed path that runs through points without corners (Catmull-Rom)."""
    n = len(points)
    slope = (np.roll(points, -1, axis=0) - np.roll(points, 1, axis=0)) / 6
    after, slope_after = np.roll(points, -1, axis=0), np.roll(slope, -1, axis=0)
    curves = np.stack([points + slope, after - slope_after, after], axis=1).reshape(-1, 2)
    return Path(np.vstack([points[:1], curves]), [Path.MOVETO, *[Path.CURVE4] * (3 * n)])


class Row:
    """Up to ``n`` vertebrae with the discs between them.

    Parameters
    ----------
    axes
        Where to draw, in mm with equal scales.
    n
        The largest number of vertebrae.
    line
        Width of outlines in points.
    """

    def __init__(self, axes: Axes, n: int, line: float) -> None:
        self._line = line
        self._arches = [_patch(axes, 1) for _ in range(n)]
        self._discs = [_patch(axes, 2) for _ in range(n - 1)]
        # Three strokes of falling width and rising brightness give bone edges the glow of a film.
        self._glow = [_patch(axes, 3) for _ in range(n)]
        self._bodies = [_patch(axes, 4) for _ in range(n)]

    def show(self, placed: Sequence[Placed], changed: str | None, *, as_xray: bool) -> None:
        """Draw these vertebrae, top to bottom, with the ``changed`` level in the accent."""
        for patches in (self._arches, self._discs, self._glow, self._bodies):
            for patch in patches:
                patch.set_visible(False)
        for each, bone, glow, back in zip(placed, self._bodies, self._glow, self._arches, strict=False):
            outline = outlined(each.body())
            accent = each.vertebra.level == changed
            if as_xray:
                _set(bone, outline, _XRAY_BONE, _XRAY_EDGE, self._line * 1.7, alpha=0.86)
                _set(glow, outline, "none", _XRAY_EDGE, self._line * 6, alpha=0.22)
                _set(back, smooth_closed(each.arch()), _XRAY_ARCH, _XRAY_BONE, self._line, alpha=0.75)
            else:
                fill, edge = (style.CHANGED, style.CHANGED_INK) if accent else (style.BONE, style.BONE_EDGE)
                _set(bone, outline, fill, edge, self._line * (1.9 if accent else 1.4))
                _set(back, smooth_closed(each.arch()), style.ARCH, style.ARCH_EDGE, self._line)
        for upper, lower, disc in zip(placed, placed[1:], self._discs, strict=False):
            shape = outlined(disc_between(upper, lower))
            if as_xray:
                _set(disc, shape, _XRAY_SOFT, _XRAY_SOFT, 0)
            else:
                _set(disc, shape, style.DISC, style.DISC_EDGE, self._line * 0.8)


def _patch(axes: Axes, zorder: int) -> PathPatch:
    patch = PathPatch(Path([(0, 0)]), zorder=zorder, visible=False)
    axes.add_patch(patch)
    return patch


def _set(patch: PathPatch, path: Path, fill: str, edge: str, width: float, alpha: float = 1.0) -> None:
    patch.set_path(path)
    patch.set_facecolor(fill)
    patch.set_edgecolor(edge)
    patch.set_linewidth(width)
    patch.set_alpha(None if alpha == 1.0 else alpha)
    patch.set_visible(True)
