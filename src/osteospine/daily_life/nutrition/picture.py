"""A plate with its portions, four nutrients against their marks, and pills among 1,000 people."""

from __future__ import annotations

import math
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle

from osteospine.daily_life.nutrition.model import Bar, Day
from osteospine.daily_life.nutrition.published import FOODS, NUTRIENTS, labels
from osteospine.daily_life.nutrition.trial_strip import TrialStrip
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look

WIDE, HIGH = 532.8, 432.0  # points
_PLATE, _RADIUS = (176.0, 308.0), 88.0
_TOKENS = (
    (("milk", "yogurt", "cheese"), "o", style.BONE, style.BONE_EDGE),
    (("salmon", "chicken"), "s", style.CHANGED, style.CHANGED_INK),
    (("tofu", "beans", "almonds", "kale"), "D", style.DISC, style.DISC_EDGE),
    (("spinach",), "D", style.PAPER, style.DISC_EDGE),
)
_LEFT, _RIGHT = 268.0, 524.0
_FULL = {"calcium": 3000.0, "vitamin_d": 5000.0, "protein": 150.0, "magnesium": 1000.0}
_NAMES = {"calcium": "calcium", "vitamin_d": "vitamin D", "protein": "protein", "magnesium": "magnesium"}
_UNITS = {"calcium": "mg", "vitamin_d": "IU", "protein": "g", "magnesium": "mg"}
_BOTTOM, _PITCH, _THICK = 42.0, 38.0, 16.0
_PILLS = style.MEASURE


class NutritionPicture:
    """Owns the artists of the day."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        whole: dict[str, Any] = {"xlim": (0.0, WIDE), "ylim": (0.0, HIGH)}
        still = self.canvas.axes(0, 0, 1, 1, still=True, **whole)
        page = self.canvas.axes(0, 0, 1, 1, **whole)
        _plate(still, look)
        self._tokens = []
        for foods, shape, fill, edge in _TOKENS:
            size = 12.0 if shape == "o" else 11.0 if shape == "s" else 9.5
            tokens = Line2D([], [], ls="none", marker=shape, ms=size, mfc=fill, mec=edge, mew=1.3 * look.line, zorder=5)
            page.add_line(tokens)
            self._tokens.append((foods, tokens))
        self._rows = [_Row(page, still, look, nutrient) for nutrient in NUTRIENTS]
        self._strip = TrialStrip(page, still, look, left=356.0, right=524.0, top=HIGH - 12)
        _key(still, look)

    def update(self, d: Day) -> None:
        """Show a day."""
        for foods, tokens in self._tokens:
            at = [_seat(food, n) for food in foods for n in range(d.portions.get(food, 0))]
            tokens.set_data([x for x, _ in at], [y for _, y in at])
        for row, bar in zip(self._rows, d.bars, strict=True):
            row.show(bar)
        self._strip.show(d)


class _Row:
    """One nutrient: text, bar of food and pills, allowance and limits."""

    def __init__(self, axes: Axes, still: Axes, look: Look, nutrient: str) -> None:
        self._nutrient = nutrient
        self._y = _BOTTOM + (len(NUTRIENTS) - 1 - NUTRIENTS.index(nutrient)) * _PITCH
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK, "va": "center_baseline"}
        still.add_patch(
            Rectangle((_LEFT, self._y - _THICK / 2), _RIGHT - _LEFT, _THICK, fc="#f3efe7", ec=style.ARCH, lw=look.line)
        )
        self._text = axes.text(8, self._y, "", **text)
        edge: dict[str, Any] = {"lw": look.line, "zorder": 2}
        low, high = (_LEFT, self._y - _THICK / 2), _THICK
        self._food = Rectangle(low, 0, high, fc=style.CHANGED, ec=style.CHANGED_INK, **edge)
        self._bound = Rectangle(low, 0, high, fc=style.PAPER, ec=style.CHANGED_INK, hatch="xxx", **edge)
        self._pills = Rectangle(low, 0, high, fc=style.DISC, ec=_PILLS, hatch="///", **edge)
        for part in (self._food, self._bound, self._pills):
            axes.add_patch(part)
        self._enough = Line2D([], [], color=style.INK, lw=3 * look.line, zorder=4)
        self._aim = Line2D([], [], color=style.INK, lw=2 * look.line, ls=(0, (1, 1)), zorder=4)
        self._limit = Line2D([], [], color=style.PLUMB, lw=2.4 * look.line, marker="v", ms=8 * look.line, markevery=[1])
        self._limit.set_zorder(4)
        self._old = Line2D([], [], color=style.PLUMB, lw=1.6 * look.line, ls=(0, (2, 2)), zorder=4)
        self._beyond = Line2D([], [], ls="none", marker=">", ms=9 * look.line, color=style.CHANGED_INK, zorder=6)
        for line in (self._enough, self._aim, self._limit, self._old, self._beyond):
            axes.add_line(line)

    def show(self, bar: Bar) -> None:
        self._text.set_text(
            f"{_NAMES[self._nutrient]} {bar.total:,.0f} of {bar.allowance:,.0f} {_UNITS[self._nutrient]}"
        )
        at = 0.0
        for part, amount in (
            (self._food, bar.food - bar.unabsorbed),
            (self._bound, bar.unabsorbed),
            (self._pills, bar.pills),
        ):
            left, right = self._x(at), self._x(at + amount)
            part.set_x(left)
            part.set_width(right - left)
            part.set_visible(right > left)
            at += amount
        self._beyond.set_data(
            [_RIGHT - 4] if bar.total > _FULL[self._nutrient] else [], [self._y] * (bar.total > _FULL[self._nutrient])
        )
        for line, value, reach in (
            (self._enough, bar.allowance, 5.0),
            (self._aim, bar.target, 5.0),
            (self._limit, bar.limit_at, 5.0),
            (self._old, bar.old_upper, 3.0),
        ):
            shown = value is not None and value <= _FULL[self._nutrient]
            line.set_visible(shown)
            if shown and value is not None:
                x, half = self._x(value), _THICK / 2 + reach
                line.set_data([x, x], [self._y - half, self._y + half])

    def _x(self, amount: float) -> float:
        return _LEFT + min(amount / _FULL[self._nutrient], 1.0) * (_RIGHT - _LEFT)


def _angle(food: str) -> float:
    """Return the middle of a food's sector: ten sectors, none straight up so that names stay apart."""
    return math.radians(72 - 36 * FOODS.index(food))


