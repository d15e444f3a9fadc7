"""A calm body around the spine: points that follow the vertebrae. Drawn for orientation, not measured.

All shapes are (n, 2) arrays in the frame of ``kyphosis.model`` (mm).
"""

from __future__ import annotations

import functools

import numpy as np

from osteospine.compression.model import LEVELS
from osteospine.compression.outline import Points, fixed, place
from osteospine.kyphosis.model import Spine

# Level, skin behind the body centre and skin in front of it (mm).
_TRUNK: tuple[tuple[str, float, float], ...] = (
    ("T1", 62, 62), ("T3", 68, 92), ("T5", 70, 124), ("T7", 68, 142), ("T9", 66, 146),
    ("T11", 66, 140), ("L1", 66, 132), ("L3", 70, 126), ("L5", 78, 122),
)  # fmt: skip

# Head in profile, facing forward; origin at the atlas, x forward, z up (mm).
_FACE = np.array(
    [
        (46, -62), (64, -58), (86, -52), (97, -40), (97, -28), (101, -18), (97, -10), (103, -2),
        (100, 6), (116, 18), (112, 27), (102, 38), (100, 52), (104, 66), (102, 88), (92, 112),
        (70, 134), (36, 146), (0, 143), (-34, 128), (-58, 102), (-68, 68), (-64, 34), (-54, 6),
    ]
)  # fmt: skip

# Pelvis, buttock and thigh, fixed to the hips; from the front of the belly down and up the back.
_SEAT_FRONT = np.array([(128.0, -58), (112, -112), (104, -160), (100, -215)])
_SEAT_BACK = np.array([(-62.0, -215), (-74, -160), (-108, -108), (-112, -58), (-96, -12)])


def atlas(spine: Spine) -> tuple[tuple[float, float], float]:
    """Return where the head sits, (x, z) mm, and how far it nods forward (degrees).

    The neck follows half of what T1 leans; the head stays almost level, because people look ahead.
    """
    reference = Spine.standing(spine.sex).piece("T1")
    t1 = spine.piece("T1")
    lean = t1.upper_tilt_deg - reference.upper_tilt_deg
    neck = np.radians(6.5 + 0.5 * lean)
    x, z = t1.top
    return (float(x + 107 * np.sin(neck)), float(z + 107 * np.cos(neck))), 0.22 * lean


@functools.lru_cache(maxsize=16)
def outline(spine: Spine) -> Points:
    """Return the closed outline of head, trunk and thighs."""
    seat, nod = atlas(spine)
    head = place(_FACE, seat, nod)
    front, back = trunk(spine)
    turn = spine.pelvic_turn_deg
    hip_front = place(_SEAT_FRONT, (0.0, 0.0), -0.4 * turn)
    hip_back = place(_SEAT_BACK, (0.0, 0.0), -0.4 * turn)
    throat = (head[0] * 0.55 + front[0] * 0.45) + np.array([-16.0, 0.0])
    nape = head[-1] * 0.5 + back[0] * 0.5 + np.array([6.0, 0.0])
    return fixed(np.vstack([head, nape[None], back, hip_back[::-1], hip_front[::-1], front[::-1], throat[None]]))


@functools.lru_cache(maxsize=16)
def trunk(spine: Spine) -> tuple[Points, Points]:
    """Return front and back skin from neck to waist, each (9, 2), top to bottom.

    The front follows the mean lean of the trunk as much as the local one, so that it never folds.
    """
    tilts = np.array([spine.piece(level).tilt_deg for level, _, _ in _TRUNK])
    centres = np.array([spine.piece(level).centre for level, _, _ in _TRUNK])
    behind = np.array([b for _, b, _ in _TRUNK])
    ahead = np.array([f for _, _, f in _TRUNK])
    calm = np.radians(0.35 * tilts + 0.65 * np.mean(tilts))
    front = centres + ahead[:, None] * np.column_stack([np.cos(calm), -np.sin(calm)])
    own = np.radians(0.8 * tilts + 0.2 * np.mean(tilts))
    back = centres - behind[:, None] * np.column_stack([np.cos(own), -np.sin(own)])
    return fixed(front), fixed(back)


def ribs(spine: Spine) -> list[Points]:
    """Return one open curve per rib, T2 to T10, from the vertebra to the front of the chest."""
    front, _ = trunk(spine)
    levels = LEVELS[1:10]
    at = np.linspace(1.0, 5.0, len(levels))
    rows = np.arange(len(front))
    ends = np.column_stack([np.interp(at, rows, front[:, 0]), np.interp(at, rows, front[:, 1])])
    curves = []
    for level, end in zip(levels, ends, strict=True):
        piece = spine.piece(level)
        start = np.array(piece.centre)
        tip = start + 0.80 * (end - start)
        belly = start + 0.42 * (end - start) + np.array([0.0, -26.0])
        t = np.linspace(0, 1, 6)[:, None]
        curves.append((1 - t) ** 2 * start + 2 * t * (1 - t) * belly + t**2 * tip)
    return curves


def sacrum(spine: Spine) -> Points:
    """Return the outline of the sacrum below the spine."""
    x, z = spine.sacrum
    slope = spine.sacral_slope_deg
    shape = np.array([(-16.5, 0), (16.5, 0), (13, -24), (2, -48), (-12, -70), (-24, -92), (-34, -104),
                      (-41, -99), (-36, -78), (-31, -52), (-28, -26)])  # fmt: skip
    return place(shape, (x, z), slope)


def arm(spine: Spine) -> Points:
    """Return the closed outline of an arm that hangs straight down from the shoulder."""
    x, z = spine.piece("T3").centre
    shape = np.array(
        [(-6, 26), (22, 30), (42, 8), (40, -90), (34, -215), (40, -330), (33, -412), (34, -462), (22, -500),
         (8, -470), (10, -412), (4, -330), (-6, -215), (-20, -90), (-24, 0)]
    )  # fmt: skip
    return np.asarray(shape + np.array([x + 22.0, z - 22.0]), dtype=np.float64)
