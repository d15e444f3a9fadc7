"""Each kind of practice item: what it makes of an answer, its controls, and the damage it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from typing import Any

import ipywidgets as widgets
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.kit.evidence import DataError
from osteospine.kit.practice import feedback
from osteospine.kit.practice.bank import read_item
from osteospine.kit.practice.items import Item
from osteospine.kit.practice.kinds import KINDS
from tests.unit import practice_samples as samples

OBJECTIVES = {"D01.1": "See that it works."}


def read(raw: dict[str, Any]) -> Item[Any]:
    return read_item(raw, "demo/practice.json", OBJECTIVES)


ITEMS = {kind: read(samples.item(kind)) for kind in samples.KINDS}
DYAD = read(samples.item("rationale", text="[1] because of [2].", blanks=samples.item("rationale")["blanks"][:2]))


def sets(count: int, size: int | None = None) -> st.SearchStrategy[frozenset[int]]:
    return st.frozensets(st.integers(0, count - 1), min_size=size or 1, max_size=size or count)


ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "single": st.integers(0, 1),
    "several": sets(4),
    "select_n": sets(4, 2),
    "numeric": st.floats(-1e6, 1e6).map(lambda number: float(f"{number:.6g}")),
    "ordering": st.permutations((1, 2, 3)).map(tuple),
    "matrix_single": st.tuples(*(st.integers(0, 1),) * 3),
    "matrix_multiple": st.tuples(*(st.frozensets(st.integers(0, 1)),) * 3).filter(
        lambda rows: len(frozenset().union(*rows)) == 2
    ),
    "cloze": st.tuples(st.integers(0, 1), st.integers(0, 2)),
    "rationale": st.tuples(*(st.integers(0, 1),) * 3),
    "highlight": sets(2),
    "bow_tie": st.tuples(sets(5, 2), st.integers(0, 3), sets(5, 2)),
}
"""Whole answers to the sample of each kind."""


def plain(answer: Any) -> bool:
    """Tell whether an answer is made of what can be saved: numbers, texts, tuples and frozen sets."""
    if isinstance(answer, tuple | frozenset):
        return all(plain(part) for part in answer)
    return type(answer) in (int, float, str)


def test_there_is_a_sample_of_each_kind() -> None:
    assert set(samples.KINDS) == set(ANSWERS) == set(KINDS)


@pytest.mark.parametrize("kind", samples.KINDS)
@given(data=st.data())
def test_a_form_gives_back_the_answer_it_was_filled_with(kind: str, data: st.DataObject) -> None:
    form, answer = ITEMS[kind].form(), data.draw(ANSWERS[kind])
    assert form.answer is None
    form.fill(answer)
    assert form.answer == answer
    assert plain(form.answer)
    assert ITEMS[kind].fits(answer)
    form.fill(None)
    assert form.answer is None


@pytest.mark.parametrize("kind", samples.KINDS)
@given(data=st.data())
def test_points_lie_between_none_and_all_and_the_right_answer_earns_all(kind: str, data: st.DataObject) -> None:
    item = ITEMS[kind]
    verdict = item.judge(data.draw(ANSWERS[kind]))
    assert 0 <= verdict.score.points <= verdict.score.out_of == item.points
    assert item.judge(item.right_answer).score.points == item.points
    if kind in ("numeric", "ordering", "matrix_single", "matrix_multiple"):  # here a note judges a part of the answer
        assert (verdict.score.points == item.points) == all(note.right for note in verdict.notes)


@pytest.mark.parametrize("kind", samples.KINDS)
def test_every_rationale_is_given_whatever_was_answered(kind: str) -> None:
    item = ITEMS[kind]
    said = " ".join(note.rationale for note in item.judge(item.right_answer).notes)
    for rationale in re.findall(r"'rationale': '([^']+)'", str(samples.item(kind))):
        assert rationale in said or kind == "numeric"  # there a slip is named only to those who made it


@pytest.mark.parametrize("kind", samples.KINDS)
def test_every_control_has_a_name_and_stands_on_screen_once(kind: str) -> None:
    form = ITEMS[kind].form()
    assert all(each.description.strip() for each in form.inputs)
    names = [name for each in form.inputs for name in _names(each)]
    assert len(set(names)) == len(names)
    seen = [each for box in form.shown for each in _inside(box) if each in form.inputs]
    assert seen == list(form.inputs)


def _names(control: widgets.Widget) -> list[str]:
    """Return what a screen reader calls the control, or each of its radio buttons."""
    if isinstance(control, widgets.RadioButtons):
        return list(control._options_labels)
    return [control.description]


def _inside(box: widgets.Widget) -> list[widgets.Widget]:
    return [each for child in getattr(box, "children", ()) for each in _inside(child)] or [box]


def test_a_cell_of_a_table_is_named_by_row_and_column() -> None:
    radio = ITEMS["matrix_single"].form().inputs[1]
    assert radio.description == "Numb legs"
    assert radio._options_labels == ("Numb legs:\nExpected", "Numb legs:\nNot expected")
    boxes = ITEMS["matrix_multiple"].form().inputs
    assert boxes[2].description == "Fever:\nFracture"


@pytest.mark.parametrize(
    ("kind", "half"),
    [
        ("select_n", {0}),
        ("select_n", {0, 1, 2}),
        ("matrix_single", {0: 1}),
        ("matrix_multiple", {0, 2}),  # both in the first column
        ("cloze", {0: 1}),
        ("rationale", {0: 1, 2: 1}),
        ("bow_tie", {0, 1}),
        ("bow_tie", {0, 1, 6, 7, 8}),
    ],
)
def test_half_an_answer_is_none(kind: str, half: set[int] | dict[int, int]) -> None:
    form = ITEMS[kind].form()
    for place in half:
        form.inputs[place].value = half[place] if isinstance(half, dict) else True
    assert form.answer is None
    assert form.missing.endswith(".")


def test_select_n_says_how_many() -> None:
    assert "exactly 2 answers" in ITEMS["select_n"].form().missing
    one = read(samples.item("select_n", choose=1, options=samples.options("this", "that")))
    assert "exactly 1 answer first" in one.form().missing


def test_points_by_kind() -> None:
    wanted = {"single": 1, "several": 2, "select_n": 2, "numeric": 1, "ordering": 1, "matrix_single": 3}
    wanted |= {"matrix_multiple": 3, "cloze": 2, "rationale": 2, "highlight": 1, "bow_tie": 5}
    assert {kind: item.points for kind, item in ITEMS.items()} == wanted
    assert DYAD.points == 1


@pytest.mark.parametrize(
    ("kind", "answer", "points"),
    [
        ("select_n", {0, 2}, 1),
        ("select_n", {2, 3}, 0),
        ("matrix_single", (0, 0, 0), 2),
        ("matrix_single", (1, 0, 1), 0),
        # Fracture: 1 right, 1 wrong, so 0; Infection: 2 right. The lost point stays in its column.
        ("matrix_multiple", ({0, 1}, {1, 0}, set()), 2),
        # Fracture: 2 wrong stop at 0; Infection: 1 right.
        ("matrix_multiple", ({1}, {0}, {0}), 1),
        ("matrix_multiple", ({0, 1}, {0, 1}, {0, 1}), 1),  # everything ticked: 0 and 1
        ("cloze", (0, 2), 1),
        ("highlight", {0, 1}, 0),
        ("highlight", {0}, 1),
        ("bow_tie", ({0, 2}, 0, {3, 4}), 2),
        ("bow_tie", ({2, 3}, 1, {0, 1}), 2),
        ("bow_tie", ({3, 4}, 3, {2, 3}), 0),
    ],
)
def test_parts_of_an_answer_count(kind: str, answer: Any, points: int) -> None:
    assert ITEMS[kind].judge(answer).score.points == points


def test_rationale_counts_reasons_of_a_right_conclusion_only() -> None:
    points = {answer: ITEMS["rationale"].judge(answer).score.points for answer in product((0, 1), repeat=3)}
    assert points == {
        (0, 0, 0): 2,
        (0, 0, 1): 1,
        (0, 1, 0): 1,
        (0, 1, 1): 0,
        (1, 0, 0): 0,
        (1, 0, 1): 0,
        (1, 1, 0): 0,
        (1, 1, 1): 0,
    }
    assert [DYAD.judge(answer).score.points for answer in product((0, 1), repeat=2)] == [1, 0, 0, 0]
    assert "pair" in DYAD.judge((0, 0)).rule


def test_notes_say_what_was_chosen_and_what_is_right() -> None:
    notes = ITEMS["matrix_single"].judge((1, 1, 0)).notes
    assert [note.mark for note in notes] == [
        "You chose “Not expected”; right is “Expected”",
        "Right, you chose “Not expected”",
        "Right, you chose “Expected”",
    ]
    notes = ITEMS["matrix_multiple"].judge(({0, 1}, {0}, set())).notes
    assert [note.mark for note in notes] == [
        "Right, you chose “Fracture” and “Infection”",
        "You chose “Fracture”; right is “Infection”",
        "Right, you chose nothing",
    ]
    notes = ITEMS["cloze"].judge((0, 1)).notes
    assert [(note.part, note.text, note.mark) for note in notes] == [
        ("Blank 1", "asks", "Right answer, you chose it"),
        ("Blank 1", "waits", "Not right"),
        ("Blank 2", "reports", "Right answer, you did not choose it"),
        ("Blank 2", "sleeps", "Not right, you chose it"),
        ("Blank 2", "leaves", "Not right"),
    ]


def test_feedback_names_parts_and_rule() -> None:
    item = ITEMS["bow_tie"]
    said = feedback.checked(item.judge(item.right_answer), "See.", item.sources)
    assert said.index("Condition most likely") < said.index("Actions to take") < said.index("What to monitor")
    assert said.count("<ul") == said.count("</ul>") == 3
    assert "one point for each right choice; a wrong choice takes nothing away" in said


def test_blanks_stand_in_their_text() -> None:
    (box,) = ITEMS["cloze"].form().shown
    parts = [each.description if isinstance(each, widgets.Dropdown) else each.value for each in box.children]
    assert parts == ["\N{WORD JOINER}The nurse ", "Blank 1", "\N{WORD JOINER}, then ", "Blank 2", "\N{WORD JOINER}."]


def test_long_options_stand_below_the_text_where_they_can_wrap() -> None:
    raw = samples.item("rationale")
    raw["blanks"][1]["options"][0]["text"] = "x" * 41
    form = read(raw).form()
    assert all(isinstance(each, widgets.RadioButtons) for each in form.inputs)
    text, *lists = form.shown
    assert tuple(lists) == form.inputs
    assert [each.description for each in lists] == ["Blank 1", "Blank 2", "Blank 3"]
    assert [each.value for each in text.children if "strong" in each.value][2] == "<strong>(Blank 3)</strong>"
    form.fill((0, 1, 0))
    assert form.answer == (0, 1, 0)
    form.inputs[1].value = None
    assert form.answer is None
    raw["blanks"][1]["options"][0]["text"] = "x" * 40
    assert all(isinstance(each, widgets.Dropdown) for each in read(raw).form().inputs)


def test_text_is_shown_as_text() -> None:
    item = read(samples.item("highlight", passage=[{"plain": "T < −2.5 "}, *samples.options("a", "b")]))
    (box,) = item.form().shown
    assert box.children[0].value == "T &lt; −2.5 "


def change(kind: str, *path: Any) -> dict[str, Any]:
    """Return the item of a kind with the last of ``path`` put where the rest of it leads."""
    *steps, last, value = path
    raw = samples.item(kind)
    part: Any = raw
    for step in steps:
        part = part[step]
    part[last] = value
    return raw


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        (change("select_n", "choose", 3), ["'options'", "exactly 3 options"]),
        (change("select_n", "choose", 1.5), ["'choose'", "1.5", "whole number"]),
        (change("select_n", "options", samples.options("a b", "")), ["at least one option with right: false"]),
        (change("matrix_single", "columns", ["Expected"]), ["'columns'", "2 or more texts"]),
        (change("matrix_single", "columns", ["Same", "Same"]), ["'columns'", "differ"]),
        (change("matrix_single", "rows", 1, "right", "Perhaps"), ["row 2", "'Perhaps'", "Expected, Not expected"]),
        (change("matrix_single", "rows", 0, "rationale", ""), ["row 1", "'rationale'"]),
        (change("matrix_multiple", "rows", 1, "right", "Infection"), ["row 2", "'right'", "a list"]),
        (change("matrix_multiple", "rows", 1, "right", ["Cold"]), ["row 2", "Fracture, Infection"]),
        (change("matrix_multiple", "rows", 0, "right", ["Infection"]), ["'columns'", "'Fracture' is in none"]),
        (change("cloze", "text", "The nurse [1]."), ["'text'", "[1], [2] once each"]),
        (change("cloze", "text", "First [2], then [1]."), ["'text'", "in this order"]),
        (change("cloze", "blanks", 0, "options", 1, "right", True), ["blank 1", "exactly one option"]),
        (change("cloze", "blanks", []), ["'blanks'", "at least 1"]),
        (change("cloze", "blanks", 1, "label", "x"), ["blank 2", "unknown field 'label'"]),
        (change("rationale", "blanks", samples.item("rationale")["blanks"][:1]), ["'blanks'", "at least 2"]),
        (change("rationale", "blanks", samples.item("rationale")["blanks"] * 2), ["'blanks'", "at most 3"]),
        (change("highlight", "passage", 1, "right", False), ["'passage'", "at least one phrase"]),
        (change("highlight", "passage", 0, {"plain": ""}), ["part 1", "'plain'"]),
        (change("highlight", "passage", 0, {"plain": "a", "right": True}), ["part 1", "unknown field 'right'"]),
        (change("bow_tie", "actions", samples.options("a b", "c d")), ["'actions'", "at least 5"]),
        (change("bow_tie", "conditions", samples.options("a b", "c d")), ["'conditions'", "4 options, exactly 1"]),
        (change("bow_tie", "parameters", samples.options("a b", "c d e f")), ["'parameters'", "5 options"]),
        (change("single", "exhibit", {"title": "t", "columns": ["", "x"], "rows": [["a"]]}), ["row 1", "2 texts"]),
        (change("single", "exhibit", {"title": "t", "columns": [""], "rows": [["a"]]}), ["'columns'", "at least 2"]),
        (change("single", "exhibit", {"title": "t", "columns": ["", " "], "rows": []}), ["'columns'", "each column"]),
        (change("single", "exhibit", {"title": "t", "columns": ["", "x"], "rows": []}), ["'rows'", "list of rows"]),
        (change("single", "exhibit", {"columns": ["", "x"], "rows": [["a", "b"]]}), ["'exhibit'", "'title'"]),
        (
            change("single", "exhibit", {"title": "t", "columns": ["", "x"], "rows": [["a", "b"]], "trend": "yes"}),
            ["'trend'", "true or false"],
        ),
    ],
)
def test_damaged_item_is_refused_by_item_and_field(raw: dict[str, Any], parts: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        read(raw)
    for part in ["demo/practice.json", f"item {raw['id']}", "expected", *parts]:
        assert part in str(caught.value)


NONSENSE: list[Callable[[], Any]] = [lambda: 99, lambda: (99,) * 3, lambda: frozenset({99}), lambda: "nonsense"]


@pytest.mark.parametrize("kind", [kind for kind in samples.KINDS if kind != "numeric"])
@pytest.mark.parametrize("nonsense", NONSENSE)
def test_an_answer_that_cannot_be_does_not_come_back_as_one(kind: str, nonsense: Callable[[], Any]) -> None:
    form = ITEMS[kind].form()
    assert not ITEMS[kind].fits(nonsense())
    try:
        form.fill(nonsense())
    except (TypeError, ValueError, LookupError, AttributeError, widgets.trait_types.traitlets.TraitError):
        return
    assert form.answer != nonsense()
