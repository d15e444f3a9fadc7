"""Sound tables come back as typed rows, damaged ones are refused by file, row and column."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from osteospine.kit import evidence
from osteospine.kit.evidence import DataError, Source

TABLE = "compression/reference_profile"
FILE = "data/compression/reference_profile.csv"
UTF_8 = "which is not UTF-8; expected text saved as UTF-8."


@dataclass(frozen=True)
class ProfileRow:
    level: str
    anterior_height_mm: float | None
    posterior_height_mm: float | None
    source: str
    status: str


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(evidence.data_dir(), tmp_path / "data"))


def _table(data: Path) -> Path:
    return data / f"{TABLE}.csv"


def _edit(change: Callable[[list[list[str]]], object]) -> Callable[[Path], None]:
    """Return a damage that changes the table's lines, each a list of cells."""

    def damage(data: Path) -> None:
        with _table(data).open(newline="", encoding="utf-8") as stream:
            lines = list(csv.reader(stream))
        change(lines)
        with _table(data).open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows(lines)

    return damage


def _put(row: int, column: str, text: str) -> Callable[[Path], None]:
    """Return a damage that puts a text into one cell; row 1 is the header."""
    return _edit(lambda lines: lines[row - 1].__setitem__(lines[0].index(column), text))


def _without_column(lines: list[list[str]]) -> None:
    at = lines[0].index("anterior_height_mm")
    for line in lines:
        del line[at]


def _extra_column(lines: list[list[str]]) -> None:
    for line in lines:
        line.append("x")


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda data: _table(data).write_bytes(content)


def _latin_1(data: Path) -> None:
    _put(4, "note", "Höhe")(data)
    _table(data).write_bytes(_table(data).read_text(encoding="utf-8").encode("latin-1"))


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing column": (
        _edit(_without_column),
        f"{FILE}, row 1, column 'anterior_height_mm': found no such column among *; expected this column.",
    ),
    "unexpected column": (
        _edit(_extra_column),
        f"{FILE}, row 1, column 'x': found an unexpected column; expected only sex, level, *.",
    ),
    "column twice": (
        _edit(lambda lines: lines[0].__setitem__(2, "level")),
        f"{FILE}, row 1, column 'centre_x_mm': found no such column among *; expected this column.",
    ),
    "text in a number": (
        _put(9, "anterior_height_mm", "tall"),
        f"{FILE}, row 9, column 'anterior_height_mm': found 'tall'; expected a number, at least 0, *.",
    ),
    "decimal comma": (
        _put(9, "anterior_height_mm", "19,1"),
        f"{FILE}, row 9, column 'anterior_height_mm': found '19,1'; expected a number, *.",
    ),
    "not a number": (
        _put(3, "tilt_deg", "nan"),
        f"{FILE}, row 3, column 'tilt_deg': found 'nan'; expected a number, *.",
    ),
    "infinity": (
        _put(3, "tilt_deg", "inf"),
        f"{FILE}, row 3, column 'tilt_deg': found 'inf'; expected a number, *.",
    ),
    "number too large for the machine": (
        _put(3, "tilt_deg", "1e999"),
        f"{FILE}, row 3, column 'tilt_deg': found '1e999'; expected a number, *.",
    ),
    "negative height": (
        _put(2, "posterior_height_mm", "-15.8"),
        f"{FILE}, row 2, column 'posterior_height_mm': found '-15.8'; expected a number, at least 0, *.",
    ),
    "unknown source key": (
        _put(5, "source", "viva_plus;nobody1900"),
        f"{FILE}, row 5, column 'source': found unknown key 'nobody1900'; expected a key that stands in *.",
    ),
    "unknown status": (
        _put(6, "status", "certain"),
        f"{FILE}, row 6, column 'status': found 'certain'; expected one of verified, derived, *.",
    ),
    "empty cell": (
        _put(7, "centre_x_mm", ""),
        f"{FILE}, row 7, column 'centre_x_mm': found an empty cell; expected a number, *.",
    ),
    "unknown level": (
        _put(8, "level", "T13"),
        f"{FILE}, row 8, column 'level': found 'T13'; expected one of T1, T2, *.",
    ),
    "wrong encoding": (
        _latin_1,
        f"{FILE}, row 4, column 'note': found the byte 0xf6, {UTF_8}",
    ),
    "UTF-16": (
        lambda data: _table(data).write_bytes(_table(data).read_text(encoding="utf-8").encode("utf-16")),
        f"{FILE}, row 1, column 'sex': found the byte 0xff, {UTF_8}",
    ),
    "empty file": (
        _bytes(b""),
        f"{FILE}, row 1, column 'sex': found an empty file; expected a header and at least one row.",
    ),
    "header only": (
        _edit(lambda lines: lines.__delitem__(slice(1, None))),
        f"{FILE}, row 2, column 'sex': found no rows below the header; expected at least one row.",
    ),
    "row too short": (
        _edit(lambda lines: lines[10].__delitem__(slice(5, None))),
        f"{FILE}, row 11, column 'tilt_deg': found 5 cells; expected 21, one a column.",
    ),
    "row too long": (
        _edit(lambda lines: lines[10].append("more")),
        f"{FILE}, row 11, column 'note': found 22 cells; expected 21, one a column.",
    ),
    "blank row": (
        _edit(lambda lines: lines.insert(4, [])),
        f"{FILE}, row 5, column 'sex': found 0 cells; expected 21, one a column.",
    ),
    "duplicate row key": (
        _put(4, "level", "T2"),
        f"{FILE}, row 4, column 'sex + level': found female, T2, which row 3 has too; expected *.",
    ),
    "open quote": (
        lambda data: _table(data).write_text(_table(data).read_text(encoding="utf-8") + '"', encoding="utf-8"),
        f"{FILE}: found a broken table (*); expected comma-separated cells.",
    ),
    "missing file": (
        lambda data: _table(data).unlink(),
        f"{FILE}: found no such file; expected a table in UTF-8 with commas between cells.",
    ),
    "missing sources": (
        lambda data: (data / "sources.csv").unlink(),
        "data/sources.csv: found no such file; expected *.",
    ),
    "no description": (
        lambda data: (data / "datapackage.json").write_text("{", encoding="utf-8"),
        "data/datapackage.json: found no readable file (*); expected a data package in JSON.",
    ),
}


