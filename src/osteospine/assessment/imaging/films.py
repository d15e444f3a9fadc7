"""The broken vertebra among its neighbours, cut or shone through from the side, and from behind as on a bone scan.

Part of the picture's layer. Shapes come from ``compression.scene``; grain, ribs, canal and the form of the
water are drawn for orientation, not measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from osteospine.assessment.imaging import manners
from osteospine.assessment.imaging.manners import Manner
from osteospine.compression.outline import Points, endplate, place
from osteospine.compression.scene import Placed, disc_between, outlined, smooth_closed

_NOTHING = Path(np.zeros((1, 2)))
_SPINOUS = slice(4, 10)  # the points of an arch that lie in the middle plane
_CANAL_FRONT_MM, _CANAL_BACK_MM = 2.0, 17.0
_CORD_MM = (6.5, 13.5, 3.5)  # front, back, and how much of each side it loses downwards
_SCAN_LINES = 46
_GRAIN = np.linspace(-0.82, 0.82, 9)


@dataclass(frozen=True)
class Shapes:
    """The outlines of all parts, worked out once for every film that shows them."""

    bodies: Path
    discs: Path
    arches: Path
    spinous: Path
    canal: Path
    cord: Path
    ribs: Path
    grain: Path
    marrow: Path
    crack: Path

    @classmethod
    def of(cls, placed: Sequence[Placed], broken: int) -> Shapes:
        """Return the outlines of a row (top to bottom) whose vertebra number ``broken`` is broken."""
        arches = [p.arch() for p in placed]
        whole = Path.make_compound_path
        return cls(
            bodies=whole(*(outlined(p.body()) for p in placed)),
            discs=whole(*(outlined(disc_between(a, b)) for a, b in pairwise(placed))),
            arches=whole(*(smooth_closed(points) for points in arches)),
            spinous=whole(*(smooth_closed(points[_SPINOUS]) for points in arches)),
            canal=outlined(_strip(placed, _CANAL_FRONT_MM, _CANAL_BACK_MM)),
            cord=outlined(_cord(placed)),
            ribs=_ribs(placed),
            grain=_grain(placed),
            marrow=smooth_closed(_marrow(placed[broken])),
            crack=Path(_below(placed[broken], 0.2)[3:-1]),
        )


class Film:
    """A side view in one manner on its own axes (mm, equal scales)."""

    def __init__(self, axes: Axes, line: float) -> None:
        self._axes, self._line = axes, line
        paper = Rectangle((0, 0), 1, 1, transform=axes.transAxes, lw=0, zorder=0)
        axes.add_patch(paper)
        self._paper = paper
        self._ribs, self._arches, self._canal, self._cord = (patch(axes, z) for z in (1, 2, 3, 4))
        self._discs, self._glow, self._bodies, self._grain = (patch(axes, z) for z in (5, 6, 7, 8))
        self._water, self._crack, self._lines = (patch(axes, z) for z in (9, 10, 11))

    def set_visible(self, on: bool) -> None:
        """Show or hide the film."""
        self._axes.set_visible(on)

    def frame(self, centre: tuple[float, float], half_wide: float, half_high: float) -> None:
        """Set what is in view."""
        self._axes.set_xlim(centre[0] - half_wide, centre[0] + half_wide)
        self._axes.set_ylim(centre[1] - half_high, centre[1] + half_high)

    def show(self, shapes: Shapes, manner: Manner) -> None:
        """Draw the bones in a manner, without the fracture's own signs."""
        line, m = self._line, manner
        self._paper.set_facecolor(m.paper)
        fill(self._ribs, shapes.ribs if m.ribs else None, m.ribs, alpha=0.13)
        fill(self._arches, shapes.arches if m.whole_arch else shapes.spinous, m.arch, alpha=0.8)
        fill(self._canal, shapes.canal if m.canal else None, m.canal)
        fill(self._cord, shapes.cord if m.cord else None, m.cord)
        fill(self._discs, shapes.discs, m.disc)
        fill(self._glow, shapes.bodies if m.glow else None, "none", m.cortex, line * 6, alpha=m.glow or None)
        fill(self._bodies, shapes.bodies, m.bone, m.cortex, line * m.rim)
        fill(self._grain, shapes.grain if m.grain else None, "none", m.grain, line * 0.9, alpha=0.55)
        for each in (self._water, self._crack, self._lines):
            each.set_visible(False)

    def add_water(self, shapes: Shapes, shade: str, crack: str) -> None:
        """Add changed marrow in a shade, with a thin crack in it."""
        fill(self._water, shapes.marrow, shade)
        self.add_crack(shapes, crack, 1.6)

    def add_crack(self, shapes: Shapes, shade: str, width: float, alpha: float = 1.0) -> None:
        """Add a line of pressed bone below the upper endplate."""
        fill(self._crack, shapes.crack, "none", shade, self._line * width, alpha=alpha)

    def add_scan_lines(self) -> None:
        """Add the lines that a scanner leaves, which blur fine detail."""
        low, high = self._axes.get_ylim()
        left, right = self._axes.get_xlim()
        points = [(x, y) for y in np.linspace(low, high, _SCAN_LINES) for x in (left, right)]
        codes = [Path.MOVETO, Path.LINETO] * _SCAN_LINES
        fill(self._lines, Path(points, codes), "none", manners.VFA.paper, self._line * 2.2, alpha=0.45)


