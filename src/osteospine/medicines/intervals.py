"""Intervals of shares and of differences between them, and what they mean for a number needed to treat.

- Difference of two shares: Newcombe's hybrid score interval (method 10, Newcombe 1998), built from Wilson's.
- Number needed to treat: the inverted interval of the difference with its ends swapped; where that holds zero
  it runs through infinity (Altman 1998).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from osteospine.kit.refusal import Refusal

_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Interval:
    """Lowest and highest value: the 95 % interval."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value lies inside, ends included."""
        return self.low <= value <= self.high


@dataclass(frozen=True)
class NeededInterval:
    """Interval of a number needed to treat; its numbers are never negative.

    ``benefit`` holds the numbers for one more to be spared, ``harm`` those for one more to be affected, each from
    the smallest on; ``None`` where the interval does not reach that side. With both, or with an infinite end, the
    interval runs through infinity: no difference at all fits the trial too.
    """

    benefit: Interval | None
    harm: Interval | None

    @property
    def through_infinity(self) -> bool:
        """Whether no difference lies inside the interval or at its edge."""
        sides = [side for side in (self.benefit, self.harm) if side is not None]
        return not sides or any(math.isinf(side.high) for side in sides)

    def __str__(self) -> str:
        """Write as Altman 1998 does, for example ``"NNTB 4 to infinity to NNTH 20"``."""
        parts = []
        if self.benefit is not None:
            parts.append(f"NNTB {self.benefit.low:.0f}")
            if math.isfinite(self.benefit.high):
                parts.append(f"{self.benefit.high:.0f}")
        if self.through_infinity:
            parts.append("infinity")
        if self.harm is not None:
            parts.append(f"NNTH {self.harm.low:.0f}")
            if math.isfinite(self.harm.high):
                parts.append(f"{self.harm.high:.0f}")
        return " to ".join(parts)


def needed_interval(reduction: Interval) -> NeededInterval:
    """Turn the interval of an absolute risk reduction into that of the number needed to treat (Altman 1998)."""
    low, high = reduction.low, reduction.high
    return NeededInterval(
        benefit=Interval(1 / high, 1 / low if low > 0 else math.inf) if high > 0 else None,
        harm=Interval(-1 / low, -1 / high if high < 0 else math.inf) if low < 0 else None,
    )


def share(events: int, people: int) -> float:
    """Return events among people as a share; refuse counts that cannot be."""
    if not (people > 0 and 0 <= events <= people):
        raise Refusal(f"{events} of {people} people cannot be. Give 1 person or more, and no more events than people.")
    return events / people


def wilson(events: int, people: int) -> Interval:
    """Return Wilson's score interval of a share."""
    p, spread = share(events, people), _Z**2 / people
    half = _Z * math.sqrt(p * (1 - p) / people + spread / (4 * people))
    return Interval(max((p + spread / 2 - half) / (1 + spread), 0.0), min((p + spread / 2 + half) / (1 + spread), 1.0))


def newcombe(events_treated: int, treated: int, events_control: int, control: int) -> Interval:
    """Return the hybrid score interval of the absolute risk reduction (Newcombe 1998, method 10)."""
    p1, p0 = share(events_treated, treated), share(events_control, control)
    with_it, without = wilson(events_treated, treated), wilson(events_control, control)
    return Interval(
        p0 - p1 - math.hypot(p0 - without.low, with_it.high - p1),
        p0 - p1 + math.hypot(without.high - p0, p1 - with_it.low),
    )


def wald(events_treated: int, treated: int, events_control: int, control: int) -> Interval:
    """Return the simple interval of the absolute risk reduction: too short where events are few (Bender 2001)."""
    p1, p0 = share(events_treated, treated), share(events_control, control)
    half = _Z * math.sqrt(p1 * (1 - p1) / treated + p0 * (1 - p0) / control)
    return Interval(p0 - p1 - half, p0 - p1 + half)


def relative_risk(events_treated: int, treated: int, events_control: int, control: int) -> tuple[float, Interval]:
    """Return the crude relative risk of two groups and its interval, worked out on the logarithmic scale."""
    p1, p0 = share(events_treated, treated), share(events_control, control)
    if not (events_treated and events_control):
        raise Refusal("Without an event in one of the groups a relative risk has no interval. Compare the counts.")
    half = _Z * math.sqrt(1 / events_treated - 1 / treated + 1 / events_control - 1 / control)
    ratio = p1 / p0
    return ratio, Interval(ratio * math.exp(-half), ratio * math.exp(half))
