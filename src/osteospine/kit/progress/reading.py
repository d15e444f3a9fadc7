"""Reading one file of saved answers.

It may have been edited, cut off or written by a later version: nothing is taken on trust, and what is wrong is
said by file and place, with what was found and what was expected.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from osteospine.kit.evidence import DataError
from osteospine.kit.progress.codec import decode, show
from osteospine.kit.progress.store import Kept, Key

VERSION = 1
FIELDS = ("osteospine_progress", "saved", "answers")
"""Version of the form, date of the last saving, answers by topic and item id. No name, no time of day."""

_LARGEST_BYTES = 5_000_000
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Entry:
    """What a file holds for one item, as JSON, since a single one may no longer fit its question."""

    file: str
    value: Any


@dataclass(frozen=True)
class File:
    """A sound file: its day and its entries."""

    day: datetime.date
    entries: Mapping[Key, Entry]


def parse(name: str, content: bytes) -> File:
    """Return what a file holds.

    Raises
    ------
    DataError
        If the file as a whole is not what ``writing`` makes.
    """
    if len(content) > _LARGEST_BYTES:
        raise DataError(f"{name}: found {len(content)} bytes; expected at most {_LARGEST_BYTES}.")
    if not content.strip():
        raise DataError(f"{name}: found an empty file; expected JSON.")
    try:
        # Notepad on Windows may put a mark before the text, which utf-8-sig takes away.
        top = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite
        )
    except RecursionError as error:
        raise DataError(f"{name}: found lists inside lists without end; expected answers.") from error
    except ValueError as error:
        raise DataError(f"{name}: found text that is not JSON in UTF-8 ({error}); expected JSON.") from error
    if not isinstance(top, dict):
        raise DataError(f"{name}: found {show(top)}; expected an object in braces.")
    # The version comes first: a later one may well have other fields.
    if top.get(FIELDS[0]) != VERSION or isinstance(top[FIELDS[0]], bool):
        raise _refuse(name, top, FIELDS[0], f"{VERSION}, the version that this osteospine reads")
    for field in top:
        if field not in FIELDS:
            raise DataError(f"{name}: found the unknown field {show(field)}; expected only {', '.join(FIELDS)}.")
    return File(_day(name, top), _entries(name, top))


def kept(key: Key, entry: Entry) -> Kept:
    """Return the answer that an entry of a file holds.

    Raises
    ------
    DataError
        If the entry is damaged; the other entries of its file can still be used.
    """
    value, where = entry.value, f"{entry.file}, answers, {key[0]}, {key[1]}"
    if not isinstance(value, dict) or set(value) != {"answer", "checked"}:
        raise DataError(f"{where}: found {show(value)}; expected an object with answer and checked.")
    if not isinstance(value["checked"], bool):
        raise DataError(f"{where}, checked: found {show(value['checked'])}; expected true or false.")
    return Kept(decode(value["answer"], f"{where}, answer"), value["checked"])


def _day(name: str, top: Mapping[str, Any]) -> datetime.date:
    found = top.get("saved")
    try:
        if isinstance(found, str) and _DATE.fullmatch(found):
            return datetime.date.fromisoformat(found)
    except ValueError as error:  # a day that no calendar has, such as 2026-02-30
        raise _refuse(name, top, "saved", "a day of the calendar") from error
    raise _refuse(name, top, "saved", "a date such as 2026-11-20")


def _entries(name: str, top: Mapping[str, Any]) -> Mapping[Key, Entry]:
    topics = top.get("answers")
    if not isinstance(topics, dict):
        raise _refuse(name, top, "answers", "an object with a field for each topic")
    for topic, items in topics.items():
        if not isinstance(items, dict):
            raise DataError(
                f"{name}, answers, {topic}: found {show(items)}; expected an object with a field for each item."
            )
    return {(topic, item): Entry(name, value) for topic, items in topics.items() for item, value in items.items()}


def _refuse(name: str, top: Mapping[str, Any], field: str, expected: str) -> DataError:
    found = show(top[field]) if field in top else "nothing"
    return DataError(f"{name}, {field}: found {found}; expected {expected}.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name that comes twice, as in two files pasted together: one of the two answers would be lost."""
    names = [name for name, _value in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"the field {show(twice)} comes twice")
    return dict(pairs)


def _finite(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _no_number(text)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a number of JSON")
