"""Reading one JSON object field by field, with a clear refusal for what is missing, wrong or unknown."""

from __future__ import annotations

import math
from typing import Any

from osteospine.kit.evidence import DataError


class Record:
    """A JSON object that knows where it stands, so that each refusal can say so.

    Parameters
    ----------
    where
        File and place in words, for example ``"compression/practice.json, item C02-1"``.
    value
        What the file holds there.
    """

    def __init__(self, where: str, value: object) -> None:
        if not isinstance(value, dict):
            raise DataError(f"{where}: found {_show(value)}; expected an object in braces.")
        self.where = where
        self._fields: dict[str, Any] = value
        self._read: set[str] = set()

    def refuse(self, field: str, expected: str) -> DataError:
        """Return the error that says what stands in a field and what should stand there."""
        found = _show(self._fields[field]) if field in self._fields else "nothing"
        return DataError(f"{self.where}, field {field!r}: found {found}; expected {expected}.")

    def text(self, field: str, expected: str = "a text that is not empty") -> str:
        """Return a text that is not empty."""
        value = self._take(field)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(field, expected)
        return value

    def number(self, field: str, expected: str = "a number", *, least: float = -math.inf) -> float:
        """Return a finite number of at least ``least``."""
        value = self._take(field)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.refuse(field, expected)
        if not math.isfinite(value) or value < least:
            raise self.refuse(field, expected)
        return float(value)

    def flag(self, field: str) -> bool:
        """Return true or false."""
        value = self._take(field)
        if not isinstance(value, bool):
            raise self.refuse(field, "true or false")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a list of at least one text."""
        value = self._take(field)
        if not isinstance(value, list) or not value or not all(isinstance(each, str) and each for each in value):
            raise self.refuse(field, "a list of one or more texts")
        return tuple(value)

    def records(self, field: str, *, least: int, name: str) -> tuple[Record, ...]:
        """Return a list of at least ``least`` objects, each called ``name`` with its number in messages."""
        value = self._take(field)
        if not isinstance(value, list) or len(value) < least:
            raise self.refuse(field, f"a list of at least {least} ({name})")
        return tuple(Record(f"{self.where}, {name} {n}", each) for n, each in enumerate(value, 1))

    def record(self, field: str) -> Record:
        """Return an object."""
        return Record(f"{self.where}, field {field!r}", self._take(field))

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields."""
        return tuple(self._fields)

    def finish(self) -> None:
        """Refuse fields that nobody read: most are misspelt names."""
        unknown = sorted(set(self._fields) - self._read)
        if unknown:
            known = ", ".join(sorted(self._read))
            raise DataError(f"{self.where}: found unknown field {unknown[0]!r}; expected only {known}.")

    def _take(self, field: str) -> Any:
        self._read.add(field)
        return self._fields.get(field)


def _show(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
