"""A person at an everyday task with L3 inside; below, the force on L3 as bars against its strength."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle

from osteospine.daily_life.activities import constant
from osteospine.daily_life.anatomy import Body, body, holding
from osteospine.daily_life.bars import LEFT, RIGHT, Bar, force_x
from osteospine.daily_life.figure import Figure, closed
from osteospine.daily_life.model import Load
from osteospine.daily_life.poses import POSES
from osteospine.daily_life.props import around, box_shape, reach_for_box
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look

WIDE, HIGH = 490.0, 432.0  # points
_FLOOR = 188.0  # height of the floor in the picture, points
_SCALE = 1.41  # points for a centimetre of the person
_L3_X = 150.0
_TICKS_N = (0, 2000, 4000, 6000)
_ROWS = (104.0, 75.0, 46.0)
_BASE, _TOP = 31.0, 119.0  # of the zone
_WOOD, _WOOD_EDGE = "#dcd3c2", "#8f8474"
_LYING_DEG = 60.0
_ZONES = {"below": "below the zone", "zone": "in the zone", "above": "above the zone"}


class LoadPicture:
    """Owns the artists of the load panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        still = self.canvas.axes(0, 0, 1, 1, xlim=(0, WIDE), ylim=(0, HIGH), still=True)
        _draw_frame(still, look)
        left, above = -_L3_X / _SCALE, (HIGH - _FLOOR) / _SCALE
        room = self.canvas.axes(
            0, _FLOOR / HIGH, 1, 1 - _FLOOR / HIGH, xlim=(left, left + WIDE / _SCALE), ylim=(0, above)
        )
        axes = self.canvas.axes(0, 0, 1, 1, xlim=(0, WIDE), ylim=(0, HIGH))
        self._scene = Scene(room, look)
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK}
        self._l3 = axes.text(0, 0, "L3", weight="bold", **(text | {"color": style.CHANGED_INK, "va": "center"}))
        self._leader = _line(axes, style.CHANGED_INK, look.line)
        self._lever = _line(axes, style.MEASURE, look.line * 1.4, ls=(0, (4, 2.4)))
        self._lever_text = axes.text(
            _L3_X, _FLOOR - 5, "", va="top", **(text | {"color": style.MEASURE, "weight": "bold"})
        )
        self._ratio = axes.text(
            WIDE - 6, HIGH - 26, "", fontsize=look.big_pt, ha="right", va="top", color=style.CHANGED_INK, weight="bold"
        )
        self._zone_text = axes.text(WIDE - 6, HIGH - 30 - look.big_pt * 1.35, "", ha="right", va="top", **text)
        below = HIGH - 34 - look.big_pt * 1.35 - look.text_pt * 1.4
        self._other = axes.text(WIDE - 6, below, "", ha="right", va="top", **(text | {"color": style.MEASURE}))
        self._band = Rectangle((0, _BASE), 0, _TOP - _BASE, fc="#efe2ee", ec="none", zorder=1)
        axes.add_patch(self._band)
        self._edges = _line(axes, style.PLUMB, look.line, ls=(0, (3, 2)))
        self._strength = _line(axes, style.PLUMB, look.line * 2.4)
        self._strength_text = axes.text(
            0, _TOP + 3, "", ha="center", va="bottom", **(text | {"color": style.PLUMB, "weight": "bold"})
        )
        looks = (
            (style.CHANGED, style.CHANGED_INK),
            (style.DISC, style.DISC_EDGE),
            (style.ARCH, style.ARCH_EDGE),
        )
        self._names = [axes.text(LEFT - 5, y, "", ha="right", va="center", **text) for y in _ROWS[:2]]
        self._bars = [Bar(axes, look, at, *each) for at, each in zip(_ROWS, looks, strict=True)]

    def update(self, r: Load) -> None:
        """Show this task, its other way and standing against this strength."""
        at = self._scene.show(r)
        self._point_at_l3(at, r)
        self._show_lever(r, _spot(0, float(at.l3[:, 1].min()))[1])
        x = force_x(r.strength_n)
        for bar, task in zip(self._bars, (r.task, r.partner, r.standing), strict=True):
            bar.show(task, x)
        for name, named in zip(self._names, (r.task, r.partner), strict=True):
            name.set_text(named.activity.short if named else "")
        self._ratio.set_text(f"{r.task.ratio:.2f}")
        self._zone_text.set_text(_ZONES[r.zone])
        self._other.set_text(f"{r.partner.activity.short} {r.partner.ratio:.2f}" if r.partner else "")
        low, high = (force_x(r.strength_n * constant(f"zone_{end}_ratio")) for end in ("low", "high"))
        self._band.set_bounds(low, _BASE, high - low, _TOP - _BASE)
        self._edges.set_data([low, low, float("nan"), high, high], [_BASE, _TOP, float("nan"), _BASE, _TOP])
        self._strength.set_data([x, x], [_BASE, _TOP])
        self._strength_text.set_text(f"Strength {r.strength_n:,.0f} N ± 20 %")
        self._strength_text.set_x(min(max(x, LEFT + 60), WIDE - 126))

    def _point_at_l3(self, at: Body, r: Load) -> None:
        x, y = at.l3.mean(axis=0)
        side = abs(POSES[r.task.activity.pose].low) < _LYING_DEG
        to = (x - 38, y) if side else (x, y + 38)
        start, end = _spot(x - 2.4 if side else x, y if side else y + 2.4), _spot(*to)
        self._leader.set_data([start[0], end[0]], [start[1], end[1]])
        self._l3.set_position((end[0] - 4, end[1]) if side else (end[0], end[1] + 11))
        self._l3.set_horizontalalignment("right" if side else "center")

    def _show_lever(self, r: Load, l3_y: float) -> None:
        front = r.task.activity.box == "front"
        self._lever.set_visible(front)
        end = _L3_X + r.distance_cm * _SCALE
        top = _spot(0, float(self._scene.box_bottom))[1]
        self._lever.set_data([_L3_X, _L3_X, end, end], [l3_y, _FLOOR - 3, _FLOOR - 3, top])
        told = ""
        if front:
            told = f"{r.box_kg:g} kg at {r.distance_cm:g} cm"
        elif r.task.activity.with_box:
            told = f"{r.box_kg:g} kg in two halves"
        elif "mattress" in POSES[r.task.activity.pose].props:
            told = "Seen from above"
        elif not r.task.activity.confirmed:
            told = "Hatched, ?: not confirmed"
        self._lever_text.set_text(told)


