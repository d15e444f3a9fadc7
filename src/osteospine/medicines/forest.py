"""All medicines beside each other, in frames that refuse to be read as a ranking."""

from __future__ import annotations

import math

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.medicines.assess import Overview
from osteospine.medicines.trials import OUTCOMES, Trial, trials

WIDTH, HEIGHT = 532.8, 432.0  # points
_LEFT, _RIGHT = 10.0, 522.0
_TICKS = (0.1, 0.2, 0.5, 1.0)
_BETWEEN, _WIDEST = 4.0, 32.0  # between frames; from line to line at most
_LOWEST, _HIGHEST = 0.045, 2.2
HEADINGS = {
    "fracture": "Women who had a spine fracture",
    "low_density": "Women with low bone density",
    "not_selected": "Women not chosen for weak bone",
    "head_to_head": "Head to head: here two medicines compare",
}
WARNING = "Each trial had other women: this is no ranking."


class ForestView:
    """Owns the artists of the view of all medicines."""

    def __init__(self, canvas: Canvas, look: Look) -> None:
        axes, size = canvas.axes(0, 0, 1, 1, xlim=(0.0, WIDTH), ylim=(0.0, HEIGHT)), look.text_pt
        axes.add_patch(Rectangle((0, 0), WIDTH, HEIGHT, lw=0, facecolor=style.PAPER))  # over what is still
        self._text_pt = size
        self._from = 262.0 if look.lecture else 205.0
        self._top = HEIGHT - 8 - size * 1.5
        self._bands = [Rectangle((_LEFT - 4, 0), _RIGHT - _LEFT + 8, 0, lw=0, facecolor=style.ARCH) for _ in HEADINGS]
        for band in self._bands:
            axes.add_patch(band)
        line = look.line
        self._none = axes.add_line(Line2D([self._x(1.0)] * 2, [0, 0], color=style.INK, lw=1.2 * line))
        self._ticks = axes.add_line(Line2D([], [], color=style.FAINT, lw=0.8 * line))
        self._intervals = PathPatch(Path([(0, 0)]), fill=False, edgecolor=style.INK, linewidth=1.6 * line)
        axes.add_patch(self._intervals)
        self._points, self._chosen = (
            axes.add_line(Line2D([], [], ls="", marker=shape, mfc=fill, mec=style.INK, ms=7 * line))
            for shape, fill in (("o", style.PAPER), ("D", style.CHANGED_INK))
        )
        axes.text(_LEFT, HEIGHT - 6, WARNING, fontsize=size, color=style.CHANGED_INK, weight="bold", va="top")
        self._headings = [axes.text(_LEFT, 0, "", fontsize=size, color=style.QUIET, va="center") for _ in HEADINGS]
        most = max(sum(row.outcome == outcome for row in trials()) for outcome in OUTCOMES)
        self._labels = [axes.text(_LEFT + 8, 0, "", fontsize=size, color=style.INK, va="center") for _ in range(most)]
        self._scale = [
            axes.text(self._x(tick), 0, f"{tick:g}", fontsize=size, color=style.INK, ha="center", va="top")
            for tick in _TICKS
        ]
        self._sides = [
            axes.text(self._x(1.0) - 6, 0, "fewer fractures", fontsize=size, color=style.QUIET, ha="right"),
            axes.text(self._x(1.0) + 6, 0, "more", fontsize=size, color=style.QUIET),
        ]
        self._artists: list[Artist] = [*axes.patches, *axes.lines, *axes.texts]

    def show(self, on: bool) -> None:
        """Show or hide the view."""
        for artist in self._artists:
            artist.set_visible(on)

    def update(self, result: Overview) -> None:
        """Move the artists to show ``result``."""
        lines = sum(len(found) + 1 for _, found in result.frames if found)
        shown = sum(bool(found) for _, found in result.frames)
        # What is left over above the scale and its words is shared out among the lines.
        pitch = min((self._top - 2.5 * self._text_pt - 10 - _BETWEEN * shown) / lines, _WIDEST)
        y = self._top
        rows: list[tuple[Trial, float]] = []
        for band, heading, (frame, found) in zip(self._bands, self._headings, result.frames, strict=True):
            heading.set_text(HEADINGS[frame] if found else "")
            high = (len(found) + 1) * pitch if found else 0.0
            band.set_bounds(_LEFT - 4, y - high, _RIGHT - _LEFT + 8, high)
            heading.set_position((_LEFT, y - pitch / 2))
            rows += [(row, y - (place + 1.5) * pitch) for place, row in enumerate(found)]
            y -= high + (_BETWEEN if found else 0)
        for number, label in enumerate(self._labels):
            label.set_text("")
            if number < len(rows):
                row, at = rows[number]
                label.set_text(_name(row))
                label.set_position((_LEFT + 8, at))
                label.set_fontweight("bold" if row.medicine == result.medicine else "normal")
        self._draw(rows, result.medicine)
        self._draw_scale(y)

    def _draw(self, rows: list[tuple[Trial, float]], chosen: str) -> None:
        ends = [(self._x(edge), at) for row, at in rows for edge in (row.effect_low, row.effect_high)]
        self._intervals.set_path(Path(ends, [Path.MOVETO, Path.LINETO] * len(rows)))
        for points, mine in ((self._points, False), (self._chosen, True)):
            shown = [(self._x(row.effect), at) for row, at in rows if (row.medicine == chosen) == mine]
            points.set_data([x for x, _ in shown], [at for _, at in shown])

    def _draw_scale(self, bottom: float) -> None:
        self._none.set_ydata([bottom, self._top])
        xs = [x for tick in _TICKS for x in (self._x(tick), self._x(tick), math.nan)]
        self._ticks.set_data(xs, [bottom, bottom - 5, math.nan] * len(_TICKS))
        for text in self._scale:
            text.set_y(bottom - 6)
        for text in self._sides:
            text.set_y(bottom - 8 - 2.1 * self._text_pt)

    def _x(self, ratio: float) -> float:
        share = math.log(ratio / _LOWEST) / math.log(_HIGHEST / _LOWEST)
        return self._from + share * (_RIGHT - self._from)


def _name(row: Trial) -> str:
    name = row.medicine.replace(" vs ", " v ")
    return name[0].upper() + name[1:]
