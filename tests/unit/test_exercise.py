"""Exercises: the groups of 1984 as printed, the judgement by person, and both frames in the words."""

from __future__ import annotations

import pytest

from osteospine.compression.model import Fracture
from osteospine.daily_life.anatomy import body
from osteospine.daily_life.exercise.model import PERSONS, advice, choose
from osteospine.daily_life.exercise.panel import ExercisePanel
from osteospine.daily_life.exercise.published import ADVICE, EXERCISES, exercises, findings, groups
from osteospine.daily_life.exercise.words import describe, readouts
from osteospine.daily_life.poses import POSES
from osteospine.daily_life.props import around
from osteospine.kit.refusal import Refusal
from osteospine.patient import Patient

every_exercise = pytest.mark.parametrize("name", EXERCISES)


def test_groups_of_sinaki_1984() -> None:
    """59 women; 16, 53, 67 and 89 % had a new fracture: people, not percentages."""
    table = groups()
    assert {key: g.people for key, g in table.items()} == {"extension": 25, "both": 19, "none": 6, "flexion": 9}
    assert sum(g.people for g in table.values()) == 59
    for g in table.values():
        assert round(100 * g.new_fractures / g.people) == g.published_percent
    assert [g.new_fractures for g in table.values()] == [4, 10, 4, 8]


def test_falls_of_sherrington_2019() -> None:
    table = findings()
    printed = {"any_falls": (0.77, 0.71, 0.83), "balance": (0.76, 0.70, 0.81), "balance_strength": (0.66, 0.50, 0.88),
               "tai_chi": (0.81, 0.67, 0.99)}  # fmt: skip
    for key, numbers in printed.items():
        row = table[key]
        assert (row.value, row.ci_low, row.ci_high) == numbers
    assert round(850 * 0.77) == pytest.approx(655, abs=1)
    assert "655 in place of 850" in table["any_falls"].finding


@every_exercise
def test_a_fracture_never_makes_an_exercise_safer(name: str) -> None:
    row = exercises()[name]
    order = [ADVICE.index(advice(row, person)) for person in PERSONS]
    assert order == sorted(order)


@every_exercise
def test_a_specialist_never_makes_it_less_safe(name: str) -> None:
    row = exercises()[name]
    for person in PERSONS:
        assert ADVICE.index(advice(row, person, led=True)) <= ADVICE.index(advice(row, person))


@every_exercise
def test_judgement_is_marked_as_such(name: str) -> None:
    row = exercises()[name]
    assert row.status == "assumption"
    assert row.evidence in findings()
    assert any("not of trials" in each.note for each in readouts(choose(name, "recent_fracture")))


def test_a_specialist_does_not_make_untried_exercises_safe() -> None:
    """Watson 2018: screened and supervised women; no people with recent fracture."""
    assert choose("heavy", "recent_fracture").chosen == "avoid"
    assert choose("heavy", "recent_fracture", led=True).chosen == "avoid"
    assert choose("flexion", "recent_fracture", led=True).chosen == "avoid"


@every_exercise
@pytest.mark.parametrize("person", PERSONS)
def test_words_say_judgement_and_both_frames(name: str, person: str) -> None:
    c = choose(name, person)
    said = describe(c)
    assert f"{c.chosen} it" in said
    if c.group is not None:
        assert f"{c.group.new_fractures} of {c.group.people} women" in said
        assert f"{c.group.people - c.group.new_fractures} did not" in said
    told = readouts(c)
    assert len(told) <= 6
    assert {"4 of 25", "8 of 9"} <= {each.value for each in told}


def test_unknown_choices_are_refused() -> None:
    with pytest.raises(Refusal, match="Choose one of"):
        choose("flying", "low_density")
    with pytest.raises(Refusal, match="Choose one of"):
        choose("walk", "nobody")


def test_every_exercise_can_be_drawn() -> None:
    assert set(exercises()) == set(EXERCISES)
    for row in exercises().values():
        at = body(row.pose)
        for shape in (*at.torso, *at.near_leg, *at.near_arm, *around(row.pose, at)):
            assert shape.ndim == 2
            assert abs(shape[:, 0]).max() < 160
        assert row.pose in POSES


def test_panel_reads_a_patient() -> None:
    broken = Patient(age_years=72, fractures=(Fracture("T11", "wedge", 0.3),))
    assert ExercisePanel(patient=broken).state.person == "recent_fracture"
    assert ExercisePanel(patient=Patient(age_years=72)).state.person == "no_fracture"
