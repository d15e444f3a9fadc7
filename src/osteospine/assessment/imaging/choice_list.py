"""The five tests in a list: how far each answers the question, and its dose as days of natural radiation.

Part of the picture's layer. Coordinates are points.
"""

from __future__ import annotations

import math

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from osteospine.assessment.imaging.model import Imaging, dose_days
from osteospine.assessment.imaging.published import MODALITIES, spine_tests
from osteospine.kit import style
from osteospine.kit.style import Look

_DAYS = (0.25, 1500.0)  # ends of the dose scale
_TICKS = ((1, "1"), (30, "30"), (365, "365"))
_LEFT, _RIGHT_GAP = 14.0, 14.0
_BAR_HIGH = 9.0
_KEY = (("yes", "yes"), ("partly", "partly"), ("no", "no"))
_QUESTIONS = {
    "fracture": "Is it a fracture?",
    "age": "Fresh or old?",
    "canal": "Canal in danger?",
    "cause": "Why did it break?",
    "silent": "Silent fractures?",
}


class ChoiceList:
    """Owns the artists of the list; what never changes lies on ``still``."""

    def __init__(self, axes: Axes, still: Axes, look: Look) -> None:
        width, height = axes.get_xlim()[1], axes.get_ylim()[1]
        self._width = width
        size = look.text_pt
        row, top = (height - 9.1 * size) / len(MODALITIES), height - 4.7 * size
        foot = top - row * len(MODALITIES)
        still.text(_LEFT, height - 1.5 * size, "Which test answers", fontsize=size, color=style.QUIET)
        self._question = axes.text(_LEFT, height - 2.9 * size, "", fontsize=size, color=style.INK, weight="bold")
        for x, (answer, word) in zip((0.0, 0.28, 0.68), _KEY, strict=True):
            at = _LEFT + 7 + x * (width - _LEFT)
            still.add_line(_mark(at, height - 4.0 * size, size, answer))
            still.text(at + size * 0.75, height - 4.0 * size, word, fontsize=size, color=style.QUIET, va="center")
        for days, label in _TICKS:
            x = self._x(days)
            still.add_line(Line2D([x, x], [foot, top], color="#d9d2c6", lw=1, zorder=1))
            still.text(x, foot - 1.2 * size, label, fontsize=size, color=style.QUIET, ha="center")
        for n, words in enumerate(("dose, in days of", "natural radiation")):
            y = foot - (2.5 + 1.25 * n) * size
            still.text(width / 2, y, words, fontsize=size, color=style.QUIET, ha="center")
        self._marks: list[Line2D] = []
        self._said: tuple[str, ...] = ()
        self._tops = [top - n * row for n in range(len(MODALITIES))]
        for y, modality in zip(self._tops, MODALITIES, strict=True):
            name, bar = y - 0.36 * row, y - 0.78 * row
            still.text(
                _LEFT + 22, name, spine_tests()[modality].name, fontsize=size, color=style.INK, va="center", zorder=3
            )
            self._add_dose(still, modality, bar, size)
            mark = _mark(_LEFT + 7, name, size, "no")
            axes.add_line(mark)
            self._marks.append(mark)
        self._box = Rectangle((5, 0), width - 10, row - 3, fc="none", ec=style.CHANGED_INK, lw=2.2, zorder=4)
        self._row = row
        axes.add_patch(self._box)

    def _add_dose(self, still: Axes, modality: str, y: float, size: float) -> None:
        low, high = dose_days(spine_tests()[modality])
        if high == 0:
            still.text(_LEFT + 22, y, "no X-rays", fontsize=size, color=style.QUIET, va="center", zorder=3)
            return
        left, right = self._x(low), self._x(high)
        wide = max(right - left, 5.0)
        bar = Rectangle((left, y - _BAR_HIGH / 2), wide, _BAR_HIGH, fc=style.PLUMB, ec="none", zorder=2)
        still.add_patch(bar)

    def _x(self, days: float) -> float:
        low, high = (math.log10(d) for d in _DAYS)
        share = (math.log10(min(max(days, _DAYS[0]), _DAYS[1])) - low) / (high - low)
        return _LEFT + share * (self._width - _LEFT - _RIGHT_GAP)

    def update(self, result: Imaging) -> None:
        """Show who answers the question, and frame the test in view."""
        self._question.set_text(_QUESTIONS[result.choices.question])
        said = tuple(answer.answer for answer in result.answers)
        if said != self._said:  # a new fill style is costly
            for mark, answer in zip(self._marks, said, strict=True):
                _set(mark, answer)
            self._said = said
        at = MODALITIES.index(result.choices.modality)
        self._box.set_y(self._tops[at] - self._row + 1)


def _mark(x: float, y: float, size: float, answer: str) -> Line2D:
    """Return a disc: full for yes, half for partly, empty for no."""
    mark = Line2D([x], [y], marker="o", ms=size * 0.9, mew=1.6, color=style.MEASURE, zorder=3)
    mark.set_markerfacecoloralt(style.PAPER)
    _set(mark, answer)
    return mark


def _set(mark: Line2D, answer: str) -> None:
    mark.set_fillstyle("left" if answer == "partly" else "full")
    mark.set_markerfacecolor(style.PAPER if answer == "no" else style.MEASURE)
