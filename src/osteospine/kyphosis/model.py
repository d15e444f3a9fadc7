"""How compressed vertebrae bend the whole spine: a stack of bodies and discs on a pelvis.

Frame: x forward, z up, millimetres; the hip axis stays where it is, and the middle of the upper endplate
of S1 of the unbroken spine is the origin. Tilts are degrees, positive when the front edge is lower.
Kyphosis is positive; lordosis is given as a positive number of its own.

The stack is plane geometry (sum of body and disc wedges). Two teaching assumptions are named where they
act: how much the discs beside a fracture give back, and that the pelvis turns back about the hips.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, replace

import numpy as np

from osteospine.compression.model import (
    LEVELS,
    Fracture,
    Shape,
    Vertebra,
    check_level,
    check_sex,
    fracture,
    reference_vertebra,
)
from osteospine.compression.outline import Points, arch, body, place
from osteospine.kit import evidence
from osteospine.kit.evidence import parameters


@dataclass(frozen=True)
class _DiscRow:
    level: str
    disc_mid_height_mm: float | None
    disc_wedge_deg: float | None
    tilt_deg: float


@dataclass(frozen=True)
class Piece:
    """One vertebra of the stack as it stands.

    ``centre`` and ``top`` are (x, z) in mm; the tilts of its endplates are in degrees.
    """

    vertebra: Vertebra
    centre: tuple[float, float]
    top: tuple[float, float]
    upper_tilt_deg: float
    lower_tilt_deg: float

    @property
    def tilt_deg(self) -> float:
        """Lean of the body: the mean of its endplates."""
        return (self.upper_tilt_deg + self.lower_tilt_deg) / 2


@dataclass(frozen=True)
class Spine:
    """A standing spine from T1 to the sacrum, with its fractures. Immutable.

    Parameters
    ----------
    sex
        Whose reference geometry; only ``"female"`` is sound enough to teach from.
    fractures
        At most one per level.
    compensation
        Share (0 to 1) of what the body can give back that it does give back. 0 is bare geometry.
    """

    sex: str = "female"
    fractures: tuple[Fracture, ...] = ()
    compensation: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what the model does not know."""
        check_sex(self.sex)
        if not 0 <= self.compensation <= 1:
            raise ValueError(f"Compensation {self.compensation!r} is not a share between 0 and 1.")
        levels = [f.level for f in self.fractures]
        twice = sorted({level for level in levels if levels.count(level) > 1})
        if twice:
            raise ValueError(f"More than one fracture at {', '.join(twice)}. Give each vertebra one fracture.")

    @classmethod
    def standing(cls, sex: str = "female", compensation: float = 0.0) -> Spine:
        """Return the unbroken reference spine, standing."""
        return cls(sex=sex, compensation=compensation)

    def with_fracture(self, level: str, shape: Shape, height_loss: float) -> Spine:
        """Return this spine with one more fracture; a fracture at the same level is replaced."""
        others = tuple(f for f in self.fractures if f.level != level)
        broken = (*others, Fracture(level, shape, height_loss))
        return replace(self, fractures=tuple(sorted(broken, key=lambda f: LEVELS.index(f.level))))

    def compensated(self, share: float) -> Spine:
        """Return this spine with another share of compensation, 0 to 1."""
        return replace(self, compensation=share)

    # Angles ----------------------------------------------------------------------------------------

    def cobb_deg(self, upper: str = "T4", lower: str = "T12") -> float:
        """Return the Cobb angle: upper endplate of ``upper`` against lower endplate of ``lower``.

        Raises
        ------
        ValueError
            For unknown levels, or when ``upper`` does not lie above ``lower``.
        """
        check_level(upper)
        check_level(lower)
        if LEVELS.index(upper) >= LEVELS.index(lower):
            raise ValueError(f"The upper end vertebra must lie above the lower one: got {upper} and {lower}.")
        return self.piece(upper).upper_tilt_deg - self.piece(lower).lower_tilt_deg

    def lordosis_deg(self) -> float:
        """Return the lumbar lordosis, upper endplate of L1 to S1, as a positive angle."""
        return self.sacral_slope_deg - self.piece("L1").upper_tilt_deg

    @property
    def sacral_slope_deg(self) -> float:
        """Tilt of the upper endplate of S1."""
        return _sacral_slope(self.sex) - self.pelvic_turn_deg

    # Places ----------------------------------------------------------------------------------------

    @property
    def sacrum(self) -> tuple[float, float]:
        """Middle of the upper endplate of S1, (x, z) mm."""
        return _turn((0.0, 0.0), self.pelvic_turn_deg)

    def t1_offset_mm(self) -> float:
        """Return how far the top of T1 lies in front of the middle of S1 (mm, forward positive)."""
        return self.piece("T1").top[0] - self.sacrum[0]

    def stature_change_mm(self, before: Spine) -> float:
        """Return the change of standing height against ``before``: how far T1 has sunk (mm, loss negative).

        Legs, neck and head are taken to be the same.
        """
        return self.piece("T1").top[1] - before.piece("T1").top[1]

    def rib_pelvis_gap_mm(self) -> float:
        """Return the gap between lowest rib and pelvic brim at the side (mm, never below 0).

        Model assumption: the rib margin moves with T10, the brim with the pelvis, and the gap of the
        reference woman is three finger breadths (``data/kyphosis/model_parameters.csv``).
        """
        p = parameters("kyphosis")
        start = _bare(Spine(self.sex))
        rib = _carry((0.0, p["rib_margin_up_mm"].value), start["T10"], self.piece("T10"))
        brim_up = p["rib_margin_up_mm"].value - p["rib_pelvis_gap_mm"].value
        brim = _turn((0.0, brim_up), self.pelvic_turn_deg)
        return max(0.0, rib[1] - brim[1])

    def outline(self, level: str) -> Points:
        """Return the outline of a vertebral body where it stands, shape (n, 2), mm."""
        at = self.piece(level)
        return place(body(at.vertebra), at.centre, at.tilt_deg)

    def arch_outline(self, level: str, drop: float) -> Points:
        """Return the outline of the arch and spinous process where it stands, shape (n, 2), mm."""
        at = self.piece(level)
        return place(arch(at.vertebra, drop), at.centre, at.tilt_deg)

    def piece(self, level: str) -> Piece:
        """Return one vertebra as it stands."""
        check_level(level)
        return self.pieces[level]

    @functools.cached_property
    def pieces(self) -> dict[str, Piece]:
        """All 17 vertebrae as they stand, by level, from L5 up to T1."""
        return {level: _turned(piece, self.pelvic_turn_deg) for level, piece in _bare(self).items()}

    @functools.cached_property
    def pelvic_turn_deg(self) -> float:
        """How far the pelvis turns back about the hips (degrees).

        Teaching assumption: full compensation brings T1 back over the sacrum as it was before.
        """
        top, reference = _bare(self)["T1"].top, _bare(Spine(self.sex))["T1"].top
        reach = math.hypot(*top)
        wanted = min(max(reference[0] / reach, -1.0), 1.0)
        full = math.degrees(math.atan2(top[0], top[1]) - math.asin(wanted))
        return self.compensation * full


