"""Two magnifying glasses: a vertebra among its neighbours, opened to show its bone, and that bone larger."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path

from osteospine.compression import scene
from osteospine.compression.model import LEVELS, Fracture, Vertebra
from osteospine.compression.outline import Points, endplate, place
from osteospine.compression.scene import DISC_SHARE, Placed, Row, column
from osteospine.kit import style
from osteospine.kit.style import Look
from osteospine.start.model import Chain
from osteospine.start.trabeculae import ACROSS, LENS, magnified, network

MARROW = "#b07a62"
_AROUND = "#f3eee5"
_WAIST = 0.1  # how far a side wall curves in at its middle, as the outline of a body does


class InsideLens:
    """The spongy bone, magnified."""

    def __init__(self, axes: Axes, look: Look) -> None:
        axes.add_patch(Circle((0, 0), 1, fc=MARROW, ec="none", zorder=2))
        self._bone = _patch(axes, 3, fc=style.BONE, ec="none", lw=0)
        _rim(axes, look, 1.0)

    def show(self, result: Chain) -> None:
        """Show as much bone as there is."""
        self._bone.set_path(magnified(round(result.volume_share, 4)))


class VertebraLens:
    """The vertebra that gives way first, between its neighbours; dashed what it was before.

    Parameters
    ----------
    axes
        Square, in mm, with the middle of the unbroken body at the origin.
    look
        Sizes.
    normal
        The unbroken vertebra.
    """

    def __init__(self, axes: Axes, look: Look, normal: Vertebra) -> None:
        self._level = normal.level
        self._line = look.line
        radius = reach_mm(normal)
        axes.add_patch(Circle((0, 0), radius, fc=_AROUND, ec="none", zorder=0))
        self._row = Row(axes, 3, look.line)
        self._marrow = _patch(axes, 5, fc=MARROW, ec=style.BONE)
        self._bone = _patch(axes, 6, fc=style.BONE, ec="none", lw=0)
        self._edge = _patch(axes, 8, fc="none")
        self._before = _patch(axes, 9, fc="none", ec=style.INK, lw=look.line * 1.3, ls=(0, (4, 2.5)))
        self._placed: Placed | None = None
        self._shown: tuple[Fracture, ...] = ()
        _rim(axes, look, radius)

    def show(self, result: Chain) -> None:
        """Show the vertebra as it is."""
        if self._placed is None or result.fractures != self._shown:
            self._placed, self._shown = self._place(result), result.fractures
        self._marrow.set_linewidth(self._line * 6 * result.volume_share**0.5)  # the shell thins as well
        inside = network(round(result.volume_share, 4))
        self._bone.set_path(Path(fitted(inside.vertices, self._placed), inside.codes))

    def _place(self, result: Chain) -> Placed:
        """Set the vertebra between its neighbours, and return where it stands."""
        index = LEVELS.index(self._level)
        shown = [result.spine.piece(level).vertebra for level in LEVELS[index - 1 : index + 2]]
        normal = result.normal.piece(self._level).vertebra
        disc = DISC_SHARE * normal.mean_height_mm
        placed = _centred(column(shown, 1, disc), normal)
        hurt = self._level in {each.level for each in result.fractures}
        self._row.show(placed, self._level if hurt else None, as_xray=False)
        body = scene.outlined(placed[1].body())
        self._marrow.set_path(body)
        self._edge.set_path(body)
        self._edge.set_edgecolor(style.CHANGED_INK if hurt else style.BONE_EDGE)
        self._edge.set_linewidth(self._line * (2.4 if hurt else 1.4))
        self._before.set_path(scene.outlined(_centred(column([normal], 0, disc), normal)[0].body()))
        self._before.set_visible(hurt)
        return placed[1]


def glass_mm(normal: Vertebra) -> float:
    """Return the radius of what the inner glass magnifies, in mm."""
    return LENS / ACROSS * normal.depth_mm / 2


def reach_mm(normal: Vertebra) -> float:
    """Return the radius of what the glass over a vertebra shows, in mm."""
    return 0.80 * normal.depth_mm


def _rim(axes: Axes, look: Look, radius: float) -> None:
    """Cover what lies outside a round glass: a cover is drawn far quicker than a clipping circle."""
    square = 1.045 * radius * np.array([(-1, -1), (-1, 1), (1, 1), (1, -1), (-1, -1)])
    cover = Path.make_compound_path(Path(square), Path.circle((0, 0), radius))  # they run round opposite ways
    # A hair wider than the axes, or their edge would shine through.
    axes.add_patch(PathPatch(cover, fc=style.PAPER, ec="none", lw=0, zorder=12, clip_on=False))
    axes.add_patch(Circle((0, 0), radius, fc="none", ec=style.BONE_EDGE, lw=look.line * 2.2, zorder=13))


def fitted(points: Any, at: Placed) -> Points:
    """Return points of the unit square carried into a vertebral body: flattened where the body is."""
    u, v = np.clip(np.asarray(points, dtype=np.float64).T, -1, 1)
    upper, lower = endplate(at.vertebra, 1), endplate(at.vertebra, -1)
    middle = at.vertebra.depth_mm / 2
    top = np.interp(u * middle, upper[:, 0], upper[:, 1])
    bottom = np.interp(u * middle, lower[:, 0], lower[:, 1])
    x = u * middle * (1 - _WAIST * np.cos(np.pi * v / 2))
    return place(np.column_stack([x, (top + bottom) / 2 + v * (top - bottom) / 2]), at.centre, at.tilt_deg)


def _centred(placed: list[Placed], normal: Vertebra) -> list[Placed]:
    """Put the middle of the unbroken body at the origin, where the glass is."""
    return [Placed(p.vertebra, (p.centre[0], p.centre[1] - normal.mean_height_mm / 2), p.tilt_deg) for p in placed]


def _patch(axes: Axes, zorder: float, **looks: Any) -> PathPatch:
    patch = PathPatch(Path([(0, 0)]), zorder=zorder, **looks)
    axes.add_patch(patch)
    return patch
