"""The order that wishes give, its ties, and how well it stands when a weight moves by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from osteospine.medicines.choice.model import MAX_WEIGHT, WISHES, Option, Person, options


@dataclass(frozen=True)
class Choice:
    """A person's options in the order of the person's wishes."""

    person: Person
    weights: Mapping[str, int]
    options: tuple[Option, ...]

    @property
    def total(self) -> int:
        """Points of a medicine that meets every weighted wish."""
        return sum(self.weights.values())

    @property
    def ordered(self) -> bool:
        """Whether there is an order at all: not without a weight."""
        return self.total > 0

    @property
    def possible(self) -> tuple[Option, ...]:
        """What does not fall away: the open ones, then those to be checked first; each part by points."""
        return (*self.open, *self.to_check)

    @property
    def open(self) -> tuple[Option, ...]:
        """What is open, most points first; in the order of the table without weights."""
        return self._by_points("open")

    @property
    def to_check(self) -> tuple[Option, ...]:
        """What needs a check first, most points first. Points do not outweigh a check, so it has no place yet."""
        return self._by_points("check first")

    @property
    def gone(self) -> tuple[Option, ...]:
        """What falls away."""
        return tuple(option for option in self.options if option.verdict == "falls away")

    def place(self, option: Option) -> str:
        """Return the place among the open ones, for example ``"2"``, or ``"2="`` for a tie; else empty."""
        if not self.ordered or option.verdict != "open":
            return ""
        before = sum(other.points > option.points for other in self.open)
        tied = sum(other.points == option.points for other in self.open) > 1
        return f"{before + 1}{'=' if tied else ''}"

    @property
    def leaders(self) -> tuple[str, ...]:
        """Open medicines with the most points; empty without an order."""
        if not self.ordered or not self.open:
            return ()
        best = self.open[0].points
        return tuple(option.medicine for option in self.open if option.points == best)

    @property
    def possible_leaders(self) -> tuple[str, ...]:
        """Medicines that lead with these weights or when one weight moves by one, in the order of the table."""
        if not self.ordered:
            return ()
        found = set(self.leaders)
        for wish in WISHES:
            for weight in (self.weights.get(wish, 0) - 1, self.weights.get(wish, 0) + 1):
                if 0 <= weight <= MAX_WEIGHT:
                    found.update(_leaders(self.open, {**self.weights, wish: weight}))
        return tuple(option.medicine for option in self.options if option.medicine in found)

    @property
    def stable(self) -> bool:
        """Whether the same medicines lead when any one weight moves by one."""
        return self.ordered and set(self.possible_leaders) == set(self.leaders) and len(self.leaders) == 1

    def _by_points(self, verdict: str) -> tuple[Option, ...]:
        part = (option for option in self.options if option.verdict == verdict)
        return tuple(sorted(part, key=lambda option: -option.points))


def _leaders(left: tuple[Option, ...], weights: Mapping[str, int]) -> set[str]:
    points = {o.medicine: sum(weights.get(w, 0) for w in WISHES if o.met[w] == "yes") for o in left}
    best = max(points.values(), default=0)
    return {medicine for medicine, each in points.items() if each == best} if sum(weights.values()) else set()


def choose(person: Person, weights: Mapping[str, int]) -> Choice:
    """Return the person's options with these weights."""
    return Choice(person, dict(weights), options(person, weights))
