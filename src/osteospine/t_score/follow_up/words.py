"""Sentences for two scans: the change, the limit that it must reach, and what may be said."""

from __future__ import annotations

from osteospine.t_score.follow_up.model import SPINE, FollowUp, Trap, shortest_interval_months
from osteospine.t_score.numbers import signed
from osteospine.t_score.scale import SITE_NAMES

_TRAPS: dict[Trap, str] = {
    "another machine": "they come from different machines, whose errors and scales differ",
    "other vertebrae": "they do not count the same vertebrae, and each level has its own density",
    "one vertebra": "a single vertebra is too inexact for follow-up",
}


def describe(f: FollowUp) -> str:
    """Say what was measured, what the least significant change is, and the verdict with its reason."""
    name = SITE_NAMES[f.site].removesuffix(" L1–L4")  # fewer vertebrae may be counted
    where = f"{name[0].upper()}{name[1:]}{_count(f)}"
    return (
        f"{where}, scanned {f.months_apart:g} {_months(f.months_apart)} apart: bone mineral density (BMD) "
        f"{f.bmd_first_g_cm2:.3f}, then {f.bmd_second_g_cm2:.3f} g/cm², a change of {signed(f.change_g_cm2, 3)} g/cm² "
        f"({signed(100 * f.change_share, 1)} %). {_verdict(f)}"
    )


def _verdict(f: FollowUp) -> str:
    lsc = f"the least significant change (LSC) of {f.lsc_g_cm2:.4f} g/cm²"
    from_error = f"{lsc} that a precision error of {f.precision_error_g_cm2:.3f} gives"
    if f.verdict == "cannot be compared":
        why = ", and ".join(_TRAPS[trap] for trap in f.traps)
        return f"The two cannot be compared: {why}; {from_error} does not hold here. {_remedy(f)}"
    if f.verdict == "too soon":
        return (
            f"It is too soon to tell: in less than {shortest_interval_months():g} months bone seldom changes by "
            f"{from_error}."
        )
    if f.verdict == "no real change":
        return f"This is less than {from_error}, so no real change is shown; it does not prove that there is none."
    word = "gain" if f.verdict == "real gain" else "loss"
    return f"This reaches {from_error}, so it is a real {word} with 95 % confidence."


def _remedy(f: FollowUp) -> str:
    if f.another_machine:
        return (
            "The next scan is made on the machine of one of the two, or the machines are calibrated against each other."
        )
    if "other vertebrae" in f.traps:
        return "Count the same vertebrae in both scans, then compare."
    return "Compare another site, such as the hip."


def _count(f: FollowUp) -> str:
    if f.site != SPINE or f.vertebrae == 4:
        return ""
    return f", {f.vertebrae} {'vertebra' if f.vertebrae == 1 else 'vertebrae'}"


def _months(months: float) -> str:
    return "month" if months == 1 else "months"