@pytest.mark.parametrize(("damage", "message"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_table_is_refused(damage: Callable[[Path], object], message: str, data: Path) -> None:
    assert evidence.read(TABLE, ProfileRow, directory=data)
    damage(data)
    with pytest.raises(DataError) as refused:
        evidence.read(TABLE, ProfileRow, directory=data)
    start, _, end = message.partition("*")
    assert str(refused.value).startswith(start)
    assert "*" not in message or str(refused.value).endswith(end.rpartition("*")[2])


def test_cells_come_back_as_they_stand() -> None:
    rows = {row.level: row for row in evidence.read(TABLE, ProfileRow)}
    assert len(rows) == 18
    assert rows["T8"] == ProfileRow("T8", 19.1, 20.4, "viva_plus;masharawi2010;panjabi1991;panjabi1992", "derived")
    assert rows["S1"].anterior_height_mm is None


def test_a_table_saved_by_a_spreadsheet_with_byte_order_mark_is_read(data: Path) -> None:
    _table(data).write_bytes(b"\xef\xbb\xbf" + _table(data).read_bytes().replace(b"\n", b"\r\n"))
    assert evidence.read(TABLE, ProfileRow, directory=data) == evidence.read(TABLE, ProfileRow)


def test_columns_in_another_order_are_read(data: Path) -> None:
    def turn_round(lines: list[list[str]]) -> None:
        lines[:] = [line[::-1] for line in lines]

    _edit(turn_round)(data)
    assert evidence.read(TABLE, ProfileRow, directory=data) == evidence.read(TABLE, ProfileRow)


def test_only_the_own_folder_is_remembered(data: Path) -> None:
    assert evidence.read(TABLE, ProfileRow) is evidence.read(TABLE, ProfileRow)
    _put(9, "anterior_height_mm", "18.5")(data)
    changed = {row.level: row for row in evidence.read(TABLE, ProfileRow, directory=data)}
    assert changed["T8"].anterior_height_mm == 18.5


@dataclass(frozen=True)
class WrongRow:
    level: str
    colour: str


@dataclass(frozen=True)
class StrictRow:
    level: str
    anterior_height_mm: float


def test_a_row_type_must_fit_the_table() -> None:
    with pytest.raises(DataError, match=r"row 1, column 'colour': found no such column; expected one of sex, level"):
        evidence.read(TABLE, WrongRow)
    with pytest.raises(DataError, match=r"row 19, column 'anterior_height_mm': found an empty cell; expected a value"):
        evidence.read(TABLE, StrictRow)


def test_an_unknown_table_is_refused_with_those_that_exist() -> None:
    with pytest.raises(DataError, match=r"found no table 'compression/colours'; expected one of .*model_parameters"):
        evidence.read("compression/colours", ProfileRow)


NO_LINK = {"doi": None, "pmid": None}


def _source(**changes: str | int | None) -> Source:
    fields = {
        "authors": "Huang C, Ross PD",
        "title": "T",
        "journal": "J",
        "year": 1996,
        "doi": "10.1/x",
        "pmid": "7",
    }
    return Source(**{"key": "k", "note": None, **fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "markdown"),
    [
        ({}, "[Huang 1996](https://doi.org/10.1/x)"),
        ({"doi": None}, "[Huang 1996](https://pubmed.ncbi.nlm.nih.gov/7/)"),
        (NO_LINK, "Huang 1996"),
        ({"authors": "van der Jagt-Willems HC and others", **NO_LINK}, "van der Jagt-Willems 1996"),
        ({"authors": "Society for Densitometry", "year": None, **NO_LINK}, "Society for Densitometry"),
        ({"authors": None, "journal": "J Bone Miner Res 11(3):351", **NO_LINK}, "J Bone Miner Res 1996"),
        ({"authors": None, "journal": None, **NO_LINK}, "T 1996"),
    ],
)  # fmt: skip
def test_a_source_names_itself(changes: dict[str, str | int | None], markdown: str) -> None:
    assert _source(**changes).markdown == markdown


def test_sources_are_found_by_key() -> None:
    source = evidence.sources()["huang1996"]
    assert source.markdown == "[Huang 1996](https://doi.org/10.1002/jbmr.5650110315)"
    assert source.year == 1996
