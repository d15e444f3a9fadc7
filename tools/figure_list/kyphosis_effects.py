"""A drawing for lesson 03: what goes with a bent spine, each published ratio with its interval."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from osteospine.kit import evidence, style
from osteospine.kit.canvas import Canvas
from tools.figure_list.drawing import PNG_DPI, Drawn


@dataclass(frozen=True)
class Effect:
    """A published ratio: what differs between people, what goes with it, and how sure that is."""

    predictor: str
    outcome: str
    value: float | None
    ci_low: float | None
    ci_high: float | None
    source: str


@dataclass(frozen=True)
class Ratio:
    """A ratio as it is drawn."""

    label: str
    value: float
    low: float
    high: float

    @property
    def open(self) -> bool:
        """Whether the interval holds 1."""
        return self.low <= 1 <= self.high

    @property
    def said(self) -> str:
        """The ratio and its interval."""
        return f"{self.value:.2f} ({self.low:.2f} to {self.high:.2f})"


_TABLE = "kyphosis/kyphosis_consequences"
# Measures of different kinds stand in frames of their own: odds of pain are no rates of falls or deaths.
_FRAMES: tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "Odds, for each 15° more kyphosis (women of 55 to 80)",
        "ensrud1997",
        (
            ("15 deg more kyphosis", "upper back pain", "upper back pain"),
            ("15 deg more kyphosis", "middle back pain", "middle back pain"),
            ("15 deg more kyphosis", "lower back pain", "lower back pain"),
            ("15 deg more kyphosis", "back-related disability", "limits from the back"),
        ),
    ),
    (
        "Rate of falls, with 50° or more",
        "koele2022",
        (
            ("hyperkyphosis >=50 deg", "falls", "all people"),
            ("hyperkyphosis >=50 deg, age >=77", "falls", "oldest quarter, 77 and over"),
        ),
    ),
    (
        "Rate of dying, for each standard deviation more (older women)",
        "kado2009",
        (
            ("1 SD kyphosis (flexicurve)", "death", "all women"),
            ("1 SD kyphosis in women WITH fracture", "death", "women with a spine fracture"),
        ),
    ),
)
_WIDE, _STEP, _GAP, _FOOT, _TEXT = 700.0, 23.0, 6.0, 26.0, 12.0  # points
_LEFT, _RIGHT = 270.0, 540.0
_LOW, _HIGH = 0.75, 2.5  # the ratios there


def effects() -> Drawn:
    """Draw each ratio with its 95 % interval; an open mark where the interval holds 1, no difference."""
    rows = {(row.source, row.predictor, row.outcome): row for row in evidence.read(_TABLE, Effect)}
    high = sum(_frame_high(len(wanted)) + _GAP for _, _, wanted in _FRAMES) + _FOOT
    canvas = Canvas(_WIDE / 72, high / 72, "figure")
    axes = canvas.axes(0, 0, 1, 1, xlim=(0, _WIDE), ylim=(0, high))
    top, told = high, []
    for heading, source, wanted in _FRAMES:
        name = evidence.sources()[source].label
        found = [_ratio(label, rows[source, predictor, outcome]) for predictor, outcome, label in wanted]
        _frame(axes, top, f"{heading}; {name}", found)
        told.append(f"{heading} ({name}): {'; '.join(f'{each.label} {each.said}' for each in found)}.")
        top -= _frame_high(len(wanted)) + _GAP
    for tick in (1.0, 1.5, 2.0):
        axes.text(_x(tick), _FOOT - 4, f"{tick:g}", fontsize=_TEXT, color=style.INK, ha="center", va="top")
    small: dict[str, Any] = {"fontsize": _TEXT, "color": style.QUIET, "va": "top"}
    axes.text(_x(1.0) - 16, _FOOT - 4, "← less", ha="right", **small)
    axes.text(_x(2.0) + 16, _FOOT - 4, "more →", **small)
    axes.text(14, _FOOT - 4, "◇ the interval holds 1: nothing clear", **small)
    alt = "Ratios with their 95 % intervals in three frames; 1 means no difference. " + " ".join(told)
    return Drawn(canvas.svg_file(), canvas.png(PNG_DPI), alt + " A link is no proof of a cause.")


def _frame(axes: Axes, top: float, heading: str, found: list[Ratio]) -> None:
    high = _frame_high(len(found))
    axes.add_patch(Rectangle((6, top - high), _WIDE - 12, high, facecolor=style.ARCH, linewidth=0, zorder=0))
    axes.text(14, top - _STEP / 2, heading, fontsize=_TEXT, weight="bold", color=style.INK, va="center")
    axes.add_line(Line2D([_x(1.0)] * 2, [top - high, top - _STEP], color=style.INK, lw=1.2, zorder=1))
    for n, each in enumerate(found, start=1):
        y = top - (n + 0.5) * _STEP
        axes.text(26, y, each.label, fontsize=_TEXT, color=style.INK, va="center")
        axes.text(_WIDE - 14, y, each.said, fontsize=_TEXT, color=style.INK, va="center", ha="right")
        axes.add_line(Line2D([_x(each.low), _x(each.high)], [y, y], color=style.INK, lw=1.6, zorder=2))
        mark = "D" if each.open else "o"
        fill = style.PAPER if each.open else style.CHANGED_INK
        axes.add_line(Line2D([_x(each.value)], [y], marker=mark, mfc=fill, mec=style.INK, ms=8, ls="", zorder=3))


def _frame_high(rows: int) -> float:
    return (rows + 1.2) * _STEP


def _ratio(label: str, row: Effect) -> Ratio:
    if row.value is None or row.ci_low is None or row.ci_high is None:
        raise ValueError(f"{_TABLE}: {label!r} is drawn with its interval, and a number of it is missing.")
    return Ratio(label, row.value, row.ci_low, row.ci_high)


def _x(ratio: float) -> float:
    """Return where a ratio lies: halving and doubling are equally far."""
    return _LEFT + (_RIGHT - _LEFT) * math.log(ratio / _LOW) / math.log(_HIGH / _LOW)
