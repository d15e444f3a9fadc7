"""Item banks: the practice items of a topic, read from ``data/<topic>/practice.json`` and checked."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osteospine.kit import evidence
from osteospine.kit.evidence import DataError
from osteospine.kit.practice.items import Common, Item
from osteospine.kit.practice.kinds import KINDS
from osteospine.kit.practice.reading import Record

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
    """

    topic: str
    title: str
    objectives: Mapping[str, str]
    items: tuple[Item[Any], ...]

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
    keys = evidence.sources()
    items: dict[str, Item[Any]] = {}
    for each in record.records("items", least=1, name="item"):
        item = _item(each, where, objectives, keys)
        if item.id in items:
            raise each.refuse("id", "an id that no other item has")
        items[item.id] = item
    record.finish()
    return Bank(topic, title, objectives, tuple(items.values()))


def _objectives(record: Record) -> Mapping[str, str]:
    return {name: record.text(name) for name in record.names()}


def _item(record: Record, where: str, objectives: Mapping[str, str], keys: Mapping[str, evidence.Source]) -> Item[Any]:
    name = record.text("id")
    record.where = f"{where}, item {name}"  # from here on a message names the item, not its number
    kind = record.text("kind", f"one of {', '.join(KINDS)}")
    if kind not in KINDS:
        raise record.refuse("kind", f"one of {', '.join(KINDS)}")
    common = Common(
        id=name, objective=record.text("objective"), stem=record.text("stem"), sources=record.texts("sources")
    )
    if common["objective"] not in objectives:
        raise record.refuse("objective", f"one of {', '.join(objectives)}")
    if any(key not in keys for key in common["sources"]):
        raise record.refuse("sources", "keys that stand in sources.csv")
    item = KINDS[kind].read(record, common)
    record.finish()
    return item
