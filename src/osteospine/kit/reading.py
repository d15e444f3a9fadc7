"""Reading one JSON object field by field, with a clear refusal for what is missing, wrong or unknown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from osteospine.kit.evidence import DataError


@dataclass(frozen=True)
class Number:
    """A number as it is written in a text; it may stand where a text or where a number is wanted."""

    value: float
    text: str


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
        value = _as_text(self._take(field))
        if value is None:
            raise self.refuse(field, expected)
        return value

    def number(self, field: str, expected: str = "a number", *, least: float = -math.inf) -> float:
        """Return a finite number of at least ``least``."""
        value = self._take(field)
        if isinstance(value, Number):
            value = value.value
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.refuse(field, expected)
        if not math.isfinite(value) or value < least:
            raise self.refuse(field, expected)
        return float(value)

    def whole(self, field: str, *, least: int = 1) -> int:
        """Return a whole number of at least ``least``."""
        expected = f"a whole number from {least}"
        value = self.number(field, expected, least=least)
        if value != int(value):
            raise self.refuse(field, expected)
        return int(value)

    def flag(self, field: str) -> bool:
        """Return true or false."""
        value = self._take(field)
        if not isinstance(value, bool):
            raise self.refuse(field, "true or false")
        return value

    def texts(self, field: str, *, least: int = 1) -> tuple[str, ...]:
        """Return a list of at least ``least`` texts."""
        value = self._take(field)
        said = [_as_text(each) for each in value] if isinstance(value, list) else [None]
        texts = [each for each in said if each is not None]
        if len(texts) < max(least, len(said)):
            raise self.refuse(field, f"a list of {'one' if least == 1 else least} or more texts")
        return tuple(texts)

    def records(self, field: str, *, least: int, name: str) -> tuple[Record, ...]:
        """Return a list of at least ``least`` objects, each called ``name`` with its number in messages."""
        value = self._take(field)
        if not isinstance(value, list) or len(value) < least:
            raise self.refuse(field, f"a list of at least {least} ({name})")
        return tuple(Record(f"{self.where}, {name} {n}", each) for n, each in enumerate(value, 1))

    def record(self, field: str) -> Record:
        """Return an object."""
        return Record(f"{self.where}, field {field!r}", self._take(field))

    def has(self, field: str) -> bool:
        """Tell whether a field is there."""
        return field in self._fields

    def value(self, field: str) -> Any:
        """Return what a field holds, whatever it is; None where it is missing."""
        return self._take(field)

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


def _as_text(value: object) -> str | None:
    """Return a text that is not empty, else None."""
    text = value.text if isinstance(value, Number) else value
    return text if isinstance(text, str) and text.strip() else None


def _show(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
