"""A person with arms out between two height lines, and two small views: ribs to pelvis, and wall to head.

Layer: below ``picture``. Drawn for orientation: heights and arm span are to one scale, the small views to their own.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, FancyBboxPatch, Polygon, Rectangle

from osteospine.assessment.height.model import Body
from osteospine.assessment.pain_figure import smooth
from osteospine.kit import style
from osteospine.kit.style import Look

WIDE = 262.0
_MIDDLE, _FLOOR, _SCALE = 129.0, 172.0, 1.12  # points; points for each cm
_LEG_SHARE = 0.48  # of the tallest height: legs do not shrink
_CREST_Y, _FINGER, _TRUNK_X = 58.0, 11.0, 62.0
_WALL_X, _HEAD_Y, _GAP = 152.0, 98.0, 2.4  # the last: points for each cm of gap
# A head in profile from nape to throat; x counts from the back of the head.
_FACE = np.array(
    [(11, -24), (6, -13), (1, -4), (0, 7), (4, 20), (14, 29), (27, 31), (38, 26), (43, 15), (43, 7), (49, -4), (45, -8),
     (46, -13), (44, -17), (44, -23), (38, -28), (29, -27), (27, -36)], dtype=np.float64
)  # fmt: skip
_FINGERS = 6


class Person:
    """Someone as tall as today, arms out, below a line at the tallest height."""

    def __init__(self, axes: Axes, look: Look) -> None:
        self._body = Polygon(np.zeros((3, 2)), fc=style.BODY, ec=style.QUIET, lw=look.line)
        self._head = Ellipse((0, 0), 1, 1, fc=style.BODY, ec=style.QUIET, lw=look.line)
        for patch in (self._body, self._head):
            axes.add_patch(patch)
        self._tallest = _line(axes, style.QUIET, look.line * 1.3, ls=(0, (4, 2)))
        self._today = _line(axes, style.CHANGED_INK, look.line * 1.8)
        self._span = _line(axes, style.MEASURE, look.line * 1.3, marker="|", ms=9)
        self._arrow = _line(axes, style.CHANGED_INK, look.line * 1.6, marker="v", markevery=[1], ms=6)
        text: dict[str, Any] = {"fontsize": look.text_pt, "va": "top"}
        self._span_text = axes.text(6, 0, "", color=style.MEASURE, **text)

    def show(self, body: Body) -> None:
        """Show these heights and this arm span."""
        top, tallest = _y(body.measured_cm), _y(body.tallest_cm)
        leg = _y(body.tallest_cm * _LEG_SHARE)
        reach = body.arm_span_cm * _SCALE / 2
        upper = top - leg
        head = min(0.27 * upper, 26.0)
        shoulder = top - head - 0.06 * upper
        right = np.array(
            [
                (0, shoulder + 8), (7, shoulder + 6), (12, shoulder + 2), (24, shoulder), (reach * 0.6, shoulder - 4),
                (reach - 8, shoulder - 5), (reach, shoulder - 9), (reach - 8, shoulder - 13),
                (reach * 0.6, shoulder - 13), (28, shoulder - 17), (23, leg + 0.45 * upper), (21, leg + 0.25 * upper),
                (25, leg + 2), (24, leg - 20), (19, (leg + _FLOOR) / 2), (16, _FLOOR + 14), (24, _FLOOR + 2),
                (8, _FLOOR + 2), (7, _FLOOR + 16), (5, leg - 14), (0, leg - 8),
            ]
        )  # fmt: skip
        curve = smooth(right)
        self._body.set_xy(np.vstack([curve, curve[::-1] * (-1, 1)]) + np.array((_MIDDLE, 0)))
        self._head.set_center((_MIDDLE, top - head / 2))
        self._head.set_width(0.78 * head)
        self._head.set_height(head)
        self._tallest.set_data([4, WIDE - 8], [tallest, tallest])
        self._today.set_data([4, WIDE - 8], [top, top])
        self._arrow.set_data([WIDE - 30] * 2, [tallest, top])
        self._arrow.set_visible(tallest - top > 4)
        low = shoulder - 22
        self._span.set_data([_MIDDLE - reach, _MIDDLE + reach], [low, low])
        self._span_text.set_text(f"span {body.arm_span_cm:g}")
        self._span_text.set_y(low - 4)


class Gaps:
    """Fingers between ribs and pelvis, and the gap between wall and head."""

    def __init__(self, axes: Axes, look: Look) -> None:
        edge: dict[str, Any] = {"ec": style.BONE_EDGE, "lw": look.line * 0.9}
        self._fingers = [
            FancyBboxPatch(
                (_TRUNK_X - 21, _CREST_Y + 2 + _FINGER * k), 42, _FINGER - 2.5,
                boxstyle="round,pad=0,rounding_size=4", fc=style.CHANGED, ec=style.CHANGED_INK, lw=look.line,
            )
            for k in range(_FINGERS)
        ]  # fmt: skip
        for finger in self._fingers:
            axes.add_patch(finger)
        self._ribs = [Polygon(np.zeros((3, 2)), closed=False, fill=False, **edge) for _ in range(2)]
        for rib in self._ribs:
            rib.set_linewidth(look.line * 3)
            axes.add_patch(rib)
        self._head = Polygon(np.zeros((3, 2)), fc=style.BODY, ec=style.QUIET, lw=look.line)
        axes.add_patch(self._head)
        self._gap = _line(axes, style.MEASURE, look.line * 1.5, marker="|", ms=9)
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK, "ha": "center", "va": "center"}
        self._rib_text = axes.text(_TRUNK_X, 10, "", **text)
        self._wall_text = axes.text(206, 10, "", **text)

    def show(self, body: Body) -> None:
        """Show these gaps."""
        count = int(body.rib_pelvis_fingers)
        for k, finger in enumerate(self._fingers):
            finger.set_visible(k < count)
        low = _CREST_Y + 3 + _FINGER * count
        x = np.linspace(-1, 1, 9)
        for k, rib in enumerate(self._ribs):
            rib.set_xy(np.column_stack([_TRUNK_X + 36 * x, low + 9 * k + 6 - 5 * x**2 + 3]))
        self._rib_text.set_text("1 finger" if count == 1 else f"{count} fingers")
        back = _WALL_X + body.wall_occiput_cm * _GAP
        head = smooth(_FACE) + np.array((back, _HEAD_Y))
        trunk = [(_WALL_X + 50, 52), (_WALL_X + 62, 22), (_WALL_X, 22), (_WALL_X, 44), (_WALL_X + 5, 58)]
        self._head.set_xy(np.vstack([head, trunk]))
        self._gap.set_data([_WALL_X, back], [_HEAD_Y + 6] * 2)
        self._gap.set_visible(back > _WALL_X)
        self._wall_text.set_text(f"{body.wall_occiput_cm:g} cm")


def draw_still(axes: Axes, look: Look) -> None:
    """Draw floor, pelvis, wall and names, which never change."""
    axes.add_line(Line2D([4, WIDE - 8], [_FLOOR - 1] * 2, color=style.QUIET, lw=look.line))
    x = np.linspace(-1, 1, 25)
    crest = np.column_stack([_TRUNK_X + 40 * x, _CREST_Y - 6 + 8 * np.abs(x) ** 0.7 - 6 * x**4])
    foot = np.array([(_TRUNK_X + 20, 30), (_TRUNK_X, 24), (_TRUNK_X - 20, 30)])
    axes.add_patch(Polygon(np.vstack([crest, foot]), fc=style.BONE, ec=style.BONE_EDGE, lw=look.line))
    axes.add_patch(
        Rectangle((_WALL_X - 9, 20), 9, 122, fc=style.ARCH, ec=style.ARCH_EDGE, lw=look.line * 0.8, hatch="///")
    )
    text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.QUIET, "ha": "center", "va": "center"}
    axes.text(_TRUNK_X, 156, "ribs–pelvis", **text)
    axes.text(206, 156, "wall–head", **text)


def _y(cm: float) -> float:
    return _FLOOR + cm * _SCALE


def _line(axes: Axes, colour: str, width: float, **look: Any) -> Line2D:
    line = Line2D([], [], color=colour, lw=width, solid_capstyle="butt", **look)
    axes.add_line(line)
    return line
