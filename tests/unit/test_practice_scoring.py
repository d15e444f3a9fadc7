"""Scoring of practice items: the pure rules, and what the first kinds make of an answer.

The rules are those of the licence examination. Its publisher, the National Council of State Boards of Nursing
(NCSBN), describes 0/1 scoring with the kinds it is for on its help page "What are the current scoring models",
and all three rules in the talk "Next Generation NCLEX: Item Types and Scoring" (Muntean 2022). Worked examples
are those of makers of tests who apply these rules; the rule for triads was found at second hand only.
"""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
def test_plus_minus_adds_right_and_takes_wrong_choices_down_to_zero(chosen: set[int], points: int) -> None:
    assert scoring.plus_minus(chosen, {0, 2}) == points


@pytest.mark.parametrize(
    ("hits", "points"),
    [
        ([True, True, True], 3),
        ([True, False, True], 2),  # NCSBN: "no penalty is implemented for selecting an incorrect option"
        ([False, False, False], 0),
        ([], 0),
    ],
)
def test_zero_one_adds_what_is_right_and_takes_nothing_away(hits: list[bool], points: int) -> None:
    assert scoring.zero_one(hits) == points


def test_plus_minus_as_in_a_published_example() -> None:
    # ACHIEVE "Ultimate Credit-by-Exam Guide" (2025), NCLEX-PN: all four right and two wrong options chosen, 2 of 4.
    assert scoring.plus_minus({0, 1, 2, 3, 4, 5}, {0, 1, 2, 3}) == 2


@pytest.mark.parametrize(
    ("influenza", "points"),
    [
        ({0, 1}, 8),  # all eight right cells: full marks
        ({0}, 7),  # one right cell missed
        ({0, 5}, 6),  # one right less one wrong is 0 in this column
        ({4, 5}, 6),  # two wrong stop at 0: the other columns keep their points
    ],
)
def test_columns_of_a_table_stop_at_zero_each(influenza: set[int], points: int) -> None:
    right = [{0, 1, 2, 3}, {0, 1}, {0, 1}]
    assert scoring.by_column([{0, 1, 2, 3}, {0, 1}, influenza], right) == points


def test_by_column_as_in_a_published_example() -> None:
    # Learnosity author guide, "Matrix multiple response (NCLEX scoring)": 5 of 8. Pneumonia 3 of 4 with one missed,
    # urinary tract infection 2 of 2, influenza 1 right and 1 wrong of 2.
    assert scoring.by_column([{0, 1, 2}, {3, 4}, {5, 0}], [{0, 1, 2, 6}, {3, 4}, {5, 7}]) == 5


def test_by_column_wants_as_many_columns_as_there_are() -> None:
    with pytest.raises(ValueError, match="longer"):
        scoring.by_column([{0}], [{0}, {1}])


def test_rationale_of_a_pair_needs_both() -> None:
    # Muntean 2022: "both X and Y must be correct to earn a point".
    assert {pair: scoring.rationale(*pair) for pair in product((True, False), repeat=2)} == {
        (True, True): 1,
        (True, False): 0,
        (False, True): 0,
        (False, False): 0,
    }


def test_rationale_of_a_triad_counts_reasons_of_a_right_conclusion() -> None:
    # At second hand (guides for writers of such items): 2 points at most; the conclusion must be right, and each
    # of the two reasons then earns 1.
    assert {triad: scoring.rationale(*triad) for triad in product((True, False), repeat=3)} == {
        (True, True, True): 2,
        (True, True, False): 1,
        (True, False, True): 1,
        (True, False, False): 0,
        (False, True, True): 0,
        (False, True, False): 0,
        (False, False, True): 0,
        (False, False, False): 0,
    }


PLACES = st.frozensets(st.integers(0, 7))


@given(chosen=PLACES, right=PLACES.filter(bool))
def test_plus_minus_is_bounded_and_only_the_right_choice_earns_all(
    chosen: frozenset[int], right: frozenset[int]
) -> None:
    points = scoring.plus_minus(chosen, right)
    assert 0 <= points <= len(right)
    assert (points == len(right)) == (chosen == right)


@given(right=st.frozensets(st.integers(0, 7), min_size=1, max_size=7))
def test_choosing_everything_earns_less_than_choosing_right(right: frozenset[int]) -> None:
    assert scoring.plus_minus(set(range(8)), right) < scoring.plus_minus(right, right) == len(right)


@given(columns=st.lists(st.tuples(PLACES, PLACES), min_size=1, max_size=4))
def test_a_column_never_takes_from_another(columns: list[tuple[frozenset[int], frozenset[int]]]) -> None:
    chosen, right = zip(*columns, strict=True)
    total = scoring.by_column(chosen, right)
    assert total == sum(scoring.plus_minus(*column) for column in columns)
    assert scoring.plus_minus(chosen[0], right[0]) <= total <= sum(len(each) for each in right)


@given(hits=st.lists(st.booleans(), min_size=2, max_size=3))
def test_a_rationale_never_counts_more_than_its_blanks_alone(hits: list[bool]) -> None:
    assert 0 <= scoring.rationale(*hits) <= min(scoring.zero_one(hits), len(hits) - 1)


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
