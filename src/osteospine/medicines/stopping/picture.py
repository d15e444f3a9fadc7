"""A timeline from a year before the last dose: doses and cover, density as a schematic, and counts below."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.medicines.stopping.model import HORIZON_MONTHS, Cover, Stopping
from osteospine.medicines.stopping.tables import gain, next_name

WIDE, HIGH = 525.6, 432.0  # points
_LEFT, _RIGHT = 62.0, 508.0
_LANE_Y, _LANE_HIGH = 372.0, 16.0
_LOW, _TOP, _MOST_PCT = 206.0, 326.0, 25.0
_BEFORE = 12.0  # months shown before the last dose
_BARS_TOP, _BAR_PITCH = 166.0, 25.4
_BAR_X, _BAR_HIGH = 218.0, 13.0
_PER_1000, _PER_PCT = 1.7, 1.25  # points for each of 1,000, and for each percent
_MAX_WINDOWS, _MAX_BARS, _MAX_HEADS = 3, 4, 2
_MAX_DOSES = 13
_CLOSE_MONTHS = 2.0  # nearer doses are drawn as strokes

_COVERS: dict[Cover, tuple[str, str, str]] = {  # fill, edge, hatch
    "covered": (style.MEASURE, style.MEASURE, ""),
    "not covered": (style.PAPER, style.CHANGED_INK, "xx"),
    "outlasts": ("#b9d3e4", style.MEASURE, ""),
    "follow-on": ("#e3d7ee", style.PLUMB, "//"),
}
_COVER_WORDS: dict[Cover, str] = {
    "covered": "covered from dose to dose",
    "not covered": "covered, then not covered",
    "outlasts": "covered, and the effect outlasts it",
    "follow-on": "covered, then the next medicine",
}


_GAP = "covered, a gap, covered again"


@dataclass(frozen=True)
class _Bar:
    """A bar with its label before and its value behind it."""

    label: str
    reach: float
    value: str
    chosen: bool


class StoppingPicture:
    """Owns the artists of the stopping panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        still, page = (
            self.canvas.axes(0, 0, 1, 1, xlim=(0, WIDE), ylim=(0, HIGH), still=fixed) for fixed in (True, False)
        )
        _frame(still, look)
        line = look.line
        text: dict[str, Any] = {"fontsize": look.text_pt, "zorder": 6}
        self._windows = [Rectangle((0, _LANE_Y), 0, _LANE_HIGH, lw=1.2 * line, zorder=2) for _ in range(_MAX_WINDOWS)]
        self._bars = [Rectangle((_BAR_X, 0), 0, _BAR_HIGH, lw=1.6 * line, zorder=2) for _ in range(_MAX_BARS)]
        self._band = Polygon([(0, 0)] * 3, fc="#d9e6ee", ec="none", zorder=1)
        for patch in (*self._windows, *self._bars, self._band):
            page.add_patch(patch)
        self._doses = Line2D([], [], ls="", marker="v", ms=9, mfc=style.INK, mec=style.INK, zorder=5)
        self._next = Line2D([], [], ls="", marker="v", ms=9, mfc=style.PAPER, mec=style.INK, mew=1.6 * line, zorder=5)
        self._gained = Line2D([], [], color=style.INK, lw=2.2 * line, zorder=4)
        self._after = Line2D([], [], color=style.MEASURE, lw=2.6 * line, zorder=4)
        for artist in (self._doses, self._next, self._gained, self._after):
            page.add_line(artist)
        self._cover = page.text(14, 415, "", va="center", weight="bold", color=style.INK, **text)
        self._known = page.text(_RIGHT, _TOP - 6, "", ha="right", va="center", color=style.QUIET, **text)
        self._study = page.text(14, 0, "", va="center", color=style.QUIET, **text)
        self._heads = [page.text(14, 0, "", va="center", color=style.QUIET, **text) for _ in range(_MAX_HEADS)]
        self._labels = [page.text(14, 0, "", va="center", color=style.INK, **text) for _ in range(_MAX_BARS)]
        self._values = [page.text(0, 0, "", va="center", color=style.INK, **text) for _ in range(_MAX_BARS)]

    def update(self, s: Stopping) -> None:
        """Show this course."""
        self._show_cover(s)
        self._show_density(s)
        self._show_counts(s)

    def _show_cover(self, s: Stopping) -> None:
        windows = s.windows
        again = len(windows) == _MAX_WINDOWS
        self._cover.set_text(_GAP if again else _COVER_WORDS[windows[-1].kind])
        for n, patch in enumerate(self._windows):
            here = n < len(windows)
            patch.set_visible(here)
            if here:
                fill, edge, hatch = _COVERS[windows[n].kind]
                patch.set(fc=fill, ec=edge, hatch=hatch)
                left = _x(max(windows[n].from_month, -_BEFORE))
                patch.set_x(left)
                patch.set_width(_x(windows[n].to_month) - left)
        apart = s.known.dose_interval_months
        step = max(apart, 1.0)  # doses nearer than a month are drawn a month apart
        earliest = -min(_BEFORE, 12 * s.years)
        months = np.arange(0, -earliest + 0.01, step)[:_MAX_DOSES]
        self._doses.set(marker="|" if step < _CLOSE_MONTHS else "v", mew=1.6)
        self._doses.set_data(_x(-months), np.full(len(months), _LANE_Y + _LANE_HIGH + 7))
        due = [] if s.due_months is None else [min(s.due_months, HORIZON_MONTHS)]
        self._next.set_data([_x(month) for month in due], [_LANE_Y + _LANE_HIGH + 7] * len(due))

    def _show_density(self, s: Stopping) -> None:
        before = np.linspace(-min(_BEFORE, 12 * s.years), 0, 7)
        self._gained.set_data(_x(before), [_pct(gain(s.medicine, s.years + m / 12)) for m in before])
        months = np.linspace(0, s.followed_months, 31)
        low, middle, high = np.array([s.density(float(m)) for m in months]).T
        self._after.set_data(_x(months), _pct(middle))
        self._after.set_linestyle((0, (4, 3)) if s.only_direction else "-")
        edge = np.column_stack([_x(months), _pct(low)])
        back = np.column_stack([_x(months), _pct(high)])[::-1]
        self._band.set_xy(np.vstack([edge, back]))
        self._known.set_text("dashed: only the direction is known" if s.only_direction else "")

    def _show_counts(self, s: Stopping) -> None:
        groups = _groups(s)
        y = _BARS_TOP
        n = 0
        for head, artist in zip_longest(groups, self._heads):
            artist.set_text(head or "")
            artist.set_y(y)
            y -= _BAR_PITCH if head else 0
            for bar in groups.get(head, ()):
                self._bars[n].set_bounds(_BAR_X, y - _BAR_HIGH / 2, bar.reach, _BAR_HIGH)
                self._bars[n].set(
                    fc=style.CHANGED if bar.chosen else style.PAPER,
                    ec=style.CHANGED_INK if bar.chosen else style.MEASURE,
                    visible=bar.reach > 0,
                )
                self._labels[n].set(text=bar.label, y=y, weight="bold" if bar.chosen else "normal")
                self._values[n].set(text=bar.value, position=(_BAR_X + bar.reach + 8 * (bar.reach > 0), y))
                y -= _BAR_PITCH
                n += 1
        self._study.set_text(s.outcomes[0].study if s.outcomes else "no source here counts fractures for this choice")
        self._study.set_y(y)
        for unused in range(n, _MAX_BARS):
            self._bars[unused].set_visible(False)
            self._labels[unused].set_text("")
            self._values[unused].set_text("")


