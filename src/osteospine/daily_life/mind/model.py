"""A cycle entered at any point, and what a help does there: a shift of one bell curve against another.

A standardised mean difference says by how many standard deviations the helped group lies lower. Of 100
pairs, one person from each group, the helped person has less in ``100 Φ(−d / √2)`` (both groups normal with
the same spread).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from osteospine.daily_life.mind.published import HELPS, POINTS, Effect, Help, Point, effects, helps, points
from osteospine.kit.refusal import Refusal

CONTROLS = ("usual", "active")
PAIRS = 100


@dataclass(frozen=True)
class Cycle:
    """Where the learner enters, what help is chosen, and what was measured against which control."""

    entry: Point
    help: Help
    control: str
    effects: tuple[Effect | None, ...]

    @property
    def round(self) -> tuple[Point, ...]:
        """The points in order from the entry on."""
        start = POINTS.index(self.entry.key)
        return tuple(points()[key] for key in (*POINTS[start:], *POINTS[:start]))

    @property
    def effect(self) -> Effect | None:
        """The effect at the entry, or nothing."""
        return self.effects[POINTS.index(self.entry.key)]

    @property
    def reached(self) -> tuple[str, ...]:
        """The points at which the help was measured."""
        return tuple(key for key, found in zip(POINTS, self.effects, strict=True) if found)


def cycle(entry: str, help_key: str, control: str = "usual") -> Cycle:
    """Return what is known of a help in the cycle.

    Raises
    ------
    Refusal
        For an unknown point, help or control.
    """
    for name, given, known in (("point", entry, POINTS), ("help", help_key, HELPS), ("control", control, CONTROLS)):
        if given not in known:
            raise Refusal(f"There is no {name} {given!r}. Choose one of {', '.join(known)}.")
    # Reviews that put all kinds of controls together stand with usual care, and say so.
    kinds = ("usual", "mixed") if control == "usual" else (control,)
    found = tuple(
        next((e for kind in kinds if (e := effects().get((help_key, point, kind)))), None) for point in POINTS
    )
    return Cycle(points()[entry], helps()[help_key], control, found)


def helped_lower(difference: float) -> int:
    """Return in how many of 100 pairs the helped person has less, for a standardised mean difference.

    Raises
    ------
    Refusal
        For a difference that is no number.
    """
    if not math.isfinite(difference):
        raise Refusal("A difference must be a number of standard deviations, such as -0.2.")
    return round(PAIRS * 0.5 * (1 + math.erf(-difference / 2)))


def size(difference: float) -> str:
    """Name a difference by the usual rule of thumb: 0.2 small, 0.5 moderate, 0.8 large."""
    far = abs(difference)
    return "very small" if far < 0.2 else "small" if far < 0.5 else "moderate" if far < 0.8 else "large"
