"""The same 1,000 people four times: fractures above and a harm below, without a medicine and with it."""

from __future__ import annotations

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.icon_array import Grid, IconArray, Mark, one_person
from osteospine.kit.style import Look
from osteospine.medicines.assess import PEOPLE, Tradeoff
from osteospine.medicines.captions import Caption, captions

WIDTH, HEIGHT = 532.8, 432.0  # points
_LEFTS = (10.0, 276.0)
_PITCH_X, _GAP = 4.4, 3.0
_KEY_TOP = 26.0

AFFECTED = Mark(style.CHANGED_INK, style.CHANGED_INK, square=True)
SPARED = Mark(style.MEASURE, style.MEASURE)
ADDED = Mark(style.CHANGED, style.PLUMB, square=True)
REST = Mark(style.PAPER, style.FAINT)
_KEY = ((AFFECTED, "have it"), (SPARED, "spared"), (ADDED, "added"), (REST, "do not"))


class _Row:
    """Two arrays side by side, their title above and a count below each."""

    def __init__(self, axes: Axes, still: Axes, look: Look, top: float) -> None:
        size, line = look.text_pt, look.text_pt * 1.3
        pitch_y = 6.8 if look.lecture else 7.5
        # Unmarked people never change; paper covers them on a side where nobody was counted.
        grids = [Grid(left, top - line, _PITCH_X, pitch_y, 5, 10, _GAP) for left in _LEFTS]
        wide, high = grids[0].size(PEOPLE)
        self._covers = [
            axes.add_patch(Rectangle((grid.left - 2, grid.top - high - 2), wide + 4, high + 4, lw=0, fc=style.PAPER))
            for grid in grids
        ]
        self._without = IconArray(axes, still, (AFFECTED,), rest=REST, grid=grids[0])
        self._with = IconArray(axes, still, (AFFECTED, SPARED, ADDED), rest=REST, grid=grids[1])
        self.bottom = top - line - high - line
        title = axes.text(_LEFTS[0], top, "", fontsize=size, color=style.INK, va="top")
        counts = [
            axes.text(left, self.bottom + line * 0.3, "", fontsize=size, color=style.INK, weight="bold")
            for left in _LEFTS
        ]
        self._texts: list[Text] = [title, *counts]

    def update(self, caption: Caption) -> None:
        """Show people and words; a side without a count stays empty."""
        for text, words in zip(self._texts, (caption.title, caption.without, caption.with_medicine), strict=True):
            text.set_text(words)
        for cover, known in zip(self._covers, (caption.left, caption.right), strict=True):
            cover.set_visible(known is None)
        self._without.update((caption.left or 0,))
        self._with.update(caption.right or (0, 0, 0))


class PeopleView:
    """Owns the artists of the view of one medicine.

    Its unmarked people stand on still axes, so whatever else is shown must cover them.
    """

    def __init__(self, canvas: Canvas, look: Look) -> None:
        xlim, ylim = (0.0, WIDTH), (0.0, HEIGHT)
        still = canvas.axes(0, 0, 1, 1, xlim=xlim, ylim=ylim, still=True)
        axes = canvas.axes(0, 0, 1, 1, xlim=xlim, ylim=ylim)
        top, size = HEIGHT - 6, look.text_pt
        self._heads = [axes.text(left, top, "", fontsize=size, color=style.QUIET, va="top") for left in _LEFTS]
        first = _Row(axes, still, look, top - size * 1.4)
        second = _Row(axes, still, look, first.bottom - size * 0.1)
        self._rows = (first, second)
        big = Grid(0, 0, 11.0, 20.0)
        for number, (mark, name) in enumerate(_KEY):
            x = _LEFTS[0] + number * 130
            one_person(still, mark, x + 5, _KEY_TOP, big)
            axes.text(x + 15, _KEY_TOP - 10, name, fontsize=size, color=style.INK, va="center_baseline")
        self._artists: list[Artist] = [*axes.patches, *axes.texts]

    def show(self, on: bool) -> None:
        """Show or hide the view."""
        for artist in self._artists:
            artist.set_visible(on)

    def update(self, result: Tradeoff) -> None:
        """Move the artists to show ``result``."""
        heads = (result.trial.control, result.trial.arm)
        for text, name in zip(self._heads, heads, strict=True):
            text.set_text(name)
        for row, caption in zip(self._rows, captions(result), strict=True):
            row.update(caption)
