"""Density against age: the young average, people of the same age, the bands, and one person with the error."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.t_score.assess import Assessment
from osteospine.t_score.model import band_limits, expected_from_z
from osteospine.t_score.numbers import signed
from osteospine.t_score.rulers import AGES, BOTTOM, LEFT, RIGHT, TOP, Rulers
from osteospine.t_score.scale import SCANNER_NAMES, SITE_NAMES

WIDTH_IN, HEIGHT_IN = 7.0, 6.0
_SPAN_G_CM2 = 1.1
_FLOOR_G_CM2 = {"lumbar_spine": 0.4, "femoral_neck": 0.2, "total_hip": 0.3}
_LABEL_YEARS = 1.6
_LABEL_G_CM2 = 0.045  # half the height of the score and its frame
_NAME_AGES = 40  # a name inside the band of people needs a band at least as wide as this


class TScorePicture:
    """Owns the artists of the T-score panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        box = (LEFT, BOTTOM, RIGHT - LEFT, TOP - BOTTOM)
        axes = self._axes = self.canvas.axes(*box, xlim=AGES, ylim=(0.5, 1.5))
        around = self.canvas.axes(0, 0, 1, 1, xlim=(0, 1), ylim=(0, 1))
        self._rulers = Rulers(self.canvas, around, look)
        line = look.line
        text: dict[str, Any] = {"fontsize": look.text_pt, "zorder": 9, "va": "center"}
        fills = (style.BONE, style.ARCH)
        self._zones = [Rectangle((AGES[0], 0), AGES[1] - AGES[0], 0, fc=fill, ec="none", zorder=0) for fill in fills]
        self._people = Polygon([(0, 0)], closed=True, fc=style.DISC, ec="none", alpha=0.6, zorder=1)
        self._strip = Rectangle((AGES[0], 0), AGES[1] - AGES[0], 0, fc=style.CHANGED, ec="none", alpha=0.45, zorder=4)
        for patch in (*self._zones, self._people, self._strip):
            axes.add_patch(patch)
        self._limits = self._line(axes, color=style.INK, lw=line, zorder=2)
        self._young = self._line(axes, color=style.PLUMB, lw=line * 1.6, ls=(0, (6, 3)), zorder=3)
        self._average = self._line(axes, color=style.MEASURE, lw=line * 2, zorder=3)
        self._error = self._line(
            axes, color=style.CHANGED_INK, lw=line * 2.4, marker="_", ms=13, mew=line * 2.4, zorder=6
        )
        self._point = self._line(
            axes, color=style.INK, marker="o", clip_on=False, ms=6 * line, mfc=style.CHANGED, mec=style.INK, zorder=7
        )
        frame = {"boxstyle": "round,pad=0.2", "fc": style.PAPER, "ec": style.CHANGED_INK, "lw": line}
        self._score = axes.text(0, 0, "", color=style.CHANGED_INK, weight="bold", bbox=frame, **text)
        self._names = [axes.text(0, 0, "", color=style.INK, **text) for _ in range(3)]
        self._title = around.text(LEFT, 0.972, "", color=style.INK, weight="bold", **text)
        self._group = around.text(LEFT, 0.918, "", color=style.PLUMB, **text)
        self._by_age = around.text(0.53, 0.03, "", color=style.MEASURE, **text)
        self._swatch = Rectangle((0.455, 0.012), 0.06, 0.036, fc=style.DISC, ec="none", alpha=0.6)
        self._swatch_line = Line2D([0.455, 0.515], [0.03, 0.03], color=style.MEASURE, lw=line * 2)
        around.add_patch(self._swatch)
        around.add_line(self._swatch_line)

    def update(self, result: Assessment) -> None:
        """Show this density."""
        floor = _FLOOR_G_CM2[result.site]
        self._axes.set_ylim(floor, floor + _SPAN_G_CM2)
        self._rulers.show(floor, floor + _SPAN_G_CM2, result.reference, result.bands)
        self._title.set_text(_capital(f"{SITE_NAMES[result.site]} on {SCANNER_NAMES[result.scanner]}"))
        group = result.reference
        unconfirmed = "" if group.confirmed else " (unconfirmed)"
        self._group.set_text(f"Young reference: {group.label}{unconfirmed}")
        self._show_bands(result)
        self._show_people(result)
        self._show_person(result, floor, floor + _SPAN_G_CM2)
        self._show_names(result, floor + _SPAN_G_CM2)

    @staticmethod
    def _line(axes: Axes, **look: Any) -> Line2D:
        line = Line2D([], [], **look)
        axes.add_line(line)
        return line

    def _show_bands(self, result: Assessment) -> None:
        normal, osteoporosis = (result.reference.bmd_at(t) for t in band_limits())
        for zone, low, high in zip(self._zones, (osteoporosis, 0.0), (normal, osteoporosis), strict=True):
            zone.set_y(low)
            zone.set_height(high - low)
            zone.set_visible(result.bands)
        young = result.reference.mean_bmd_g_cm2
        self._limits.set_data([*AGES, np.nan, *AGES], [normal, normal, np.nan, osteoporosis, osteoporosis])
        self._limits.set_visible(result.bands)
        self._young.set_data(AGES, (young, young))

    def _show_people(self, result: Assessment) -> None:
        ages = [age for age, _ in result.age_curve]
        mean = np.array([group.mean_bmd_g_cm2 for _, group in result.age_curve])
        width = np.array([group.sd_bmd_g_cm2 for _, group in result.age_curve]) * _width_sd(result)
        self._average.set_data(ages, mean)
        self._people.set_xy(np.column_stack([[*ages, *ages[::-1]], [*(mean - width), *(mean + width)[::-1]]]))
        people = "women" if result.sex == "female" else "men"
        self._by_age.set_text(
            f"{people} by age, ±{_width_sd(result)} SD" if result.age_mean else "no table at this age"
        )

    def _show_person(self, result: Assessment, floor: float, ceiling: float) -> None:
        bmd, age = result.bmd_g_cm2, result.age_years
        inside = floor <= bmd <= ceiling
        low, high = result.bmd_interval
        self._strip.set_y(low)
        self._strip.set_height(high - low)
        self._error.set_data([age, age], [low, high] if inside else [np.nan, np.nan])
        y = min(max(bmd, floor + 0.012), ceiling - 0.012)
        self._point.set_data([age], [y])
        self._point.set_marker("o" if inside else "^" if bmd > ceiling else "v")
        left = _score_on_left(result)
        self._score.set_horizontalalignment("right" if left else "left")
        half = (high - low) / 2 + _LABEL_G_CM2
        spots = [spot for spot in (y + half, y - half) if floor < spot - _LABEL_G_CM2 and spot + _LABEL_G_CM2 < ceiling]
        taken = [height for name, height in _names(result, ceiling) if name]
        self._score.set_y(max(spots, key=lambda spot: min(0.09, *(abs(spot - t) for t in taken), 1.0)))
        self._score.set_x(age - _LABEL_YEARS if left else age + _LABEL_YEARS)
        self._score.set_text(_score(result))

    def _show_names(self, result: Assessment, ceiling: float) -> None:
        right = _names_on_right(result)
        end = AGES[1] if result.bands else result.age_curve[-1][0]
        for text, (name, y) in zip(self._names, _names(result, ceiling), strict=True):
            text.set_text(name)
            text.set_position((end - 1 if right else AGES[0] + 1, y))
            text.set_horizontalalignment("right" if right else "left")


