"""Density over age: the person's line against the band of two of three people, and what acts when, below."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text

from osteospine.bone_life.assess import BoneLife, Crossing, young_reference
from osteospine.bone_life.timeline import Timeline
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.t_score.numbers import t_text

WIDTH_IN, HEIGHT_IN = 7.0, 5.9
_AGES = (10.0, 90.0)
_DENSITIES = (0.40, 1.44)
_EVERY = 5  # of the model's steps: half a year is finer than the line is thick
_HALO = {"boxstyle": "square,pad=0.1", "facecolor": style.PAPER, "edgecolor": "none", "alpha": 0.85}


class BoneLifePicture:
    """Owns the artists of the panel on bone through life."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        self._look = look
        row = look.text_pt * 1.4 / (HEIGHT_IN * 72)
        bottom, top = row * 4.3, 1 - row * 2.15
        left, width = 0.1 if look.lecture else 0.08, 0.73 if look.lecture else 0.8
        place = (left, bottom, width, top - bottom)
        axes = self.canvas.axes(*place, xlim=_AGES, ylim=_DENSITIES)
        self._scales(self.canvas.axes(*place, xlim=_AGES, ylim=_DENSITIES, still=True), row / (top - bottom))
        strip = self.canvas.axes(left, row * 1.2, width, row * 3, xlim=_AGES, ylim=(0, 3))
        self._timeline = Timeline(strip, look)
        ages = self.canvas.axes(left, 0, width, row * 1.2, xlim=_AGES, ylim=(0, 1), still=True)
        for age in range(10, 91, 10):
            ages.text(age, 0.5, f"{age}", ha="center", va="center", fontsize=look.text_pt, color=style.INK)
        ages.text(93.5, 0.5, "years", ha="left", va="center", fontsize=look.text_pt, color=style.QUIET)
        head: dict[str, Any] = {"xlim": (0, 1), "ylim": (0, 2)}
        self._key(self.canvas.axes(0, top, 1, 1 - top, **head, still=True))
        self._make(axes, self.canvas.axes(0, top, 1, 1 - top, **head))

    def update(self, result: BoneLife) -> None:
        """Show this life."""
        ages, line = result.ages[::_EVERY], result.densities[::_EVERY]
        average, sd = result.average[::_EVERY], result.sd_g_cm2
        self._band.set_xy(np.column_stack((np.r_[ages, ages[::-1]], np.r_[average + sd, (average - sd)[::-1]])))
        self._average.set_data(ages, average)
        peak = result.life.peak_age_years
        growing, grown = ages <= peak, ages >= peak - 0.5
        self._growth.set_data(ages[growing], line[growing])
        self._line.set_data(ages[grown], line[grown])
        self._measured.set_data(
            [row.middle_age_years for row in result.measured], [row.mean_bmd_g_cm2 for row in result.measured]
        )
        self._point.set_data([result.age_years], [result.density_g_cm2])
        self._stem.set_data([result.age_years] * 2, [_DENSITIES[0], result.density_g_cm2])
        t = "" if result.t is None else f", T-score {t_text(result.t)}"
        self._title.set_text(f"At {result.age_years:g}: {result.density_g_cm2:.2f} g/cm²{t}")
        who = "women" if result.life.sex == "female" else "men"
        self._legend.set_text(f"2 of 3 {who}")
        self._quick_years(result.life.transmenopause)
        for crossing, mark, text in zip(
            (result.below_minus_1, result.at_minus_2_5), self._marks, self._mark_texts, strict=True
        ):
            _cross(crossing, mark, text)
        self._timeline.show(result.life)

    def _quick_years(self, between: tuple[float, float] | None) -> None:
        self._quick.set_visible(between is not None)
        self._quick_text.set_visible(between is not None)
        if between is not None:
            self._quick.set_x(between[0])
            self._quick.set_width(between[1] - between[0])
            self._quick_text.set_x(sum(between) / 2)

    def _make(self, axes: Axes, head: Axes) -> None:
        look, line = self._look, self._look.line
        self._band = Polygon([(0, 0)], facecolor=style.BONE, edgecolor=style.ARCH_EDGE, lw=line * 0.6, zorder=1)
        self._quick = Rectangle(
            (0, _DENSITIES[0]),
            1,
            0.93,
            facecolor="none",
            edgecolor=style.PLUMB,
            hatch="////",
            lw=0,
            zorder=2,
            alpha=0.6,
        )
        axes.add_patch(self._band)
        axes.add_patch(self._quick)
        self._average = Line2D([], [], color=style.FAINT, lw=line * 1.3, ls=(0, (5, 3)), zorder=3)
        self._growth = Line2D([], [], color=style.CHANGED_INK, lw=line * 2.2, ls=(0, (1, 1.2)), zorder=5)
        self._line = Line2D([], [], color=style.CHANGED_INK, lw=line * 2.6, zorder=5)
        self._measured = Line2D(
            [], [], ls="", marker="D", ms=6 * line, mfc=style.PAPER, mec=style.MEASURE, mew=line * 1.4, zorder=4
        )
        self._stem = Line2D([], [], color=style.INK, lw=line, zorder=6)
        self._point = Line2D(
            [], [], ls="", marker="o", ms=9 * line, mfc=style.CHANGED, mec=style.INK, zorder=8, clip_on=False
        )
        reference = young_reference()
        for t in (-1.0, -2.5):
            at = reference.bmd_at(t)
            axes.add_line(Line2D(_AGES, [at, at], color=style.INK, lw=line, ls=(0, (2, 2)), zorder=4))
        self._marks = [
            Line2D([], [], ls="", marker="v", ms=9 * line, mfc=style.INK, mec=style.PAPER, zorder=7) for _ in range(2)
        ]
        drawn = (self._average, self._growth, self._line, self._measured, self._stem, self._point, *self._marks)
        for each in drawn:
            axes.add_line(each)
        text: dict[str, Any] = {"fontsize": look.text_pt, "zorder": 10}
        self._mark_texts = [
            axes.text(0, 0, "", ha="right", va="top", color=style.INK, weight="bold", bbox=_HALO, **text)
            for _ in range(2)
        ]
        self._quick_text = axes.text(0, 1.435, "menopause years", ha="center", va="top", color=style.PLUMB, **text)
        self._title = head.text(0.012, 1.4, "", va="center", weight="bold", color=style.CHANGED_INK, **text)
        self._legend = head.text(0.066, 0.5, "", va="center", color=style.INK, **text)

    def _key(self, head: Axes) -> None:
        text: dict[str, Any] = {"fontsize": self._look.text_pt, "zorder": 10}
        swatch: dict[str, Any] = {"facecolor": style.BONE, "edgecolor": style.ARCH_EDGE, "lw": self._look.line}
        head.add_patch(Rectangle((0.015, 0.28), 0.04, 0.48, **swatch))
        middle = 0.35 if self._look.lecture else 0.28
        head.add_line(Line2D([middle, middle + 0.05], [0.5, 0.5], color=style.FAINT, ls=(0, (5, 3)), lw=1.3))
        head.text(middle + 0.06, 0.5, "average", va="center", color=style.INK, **text)
        right = 0.61 if self._look.lecture else 0.5
        head.add_line(Line2D([right], [0.5], ls="", marker="D", ms=7, mfc=style.PAPER, mec=style.MEASURE, mew=1.4))
        head.text(right + 0.022, 0.5, "measured in the US", va="center", color=style.INK, **text)

    def _scales(self, still: Axes, row: float) -> None:
        text: dict[str, Any] = {"fontsize": self._look.text_pt, "color": style.INK}
        for tenth in range(4, 14, 2):
            still.text(8.6, tenth / 10, f"{tenth / 10:.1f}", ha="right", va="center", **text)
            still.add_line(Line2D([9.2, 10], [tenth / 10] * 2, color=style.INK, lw=self._look.line, clip_on=False))
        unit_at = _DENSITIES[1] - row * 0.5 * (_DENSITIES[1] - _DENSITIES[0])
        still.text(3.0, unit_at, "g/cm²", ha="left", va="center", **text)
        reference = young_reference()
        for t, name in ((-1.0, "T −1"), (-2.5, "T −2.5")):
            still.text(91, reference.bmd_at(t), name, ha="left", va="center", **text)
        still.add_line(Line2D([10, 10, 90], [1.34, _DENSITIES[0], _DENSITIES[0]], color=style.INK, lw=self._look.line))


def _cross(crossing: Crossing, mark: Line2D, text: Text) -> None:
    age = None if crossing.from_peak else crossing.age_years
    text.set_visible(age is not None)
    if age is None:
        mark.set_data([], [])
        return
    mark.set_data([age], [crossing.density_g_cm2])
    text.set_text(f"at {age:.0f}")
    text.set_position((age - 1.5, crossing.density_g_cm2 - 0.02))
