"""Cases: read from ``data/unfolding_case/<id>.json``, with every path of decisions walked before one is opened.

An instructor adds a case by adding a file: ``data/case.schema.json`` says how it is written.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from osteospine.kit import evidence
from osteospine.kit.evidence import DataError
from osteospine.kit.practice.bank import FILE, Bank
from osteospine.kit.practice.items import Item
from osteospine.kit.reading import Record
from osteospine.unfolding_case.measures import Person
from osteospine.unfolding_case.model import Case
from osteospine.unfolding_case.paths import read_paths
from osteospine.unfolding_case.stages import Setting

TOPIC = "unfolding_case"


def folder() -> Path:
    """Return where the cases lie."""
    return evidence.data_dir() / TOPIC


def names(directory: Path | None = None) -> tuple[str, ...]:
    """Return the ids of all cases, first those with the lowest ``order``; a damaged file comes last."""
    found = (directory or folder()).glob("*.json")
    return tuple(sorted((path.stem for path in found if path.name != FILE), key=lambda name: _place(name, directory)))


def title(name: str, directory: Path | None = None) -> str:
    """Return the title of a case, or its id where the file is damaged: opening it will say what is wrong."""
    return str(_head(name, directory).get("title") or name)


def load(name: str, directory: Path | None = None) -> Case:
    """Return a case.

    Parameters
    ----------
    name
        Its id, the name of its file.
    directory
        Another folder than the collection's own.

    Raises
    ------
    DataError
        If the file is missing or damaged, or has a path of decisions without a stage, step or ending: names file,
        stage, step and field, what was found and what was expected.
    """
    return _load(name, directory or folder())


def banks() -> tuple[Bank, ...]:
    """Return the items of each case, all stages and paths together, for the overview of a learner's progress."""
    return tuple(_bank(load(name)) for name in names())


def _bank(case: Case) -> Bank:
    items: dict[str, Item[Any]] = {}
    places: dict[str, str] = {}
    for moment in case.moments.values():
        items |= {item.id: item for item in moment.items.values()}
        places |= {item.id: f"{moment.id} {step}" for step, item in moment.items.items()}
    return Bank(case.topic, case.title, case.objectives, tuple(items.values()), places)


def _head(name: str, directory: Path | None) -> Mapping[str, Any]:
    try:
        content = json.loads(((directory or folder()) / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError):
        return {}  # the list of cases must not fail for one bad file: ``load`` refuses it by name
    return content if isinstance(content, dict) else {}


def _place(name: str, directory: Path | None) -> tuple[float, str]:
    order = _head(name, directory).get("order")
    return (order if isinstance(order, (int, float)) else float("inf"), name)


@functools.cache
def _load(name: str, directory: Path) -> Case:
    path = directory / f"{name}.json"
    if not path.is_file():
        others = ", ".join(names(directory)) or "none here"
        raise DataError(f"{TOPIC}/{name}.json: found no such file; expected one of {others}.")
    record = _read(path)
    if record.text("id") != name:
        raise record.refuse("id", repr(name))
    if record.has("order"):
        record.number("order")
    person = _person(record.record("person"))
    body, note = _body(record, person)
    setting = Setting(person, body, _objectives(record, directory))
    moments, endings = read_paths(record, setting)
    sources = record.texts("sources")
    if any(key not in evidence.sources() for key in sources):
        raise record.refuse("sources", "keys that stand in sources.csv")
    case = Case(
        id=name,
        title=record.text("title"),
        person=person,
        body=body,
        body_note=note,
        invented=record.text("invented"),
        start=record.texts("start") if isinstance(record.value("start"), list) else (record.text("start"),),
        objectives=setting.objectives,
        stages=1 + max(len(path) for path in moments),
        moments=moments,
        endings=endings,
        debrief=record.texts("debrief"),
        finish=record.text("finish"),
        sources=sources,
    )
    record.finish()
    return case


def _person(record: Record) -> Person:
    sex = record.text("sex")
    if sex not in ("female", "male"):
        raise record.refuse("sex", "female or male")
    person = Person(
        called=record.text("called"),
        sex=sex,
        age_years=record.number("age_years", least=18),
        height_cm=record.number("height_cm", least=100),
        weight_kg=record.number("weight_kg", least=20),
        about=record.text("about") if record.has("about") else "",
        postmenopausal=record.flag("postmenopausal") if record.has("postmenopausal") else True,
        compensation=record.number("compensation", least=0) if record.has("compensation") else 0.5,
    )
    if person.compensation > 1:
        raise record.refuse("compensation", "a share from 0 to 1")
    record.finish()
    return person


def _body(record: Record, person: Person) -> tuple[bool, str]:
    body = record.flag("body") if record.has("body") else True
    if body and person.sex != "female":
        raise record.refuse("body", "false: the spine model is that of a woman")
    return body, "" if body and not record.has("body_note") else record.text("body_note")


def _objectives(record: Record, directory: Path) -> Mapping[str, str]:
    """Return the objectives of the case, or those of the lesson's own questions where it names none."""
    shared = not record.has("objectives") and (directory / FILE).is_file()
    objectives = (_read(directory / FILE) if shared else record).record("objectives")
    return {name: objectives.text(name) for name in objectives.names()}


def _read(path: Path) -> Record:
    where = f"{TOPIC}/{path.name}"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError(f"{where}: found a file that cannot be read ({error}); expected JSON in UTF-8.") from error
    return Record(where, content)
