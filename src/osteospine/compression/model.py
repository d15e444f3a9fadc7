"""How one vertebral body is compressed: heights, wedge angle and Genant grade.

Lengths are millimetres, angles degrees, losses fractions of the vertebra's own expected height.
Sign: a wedge angle is positive when the front is shorter than the back.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, replace
from typing import Literal, get_args

from osteospine.kit import evidence
from osteospine.kit.evidence import parameters

Shape = Literal["wedge", "biconcave", "crush"]

LEVELS: tuple[str, ...] = (*(f"T{n}" for n in range(1, 13)), *(f"L{n}" for n in range(1, 6)))
"""The 17 vertebrae that osteoporosis breaks, from top to bottom."""

SHAPES: tuple[Shape, ...] = get_args(Shape)
"""The three shapes of the Genant scheme."""

MAX_HEIGHT_LOSS = 0.6
"""Largest height loss that the models draw, as a fraction."""

GRADE_NAMES: tuple[str, ...] = ("normal", "mild", "moderate", "severe")
"""Words for Genant grades 0 to 3."""

_ROUNDING = 1e-9  # 0.1 + 0.1 must count as 0.2: a loss on a mark belongs to the grade above it.


@dataclass(frozen=True)
class Vertebra:
    """One vertebral body in side view.

    Parameters
    ----------
    level
        Name such as ``"T8"``.
    anterior_mm, middle_mm, posterior_mm
        Heights at the front, in the middle and at the back.
    depth_mm
        Front-to-back length, the mean of the upper and lower endplate.
    """

    level: str
    anterior_mm: float
    middle_mm: float
    posterior_mm: float
    depth_mm: float

    @property
    def wedge_angle_deg(self) -> float:
        """Angle between the endplates: ``2 atan((Hp - Ha) / (2 D))``, plane geometry.

        Checked against the measured fractures of ``data/compression/wedge_fracture_measured.csv``.
        """
        return math.degrees(2 * math.atan((self.posterior_mm - self.anterior_mm) / (2 * self.depth_mm)))

    @property
    def mean_height_mm(self) -> float:
        """Mean of front and back height: what the body adds to the length of the spine."""
        return (self.anterior_mm + self.posterior_mm) / 2


@dataclass(frozen=True)
class Fracture:
    """A compressed vertebra: where, which shape, and how much height is lost (fraction 0 to 0.6)."""

    level: str
    shape: Shape
    height_loss: float

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn, and say what can."""
        check_level(self.level)
        check_shape(self.shape)
        check_height_loss(self.height_loss)


@dataclass(frozen=True)
class _ProfileRow:
    sex: str
    level: str
    mid_height_mm: float | None
    anterior_height_mm: float | None
    posterior_height_mm: float | None
    depth_superior_mm: float
    depth_inferior_mm: float | None


def check_level(level: str) -> None:
    """Raise ``ValueError`` unless ``level`` names a vertebra from T1 to L5."""
    if level not in LEVELS:
        raise ValueError(f"Unknown vertebra {level!r}. Choose one of {', '.join(LEVELS)}.")


def check_shape(shape: str) -> None:
    """Raise ``ValueError`` unless ``shape`` is wedge, biconcave or crush."""
    if shape not in SHAPES:
        raise ValueError(f"Unknown fracture shape {shape!r}. Choose one of {', '.join(SHAPES)}.")


def check_height_loss(height_loss: float) -> None:
    """Raise ``ValueError`` unless the loss is a fraction between 0 and 0.6."""
    if not 0 <= height_loss <= MAX_HEIGHT_LOSS:
        raise ValueError(
            f"Height loss {height_loss!r} is outside 0 to {MAX_HEIGHT_LOSS}. "
            "Give a fraction of the normal height, for example 0.25 for 25 %."
        )


@functools.cache
def reference_vertebra(level: str, sex: str = "female") -> Vertebra:
    """Return the unbroken vertebra of the reference woman.

    Source: ``data/compression/reference_profile.csv`` (body heights from the VIVA+ average woman, wedge
    angles from Masharawi 2010, depths after Panjabi 1991 and 1992; each with its status).

    Raises
    ------
    ValueError
        For an unknown level, or a sex for which no standing reference geometry was found.
    """
    check_level(level)
    check_sex(sex)
    row = next(r for r in _profile() if r.level == level)
    if row.anterior_height_mm is None or row.posterior_height_mm is None or row.depth_inferior_mm is None:
        raise ValueError(f"data/compression/reference_profile.csv has no complete body for {level}.")
    mean_mm = (row.anterior_height_mm + row.posterior_height_mm) / 2
    return Vertebra(
        level=level,
        anterior_mm=row.anterior_height_mm,
        middle_mm=mean_mm * parameters("compression")["middle_to_mean_height_ratio"].value,
        posterior_mm=row.posterior_height_mm,
        depth_mm=(row.depth_superior_mm + row.depth_inferior_mm) / 2,
    )


