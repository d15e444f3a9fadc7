"""Three bars: what the vertebra can carry, what a lift loads on it, and how many of 1,000 women break one."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from osteospine.daily_life.activities import constant
from osteospine.fracture_risk.assess import PEOPLE
from osteospine.kit import style
from osteospine.kit.style import Look
from osteospine.start.model import Chain

_LEFT, _RIGHT = 10.0, 320.0
_BAR = 11.0
_FULL_KG = 700.0  # what a whole track stands for: a little over the strongest bone that is shown


class Tracks:
    """Strength and load on one scale, the load marked on both; below them people. Labels stand above the bars."""

    def __init__(self, page: Axes, still: Axes, look: Look, top: float) -> None:
        row = look.text_pt * 1.4
        step = top / 3
        looks: tuple[dict[str, Any], ...] = (
            {"fc": style.BONE, "ec": style.BONE_EDGE},
            {"fc": style.DISC, "ec": style.MEASURE},
            {"fc": style.CHANGED, "ec": style.CHANGED_INK},
        )
        self._bars, self._labels = [], []
        self._mark = Line2D([], [], color=style.MEASURE, lw=look.line * 2.4, zorder=6)
        page.add_line(self._mark)
        for number, dress in enumerate(looks):
            floor = top - step * (number + 1) + (step - row - _BAR) / 2
            still.add_patch(Rectangle((_LEFT, floor), _RIGHT - _LEFT, _BAR, fc="#efe9de", ec="none"))
            bar = Rectangle((_LEFT, floor), 0.0, _BAR, lw=look.line, **dress)
            page.add_patch(bar)
            self._bars.append(bar)
            at = floor + _BAR + row * 0.55
            self._labels.append(page.text(_LEFT, at, "", fontsize=look.text_pt, va="center", color=style.INK))

    def show(self, result: Chain) -> None:
        """Set the bars and their labels."""
        strength, load = (force / constant("gravity_m_s2") for force in (result.strength_n, result.load_n))
        people = result.people
        shares = (strength / _FULL_KG, load / _FULL_KG, people.on_xray / PEOPLE)
        labels = (
            f"It can carry {strength:.0f} kg",
            f"Lifting {result.box_kg:.0f} kg puts {load:.0f} kg on it",
            f"In {people.years} years, {people.on_xray} of {PEOPLE:,} break one",
        )
        for bar, label, share, words in zip(self._bars, self._labels, shares, labels, strict=True):
            bar.set_width((_RIGHT - _LEFT) * share)
            label.set_text(words)
        above, load_bar = (bar.get_bbox() for bar in self._bars[:2])
        self._mark.set_data([load_bar.x1, load_bar.x1], [above.y0 - 4, above.y1 + 2])
