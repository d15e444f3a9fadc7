"""A home in plan, what each change does to falls, and how much of the spine's fractures a fall explains."""

from __future__ import annotations

import math
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from osteospine.daily_life.falls.model import SPINE, Walk
from osteospine.daily_life.falls.plan import LABELS, Plan
from osteospine.daily_life.falls.published import STEPS, Estimate, estimates, places
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.icon_array import Grid, IconArray, Mark, one_person
from osteospine.kit.style import Look

WIDE, HIGH = 532.8, 432.0  # points
_HOUSE = (6.0, 110.0)
_NAME, _LEFT, _RIGHT = 278.0, 402.0, 524.0
_LOW, _HIGH = 0.15, 2.6  # ratios at the ends of the scale
_TOP, _PITCH = 388.0, 24.0
ROWS = ("home", "fractures", *STEPS, "medicine")
_GRID = Grid(278.0, 164.0, 9.6, 12.6, block_columns=10, blocks_across=1)
SPARED, FELL, OTHER = (
    Mark(style.MEASURE, style.MEASURE),
    Mark(style.CHANGED, style.CHANGED_INK, square=True),
    Mark(style.PAPER, style.FAINT),
)


class FallsPicture:
    """Owns the artists of the home."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        whole: dict[str, Any] = {"xlim": (0.0, WIDE), "ylim": (0.0, HIGH)}
        still = self.canvas.axes(0, 0, 1, 1, still=True, **whole)
        home: dict[str, Any] = {"xlim": (-_HOUSE[0], WIDE - _HOUSE[0]), "ylim": (-_HOUSE[1], HIGH - _HOUSE[1])}
        below = self.canvas.axes(0, 0, 1, 1, still=True, **home)
        rooms = self.canvas.axes(0, 0, 1, 1, **home)
        self._plan = Plan(rooms, below, look)
        page = self.canvas.axes(0, 0, 1, 1, **whole)
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK, "va": "center_baseline"}
        for key, (x, y) in LABELS.items():
            below.text(x + 12, y, places()[key].label, **text)
        size = look.line * 7.5
        self._todo = _signs(rooms, "^", style.CHANGED_INK, size)
        self._safe = _signs(rooms, "o", style.MEASURE, size)
        self._ring = Line2D(
            [], [], ls="none", marker="s", ms=size * 1.75, mfc="none", mec=style.PLUMB, mew=2 * look.line
        )
        rooms.add_line(self._ring)
        self._remaining = page.text(8, 88, "", **text)
        self._bar = _Bar(page, still, look)
        _legend(still, look)
        self._forest = _Forest(page, still, look)
        self._people = IconArray(page, still, (SPARED, FELL), rest=OTHER, grid=_GRID, people=SPINE)
        line = 1.24 * look.text_pt
        x = _GRID.left + 10 * _GRID.pitch_x + 9
        top = _GRID.top - 2
        still.text(x, top, "of 100 spine", weight="bold", **text)
        still.text(x, top - line, "fractures:", weight="bold", **text)
        self._counts = []
        for number, mark in zip((2, 4, 5), (SPARED, FELL, OTHER), strict=True):
            one_person(still, mark, x + 5, top - (number - 0.42) * line, Grid(0, 0, 10.0, line * 0.9))
            self._counts.append(page.text(x + 14, top - number * line, "", **text))
        still.text(x + 14, top - 3 * line, "at most", **text)

    def update(self, w: Walk) -> None:
        """Show a home."""
        self._plan.show(w.fixed)
        for signs, keys in ((self._safe, w.fixed), (self._todo, [key for key in LABELS if key not in w.fixed])):
            signs.set_data([LABELS[key][0] for key in keys], [LABELS[key][1] for key in keys])
        ring = [LABELS[w.look]] if w.look in LABELS else []
        self._ring.set_data([x for x, _ in ring], [y for _, y in ring])
        low, high = round(w.falls.fewest), round(w.falls.most)
        span = f"{low}" if low == high else f"{low} to {high}"
        self._remaining.set_text(f"100 falls become {span}")
        self._bar.show(w.falls.fewest, w.falls.most)
        self._forest.show(w)
        s = w.spine
        self._people.update((s.avoided_at_most, s.after_fall))
        for text, said in zip(
            self._counts,
            (f"{s.avoided_at_most} spared,", f"{s.after_fall} in a fall", f"{s.without_fall} no fall"),
            strict=True,
        ):
            text.set_text(said)


class _Bar:
    """Of 100 falls: those that surely remain, those that may, and those spared."""

    def __init__(self, axes: Axes, still: Axes, look: Look) -> None:
        still.add_patch(Rectangle((8, 48), 230, 20, fc=style.PAPER, ec=style.FAINT, lw=look.line))
        self._sure = Rectangle((8, 48), 0, 20, fc=style.CHANGED, ec=style.CHANGED_INK, lw=look.line)
        self._maybe = Rectangle((8, 48), 0, 20, fc=style.PAPER, ec=style.CHANGED_INK, lw=look.line, hatch="////")
        axes.add_patch(self._maybe)
        axes.add_patch(self._sure)

    def show(self, fewest: float, most: float) -> None:
        self._sure.set_width(2.3 * fewest)
        self._maybe.set_x(8 + 2.3 * fewest)
        self._maybe.set_width(2.3 * (most - fewest))
        self._maybe.set_visible(most > fewest)


class _Forest:
    """Ratios on one scale: fewer falls on the left, more on the right."""

    def __init__(self, axes: Axes, still: Axes, look: Look) -> None:
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK, "va": "center_baseline"}
        low = _y("medicine") - _PITCH / 2
        for value in (0.5, 1, 2):
            colour = style.FRAME if value == 1 else style.ARCH
            still.add_line(Line2D([_x(value)] * 2, [low, _TOP + _PITCH / 2], color=colour, lw=1.3 * look.line))
            still.text(_x(value), low - 9, f"{value:g}", ha="center", **{**text, "color": style.QUIET})
        still.text(_x(1) - 7, HIGH - 14, "← fewer", ha="right", **{**text, "weight": "bold"})
        still.text(WIDE, HIGH - 14, "more", ha="right", **{**text, "weight": "bold"})
        still.text(_NAME, low - 9, "times (ratio)", **{**text, "color": style.QUIET})
        for key in ROWS[:-1]:
            row = estimates()["home_mixed" if key == "home" else "home_fracture" if key == "fractures" else key]
            still.text(_NAME, _y(key), row.label, **text)
            if key != "home":
                _interval(still, row, look)
        self._home = _interval(axes, estimates()["home_mixed"], look)
        self._drug = _interval(axes, estimates()["opioids"], look)
        self._name = axes.text(_NAME, _y("medicine"), "", **text)
        self._focus = Rectangle(
            (_NAME - 5, 0), WIDE - _NAME + 3, _PITCH - 2, fc="none", ec=style.PLUMB, lw=2 * look.line, joinstyle="round"
        )
        axes.add_patch(self._focus)

    def show(self, w: Walk) -> None:
        _move(self._home, w.programme)
        for artist in self._drug:
            artist.set_visible(w.drug is not None)
        if w.drug is not None:
            _move(self._drug, w.drug)
        self._name.set_text("no medicine" if w.drug is None else w.drug.label)
        self._focus.set_visible(w.look in ROWS)
        if w.look in ROWS:
            self._focus.set_y(_y(w.look) - _PITCH / 2 + 1)


def _y(key: str) -> float:
    return _TOP - ROWS.index(key) * _PITCH


def _x(ratio: float) -> float:
    return _LEFT + math.log(ratio / _LOW) / math.log(_HIGH / _LOW) * (_RIGHT - _LEFT)


def _interval(axes: Axes, row: Estimate, look: Look) -> tuple[Line2D, Line2D]:
    """Draw an estimate: filled from trials, open where people were only watched, dashed where not confirmed."""
    sure = row.confirmed and row.design == "trials"
    span = Line2D([], [], color=style.INK, lw=1.8 * look.line, ls="-" if row.confirmed else (0, (2, 1.6)))
    shape = {"fracture": "s", "medicine": "o"}.get(row.group, "D")
    face = style.INK if sure else style.PAPER
    mark = Line2D([], [], ls="none", marker=shape, ms=6.5 * look.line, mfc=face, mec=style.INK, mew=1.5 * look.line)
    axes.add_line(span)
    axes.add_line(mark)
    _move((span, mark), row)
    return span, mark


def _move(artists: tuple[Line2D, Line2D], row: Estimate) -> None:
    y = _y({"home": "home", "fracture": "fractures", "medicine": "medicine"}.get(row.group, row.key))
    artists[0].set_data([_x(row.ci_low), _x(row.ci_high)], [y, y])
    artists[1].set_data([_x(row.value)], [y])


def _signs(axes: Axes, shape: str, colour: str, size: float) -> Line2D:
    line = Line2D([], [], ls="none", marker=shape, ms=size, mfc=colour, mec=style.PAPER, mew=0.5, zorder=9)
    axes.add_line(line)
    return line


def _legend(axes: Axes, look: Look) -> None:
    x = 14.0
    for shape, colour, name in (("^", style.CHANGED_INK, "to do"), ("o", style.MEASURE, "safer")):
        axes.add_line(Line2D([x], [20], ls="none", marker=shape, ms=look.line * 7.5, mfc=colour, mec=colour))
        axes.text(x + 10, 20, name, fontsize=look.text_pt, color=style.INK, va="center_baseline")
        x += 34 + look.text_pt * 3.2
