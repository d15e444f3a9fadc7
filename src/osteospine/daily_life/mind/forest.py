"""The effect on each point of the cycle, on one scale. Part of the picture's layer."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch

from osteospine.daily_life.mind.model import Cycle
from osteospine.daily_life.mind.published import POINTS, Effect, points
from osteospine.kit import style
from osteospine.kit.style import Look

_NAME, _LEFT, _RIGHT, _END = 8.0, 128.0, 420.0, 520.8
_LOW, _HIGH = -2.3, 0.5  # standard deviations at the ends of the scale
_TOP, _PITCH = 146.0, 27.0


class Forest:
    """The effect on each point of the cycle, with its interval."""

    def __init__(self, axes: Axes, still: Axes, look: Look) -> None:
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK, "va": "center_baseline"}
        low = _y("mood") - _PITCH / 2
        for at in (-2, -1, 0):
            colour = style.FRAME if at == 0 else style.ARCH
            still.add_line(Line2D([_x(at)] * 2, [low, _TOP + _PITCH / 2], color=colour, lw=1.3 * look.line))
            still.text(_x(at), low - 12, f"{at}".replace("-", "−"), ha="center", **{**text, "color": style.QUIET})
        still.text(_NAME, low - 12, "in SD", **{**text, "color": style.QUIET})
        still.text(_NAME, _TOP + _PITCH / 2 + 12, "← less than without help", **{**text, "weight": "bold"})
        _key(still, look)
        self._rows: dict[str, tuple[Any, Line2D, Line2D]] = {}
        for key in POINTS:
            still.text(_NAME, _y(key), points()[key].label, **text)
            value = axes.text(_RIGHT + 8, _y(key), "", **text)
            span = Line2D([], [], color=style.INK, lw=2 * look.line)
            mark = Line2D([], [], ls="none", marker="D", ms=7.5 * look.line, mec=style.INK, mew=1.5 * look.line)
            axes.add_line(span)
            axes.add_line(mark)
            self._rows[key] = (value, span, mark)
        self._focus = FancyBboxPatch(
            (_NAME - 4, 0),
            _END,
            _PITCH - 6,
            boxstyle="round,pad=0,rounding_size=4",
            fc="none",
            ec=style.CHANGED_INK,
            lw=2 * look.line,
        )
        axes.add_patch(self._focus)

    def show(self, c: Cycle) -> None:
        """Show all effects of a help and mark the point entered."""
        self._focus.set_y(_y(c.entry.key) - (_PITCH - 6) / 2)
        for key, found in zip(POINTS, c.effects, strict=True):
            value, span, mark = self._rows[key]
            value.set_text(_said(found))
            span.set_visible(found is not None and found.ci_low is not None)
            mark.set_visible(found is not None)
            if found is None:
                continue
            mark.set_data([_x(found.value)], [_y(key)])
            mark.set_markerfacecolor(style.INK if found.directness == "fracture" else style.PAPER)
            mark.set_marker("D" if found.confirmed else "X")
            if found.ci_low is not None and found.ci_high is not None:
                span.set_data([_x(found.ci_low), _x(found.ci_high)], [_y(key)] * 2)


def _key(axes: Axes, look: Look) -> None:
    x = 16.0
    for marker, face, name in (
        ("D", style.INK, "after spine fracture"),
        ("D", style.PAPER, "borrowed"),
        ("X", style.PAPER, "not confirmed"),
    ):
        axes.add_line(
            Line2D(
                [x],
                [11],
                ls="none",
                marker=marker,
                ms=7.5 * look.line,
                mfc=face,
                mec=style.INK,
                mew=1.5 * look.line,
            )
        )
        axes.text(x + 12, 11, name, fontsize=look.text_pt, color=style.INK, va="center_baseline")
        x += 30 + look.text_pt * 0.58 * len(name)


def _said(found: Effect | None) -> str:
    if found is None:
        return "not read"
    return f"{found.value:.2f}".replace("-", "−") + ("" if found.confirmed else "?")


def _y(key: str) -> float:
    return _TOP - POINTS.index(key) * _PITCH


def _x(value: float) -> float:
    return _LEFT + (value - _LOW) / (_HIGH - _LOW) * (_RIGHT - _LEFT)
