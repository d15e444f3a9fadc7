"""The instructor's side: what the folded section of each lesson holds, and the two tests for a class."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import nbformat
import pytest

import osteospine
from osteospine.kit.evidence import data_dir
from osteospine.kit.practice import load

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "notebooks").glob("0[1-9]_*.ipynb"))
WITH_CASE = [*LESSONS, ROOT / "notebooks" / "10_unfolding_case.ipynb"]
TESTS = ("pre_test", "post_test")
AACN, QSEN, STEPS = "AACN Essentials 2021", "QSEN", "clinical judgement"
every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)


def rows(name: str) -> list[dict[str, str]]:
    with (data_dir() / "instructor" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def cells(path: Path) -> list[Any]:
    return list(nbformat.read(path, as_version=4).cells)


def objectives(path: Path) -> list[str]:
    return [each for cell in cells(path) for each in cell.metadata.get("osteospine", {}).get("objectives", ())]


def topic(path: Path) -> str:
    """The topic whose practice items the lesson shows."""
    code = "\n".join(cell.source for cell in cells(path) if cell.cell_type == "code")
    found = re.search(r'Practice\("(\w+)"\)', code)
    assert found
    return found[1]


def section(path: Path) -> str:
    (found,) = [cell.source for cell in cells(path) if cell.source.startswith("## For instructors")]
    return str(found)


def part(path: Path, heading: str) -> str:
    """What stands under a third-level heading of the folded section."""
    found = re.search(rf"^### {heading}\n(.*?)(?=^### |^</details>)", section(path), re.DOTALL | re.MULTILINE)
    assert found, f"{path.stem} has no heading '{heading}'"
    return found[1].strip()


def says(panel: widgets.Widget) -> Iterator[str]:
    """Yield what stands on a panel's buttons, labels and lists."""
    yield re.sub(r"\s*\(.*\)$", "", getattr(panel, "description", ""))
    yield from getattr(panel, "_options_labels", ())
    for child in getattr(panel, "children", ()):
        yield from says(child)


# The folded section ---------------------------------------------------------------------------------------


def test_there_are_nine_lessons() -> None:
    assert [path.name[:2] for path in LESSONS] == [f"0{number}" for number in range(1, 10)]


@every_lesson
def test_answers_are_folded_away(lesson: Path) -> None:
    lines = section(lesson).rstrip().split("\n\n")
    assert lines[1].startswith("<details><summary>")
    assert lines[-1] == "</details>"


@every_lesson
def test_the_minutes_add_up(lesson: Path) -> None:
    table = [line.strip("| ").split("|") for line in part(lesson, "Timing").splitlines() if line.startswith("|")]
    assert [cell.strip() for cell in table[0]] == ["20 minutes", "50 minutes"]
    for column, total in ((1, 20), (2, 50)):
        minutes = [re.match(r"\s*(\d+)", row[column]) for row in table[2:]]
        assert sum(int(found[1]) for found in minutes if found) == total


@every_lesson
def test_what_the_demonstration_presses_stands_on_a_panel_of_the_lesson(lesson: Path) -> None:
    code = "\n".join(cell.source for cell in cells(lesson) if cell.cell_type == "code")
    panels = [osteospine.PANELS[name](predict="Which?") for name in set(re.findall(r"\b(\w+Panel)\(", code))]
    presets = {preset for panel in panels for preset in panel.presets}
    there = presets.union(*(says(panel) for panel in panels))
    script = part(lesson, "Demonstration script")
    named = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", script)
    assert [each for each in named if each not in there] == []
    assert len(presets.intersection(named)) >= 3
    assert re.search(r"\b[Aa]sk", script)


@every_lesson
def test_questions_have_answers_and_misconceptions_are_named(lesson: Path) -> None:
    questions = part(lesson, "Questions for discussion").splitlines()
    assert len(questions) >= 5
    assert all(re.match(r"\d+\. \*\*.+[?.:”]\*\* \S.{40,}", line) for line in questions), questions
    assert len(re.findall(r"^- ", part(lesson, "Misconceptions to listen for"), re.MULTILINE)) >= 5


