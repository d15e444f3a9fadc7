"""Names of vertebrae beside the spine, kept apart from each other."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.text import Text

from osteospine.compression.model import LEVELS
from osteospine.compression.scene import arch_drop
from osteospine.kit import style
from osteospine.kit.style import Look
from osteospine.kyphosis.model import Spine

_ALWAYS = ("T4", "T12", "L5")
_TOO_BENT_DEG = 80.0  # beyond, T1 hangs where the angle is written
_TIP = 7  # where an arch outline reaches farthest back


class LevelLabels:
    """Names beside the spinous processes: fractured levels in the accent, a few others for orientation."""

    def __init__(self, axes: Axes, look: Look, mm_per_point: float) -> None:
        # T1 is named in front, where the unbroken spine behind cannot run into it.
        self._top = axes.text(0, 0, "T1", ha="left", va="bottom", fontsize=look.text_pt, zorder=9)
        self._texts = [axes.text(0, 0, "", ha="right", va="center", fontsize=look.text_pt, zorder=9) for _ in LEVELS]
        self._room = look.text_pt * 1.18 * mm_per_point

    def show(self, spine: Spine) -> None:
        """Name the fractured vertebrae and, where there is room, T4, T12 and L5."""
        broken = {f.level: f for f in spine.fractures if f.height_loss > 0}
        spots = {level: spine.arch_outline(level, arch_drop(level))[_TIP] for level in {*broken, *_ALWAYS}}
        named = [level for level in broken if level != "T1"]
        first = spine.piece("T1")
        self._top.set_position((first.top[0] + 14, first.top[1] + 2))
        self._top.set_visible(first.upper_tilt_deg < _TOO_BENT_DEG)
        _dress(self._top, changed="T1" in broken)
        for level in _ALWAYS:
            if all(abs(spots[level][1] - spots[other][1]) > self._room for other in broken):
                named.append(level)
        named.sort(key=LEVELS.index)
        heights = spread([float(spots[level][1]) for level in named], self._room)
        for text in self._texts:
            text.set_visible(False)
        for text, level, z in zip(self._texts, named, heights, strict=False):
            text.set_position((float(spots[level][0]) - 8, z))
            text.set_text(level)
            _dress(text, changed=level in broken)
            text.set_visible(True)


def _dress(text: Text, *, changed: bool) -> None:
    text.set_color(style.CHANGED_INK if changed else style.QUIET)
    text.set_fontweight("bold" if changed else "normal")


def spread(heights: Sequence[float], room: float) -> list[float]:
    """Push labels (top to bottom) apart until neighbours are ``room`` away, moving each as little as may be."""
    placed = list(heights)
    for _ in range(60):
        moved = False
        for i in range(len(placed) - 1):
            overlap = room - (placed[i] - placed[i + 1])
            if overlap > 1e-6:
                placed[i] += overlap / 2
                placed[i + 1] -= overlap / 2
                moved = True
        if not moved:
            break
    return placed
