"""What cement gives back to one broken vertebra and to the whole spine.

Lengths are millimetres, angles degrees, volumes millilitres, times weeks. The rise comes from published
means (``data/procedures/cement_parameters.csv``); that it grows with the cement up to the mean volume of a
trial, that the fracture is a clean wedge, and that the body gives back half of what it can, are teaching
assumptions.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

from osteospine.compression.model import LEVELS, Fracture, Vertebra, check_level, fracture, reference_vertebra
from osteospine.kit.refusal import Refusal
from osteospine.kyphosis.model import Spine
from osteospine.procedures.cement.published import PROCEDURES, Procedure, parameters, usual_ml, wedge_fall_deg

MM3_PER_ML = 1000


@dataclass(frozen=True)
class Choices:
    """What is done to which fracture.

    Parameters
    ----------
    procedure
        ``"none"``, ``"vertebroplasty"`` or ``"kyphoplasty"``.
    level, height_loss
        The vertebra, and the share of front height that its wedge has lost (0 to 0.6).
    age_weeks
        Weeks since the fracture.
    cement_ml
        Volume of cement.
    mobile
        Whether the broken bone still moves: it has a cleft that opens when the person lies down.
    """

    procedure: Procedure
    level: str
    height_loss: float
    age_weeks: float
    cement_ml: float
    mobile: bool = False


@dataclass(frozen=True)
class Cemented:
    """A broken vertebra and its spine, before and after the procedure."""

    choices: Choices
    normal: Vertebra
    before: Vertebra
    after: Vertebra
    spine_normal: Spine
    spine_before: Spine
    spine_after: Spine

    @property
    def front_gain_mm(self) -> float:
        """Front height given back."""
        return self.after.anterior_mm - self.before.anterior_mm

    @property
    def wedge_fall_deg(self) -> float:
        """Fall of the wedge angle."""
        return self.before.wedge_angle_deg - self.after.wedge_angle_deg

    @property
    def recovered_share(self) -> float:
        """Share of the lost front height that came back (0 where none was lost)."""
        lost = self.normal.anterior_mm - self.before.anterior_mm
        return self.front_gain_mm / lost if lost > 0 else 0.0

    @property
    def stature_gain_mm(self) -> float:
        """How far the top of the spine rises."""
        return self.spine_after.stature_change_mm(self.spine_before)

    def stature_gain_at_mm(self, compensation: float) -> float:
        """Return the same for another share of compensation, 0 to 1."""
        return self.spine_after.compensated(compensation).stature_change_mm(self.spine_before.compensated(compensation))

    @property
    def cobb_deg(self) -> tuple[float, float]:
        """Cobb angle T4 to T12, before and after."""
        return self.spine_before.cobb_deg(), self.spine_after.cobb_deg()

    @property
    def local_deg(self) -> tuple[float, float]:
        """Angle from the vertebra above to the one below, before and after: what the procedure studies measure."""
        index = LEVELS.index(self.choices.level)
        above, below = LEVELS[max(index - 1, 0)], LEVELS[min(index + 1, len(LEVELS) - 1)]
        return self.spine_before.cobb_deg(above, below), self.spine_after.cobb_deg(above, below)

    @property
    def cement_ml(self) -> float:
        """Cement in the bone: none without a procedure."""
        return 0.0 if self.choices.procedure == "none" else self.choices.cement_ml

    @property
    def cement_share(self) -> float:
        """Share of the body that the cement fills."""
        return self.cement_ml / volume_ml(self.after)


def volume_ml(vertebra: Vertebra) -> float:
    """Return the volume of a body taken as an elliptic cylinder (assumption: width 1.2 of depth)."""
    depth = vertebra.depth_mm
    base = math.pi / 4 * depth * depth * parameters()["body_width_to_depth"]
    return base * vertebra.mean_height_mm / MM3_PER_ML


def fill_limit_ml(level: str, height_loss: float) -> float:
    """Return the most cement that the broken body takes: half its volume (assumption)."""
    return parameters()["fill_limit_share"] * volume_ml(_wedge(level, height_loss))


def cement(choices: Choices) -> Cemented:
    """Work out what the procedure gives back.

    Raises
    ------
    Refusal
        For a procedure without a fracture, more cement than fits, or an age that no series covers.
    """
    c = choices
    check_level(c.level)
    _check(c)
    before = _wedge(c.level, c.height_loss)
    normal = reference_vertebra(c.level)
    gain = _gain_mm(c, normal, before) / normal.anterior_mm
    rest = min(max(0.0, c.height_loss - gain), c.height_loss)
    standing = Spine.standing(compensation=parameters()["compensation_share"])
    return Cemented(
        choices=c,
        normal=normal,
        before=before,
        after=_wedge(c.level, rest),
        spine_normal=standing,
        spine_before=_broken(standing, c.level, c.height_loss),
        spine_after=_broken(standing, c.level, rest),
    )


def _check(c: Choices) -> None:
    p = parameters()
    if c.procedure not in PROCEDURES:
        raise Refusal(f"Unknown procedure {c.procedure!r}. Choose one of {', '.join(PROCEDURES)}.")
    if c.age_weeks < 0 or c.cement_ml < 0:
        raise Refusal("Age of the fracture and volume of cement cannot be below 0. Give 0 or more.")
    if c.procedure == "none":
        return
    if c.height_loss <= 0:
        raise Refusal("There is no fracture to fill: give a height loss above 0 %, or choose no procedure.")
    if c.age_weeks > p["studied_until_weeks"]:
        raise Refusal(
            f"No series here measured the rise of a fracture older than {p['studied_until_weeks']:.0f} weeks. "
            f"Give 0 to {p['studied_until_weeks']:.0f} weeks."
        )
    limit = fill_limit_ml(c.level, c.height_loss)
    if c.cement_ml > limit:
        raise Refusal(
            f"{c.cement_ml:.1f} mL of cement do not fit: this {c.level} takes {limit:.1f} mL at most "
            "(half its volume, a teaching assumption). Give less, or choose a larger vertebra."
        )


def _gain_mm(c: Choices, normal: Vertebra, before: Vertebra) -> float:
    """Return the rise of the front, not yet held at normal."""
    if c.procedure == "none":
        return 0.0
    if c.mobile:
        lost = normal.anterior_mm - before.anterior_mm
        full = min(parameters()["mobile_front_gain_mm"], parameters()["mobile_recovered_share"] * lost)
    else:
        half = math.radians(before.wedge_angle_deg - wedge_fall_deg(c.procedure, c.age_weeks)) / 2
        full = before.posterior_mm - 2 * before.depth_mm * math.tan(half) - before.anterior_mm
    return full * min(1.0, c.cement_ml / usual_ml(c.procedure))


@functools.lru_cache(maxsize=256)
def _wedge(level: str, height_loss: float) -> Vertebra:
    return fracture(reference_vertebra(level), Fracture(level, "wedge", height_loss).shape, height_loss)


def _broken(spine: Spine, level: str, height_loss: float) -> Spine:
    return spine.with_fracture(level, "wedge", height_loss) if height_loss > 0 else spine
