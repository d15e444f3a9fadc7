"""Every notebook keeps the rules of its kind, and each rule is shown to catch what breaks it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tools.lesson_rules import STATE, VIEW, problems
from tools.notebook_forms import FORMS, LESSON, START, form_of

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(
    path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
)
DOI = "10.1000/example"


def known_dois() -> set[str]:
    with (ROOT / "data" / "sources.csv").open(encoding="utf-8", newline="") as file:
        return {row["doi"].lower() for row in csv.DictReader(file)} - {""}


def test_there_are_lessons() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_notebook(path: str) -> None:
    assert problems(nbformat.read(FOLDER / path, as_version=4), known_dois(), path) == []


# The rules themselves ------------------------------------------------------------------------------------


def notebook(headings: tuple[str, ...]) -> Any:
    """A small notebook without fault."""
    panel = {
        "output_type": "execute_result",
        "execution_count": 1,
        "metadata": {},
        "data": {
            "text/plain": "SomePanel: It shows something.",
            "image/png": "iVBORw0KGgo=",
            VIEW: {"model_id": "a1", "version_major": 2, "version_minor": 0},
        },
    }
    cells: list[dict[str, Any]] = [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# A lesson\n\nWhat it promises."},
        {
            "cell_type": "code",
            "id": "panel",
            "metadata": {"jupyter": {"source_hidden": True}},
            "source": "from osteospine import SomePanel\n\nSomePanel()",
            "execution_count": 1,
            "outputs": [panel],
        },
    ]
    for number, heading in enumerate(headings):
        text = f"## {heading}\n\nText ([Author 2020](https://doi.org/{DOI})).\n\n![A bent spine](figure.png)"
        cells.append({"cell_type": "markdown", "id": f"part-{number}", "metadata": {}, "source": text})
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "widgets": {STATE: {"state": {"a1": {}}, "version_major": 2, "version_minor": 0}},
    }
    return nbformat.from_dict({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def lesson() -> Any:
    return notebook(LESSON)


@pytest.mark.parametrize(
    ("path", "headings"),
    [
        ("03_kyphosis.ipynb", LESSON),
        ("00_start_here.ipynb", START),
        ("instructor/lecture.ipynb", ("Any heading",)),
        ("tests/pre_test.ipynb", ()),
    ],
)
def test_a_good_notebook_of_each_kind_passes(path: str, headings: tuple[str, ...]) -> None:
    assert problems(notebook(headings), {DOI}, path) == []


def test_each_kind_is_known_by_its_path() -> None:
    paths = ["00_start_here.ipynb", "10_unfolding_case.ipynb", "instructor/lecture.ipynb", "tests/post_test.ipynb"]
    assert [form_of(path) for path in paths] == list(FORMS)
    assert "no form is known for notebooks/odds.ipynb: see FORMS" in problems(notebook(LESSON), {DOI}, "odds.ipynb")


def test_the_headings_of_one_kind_do_not_pass_for_another() -> None:
    for path, headings in (("03_kyphosis.ipynb", START), ("00_start_here.ipynb", LESSON)):
        (problem,) = problems(notebook(headings), {DOI}, path)
        assert problem.startswith("the second-level headings are")


def test_only_a_test_may_go_without_a_panel() -> None:
    for path, headings in (
        ("03_kyphosis.ipynb", LESSON),
        ("00_start_here.ipynb", START),
        ("instructor/lecture.ipynb", ()),
    ):
        bare = notebook(headings)
        code(bare).update(outputs=[])
        (problem,) = problems(bare, {DOI}, path)
        assert "at least one panel" in problem
    bare = notebook(())
    code(bare).update(outputs=[])
    assert problems(bare, {DOI}, "tests/pre_test.ipynb") == []


def code(lesson: Any) -> Any:
    return lesson["cells"][1]


def shown(lesson: Any) -> Any:
    return code(lesson)["outputs"][0]["data"]


def say(lesson: Any, text: str) -> None:
    lesson["cells"][2]["source"] += text


def swap_headings(lesson: Any) -> None:
    lesson["cells"][3], lesson["cells"][4] = lesson["cells"][4], lesson["cells"][3]


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (lambda n: code(n).update(surprise=1), "not a valid notebook"),
        (lambda n: code(n).update(execution_count=None), "execution counts are"),
        (lambda n: code(n).update(execution_count=2), "execution counts are"),
        (
            lambda n: code(n)["outputs"].append({"output_type": "stream", "name": "stderr", "text": "careful"}),
            "an error or a warning",
        ),
        (lambda n: code(n)["metadata"].update(tags=["nbval-skip"]), "tag nbval-skip"),
        (lambda n: code(n)["metadata"].update(tags=["nbval-ignore-output"]), "tag nbval-ignore-output"),
        (lambda n: n["cells"][2]["metadata"].update(tags=["raises-exception"]), "tag raises-exception"),
        (lambda n: code(n).update(source="SomePanel();"), "ends with ';'"),
        (lambda n: code(n).update(source="interact(f, x=3)"), "'interact('"),
        (lambda n: code(n).update(source="out = Output()"), "'Output('"),
        (lambda n: code(n).update(source="import matplotlib.pyplot"), "'pyplot'"),
        (lambda n: code(n).update(source="%matplotlib inline"), "'%matplotlib'"),
        (lambda n: code(n).update(source="a\nb\nc\nd"), "has 4 lines"),
        (lambda n: code(n).update(source=""), "has 0 lines"),
        (lambda n: code(n).update(metadata={}), "not folded"),
        (lambda n: n["metadata"].pop("kernelspec"), "the kernel is not python3"),
        (lambda n: n["metadata"].pop("widgets"), "state was not saved"),
        (lambda n: shown(n)[VIEW].update(model_id="b2"), "state was not saved"),
        (lambda n: shown(n).pop(VIEW), "no live view"),
        (lambda n: shown(n).pop("image/png"), "no picture"),
        (lambda n: shown(n).update({"text/plain": "VBox(children=(HTML(),))"}), "no words of its own"),
        (lambda n: shown(n).update({"text/plain": "<Some object at 0x1>"}), "no words of its own"),
        (lambda n: code(n).update(outputs=[]), "at least one panel"),
        (lambda n: say(n, "\n![](figure.png)"), "no alternative text"),
        (lambda n: say(n, '\n<img src="figure.png">'), "no alternative text"),
        (lambda n: say(n, '\n<img src="figure.png" alt="">'), "no alternative text"),
        (lambda n: shown(n).update({"image/svg+xml": "<svg></svg>"}), "role=img"),
        (lambda n: shown(n).update({"text/html": '<svg role="img" aria-label=""></svg>'}), "role=img"),
        (lambda n: say(n, " [Nobody 1999](https://doi.org/10.9999/none)."), "10.9999/none is cited"),
        (lambda n: n["cells"].pop(4), "second-level headings"),
        (lambda n: say(n, "\n\n## Something else"), "second-level headings"),
        (swap_headings, "second-level headings"),
        (lambda n: n["cells"].pop(0), "opens with its one first-level heading"),
    ],
)
def test_each_rule_catches_what_breaks_it(lesson: Any, damage: Callable[[Any], object], complaint: str) -> None:
    damage(lesson)
    found = problems(lesson, {DOI}, "03_kyphosis.ipynb")
    assert any(complaint in problem for problem in found), found
