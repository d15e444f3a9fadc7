"""Two scans as points with their error over time, and the band of the least significant change."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.t_score.follow_up.model import FollowUp, Verdict, shortest_interval_months
from osteospine.t_score.model import measurement_interval
from osteospine.t_score.numbers import signed
from osteospine.t_score.scale import SITE_NAMES

WIDE, HIGH = 518.4, 388.8  # points
_LEFT, _RIGHT, _LOW, _TOP = 62.0, 392.0, 40.0, 284.0
_BAND, _SOON = "#d9e6ee", "#efe7d8"
_SPANS_MONTHS = (12, 24, 36, 48, 60, 72, 96, 120, 144)
_TICKS = 5
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
_MAX_MARKS = 9
_ROOM_BESIDE = 95.0  # points that the first value needs beside its point
_ROOM_FOR_WORDS = 0.3  # share of the width that "too soon" needs

_LOOKS: dict[Verdict, tuple[str, str, str, str]] = {  # heading, marker, fill, colour
    "real gain": ("A real gain", "^", style.MEASURE, style.MEASURE),
    "real loss": ("A real loss", "v", style.CHANGED_INK, style.CHANGED_INK),
    "no real change": ("No real change shown", "o", style.PAPER, style.INK),
    "cannot be compared": ("Cannot be compared", "X", style.PAPER, style.PLUMB),
    "too soon": ("Too soon to tell", "s", style.PAPER, style.PLUMB),
}


class FollowUpPicture:
    """Owns the artists of the follow-up panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        still, page = (
            self.canvas.axes(0, 0, 1, 1, xlim=(0, WIDE), ylim=(0, HIGH), still=fixed) for fixed in (True, False)
        )
        _frame(still, look)
        self._text_pt = look.text_pt
        self._soon = Rectangle((_LEFT, _LOW), 0, _TOP - _LOW, fc=_SOON, lw=0, zorder=0)
        self._band = Rectangle((_LEFT, 0), _RIGHT - _LEFT, 0, fc=_BAND, lw=0, zorder=1)
        for patch in (self._soon, self._band):
            page.add_patch(patch)
        self._edges = Line2D([], [], color=style.MEASURE, lw=look.line * 1.2, ls=(0, (5, 3)), zorder=2)
        self._link = Line2D([], [], lw=look.line * 1.6, ls=(0, (2, 2)), zorder=3)
        self._bars = [Line2D([], [], lw=look.line * 1.8, marker="_", ms=9, mew=look.line * 1.8, zorder=4) for _ in "12"]
        self._points = [Line2D([], [], ls="", ms=11 * look.line**0.5, mew=look.line * 1.8, zorder=5) for _ in "12"]
        for line in (self._edges, self._link, *self._bars, *self._points):
            page.add_line(line)
        text: dict[str, Any] = {"fontsize": look.text_pt, "zorder": 6}
        self._heading = page.text(14, HIGH - 28, "", fontsize=look.big_pt, weight="bold", va="center")
        self._change = page.text(14, HIGH - 58, "", va="center", color=style.INK, **text)
        self._site = page.text(14, _TOP + 17, "", va="center", color=style.QUIET, **text)
        self._values = [page.text(0, 0, "", ha=ha, weight="bold", **text) for ha in ("left", "center")]
        self._lsc = page.text(_RIGHT + 8, 0, "", va="center", color=style.MEASURE, linespacing=1.25, **text)
        self._wait = page.text(_LEFT + 5, 0, "too soon", va="center", color=style.QUIET, **text)
        self._months = [
            page.text(_at_share(n / (_TICKS - 1)), _LOW - 9, "", ha="center", va="top", color=style.QUIET, **text)
            for n in range(_TICKS)
        ]
        self._marks = [
            page.text(_LEFT - 9, 0, "", ha="right", va="center", color=style.QUIET, **text) for _ in range(_MAX_MARKS)
        ]
        self._grid = Line2D([], [], color=style.FAINT, lw=look.line * 0.5, alpha=0.55, zorder=1.5)
        page.add_line(self._grid)

    def update(self, f: FollowUp) -> None:
        """Show these two scans."""
        heading, marker, fill, colour = _LOOKS[f.verdict]
        half = _half(f)
        middle = (_LOW + _TOP) / 2
        scale = (_TOP - _LOW) / 2 / half

        def y(bmd: float) -> float:
            return middle + (bmd - f.bmd_first_g_cm2) * scale

        months = next((m for m in _SPANS_MONTHS if m >= 1.12 * f.months_apart), _SPANS_MONTHS[-1])
        x = (_LEFT, _at_share(f.months_apart / months))
        bmd = (f.bmd_first_g_cm2, f.bmd_second_g_cm2)
        lower = bmd[1] < bmd[0]
        for n, point in enumerate(self._points):
            low, high = (y(value) for value in measurement_interval(bmd[n], f.precision_error_g_cm2))
            self._bars[n].set_data([x[n], x[n]], [low, high])
            point.set_data([x[n]], [y(bmd[n])])
            self._values[n].set_text(f"{bmd[n]:.3f}")
            self._values[n].set_verticalalignment("bottom" if lower == (n == 0) else "top")
        away = 1 if lower else -1  # the first value stands on the side of its point where the second is not
        reach = f.lsc_g_cm2 * scale
        beside = x[1] - x[0] > _ROOM_BESIDE and (reach > 1.8 * self._text_pt or bool(f.traps))
        self._values[0].set_position((x[0] + 11, middle + away * (5 if beside else reach + 4)))
        self._values[1].set_position((x[1], low - 7 if lower else high + 7))
        self._points[0].set(marker="o", mfc=style.INK, mec=style.INK)
        self._points[1].set(marker=marker, mfc=fill, mec=colour)
        self._bars[0].set_color(style.INK)
        self._values[0].set_color(style.INK)
        self._values[1].set_color(colour)
        self._bars[1].set_color(colour)
        self._link.set(data=(x, [y(value) for value in bmd]), color=colour)
        self._heading.set_text(heading)
        self._heading.set_color(colour)
        self._change.set_text(f"{signed(f.change_g_cm2, 3)} g/cm² ({signed(100 * f.change_share, 1)} %)")
        self._site.set_text(f"{SITE_NAMES[f.site].removesuffix(' L1–L4')}, g/cm²")
        self._show_band(f, middle, reach)
        self._show_months(months, _TOP - 14 if lower else _LOW + 14)
        self._show_densities(f.bmd_first_g_cm2, half, scale)

    def _show_band(self, f: FollowUp, middle: float, reach: float) -> None:
        """Draw the band around the first scan, unless no such band holds between the two."""
        holds = not f.traps
        self._band.set_bounds(_LEFT, middle - reach, _RIGHT - _LEFT, 2 * reach if holds else 0)
        high, low = middle + reach, middle - reach
        across = (_LEFT, _RIGHT, np.nan, _LEFT, _RIGHT)
        self._edges.set_data(*((across, (high, high, np.nan, low, low)) if holds else ([], [])))
        self._lsc.set_text(f"LSC\n±{f.lsc_g_cm2:.4f}" if holds else "no LSC\nholds here")
        self._lsc.set_color(style.MEASURE if holds else style.PLUMB)
        self._lsc.set_y(middle)

    def _show_months(self, months: int, y: float) -> None:
        for n, text in enumerate(self._months):
            text.set_text(f"{months * n / (_TICKS - 1):g}")
        soon = shortest_interval_months() / months
        self._soon.set_width((_RIGHT - _LEFT) * min(soon, 1.0))
        self._wait.set_visible(soon > _ROOM_FOR_WORDS)
        self._wait.set_y(y)

    def _show_densities(self, first: float, half: float, scale: float) -> None:
        step = next(s for s in _STEPS if 2 * half / s < _MAX_MARKS - 2)
        values = np.arange(np.ceil((first - half) / step), np.floor((first + half) / step) + 1) * step
        y = (_LOW + _TOP) / 2 + (values - first) * scale
        for n, text in enumerate(self._marks):
            here = n < len(values)
            text.set_visible(here)
            if here:
                text.set_text(f"{values[n]:.2f}")
                text.set_y(y[n])
        across = np.tile((_LEFT, _RIGHT, np.nan), len(values))
        self._grid.set_data(across, np.repeat(y, 3))


def _half(f: FollowUp) -> float:
    """Return how far the picture reaches from the first scan, so that band, points and labels have room."""
    furthest = abs(f.change_g_cm2) + measurement_interval(0.0, f.precision_error_g_cm2)[1]
    return max(1.7 * f.lsc_g_cm2, furthest) / 0.74


def _at_share(share: float) -> float:
    return _LEFT + share * (_RIGHT - _LEFT)


def _frame(axes: Axes, look: Look) -> None:
    """Draw the axes and what is written on them for good."""
    axes.add_line(Line2D([_LEFT - 2, _LEFT - 2, _RIGHT], [_TOP, _LOW - 2, _LOW - 2], color=style.FRAME, lw=look.line))
    for n in range(_TICKS):
        x = _at_share(n / (_TICKS - 1))
        axes.add_line(Line2D([x, x], [_LOW - 2, _LOW - 7], color=style.FRAME, lw=look.line))
    text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.QUIET}
    axes.text(_RIGHT + 24, _LOW - 9, "months", va="top", **text)
    axes.text(WIDE - 10, _TOP + 17, "bars: 95 % interval", ha="right", va="center", **text)
