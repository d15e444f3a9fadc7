"""Arms and legs of a person in profile, as closed shapes in cm.

Layer: below ``anatomy``, above ``poses``.
"""

from __future__ import annotations

import numpy as np

from osteospine.compression.outline import Points
from osteospine.daily_life.poses import Pair

THIGH, SHANK, UPPER_ARM, FOREARM = 40.0, 40.0, 29.0, 29.0


def toward(angle_deg: float) -> Points:
    """Return the unit vector of a limb: 0 hangs down, 90 points forward, 180 up."""
    a = np.radians(angle_deg)
    return np.array([np.sin(a), -np.cos(a)])


def capsule(start: Points, end: Points, first: float, last: float) -> Points:
    """Return a limb: a tapered bar with round ends."""
    along = end - start
    angle = np.arctan2(along[1], along[0])
    far, near = (angle + np.linspace(-np.pi / 2, np.pi / 2, 7), angle + np.linspace(np.pi / 2, 1.5 * np.pi, 7))
    return np.vstack(
        [end + last * np.column_stack([np.cos(far), np.sin(far)]),
         start + first * np.column_stack([np.cos(near), np.sin(near)])]
    )  # fmt: skip


def leg_parts(hip: Points, angles: Pair, lift: float) -> list[Points]:
    """Return thigh, shank and foot."""
    knee = hip + THIGH * toward(angles[0])
    ankle = knee + SHANK * toward(angles[1])
    ahead, up = toward(90.0 + lift), toward(180.0 + lift)
    sole = [(-4.6, -6.4), (15.0, -6.4), (18.0, -5.4), (18.2, -3.6), (13.0, -1.6), (5.0, 2.6), (-3.6, 1.6)]
    foot = np.array([ankle + x * ahead + y * up for x, y in sole])
    return [capsule(hip, knee, 10.2, 6.2), capsule(knee, ankle, 6.0, 3.7), foot]


def arm_parts(shoulder: Points, angles: Pair, hand: Points | None = None) -> tuple[list[Points], Points]:
    """Return upper arm, forearm and fist, and where the fist is; ``hand`` is where it goes, if not by the angles."""
    if hand is None:
        elbow = shoulder + UPPER_ARM * toward(angles[0])
        hand = elbow + FOREARM * toward(angles[1])
    else:
        way = hand - shoulder
        far = float(np.clip(np.hypot(*way), 12.0, UPPER_ARM + FOREARM - 0.5))
        way = way / np.hypot(*way)
        hand = shoulder + far * way
        out = np.arccos(np.clip((UPPER_ARM**2 + far**2 - FOREARM**2) / (2 * UPPER_ARM * far), -1.0, 1.0))
        turned = np.array(
            [way[0] * np.cos(-out) - way[1] * np.sin(-out), way[0] * np.sin(-out) + way[1] * np.cos(-out)]
        )
        elbow = shoulder + UPPER_ARM * turned
    parts = [
        capsule(shoulder, elbow, 5.2, 4.0),
        capsule(elbow, hand, 3.9, 2.8),
        capsule(hand, hand + (hand - elbow) / FOREARM * 3.0, 3.6, 3.2),
    ]
    return parts, hand
