"""Things around the person: furniture, boxes, bags and mats, as closed shapes in cm.

Layer: below the pictures, above ``anatomy``.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from osteospine.compression.outline import Points
from osteospine.daily_life.anatomy import Body, body
from osteospine.daily_life.limbs import FOREARM, UPPER_ARM
from osteospine.daily_life.poses import POSES

BOX_WIDE, BOX_HIGH = 34.0, 24.0
_GRIP = 9.0  # the hands hold the box behind its middle
_CARRY_HEIGHTS = {"lift_bent": 50.0, "lift_squat": 44.0, "carry_front": 104.0}
_Shapes = list[Points]


def reach_for_box(pose: str, distance_cm: float) -> tuple[float, float]:
    """Return where the hands hold a box whose middle is so far in front of L3, as low as the arms allow."""
    x, y = distance_cm - _GRIP, _CARRY_HEIGHTS[pose]
    shoulder = body(pose).shoulder
    arm, across = UPPER_ARM + FOREARM - 1.0, x - shoulder[0]
    if abs(across) < arm:
        y = max(y, shoulder[1] - math.sqrt(arm**2 - across**2))
    return x, y


def box_shape(hand: tuple[float, float], distance_cm: float) -> Points:
    """Return the outline of a box that hangs in the hands."""
    return _rect(distance_cm - BOX_WIDE / 2, hand[1] - BOX_HIGH * 0.6, BOX_WIDE, BOX_HIGH)


def around(pose: str, at: Body) -> list[Points]:
    """Return the furniture and tools that belong to a pose."""
    return [shape for name in POSES[pose].props if name in _MAKERS for shape in _MAKERS[name](at)]


def _rect(left: float, bottom: float, wide: float, high: float) -> Points:
    return np.array([(left, bottom), (left + wide, bottom), (left + wide, bottom + high), (left, bottom + high)])


def _bar(start: tuple[float, float], end: tuple[float, float], thick: float) -> Points:
    a, b = np.array(start), np.array(end)
    across = np.array([a[1] - b[1], b[0] - a[0]]) / float(np.hypot(*(b - a))) * thick / 2
    return np.array([a + across, a - across, b - across, b + across])


def _disc(x: float, y: float, radius: float) -> Points:
    turn = np.linspace(0, 2 * np.pi, 17)[:-1]
    return np.column_stack([x + radius * np.cos(turn), y + radius * np.sin(turn)])


def _seat(left: float, top: float, wide: float = 44.0) -> _Shapes:
    legs = [_rect(left + 3, 0, 4, top - 5), _rect(left + wide - 7, 0, 4, top - 5)]
    return [*legs, _rect(left, top - 5, wide, 5)]


def _stool(at: Body) -> _Shapes:
    return _seat(at.hip[0] - 21, at.hip[1] - 9)


def _chair(at: Body) -> _Shapes:
    x, y = at.hip
    return [*_seat(x - 21, y - 9), _bar((x - 16, y - 8), (x - 31, y + 46), 5)]


def _low_chair(at: Body) -> _Shapes:
    return _seat(at.hip[0] - 42, 34)


def _high_chair(at: Body) -> _Shapes:
    x = at.hip[0] - 42
    return [*_seat(x, 52), _bar((x + 2, 72), (x + 40, 72), 5), _bar((x + 36, 72), (x + 36, 50), 4)]


def _desk(at: Body) -> _Shapes:
    left = at.hip[0] + 36
    return [_rect(left, 68, 66, 4), _rect(left + 56, 0, 5, 68)]


def _laptop(at: Body) -> _Shapes:
    left = at.hip[0] + 60
    return [_rect(left, 72, 22, 2), _bar((left + 21, 74), (left + 29, 92), 2)]


def _screen(at: Body) -> _Shapes:
    left = at.hip[0] + 84
    return [_rect(left - 6, 72, 14, 2), _rect(left, 74, 3, 22), _rect(left - 2, 94, 4, 34)]


def _bed(at: Body) -> _Shapes:
    top = at.hip[1] - 6
    return [_rect(-82, top - 14, 200, 14), _rect(-76, 0, 6, top - 14), _rect(106, 0, 6, top - 14),
            _rect(-80, top, 30, 5)]  # fmt: skip


def _mattress(at: Body) -> _Shapes:
    """Return the bed as seen from above."""
    y = at.hip[1]
    return [_rect(-84, y - 34, 200, 92), _rect(-80, y - 24, 30, 64)]


def _table(at: Body) -> _Shapes:
    left, top = at.hand[0] - 8, at.hand[1] - 4
    return [_rect(left, top - 4, 52, 4), _rect(left + 42, 0, 5, top - 4)]


def _basin(at: Body) -> _Shapes:
    left, top = at.hand[0] - 10, at.hand[1] - 4
    bowl = np.array([(left, top), (left + 44, top), (left + 38, top - 14), (left + 8, top - 14)])
    return [bowl, _rect(left + 17, 0, 10, top - 14)]


def _bags(at: Body) -> _Shapes:
    x, y = at.hand
    return [
        np.array([(x - 10, y - 12), (x + 10, y - 12), (x + 12, y - 38), (x - 12, y - 38)]),
        _bar((x, y), (x, y - 12), 5),
    ]


def _sock(_at: Body) -> _Shapes:
    return [_rect(52, 0, 10, 3)]


def _mat(at: Body) -> _Shapes:
    return [_rect(at.hip[0] - 62, -3, 150, 3)]


def _crate(at: Body) -> _Shapes:
    return [_rect(at.hand[0] - 6, at.hand[1] - 16, BOX_WIDE, BOX_HIGH)]


def _dumbbell(at: Body) -> _Shapes:
    x, y = at.hand
    return [_disc(x + 2, y + 1, 6.5)]


_MAKERS: dict[str, Callable[[Body], _Shapes]] = {
    "stool": _stool,
    "chair": _chair,
    "low_chair": _low_chair,
    "high_chair": _high_chair,
    "desk": _desk,
    "laptop": _laptop,
    "screen": _screen,
    "bed": _bed,
    "mattress": _mattress,
    "table": _table,
    "counter": _table,
    "basin": _basin,
    "bags": _bags,
    "sock": _sock,
    "mat": _mat,
    "crate": _crate,
    "dumbbell": _dumbbell,
    "reacher": lambda at: [_bar(at.hand, (55.0, 4.0), 2.0)],
    "band": lambda at: [_bar(at.hand, (92.0, at.hand[1] + 4.0), 1.6), _rect(90, 0, 4, 90)],
    "plate": lambda at: [_rect(at.hip[0] - 24, -6, 60, 6)],
}
