"""Three plots over one time line: pain without cement, and points less with cement in two kinds of trials."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.procedures.model import DAYS_PER_WEEK, PainCourse, course_weeks
from osteospine.procedures.pain_axes import (
    ASIDE,
    DASH,
    DAYS,
    HIGH,
    LEFT,
    NAME_Y,
    RIGHT,
    STRIPS,
    WIDE,
    day_x,
    draw_frame,
    pain_y,
)
from osteospine.procedures.published import PEOPLE, Difference, differences, trials

_SAMPLES = np.linspace(0.0, 1.0, 33)
# What is drawn later lies above: name, colour, width of the bar and size of the mark.
_WEIGHTS = (
    ("other", style.FAINT, 0.9, 4.0),
    ("stressed", style.INK, 1.8, 6.0),
    ("chosen", style.CHANGED_INK, 2.2, 7.0),
)


class PainCoursePicture:
    """Owns the artists of the pain course."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        still = self.canvas.axes(0, 0, 1, 1, xlim=(0, WIDE), ylim=(0, HIGH), still=True)
        axes = self.canvas.axes(0, 0, 1, 1, xlim=(0, WIDE), ylim=(0, HIGH))
        draw_frame(still, look)
        edge = look.line * 0.8
        self._lasting = Polygon(np.zeros((3, 2)), fc=style.CHANGED, ec=style.CHANGED_INK, lw=edge, alpha=0.4)
        self._recovering = Polygon(np.zeros((3, 2)), fc=style.DISC, ec=style.DISC_EDGE, lw=edge, alpha=0.75)
        for band in (self._lasting, self._recovering):
            axes.add_patch(band)
        self._mean = _line(axes, style.INK, look.line * 1.8)
        self._still = _line(axes, style.PLUMB, look.line * 1.8, ls=(0, (1.2, 1.6)))
        self._cursor = _line(axes, style.MEASURE, look.line)
        self._here = _line(axes, style.MEASURE, look.line, marker="D", ms=6 * look.line)
        self._with = _Trial(axes, look)
        self._title = axes.text(LEFT, HIGH - 4, "", fontsize=look.text_pt, va="top", color=style.INK)
        self._name = axes.text(LEFT, NAME_Y, "", fontsize=look.text_pt, va="bottom", color=style.CHANGED_INK)
        beside: dict[str, Any] = {"fontsize": look.text_pt, "ha": "left", "va": "center"}
        self._still_name = axes.text(LEFT + 6, pain_y(0.8), "lying still", color=style.PLUMB, **beside)
        self._shares = [axes.text(ASIDE, pain_y(at), "", color=style.INK, **beside) for at in (5.2, 1.5)]
        self._differences = _Differences(axes, look)

    def update(self, c: PainCourse) -> None:
        """Show this course and trial."""
        course = c.course
        days = _SAMPLES**2 * DAYS[-1]
        x = LEFT + (RIGHT - LEFT) * _SAMPLES
        weeks = [float(day) / DAYS_PER_WEEK for day in days]
        for band, edges in ((self._lasting, course.lasting), (self._recovering, course.recovering)):
            low, high = np.array([edges(week) for week in weeks]).T
            band.set_xy(np.column_stack([np.r_[x, x[::-1]], pain_y(np.r_[low, high[::-1]])]))
        self._mean.set_data(x, [pain_y(course.mean(week)) for week in weeks])
        self._still.set_data(x, [pain_y(course.still(week)) for week in weeks])
        self._still.set_visible(c.at_rest)
        self._still_name.set_visible(c.at_rest)
        now, mean = day_x(c.week / course_weeks() * DAYS[-1]), course.mean(c.week)
        self._cursor.set_data([now, now], [pain_y(0.0), pain_y(10.0)])
        self._here.set_data([now], [pain_y(mean)])
        self._title.set_text(f"Pain 0–10: mean {mean:.1f} in week {c.week:g}")
        lasting = course.lasting_of_1000
        for text, number, name in zip(
            self._shares, (lasting, PEOPLE - lasting), ("stay at 4–10", "come to 0–3"), strict=True
        ):
            text.set_text(f"{number} of {PEOPLE:,}\n{name}")
        self._with.show(c)
        self._name.set_text(f"Points less pain: {c.last.label}")
        self._differences.show(c)


