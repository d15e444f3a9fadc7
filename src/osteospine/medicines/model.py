"""Effect of a treatment on a risk: absolute and relative, and the number needed to treat.

``p0`` is the risk without the treatment and ``p1`` the risk with it, both over the same time.
``ARR = p0 - p1``, ``RRR = 1 - p1 / p0``, ``NNT = 1 / ARR``; where treatment adds risk, ``NNH = 1 / (p1 - p0)``.

From a relative risk ``p1 = RR p0``, from a hazard ratio ``p1 = 1 - (1 - p0)**HR``, from an odds ratio
``p1 = OR p0 / (1 - p0 + OR p0)``. Each end of its interval is put in as well (substitution, Daly 1998), so ``p0``
counts as known exactly.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

from osteospine.kit.refusal import Refusal
from osteospine.medicines.intervals import Interval, NeededInterval, needed_interval, newcombe, share

Measure = Literal["RR", "HR", "OR"]
MEASURES: tuple[Measure, ...] = get_args(Measure)


@dataclass(frozen=True)
class Effect:
    """A risk without and with a treatment over the same time.

    Parameters
    ----------
    baseline_risk
        Share (0 to 1) with the event without the treatment.
    risk_treated
        Share with the event under treatment.
    reduction_ci
        Interval of the absolute risk reduction, where one is known.
    """

    baseline_risk: float
    risk_treated: float
    reduction_ci: Interval | None = None

    @classmethod
    def from_relative_risk(
        cls,
        baseline_risk: float,
        relative_risk: float,
        ci: tuple[float, float] | None = None,
        *,
        measure: Measure = "RR",
    ) -> Effect:
        """Apply a relative risk (or hazard or odds ratio) and its interval to a starting risk.

        Raises
        ------
        Refusal
            For values that cannot be, an interval that does not hold its value, and a risk above 1.
        """
        treated = treated_risk(baseline_risk, relative_risk, measure)
        if ci is None:
            return cls(baseline_risk, treated)
        low, high = ci
        if not 0 <= low <= relative_risk <= high < math.inf:
            raise Refusal(
                f"The interval {low:g} to {high:g} does not hold {relative_risk:g}. Give its lower end first."
            )
        # The far end alone may point above everyone; the interval then ends at everyone.
        beyond = measure == "RR" and high * baseline_risk > 1
        most = 1.0 if beyond else treated_risk(baseline_risk, high, measure)
        least = treated_risk(baseline_risk, low, measure)
        return cls(baseline_risk, treated, Interval(baseline_risk - most, baseline_risk - least))

    @classmethod
    def from_counts(cls, events_treated: int, treated: int, events_control: int, control: int) -> Effect:
        """Compare two groups by their counts, with Newcombe's interval for the difference."""
        return cls(
            share(events_control, control),
            share(events_treated, treated),
            newcombe(events_treated, treated, events_control, control),
        )

    @property
    def absolute_risk_reduction(self) -> float:
        """How much lower the risk is; below 0 where the treatment raises it."""
        return self.baseline_risk - self.risk_treated

    @property
    def relative_risk_reduction(self) -> float:
        """Share of the starting risk that is taken away; 0 where there was none to take."""
        return self.absolute_risk_reduction / self.baseline_risk if self.baseline_risk else 0.0

    @property
    def nnt(self) -> float | None:
        """People to treat for one more to be spared; infinite without difference, nothing if the risk rises."""
        return _needed(self.absolute_risk_reduction)

    @property
    def nnh(self) -> float | None:
        """People to treat for one more to be affected; infinite without difference, nothing if the risk falls."""
        return _needed(-self.absolute_risk_reduction)

    @property
    def nnt_ci(self) -> NeededInterval | None:
        """Interval of the number needed to treat, or nothing where the effect has no interval."""
        return None if self.reduction_ci is None else needed_interval(self.reduction_ci)


def treated_risk(baseline_risk: float, ratio: float, measure: Measure = "RR") -> float:
    """Return the risk with a treatment from the risk without it and a relative measure of its effect."""
    check_risk(baseline_risk)
    if measure not in MEASURES:
        raise Refusal(f"{measure!r} is no measure known here. Choose one of {', '.join(MEASURES)}.")
    if not 0 <= ratio < math.inf:
        raise Refusal(f"A ratio of {ratio:g} cannot be. Give a number that is 0 or more.")
    if measure == "HR":
        return 1 - math.pow(1 - baseline_risk, ratio)
    if measure == "OR":
        return ratio * baseline_risk / (1 - baseline_risk + ratio * baseline_risk) if ratio else 0.0
    if ratio * baseline_risk > 1:
        raise Refusal(
            f"A relative risk of {ratio:g} on a starting risk of {baseline_risk:.1%} would affect more than everyone. "
            f"Give a starting risk of {math.floor(1000 / ratio) / 1000:.1%} or less."
        )
    return ratio * baseline_risk


def over_years(risk: float, from_years: float, to_years: float) -> float:
    """Carry a risk from one time to another at a constant rate, ``-ln(1 - p) / t``."""
    check_risk(risk)
    if not (0 < from_years < math.inf and 0 <= to_years < math.inf):
        raise Refusal(f"A risk over {from_years:g} years cannot be carried to {to_years:g} years. Give times above 0.")
    return 1 - math.pow(1 - risk, to_years / from_years)


def rate_to_risk(events_per_person_year: float, years: float) -> float:
    """Return the share of people with at least one event after some years at a constant rate."""
    if not (0 <= events_per_person_year < math.inf and 0 <= years < math.inf):
        raise Refusal(f"A rate of {events_per_person_year:g} over {years:g} years cannot be. Give 0 or more.")
    return -math.expm1(-events_per_person_year * years)


def with_persistence(ratio: float, share_taking: float) -> float:
    """Return the ratio in a group of whom only a share take the medicine: a rough teaching assumption."""
    check_risk(share_taking)
    return 1 - share_taking * (1 - ratio)


def check_risk(risk: float) -> None:
    """Refuse a share that is not between 0 and 1."""
    if not 0 <= risk <= 1:
        raise Refusal(f"A share of {risk:g} cannot be. Give one from 0 (nobody) to 1 (everyone).")


def _needed(reduction: float) -> float | None:
    return None if reduction < 0 else 1 / reduction if reduction else math.inf
