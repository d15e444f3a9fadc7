"""A column of 17 vertebrae as a scheme, for people whose body the spine model does not know.

Part of the picture's layer. Coordinates are millimetres of the body's axes.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch

from osteospine.compression.model import LEVELS, Fracture
from osteospine.compression.outline import Points
from osteospine.kit import style
from osteospine.kit.style import Look
from osteospine.kyphosis.body import closed

_MIDDLE, _TOP, _STEP = 0.0, 600.0, 39.0
_HIGH = 29.0


class Strip:
    """Owns the artists of the scheme: whole bodies, and the fractured ones in the accent."""

    def __init__(self, axes: Axes, look: Look) -> None:
        line = look.line
        self._whole = PathPatch(closed([]), fc=style.BONE, ec=style.BONE_EDGE, lw=1.1 * line, zorder=5)
        self._broken = PathPatch(closed([]), fc=style.CHANGED, ec=style.CHANGED_INK, lw=1.8 * line, zorder=6)
        for each in (self._whole, self._broken):
            axes.add_patch(each)

    def show(self, fractures: Sequence[Fracture]) -> None:
        """Draw the column with these fractures."""
        broken = {f.level: f for f in fractures if f.height_loss > 0}
        self._whole.set_path(closed(_body(level, None) for level in LEVELS if level not in broken))
        self._broken.set_path(closed(_body(level, fracture) for level, fracture in broken.items()))
        self._broken.set_visible(bool(broken))


def spot(level: str) -> tuple[float, float]:
    """Return where the name of a vertebra stands, to the left of its body."""
    n = LEVELS.index(level)
    return _MIDDLE - _half(n) - 14, _TOP - n * _STEP


def _body(level: str, fracture: Fracture | None) -> Points:
    """Return a box, lower in front (right), in the middle or all over when it is fractured."""
    n = LEVELS.index(level)
    half, x, z = _half(n), _MIDDLE, _TOP - n * _STEP
    kept = 1 - (fracture.height_loss if fracture else 0)
    shape = fracture.shape if fracture else ""
    back = _HIGH * (kept if shape == "crush" else 1)
    front = _HIGH * (kept if shape in ("crush", "wedge") else 1)
    middle = _HIGH * (kept if shape else 1) if shape != "wedge" else (back + front) / 2
    top = [(-half, back), (0, middle), (half, front)]
    upper = [(x + a, z - _HIGH / 2 + (_HIGH + h) / 2) for a, h in top]
    lower = [(x + a, z - _HIGH / 2 + (_HIGH - h) / 2) for a, h in reversed(top)]
    return np.array([*upper, *lower])


def _half(n: int) -> float:
    """Return half the width: vertebrae grow broader towards the pelvis."""
    return 24.0 + 1.5 * n
