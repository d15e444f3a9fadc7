"""Ten unseen vertebrae, the marking of answers, and Cohen's kappa."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osteospine.compression.grading.model import ANSWERS, N_CASES, Answer, Reading, cases, cohen_kappa, points
from osteospine.compression.grading.words import describe
from osteospine.compression.model import GRADE_NAMES, SHAPES, genant_grade, grade_marks

seeds = st.integers(0, 9999)


@given(seeds)
@settings(max_examples=60)
def test_a_set_holds_normal_near_and_every_shape(seed: int) -> None:
    made = cases(seed)
    losses = [c.compression.fracture.height_loss for c in made]
    assert len(made) == N_CASES
    assert len({c.compression.normal.level for c in made}) == N_CASES
    assert sum(c.grade == 0 for c in made) >= 2
    assert sum(min(abs(loss - mark) for mark in grade_marks()) < 0.025 for loss in losses) >= 3
    assert {c.shape for c in made} == set(ANSWERS)
    assert all(len(c.above) == 2 and len(c.below) in (1, 2) for c in made)  # L4 has only L5 below


@given(seeds)
@settings(max_examples=60)
def test_measured_heights_lead_to_the_grade(seed: int) -> None:
    """What the feedback prints must lead a learner to the grade that it gives."""
    for case in cases(seed):
        _, now, was = case.lost
        assert 1 - now / was == pytest.approx(case.compression.fracture.height_loss)
        assert genant_grade(round(1 - now / was, 6)) == case.grade


def test_the_same_seed_gives_the_same_set() -> None:
    assert cases(7) == cases(7)
    assert cases(7) != cases(8)
    with pytest.raises(ValueError, match="from 0 up"):
        cases(-1)


def test_kappa_of_a_textbook_table() -> None:
    """Cohen 1960's rule on a 2x2 table of 50 readings (20, 5, 10, 15): agreement 0.70, chance 0.50, kappa 0.40."""
    first = [1] * 25 + [0] * 25
    second = [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    assert cohen_kappa(first, second) == pytest.approx(0.40)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1))
def test_kappa_is_symmetric_and_bounded(pairs: list[tuple[int, int]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    value = cohen_kappa(first, second)
    if value is not None:
        assert value == pytest.approx(cohen_kappa(second, first))
        assert -1 - 1e-9 <= value <= 1 + 1e-9


def test_kappa_at_its_ends() -> None:
    assert cohen_kappa([0, 1, 2], [0, 1, 2]) == 1
    assert cohen_kappa([1, 1], [1, 1]) is None
    with pytest.raises(ValueError, match="same vertebrae"):
        cohen_kappa([1], [1, 2])
    with pytest.raises(ValueError, match="same vertebrae"):
        cohen_kappa([], [])


def test_points() -> None:
    case = next(c for c in cases(1) if c.shape == "wedge")
    assert points(case, Answer("wedge", case.grade)) == 2
    assert points(case, Answer("crush", case.grade)) == 1
    assert points(case, Answer("crush", 0)) == 0


@given(seeds, st.integers(1, N_CASES), st.booleans())
@settings(max_examples=80)
def test_words_do_not_give_the_answer_away(seed: int, number: int, measured: bool) -> None:
    reading = Reading(seed, number, cases(seed), (None,) * N_CASES, measured)
    words = describe(reading)
    assert not any(shape in words for shape in SHAPES)
    assert not any(name in words for name in GRADE_NAMES)
    assert ("Measured front" in words) == measured


def test_feedback_names_shape_grade_heights_and_why() -> None:
    made = cases(3)
    number = next(i for i, c in enumerate(made) if c.shape == "wedge") + 1
    case = made[number - 1]
    answers = tuple(Answer("crush", case.grade) if i == number - 1 else None for i in range(N_CASES))
    words = describe(Reading(3, number, made, answers, False))
    for part in (
        f"is wedge, grade {case.grade}",
        "shape not yet",
        "grade right",
        "expected",
        "ratio",
        "wedge angle",
        "Score 1 of 2",
    ):
        assert part in words


def test_kappa_is_given_at_the_end_only() -> None:
    made = cases(3)
    right = tuple(Answer(c.shape, c.grade) for c in made)
    assert Reading(3, 1, made, (*right[:9], None), False).kappa is None
    assert Reading(3, 1, made, right, False).kappa == 1
    assert "kappa 1.00" in describe(Reading(3, 1, made, right, False))
    assert Reading(3, 1, made, right, False).score == 20
