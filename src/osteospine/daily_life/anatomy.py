"""The parts of a person in profile with the spine inside, in any pose, as closed shapes.

All lengths in cm at the scale of a person of 165 cm; L3 stands at x = 0, the floor at y = 0.
Layer: below ``figure`` and ``props``, above ``poses``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from osteospine.compression.outline import Points
from osteospine.daily_life.limbs import arm_parts, capsule, leg_parts, toward
from osteospine.daily_life.poses import POSES, Pose

TRUNK = 49.0
BONES = 17
_L3 = 2  # counted from below
_STEPS = np.linspace(0.0, 1.0, 25)
_FACE = np.array(
    [(4.6, -6.2), (6.4, -5.8), (8.6, -5.2), (9.7, -4), (9.7, -2.4), (9.9, -1), (10.2, 0), (10, 0.8), (11.6, 2),
     (11, 3), (10, 4.2), (10, 5.4), (10.3, 6.8), (10, 9), (9, 11.2), (7, 13.4), (3.6, 14.6), (0, 14.3),
     (-3.4, 12.8), (-5.8, 10.2), (-6.8, 6.8), (-6.4, 3.4), (-5.4, 0.6), (-4.6, -4)]
)  # fmt: skip
# Along the trunk from the hips (0) to the base of the neck (1): skin behind and in front of the spine, cm.
_ALONG, _BEHIND, _AHEAD = (
    np.array([-0.10, 0.06, 0.2, 0.35, 0.55, 0.75, 0.9, 1.02]),
    np.array([6.0, 8.6, 7.6, 6.4, 6.4, 6.6, 6.6, 5.6]),
    np.array([11.0, 14.5, 15.6, 15.4, 16.8, 17.0, 13.6, 6.5]),
)


@dataclass(frozen=True)
class Body:
    """Where the parts of a posed person lie, cm."""

    torso: tuple[Points, ...]
    near_leg: tuple[Points, ...]
    far_leg: tuple[Points, ...]
    far_arm: tuple[Points, ...]
    near_arm: tuple[Points, ...]
    bones: tuple[Points, ...]
    l3: Points
    seat: Points
    hand: tuple[float, float]
    hip: tuple[float, float]
    shoulder: tuple[float, float]


@functools.lru_cache(maxsize=128)
def body(pose_name: str) -> Body:
    """Return the parts of a person in a pose."""
    pose = POSES[pose_name]
    spine, tilt = _spine(pose)
    hip = np.array([3.5, 0.0]) if abs(pose.low) < 45 else np.array([0.0, 3.5])
    legs = [leg_parts(hip, leg, lift) for leg, lift in zip(pose.legs, pose.feet, strict=True)]
    floor = min(float(part[:, 1].min()) for leg in legs for part in leg)
    raise_by = -floor if pose.hip_cm is None else pose.hip_cm
    l3 = _at(spine, _share(_L3))
    move = np.array([-l3[0], raise_by])
    neck, nod = spine[-1], 0.6 * pose.head + 0.16 * pose.high
    seat = neck + 10.4 * _up(0.45 * nod + 0.55 * tilt[-1] + 6.0)
    skull = _turn(_FACE, seat, nod)
    shoulder = _at(spine, 0.9) + 4.0 * _ahead(tilt[-3])
    arms = [arm_parts(shoulder, arm) for arm in pose.arms]
    torso = (_torso(spine, tilt), skull, capsule(neck + _ahead(tilt[-1]) * 0.6, seat, 5.6, 5.4))
    vertebrae = [_vertebra(spine, tilt, n) for n in range(BONES)]

    def put(shapes: Iterable[Points]) -> tuple[Points, ...]:
        return tuple(shape + move for shape in shapes)

    return Body(
        torso=put(torso),
        near_leg=put(legs[0]),
        far_leg=put(legs[1]),
        far_arm=put(arms[1][0]),
        near_arm=put(arms[0][0]),
        bones=put([v for n, v in enumerate(vertebrae) if n != _L3]),
        l3=vertebrae[_L3] + move,
        seat=_seat(hip, pose) + move,
        hand=_pair(arms[0][1] + move),
        hip=_pair(hip + move),
        shoulder=_pair(shoulder + move),
    )


def holding(at: Body, hands: tuple[float, float]) -> Body:
    """Return the same person with both hands there, or as near as the arms reach."""
    parts, hand = arm_parts(np.array(at.shoulder), (0.0, 0.0), np.array(hands))
    return replace(at, near_arm=tuple(parts), far_arm=(), hand=_pair(hand))


def _pair(point: Points) -> tuple[float, float]:
    return float(point[0]), float(point[1])


def _up(tilt_deg: float) -> Points:
    """Return the direction of a trunk that leans forward by so much."""
    return toward(180.0 - tilt_deg)


def _ahead(tilt_deg: float) -> Points:
    return toward(90.0 - tilt_deg)


def _turn(shape: Points, at: Points, tilt_deg: float) -> Points:
    ahead, up = _ahead(tilt_deg), _up(tilt_deg)
    return np.asarray(at + shape[:, :1] * ahead + shape[:, 1:] * up)


def _spine(pose: Pose) -> tuple[Points, Points]:
    """Return points and leans from the hips to the neck: pelvis as ``low``, top as ``high``, with an easy S."""
    ease = _STEPS * _STEPS * (3 - 2 * _STEPS)
    tilt = pose.low + (pose.high - pose.low) * ease - 9.0 * np.sin(2 * np.pi * (_STEPS - 0.08))
    steps = np.array([_up(each) for each in tilt]) * TRUNK / (len(_STEPS) - 1)
    return np.vstack([np.zeros((1, 2)), np.cumsum(steps[:-1], axis=0)]), tilt


def _at(spine: Points, share: float) -> Points:
    return np.array([np.interp(share, _STEPS, spine[:, 0]), np.interp(share, _STEPS, spine[:, 1])])


def _share(bone: int) -> float:
    """Return where a vertebra lies along the trunk; those below are taller."""
    n = bone / (BONES - 1)
    return 0.12 + 0.88 * n * (1.18 - 0.18 * n)


def _vertebra(spine: Points, tilt: Points, bone: int) -> Points:
    share, n = _share(bone), bone / (BONES - 1)
    half_deep, half_high = 2.1 - 0.8 * n, 1.12 - 0.42 * n
    corners = np.array([(-1.0, -1.0), (1.0, -1.0), (0.9, 0.0), (1.0, 1.0), (-1.0, 1.0), (-0.9, 0.0)])
    return _turn(corners * (half_deep, half_high), _at(spine, share), float(np.interp(share, _STEPS, tilt)))


def _torso(spine: Points, tilt: Points) -> Points:
    """Return the skin of the trunk as a closed curve."""
    mean = float(np.mean(tilt))
    back, front = [], []
    for share, behind, ahead in zip(_ALONG, _BEHIND, _AHEAD, strict=True):
        own = float(np.interp(share, _STEPS, tilt))
        at = _at(spine, share) + (min(share, 0.0) + max(share - 1.0, 0.0)) * TRUNK * _up(own)
        back.append(at - behind * _ahead(0.8 * own + 0.2 * mean))
        front.append(at + ahead * _ahead(0.4 * own + 0.6 * mean))
    return _smooth(np.array([*back, *front[::-1]]))


def _seat(hip: Points, pose: Pose) -> Points:
    """Return the part where trunk and near thigh run into each other."""
    up = _up(pose.low)
    return capsule(hip - 1.5 * up, hip + 7.0 * up, 9.3, 9.0)


def _smooth(points: Points, steps: int = 4) -> Points:
    """Return a closed curve through points (Catmull-Rom)."""
    a, b, c, d = (np.roll(points, shift, axis=0)[:, None] for shift in (1, 0, -1, -2))
    t = np.arange(steps)[None, :, None] / steps
    curve = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    return np.asarray(curve.reshape(-1, 2))