def _width_sd(result: Assessment) -> int:
    """Return the half-width of the band of people: where bands do not apply it is the expected range."""
    return 1 if result.bands else round(-expected_from_z())


def _names(result: Assessment, ceiling: float) -> tuple[tuple[str, float], ...]:
    """Return the names of the zones with their heights; an empty name where there is none."""
    group = result.reference
    if result.bands:
        normal, osteoporosis = band_limits()
        return (
            ("Normal", min(group.bmd_at(normal + 3.1), ceiling - _LABEL_G_CM2)),
            ("Low bone mass", group.bmd_at((normal + osteoporosis) / 2)),
            ("Osteoporosis", group.bmd_at(osteoporosis - 0.6)),
        )
    curve = result.age_curve
    if result.age_mean is None or curve[-1][0] - curve[0][0] < _NAME_AGES:
        return (("", 0.0),) * 3
    ends = curve[-1][1]
    top = min(ends.mean_bmd_g_cm2 + _width_sd(result) * ends.sd_bmd_g_cm2, ceiling)
    bottom = ends.mean_bmd_g_cm2 - _width_sd(result) * ends.sd_bmd_g_cm2
    middle = next(people.mean_bmd_g_cm2 for age, people in curve if age >= curve[-1][0] - _NAME_AGES)
    return (("Expected for age", (top + middle) / 2), ("Below expected", bottom - 1.3 * _LABEL_G_CM2), ("", 0.0))


def _names_on_right(result: Assessment) -> bool:
    """Keep the names of the zones away from the person; under the fall of the curve is most room."""
    return result.age_years < 50 or not result.bands


def _score_on_left(result: Assessment) -> bool:
    if not result.bands:
        return result.age_years >= 60
    return result.age_years >= (40 if _names_on_right(result) else 74)


def _score(result: Assessment) -> str:
    if result.bands:
        return f"T {signed(result.t, result.t_digits)}"
    if result.z is None:
        return "no Z-score"
    return f"Z {signed(result.z, 2)}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
