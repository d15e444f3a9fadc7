"""A person in profile with the spine inside: drawn once, moved in place; shared by the kyphosis pictures."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from osteospine.compression.model import LEVELS
from osteospine.compression.outline import Points, endplate, place
from osteospine.compression.scene import arch_drop, smooth_closed
from osteospine.kit import style
from osteospine.kit.style import Look
from osteospine.kyphosis import silhouette
from osteospine.kyphosis.model import Spine

COARSE = [0, 3, 6, 9, 12, 14, 17, 20, 23, 26, 29, 31]
"""The points of a body outline that are enough at this size: all corners, and some between."""


class Body:
    """Skin, arm, ribs, arches, discs and bones, and faintly the unbroken spine behind."""

    def __init__(self, axes: Axes, look: Look, *, ghost: bool = True) -> None:
        line = look.line
        self._skin = _patch(axes, 1, fc=style.BODY, ec="none")
        self._arm = _patch(axes, 1.5, fc="#e3dccf", ec="#d5cbbb", lw=line * 0.8)
        self._ribs = _patch(axes, 2, fc="none", ec="#cdc1ad", lw=line * 2.2)
        self._eye = Line2D([], [], color="#9b8f7d", lw=line * 1.4, zorder=2)
        axes.add_line(self._eye)
        self._ghost = _patch(axes, 3, fc="none", ec=style.FAINT, lw=line * 0.9) if ghost else None
        self._arches = _patch(axes, 4, fc=style.ARCH, ec=style.ARCH_EDGE, lw=line * 0.8)
        self._discs = _patch(axes, 5, fc=style.DISC, ec=style.DISC_EDGE, lw=line * 0.6)
        self._bone = _patch(axes, 6, fc=style.BONE, ec=style.BONE_EDGE, lw=line * 1.1)
        self._changed = _patch(axes, 7, fc=style.CHANGED, ec=style.CHANGED_INK, lw=line * 1.7)

    def show(self, spine: Spine, normal: Spine | None, *, plain: bool = False) -> None:
        """Draw this spine, with ``normal`` faintly behind it; ``plain`` does not point out fractures."""
        self._skin.set_path(smooth_closed(silhouette.outline(spine)))
        self._arm.set_path(smooth_closed(silhouette.arm(spine)))
        self._ribs.set_path(_open(silhouette.ribs(spine)))
        seat, nod = silhouette.atlas(spine)
        self._eye.set_data(*place(np.array([(84.0, 34.0), (93.0, 31.0), (85.0, 29.0)]), seat, nod).T)
        broken = set() if plain else {f.level for f in spine.fractures if f.height_loss > 0}
        self._arches.set_path(closed(spine.arch_outline(level, arch_drop(level)) for level in LEVELS))
        self._discs.set_path(closed(discs(spine)))
        whole = [spine.outline(level)[COARSE] for level in LEVELS if level not in broken]
        self._bone.set_path(closed([*whole, silhouette.sacrum(spine)]))
        self._changed.set_path(closed(spine.outline(level) for level in LEVELS if level in broken))
        self._changed.set_visible(bool(broken))
        if self._ghost is not None:
            self._ghost.set_visible(normal is not None)
            if normal is not None:
                self._ghost.set_path(_bones(normal))


def discs(spine: Spine) -> list[Points]:
    """Return the outlines of the 17 discs, T1-T2 to L5-S1."""
    shapes = []
    for level, below in zip(LEVELS, (*LEVELS[1:], None), strict=True):
        at = spine.piece(level)
        top = place(endplate(at.vertebra, -1), at.centre, at.tilt_deg)
        if below is None:
            bottom = silhouette.sacrum(spine)[:2]
        else:
            under = spine.piece(below)
            bottom = place(endplate(under.vertebra, 1), under.centre, under.tilt_deg)
        shapes.append(np.vstack([top[::3], bottom[::-3] if below else bottom[::-1]]))
    return shapes


def closed(shapes: Iterable[Points]) -> Path:
    """Return one compound path of closed shapes: one artist draws them all."""
    rings = [part for shape in shapes for part in (shape, shape[:1])]
    if not rings:
        return Path(np.zeros((1, 2)))
    ends = np.cumsum([len(part) for part in rings])[1::2]
    codes = np.full(ends[-1], Path.LINETO, dtype=Path.code_type)
    codes[0], codes[ends[:-1]], codes[ends - 1] = Path.MOVETO, Path.MOVETO, Path.CLOSEPOLY
    return Path(np.concatenate(rings), codes)


@functools.lru_cache(maxsize=4)
def _bones(spine: Spine) -> Path:
    """Return bodies and sacrum as one path; kept, because the unbroken spine stays the same."""
    return closed([*(spine.outline(level)[COARSE] for level in LEVELS), silhouette.sacrum(spine)])


def _open(lines: Iterable[Points]) -> Path:
    return Path.make_compound_path(*(Path(line) for line in lines))


def _patch(axes: Axes, zorder: float, **looks: Any) -> PathPatch:
    patch = PathPatch(Path(np.zeros((1, 2))), zorder=zorder, **looks)
    axes.add_patch(patch)
    return patch
