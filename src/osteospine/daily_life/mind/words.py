"""Sentences about the cycle: where it was entered, what helps, in whom it was measured."""

from __future__ import annotations

from osteospine.daily_life.mind.model import PAIRS, Cycle, helped_lower, size
from osteospine.daily_life.mind.published import POINTS, Effect, points
from osteospine.kit.evidence import sources
from osteospine.kit.readout import Readout

CONTROL_WORDS = {"usual": "usual care", "mixed": "all kinds of controls", "active": "another treatment"}
_POINT_WORDS = {"pain": "pain", "fear": "fear", "activity": "doing less", "mood": "low mood"}


def describe(result: Cycle) -> str:
    """Say how the cycle runs from here, and what the help does at this point."""
    chain = " → ".join(_POINT_WORDS[point.key] for point in (*result.round, result.entry))
    return f"Cycle entered at {_POINT_WORDS[result.entry.key]}: {chain}. {_help(result)}"


def _help(c: Cycle) -> str:
    if c.help.key == "none":
        return "No help is chosen: each point feeds the next."
    name = f"{c.help.name[0].upper()}{c.help.name[1:]}"
    e = c.effect
    against = CONTROL_WORDS[e.control if e else c.control]
    if e is None:
        other = f"; effects were read for {_list(c)}" if c.reached else ""
        known = " ".join(f"{said[0].upper()}{said[1:]}." for said in (c.help.in_fracture, c.help.caution))
        return f"{name}, against {against}: no effect size at this point was read{other}. {known}"
    lower = helped_lower(e.value)
    may = ""
    if e.ci_high is not None and size(e.ci_high) == "very small":
        may = ", perhaps none" if e.ci_high >= 0 else ", perhaps very small"
    return (
        f"{name}, against {against}: {size(e.value)} effect on {e.measured}{may} ({effect(e)}). Of {PAIRS} pairs "
        f"of people, the helped one has less in {lower} and the other in {PAIRS - lower}. Measured in {e.measured_in}"
        f"{'' if e.directness == 'fracture' else ': borrowed, ' + _in_fracture(c)}."
    )


def _in_fracture(c: Cycle) -> str:
    return (
        c.help.in_fracture
        if c.help.in_fracture.startswith("no trial was")
        else "not from people with vertebral fractures"
    )


def effect(e: Effect) -> str:
    """Say a standardised mean difference with its interval, or that it is not confirmed."""
    span = "interval not read" if e.ci_low is None else f"95 % interval {e.ci_low:.2f} to {e.ci_high:.2f}"
    sure = "" if e.confirmed else ", not confirmed"
    return f"standardised difference {e.value:.2f}, {span}{sure}".replace("-", "−")


def _list(c: Cycle) -> str:
    return " and ".join(_POINT_WORDS[key] for key in c.reached)


def readouts(result: Cycle) -> tuple[Readout, ...]:
    """Return the effect, in whom, what else to know, and the fact of the entry."""
    e, point = result.effect, result.entry
    source = sources()[point.fact_source].label
    interval = "" if point.ci_low is None else f" ({point.ci_low:g} to {point.ci_high:g})"
    return (
        Readout(
            f"Effect on {_POINT_WORDS[point.key]}",
            "not measured" if e is None else f"{e.value:+.2f} SD".replace("-", "−"),
            "no effect size was read; that is not the same as no effect" if e is None else _note(e),
        ),
        Readout("In people with vertebral fracture", _direct(result), result.help.in_fracture),
        Readout(
            "Of 100 pairs, helped has less", "–" if e is None else f"{helped_lower(e.value)}", "50 would be no effect"
        ),
        Readout("Harms and limits", "rarely counted", result.help.caution),
        Readout(
            f"Fact about {_POINT_WORDS[point.key]}",
            f"{point.value:g}",
            f"{point.fact}: {point.value:g} {point.fact_unit}{interval} ({source}); {point.note or ''}",
        ),
        Readout("The arrows", "teaching drawing", "; ".join(points()[key].link for key in POINTS)),
    )


def _direct(c: Cycle) -> str:
    if c.effect is not None and c.effect.directness == "fracture":
        return "yes, measured"
    return "partly, own scale" if c.help.key in ("classes", "groups") else "no"


def _note(e: Effect) -> str:
    trials = "" if e.trials is None else f"; {e.trials:g} trial{'' if e.trials == 1 else 's'}"
    people = "" if e.people is None else f", {e.people:,.0f} people"
    note = f"; {e.note}" if e.note else ""
    return f"SD: standard deviation; {effect(e)}; on {e.measured}{trials}{people}; {e.measured_in}{note}"
