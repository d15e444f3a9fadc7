"""How a person stands, sits, lies and moves: joint angles of the drawn figure. For orientation, not measured.

Layer: below ``anatomy``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

Pair = tuple[float, float]


@dataclass(frozen=True)
class Pose:
    """Angles in degrees from upright or, for limbs, from hanging down; forward is positive.

    ``legs`` and ``arms`` hold the near and the far limb, each as upper and lower part; ``feet`` lift the toes.
    ``hip_cm`` is the height of the hips where the feet do not carry the body. ``props`` name things around.
    """

    low: float = 0.0
    high: float = 0.0
    head: float = 0.0
    legs: tuple[Pair, Pair] = ((2.0, -2.0), (-3.0, -5.0))
    arms: tuple[Pair, Pair] = ((-4.0, 8.0), (-2.0, 10.0))
    feet: Pair = (0.0, 0.0)
    hip_cm: float | None = None
    props: tuple[str, ...] = ()


_STAND = Pose()
_SIT = Pose(low=4.0, high=4.0, legs=((88.0, 2.0), (84.0, -6.0)), arms=((12.0, 62.0), (16.0, 66.0)), hip_cm=54.0)
_BEND = Pose(low=18.0, high=62.0, head=44.0, legs=((-9.0, -9.0), (-11.0, -11.0)), arms=((6.0, 6.0), (12.0, 12.0)))
_SQUAT = Pose(low=18.0, high=22.0, head=4.0, legs=((74.0, -26.0), (70.0, -26.0)), arms=((30.0, 50.0), (34.0, 52.0)))
_SUPINE = Pose(
    low=-90.0,
    high=-88.0,
    head=-80.0,
    legs=((88.0, 92.0), (88.0, 92.0)),
    arms=((70.0, 100.0), (70.0, 100.0)),
    feet=(84.0, 84.0),
    hip_cm=56.0,
)
_SIDE = replace(_SUPINE, legs=((128.0, 62.0), (122.0, 66.0)), arms=((165.0, 238.0), (152.0, 226.0)), feet=(60.0, 64.0))

POSES: dict[str, Pose] = {
    "stand": _STAND,
    "bend": _BEND,
    "bend_low": replace(_BEND, arms=((2.0, 2.0), (8.0, 8.0)), low=20.0, high=60.0, props=("sock",)),
    "bend_hand": replace(_BEND, arms=((38.0, 10.0), (10.0, 60.0)), props=("basin",)),
    "lift_bent": replace(_BEND, props=("box",)),
    "lift_squat": replace(_SQUAT, props=("box",)),
    "carry_front": replace(_STAND, props=("box",)),
    "carry_sides": replace(_STAND, arms=((0.0, 2.0), (4.0, 6.0)), props=("bags",)),
    "reacher": replace(_STAND, arms=((22.0, 26.0), (-2.0, 10.0)), head=14.0, props=("reacher", "sock")),
    "sit_reach": replace(
        _SIT, low=32.0, high=56.0, head=40.0, arms=((24.0, 16.0), (28.0, 20.0)), hip_cm=52.0, props=("stool",)
    ),
    "rise_low": replace(
        _SQUAT, low=36.0, high=44.0, head=12.0, legs=((78.0, -12.0), (76.0, -14.0)), props=("low_chair",)
    ),
    "rise_high": replace(
        _SQUAT, low=18.0, high=22.0, head=4.0, legs=((62.0, -10.0), (60.0, -12.0)),
        arms=((-22.0, 8.0), (-20.0, 10.0)), props=("high_chair",),
    ),
    "sit_slump": replace(_SIT, low=-14.0, high=34.0, head=16.0, arms=((24.0, 60.0), (26.0, 62.0)), props=("stool",)),
    "sit_back": replace(_SIT, low=-18.0, high=-10.0, head=2.0, props=("chair",)),
    "screen_low": replace(
        _SIT, low=12.0, high=30.0, head=34.0, arms=((36.0, 92.0), (38.0, 94.0)), props=("stool", "desk", "laptop")
    ),
    "screen_high": replace(
        _SIT, low=0.0, high=2.0, arms=((24.0, 82.0), (26.0, 84.0)), props=("stool", "desk", "screen")
    ),
    "cough_tall": replace(
        _STAND, arms=((26.0, 44.0), (40.0, 130.0)), legs=((8.0, -8.0), (2.0, -14.0)), props=("table",)
    ),
    "turn_quick": replace(_SIDE, low=-110.0, high=-72.0, legs=((120.0, 70.0), (92.0, 66.0)), props=("mattress",)),
    "turn_log": replace(_SIDE, props=("mattress",)),
    "lie_side": replace(_SIDE, props=("mattress",)),
    "lie_back": replace(_SUPINE, props=("bed",)),
    "walk": replace(
        _STAND, low=3.0, high=4.0, legs=((24.0, 18.0), (-16.0, -34.0)), feet=(12.0, -26.0),
        arms=((-24.0, 2.0), (22.0, 46.0)),
    ),
    "jog": replace(
        _STAND, low=7.0, high=9.0, legs=((46.0, -28.0), (-14.0, -62.0)), feet=(-6.0, -56.0),
        arms=((-40.0, 46.0), (30.0, 118.0)), hip_cm=93.0,
    ),
    "one_leg": replace(_STAND, legs=((58.0, -16.0), (0.0, 0.0)), arms=((14.0, 60.0), (28.0, 46.0)), props=("counter",)),
    "tai_chi": replace(
        _STAND, legs=((34.0, -8.0), (-8.0, -34.0)), feet=(0.0, -8.0), arms=((48.0, 84.0), (66.0, 96.0))
    ),
    "band_row": replace(_SIT, arms=((-34.0, 72.0), (-24.0, 80.0)), props=("stool", "band")),
    "weights": replace(
        _STAND, arms=((-2.0, 96.0), (4.0, 104.0)), legs=((8.0, -6.0), (2.0, -12.0)), props=("dumbbell",)
    ),
    "extension": replace(_SIT, low=2.0, high=-14.0, head=-8.0, arms=((-24.0, 40.0), (-20.0, 44.0)), props=("stool",)),
    "toe_touch": replace(_BEND, low=54.0, high=128.0, head=122.0, arms=((16.0, 12.0), (20.0, 16.0))),
    "sit_up": replace(
        _SUPINE, low=-84.0, high=-22.0, head=0.0, legs=((142.0, 28.0), (138.0, 30.0)), feet=(4.0, 4.0),
        arms=((62.0, 92.0), (66.0, 96.0)), hip_cm=11.0, props=("mat",),
    ),
    "yoga": replace(
        _STAND, legs=((42.0, -4.0), (-34.0, -38.0)), feet=(0.0, -12.0), arms=((88.0, 90.0), (-88.0, -90.0)),
        props=("mat",),
    ),
    "pool": replace(_STAND, legs=((30.0, 6.0), (-10.0, -24.0)), arms=((46.0, 74.0), (-18.0, 10.0)), props=("water",)),
    "lift": replace(_SQUAT, arms=((10.0, 30.0), (14.0, 34.0)), props=("crate",)),
    "squat_stand": replace(
        _STAND, low=6.0, high=8.0, legs=((26.0, -18.0), (22.0, -20.0)), arms=((26.0, 66.0), (30.0, 70.0)),
        props=("plate",),
    ),
}  # fmt: skip
"""Poses by name."""
