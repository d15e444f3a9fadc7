"""Fifteen ways to relieve pain, one line each: sign, points less pain with interval, harm of 1,000."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.procedures.analgesics.model import Relief
from osteospine.procedures.analgesics.published import METHODS, Method, harms, methods
from osteospine.procedures.published import worthwhile_points

WIDE, HIGH = 532.8, 432.0  # points
_SIGN, _NAME, _LEFT, _RIGHT, _BARS, _COUNT = 16.0, 30.0, 180.0, 362.0, 378.0, 436.0
_TOP, _PITCH = 377.0, 22.9
_KEYS = (32.0, 11.0)  # heights of the two rows of the key
_LOW, _HIGH = -1.0, 4.3  # points of 10
_PER_PERSON = 54.0 / 440  # width of the bar for one person of 1,000
_SIGNS = {"use": ("o", style.MEASURE), "check": ("^", style.INK), "avoid": ("X", style.CHANGED_INK)}


class AnalgesicPicture:
    """Owns the artists of the comparison."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        still = self.canvas.axes(0, 0, 1, 1, xlim=(0, WIDE), ylim=(0, HIGH), still=True)
        axes = self.canvas.axes(0, 0, 1, 1, xlim=(0, WIDE), ylim=(0, HIGH))
        self._focus = Rectangle(
            (2, 0), WIDE - 4, _PITCH - 1, fc="none", ec=style.MEASURE, lw=look.line * 1.6, joinstyle="round"
        )
        axes.add_patch(self._focus)
        _frame(still, look)
        self._signs = {
            advice: _marks(axes, shape, colour, look.line * 8.5) for advice, (shape, colour) in _SIGNS.items()
        }
        self._touched = _marks(axes, "o", "none", look.line * 14.5)
        self._touched.set_markeredgecolor(style.PLUMB)
        self._touched.set_markeredgewidth(look.line * 1.6)
        # Filled: counted. Hollow: an association, or long use, which dashes tell apart.
        self._bars = {proof: PathPatch(Path(np.zeros((1, 2))), **dress) for proof, dress in _dresses(look).items()}
        for bar in self._bars.values():
            axes.add_patch(bar)
        counted = {row.method for row in harms()}
        self._counts = {
            key: axes.text(0, _y(key), "", va="center_baseline", fontsize=look.text_pt, color=style.INK)
            for key in METHODS
            if key in counted
        }
        self._bone = axes.text(_LEFT, _y("bed_rest"), "", va="center_baseline", fontsize=look.text_pt, color=style.INK)

    def update(self, c: Relief) -> None:
        """Show these choices."""
        self._focus.set_y(_y(c.chosen) - (_PITCH - 1) / 2)
        for advice, marks in self._signs.items():
            rows = c.advised(advice)
            marks.set_data([_SIGN] * len(rows), [_y(each.method.key) for each in rows])
        touched = [each.method.key for each in c.verdicts if each.touched]
        self._touched.set_data([_SIGN] * len(touched), [_y(key) for key in touched])
        bars: dict[str, list[Path]] = {proof: [] for proof in self._bars}
        for each in c.verdicts:
            key = each.method.key
            if key not in self._counts:
                continue
            self._counts[key].set_visible(each.harm is not None)
            if each.harm is not None:
                long = max(each.harm.count * _PER_PERSON, 2.0)
                bars[each.harm.proof].append(_box(_BARS, _y(key), long))
                sign = "+" if each.harm.is_extra else ""
                self._counts[key].set_text(f"{sign}{each.harm.count} {each.harm.word}")
                self._counts[key].set_x(_BARS + long + 5)
        for proof, boxes in bars.items():
            self._bars[proof].set_path(Path.make_compound_path(*boxes) if boxes else Path(np.zeros((1, 2))))
            self._bars[proof].set_visible(bool(boxes))
        low, high = c.bone_lost_percent
        self._bone.set_text(f"bone −{low:.1f} to −{high:.1f} %" if high else "bone −0 %")


def _dresses(look: Look) -> dict[str, dict[str, Any]]:
    edge: dict[str, Any] = {"ec": style.CHANGED_INK, "lw": look.line * 1.1}
    return {
        "counted": {"fc": style.CHANGED, **edge},
        "association": {"fc": style.PAPER, **edge},
        "long_use": {"fc": style.PAPER, **edge, "ls": (0, (2, 1.2))},
    }