class _Trial:
    """Pain with cement at the times of the chosen trial, with intervals."""

    def __init__(self, axes: Axes, look: Look) -> None:
        width = look.line * 1.8
        self._bars = {sure: _line(axes, style.CHANGED_INK, width, ls="-" if sure else DASH) for sure in (True, False)}
        self._points = _line(axes, style.CHANGED_INK, 0.0, ms=7 * look.line, mew=look.line * 1.2)

    def show(self, c: PainCourse) -> None:
        xs = [day_x(each.difference.day) for each in c.measured]
        shape = STRIPS[c.last.control].marker
        self._points.set_data(xs, [pain_y(each.points) for each in c.measured])
        self._points.set_marker(shape)
        self._points.set_markerfacecolor(style.CHANGED_INK if shape == "o" else style.PAPER)
        for sure, line in self._bars.items():
            rows = [(x, each) for x, each in zip(xs, c.measured, strict=True) if each.difference.confirmed == sure]
            line.set_data(
                [value for x, _ in rows for value in (x, x, math.nan)],
                [value for _, each in rows for value in (pain_y(each.low), pain_y(each.high), math.nan)],
            )


class _Differences:
    """All differences of all trials, in the strip of their control: intervals as bars, values as marks.

    Those that look alike share a line, so that seventeen of them cost a handful of artists.
    """

    def __init__(self, axes: Axes, look: Look) -> None:
        self._places = _places()
        self._bars: dict[tuple[str, bool], Line2D] = {}
        self._points: dict[tuple[str, str], Line2D] = {}
        for weight, colour, width, size in _WEIGHTS:
            for sure in (True, False):
                self._bars[weight, sure] = _line(axes, colour, look.line * width, ls="-" if sure else DASH)
            for control, strip in STRIPS.items():
                points = _line(axes, "none", 0.0, marker=strip.marker, ms=look.line * size, mec=colour)
                points.set_markeredgewidth(look.line * 1.4)
                points.set_markerfacecolor(colour if control == "sham" else style.PAPER)
                self._points[weight, control] = points

    def show(self, c: PainCourse) -> None:
        bars: dict[tuple[str, bool], list[tuple[float, float]]] = {key: [] for key in self._bars}
        points: dict[tuple[str, str], list[tuple[float, float]]] = {key: [] for key in self._points}
        for row, x in self._places:
            weight = "chosen" if row.trial == c.trial else "stressed" if row.reading == c.reading else "other"
            y = STRIPS[row.control].y
            bars[weight, row.confirmed] += [(x, y(row.ci_low)), (x, y(row.ci_high)), (x, math.nan)]
            points[weight, row.control].append((x, y(row.value)))
        for bar_key, ends in bars.items():
            _put(self._bars[bar_key], ends)
        for key, places in points.items():
            _put(self._points[key], places)


def _put(line: Line2D, places: list[tuple[float, float]]) -> None:
    line.set_data([x for x, _ in places], [y for _, y in places])
    line.set_visible(bool(places))  # an empty line still costs a draw


def _line(axes: Axes, colour: str, width: float, **look: Any) -> Line2D:
    line = Line2D([], [], color=colour, lw=width, zorder=5, solid_capstyle="butt", **look)
    axes.add_line(line)
    return line


def _places() -> list[tuple[Difference, float]]:
    """Return each difference with its x: those of one day in one strip stand side by side."""
    many = Counter((row.control, row.day) for row in differences())
    seen: Counter[tuple[str, int]] = Counter()
    places = []
    for rows in trials().values():
        for row in rows:
            key = (row.control, row.day)
            step = seen[key] - (many[key] - 1) / 2
            seen[key] += 1
            places.append((row, day_x(row.day) + 9.0 * step))
    return places