def check_sex(sex: str) -> None:
    """Raise ``ValueError`` for a sex without reference geometry: only the woman's is sound."""
    if sex != "female":
        raise ValueError(
            f"No reference spine for sex={sex!r}: the man's standing geometry that could be found is not "
            "sound enough to teach from. Use sex='female'."
        )


@functools.cache
def _profile() -> tuple[_ProfileRow, ...]:
    return evidence.read("compression/reference_profile", _ProfileRow)


def fracture(vertebra: Vertebra, shape: Shape, height_loss: float) -> Vertebra:
    """Return the vertebra after a fracture.

    * wedge: the front loses ``height_loss``, the middle half of it, the back nothing;
    * biconcave: only the middle loses height, the rims stand;
    * crush: front, middle and back lose the same share.

    The shapes are those of Genant 1993; that each is pure is a teaching assumption, real fractures mix.
    Depth stays as it was, although crushed bodies also widen.

    Raises
    ------
    ValueError
        For an unknown shape or a loss outside 0 to 0.6.
    """
    check_shape(shape)
    check_height_loss(height_loss)
    rest = 1 - height_loss
    if shape == "wedge":
        middle_mm = vertebra.middle_mm * (1 - height_loss / 2)
        return replace(vertebra, anterior_mm=vertebra.anterior_mm * rest, middle_mm=middle_mm)
    if shape == "biconcave":
        return replace(vertebra, middle_mm=vertebra.middle_mm * rest)
    return replace(
        vertebra,
        anterior_mm=vertebra.anterior_mm * rest,
        middle_mm=vertebra.middle_mm * rest,
        posterior_mm=vertebra.posterior_mm * rest,
    )


@functools.cache
def grade_marks() -> tuple[float, float, float]:
    """Return the height losses at which Genant grades 1, 2 and 3 begin: 0.20, 0.25, 0.40 (Wang 2019)."""
    p = parameters("compression")
    return (
        p["genant_mild_fraction"].value,
        p["genant_moderate_fraction"].value,
        p["genant_severe_fraction"].value,
    )


def genant_grade(height_loss: float) -> int:
    """Return the Genant grade, 0 to 3, of a height loss given as a fraction.

    Sources print the limits as "20-25, 25-40, above 40 %"; here a loss exactly on a mark belongs to the
    higher grade. Film readers judge by eye, so near a mark either grade may be read.

    Raises
    ------
    ValueError
        If the loss is not between 0 and 1.
    """
    if not 0 <= height_loss <= 1:
        raise ValueError(f"Height loss {height_loss!r} is not a fraction between 0 and 1.")
    return sum(height_loss >= mark - _ROUNDING for mark in grade_marks())


def percent_range(grade: int) -> str:
    """Return the height loss of a grade as text, for example ``"25–40 %"``."""
    marks = [f"{mark * 100:.0f}" for mark in grade_marks()]
    return (
        f"below {marks[0]} %",
        f"{marks[0]}–{marks[1]} %",
        f"{marks[1]}–{marks[2]} %",
        f"{marks[2]} % or more",
    )[grade]


@dataclass(frozen=True)
class Compression:
    """What one fracture does to one vertebra: the result that the panel shows."""

    fracture: Fracture
    normal: Vertebra
    broken: Vertebra
    above: Vertebra | None
    below: Vertebra | None
    grade: int
    as_xray: bool = False

    @property
    def added_wedge_deg(self) -> float:
        """Change of the wedge angle against the normal vertebra."""
        return self.broken.wedge_angle_deg - self.normal.wedge_angle_deg

    @property
    def grade_name(self) -> str:
        """The grade in a word."""
        return GRADE_NAMES[self.grade]

    @property
    def nearest_mark(self) -> float:
        """The grade boundary closest to this loss, as a fraction."""
        return min(grade_marks(), key=lambda mark: abs(mark - self.fracture.height_loss))


def compress(broken: Fracture, sex: str = "female", as_xray: bool = False) -> Compression:
    """Work out one fracture among its unbroken neighbours (T1 has none above, L5 none below)."""
    normal = reference_vertebra(broken.level, sex)
    index = LEVELS.index(broken.level)
    return Compression(
        fracture=broken,
        normal=normal,
        broken=fracture(normal, broken.shape, broken.height_loss),
        above=reference_vertebra(LEVELS[index - 1], sex) if index > 0 else None,
        below=reference_vertebra(LEVELS[index + 1], sex) if index < len(LEVELS) - 1 else None,
        grade=genant_grade(broken.height_loss),
        as_xray=as_xray,
    )
