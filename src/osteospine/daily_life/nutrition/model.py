"""A day of food and pills against the allowance and the upper limit for an age and sex.

The allowances assume an ordinary mixed diet, so food is compared with them as listed. Spinach is shown
apart: what is absorbed of its calcium, measured against milk, is worth far less than what is listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from osteospine.daily_life.nutrition.published import (
    FOODS,
    NUTRIENTS,
    Outcome,
    allowances,
    amounts,
    numbers,
    outcomes,
)
from osteospine.kit.refusal import Refusal

SEXES = ("female", "male")
PEOPLE = 1000


@dataclass(frozen=True)
class Pills:
    """Supplements a day."""

    calcium_mg: float = 0.0
    vitamin_d_iu: float = 0.0
    magnesium_mg: float = 0.0

    @property
    def kind(self) -> str:
        """Which trials fit: calcium with vitamin D, one of them, magnesium, or nothing."""
        if self.calcium_mg and self.vitamin_d_iu:
            return "calcium_d"
        if self.calcium_mg or self.vitamin_d_iu:
            return "calcium" if self.calcium_mg else "vitamin_d"
        return "magnesium" if self.magnesium_mg else "none"


@dataclass(frozen=True)
class Person:
    """Whom the day is for."""

    age_years: float
    sex: str
    weight_kg: float


@dataclass(frozen=True)
class Bar:
    """One nutrient of the day: from food, of that hardly absorbed, from pills; and its marks."""

    nutrient: str
    food: float
    unabsorbed: float
    pills: float
    allowance: float
    upper: float | None
    upper_pills_only: bool
    old_upper: float | None
    target: float | None

    @property
    def total(self) -> float:
        """Food and pills as listed."""
        return self.food + self.pills

    @property
    def useful(self) -> float:
        """The same without what spinach keeps."""
        return self.total - self.unabsorbed

    @property
    def limit_at(self) -> float | None:
        """Where on the bar the upper limit lies: a limit for pills starts where food ends."""
        if self.upper is None:
            return None
        return self.upper + self.food if self.upper_pills_only else self.upper

    @property
    def met(self) -> bool:
        """Whether the allowance is reached by what can be used."""
        return self.useful >= self.allowance

    @property
    def over(self) -> bool:
        """Whether the upper limit is passed."""
        return self.limit_at is not None and self.total > self.limit_at


@dataclass(frozen=True)
class Day:
    """A day's portions and pills for a person."""

    person: Person
    portions: Mapping[str, int]
    pills: Pills
    bars: tuple[Bar, ...]

    def bar(self, nutrient: str) -> Bar:
        """Return the bar of a nutrient."""
        return self.bars[NUTRIENTS.index(nutrient)]

    @property
    def found(self) -> tuple[Outcome, ...]:
        """What trials of these pills found."""
        return tuple(row for row in outcomes() if row.supplement == self.pills.kind)


def day(person: Person, portions: Mapping[str, int], pills: Pills) -> Day:
    """Add up a day.

    Raises
    ------
    Refusal
        For an age, weight, food, number of portions or pill that cannot be.
    """
    _check(person, portions, pills)
    taken = {"calcium": pills.calcium_mg, "vitamin_d": pills.vitamin_d_iu, "magnesium": pills.magnesium_mg}
    bars = []
    for nutrient in NUTRIENTS:
        food = sum(count * content(key, nutrient) for key, count in portions.items())
        spinach = portions.get("spinach", 0) * (content("spinach", nutrient) - usable("spinach", nutrient))
        bars.append(_bar(person, nutrient, food, spinach, taken.get(nutrient, 0.0)))
    return Day(person, dict(portions), pills, tuple(bars))


def content(food: str, nutrient: str) -> float:
    """Return what a portion brings as listed; 0 where no amount was found."""
    row = amounts().get((food, nutrient))
    return row.amount if row else 0.0


def usable(food: str, nutrient: str) -> float:
    """Return what a portion is worth; the calcium of spinach as so much from milk."""
    share = numbers()["absorbed_spinach"] / numbers()["absorbed_milk"]
    return content(food, nutrient) * (share if (food, nutrient) == ("spinach", "calcium") else 1.0)


def mark(person: Person, nutrient: str, kind: str) -> float | None:
    """Return the allowance, target or limit of a nutrient for a person, in its unit per day."""
    for row in allowances():
        if row.nutrient == nutrient and row.kind == kind and row.fits(person.age_years, person.sex):
            return row.amount * person.weight_kg if row.unit == "g per kg" else row.amount
    return None


def _bar(person: Person, nutrient: str, food: float, unabsorbed: float, pills: float) -> Bar:
    allowance = mark(person, nutrient, "allowance")
    if allowance is None:
        raise Refusal(f"There is no allowance of {nutrient} for {person.age_years:g} years. Choose 19 or more.")
    pills_only = any(row.counts == "pills" for row in allowances() if row.nutrient == nutrient and row.kind == "upper")
    upper, old = mark(person, nutrient, "upper"), mark(person, nutrient, "old_upper")
    return Bar(nutrient, food, unabsorbed, pills, allowance, upper, pills_only, old, mark(person, nutrient, "target"))


def _check(person: Person, portions: Mapping[str, int], pills: Pills) -> None:
    limit = numbers()
    if person.sex not in SEXES:
        raise Refusal(f"There is no sex {person.sex!r} in the tables. Choose one of {', '.join(SEXES)}.")
    if not limit["youngest_years"] <= person.age_years <= limit["oldest_years"]:
        raise Refusal(
            f"The allowances here are for adults. Choose an age from {limit['youngest_years']:g} to "
            f"{limit['oldest_years']:g} years."
        )
    if not limit["lightest_kg"] <= person.weight_kg <= limit["heaviest_kg"]:
        raise Refusal(
            f"A weight of {person.weight_kg:g} kg does not fit an adult. Choose {limit['lightest_kg']:g} to "
            f"{limit['heaviest_kg']:g} kg."
        )
    for food, count in portions.items():
        if food not in FOODS:
            raise Refusal(f"There is no food {food!r}. Choose one of {', '.join(FOODS)}.")
        if count < 0 or count != int(count):
            raise Refusal(f"{count:g} portions of {food} cannot be. Give a whole number, 0 or more.")
    if (total := sum(portions.values())) > limit["most_portions"]:
        raise Refusal(f"{total} portions are no day of food. Choose {limit['most_portions']:g} or fewer.")
    if min(pills.calcium_mg, pills.vitamin_d_iu, pills.magnesium_mg) < 0:
        raise Refusal("Pills cannot bring less than nothing. Give 0 or more.")
