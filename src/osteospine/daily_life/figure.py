"""A person in profile with the spine inside, in any pose: drawn once, moved in place.

Layer: below the pictures, above ``anatomy``.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from osteospine.compression.outline import Points
from osteospine.daily_life.anatomy import Body
from osteospine.kit import style
from osteospine.kit.style import Look

_NEAR, _FAR, _EDGE = "#e3dccf", "#ddd4c4", "#b9ab94"


class Figure:
    """The artists of one person."""

    def __init__(self, axes: Axes, look: Look) -> None:
        def layer(zorder: float, fill: str) -> tuple[PathPatch, PathPatch]:
            rim = PathPatch(_empty(), fc=_EDGE, ec=_EDGE, lw=look.line * 1.6, zorder=zorder)
            flesh = PathPatch(_empty(), fc=fill, ec="none", zorder=zorder + 0.1)
            axes.add_patch(rim)
            axes.add_patch(flesh)
            return rim, flesh

        self._far, self._torso, self._leg, self._arm = (
            layer(zorder, fill) for zorder, fill in ((2, _FAR), (3, style.BODY), (5.5, style.BODY), (7, _NEAR))
        )
        # The seam between trunk and thigh is no line of the body.
        self._seam = PathPatch(_empty(), fc=style.BODY, ec="none", zorder=5.7)
        axes.add_patch(self._seam)
        self._bones = PathPatch(_empty(), fc=style.BONE, ec=style.BONE_EDGE, lw=look.line * 0.8, zorder=8)
        self._l3 = PathPatch(_empty(), fc=style.CHANGED, ec=style.CHANGED_INK, lw=look.line * 1.6, zorder=8.2)
        for each in (self._bones, self._l3):
            axes.add_patch(each)
        self._shown: dict[tuple[PathPatch, ...], tuple[Points, ...]] = {}

    def show(self, at: Body) -> None:
        """Put the person into this pose; parts that have not moved are left alone."""
        for patches, shapes in (
            (self._far, (*at.far_leg, *at.far_arm)),
            (self._torso, at.torso),
            (self._leg, at.near_leg),
            (self._arm, at.near_arm),
            ((self._seam,), (at.seat,)),
            ((self._bones,), at.bones),
            ((self._l3,), (at.l3,)),
        ):
            before = self._shown.get(patches, ())
            if len(before) != len(shapes) or any(a is not b for a, b in zip(before, shapes, strict=True)):
                path = closed(shapes)
                for patch in patches:
                    patch.set_path(path)
                self._shown[patches] = shapes


def closed(shapes: Iterable[Points]) -> Path:
    """Return one compound path of closed shapes, all turned the same way so that overlaps stay filled."""
    rings = [_anticlockwise(shape) for shape in shapes]
    if not rings:
        return _empty()
    return Path.make_compound_path(*(Path(np.vstack([ring, ring[:1]]), closed=True) for ring in rings))


def _empty() -> Path:
    return Path(np.zeros((1, 2)))


def _anticlockwise(shape: Points) -> Points:
    x, y = shape.T
    return shape if float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) >= 0 else shape[::-1]
