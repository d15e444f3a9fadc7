"""Where each claim of the curriculum is taught: keeps ``data/curriculum.csv`` in step with the lessons.

A text cell names the claims that it teaches in its metadata (``osteospine.curriculum``, a list of ids).
``python -m tools.curriculum`` writes notebook and heading into the table; ``--check`` writes nothing and fails
when a claim is taught nowhere, or elsewhere than the table says.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "data" / "curriculum.csv"
MISUNDERSTOOD = "Often misunderstood"
_TO_CORRECT = ("unsafe", "outdated", "overclaim")
_HEADING = re.compile(r"^#{1,3} (.+?)\s*$", re.MULTILINE)


def taught(notebooks: Path = ROOT / "notebooks") -> dict[str, tuple[str, str]]:
    """Return the first notebook and heading under which each claim is taught."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(notebooks.glob("*.ipynb")):
        for heading, ids in _cells(json.loads(path.read_text(encoding="utf-8"))["cells"]):
            for each in ids:
                found.setdefault(each, (path.stem, heading))
    return found


def corrected(notebooks: Path = ROOT / "notebooks") -> set[str]:
    """Return the claims that a lesson corrects under *Often misunderstood*."""
    return {
        each
        for path in notebooks.glob("*.ipynb")
        for heading, ids in _cells(json.loads(path.read_text(encoding="utf-8"))["cells"])
        if heading == MISUNDERSTOOD
        for each in ids
    }


def _cells(cells: list[dict[str, object]]) -> Iterator[tuple[str, list[str]]]:
    """Yield the heading over each text cell, or the first in it, and the ids that the cell carries."""
    heading = ""
    for cell in cells:
        if cell["cell_type"] != "markdown":
            continue
        said = _HEADING.findall("".join(cell["source"]))  # type: ignore[arg-type]
        if said:
            heading = said[0]
        metadata: dict[str, dict[str, list[str]]] = cell["metadata"]  # type: ignore[assignment]
        yield heading, metadata.get("osteospine", {}).get("curriculum", [])
        if said:
            heading = said[-1]


def mapped(table: str, where: dict[str, tuple[str, str]], put_right: set[str]) -> tuple[str, list[str]]:
    """Return the table with notebook and heading filled in, and what is wrong with it.

    Claims that are wrong, unsafe, outdated or go too far must be among those that a lesson puts right.
    """
    rows = list(csv.DictReader(io.StringIO(table)))
    known = {row["id"] for row in rows}
    wrong = [f"{each} is named in {where[each][0]} but is not in the curriculum" for each in sorted(set(where) - known)]
    for row in rows:
        row["notebook"], row["heading"] = where.get(row["id"], ("", ""))
        if not row["notebook"]:
            wrong.append(f"{row['id']} is taught nowhere: {row['claim']}")
        if (row["verdict"] == "wrong" or row["flag"] in _TO_CORRECT) and row["id"] not in put_right:
            wrong.append(f"{row['id']} is not corrected under {MISUNDERSTOOD}: {row['claim']}")
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue(), wrong


def main() -> int:
    """Write or check the table; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.curriculum", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the table is out of date")
    check = parser.parse_args().check
    before = TABLE.read_text(encoding="utf-8")
    after, wrong = mapped(before, taught(), corrected())
    if check and before != after:
        wrong.append("data/curriculum.csv is out of date. Run `python run.py curriculum`.")
    if not check:
        TABLE.write_text(after, encoding="utf-8", newline="\n")
    for each in wrong:
        sys.stderr.write(f"{each}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