def _seat(food: str, number: int) -> tuple[float, float]:
    """Return where a portion lies: three rings, two side by side."""
    ring, side = divmod(number, 2)
    radius = _RADIUS * (0.86 - 0.25 * ring)
    turn = (0.155 + 0.03 * ring) * (1 - 2 * side) if number >= 0 else 0.0
    angle = _angle(food) + turn
    return _PLATE[0] + radius * math.cos(angle), _PLATE[1] + radius * math.sin(angle)


def _plate(axes: Axes, look: Look) -> None:
    axes.add_patch(Circle(_PLATE, _RADIUS + 7, fc="white", ec=style.FRAME, lw=1.6 * look.line))
    axes.add_patch(Circle(_PLATE, _RADIUS - 1, fc="#fdfcfa", ec=style.ARCH, lw=1.4 * look.line))
    for food in FOODS:
        edge = _angle(food) + math.radians(18)
        xs = [_PLATE[0] + r * math.cos(edge) for r in (14, _RADIUS - 3)]
        ys = [_PLATE[1] + r * math.sin(edge) for r in (14, _RADIUS - 3)]
        axes.add_line(Line2D(xs, ys, color=style.ARCH, lw=look.line))
        angle, far = _angle(food), _RADIUS + 13
        x, y = _PLATE[0] + far * math.cos(angle), _PLATE[1] + (far + 3) * math.sin(angle)
        axes.text(
            x,
            y,
            labels()[food],
            fontsize=look.text_pt,
            color=style.INK,
            ha="left" if math.cos(angle) > 0 else "right",
            va="center_baseline",
        )


def _key(axes: Axes, look: Look) -> None:
    x, size = 8.0, 12.0
    text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK, "va": "center_baseline"}
    for name, fill, edge, hatch in (
        ("food", style.CHANGED, style.CHANGED_INK, ""),
        ("bound", style.PAPER, style.CHANGED_INK, "xxx"),
        ("pills", style.DISC, _PILLS, "///"),
    ):
        axes.add_patch(Rectangle((x, 4), size, size, fc=fill, ec=edge, hatch=hatch, lw=look.line))
        axes.text(x + size + 5, 10, name, **text)
        x += size + 10 + look.text_pt * (0.62 * len(name) + 0.1)
    for name, colour, ls, marker in (
        ("allowance", style.INK, "-", ""),
        ("limit", style.PLUMB, "-", "v"),
        ("old", style.PLUMB, (0, (2, 2)), ""),
        ("aim", style.INK, (0, (1, 1)), ""),
    ):
        axes.add_line(Line2D([x + 4, x + 4], [2, 18], color=colour, ls=ls, lw=2.4 * look.line))
        if marker:
            axes.add_line(Line2D([x + 4], [18], ls="none", marker=marker, ms=8 * look.line, color=colour))
        axes.text(x + 11, 10, name, **text)
        x += 15 + look.text_pt * (0.62 * len(name) + 0.1)
