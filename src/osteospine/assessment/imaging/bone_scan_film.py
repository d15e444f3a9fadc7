"""The same spine on a bone scan: from behind, blurred, dark where bone is being rebuilt.

Part of the picture's layer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.path import Path

from osteospine.assessment.imaging import manners
from osteospine.assessment.imaging.films import fill, patch
from osteospine.compression.outline import Points
from osteospine.compression.scene import Placed, outlined, smooth_closed

_BLUR = (1.22, 1.03, 0.84, 0.6)  # layers of falling size make an edge without a line
_BONE_ALPHA, _HOT_ALPHA, _RIB_ALPHA, _KIDNEY_ALPHA = 0.14, 0.36, 0.07, 0.06
_WIDTH_TO_DEPTH = 1.2  # bodies are broader than deep, drawn so for orientation
_AROUND = np.linspace(0, 2 * np.pi, 14, endpoint=False)
_SQUARE = 0.55  # below 1 an oval grows corners


class BoneScanFilm:
    """The view from behind on its own axes (mm)."""

    def __init__(self, axes: Axes) -> None:
        self._axes = axes
        paper = Rectangle((0, 0), 1, 1, transform=axes.transAxes, lw=0, zorder=0, fc=manners.SCAN_PAPER)
        axes.add_patch(paper)
        self._around = patch(axes, 1)
        self._kidneys = [patch(axes, 1) for _ in _BLUR]
        self._bones = [patch(axes, 2) for _ in _BLUR]
        self._hot = [patch(axes, 3) for _ in _BLUR]

    def set_visible(self, on: bool) -> None:
        """Show or hide the film."""
        self._axes.set_visible(on)

    def show(self, placed: Sequence[Placed], broken: int, uptake: float, half: tuple[float, float]) -> None:
        """Draw the spine with so much tracer (0 to 1) in vertebra number ``broken``; ``half`` is half the view."""
        heights = [(p.centre[1], p.vertebra) for p in placed]
        middle = heights[broken][0]
        self._axes.set_xlim(-half[0], half[0])
        self._axes.set_ylim(middle - half[1], middle + half[1])
        fill(self._around, _ribs(placed), manners.SCAN_BONE, alpha=_RIB_ALPHA)
        low = heights[-1][0]
        for scale, bone, hot, kidney in zip(_BLUR, self._bones, self._hot, self._kidneys, strict=True):
            blocks = [
                smooth_closed(_block(y, v.depth_mm * _WIDTH_TO_DEPTH / 2 * scale, v.mean_height_mm / 2 * scale))
                for y, v in heights
            ]
            fill(bone, Path.make_compound_path(*blocks), manners.SCAN_BONE, alpha=_BONE_ALPHA)
            y, v = heights[broken]
            band = _block(y, v.depth_mm * _WIDTH_TO_DEPTH / 2 * scale, v.mean_height_mm * 0.42 * scale)
            fill(hot, smooth_closed(band) if uptake > 0 else None, manners.SCAN_HOT, alpha=_HOT_ALPHA * uptake)
            pair = [smooth_closed(_oval(side * 52, low + 4, 17 * scale, 28 * scale)) for side in (-1, 1)]
            fill(kidney, Path.make_compound_path(*pair), manners.SCAN_BONE, alpha=_KIDNEY_ALPHA)


def _block(y: float, half_wide: float, half_high: float) -> Points:
    wide, high = np.cos(_AROUND), np.sin(_AROUND)
    corners = np.column_stack([np.sign(wide) * np.abs(wide) ** _SQUARE, np.sign(high) * np.abs(high) ** _SQUARE])
    block: Points = corners * np.array([half_wide, half_high]) + np.array([0.0, y])
    return block


def _oval(x: float, y: float, half_wide: float, half_high: float) -> Points:
    return np.column_stack([x + half_wide * np.cos(_AROUND), y + half_high * np.sin(_AROUND)])


def _ribs(placed: Sequence[Placed]) -> Path:
    """Return the ribs beside the thoracic bodies, sloping down."""
    bands = []
    for p in placed[:3]:
        y, h = p.centre[1] + p.vertebra.posterior_mm * 0.3, p.vertebra.posterior_mm * 0.2
        for side in (-1, 1):
            band = [(side * 18, y + h), (side * 80, y - 22), (side * 80, y - 22 - 2 * h), (side * 18, y - h)]
            bands.append(outlined(np.array(band)))
    return Path.make_compound_path(*bands)
