"""Icon arrays: so many people of 100 or 1,000, drawn as small figures in groups.

People stand in blocks of 100 and fill from the upper left corner, the marked groups first, so that counts
can be read without counting. Each figure is a head and a body; a whole group costs a handful of dashed
lines, one dash a person, so 1,000 people cost about as much as 100.

Coordinates are points: give axes whose data unit is one point (``xlim=(0, 72 * width_in)`` and so on).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

BLOCK = 100
_DOT = 0.1  # the canvas keeps a tenth of a point; a round cap makes a dot of it
_INSET = 0.03  # keeps tenths from being cut to the tenth below
_RIM = 0.6  # how far the edge stands out around the fill, points


@dataclass(frozen=True)
class Mark:
    """How the people of a group look: the tone of fill and edge, and round or square shoulders."""

    fill: str
    edge: str
    square: bool = False


@dataclass(frozen=True)
class Grid:
    """Where the people stand, in points: use whole tenths.

    Parameters
    ----------
    left, top
        Upper left corner.
    pitch_x, pitch_y
        From one person to the next; ``pitch_y`` is best a fifth or more above ``pitch_x``.
    block_columns
        People side by side in a block of 100: 5 or 10.
    blocks_across
        Blocks side by side.
    gap
        Room between blocks.
    """

    left: float
    top: float
    pitch_x: float
    pitch_y: float
    block_columns: int = 10
    blocks_across: int = 5
    gap: float = 5.0

    @property
    def rows(self) -> int:
        """People in a column of a block."""
        return BLOCK // self.block_columns

    def size(self, people: int) -> tuple[float, float]:
        """Return width and height for so many people, in points."""
        across, down = min(self.blocks_across, people // BLOCK), math.ceil(people / BLOCK / self.blocks_across)
        return (
            across * self.block_columns * self.pitch_x + (across - 1) * self.gap,
            down * self.rows * self.pitch_y + (down - 1) * self.gap,
        )

    def column(self, number: int) -> tuple[float, float]:
        """Return x of the middle and y of the top of a column; columns are counted block by block."""
        block, within = divmod(number, self.block_columns)
        down, across = divmod(block, self.blocks_across)
        x = self.left + across * (self.block_columns * self.pitch_x + self.gap) + (within + 0.5) * self.pitch_x
        return x + _INSET, self.top - down * (self.rows * self.pitch_y + self.gap) + _INSET


class IconArray:
    """People in groups on given axes, updated in place.

    Parameters
    ----------
    axes
        Axes for the marked groups.
    still
        Axes that never change, for the people behind: all of them, unmarked.
    groups
        How each marked group looks, from the corner on.
    rest
        How the unmarked people look.
    grid
        Where they stand.
    people
        How many: a multiple of 100.
    """

    def __init__(
        self, axes: Axes, still: Axes, groups: Sequence[Mark], *, rest: Mark, grid: Grid, people: int = 1000
    ) -> None:
        if people < BLOCK or people % BLOCK:
            raise ValueError(f"{people} people cannot stand in blocks of {BLOCK}. Give a multiple of {BLOCK}.")
        self.people = people
        _Crowd(still, rest, grid).stand(0, people)
        self._groups = [_Crowd(axes, mark, grid) for mark in groups]

    def update(self, counts: Sequence[int]) -> None:
        """Show so many people in each group; the others stay unmarked.

        Raises
        ------
        ValueError
            For a count below 0, too many people, or another number of groups.
        """
        if len(counts) != len(self._groups) or min(counts) < 0 or sum(counts) > self.people:
            raise ValueError(
                f"Counts {tuple(counts)} do not fit {len(self._groups)} groups among {self.people} people."
            )
        for crowd, (start, end) in zip(self._groups, pairwise([0, *accumulate(counts)]), strict=True):
            crowd.stand(start, end)


def one_person(axes: Axes, mark: Mark, x: float, top: float, grid: Grid) -> None:
    """Draw a single person for a key, as large as in the grid; ``x`` is the middle."""
    at = Grid(x - grid.pitch_x / 2, top, grid.pitch_x, grid.pitch_y, grid.block_columns, 1)
    _Crowd(axes, mark, at).stand(0, 1)


class _Crowd:
    """People of one look: lines with one dash a person, for head and body, edge and fill."""

    def __init__(self, axes: Axes, mark: Mark, grid: Grid) -> None:
        self._grid = grid
        # A figure as the grid has room for it, slim enough that its body is longer than broad.
        high = grid.pitch_y * 0.92
        broad = min(grid.pitch_x * 0.74, high * 0.46)
        head = broad * 0.78
        self._head_y = head / 2 + (grid.pitch_y - high) / 2
        cap = 0.0 if mark.square else broad / 2
        self._body_y = self._head_y + head / 2 + cap + 0.2
        self._body = max(round(high - head - 2 * cap - 0.2, 1), _DOT)
        layers: list[tuple[str, float]] = [(mark.edge, 0.0)]
        if mark.fill != mark.edge:
            layers.append((mark.fill, 2 * _RIM))
        self._heads = [self._line(axes, color, head - less, _DOT, "round") for color, less in layers]
        shoulders: Literal["butt", "round"] = "butt" if mark.square else "round"
        self._bodies = [self._line(axes, color, broad - less, self._body, shoulders) for color, less in layers]

    def _line(self, axes: Axes, color: str, width: float, on: float, cap: Literal["butt", "round"]) -> PathPatch:
        width = round(width, 1)
        line = PathPatch(Path(np.empty((0, 2))), fill=False, edgecolor=color, linewidth=width, capstyle=cap)
        # Matplotlib counts dashes in line widths.
        line.set_linestyle((0, (on / width, round(self._grid.pitch_y - on, 1) / width)))
        axes.add_patch(line)
        return line

    def stand(self, start: int, end: int) -> None:
        """Put people on the places from ``start`` up to ``end``."""
        rows, pitch = self._grid.rows, self._grid.pitch_y
        heads, bodies = [], []
        for number in range(start // rows, -(-end // rows) if end > start else 0):
            x, top = self._grid.column(number)
            first, last = max(start - number * rows, 0), min(end - number * rows, rows) - 1
            a, b = top - first * pitch, top - last * pitch
            # Lines run on into the gap after the last dash, so that no rounding can cut that dash off.
            heads += [(x, a - self._head_y), (x, b - self._head_y - pitch / 3)]
            bodies += [(x, a - self._body_y), (x, b - self._body_y - self._body - (pitch - self._body) / 3)]
        codes = [Path.MOVETO, Path.LINETO] * (len(heads) // 2)
        for lines, points in ((self._heads, heads), (self._bodies, bodies)):
            for line in lines:
                line.set_visible(bool(points))
                if points:
                    line.set_path(Path(points, codes))
