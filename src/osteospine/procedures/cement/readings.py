"""The numbers beside the picture: every outcome on the same 1,000 people, and pain. Part of the words' layer."""

from __future__ import annotations

from collections.abc import Sequence

from osteospine.kit.readout import Readout
from osteospine.procedures.cement.harms import PEOPLE, Count, Outcome, counted_in, new_fractures, outcome, rows
from osteospine.procedures.cement.published import Procedure

_PAIN: dict[Procedure, tuple[str, ...]] = {
    "vertebroplasty": ("pain_vertos4", "pain_farrokhi"),
    "kyphoplasty": ("pain_free",),
}

_PRINTED = "; the larger share as printed, which fits 129 of 322 people"


def readings(procedure: Procedure, cement_ml: float) -> Sequence[Readout]:
    """Return pain, then harms and new fractures per 1,000, with both frames and the study."""
    if procedure == "none":
        return (
            Readout("New spine fracture", _both(outcome("new_fracture", procedure, 0).without), "VERTOS II, 11 months"),
            Readout("Bone sinks further", _both(outcome("collapse", procedure, 0).without), "VERTOS II, 11 months"),
        )
    start, found = outcome("new_fracture", procedure, cement_ml).without.people, new_fractures()
    sinks = outcome("collapse", procedure, cement_ml)
    borrowed = "" if procedure == "vertebroplasty" else "; counted after vertebroplasty"
    return (
        # A projector shows the first rows only: benefit and harm stand side by side there.
        *(_pain(name) for name in _PAIN[procedure]),
        _pair(
            "Leak",
            outcome("leak", procedure, cement_ml),
            f"per 1,000; few are felt{_PRINTED if procedure == 'kyphoplasty' else ''}",
        ),
        _pair(
            "Cement in the lung",
            outcome("embolism", procedure, cement_ml),
            f"per 1,000; grows with the volume; {_scans()}{borrowed}",
        ),
        _pair(
            "Canal, nerves", outcome("nerve", procedure, cement_ml), f"per 1,000; from none without cement{borrowed}"
        ),
        Readout(
            "Bone sinks further",
            f"{sinks.without.people} → {_both(sinks.fewer)}",
            f"per 1,000; VERTOS II, open trial, 11 months (Klazen 2010){borrowed}",
        ),
        *(Readout(f"New fracture, {c.study}", f"{start} → {_both(c)}", _sure(name, c)) for name, c in found.items()),
        _farrokhi(),
    )


def _both(count: Count) -> str:
    return f"{count.people:,} ({count.spared:,} not)"


def _pair(label: str, found: Outcome, note: str) -> Readout:
    """Return two counts of a harm that nobody has without cement."""
    more = found.more
    if more is None:
        return Readout(label, _both(found.fewer), f"{_looked(found.fewer)}; {note}")
    return Readout(
        label,
        f"{found.fewer.people:,} or {more.people:,}",
        f"{_looked(found.fewer)}; {_looked(more)}; {note}",
    )


def _farrokhi() -> Readout:
    before, after = counted_in("new_farrokhi_without"), counted_in("new_farrokhi")
    return Readout(
        f"New fracture, {after.study}",
        f"{before.people} → {_both(after)}",
        "per 1,000 of its own in 36 months, open trial of 82 people; p < 0.01",
    )


def _scans() -> str:
    low, high = counted_in("embolism_reported_low"), counted_in("embolism_reported_high")
    return f"reports run from {low.people} to {high.people}, mostly silent ({low.source})"


def _looked(count: Count) -> str:
    return f"{count.study}: {count.spared:,} not ({count.source})"


def _sure(name: str, count: Count) -> str:
    row = rows()[name]
    if count.low is None or count.high is None:
        return f"per {PEOPLE:,}; {row.note}"
    kind = "odds" if row.measure == "odds_ratio" else "risk"
    return (
        f"95 % interval {count.low:,} to {count.high:,}; {kind} × {row.value} ({row.ci_low} to {row.ci_high}), "
        f"taken to the same 1,000; {row.note}"
    )


def _pain(name: str) -> Readout:
    row = rows()[name]
    return Readout(
        f"Less pain, {row.study}",
        f"{_points(row.value)} ({_points(row.ci_low)} to {_points(row.ci_high)})",
        f"points of 10 at {row.timepoint}; {row.note}; see PainCoursePanel",
    )


def _points(value: float | None) -> str:
    return "not given" if value is None else f"{value:+.1f}".replace("-", "−")
