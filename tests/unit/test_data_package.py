"""The data package as a whole: valid, described, and every number traced to a source that is listed."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterator
from typing import Any

import frictionless
import pytest

from osteospine.kit import evidence

DATA = evidence.data_dir()
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
TABLES: dict[str, dict[str, Any]] = {each["path"]: each for each in PACKAGE["resources"]}
FACTS = [path for path in TABLES if path != "sources.csv"]


def _rows(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def _fields(path: str) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in TABLES[path]["schema"]["fields"]}


def test_the_package_is_valid() -> None:
    report = frictionless.validate(str(DATA / "datapackage.json"))
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "note"])


def test_every_table_is_described() -> None:
    assert {str(path.relative_to(DATA).as_posix()) for path in DATA.rglob("*.csv")} == set(TABLES)
    for path in TABLES:
        assert TABLES[path]["title"]
        assert TABLES[path]["description"].endswith(".")
        assert TABLES[path]["schema"]["primaryKey"]


@pytest.mark.parametrize("path", TABLES)
def test_every_column_has_type_and_description(path: str) -> None:
    for name, field in _fields(path).items():
        assert field["type"] in {"string", "integer", "number", "boolean"}, name
        assert field["description"].endswith("."), name
        if name.split("_")[-1] in {"mm", "deg"} and "height" in name:
            assert field["constraints"]["minimum"] == 0, name


@pytest.mark.parametrize("path", FACTS)
def test_every_fact_has_source_and_status(path: str) -> None:
    fields = _fields(path)
    assert fields["status"]["constraints"] == {"required": True, "enum": list(evidence.STATUSES)}
    assert fields["source"]["constraints"]["required"] is True
    keys = evidence.sources()
    for row in _rows(path):
        assert all(key in keys for key in row["source"].split(";"))
        if row["status"] == "assumption":
            assert "osteospine_assumption" in row["source"].split(";")


def test_every_source_is_used() -> None:
    used = {key for path in FACTS for row in _rows(path) for key in row["source"].split(";")}
    for bank in DATA.glob("*/*.json"):  # practice items and cases
        used |= set(_sources_in(json.loads(bank.read_text(encoding="utf-8"))))
    assert set(evidence.sources()) == used


def _sources_in(content: Any) -> Iterator[str]:
    """Yield what stands under "sources", however deep."""
    if isinstance(content, dict):
        yield from content.get("sources", ())
        content = list(content.values())
    if isinstance(content, list):
        for each in content:
            yield from _sources_in(each)


def test_sources_are_listed_in_order_and_name_no_copy() -> None:
    rows = _rows("sources.csv")
    assert [row["key"] for row in rows] == sorted(row["key"] for row in rows)
    for row in rows:
        assert not re.search(r"https?://", " ".join(row.values())), row["key"]


def test_an_interval_holds_its_value() -> None:
    checked = 0
    for path in FACTS:
        for row in _rows(path):
            if row.get("ci_low") and row.get("ci_high") and row["value"]:
                assert float(row["ci_low"]) <= float(row["value"]) <= float(row["ci_high"]), row
                checked += 1
    assert checked > 15


def test_parameters_lie_within_their_limits() -> None:
    for path in (path for path in FACTS if path.endswith("model_parameters.csv")):
        for row in _rows(path):
            low, high = (float(row[name] or edge) for name, edge in (("minimum", -math.inf), ("maximum", math.inf)))
            assert low <= float(row["value"]) <= high, row["name"]


def test_profile_heights_follow_from_wedge_and_depth() -> None:
    """Ha = H - D tan(w/2), Hp = H + D tan(w/2): plane geometry, from the table's own columns."""
    for row in _rows("compression/reference_profile.csv"):
        if row["level"] != "S1":
            depth = (float(row["depth_superior_mm"]) + float(row["depth_inferior_mm"])) / 2
            half = depth * math.tan(math.radians(float(row["body_wedge_deg"])) / 2)
            assert float(row["anterior_height_mm"]) == pytest.approx(float(row["mid_height_mm"]) - half, abs=0.1)
            assert float(row["posterior_height_mm"]) == pytest.approx(float(row["mid_height_mm"]) + half, abs=0.1)


def test_nhanes_counts_add_up() -> None:
    rows = _rows("compression/nhanes_vfa_by_level.csv")
    total = sum(int(row["any_deformity_n"]) for row in rows)
    for row in rows:
        grades = [int(row[f"grade{n}"]) for n in ("1_mild_n", "2_moderate_n", "3_severe_n")]
        assert sum(grades) == int(row["any_deformity_n"])
        assert int(row["grade0_n"]) + sum(grades) == int(row["n_evaluable"])
        assert float(row["any_deformity_unweighted_pct"]) == pytest.approx(
            100 * sum(grades) / int(row["n_evaluable"]), abs=6e-4
        )
        assert float(row["share_of_all_deformities_pct"]) == pytest.approx(100 * sum(grades) / total, abs=0.051)