class Scene:
    """The person with the things around."""

    def __init__(self, room: Axes, look: Look) -> None:
        self._figure = Figure(room, look)
        self._around = PathPatch(closed([]), fc=_WOOD, ec=_WOOD_EDGE, lw=look.line, zorder=2.5)
        self._box = PathPatch(closed([]), fc="#d9b98c", ec=style.BONE_EDGE, lw=look.line * 1.4, zorder=5.2)
        for each in (self._around, self._box):
            room.add_patch(each)
        self.box_bottom = 0.0

    def show(self, r: Load) -> Body:
        """Pose the person and return where the parts lie."""
        pose, front = r.task.activity.pose, r.task.activity.box == "front"
        at = body(pose)
        if front:
            at = holding(at, reach_for_box(pose, r.distance_cm))
        self._figure.show(at)
        self._around.set_path(closed(around(pose, at)))
        self._around.set_zorder(5.2 if pose == "carry_sides" else 1)
        self._box.set_visible(front)
        if front:
            shape = box_shape(at.hand, r.distance_cm)
            self._box.set_path(closed([shape]))
            self.box_bottom = shape[:, 1].min()
        return at


def _spot(x_cm: float, y_cm: float) -> tuple[float, float]:
    return _L3_X + x_cm * _SCALE, _FLOOR + y_cm * _SCALE


def _line(axes: Axes, colour: str, width: float, **look: Any) -> Line2D:
    line = Line2D([], [], color=colour, lw=width, zorder=3.5, **look)
    axes.add_line(line)
    return line


def _draw_frame(still: Axes, look: Look) -> None:
    """Draw what never changes: floor, the scale of force and the heading of the ratio."""
    text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.QUIET}
    still.add_line(Line2D([8, WIDE - 8], [_FLOOR, _FLOOR], color=style.FRAME, lw=look.line * 1.2))
    for tick in _TICKS_N:
        x = force_x(tick)
        still.add_line(Line2D([x, x], [_BASE - 4, _TOP], color="#e2dcd1", lw=look.line))
        still.text(x, _BASE - 7, f"{tick:,}", ha="center", va="top", **text)
    still.add_line(Line2D([LEFT, RIGHT], [_BASE, _BASE], color=style.FRAME, lw=look.line))
    still.text(LEFT - 5, _ROWS[2], "stand", ha="right", va="center", **(text | {"color": style.INK}))
    still.text(LEFT - 16, _BASE - 7, "Force (N)", ha="right", va="top", **text)
    still.text(WIDE - 6, HIGH - 4, "Load ÷ strength", ha="right", va="top", **(text | {"color": style.INK}))