def _box(x: float, y: float, long: float) -> Path:
    low, high = y - _PITCH / 4, y + _PITCH / 4
    return Path([(x, low), (x + long, low), (x + long, high), (x, high), (x, low)], closed=True)


def _y(key: str) -> float:
    return _TOP - METHODS.index(key) * _PITCH


def _x(points: float) -> float:
    return _LEFT + (points - _LOW) / (_HIGH - _LOW) * (_RIGHT - _LEFT)


def _marks(axes: Axes, shape: str, colour: str, size: float) -> Line2D:
    line = Line2D([], [], ls="none", marker=shape, ms=size, mfc=colour, mec=colour, mew=0)
    axes.add_line(line)
    return line


def _frame(axes: Axes, look: Look) -> None:
    """Draw what no circumstance changes: names, heads, scale and benefits."""
    text: dict[str, Any] = {"fontsize": look.text_pt, "va": "center_baseline"}
    low = _y(METHODS[-1]) - _PITCH / 2
    top = _TOP + _PITCH / 2
    axes.add_patch(
        Rectangle(
            (_x(worthwhile_points()), low + _PITCH),
            _RIGHT - _x(worthwhile_points()),
            top - low - _PITCH,
            fc=style.BONE,
            lw=0,
        )
    )
    for value in range(5):
        colour = style.FRAME if value == 0 else style.ARCH
        axes.add_line(Line2D([_x(value)] * 2, [low + _PITCH, top], color=colour, lw=look.line))
        axes.text(_x(value), top + 10, str(value), ha="center", color=style.QUIET, **text)
    axes.text(_LEFT, HIGH - 12, "less pain, of 10", ha="left", color=style.INK, weight="bold", **text)
    axes.text(_BARS, HIGH - 12, "harm, of 1,000", ha="left", color=style.INK, weight="bold", **text)
    for key, method in methods().items():
        axes.text(_NAME, _y(key), method.label, ha="left", color=style.INK, **text)
        _benefit(axes, method, look)
    for method in methods().values():
        if method.ratio_word:
            axes.text(_BARS, _y(method.key), method.ratio_word, ha="left", color=style.QUIET, **text)
    upper, lower = _KEYS
    x = 10.0
    for name, (shape, colour) in zip(("use", "check first", "avoid"), _SIGNS.values(), strict=True):
        _key(axes, x, shape, colour, name, look)
        x += 18 + look.text_pt * 0.56 * len(name) + 16
    ring = Line2D([x], [upper], ls="none", marker="o", ms=look.line * 11, mfc="none", mec=style.PLUMB)
    ring.set_markeredgewidth(look.line * 1.6)
    axes.add_line(ring)
    axes.text(x + 14, upper, "circumstance", ha="left", color=style.INK, **text)
    x = 4.0
    for proof, name in (("association", "association, not proof"), ("long_use", "in long use only")):
        axes.add_patch(PathPatch(_box(x, lower, 16.0), **_dresses(look)[proof]))
        axes.text(x + 22, lower, name, ha="left", color=style.INK, **text)
        x += 22 + look.text_pt * 0.56 * len(name) + 22


def _key(axes: Axes, x: float, shape: str, colour: str, name: str, look: Look) -> None:
    y = _KEYS[0]
    axes.add_line(Line2D([x], [y], ls="none", marker=shape, ms=look.line * 8.5, mfc=colour, mec=colour, mew=0))
    axes.text(x + 12, y, name, ha="left", va="center_baseline", fontsize=look.text_pt, color=style.INK)


def _benefit(axes: Axes, method: Method, look: Look) -> None:
    """Draw the mean and interval of a method, or say why there is none."""
    y = _y(method.key)
    if method.value is None:
        if method.instead:
            axes.text(
                _x(0) + 8, y, method.instead, ha="left", va="center_baseline", fontsize=look.text_pt, color=style.QUIET
            )
        return
    if method.ci_low is not None and method.ci_high is not None:
        axes.add_line(Line2D([_x(method.ci_low), _x(method.ci_high)], [y, y], color=style.INK, lw=look.line * 1.6))
    face = style.INK if method.directness == "fracture" else style.PAPER
    axes.add_line(
        Line2D([_x(method.value)], [y], marker="D", ms=look.line * 6, mfc=face, mec=style.INK, mew=look.line * 1.4)
    )
