"""Reading one stage of a case file as it is for one path of decisions.

Layer: between ``cases`` and ``model``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from osteospine.kit import live
from osteospine.kit.evidence import DataError
from osteospine.kit.practice.bank import read_item
from osteospine.kit.practice.items import Item
from osteospine.kit.reading import Number, Record
from osteospine.kit.refusal import Refusal
from osteospine.unfolding_case.measures import Measures, Person, Visit, measure
from osteospine.unfolding_case.model import MOST_OPTIONS, STEPS, Decision, Moment, Option, Row
from osteospine.unfolding_case.numbers import RESERVED, numbers_of
from osteospine.unfolding_case.reading import Chosen, Known, fitting, path_words
from osteospine.unfolding_case.visits import read_given, read_visit

MOST_ROWS = 6
"""As many lines of the chart as fit beside the picture."""


@dataclass(frozen=True)
class Setting:
    """What all stages of a case share."""

    person: Person
    body: bool
    objectives: Mapping[str, str]


def read_stage(content: object, where: str, number: int, setting: Setting, known: Known, chosen: Chosen) -> Moment:
    """Return a stage as it is after these decisions.

    Parameters
    ----------
    content, where
        What the file holds for the stage, and the file and case in words.
    number
        Which stage it is, counted from 1.
    setting
        What all stages share.
    known, chosen
        The decisions of earlier stages: all options, and those taken.

    Raises
    ------
    DataError
        For anything missing, unknown or refused by a model: names file, stage, step and field.
    """
    record = Record(f"{where}, stage {number}", content)
    name = record.text("id")
    record.where = f"{where}, stage {name}"  # from here on a message names the stage, not its number
    declared = live.values(record.value("live"), record.where) if record.has("live") else {}
    for each in declared:
        if each in RESERVED:
            raise DataError(
                f"{record.where}, field 'live': found {each!r}, which every stage has; choose another name."
            )
    visit = read_visit(record, record.number("months", least=0), declared, known, chosen)
    measures = _measured(record, setting, visit, read_given(record, declared, known, chosen), chosen)
    numbers = {**numbers_of(measures, setting.person, visit, body=setting.body), **declared}
    moment = Moment(
        number=number,
        id=name,
        title=record.text("title"),
        story=tuple(filled_text(each, "text", numbers) for each in fitting(record, "story", "part", known, chosen)),
        chart=_chart(record, fitting(record, "chart", "row", known, chosen), numbers),
        visit=visit,
        measures=measures,
        items=_items(record, fitting(record, "steps", "step", known, chosen), setting, numbers, chosen),
        decision=_decision(_filled(record.record("decision"), numbers)) if record.has("decision") else None,
        numbers=numbers,
    )
    record.finish()
    return moment


def _measured(
    record: Record, setting: Setting, visit: Visit, given: Mapping[str, float | None], chosen: Chosen
) -> Measures:
    try:
        return measure(setting.person, visit, body=setting.body, given=given)
    except Refusal as refusal:
        raise DataError(
            f"{record.where}, {path_words(chosen)}: the models refuse these numbers ({refusal}) "
            "Where a number should not be shown, set it to null in 'measures'."
        ) from refusal


def _filled(record: Record, numbers: Mapping[str, Number]) -> Record:
    """Return the object with its numbers filled in."""
    content = {field: record.value(field) for field in record.names()}
    return Record(record.where, live.filled(content, numbers, record.where))


def filled_text(record: Record, field: str, numbers: Mapping[str, Number]) -> str:
    """Return the text of an object that has besides only a ``when``, with its numbers filled in."""
    part = _filled(record, numbers)
    text = part.text(field)
    part.value("when")
    part.finish()
    return text


def _chart(record: Record, rows: Sequence[Record], numbers: Mapping[str, Number]) -> tuple[Row, ...]:
    if len(rows) > MOST_ROWS:
        raise record.refuse("chart", f"at most {MOST_ROWS} rows at a time")
    read = []
    for each in rows:
        row = _filled(each, numbers)
        read.append(Row(row.text("label"), row.text("value"), row.text("note") if row.has("note") else ""))
        row.value("when")
        row.finish()
    return tuple(read)


def _items(
    record: Record, steps: Sequence[Record], setting: Setting, numbers: Mapping[str, Number], chosen: Chosen
) -> dict[str, Item[Any]]:
    """Return the item of each step, in order; each step must be there once."""
    found: dict[str, Item[Any]] = {}
    for each in steps:
        step = each.text("step", f"one of {', '.join(STEPS)}")
        if step not in STEPS:
            raise each.refuse("step", f"one of {', '.join(STEPS)}")
        each.where = f"{record.where}, step {step}"
        if step in found:
            raise each.refuse("step", f"each step once {path_words(chosen)}")
        found[step] = read_item(each.value("item"), each.where, setting.objectives, numbers)
        each.value("when")
        each.finish()
    for step in STEPS:
        if step not in found:
            raise DataError(f"{record.where}: found no step {step!r} {path_words(chosen)}; expected each of the six.")
    return {step: found[step] for step in STEPS}


def _decision(record: Record) -> Decision:
    options = []
    for each in record.records("options", least=2, name="option"):
        options.append(Option(each.text("id"), each.text("text"), each.text("what_follows")))
        each.finish()
    if len(options) > MOST_OPTIONS or len({each.id for each in options}) < len(options):
        raise record.refuse("options", f"2 to {MOST_OPTIONS} options, each with an id of its own")
    decision = Decision(record.text("id"), record.text("question"), tuple(options))
    record.finish()
    return decision