@every_lesson
def test_practice_items_named_by_number_are_those_of_the_bank(lesson: Path) -> None:
    """Items are counted on screen: the one called 8 carries an id that ends in 8."""
    bank = load(topic(lesson))
    numbers = [int(n) for n in re.findall(r"\d+", ",".join(re.findall(r"items? ([\d, and]+)", part(lesson, "Timing"))))]
    assert numbers
    assert [bank.items[n - 1].id.split("-")[1] for n in numbers] == [str(n) for n in numbers]


# Nursing competencies -------------------------------------------------------------------------------------


def test_every_objective_of_every_lesson_is_mapped_to_each_framework() -> None:
    mapped = {(row["objective"], row["framework"]) for row in rows("competencies")}
    wanted = {each for lesson in WITH_CASE for each in objectives(lesson)}
    assert len(wanted) == 40
    assert mapped == {(each, framework) for each in wanted for framework in (AACN, QSEN, STEPS)}


def test_the_map_names_only_competencies_that_exist_and_leaves_none_out() -> None:
    named = {(row["framework"], row["competency"]) for row in rows("competencies")}
    assert named == {(row["framework"], row["code"]) for row in rows("frameworks")}


def competencies(of: list[str]) -> str:
    """The text that a lesson with these objectives carries."""
    named = {(row["framework"], row["competency"]) for row in rows("competencies") if row["objective"] in of}
    kept = [row for row in rows("frameworks") if (row["framework"], row["code"]) in named]
    domains: dict[str, list[str]] = {}
    for row in kept:
        if row["framework"] == AACN:
            domains.setdefault(row["area"], []).append(row["code"])
    aacn = ", ".join(f"{domain} ({', '.join(codes)})" for domain, codes in domains.items())
    qsen, steps = (", ".join(row["name"] for row in kept if row["framework"] == each) for each in (QSEN, STEPS))
    return (
        "- *Essentials* of the American Association of Colleges of Nursing (AACN 2021), domains and competencies: "
        f"{aacn}.\n"
        "- Quality and Safety Education for Nurses (QSEN, "
        f"[Cronenwett 2007](https://doi.org/10.1016/j.outlook.2007.02.006)): {qsen}.\n"
        f"- Steps of clinical judgement ([Dickison 2019](https://doi.org/10.3928/01484834-20190122-03)): {steps}.\n\n"
        "The mapping is ours. `data/instructor/competencies.csv` has it by objective."
    )


@pytest.mark.parametrize("lesson", WITH_CASE, ids=lambda path: path.stem)
def test_the_lesson_says_what_the_map_says(lesson: Path) -> None:
    assert part(lesson, "Nursing competencies") == competencies(objectives(lesson))


# The two tests --------------------------------------------------------------------------------------------


def test_both_tests_ask_for_the_same_in_the_same_way() -> None:
    before, after = (load(name).items for name in TESTS)
    for name in ("objective", "kind", "points"):
        assert [getattr(item, name) for item in before] == [getattr(item, name) for item in after], name
    assert len(before) == 12
    stems = {item.stem for item in (*before, *after)}
    assert len(stems) == 23  # the one task of putting forces in order has other entries, under one question


@pytest.mark.parametrize("name", TESTS)
def test_a_test_takes_in_all_lessons_in_their_own_words(name: str) -> None:
    said = {number: words for lesson in LESSONS for number, words in load(topic(lesson)).objectives.items()}
    bank = load(name)
    assert {said[number] == words for number, words in bank.objectives.items()} == {True}
    assert {number[:3] for number in bank.objectives} == {each[:3] for each in said}


@pytest.mark.parametrize("name", TESTS)
def test_no_item_of_a_test_is_one_of_a_lesson(name: str) -> None:
    known = {item.stem for lesson in LESSONS for item in load(topic(lesson)).items}
    assert not known.intersection(item.stem for item in load(name).items)


@pytest.mark.parametrize("name", TESTS)
def test_a_test_tells_nothing_before_it_is_handed_in(name: str) -> None:
    path = ROOT / "notebooks" / "tests" / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    assert f'Practice("{name}", feedback="end")' in notebook.cells[3].source
    stored = json.dumps(notebook, ensure_ascii=False)
    content = json.loads((data_dir() / name / "practice.json").read_text(encoding="utf-8"))
    reasons = re.findall(r'"rationale": "([^"{]+)"', json.dumps(content, ensure_ascii=False))
    assert len(reasons) > 30
    assert not [reason for reason in reasons if reason in stored]
