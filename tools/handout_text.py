"""What goes on a lesson's handout, taken from the lesson itself: there is no second copy to keep in step."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from tools.figure_list import FIGURES
from tools.figures import FOLDER
from tools.handout_pictures import MissingPartError, Picture, stored_figure, stored_panels
from tools.lesson_rules import prose

KEY_FIGURES: Mapping[str, tuple[str, ...]] = {
    "01_bone_through_life": ("bone_life_strength", "bone_life_curve"),
    "02_vertebral_compression": ("compression_shapes", "compression_wedge"),
    "03_kyphosis": ("kyphosis_cascade", "kyphosis_effects"),
    "04_t_score": ("t_score_interval", "t_score_follow_up"),
    "05_fracture_risk": ("fracture_risk_people", "fracture_risk_above_line"),
    "06_recognise_and_assess": ("assessment_pain", "assessment_height"),
    "07_medicines": ("medicines_tradeoff", "medicines_stopping"),
    "08_pain_and_procedures": ("procedures_course", "procedures_relief"),
    "09_daily_life": ("daily_life_load", "daily_life_falls"),
    "10_unfolding_case": ("unfolding_case_visit",),
}
"""The one or two figures of each handout; without an entry it shows the first panel stored in the notebook."""

QUESTIONS = 3
CLAIMS, FEWEST_CLAIMS = 5, 3
ROOM = 3000
"""How many letters of *At the bedside* two pages hold beside the rest, about; more is cut by whole parts."""
_SHORTER = 0.85  # each cut leaves this share of the room
_MUST_STAY = re.compile(r"report|call|decide|at once|now", re.IGNORECASE)  # what cannot wait is never cut
_ON_SCREEN = re.compile(r"The (?:picture|panel)\b")  # opens a paragraph that points to a picture on the screen
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")


@dataclass(frozen=True)
class Handout:
    """The text of a handout, in Markdown, and its pictures."""

    stem: str
    title: str
    opening: str
    objectives: str
    pictures: tuple[Picture, ...]
    claims: tuple[tuple[str, str], ...]
    bedside: str
    questions: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]


def handout(path: Path, cuts: int = 0, figures: Path = FOLDER) -> Handout:
    """Return the handout of a lesson, shortened ``cuts`` times where it would not fit its pages.

    The bedside, on the second page, is shortened first; every third cut takes a claim from the first page.

    Raises
    ------
    MissingPartError
        Where the lesson has no such part, with the part's name.
    """
    notebook = nbformat.read(path, as_version=4)
    text = prose(notebook)
    first = re.match(r"\s*# (.+?)\n(.*?)(?=^#|\Z)", notebook.cells[0].source + "\n", re.DOTALL | re.MULTILINE)
    if first is None:
        raise MissingPartError(f"{path.name}: the first cell has no title.")
    claims = _claims(section(text, "Often misunderstood", path))[: max(FEWEST_CLAIMS, CLAIMS - cuts // 3)]
    bedside = shortened(section(text, "At the bedside", path), int(ROOM * _SHORTER ** (cuts % 3)))
    said = "\n".join([*(known for _, known in claims), bedside])
    return Handout(
        stem=path.stem,
        title=first[1].strip(),
        opening=first[2].strip(),
        objectives=_list(section(text, "What you will be able to do", path)),
        pictures=_pictures(path.stem, notebook, figures),
        claims=claims,
        bedside=bedside,
        questions=questions(section(text, "For instructors", path))[:QUESTIONS],
        sources=tuple(sorted({(label, url) for label, url in _LINK.findall(said)})),
    )


def section(text: str, heading: str, path: Path) -> str:
    """Return what stands below a second-level heading; the heading may go on after its name."""
    found = re.search(rf"^## (?:\d+\. )?{heading}\b[^\n]*\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    if found is None:
        raise MissingPartError(f"{path.name}: there is no part {heading!r}.")
    return found[1].strip()


def questions(instructors: str) -> tuple[str, ...]:
    """Return the discussion questions without their answers: what stands out at the start of each number."""
    start = re.search(r"^(?:#+ |\*\*).*questions", instructors, re.IGNORECASE | re.MULTILINE)
    if start is None:
        raise MissingPartError("The part for instructors has no discussion questions.")
    found: list[str] = []
    for line in instructors[start.end() :].splitlines()[1:]:
        if re.match(r"#+ |\*\*[A-Z]", line):  # the next part begins
            break
        if asked := re.match(r"\d+\. (\*\*|\*)(.+?)\1(?=\s|$)", line):
            found.append(asked[2])
    return tuple(found)


def shortened(bedside: str, room: int) -> str:
    """Return the parts of *At the bedside* that have room, whole and in order.

    Parts are left out from the end; what to report and when to call stays always. A paragraph about a picture on the
    screen has no place on paper.
    """
    on_paper = "\n\n".join(each for each in bedside.split("\n\n") if not _ON_SCREEN.match(each))
    parts = re.split(r"\n\n(?=\*\*)", on_paper)
    letters = sum(map(len, parts))
    for n in reversed(range(1, len(parts))):
        if letters <= room:
            break
        if not _MUST_STAY.search(parts[n].splitlines()[0]):
            letters -= len(parts.pop(n))
    kept = "\n\n".join(parts)
    return kept if kept == on_paper else f"{kept}\n\n*More stands in the lesson.*"


def _claims(table: str) -> tuple[tuple[str, str], ...]:
    """Return claim and answer of each row; further columns, such as a source, follow the answer in brackets."""
    rows = [_cells(line) for line in table.splitlines() if line.startswith("|")][2:]
    return tuple((claim, " ".join([known, *(f"({more})" for more in rest if more)])) for claim, known, *rest in rows)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _list(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if re.match(r"\d+\. ", line))


def _pictures(stem: str, notebook: Any, figures: Path) -> tuple[Picture, ...]:
    names: Sequence[str] = KEY_FIGURES.get(stem, ())
    if not names:
        panels = stored_panels(notebook.cells)
        if not panels:
            raise MissingPartError(f"{stem}: no panel was stored. Run 'python run.py notebooks', or name a key figure.")
        return tuple(panels[:1])
    captions = {figure.name: figure.caption for figure in FIGURES}
    return tuple(stored_figure(name, captions[name], figures) for name in names)
