"""The pain course against what is published, and trials as they were printed."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal
from osteospine.procedures import words
from osteospine.procedures.model import ENTRIES, READINGS, Course, follow, natural_course, usual_half_time_weeks
from osteospine.procedures.pain_axes import STRIPS
from osteospine.procedures.published import PEOPLE, TRIALS, counts, differences, trials, worthwhile_points

YEAR, SIX_MONTHS, TWO_YEARS = 52.0, 26.0, 100.0
half_times = st.floats(1.0, 6.0)
entries = st.sampled_from(("entry_5", "entry_7"))


def usual(entry: str = "entry_5") -> Course:
    return natural_course(entry, usual_half_time_weeks())


def halved_share(course: Course, weeks: float) -> float:
    """Return the share of people whose whole band lies at half of their first pain or less."""
    share = 0.0
    if course.recovering(weeks)[1] <= course.start / 2:
        share += 1 - course.lasting_share
    if course.lasting(weeks)[1] <= course.start / 2:
        share += course.lasting_share
    return share


def test_six_of_ten_come_to_3_or_less_within_a_year() -> None:
    """Venmans 2012: 57 of 95."""
    course = usual()
    assert 1 - course.lasting_share == pytest.approx(57 / 95)
    assert course.recovering(YEAR)[1] == pytest.approx(3, abs=0.01)
    assert course.lasting(YEAR)[0] >= 4


def test_halved_pain_at_6_and_23_months() -> None:
    """Klazen 2010: 22 of 35 within 5 points, 25 of 36 within its 95 % interval (52 to 84 %)."""
    assert halved_share(usual(), SIX_MONTHS) == pytest.approx(22 / 35, abs=0.05)
    assert 0.52 <= halved_share(usual(), TWO_YEARS) <= 0.84
    assert halved_share(usual(), 0) == 0


def test_the_most_severe_do_worse() -> None:
    """Placebo arm of VAPOUR: start 8.6, and 53 % at 4 or more after 6 months."""
    severe = usual("entry_7")
    assert severe.start == 8.6
    assert severe.lasting_of_1000 == 530
    assert severe.lasting(SIX_MONTHS)[0] >= 4 > 3.1 > severe.recovering(SIX_MONTHS)[1]
    assert severe.mean(YEAR) > usual().mean(YEAR)


def test_most_change_is_over_by_12_weeks() -> None:
    """Inose 2021."""
    course = usual()
    done = (course.start - course.mean(12)) / (course.start - course.mean(YEAR))
    assert done > 0.9
    assert (course.start - course.mean(3)) / (course.start - course.mean(YEAR)) == pytest.approx(0.5, abs=0.01)


def test_those_with_lasting_pain_end_at_6_4_at_most() -> None:
    """Klazen 2010: mean 6.4 in those with pain at 23 months."""
    assert usual().lasting(TWO_YEARS)[1] == pytest.approx(6.4, abs=0.01)


def test_rest_pain_is_5_points_below_movement_pain_at_8_5() -> None:
    """Kallmes 2009: 3.4 still and 8.5 moving."""
    course = usual()
    assert course.still(0) / course.mean(0) == pytest.approx(3.4 / 8.5)


@given(entries, half_times, st.floats(0, 104), st.floats(0, 104))
def test_pain_falls_and_stays_between_0_and_10(entry: str, half: float, a: float, b: float) -> None:
    course = natural_course(entry, half)
    early, late = sorted((a, b))
    assert 0 <= course.still(late) <= course.mean(late) <= course.mean(early) <= course.start <= 10
    for low, high in (course.recovering(late), course.lasting(late)):
        assert 0 <= low <= high <= course.start
    assert course.recovering(late)[1] <= course.lasting(late)[0]


@given(entries, st.floats(1, 52), half_times, half_times)
def test_a_longer_half_time_means_more_pain(entry: str, week: float, a: float, b: float) -> None:
    quick, slow = sorted((a, b))
    assert natural_course(entry, quick).mean(week) <= natural_course(entry, slow).mean(week)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(Refusal, match="1 to 6"):
        natural_course("entry_5", 0.5)
    with pytest.raises(Refusal, match="1 to 6"):
        natural_course("entry_5", 6.5)
    assert natural_course("entry_5", 1).half_time_weeks == 1
    assert natural_course("entry_5", 6).half_time_weeks == 6
    with pytest.raises(Refusal, match="entry_7"):
        natural_course("entry_9", 3)
    with pytest.raises(Refusal, match="0 to 52"):
        follow("entry_5", 3, 53, "vertos4", "A")
    with pytest.raises(Refusal, match="Choose a trial"):
        follow("entry_5", 3, 6, "nobody", "A")
    with pytest.raises(Refusal, match="0 weeks or more"):
        usual().mean(-1)


@pytest.mark.parametrize(
    ("trial", "day", "value", "low", "high"),
    [
        ("vertos4", 30, 0.41, -0.33, 1.15),  # Firanescu 2018
        ("vertos4", 365, 0.45, -0.37, 1.24),
        ("invest", 30, 0.7, -0.3, 1.7),  # Kallmes 2009
        ("invest", 365, 1.02, 0.04, 2.01),  # Comstock 2013
        ("pooled_early", 30, 0.1, -1.4, 1.6),  # Staples 2011
        ("vertos5", 365, 1.3, 0.1, 2.6),  # Carli 2023
        ("farrokhi", 7, 3.1, 2.28, 3.72),  # Farrokhi 2011
        ("free", 365, 0.9, 0.3, 1.5),  # Wardlaw 2009
    ],
)
def test_trials_as_printed(trial: str, day: int, value: float, low: float, high: float) -> None:
    row = next(each for each in trials()[trial] if each.day == day)
    assert (row.value, row.ci_low, row.ci_high) == (value, low, high)
    assert row.confirmed


def test_every_trial_can_be_chosen_and_both_readings_stress_some() -> None:
    assert {row.trial for row in differences()} == set(TRIALS)
    for reading in READINGS:
        assert any(row.reading == reading for row in differences())
    assert all(row.control == "sham" for row in differences() if row.reading == "A")


def test_no_blinded_trial_surely_reaches_what_is_worth_having_and_an_open_one_does() -> None:
    sham = [row for row in differences() if row.control == "sham" and row.confirmed]
    assert all(row.value < worthwhile_points() and row.ci_low < worthwhile_points() for row in sham)
    farrokhi = trials()["farrokhi"][0]
    assert farrokhi.ci_low > worthwhile_points()


def test_recalled_rows_are_named_as_not_confirmed() -> None:
    assert {row.trial for row in differences() if not row.confirmed} == {"cochrane", "free", "vertos2"}
    said = words.describe(follow("entry_5", 3, 6, "vertos2", "B"))
    assert "not confirmed" in said
    assert "not confirmed" not in words.describe(follow("entry_5", 3, 6, "vertos4", "A"))


def test_cement_is_put_below_the_mean_by_its_difference() -> None:
    for trial, entry in itertools.product(TRIALS, ENTRIES):
        result = follow(entry, 6, 6, trial, "A")
        for each in result.measured:
            assert 0 <= each.low <= each.points <= each.high <= 10
            without = result.course.mean(each.difference.day / 7)
            assert without - each.points == pytest.approx(each.difference.value)


def test_findings_compare_the_whole_interval_with_what_is_worth_having() -> None:
    by_id = {(row.trial, row.day): row for row in differences()}
    invest = words.finding(by_id["invest", 30])  # −0.3 to 1.7
    assert "may be no difference" in invest
    assert "may or may not reach the 1.5" in invest
    for trial in ("invest", "vertos5"):  # 0.04 to 2.01 and 0.1 to 2.6: above none, and on both sides of 1.5
        late = words.finding(by_id[trial, 365])
        assert "may be no difference" not in late
        assert "may or may not reach the 1.5" in late
    for day in (1, 7, 30, 90, 180, 365):
        assert "whole interval lies below the 1.5" in words.finding(by_id["vertos4", day])
    assert "whole interval lies above the 1.5" in words.finding(by_id["farrokhi", 7])
    assert "0.43 points more pain at 1 day (" in words.finding(by_id["vertos4", 1])


@given(st.floats(-3, 3), st.floats(0, 3), st.floats(0, 3))
def test_a_finding_is_on_one_side_of_the_limit_only_with_its_whole_interval(
    value: float, below: float, above: float
) -> None:
    row = replace(differences()[0], value=value, ci_low=value - below, ci_high=value + above)
    said = words.finding(row)
    assert ("lies below" in said) == (row.ci_high < worthwhile_points())
    assert ("lies above" in said) == (row.ci_low > worthwhile_points())
    assert ("may be no difference" in said) == (row.ci_low <= 0 <= row.ci_high)


def test_every_time_of_a_trial_is_said_and_what_is_unconfirmed_is_named() -> None:
    notes = {
        trial: next(
            row.note
            for row in words.readouts(follow("entry_5", 3, 6, trial, "A"))
            if row.label.startswith(trials()[trial][-1].label)
        )
        for trial in TRIALS
    }
    assert "−0.11 at 7 days (−0.85 to 0.63)" in notes["vertos4"]
    assert "2.2 at 7 days (1.6 to 2.8, not confirmed)" in notes["free"]
    assert "before" not in notes["farrokhi"]


def test_sham_and_open_trials_stand_in_strips_of_their_own() -> None:
    sham, open_ = STRIPS["sham"], STRIPS["open"]
    assert {row.control for row in differences()} == set(STRIPS)
    assert open_.y(open_.high) < sham.y(sham.low)
    assert sham.y(1) - sham.y(0) == open_.y(1) - open_.y(0)
    assert sham.marker != open_.marker
    for row in differences():
        strip = STRIPS[row.control]
        assert strip.low <= row.ci_low <= row.ci_high <= strip.high


def test_benefit_and_harm_count_the_same_1000_people_in_both_frames() -> None:
    result = follow("entry_5", 3, 6, "vertos4", "A")
    said = words.describe(result)
    assert "600 of 1,000" in said
    assert "7 have a leak into the spinal canal and 993 do not" in said
    table = counts()
    assert table["below_4_at_14_days"].with_cement_per_1000 == 440  # Clark 2016
    assert table["below_4_at_14_days"].without_cement_per_1000 == 210
    assert table["canal_leak"].with_cement_per_1000 == 7  # 0.7 % as printed
    assert table["canal_surgery"].with_cement_per_1000 == round(4 / 3175 * PEOPLE)
    assert table["new_fracture"].with_cement_per_1000 == round(15 / 91 * PEOPLE)
    assert table["new_fracture"].without_cement_per_1000 == round(21 / 85 * PEOPLE)
    kinds = {table[row].kind for row in table}
    assert kinds == {"benefit", "harm", "both"}
    assert any("Benefit" in each.label for each in words.readouts(result))
    assert sum("Harm" in each.label for each in words.readouts(result)) == 2


def test_parameters_rest_on_their_rows() -> None:
    table = evidence.parameters("procedures")
    assert table["rest_share_of_movement"].value == pytest.approx(3.4 / 8.5)
    assert table["bed_rest_bone_low_percent_per_day"].value == pytest.approx(3.9 / (17 * 7), abs=1e-4)
    assert table["bed_rest_bone_high_percent_per_day"].value == pytest.approx(0.9 / 7, abs=1e-4)
