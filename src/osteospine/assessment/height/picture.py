"""The picture: a person's heights, five bodies' rules, and 100 people before and after one sign."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from osteospine.assessment.height.figure import Gaps, Person, draw_still
from osteospine.assessment.height.model import PEOPLE, Chance, Measured
from osteospine.assessment.height.signs import bodies
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.icon_array import Grid, IconArray, Mark, one_person
from osteospine.kit.style import Look
from osteospine.kit.units import length

_WIDE, _HIGH = 532.8, 432.0
_LEFT, _RIGHT = 274.0, 528.0
_RULES_TOP, _PITCH = 392.0, 21.0
_NAMES_Y, _ARRAYS_TOP = 250.0, 238.0
_ARRAYS = (_LEFT, 406.0)
_GRID_X, _GRID_Y = 11.8, 15.2
_ANSWERS = {"met": "met", "open": "T-score?", "not met": "not met", "for others": "for others"}
_SHAPES = {"met": "s", "open": "D", "not met": "o", "for others": "_"}
_NONE = Mark(style.PAPER, style.QUIET)
_WITH = Mark(style.CHANGED_INK, style.CHANGED_INK, square=True)
_MAYBE = Mark(style.PAPER, style.CHANGED_INK, square=True)


class HeightPicture:
    """Owns the artists of the height panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(_WIDE / 72, _HIGH / 72, salt)
        room: dict[str, Any] = {"xlim": (0, _WIDE), "ylim": (0, _HIGH)}
        still = self.canvas.axes(0, 0, 1, 1, **room, still=True)
        axes = self.canvas.axes(0, 0, 1, 1, **room)
        draw_still(still, look)
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK, "va": "center"}
        self._draw_names(still, look, text)
        self._person, self._gaps = Person(axes, look), Gaps(axes, look)
        self._lost = axes.text(6, _HIGH - 12, "", weight="bold", **{**text, "color": style.CHANGED_INK})
        self._marks = {answer: _marks(axes, answer, look) for answer in _SHAPES}
        self._answers = [axes.text(_RIGHT, y, "", ha="right", **text) for y in _rule_rows()]
        grids = [Grid(left=x, top=_ARRAYS_TOP, pitch_x=_GRID_X, pitch_y=_GRID_Y) for x in _ARRAYS]
        self._before = IconArray(axes, still, (_WITH,), rest=_NONE, grid=grids[0], people=PEOPLE)
        self._after = IconArray(axes, still, (_WITH, _MAYBE), rest=_NONE, grid=grids[1], people=PEOPLE)
        self._counts = [axes.text(x, _NAMES_Y, "", **text) for x in _ARRAYS]
        one_person(still, _MAYBE, _LEFT + 6, 74, grids[0])
        self._interval = axes.text(_LEFT + 18, 65, "", **text)
        self._sign = [axes.text(_LEFT, y, "", **text) for y in (34, 12)]

    def update(self, result: Measured) -> None:
        """Show these measures, rules and chances."""
        self._person.show(result.body)
        self._gaps.show(result.body)
        self._lost.set_text(f"{length(result.body.measure('past_loss') * 10)} lost")
        rows = list(zip(result.verdicts, _rule_rows(), strict=True))
        for answer, line in self._marks.items():
            at = [(_LEFT + 8, y) for verdict, y in rows if verdict.answer == answer]
            line.set_data(np.array(at).reshape(-1, 2).T)
            line.set_visible(bool(at))
        for text, verdict in zip(self._answers, result.verdicts, strict=True):
            text.set_text(_ANSWERS[verdict.answer])
        self._people(result.chance)

    def _people(self, chance: Chance) -> None:
        before, now = chance.of_100(chance.before), chance.of_100(chance.after)
        self._before.update((before,))
        most = now if chance.high is None else chance.of_100(chance.high)
        self._after.update((now, most - now))
        self._counts[0].set_text(f"before: {before}")
        self._counts[1].set_text(f"after: {now}")
        if chance.low is None:
            self._interval.set_text("no interval known")
        else:
            self._interval.set_text(f"interval {chance.of_100(chance.low)} to {most}")
        self._sign[0].set_text(f"by {_SIGNS[chance.sign.sign]}")
        self._sign[1].set_text(chance.sign.threshold)

    def _draw_names(self, axes: Axes, look: Look, text: dict[str, Any]) -> None:
        quiet = {**text, "color": style.QUIET}
        axes.text(_LEFT, _HIGH - 12, "Image of the spine?", **quiet)
        axes.text(_LEFT, _NAMES_Y + 22, "Fracture, of 100 people", **quiet)
        for name, y in zip(bodies(), _rule_rows(), strict=True):
            axes.text(_LEFT + 22, y, name, **text)
        edge = _NAMES_Y + 36
        axes.add_line(Line2D([_LEFT, _RIGHT], [edge, edge], color=style.FAINT, lw=look.line * 0.7))


_SIGNS = {
    "past_loss": "loss from tallest",
    "recent_loss": "loss since earlier",
    "rib_pelvis": "ribs–pelvis",
    "wall_occiput": "wall–head",
    "arm_span": "span over height",
}


def _rule_rows() -> list[float]:
    return [_RULES_TOP - _PITCH * k for k in range(len(bodies()))]


def _marks(axes: Axes, answer: str, look: Look) -> Line2D:
    fill = style.CHANGED_INK if answer == "met" else style.PAPER
    line = Line2D([], [], lw=0, marker=_SHAPES[answer], ms=10, mew=look.line * 1.4)
    line.set_markerfacecolor(fill)
    line.set_markeredgecolor(style.CHANGED_INK if answer in ("met", "open") else style.QUIET)
    axes.add_line(line)
    return line
