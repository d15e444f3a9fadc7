"""Sentences about a fracture risk: always people of 1,000, those with and those without."""

from __future__ import annotations

from collections.abc import Sequence

from osteospine.fracture_risk.assess import FractureRisk, Horizon
from osteospine.fracture_risk.factors import NO_GLUCOCORTICOID, factors, most_prior_fractures


def describe(result: FractureRisk) -> str:
    """Say who the 1,000 people are, how many have a fracture and how many not, and how sure that is."""
    spans = result.horizons
    people = "women" if result.sex == "female" else "men"
    years = [f"within {h.years} year{'s' if h.years > 1 else ''}" for h in spans]
    seen = [f"{h.on_xray:,} {when}" for h, when in zip(spans, years, strict=True)]
    sure = spans[1]
    return (
        f"Of 1,000 {people} of {result.age_years:.0f} ({'; '.join(_traits(result))}), "
        f"about {_and(seen)} have a new vertebral fracture on X-ray; "
        f"{_and([f'{h.without:,}' for h in spans])} of 1,000 do not. "
        f"In {_and([f'{h.diagnosed:,}' for h in spans])} of them a doctor diagnoses one; the rest show only on X-ray. "
        f"The effect of density is not known exactly: within {sure.years} years the count "
        f"{'could be' if sure.low < sure.high else 'stays'} {interval(sure)}."
    )


def interval(horizon: Horizon) -> str:
    """Return the lowest and highest count, for example ``"141 to 150"``."""
    return f"{horizon.low:,} to {horizon.high:,}" if horizon.low < horizon.high else f"{horizon.low:,}"


def score(value: float) -> str:
    """Return a T- or Z-score with one decimal, a true minus sign and no negative zero."""
    rounded = round(value, 1) + 0.0
    return f"{'−' if rounded < 0 else '+' if rounded > 0 else ''}{abs(rounded):.1f}"


def times(value: float) -> str:
    """Return a multiplier, for example ``"× 1.6"`` or ``"× 0.05"``."""
    return f"× {value:.2f}" if value < 1 else f"× {value:.1f}" if value < 100 else f"× {value:,.0f}"


def measured_for(result: FractureRisk) -> str:
    """Say for which fracture the chosen factors were measured, and how density was dealt with."""
    chosen = [factors("further")[key] for key in result.further]
    if result.glucocorticoid != NO_GLUCOCORTICOID:
        chosen.insert(0, factors("glucocorticoid")[result.glucocorticoid])
    parts = ["earlier vertebral fractures: for one on X-ray"] if result.prior_fractures is not None else []
    adjusted = {"yes": "density held equal", "no": "not adjusted for density", "little changed": "beyond density"}
    parts += [f"{each.label}: for {each.outcome}, {adjusted[each.adjusted_for_density]}" for each in chosen]
    return "; ".join(parts) or "none chosen"


def _traits(result: FractureRisk) -> list[str]:
    spine = f"spine Z-score {score(result.z)}"
    if result.t is not None:
        spine = f"spine T-score {score(result.t)}, which is Z-score {score(result.z)} at this age"
    traits = [spine]
    if (number := result.prior_fractures) is not None:
        more = " or more" if number == most_prior_fractures() else ""
        traits.append(f"{number or 'no'}{more} earlier vertebral fracture{'' if number == 1 else 's'}")
    if result.glucocorticoid != NO_GLUCOCORTICOID:
        traits.append(f"prednisolone {factors('glucocorticoid')[result.glucocorticoid].label}")
    return traits + [factors("further")[key].label for key in result.further]


def _and(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
