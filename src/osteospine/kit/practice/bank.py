"""Item banks: the practice items of a topic, read from ``data/<topic>/practice.json`` and checked."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from osteospine.kit import evidence, live
from osteospine.kit.evidence import DataError
from osteospine.kit.practice.exhibit import read_exhibit
from osteospine.kit.practice.items import Common, Item
from osteospine.kit.practice.kinds import KINDS
from osteospine.kit.reading import Record

FILE = "practice.json"


@dataclass(frozen=True)
class Bank:
    """The items of a topic.

    Attributes
    ----------
    topic
        Name of the data folder, for example ``"compression"``.
    title
        The topic in words, for example ``"vertebral compression"``.
    objectives
        What the lesson is to bring about, by id.
    items
        The items in teaching order.
    places
        Where a learner meets only one of several items, as on the paths of a case: the place of each, by item id.
        An item that is not named has a place of its own.
    """

    topic: str
    title: str
    objectives: Mapping[str, str]
    items: tuple[Item[Any], ...]
    places: Mapping[str, str] = field(default_factory=dict)

    def pick(self, *ids: str) -> tuple[Item[Any], ...]:
        """Return the items of these ids in this order, or all where none is named.

        Raises
        ------
        ValueError
            For an id that does not exist or comes twice, with the ids that exist.
        """
        known = {item.id: item for item in self.items}
        for each in ids:
            if each not in known:
                raise ValueError(f"No practice item {each!r} on {self.title}. Choose from: {', '.join(known)}.")
            if ids.count(each) > 1:
                raise ValueError(f"Practice item {each!r} is named twice; name it once.")
        return tuple(known[each] for each in ids) if ids else self.items


def load(topic: str, *, directory: Path | None = None) -> Bank:
    """Return the item bank of a topic.

    Parameters
    ----------
    topic
        Name of the topic's data folder.
    directory
        Another data folder than the collection's own.

    Raises
    ------
    DataError
        If the file is missing or damaged: names file, item and field, what was found and what was expected.
    """
    return _load_own(topic) if directory is None else _load(topic, directory)


@functools.cache
def _load_own(topic: str) -> Bank:
    return _load(topic, evidence.data_dir())


def _load(topic: str, directory: Path) -> Bank:
    path = directory / topic / FILE
    where = f"{topic}/{FILE}"
    if not path.is_file():
        topics = sorted(each.parent.name for each in directory.glob(f"*/{FILE}"))
        raise DataError(f"{where}: found no such file; expected a topic with practice items: {', '.join(topics)}.")
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError(f"{where}: found a file that cannot be read ({error}); expected JSON in UTF-8.") from error
    record = Record(where, content)
    if record.text("topic") != topic:
        raise record.refuse("topic", repr(topic))
    title = record.text("title")
    objectives = _objectives(record.record("objectives"))
    items: dict[str, Item[Any]] = {}
    for number, value in enumerate(_listed(record), 1):
        item = read_item(value, where, objectives, place=f"item {number}")
        if item.id in items:
            raise DataError(
                f"{where}, item {item.id}, field 'id': found {item.id!r}; expected an id that no other item has."
            )
        items[item.id] = item
    record.finish()
    return Bank(topic, title, objectives, tuple(items.values()))


def _objectives(record: Record) -> Mapping[str, str]:
    return {name: record.text(name) for name in record.names()}


def _listed(record: Record) -> list[Any]:
    items = record.value("items")
    if not isinstance(items, list) or not items:
        raise record.refuse("items", "a list of at least 1 (item)")
    return items


def read_item(
    value: object,
    where: str,
    objectives: Mapping[str, str],
    numbers: Mapping[str, live.Number] = MappingProxyType({}),
    *,
    place: str = "item",
) -> Item[Any]:
    """Return the item that a JSON object describes.

    Parameters
    ----------
    value
        What the file holds.
    where
        The file, and the place in it that the item belongs to, in words.
    objectives
        The objectives that the item may practise, by id.
    numbers
        Live numbers that its texts may use beside those that it declares itself.
    place
        What to call the item in messages until its id is known.

    Raises
    ------
    DataError
        If anything is missing, unknown or wrong: names file, item and field.
    """
    start = Record(f"{where}, {place}", value)
    name = start.text("id")
    here = f"{where}, item {name}"  # from here on a message names the item, not its number
    known = {**numbers, **(live.values(start.value("live"), here) if start.has("live") else {})}
    record = Record(
        here, live.filled({field: start.value(field) for field in start.names() if field != "live"}, known, here)
    )
    record.text("id")
    kind = record.text("kind", f"one of {', '.join(KINDS)}")
    if kind not in KINDS:
        raise record.refuse("kind", f"one of {', '.join(KINDS)}")
    common = Common(
        id=name,
        objective=record.text("objective"),
        stem=record.text("stem"),
        sources=record.texts("sources"),
        exhibit=read_exhibit(record.record("exhibit")) if record.has("exhibit") else None,
    )
    if common["objective"] not in objectives:
        raise record.refuse("objective", f"one of {', '.join(objectives)}")
    if any(key not in evidence.sources() for key in common["sources"]):
        raise record.refuse("sources", "keys that stand in sources.csv")
    item = KINDS[kind].read(record, common)
    record.finish()
    return item
