"""Every claim of the curriculum is taught where the table says, and the lessons name no other."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from tools import curriculum


def test_each_claim_is_taught_where_the_table_says() -> None:
    table = curriculum.TABLE.read_text(encoding="utf-8")
    after, wrong = curriculum.mapped(table, curriculum.taught(), curriculum.corrected())
    assert wrong == []
    assert after == table


def test_the_heading_stands_over_the_cell_that_carries_the_claim(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": "# Title", "metadata": {}},
        {"cell_type": "markdown", "source": "## Explain\n\nFirst.\n\n### More", "metadata": _carrying("C001")},
        {"cell_type": "markdown", "source": "Without a heading.", "metadata": _carrying("C002", "C001")},
    ]
    (tmp_path / "01_demo.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert curriculum.taught(tmp_path) == {"C001": ("01_demo", "Explain"), "C002": ("01_demo", "More")}


def test_what_is_missing_or_unknown_is_said() -> None:
    table = "id,area,claim,verdict,flag,notebook,heading\nC001,a,One,supported,ok,,\nC002,a,Two,wrong,ok,x,y\n"
    after, wrong = curriculum.mapped(table, {"C001": ("01_demo", "Explain"), "C999": ("01_demo", "Explain")}, {"C002"})
    assert [row["notebook"] for row in csv.DictReader(after.splitlines())] == ["01_demo", ""]
    assert wrong == ["C999 is named in 01_demo but is not in the curriculum", "C002 is taught nowhere: Two"]


def test_what_is_wrong_unsafe_outdated_or_goes_too_far_must_be_corrected() -> None:
    head, where = "id,area,claim,verdict,flag,notebook,heading\n", {"C001": ("01_demo", "Explain")}
    for verdict, flag in (
        ("wrong", "ok"),
        ("nuanced", "unsafe"),
        ("contested", "outdated"),
        ("supported", "overclaim"),
    ):
        table = f"{head}C001,a,One,{verdict},{flag},,\n"
        assert curriculum.mapped(table, where, set())[1] == ["C001 is not corrected under Often misunderstood: One"]
        assert curriculum.mapped(table, where, {"C001"})[1] == []


def _carrying(*ids: str) -> dict[str, dict[str, list[str]]]:
    return {"osteospine": {"curriculum": list(ids)}}
