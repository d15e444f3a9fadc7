"""Pain relief for a person: what each method gives, what it costs among 1,000 people, and what to check.

Nothing here is computed from a theory: benefits and harms are published figures, put on one scale (points of
10; people of 1,000). A circumstance of the person only picks the figure measured in such people and the rule
that speaks of it. The highest published count is used where several circumstances meet, because no study
gives them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal
from osteospine.procedures.analgesics.published import METHODS, Harm, Method, Rule, harms, methods, rules

Kidney = Literal["normal", "reduced", "low"]
KIDNEYS: tuple[Kidney, ...] = get_args(Kidney)
ADVICE = ("use", "check", "avoid")
ALWAYS = "always"
YOUNGEST, OLDEST = 18, 110


@dataclass(frozen=True)
class Person:
    """What is asked about a person before pain relief is chosen."""

    age_years: float
    ulcer_bleed: bool = False
    kidney: Kidney = "normal"
    falls: bool = False
    constipation: bool = False
    blood_thinner: bool = False

    @property
    def circumstances(self) -> frozenset[str]:
        """Names of all that holds for this person, as the tables use them."""
        found = {ALWAYS}
        found |= {f"age_{age}" for age in (65, 75) if self.age_years >= age}
        found |= {"kidney_reduced"} if self.kidney != "normal" else set()
        found |= {"kidney_low"} if self.kidney == "low" else set()
        history = ("ulcer_bleed", "falls", "constipation", "blood_thinner")
        return frozenset(found | {name for name in history if getattr(self, name)})


@dataclass(frozen=True)
class Verdict:
    """A method for a person: advice, reasons, and the harms counted for people like this, commonest first."""

    method: Method
    advice: str
    reasons: tuple[Rule, ...]
    touched: bool
    harms: tuple[Harm, ...]

    @property
    def harm(self) -> Harm | None:
        """The commonest counted harm."""
        return self.harms[0] if self.harms else None


@dataclass(frozen=True)
class Relief:
    """Everything that the panel shows for one set of choices."""

    person: Person
    chosen: str
    bed_days: float
    bone_lost_percent: tuple[float, float]
    verdicts: tuple[Verdict, ...]

    @property
    def focus(self) -> Verdict:
        """The method that is read closely."""
        return self.verdicts[METHODS.index(self.chosen)]

    def advised(self, advice: str) -> tuple[Verdict, ...]:
        """Return the methods with this advice."""
        return tuple(each for each in self.verdicts if each.advice == advice)


def bone_lost_percent(days: float) -> tuple[float, float]:
    """Return the lowest and highest share of lumbar bone mineral that so many days in bed cost, in percent.

    Raises
    ------
    Refusal
        For times that nobody was followed for.
    """
    table = evidence.parameters("procedures")
    longest = table["longest_bed_rest_days"].value
    if not 0 <= days <= longest:
        raise Refusal(f"{days:g} days in bed were not measured. Give 0 to {longest:g} days.")
    low, high = (days * table[f"bed_rest_bone_{end}_percent_per_day"].value for end in ("low", "high"))
    return low, high


def weigh(person: Person, chosen: str, bed_days: float) -> Relief:
    """Return every method for this person, with one of them to be read closely.

    Raises
    ------
    Refusal
        For an unknown method or kidney class, and for ages that no figure is meant for.
    """
    if chosen not in METHODS:
        raise Refusal(f"Nothing is known here about {chosen!r}. Choose one of {', '.join(METHODS)}.")
    if person.kidney not in KIDNEYS:
        raise Refusal(f"Kidney function {person.kidney!r} is unknown. Choose one of {', '.join(KIDNEYS)}.")
    if not YOUNGEST <= person.age_years <= OLDEST:
        raise Refusal(f"These figures are for adults, not for {person.age_years:g} years. Give {YOUNGEST} to {OLDEST}.")
    now = person.circumstances
    verdicts = tuple(_judge(method, now) for method in methods().values())
    return Relief(person, chosen, bed_days, bone_lost_percent(bed_days), verdicts)


def _judge(method: Method, now: frozenset[str]) -> Verdict:
    speaking = [row for row in rules() if row.method == method.key and row.applies_when in now]
    advice = max((row.advice for row in speaking), key=ADVICE.index)
    counted: dict[str, Harm] = {}
    for row in sorted(harms(), key=lambda each: -each.count):
        if row.method == method.key and row.applies_when in now:
            counted.setdefault(row.word, row)
    return Verdict(
        method=method,
        advice=advice,
        reasons=tuple(row for row in speaking if row.advice == advice),
        touched=any(row.applies_when != ALWAYS for row in speaking),
        harms=tuple(counted.values()),
    )