@functools.cache
def _discs(sex: str) -> dict[str, tuple[float, float]]:
    """Return height (mm) and wedge (deg) of the disc below each level."""
    check_sex(sex)
    return {
        row.level: (row.disc_mid_height_mm, row.disc_wedge_deg)
        for row in _rows()
        if row.disc_mid_height_mm is not None and row.disc_wedge_deg is not None
    }


@functools.cache
def _rows() -> tuple[_DiscRow, ...]:
    return evidence.read("compression/reference_profile", _DiscRow)


@functools.cache
def _sacral_slope(sex: str) -> float:
    check_sex(sex)
    return next(row.tilt_deg for row in _rows() if row.level == "S1")


@functools.lru_cache(maxsize=64)
def _bare(spine: Spine) -> dict[str, Piece]:
    """Stack bodies and discs from S1 upward, before the pelvis turns.

    Each piece adds its mean height along the mean tilt of its two endplates.
    """
    broken = {f.level: f for f in spine.fractures}
    given_back = _given_back(spine)
    x, z, tilt = 0.0, 0.0, _sacral_slope(spine.sex)
    pieces: dict[str, Piece] = {}
    for level in reversed(LEVELS):
        height, wedge = _discs(spine.sex)[level]
        wedge -= given_back[level]
        x, z = _step(x, z, tilt + wedge / 2, height)
        lower = tilt + wedge
        vertebra = reference_vertebra(level, spine.sex)
        if level in broken:
            vertebra = fracture(vertebra, broken[level].shape, broken[level].height_loss)
        middle = lower + vertebra.wedge_angle_deg / 2
        centre = _step(x, z, middle, vertebra.mean_height_mm / 2)
        x, z = _step(x, z, middle, vertebra.mean_height_mm)
        tilt = lower + vertebra.wedge_angle_deg
        pieces[level] = Piece(vertebra, centre, (x, z), tilt, lower)
    return pieces


def _given_back(spine: Spine) -> dict[str, float]:
    """Return how much each disc (named by the level above it) opens backward, in degrees.

    Teaching assumption: at full compensation the two discs beside a fracture give back half of the wedge
    that it added (``neighbour_share``), each disc the same.
    """
    share = spine.compensation * parameters("kyphosis")["neighbour_share"].value
    opened = dict.fromkeys(LEVELS, 0.0)
    for each in spine.fractures:
        normal = reference_vertebra(each.level, spine.sex)
        added = fracture(normal, each.shape, each.height_loss).wedge_angle_deg - normal.wedge_angle_deg
        index = LEVELS.index(each.level)
        beside = [each.level, *([LEVELS[index - 1]] if index else [])]
        for level in beside:
            opened[level] += share * added / len(beside)
    return opened


def _step(x: float, z: float, tilt_deg: float, length_mm: float) -> tuple[float, float]:
    a = math.radians(tilt_deg)
    return x + length_mm * math.sin(a), z + length_mm * math.cos(a)


def _hip() -> tuple[float, float]:
    p = parameters("kyphosis")
    return p["hip_axis_forward_mm"].value, p["hip_axis_up_mm"].value


def _turn(point: tuple[float, float], back_deg: float) -> tuple[float, float]:
    """Turn a point backward about the hip axis."""
    hip_x, hip_z = _hip()
    a = math.radians(back_deg)
    x, z = point[0] - hip_x, point[1] - hip_z
    return hip_x + x * math.cos(a) - z * math.sin(a), hip_z + x * math.sin(a) + z * math.cos(a)


def _turned(piece: Piece, back_deg: float) -> Piece:
    if back_deg == 0:
        return piece
    return Piece(
        piece.vertebra,
        _turn(piece.centre, back_deg),
        _turn(piece.top, back_deg),
        piece.upper_tilt_deg - back_deg,
        piece.lower_tilt_deg - back_deg,
    )


def _carry(point: tuple[float, float], start: Piece, now: Piece) -> tuple[float, float]:
    """Move a point that is fixed to a vertebra from where that vertebra was to where it is."""
    relative = np.array([[point[0] - start.centre[0], point[1] - start.centre[1]]])
    moved = place(relative, now.centre, now.tilt_deg - start.tilt_deg)
    return float(moved[0, 0]), float(moved[0, 1])
