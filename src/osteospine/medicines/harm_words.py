"""Sentences about harms, on the same people as the benefit and in both frames."""

from __future__ import annotations

from osteospine.kit import evidence
from osteospine.medicines.assess import PEOPLE, HarmCount, Tradeoff
from osteospine.medicines.captions import both_frames, span


def harm_words(result: Tradeoff) -> str:
    """Say the harm in the picture, or that none with a confirmed count is held."""
    count = result.shown_harm
    if count is None:
        return (
            f"No {result.harm_kind} harm of {result.trial.arm.lower()} has a confirmed count here: unknown, not none."
        )
    harm = count.harm
    what = harm.row.harm
    other = " (against placebo)" if result.trial.head_to_head and harm.row.comparator == "placebo" else ""
    time = "" if harm.years is None else f" in {span(harm.years)}"
    if harm.with_medicine is None:
        more = harm_value(count)
        return f"Harm among the same people, {what}: {more} of {PEOPLE:,}{time}; the count without it is not published."
    with_it = both_frames(harm.with_medicine, at_most=harm.at_most)
    if harm.without_medicine is None:
        return f"Harm among the same people, {what}: with it {with_it}{time}; no group was there to compare."
    without = both_frames(harm.without_medicine)
    whom = "" if harm.row.comparator == "placebo" else f" ({harm.row.comparator})"
    return f"Harm among the same people, {what}{other}{time}: without it{whom} {without}; with it {with_it}."


def harm_value(count: HarmCount) -> str:
    """Return a harm as people with and without the medicine."""
    harm = count.harm
    if harm.with_medicine is not None:
        with_it = _people(harm.with_medicine, at_most=harm.at_most)
        if harm.without_medicine is None:
            return f"{with_it} with it"
        return f"{with_it} with, {_people(harm.without_medicine)} without"
    more = count.added or 0
    return f"{'up to ' if harm.at_most else ''}{abs(more)} {'more' if more >= 0 else 'fewer'}"


def brief(count: HarmCount) -> str:
    """Return a harm in one line: what, in which time, and how many with and without."""
    time = "" if count.harm.years is None else f" in {span(count.harm.years)}"
    return f"{count.harm.row.harm}{time}: {harm_value(count)}"


def harm_note(count: HarmCount) -> str:
    """Say the other frame, the time, who was compared, how direct it is, and the source."""
    harm, row = count.harm, count.harm.row
    parts = [f"of {PEOPLE:,}"]
    if harm.with_medicine is not None:
        share = harm.with_medicine
        least = "at least " if harm.at_most else ""
        parts = [f"of {PEOPLE:,}; with it {least}{PEOPLE - _round(share):,} do not"]
        if share * PEOPLE < 1:
            parts = [f"fewer than 1 of {PEOPLE:,}, so counted of 10,000"]
    parts.append("over the course counted" if harm.years is None else f"in {span(harm.years)}")
    parts.append("no comparison group" if row.comparator == "none" else f"against {row.comparator}")
    if row.about != "this medicine":
        parts.append(row.about)
    if row.extra_low is not None and row.extra_high is not None:
        parts.append(f"difference {row.extra_low:g} to {row.extra_high:g} of {row.per:,} a year".replace("-", "−"))
    parts += [row.note] if row.note else []
    return f"{'; '.join(parts)} ({sources(row.source)}, {status_words(row.status)})"


def sources(keys: str) -> str:
    """Return the short names of sources."""
    known = evidence.sources()
    return ", ".join(known[key].label for key in keys.split(";"))


def status_words(status: str) -> str:
    """Return a status in plain words."""
    return {"verified": "confirmed", "derived": "worked out from confirmed figures"}[status]


def _people(share: float, *, at_most: bool = False) -> str:
    if 0 < share * PEOPLE < 1:
        return both_frames(share, at_most=at_most)
    return f"{'up to ' if at_most else ''}{_round(share)}"


def _round(share: float) -> int:
    return int(share * PEOPLE + 0.5)
