"""Short labels of the picture of one medicine: titles, and counts in both frames on one scale."""

from __future__ import annotations

from dataclasses import dataclass

from osteospine.medicines.assess import PEOPLE, HarmCount, Pair, Tradeoff
from osteospine.medicines.trials import OUTCOME_NAMES

_LARGE = 10_000


@dataclass(frozen=True)
class Caption:
    """A row of the picture: its words, and its people where they were counted.

    ``left`` are those who have it without the medicine; ``right`` those with the medicine: have it either way,
    spared by it, added by it.
    """

    title: str
    without: str
    with_medicine: str
    left: int | None
    right: tuple[int, int, int] | None


def captions(result: Tradeoff) -> tuple[Caption, Caption]:
    """Return the words for the fractures and for the harm chosen."""
    effect = result.effect
    fractures = Caption(
        _title(OUTCOME_NAMES[result.trial.outcome], result.years),
        both_frames(effect.baseline_risk),
        both_frames(effect.risk_treated),
        *_people(result.fractures),
    )
    harm = result.shown_harm
    return fractures, _no_harm(result) if harm is None else _harm(harm, result)


def both_frames(share: float, *, at_most: bool = False) -> str:
    """Say how many have it and how many do not; fewer than 1 of 1,000 as of 10,000."""
    if 0 < share * PEOPLE < 1:
        if share * _LARGE < 0.5:
            return f"fewer than 1 of {_LARGE:,}"
        number = round(share * _LARGE)
        return f"{'up to ' if at_most else ''}{number} of {_LARGE:,}"
    number = int(share * PEOPLE + 0.5)
    return f"{'up to ' if at_most else ''}{number:,} have, {PEOPLE - number:,} do not"


def span(years: float) -> str:
    """Return a time in words, for example ``"3 years"``."""
    return f"{years:g} year{'' if years == 1 else 's'}"


def _title(what: str, years: float | None) -> str:
    return what[0].upper() + what[1:] + (f", {span(years)}" if years is not None else "")


def _people(pair: Pair) -> tuple[int, tuple[int, int, int]]:
    return pair.without, (pair.both, pair.spared, pair.added)


def _harm(count: HarmCount, result: Tradeoff) -> Caption:
    harm = count.harm
    name = harm.row.harm
    if result.trial.head_to_head and harm.row.comparator == "placebo":
        name += " (against placebo)"
    title = _title(name, harm.years)
    if harm.with_medicine is not None:
        shown = both_frames(harm.with_medicine, at_most=harm.at_most)
        if count.pair is not None and harm.without_medicine is not None:
            return Caption(title, both_frames(harm.without_medicine), shown, *_people(count.pair))
        return Caption(title, "no group to compare", shown, None, (count.only or 0, 0, 0))
    more = count.added or 0
    difference = f"{'up to ' if harm.at_most else ''}{abs(more)} {'more' if more >= 0 else 'fewer'} of {PEOPLE:,}"
    return Caption(title, "count not published", difference, None, (0, max(-more, 0), max(more, 0)))


def _no_harm(result: Tradeoff) -> Caption:
    title = f"No {result.harm_kind} harm with a confirmed count"
    return Caption(title, "unknown, not none", "unknown, not none", None, None)
