"""Scoring of practice items: pure rules, and what each kind makes of an answer."""

from __future__ import annotations

import pytest

from osteospine.kit.practice import scoring
from osteospine.kit.practice.items import Option, Score, Verdict
from osteospine.kit.practice.kinds.numeric import NumericItem, Slip
from osteospine.kit.practice.kinds.ordering import Entry, OrderingItem
from osteospine.kit.practice.kinds.several import SeveralItem
from osteospine.kit.practice.kinds.single import SingleItem

OPTIONS = (
    Option("one", True, "because one"),
    Option("two", False, "because two"),
    Option("three", True, "because three"),
    Option("four", False, "because four"),
)
SEVERAL = SeveralItem(id="X01-1", objective="X01.1", stem="?", sources=("a",), options=OPTIONS)
SINGLE = SingleItem(id="X01-2", objective="X01.1", stem="?", sources=("a",), options=OPTIONS[:2])
NUMERIC = NumericItem(
    id="X01-3",
    objective="X01.1",
    stem="?",
    sources=("a",),
    label="Angle",
    answer=16.3,
    tolerance=0.6,
    unit="degrees",
    near=(Slip(8.1, 0.4, "half"), Slip(32, 1, "double")),
    right="how",
    wrong="look again",
)
ORDERING = OrderingItem(
    id="X01-4",
    objective="X01.1",
    stem="?",
    sources=("a",),
    entries=(Entry("last", 3, "c"), Entry("first", 1, "a"), Entry("middle", 2, "b")),
)


@pytest.mark.parametrize(("chosen", "points"), [(1, 1), (0, 0), (2, 0)])
def test_single_gives_a_point_for_the_right_option_only(chosen: int, points: int) -> None:
    assert scoring.single(chosen, 1) == points


@pytest.mark.parametrize(
    ("chosen", "points"),
    [
        (set(), 0),
        ({0}, 1),
        ({0, 2}, 2),
        ({0, 1}, 0),  # one right less one wrong
        ({0, 2, 1}, 1),
        ({0, 1, 2, 3}, 0),  # choosing all earns nothing here
        ({1, 3}, 0),  # never below 0
    ],
)
def test_several_adds_right_and_takes_wrong_choices_down_to_zero(chosen: set[int], points: int) -> None:
    assert scoring.several(chosen, {0, 2}) == points


@pytest.mark.parametrize(
    ("value", "points"),
    [(29.0, 1), (31.0, 1), (30, 1), (28.99, 0), (31.01, 0), (-30, 0)],
)
def test_numeric_counts_the_edge_of_the_tolerance_on_both_sides(value: float, points: int) -> None:
    assert scoring.numeric(value, 30, 1) == points


def test_numeric_edge_is_not_lost_to_binary_rounding() -> None:
    assert abs(0.3 - 0.2) != 0.1
    assert scoring.numeric(0.3, 0.2, 0.1) == 1
    assert scoring.numeric(2.85, 2.8, 0.05) == 1
    assert scoring.numeric(2.75, 2.8, 0.05) == 1


@pytest.mark.parametrize(("places", "points"), [((1, 2, 3), 1), ((2, 1, 3), 0), ((3, 2, 1), 0)])
def test_ordering_is_all_or_nothing(places: tuple[int, ...], points: int) -> None:
    assert scoring.ordering(places, (1, 2, 3)) == points


def test_scores_add_up_and_read_as_text() -> None:
    assert str(Score(1, 1)) == "1 of 1 point"
    assert str(Score(0, 0) + Score(2, 3) + Score(0, 1)) == "2 of 4 points"


@pytest.mark.parametrize(("points", "word"), [(2, "Right"), (1, "Partly right"), (0, "Not yet")])
def test_verdict_says_the_judgement_in_words(points: int, word: str) -> None:
    assert Verdict(Score(points, 2), ()).word == word


def test_choice_items_explain_every_option_whatever_was_chosen() -> None:
    for verdict in (SINGLE.judge(0), SINGLE.judge(1)):
        assert [note.rationale for note in verdict.notes] == ["because one", "because two"]
    verdict = SEVERAL.judge(frozenset({0, 1}))
    assert verdict.score == Score(0, 2)
    assert [note.mark for note in verdict.notes] == [
        "Right answer, you chose it",
        "Not right, you chose it",
        "Right answer, you did not choose it",
        "Not right",
    ]
    assert [note.text[:2] for note in verdict.notes] == ["A.", "B.", "C.", "D."]


def test_numeric_item_names_the_typical_slip() -> None:
    assert NUMERIC.judge(16.9).score == Score(1, 1)
    assert NUMERIC.judge(15.7).score == Score(1, 1)
    assert NUMERIC.judge(16.91).score == Score(0, 1)
    assert NUMERIC.judge(8.5).notes[0].rationale == "half"
    assert NUMERIC.judge(33).notes[0].rationale == "double"
    assert NUMERIC.judge(99).notes[0].rationale == "look again"
    assert NUMERIC.judge(99).notes[1].text == "16.3 degrees (within 0.6)."
    assert NUMERIC.judge(99).notes[1].rationale == "how"


def test_ordering_item_lists_the_right_order_and_says_which_places_are_right() -> None:
    assert ORDERING.judge((3, 1, 2)).score == Score(1, 1)
    verdict = ORDERING.judge((2, 1, 3))
    assert verdict.score == Score(0, 1)
    assert [(note.text, note.mark) for note in verdict.notes] == [
        ("1. first", "Right place"),
        ("2. middle", "You gave it place 3"),
        ("3. last", "You gave it place 2"),
    ]