def _groups(s: Stopping) -> dict[str, list[_Bar]]:
    """Return the bars under their heads: counts of fractures, else the share of the gain kept by what follows."""
    groups: dict[str, list[_Bar]] = {}
    for row in s.outcomes:
        value = f"{row.with_it} have, {row.without} not" if row.counted == "people" else f"{row.with_it}"
        bar = _Bar(row.label, row.per_1000 * _PER_1000, value, row.shown_choice)
        groups.setdefault(row.outcome, []).append(bar)
    if not groups:
        groups = {
            "Share of the gain kept, by next medicine": [
                _Bar(
                    next_name(point.exit_medicine),
                    point.kept_pct * _PER_PCT if point.measured else 0.0,
                    point.in_a_word,
                    point.exit_medicine == s.exit_medicine,
                )
                for point in s.choices_after
            ]
        }
    return {head: bars for head, bars in groups.items() if bars}


def _x(month: Any) -> Any:
    return _LEFT + (month + _BEFORE) * (_RIGHT - _LEFT) / (HORIZON_MONTHS + _BEFORE)


def _pct(gained: Any) -> Any:
    return _LOW + gained / _MOST_PCT * (_TOP - _LOW)


def _frame(axes: Axes, look: Look) -> None:
    """Draw axes, ticks and what is written for good."""
    thin: dict[str, Any] = {"color": style.FRAME, "lw": look.line}
    text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.QUIET}
    axes.add_line(Line2D([_LEFT, _LEFT, _RIGHT], [_TOP, _LOW, _LOW], **thin))
    for span in ([_LOW, _TOP], [_TOP + 34, _LANE_Y]):
        axes.add_line(Line2D([_x(0)] * 2, span, color=style.FAINT, lw=look.line, ls=(0, (2, 3))))
    for month, words in ((-12, "−1 y"), (0, "last dose"), *((12 * y, f"{y} y") for y in range(1, 6))):
        axes.add_line(Line2D([_x(month)] * 2, [_LOW, _LOW - 5], **thin))
        axes.text(_x(month), _LOW - 8, words, ha="center" if month < 60 else "right", va="top", **text)
    for pct in (0, 10, 20):
        axes.add_line(Line2D([_LEFT - 5, _LEFT], [_pct(pct)] * 2, **thin))
        axes.text(_LEFT - 8, _pct(pct), f"{pct} %", ha="right", va="center", **text)
    axes.text(14, _TOP + 21, "spine density gained, schematic", va="center", **text)
