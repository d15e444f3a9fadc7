"""The facts that everything rests on: tables of ``data/`` as typed rows, and the sources behind them.

A table is read only whole and sound: each cell by the type and limits in ``datapackage.json``, each source
key against ``sources.csv``. What is damaged is refused by file, row and column.
"""

from __future__ import annotations

import dataclasses
import functools
import re
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from osteospine.kit._tables import DataError, Table, refuse, tables

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["STATUSES", "DataError", "Parameter", "Source", "data_dir", "parameters", "read", "sources"]

STATUSES = ("verified", "derived", "recalled", "assumption")
"""How far a row can be trusted: read in its source; worked out from such rows; not yet confirmed; chosen."""

Row = TypeVar("Row", bound="DataclassInstance")


@dataclass(frozen=True)
class Source:
    """Where a fact comes from: one row of ``sources.csv``."""

    key: str
    authors: str | None
    title: str
    journal: str | None
    year: int | None
    doi: str | None
    pmid: str | None
    note: str | None

    @property
    def label(self) -> str:
        """First author (or organisation, journal, title) and year, for example ``"Huang 1996"``."""
        if self.authors:
            first = self.authors.split(",")[0].removesuffix(" and others")
            name = re.sub(r" [A-Z]{1,3}$", "", first)
        else:
            name = re.split(r" \d", self.journal)[0] if self.journal else self.title
        return f"{name} {self.year}" if self.year else name

    @property
    def url(self) -> str | None:
        """Address of the DOI, else of the PubMed record, else nothing."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else None

    @property
    def markdown(self) -> str:
        """The label as a link, for example ``"[Huang 1996](https://doi.org/…)"``, or as plain text."""
        return f"[{self.label}]({self.url})" if self.url else self.label


def data_dir() -> Path:
    """Return the folder of the tables: inside an installed package, else the repository's ``data/``."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "data", package.parents[1] / "data"):
        if (folder / "datapackage.json").is_file():
            return folder
    raise DataError(f"{package / 'data'}: found no data folder; expected one. Install osteospine again.")


def read(table: str, row_type: type[Row], *, directory: Path | None = None) -> tuple[Row, ...]:
    """Return the rows of a table.

    Parameters
    ----------
    table
        Path under ``data/`` without ``.csv``, for example ``"compression/reference_profile"``.
    row_type
        A dataclass whose fields are columns of the table; columns that it does not name are left out.
        A field whose type does not admit ``None`` refuses empty cells.
    directory
        Another data folder than the collection's own, with its own ``datapackage.json`` and ``sources.csv``.

    Raises
    ------
    DataError
        If anything is missing or damaged: names file, row (the header is row 1) and column, what was found
        and what was expected.
    """
    return _read_own(table, row_type) if directory is None else _read(table, row_type, directory)


def sources() -> Mapping[str, Source]:
    """Return all sources by key."""
    return _sources_own()


@dataclass(frozen=True)
class Parameter:
    """One constant of a model, with what it rests on."""

    name: str
    value: float
    unit: str
    source: str
    status: str
    note: str | None


@functools.cache
def parameters(topic: str) -> Mapping[str, Parameter]:
    """Return the constants of a topic's models by name, from ``data/<topic>/model_parameters.csv``."""
    return MappingProxyType({row.name: row for row in read(f"{topic}/model_parameters", Parameter)})


@functools.cache
def _sources_own() -> Mapping[str, Source]:
    return _sources(data_dir())


@functools.cache
def _read_own(table: str, row_type: type[Any]) -> tuple[Any, ...]:
    return _read(table, row_type, data_dir())


@functools.cache
def _own_tables() -> Mapping[str, Table]:
    return tables(data_dir())


def _sources(directory: Path) -> Mapping[str, Source]:
    return MappingProxyType({row.key: row for row in _read("sources", Source, directory)})


def _read(table: str, row_type: type[Any], directory: Path) -> tuple[Any, ...]:
    known = _own_tables() if directory == data_dir() else tables(directory)
    if table not in known:
        file = f"{directory.name}/datapackage.json"
        raise refuse(file, None, None, f"no table {table!r}", f"one of {', '.join(known)}")
    source_table = known[table]
    file, rows = source_table.file, source_table.rows()
    columns = [column.name for column in source_table.columns]
    names = [field.name for field in dataclasses.fields(row_type)]
    for name in names:
        if name not in columns:
            raise refuse(file, 1, name, "no such column", f"one of {', '.join(columns)}")
    if "source" in columns:
        keys = _sources_own() if directory == data_dir() else _sources(directory)
        for number, row in rows.items():
            for key in str(row["source"] or "").split(";"):
                if key not in keys:
                    found = f"unknown key {key!r}"
                    raise refuse(file, number, "source", found, "a key that stands in sources.csv")
    if "status" in columns:
        for number, row in rows.items():
            if row["status"] not in STATUSES:
                raise refuse(file, number, "status", repr(row["status"]), f"one of {', '.join(STATUSES)}")
    filled = [name for name, hint in typing.get_type_hints(row_type).items() if not _admits_none(hint)]
    for number, row in rows.items():
        for name in filled:
            if name in columns and row[name] is None:
                raise refuse(file, number, name, "an empty cell", "a value")
    return tuple(row_type(**{name: row[name] for name in names}) for row in rows.values())


def _admits_none(hint: object) -> bool:
    return hint is Any or type(None) in typing.get_args(hint)