def patch(axes: Axes, zorder: float) -> PathPatch:
    """Return a patch without a shape yet."""
    made = PathPatch(_NOTHING, zorder=zorder, visible=False, lw=0)
    axes.add_patch(made)
    return made


def fill(
    artist: PathPatch, path: Path | None, shade: str, edge: str = "none", width: float = 0, alpha: float | None = None
) -> None:
    """Give a patch shape and shade; without a path it is hidden."""
    artist.set_visible(path is not None)
    if path is not None:
        artist.set_path(path)
        artist.set_facecolor(shade)
        artist.set_edgecolor(edge)
        artist.set_linewidth(width)
        artist.set_alpha(alpha)


def _strip(placed: Sequence[Placed], front_mm: float, back_mm: float) -> Points:
    """Return a strip behind the bodies, so far behind their back walls."""
    front, back = [], []
    for p in placed:
        h, d = p.vertebra.posterior_mm / 2, p.vertebra.depth_mm / 2
        for z in (h, -h):
            ends = place(np.array([(-d - front_mm, z), (-d - back_mm, z)]), p.centre, p.tilt_deg)
            front.append(ends[0])
            back.append(ends[1])
    return np.vstack([front, back[::-1]])


def _cord(placed: Sequence[Placed]) -> Points:
    """Return the cord, which thins to its end near the last vertebra but one."""
    above = placed[:-1]
    wide = _strip(above, _CORD_MM[0], _CORD_MM[1])
    n = len(wide) // 2
    middle = (wide[:n] + wide[::-1][:n]) / 2
    thin = np.linspace(0, 1, n)[:, None] ** 3
    front = wide[:n] * (1 - thin) + middle * thin
    back = wide[::-1][:n] * (1 - thin) + middle * thin
    return np.vstack([front, back[::-1]])


def _ribs(placed: Sequence[Placed]) -> Path:
    """Return two shadows of ribs that cross the upper bodies."""
    bands = []
    for p in placed[:3]:
        d, h = p.vertebra.depth_mm, p.vertebra.posterior_mm
        points = np.array([(-1.2 * d, 0.55 * h), (2.2 * d, -0.95 * h), (2.2 * d, -1.3 * h), (-1.2 * d, 0.2 * h)])
        bands.append(outlined(place(points, p.centre, p.tilt_deg)))
    return Path.make_compound_path(*bands)


def _grain(placed: Sequence[Placed]) -> Path:
    """Return upright struts of bone, pressed together where the body is."""
    points: list[Points] = []
    for p in placed:
        top, bottom = p.endplate(1), p.endplate(-1)
        at = np.interp(_GRAIN, np.linspace(-1, 1, len(top)), np.arange(len(top)))
        index = np.rint(at).astype(int)
        for i in index:
            points += [top[i] + (bottom[i] - top[i]) * 0.1, top[i] + (bottom[i] - top[i]) * 0.9]
    return Path(np.array(points), [Path.MOVETO, Path.LINETO] * (len(points) // 2))


def _below(broken: Placed, share: float) -> Points:
    """Return a line below the upper endplate, at a share of the way down, back to front."""
    top, bottom = broken.endplate(1), broken.endplate(-1)
    return top + (bottom - top) * share


def _marrow(broken: Placed) -> Points:
    """Return the part of the body that holds water: its upper two thirds, with a wavy lower edge."""
    v = broken.vertebra
    top = place(endplate(v, 1) * 0.9, broken.centre, broken.tilt_deg)
    deep = 0.66 + 0.06 * np.sin(np.linspace(0, 7, len(top)))
    edge = _below(broken, 0.0) + (_below(broken, 1.0) - _below(broken, 0.0)) * deep[:, None]
    return np.vstack([top, edge[::-1][1:-1]])
