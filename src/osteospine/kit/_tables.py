"""Reading one table of a tabular data package with the standard library, and refusing a damaged one."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Cell = str | int | float | bool | None

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_INTEGER = re.compile(r"[+-]?\d+")
_KINDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


class DataError(ValueError):
    """A data file is missing or damaged; the message says where, what was found and what was expected."""


def refuse(file: str, row: int | None, column: str | None, found: str, expected: str) -> DataError:
    """Return the error for a place in a file; row 1 is the header, as a spreadsheet counts."""
    place = file + (f", row {row}" if row else "") + (f", column {column!r}" if column else "")
    return DataError(f"{place}: found {found}; expected {expected}.")


@dataclass(frozen=True)
class Column:
    """One column of a schema: how its cells are read and what they may hold."""

    name: str
    kind: str
    constraints: Mapping[str, Any]

    @property
    def expected(self) -> str:
        """What a cell may hold, in words."""
        limits = self.constraints
        if "enum" in limits:
            return f"one of {', '.join(map(str, limits['enum']))}"
        words = _KINDS[self.kind]
        if "minimum" in limits:
            words += f", at least {limits['minimum']}"
        if "maximum" in limits:
            words += f", at most {limits['maximum']}"
        if "pattern" in limits:
            words += f" of the form {limits['pattern']}"
        return words

    def convert(self, text: str) -> Cell:
        """Return the cell's value, ``None`` for an empty cell; ``ValueError`` if it may not stand here."""
        limits = self.constraints
        if text == "":
            if limits.get("required"):
                raise ValueError("an empty cell")
            return None
        value = self._typed(text)
        allowed = limits.get("enum")
        if (
            (allowed is not None and value not in allowed)
            or ("minimum" in limits and value < limits["minimum"])
            or ("maximum" in limits and value > limits["maximum"])
            or ("pattern" in limits and not re.fullmatch(limits["pattern"], text))
        ):
            raise ValueError(repr(text))
        return value

    def _typed(self, text: str) -> Any:
        if self.kind == "integer" and _INTEGER.fullmatch(text):
            return int(text)
        if self.kind == "number" and _NUMBER.fullmatch(text) and math.isfinite(float(text)):
            return float(text)
        if self.kind == "boolean" and text in ("true", "false"):
            return text == "true"
        if self.kind == "string":
            return text
        raise ValueError(repr(text))


@dataclass(frozen=True)
class Table:
    """A table of the package: where its file is and which columns it has."""

    path: Path
    file: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    def rows(self) -> dict[int, dict[str, Cell]]:
        """Return all rows by row number; raise ``DataError`` at the first damage."""
        lines = self._lines()
        header = lines[0]
        columns = {column.name: column for column in self.columns}
        for name in columns:
            if name not in header:
                raise refuse(self.file, 1, name, f"no such column among {', '.join(header)}", "this column")
        for n, name in enumerate(header):
            if name not in columns or name in header[:n]:
                raise refuse(self.file, 1, name, "an unexpected column", f"only {', '.join(columns)}")
        if len(lines) == 1:
            raise refuse(self.file, 2, header[0], "no rows below the header", "at least one row")
        rows = {}
        for number, line in enumerate(lines[1:], 2):
            if len(line) != len(header):
                column = header[len(line)] if len(line) < len(header) else header[-1]
                raise refuse(self.file, number, column, f"{len(line)} cells", f"{len(header)}, one a column")
            cells = zip(header, line, strict=True)
            rows[number] = {name: self._cell(number, columns[name], text) for name, text in cells}
        self._check_unique(rows)
        return rows

    def _cell(self, number: int, column: Column, text: str) -> Cell:
        try:
            return column.convert(text)
        except ValueError as found:
            raise refuse(self.file, number, column.name, str(found), column.expected) from None

    def _check_unique(self, rows: Mapping[int, Mapping[str, Cell]]) -> None:
        single = [(column.name,) for column in self.columns if column.constraints.get("unique")]
        for names in [*single, *([self.key] if self.key else [])]:
            seen: dict[tuple[Cell, ...], int] = {}
            for number, row in rows.items():
                key = tuple(row[name] for name in names)
                if key in seen:
                    found = f"{', '.join(map(str, key))}, which row {seen[key]} has too"
                    raise refuse(self.file, number, " + ".join(names), found, "a key that no other row has")
                seen[key] = number

    def _lines(self) -> list[list[str]]:
        if not self.path.is_file():
            raise refuse(self.file, None, None, "no such file", "a table in UTF-8 with commas between cells")
        content = self.path.read_bytes()
        if not content.strip():
            raise refuse(self.file, 1, self.columns[0].name, "an empty file", "a header and at least one row")
        try:
            return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
        except UnicodeDecodeError as error:
            before = list(csv.reader(io.StringIO(content[: error.start].decode("utf-8-sig"), newline="")))
            last = before[-1] if before else [""]
            names = before[0] if len(before) > 1 else [column.name for column in self.columns]
            column = names[min(len(last), len(names)) - 1]
            found = f"the byte 0x{content[error.start]:02x}, which is not UTF-8"
            raise refuse(self.file, len(before) or 1, column, found, "text saved as UTF-8") from error
        except csv.Error as error:
            raise refuse(self.file, None, None, f"a broken table ({error})", "comma-separated cells") from error


def tables(directory: Path) -> dict[str, Table]:
    """Return the tables that ``datapackage.json`` describes, by path without ``.csv``."""
    file = f"{directory.name}/datapackage.json"
    try:
        package = json.loads((directory / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise refuse(file, None, None, f"no readable file ({error})", "a data package in JSON") from error
    return {
        resource["path"].removesuffix(".csv"): Table(
            directory / resource["path"],
            f"{directory.name}/{resource['path']}",
            tuple(
                Column(field["name"], field["type"], field.get("constraints", {}))
                for field in resource["schema"]["fields"]
            ),
            tuple(resource["schema"].get("primaryKey", ())),
        )
        for resource in package["resources"]
    }
