"""Sentences about a medicine: the same 1,000 people for benefit and harm, those with and those without."""

from __future__ import annotations

import math

from osteospine.medicines.assess import PEOPLE, Overview, Tradeoff
from osteospine.medicines.captions import span
from osteospine.medicines.harm_words import harm_words, status_words
from osteospine.medicines.intervals import NeededInterval
from osteospine.medicines.model import Effect
from osteospine.medicines.trials import OUTCOME_NAMES, Trial

_PLURALS = {
    "radiographic": "new spine fractures on X-ray",
    "clinical": "new spine fractures with symptoms",
    "hip": "hip fractures",
}


def describe(result: Tradeoff | Overview) -> str:
    """Say what the picture shows and means."""
    return _one(result) if isinstance(result, Tradeoff) else _all(result)


def ratio(row: Trial) -> str:
    """Return an effect with its interval, for example ``"0.53 (0.41 to 0.68)"``."""
    return f"{row.effect:.2f} ({row.effect_low:.2f} to {row.effect_high:.2f})"


def needed(effect: Effect) -> str:
    """Return the number needed to treat, or to harm, never below 1."""
    if effect.nnt is None:
        return f"{effect.nnh:,.0f} for one more harmed"
    return "none: no difference" if math.isinf(effect.nnt) else f"{effect.nnt:,.0f}"


def needed_range(interval: NeededInterval | None) -> str:
    """Say the interval of a number needed to treat; through infinity where no difference fits too."""
    if interval is None:
        return "no interval is published"
    good, bad = interval.benefit, interval.harm
    if not interval.through_infinity:
        side, what = (good, "spared") if good is not None else (bad, "harmed")
        return f"{side.low:,.0f} to {side.high:,.0f} for one {what}" if side is not None else "no difference"
    ends = ["infinity (no difference)"]
    if good is not None:
        ends.insert(0, f"{good.low:,.0f} for one spared")
    if bad is not None:
        ends.append(f"{bad.low:,.0f} for one harmed")
    return " to ".join(ends)


def ends(result: Tradeoff) -> tuple[str, str]:
    """Return the ends of the interval of how many of 1,000 are spared; below 0 more are harmed."""
    reduction = result.effect.reduction_ci
    return ("unknown",) * 2 if reduction is None else (_plain(reduction.low), _plain(reduction.high))


def sureness(result: Tradeoff) -> str:
    """Say how direct the evidence is, and what stretches it."""
    row, parts = result.trial, []
    parts.append("two medicines in one trial" if row.head_to_head else "against placebo")
    if not row.effect_clear:
        parts.append("the interval holds 1: no difference fits too")
    if result.years > row.years:
        parts.append(f"the trial ran {span(row.years)}: a longer time assumes an unchanged rate and effect")
    parts += [row.note] if row.note else []
    return "; ".join(parts)


def size(row: Trial) -> str:
    """Return the size of a trial."""
    return f"{row.people_randomised:,} people in {row.groups} groups, {span(row.years)}"


def status_of(row: Trial) -> str:
    """Say whether a result was read in its source or worked out from it."""
    return status_words(row.status)


def _one(result: Tradeoff) -> str:
    row, pair = result.trial, result.fractures
    change = f"{pair.spared} are spared" if not pair.added else f"{pair.added} more have one"
    low, high = ends(result)
    crossing = "" if row.effect_clear else ", so no difference fits too"
    return (
        f"Of 1,000 {result.start.who}, over {span(result.years)}: {pair.without} have a {OUTCOME_NAMES[row.outcome]} "
        f"{_with(row.control, placebo='without ' + row.arm.lower())} and {pair.with_medicine} "
        f"{_with(row.arm)}; {PEOPLE - pair.without} and {PEOPLE - pair.with_medicine} do not. "
        f"{change[0].upper() + change[1:]} (95 % interval {low} to {high}{crossing}), which is "
        f"{_relative(result)}. {harm_words(result)}"
    )


def _relative(result: Tradeoff) -> str:
    change = result.effect.relative_risk_reduction
    return f"{abs(change) * 100:.0f} % {'less' if change >= 0 else 'more'} than the starting risk"


def _all(result: Overview) -> str:
    rows = [row for _, found in result.frames for row in found]
    chosen = [row for row in rows if row.medicine == result.medicine]
    marked = (
        f"Marked: {result.medicine}, {ratio(chosen[0])} of the fractures without it ({chosen[0].trial})."
        if chosen
        else f"For {result.medicine} no confirmed result is held: unknown, not without effect."
    )
    direct = [row for row in rows if row.head_to_head]
    pairs = "; ".join(f"{row.medicine.replace(' vs ', ' against ')} {ratio(row)}, {row.trial}" for row in direct)
    return (
        f"{len(rows)} trial results on {_PLURALS[result.outcome]}, each with its 95 % interval, "
        f"where 1 means no difference; the numbers beside add a harm of each. "
        f"They are no ranking, because women, years and starting risk differ from trial to trial; "
        f"{'only two medicines in the same trial compare: ' + pairs if pairs else 'none of them met in one trial'}. "
        f"{marked}"
    )


def _with(arm: str, *, placebo: str = "") -> str:
    if arm == "Without":
        return placebo
    return f"with {arm.lower()}"


def _plain(share: float) -> str:
    if 0 < share * PEOPLE < 0.5:
        return "fewer than 1"
    return f"{math.floor(share * PEOPLE + 0.5)}".replace("-", "−")
