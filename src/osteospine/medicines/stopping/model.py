"""What happens after the last dose: the window it covers, the density kept, and fractures in those who stopped.

The course of density is a schematic: straight lines between published points, and a band where only the
direction is known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from osteospine.kit.refusal import Refusal
from osteospine.medicines.stopping.tables import (
    CoursePoint,
    Delay,
    Medicine,
    Outcome,
    between,
    course,
    delay_group,
    delays,
    gain,
    medicines,
    outcomes,
)

Cover = Literal["covered", "not covered", "outlasts", "follow-on"]
Plan = Literal["next dose in time", "next dose late", "stop"]

PLANS: tuple[Plan, ...] = ("next dose in time", "next dose late", "stop")
NO_EXIT = "none"
EXITS = (NO_EXIT, "alendronate", "zoledronic acid", "denosumab", "teriparatide")
LATE_STUDIED = "denosumab"
HORIZON_MONTHS = 60.0
WEEKS_PER_MONTH = 365.25 / 12 / 7
_EXACT = 1e-9


@dataclass(frozen=True)
class Window:
    """Months after the last dose, and what covers them."""

    kind: Cover
    from_month: float
    to_month: float


_SHARES: tuple[Callable[[CoursePoint], float], ...] = (
    lambda point: point.kept_low_pct,
    lambda point: point.kept_pct,
    lambda point: point.kept_high_pct,
)


@dataclass(frozen=True)
class Stopping:
    """A course of a medicine, what was planned after it, and what follows.

    Parameters
    ----------
    medicine
        One of ``medicines()``.
    years
        Years of treatment up to the last dose.
    plan
        Next dose in time, late, or none.
    weeks_late
        How late the next dose comes; counts with the plan ``"next dose late"`` only.
    exit_medicine
        What follows; counts with the plan ``"stop"`` only.

    Raises
    ------
    Refusal
        For a course that is too long, a change of medicine that no source describes, or a delay that was not studied.
    """

    medicine: str
    years: float
    plan: Plan
    weeks_late: float = 0.0
    exit_medicine: str = NO_EXIT

    def __post_init__(self) -> None:
        if self.medicine not in medicines():
            raise Refusal(f"No medicine {self.medicine!r} here. Choose one of {', '.join(medicines())}.")
        known = self.known
        if not self.years > 0:
            raise Refusal(f"With {self.years:g} years there is no last dose to start from. Give more than 0 years.")
        if not self.years <= known.longest_course_years:
            limit = f"{known.longest_course_years:g} year{'s' if known.longest_course_years > 1 else ''}"
            raise Refusal(
                f"{self.years:g} years of {self.medicine} cannot be shown: {known.limit_reason}. Choose up to {limit}."
            )
        if self.plan not in PLANS:
            raise Refusal(f"No plan {self.plan!r}. Choose one of {', '.join(PLANS)}.")
        if self.plan != "stop" and self.years + known.dose_interval_months / 12 > known.longest_course_years + _EXACT:
            raise Refusal(
                f"After {self.years:g} years of {self.medicine} no further dose can be shown: {known.limit_reason}. "
                "Choose fewer years, or stop."
            )
        if self.plan == "next dose late":
            if self.medicine != LATE_STUDIED:
                raise Refusal(
                    f"Late doses of {self.medicine} have no numbers here. Choose {LATE_STUDIED}, or another plan."
                )
            delay_group(self.weeks_late)
        if self.plan == "stop" and not self.course:
            exits = ", ".join(e for e in EXITS if course(self.medicine, e))
            raise Refusal(
                f"No source here describes {self.exit_medicine} after {self.medicine}. Choose one of: {exits}."
            )

    @property
    def known(self) -> Medicine:
        """The row of the medicine."""
        return medicines()[self.medicine]

    @property
    def course(self) -> tuple[CoursePoint, ...]:
        """Points of the share kept after stopping, earliest first."""
        return course(self.medicine, self.exit_medicine)

    @property
    def gained(self) -> float:
        """Density gained by the last dose, percent."""
        return gain(self.medicine, self.years)

    @property
    def covered_months(self) -> float:
        """Months after the last dose for which it protects; later doses cover the rest if they come."""
        return self.known.dose_interval_months

    @property
    def due_months(self) -> float | None:
        """When the next dose comes, months after the last one; none after stopping."""
        if self.plan == "stop":
            return None
        late = self.weeks_late / WEEKS_PER_MONTH if self.plan == "next dose late" else 0.0
        return self.covered_months + late

    @property
    def delay(self) -> Delay | None:
        """The group of a late dose."""
        return delay_group(self.weeks_late) if self.plan == "next dose late" else None

    @property
    def only_direction(self) -> bool:
        """Whether the size of what follows was not measured."""
        points = course(self.medicine, NO_EXIT if self.plan == "next dose late" else self.exit_medicine)
        return self.plan != "next dose in time" and not points[-1].measured

    @property
    def earlier_than_studied(self) -> bool:
        """Whether stopping was studied only after longer treatment."""
        return self.plan == "stop" and self.years < self.known.evidence_after_years

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Counts per 1,000 for this choice and its comparison; empty where no source counts people."""
        if (group := self.delay) is not None:
            return tuple(
                Outcome(
                    "denosumab late",
                    number,
                    each.label,
                    each.any_fracture_per_1000_in_6_months,
                    "people",
                    "Any fracture in 6 months, of 1,000",
                    each.group == group.group,
                    "one cohort study; people were not assigned by lot",
                )
                for number, each in enumerate(delays(), start=1)
            )
        after = "stopped" if self.exit_medicine == NO_EXIT else f"then {self.exit_medicine}"
        case = f"{self.medicine} {after if self.plan == 'stop' else 'on time'}"
        return outcomes(case)

    @property
    def choices_after(self) -> tuple[CoursePoint, ...]:
        """The last followed point for each medicine that can come next, none first; empty with a plan to go on."""
        ends = [found[-1] for exit_medicine in EXITS if (found := course(self.medicine, exit_medicine))]
        return tuple(ends) if self.plan == "stop" else ()

    @property
    def outlasts(self) -> bool:
        """Whether the effect of the medicine outlasts its last dose by years."""
        return course(self.medicine, NO_EXIT)[-1].months_after_last_dose >= HORIZON_MONTHS

    @property
    def followed_months(self) -> float:
        """Months after the last dose up to which the course of density can be drawn."""
        if self.plan == "stop":
            return self.course[-1].months_after_last_dose
        if self.plan == "next dose late":
            return min(self.due_months or 0.0, course(self.medicine, NO_EXIT)[-1].months_after_last_dose)
        return min(HORIZON_MONTHS, 12 * (self.known.longest_course_years - self.years))

    @property
    def windows(self) -> tuple[Window, ...]:
        """What covers which months after the last dose."""
        covered, since = self.covered_months, -12 * self.years
        if self.plan == "next dose in time":
            return (Window("covered", since, self.followed_months),)
        first = Window("covered", since, covered)
        if self.due_months is not None:
            again = min(self.due_months, HORIZON_MONTHS)
            gap = (Window("not covered", covered, again),) if again > covered else ()
            return (first, *gap, Window("covered", again, min(again + covered, HORIZON_MONTHS)))
        if self.exit_medicine != NO_EXIT:
            return (first, Window("follow-on", covered, HORIZON_MONTHS))
        return (first, Window("outlasts" if self.outlasts else "not covered", covered, HORIZON_MONTHS))

    def density(self, months: float) -> tuple[float, float, float]:
        """Return lowest, middle and highest density gained, percent, so many months after the last dose.

        Raises
        ------
        Refusal
            For a time that was not followed.
        """
        if not 0 <= months <= self.followed_months + _EXACT:
            raise Refusal(f"Month {months:g} was not followed. Give 0 to {self.followed_months:g}.")
        if self.plan == "next dose in time":
            return (gain(self.medicine, self.years + months / 12),) * 3
        points = self.course if self.plan == "stop" else course(self.medicine, NO_EXIT)
        low, middle, high = (
            between([(p.months_after_last_dose, share(p)) for p in points], months) / 100 * self.gained
            for share in _SHARES
        )
        return low, middle, high
