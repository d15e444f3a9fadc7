"""A height with its millimetres, drawn beside or inside a vertebral body."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text

from osteospine.compression.outline import Points
from osteospine.compression.scene import Placed
from osteospine.kit.style import Look


class Dimension:
    """A line with end ticks, set aside from the bone, and its number."""

    def __init__(self, axes: Axes, look: Look) -> None:
        self._line = Line2D([], [], lw=look.line * 1.5, marker="_", ms=8, zorder=7)
        axes.add_line(self._line)
        self._text = Text(0, 0, "", fontsize=look.text_pt, va="center", zorder=8)
        self._text.set_bbox({"boxstyle": "square,pad=0.12", "lw": 0})
        axes.add_artist(self._text)
        self._text.set_clip_on(False)

    @staticmethod
    def heights(dimensions: Sequence[Dimension], at: Placed, colour: str, halo: str) -> None:
        """Show front, middle and back height of a placed vertebra with three dimensions."""
        v = at.vertebra
        top, bottom = at.endplate(1), at.endplate(-1)
        aside = v.depth_mm * 0.10
        spots = ((-1, v.anterior_mm, aside), (len(top) // 2, v.middle_mm, 0.0), (0, v.posterior_mm, -aside))
        for dimension, (index, value, offset) in zip(dimensions, spots, strict=True):
            dimension.show(bottom[index], top[index], offset, f"{value:.1f} mm", colour, halo)

    def show(self, low: Points, high: Points, aside: float, text: str, colour: str, halo: str) -> None:
        """Draw from ``low`` to ``high``, moved ``aside`` mm (0 stays inside the bone)."""
        self._line.set_data([low[0] + aside, high[0] + aside], [low[1], high[1]])
        self._line.set_color(colour)
        self._text.set_text(text)
        self._text.set_color(colour)
        self._text.set_horizontalalignment("right" if aside < 0 else "left" if aside > 0 else "center")
        self._text.set_position((float(low[0] + high[0]) / 2 + 1.35 * aside, float(low[1] + high[1]) / 2))
        box = self._text.get_bbox_patch()
        if box is not None:
            box.set_facecolor(halo)  # numbers on bone would be hard to read

    def set_visible(self, visible: bool) -> None:
        """Show or hide line and number."""
        self._line.set_visible(visible)
        self._text.set_visible(visible)
