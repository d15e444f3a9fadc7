"""The blood tests in two lists, and what a low or high result of the chosen one can mean.

Part of the picture's layer. Coordinates are points.
"""

from __future__ import annotations

import textwrap

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from osteospine.assessment.imaging.published import BloodTest, blood_tests
from osteospine.kit import style
from osteospine.kit.style import Look

_MARGIN = 14.0
_GAUGE_HIGH = 30.0
_FOOT = 3.6  # room for what a result means, in type sizes
_LOW, _TYPICAL, _HIGH = "#dbe6ee", "#f4efe2", "#f6dcc8"
_HEADS = {"first": "Often done first", "suspected": "If the story points there"}
_LETTERS = {False: 24, True: 17}  # letters that fit into a third of the picture


class BloodList:
    """Owns the artists of the view of blood tests; what never changes lies on ``still``."""

    def __init__(self, axes: Axes, still: Axes, look: Look) -> None:
        self._width, height = axes.get_xlim()[1], axes.get_ylim()[1]
        self._lecture = look.lecture
        size = self._size = look.text_pt
        longest = max(sum(t.tier == tier for t in blood_tests().values()) for tier in _HEADS)
        self._row = (height - 1.9 * size - _FOOT * size - _GAUGE_HIGH - 2.4 * size) / (longest + 0.3)
        self._places: dict[str, tuple[float, float]] = {}
        for column, (tier, head) in enumerate(_HEADS.items()):
            x, y = _MARGIN + column * 0.5 * self._width, height - 1.6 * size
            still.text(x, y, head, fontsize=size, color=style.QUIET, weight="bold")
            members = [t for t in blood_tests().values() if t.tier == tier]
            for n, test in enumerate(members):
                at = y - (n + 1) * self._row
                self._places[test.test] = (x, at)
                still.text(x + 4, at, test.name, fontsize=size, color=style.INK)
        self._box = Rectangle(
            (0, 0), self._width / 2 - 1.6 * _MARGIN, self._row, fc="none", ec=style.CHANGED_INK, lw=2.2
        )
        axes.add_patch(self._box)
        self._add_gauge(axes, still, look, foot=_FOOT * size)

    def _add_gauge(self, axes: Axes, still: Axes, look: Look, foot: float) -> None:
        size, third = look.text_pt, (self._width - 2 * _MARGIN) / 3
        kinds = (("low", _LOW), ("typical", _TYPICAL), ("high", _HIGH))
        for n, (name, shade) in enumerate(kinds):
            x = _MARGIN + n * third
            still.add_patch(Rectangle((x, foot), third, _GAUGE_HIGH, fc=shade, ec=style.FAINT, lw=1.2))
            still.text(
                x + third / 2, foot + _GAUGE_HIGH / 2, name, fontsize=size, color=style.INK, ha="center", va="center"
            )
        self._means = [
            axes.text(_MARGIN + (n + 0.5) * third, foot - 0.4 * size, "", fontsize=size, color=style.INK, ha="center",
                      va="top", linespacing=1.1)
            for n in range(3)
        ]  # fmt: skip
        self._title = axes.text(
            _MARGIN, foot + _GAUGE_HIGH + 0.6 * size, "", fontsize=size, color=style.CHANGED_INK, weight="bold"
        )

    def update(self, test: BloodTest) -> None:
        """Frame the test and say what its result can mean."""
        x, y = self._places[test.test]
        self._box.set_xy((x - 4, y + 0.36 * self._size - self._row / 2))
        self._title.set_text(f"{test.name} can point to:")
        typical = "see your sheet"
        if test.reference_low is not None:
            high = f"–{test.reference_high:g}" if test.reference_high is not None else " or more"
            typical = f"{test.reference_low:g}{high} {test.unit}"
        for text, words in zip(
            self._means, (test.low_suggests or "–", typical, test.high_suggests or "–"), strict=True
        ):
            text.set_text("\n".join(textwrap.wrap(words, _LETTERS[self._lecture])))
