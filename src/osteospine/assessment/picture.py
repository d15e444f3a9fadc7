"""The picture: where it hurts, since when, which features fit which course, and 100 silent or noticed fractures."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from osteospine.assessment.features import COURSES
from osteospine.assessment.model import PEOPLE, Judged, fresh_until_weeks, longest_weeks, silent_fractures
from osteospine.assessment.pain_figure import Place, draw_body
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.icon_array import Grid, IconArray, Mark
from osteospine.kit.style import Look

_WIDE, _HIGH = 532.8, 432.0
_MIDDLE = 98.0  # of the body
_LEFT, _RIGHT = 206.0, 526.0
_LINE_Y = 380.0  # of the time line
_COLUMNS = (374.0, 437.0, 500.0)
_TOP, _PITCH, _FEATURES = 314.0, 19.6, 8
_FOOT = _TOP - (_FEATURES - 1) * _PITCH
_COUNT_Y = _FOOT - 20
_BAND = 22.0
_GRID = Grid(left=_LEFT, top=124.0, pitch_x=10.8, pitch_y=12.0)
_NEED_NOT, _LOOK = "A fracture need not hurt.", "Look at height and posture."
_UNMARKED = Mark(style.PAPER, style.QUIET)
_NOTICED = Mark(style.MEASURE, style.MEASURE, square=True)


class PainPatternPicture:
    """Owns the artists of the pain pattern."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(_WIDE / 72, _HIGH / 72, salt)
        room: dict[str, Any] = {"xlim": (0, _WIDE), "ylim": (0, _HIGH)}
        still = self.canvas.axes(0, 0, 1, 1, **room, still=True)
        axes = self.canvas.axes(0, 0, 1, 1, **room)
        self._draw_still(still, look)
        self._place = Place(axes, _MIDDLE, look)
        self._now = Line2D([], [], color=style.CHANGED_INK, lw=0, marker="v", ms=11)
        self._best = [Rectangle((x - 31, _COUNT_Y - 10), 62, 0, fill=False, ec=style.INK) for x in _COLUMNS]
        # One line for the marks of a kind costs less than one for each mark.
        self._fits = Line2D([], [], color=style.CHANGED_INK, lw=0, marker="o", ms=5.5 * look.line + 4)
        self._not = Line2D([], [], color=style.FAINT, lw=0, marker="_", ms=11, mew=look.line * 1.4)
        for line in (self._now, self._fits, self._not):
            axes.add_line(line)
        for box in self._best:
            box.set_linewidth(look.line * 1.4)
            box.set_height(_TOP + 32 - (_COUNT_Y - 10))
            axes.add_patch(box)
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK, "va": "center"}
        self._weeks = axes.text(_LEFT, _HIGH - 12, "", **text)
        self._labels = [axes.text(_LEFT, _row(k), "", **text) for k in range(_FEATURES)]
        self._counts = [axes.text(x, _COUNT_Y, "", ha="center", weight="bold", **text) for x in _COLUMNS]

    def update(self, result: Judged) -> None:
        """Show this pattern."""
        pattern, pain = result.pattern, not result.painless
        self._place.show(pattern.place)
        x = _week_x(pattern.weeks)
        self._now.set_data([x], [_LINE_Y + _BAND / 2 + 6])
        self._now.set_visible(pain)
        weeks = "1 week" if pattern.weeks == 1 else f"{pattern.weeks:g} weeks"
        self._weeks.set_text(f"{weeks} since the start" if pain else "No pain: nothing to count")
        marks: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
        for k, each in enumerate(result.features):
            self._labels[k].set_text(each.label or weeks)
            for course, column in zip(COURSES, _COLUMNS, strict=True):
                marks[each.fits(course)].append((column, _row(k)))
        for line, fits in ((self._fits, True), (self._not, False)):
            line.set_data(np.array(marks[fits]).reshape(-1, 2).T)
            line.set_visible(bool(marks[fits]))
        if not pain:
            height = "Height has been lost." if pattern.height_lost else "Height has been kept."
            for label, said in zip(self._labels[2:5], (_NEED_NOT, height, _LOOK), strict=True):
                label.set_text(said)
        for k, label in enumerate(self._labels):
            label.set_visible(pain or k in (2, 3, 4))
        for course, box, text, count in zip(COURSES, self._best, self._counts, result.counts, strict=True):
            box.set_visible(course in result.best)
            text.set_text(f"{count}/{len(result.features)}")
            text.set_visible(pain)

    def _draw_still(self, axes: Axes, look: Look) -> None:
        draw_body(axes, _MIDDLE, look)
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.QUIET}
        end = _week_x(fresh_until_weeks())
        low = _LINE_Y - _BAND / 2
        for start, stop, fill, name in (
            (_LEFT, end, style.CHANGED, "healing"),
            (end, _RIGHT, style.DISC, "what stays"),
        ):
            axes.add_patch(Rectangle((start, low), stop - start, _BAND, fc=fill, ec=style.QUIET, lw=look.line * 0.7))
            axes.text((start + stop) / 2, _LINE_Y, name, ha="center", va="center", **{**text, "color": style.INK})
        for week in (0.0, fresh_until_weeks(), longest_weeks()):
            x, side = _week_x(week), {0.0: "left", longest_weeks(): "right"}.get(week, "center")
            axes.text(x, _LINE_Y - _BAND / 2 - 3, f"{week:g}", ha=side, va="top", **text)
        for name, x in zip(COURSES, _COLUMNS, strict=True):
            axes.text(x, _TOP + 21, name, ha="center", va="center", **{**text, "color": style.INK})
        axes.text(_LEFT, _TOP + 21, "Typical of", va="center", **text)
        silent = silent_fractures()
        crowd = IconArray(axes, axes, (_NOTICED,), rest=_UNMARKED, grid=_GRID, people=PEOPLE)
        crowd.update((silent.noticed,))
        words = f"Of 100 new fractures\n{silent.noticed} were noticed,\n{silent.unnoticed} were not"
        axes.text(_LEFT + 124, 64, words, va="center", linespacing=1.35, **{**text, "color": style.INK})


def _row(number: int) -> float:
    return _TOP - number * _PITCH


def _week_x(week: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * week / longest_weeks()
