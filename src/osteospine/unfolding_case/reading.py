"""Reading parts of a case file that hold only after certain decisions."""

from __future__ import annotations

from collections.abc import Mapping

from osteospine.kit.reading import Record

Chosen = Mapping[str, str]
"""The decisions made: id of the decision -> id of the option."""

Known = Mapping[str, frozenset[str]]
"""The decisions that can have been made: id -> ids of its options."""


def fits(record: Record, known: Known, chosen: Chosen) -> bool:
    """Tell whether an object holds after these decisions, by its ``when``; without one it always holds.

    Raises
    ------
    DataError
        For a decision or an option that cannot have been chosen before.
    """
    if not record.has("when"):
        return True
    wanted, holds = record.record("when"), True
    for decision in wanted.names():
        if decision not in known:
            decided = f"decisions made before: {', '.join(known)}" if known else "no condition, as nothing was decided"
            raise record.refuse("when", decided)
        found = wanted.value(decision)
        options = found if isinstance(found, list) else [found]
        if not options or not all(isinstance(each, str) and each in known[decision] for each in options):
            raise wanted.refuse(decision, f"one of {', '.join(sorted(known[decision]))}, or a list of them")
        holds = holds and chosen.get(decision) in options
    return holds


def fitting(record: Record, field: str, name: str, known: Known, chosen: Chosen) -> tuple[Record, ...]:
    """Return the objects of a list that hold after these decisions; at least one must.

    Raises
    ------
    DataError
        If none fits, or a condition names what cannot have been decided.
    """
    found = tuple(each for each in record.records(field, least=1, name=name) if fits(each, known, chosen))
    if not found:
        raise record.refuse(field, f"at least one {name} that fits {path_words(chosen)}")
    return found


def first_fitting(record: Record, field: str, known: Known, chosen: Chosen) -> Record:
    """Return the object that holds the value of a field after these decisions.

    The field is the value itself, or a list of objects of which the first that fits brings the value under the
    same name.
    """
    found = record.value(field)
    if not (isinstance(found, list) and found and all(isinstance(each, dict) for each in found)):
        return record
    way = fitting(record, field, "way", known, chosen)[0]
    way.value(field)
    way.finish()
    return way


def path_words(chosen: Chosen) -> str:
    """Return decisions in words, for messages."""
    return "after " + ", ".join(f"{k} = {v}" for k, v in chosen.items()) if chosen else "before any decision"
