"""Three signposts for the decision, and below them the sign's strength as two groups of 100 people."""

from __future__ import annotations

import math

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from osteospine.assessment.red_flags.captions import Side, heading, note, sides
from osteospine.assessment.red_flags.model import DECISIONS, PEOPLE, Reading, cases
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.icon_array import Grid, IconArray, Mark, one_person
from osteospine.kit.style import Look

WIDTH_IN, HEIGHT_IN = 7.2, 5.4
_WIDTH, _HEIGHT = WIDTH_IN * 72, HEIGHT_IN * 72  # points
_MARGIN = 16.0
_LEFTS = (16.0, 276.0)
_PITCH_X = 22.4
_FOOT = 40.0  # room for the key
_POST_HIGH, _POST_GAP = 34.0, 12.0
_POSTS = (("Now", "^"), ("This week", "D"), ("Usual care", "o"))

SURELY = Mark(style.CHANGED_INK, style.CHANGED_INK, square=True)
LIKELY = Mark(style.CHANGED, style.CHANGED_INK, square=True)
AT_MOST = Mark("#fbe9dd", style.CHANGED_INK)
REST = Mark(style.PAPER, style.FAINT)
_KEY = ((SURELY, "at least"), (LIKELY, "best figure"), (AT_MOST, "at most"), (REST, "does not"))


class RedFlagPicture:
    """Owns the artists of the red flag panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        xlim, ylim = (0.0, _WIDTH), (0.0, _HEIGHT)
        still = self.canvas.axes(0, 0, 1, 1, still=True, xlim=xlim, ylim=ylim)
        axes = self.canvas.axes(0, 0, 1, 1, xlim=xlim, ylim=ylim)
        size = look.text_pt
        top = _HEIGHT - 1.45 * look.big_pt
        self._title = axes.text(_MARGIN, top, "", fontsize=look.big_pt, color=style.INK, weight="bold")
        self._posts = top - 0.45 * look.big_pt - _POST_HIGH
        self._wide = (_WIDTH - 2 * _MARGIN - 2 * _POST_GAP) / 3
        self._add_posts(axes, still, look)
        y = self._posts - 1.65 * size
        self._heading = axes.text(_MARGIN, y, "", fontsize=size, color=style.CHANGED_INK, weight="bold")
        self._groups = [_Group(axes, still, left, y - 0.55 * size, size) for left in _LEFTS]
        middle = (y + _FOOT) / 2
        self._note = axes.text(0, middle, "", fontsize=size, color=style.QUIET, va="center", linespacing=1.4, zorder=10)
        big = Grid(0, 0, 11.0, 20.0)
        for (mark, name), x in zip(_KEY, (0.0, 0.22, 0.5, 0.74), strict=True):
            at = _MARGIN + x * (_WIDTH - _MARGIN)
            one_person(still, mark, at + 6, 24.0, big)
            still.text(at + 16, 14.0, name, fontsize=size, color=style.INK, va="center_baseline")

    def _add_posts(self, axes: Axes, still: Axes, look: Look) -> None:
        for n, (name, marker) in enumerate(_POSTS):
            x, y = self._post_x(n), self._posts
            still.add_patch(Rectangle((x, y), self._wide, _POST_HIGH, fc="#f4efe2", ec=style.FRAME, lw=1.0))
            middle = y + _POST_HIGH / 2
            still.add_line(Line2D([x + 14], [middle], marker=marker, ms=look.text_pt * 0.68, color=style.MEASURE))
            still.text(x + 26, middle, name, fontsize=look.text_pt, color=style.INK, va="center_baseline")
        self._frame = Rectangle((0, self._posts), self._wide, _POST_HIGH, fc="none", ec=style.CHANGED_INK, lw=2.8)
        axes.add_patch(self._frame)
        self._tick = Line2D([], [], color=style.MEASURE, lw=3.4, solid_capstyle="round")
        axes.add_line(self._tick)

    def _post_x(self, number: int) -> float:
        return _MARGIN + number * (self._wide + _POST_GAP)

    def update(self, reading: Reading) -> None:
        """Show the decision in hand, or the one given with the right one ticked, and the sign's strength."""
        case, order = reading.case, list[str](DECISIONS)
        self._title.set_text(f"{case.number} of {len(cases())} · {case.title}")
        self._heading.set_text(heading(reading))
        self._frame.set_x(self._post_x(order.index(reading.answer or reading.decision)))
        self._tick.set_visible(reading.answer is not None)
        x, y = self._post_x(order.index(case.decision)) + self._wide - 25, self._posts + 0.5 * _POST_HIGH
        self._tick.set_data([x, x + 6, x + 18], [y, y - 8, y + 9])
        self._note.set_text(note(reading))
        self._note.set_x(_LEFTS[0] if reading.weighed.kind == "none" else _LEFTS[1])
        for group, side in zip(self._groups, sides(reading), strict=True):
            group.update(side)


class _Group:
    """100 people with a title above and a count below; covered where nobody was counted."""

    def __init__(self, axes: Axes, still: Axes, left: float, top: float, size: float) -> None:
        line = 1.3 * size
        head = round(top - line - 3, 1)
        pitch_y = math.floor((head - _FOOT - line) / 10 * 10) / 10  # ten rows in what room there is
        grid = Grid(left, head, _PITCH_X, pitch_y, block_columns=10, blocks_across=1)
        wide, high = grid.size(PEOPLE)
        cover = Rectangle((left - 2, grid.top - high - 2), wide + 4, high + 4, lw=0, fc=style.PAPER, zorder=9)
        self._cover = axes.add_patch(cover)
        self._people = IconArray(axes, still, (SURELY, LIKELY, AT_MOST), rest=REST, grid=grid, people=PEOPLE)
        self._title = axes.text(left, top - line + 3, "", fontsize=size, color=style.QUIET)
        below = grid.top - high - line
        self._count = axes.text(left, below, "", fontsize=size, color=style.INK, weight="bold")

    def update(self, side: Side | None) -> None:
        """Show a group, or nothing."""
        self._cover.set_visible(side is None)
        self._title.set_text("" if side is None else side.title)
        self._count.set_text("" if side is None else side.count)
        people = None if side is None else side.people
        self._people.update((0, 0, 0) if people is None else (people.surely, people.likely, people.at_most))
