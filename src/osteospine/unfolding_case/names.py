"""The names of fractured vertebrae behind them, kept apart from each other. Part of the picture's layer."""

from __future__ import annotations

from collections.abc import Mapping

from matplotlib.axes import Axes

from osteospine.compression.model import LEVELS
from osteospine.kit import style
from osteospine.kit.style import Look
from osteospine.kyphosis.level_labels import spread


class Names:
    """One text for each vertebra that may be named."""

    def __init__(self, axes: Axes, look: Look) -> None:
        self._axes, self._size = axes, look.text_pt
        self._texts = [
            axes.text(
                0,
                0,
                "",
                ha="right",
                va="center",
                fontsize=look.text_pt,
                color=style.CHANGED_INK,
                weight="bold",
                zorder=9,
            )
            for _ in LEVELS
        ]

    def show(self, spots: Mapping[str, tuple[float, float]]) -> None:
        """Write each name to the left of its spot."""
        named = sorted(spots, key=LEVELS.index)
        low, high = self._axes.get_ylim()
        per_point = (high - low) / self._axes.bbox.height  # the figure has 72 dots to the inch
        heights = spread([spots[level][1] for level in named], 1.2 * self._size * per_point)
        for text in self._texts:
            text.set_visible(False)
        for text, level, z in zip(self._texts, named, heights, strict=False):
            text.set_position((spots[level][0], z))
            text.set_text(level)
            text.set_visible(True)
