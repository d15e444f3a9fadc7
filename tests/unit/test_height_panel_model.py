"""Height, rules and chances: published ratios, arithmetic of odds both ways, both sides of each rule."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.assessment.height import words
from osteospine.assessment.height.model import (
    SIGNS,
    Body,
    after,
    apply_rules,
    chance_of,
    examine,
    odds,
    weigh,
)
from osteospine.assessment.height.signs import rules, signs
from osteospine.kit import units
from osteospine.kit.refusal import Refusal

SOUND = Body("female", 55, "normal", 165, 165, 165, 165, 4, 0)


def body(**changes: Any) -> Body:
    return dataclasses.replace(SOUND, **changes)


def lost(cm: float, **changes: Any) -> Body:
    """Return someone who lost height long ago, none of it since the earlier measurement."""
    return body(earlier_cm=165 - cm, measured_cm=165 - cm, arm_span_cm=165 - cm, **changes)


def answer(person: Body, name: str) -> str:
    return next(each.answer for each in apply_rules(person) if each.body == name)


@pytest.mark.parametrize(
    ("person", "sign", "ratio", "low", "high"),
    [
        (lost(8.5), "past_loss", 9.8, 3.0, 31.8),  # Siminoski 2006
        (lost(8), "past_loss", 2.8, 1.3, 6.0),
        (lost(6.1), "past_loss", 2.8, 1.3, 6.0),
        (lost(6), "past_loss", 70 / 94, None, None),
        (body(measured_cm=162.9), "recent_loss", 35.5 / 6.4, None, None),  # Siminoski 2005
        (body(measured_cm=163), "recent_loss", 64.5 / 93.6, None, None),
        (body(rib_pelvis_fingers=1.9), "rib_pelvis", 3.8, 2.9, 5.1),  # Green 2004
        (body(rib_pelvis_fingers=2), "rib_pelvis", 87 / 53, None, None),  # Siminoski 2003
        (body(rib_pelvis_fingers=2.1), "rib_pelvis", 13 / 47, None, None),
        (body(wall_occiput_cm=0.5), "wall_occiput", 4.6, 2.9, 7.3),  # Green 2004
        (body(wall_occiput_cm=0), "wall_occiput", 30 / 67, None, None),  # Fukui 2008
        (body(arm_span_cm=169), "arm_span", 85 / 48, None, None),  # Fukui 2008
        (body(arm_span_cm=168.9), "arm_span", 15 / 52, None, None),
    ],
)
def test_published_ratios(person: Body, sign: str, ratio: float, low: float | None, high: float | None) -> None:
    found = weigh(person, 0.2, sign)
    assert found.sign.ratio == pytest.approx(ratio)
    assert (found.sign.ci_low, found.sign.ci_high) == (low, high)
    assert (found.low is None) == (low is None)


def test_the_band_above_6_cm_agrees_with_its_own_sensitivity_and_specificity() -> None:
    """Siminoski 2006: 30 % and 94 % at 6 cm make 5.0, between the ratios of its two bands."""
    assert 2.8 < 30 / (100 - 94) < 9.8


def test_arithmetic_of_odds_by_hand() -> None:
    assert after(0.5, 4) == pytest.approx(0.8)
    assert after(0.2, 4) == pytest.approx(0.5)
    assert after(0.11, 9.8) == pytest.approx(0.548, abs=0.001)  # 11:89 times 9.8
    found = weigh(lost(9), 0.11, "past_loss")
    assert [found.of_100(x) for x in (found.before, found.after, found.low or 0, found.high or 0)] == [11, 55, 27, 80]


@given(st.floats(0.001, 0.999), st.floats(0.05, 40))
def test_odds_go_there_and_back(before: float, ratio: float) -> None:
    assert chance_of(odds(before)) == pytest.approx(before)
    now = after(before, ratio)
    assert 0 < now < 1
    assert after(now, 1 / ratio) == pytest.approx(before)
    assert (now > before) == (ratio > 1) or ratio == pytest.approx(1)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99), st.sampled_from(SIGNS))
def test_more_before_is_more_after_and_the_interval_holds_the_value(a: float, b: float, sign: str) -> None:
    low, high = sorted((a, b))
    person = lost(9, wall_occiput_cm=3.0, rib_pelvis_fingers=1.0)
    first, second = weigh(person, low, sign), weigh(person, high, sign)
    assert first.after <= second.after
    if first.low is not None and first.high is not None:
        assert 0 < first.low <= first.after <= first.high < 1


@given(st.sampled_from(SIGNS), st.floats(0, 25))
def test_every_measure_has_exactly_one_finding(sign: str, value: float) -> None:
    assert sum(row.holds(value) for row in signs() if row.sign == sign) == 1


@pytest.mark.parametrize("before", [0.0, 1.0, -0.1, 1.1])
def test_a_chance_that_nothing_can_change_is_refused(before: float) -> None:
    with pytest.raises(Refusal, match="above 0 % and below 100 %"):
        weigh(SOUND, before, "past_loss")


def test_dependent_signs_are_not_multiplied_and_why_is_said() -> None:
    person = lost(9, wall_occiput_cm=3.0)
    with pytest.raises(Refusal, match=r"9\.8 × 4\.6 = 45") as refused:
        weigh(person, 0.11, "past_loss", "wall_occiput")
    assert "independently" in str(refused.value)
    assert "Choose one sign" in str(refused.value)
    with pytest.raises(Refusal):
        weigh(person, 0.11, "past_loss", "past_loss")
    assert weigh(person, 0.11, "past_loss", "none").sign.ratio == 9.8


@pytest.mark.parametrize(
    ("person", "name", "expected"),
    [
        # ISCD 2019: more than 4 cm, with T below -1.0
        (lost(4, t_score="below_1"), "ISCD 2019", "not met"),
        (lost(4.1, t_score="below_1"), "ISCD 2019", "met"),
        (lost(4.1, t_score="at_most_1_5"), "ISCD 2019", "met"),
        (lost(4.1, t_score="normal"), "ISCD 2019", "not met"),
        (lost(4.1, t_score="unknown"), "ISCD 2019", "open"),
        # NOF: 4 cm from the tallest or 2 cm measured; women 50-64, men 50-74
        (lost(4), "NOF height", "met"),
        (lost(3.9), "NOF height", "not met"),
        (body(measured_cm=163), "NOF height", "met"),
        (body(measured_cm=163.1), "NOF height", "not met"),
        (lost(4, age_years=49), "NOF height", "for others"),
        (lost(4, age_years=50), "NOF height", "met"),
        (lost(4, age_years=64), "NOF height", "met"),
        (lost(4, age_years=65), "NOF height", "for others"),
        (lost(4, age_years=74, sex="male"), "NOF height", "met"),
        (lost(4, age_years=75, sex="male"), "NOF height", "for others"),
        # NOF by age: women 70, men 80; five years earlier with T of -1.5 or lower
        (body(age_years=69), "NOF age", "not met"),
        (body(age_years=70), "NOF age", "met"),
        (body(age_years=65, t_score="at_most_1_5"), "NOF age", "met"),
        (body(age_years=64, t_score="at_most_1_5"), "NOF age", "not met"),
        (body(age_years=65, t_score="below_1"), "NOF age", "not met"),
        (body(age_years=79, sex="male"), "NOF age", "not met"),
        (body(age_years=80, sex="male"), "NOF age", "met"),
        (body(age_years=75, sex="male", t_score="at_most_1_5"), "NOF age", "met"),
        (body(age_years=74, sex="male", t_score="at_most_1_5"), "NOF age", "not met"),
        # NOGG 2024: 4 cm or 2 cm measured, whatever the age
        (lost(4, age_years=90), "NOGG 2024", "met"),
        (lost(3.9), "NOGG 2024", "not met"),
        (body(measured_cm=163), "NOGG 2024", "met"),
        # Canadian form: more than 2 cm measured, more than 6 cm, wall over 5 cm, ribs 2 fingers or less
        (body(measured_cm=163), "Canada", "not met"),
        (body(measured_cm=162.9), "Canada", "met"),
        (lost(6), "Canada", "not met"),
        (lost(6.1), "Canada", "met"),
        (body(wall_occiput_cm=5), "Canada", "not met"),
        (body(wall_occiput_cm=5.1), "Canada", "met"),
        (body(rib_pelvis_fingers=2), "Canada", "met"),
        (body(rib_pelvis_fingers=3), "Canada", "not met"),
    ],
)
def test_both_sides_of_each_rule(person: Body, name: str, expected: str) -> None:
    assert answer(person, name) == expected


def test_exactly_4_cm_divides_the_bodies() -> None:
    person = lost(4, t_score="below_1")
    assert {each.body for each in examine(person, 0.1, "past_loss").met} == {"NOF height", "NOGG 2024"}


def test_only_confirmed_rules_and_signs_are_used() -> None:
    assert len(rules()) == 15
    assert len(signs()) == 12
    said = " ".join(each.note for each in words.readouts(examine(SOUND, 0.1, "past_loss")))
    assert "second-hand" in said


@pytest.mark.parametrize(
    ("person", "match"),
    [
        (body(measured_cm=166), "above an earlier one"),
        (body(earlier_cm=164), "above an earlier one"),
        (body(earlier_cm=166), "above the tallest"),
        (lost(25.5), "25 cm at most"),
    ],
)
def test_heights_that_do_not_go_together_are_refused(person: Body, match: str) -> None:
    with pytest.raises(Refusal, match=match):
        examine(person, 0.1, "past_loss")


def test_the_largest_loss_and_no_loss_are_shown() -> None:
    assert examine(lost(25), 0.1, "past_loss").chance.sign.ratio == 9.8
    assert examine(SOUND, 0.1, "past_loss").chance.after < 0.1


def test_words_give_both_units_both_frames_and_the_interval() -> None:
    result = examine(lost(9), 0.11, "past_loss")
    said = words.describe(result)
    assert "9.0 cm (3.5 in)" in said
    assert "11 have a vertebral fracture and 89 do not" in said
    assert "55 (27 to 80) have one and 45 do not" in said
    units.units("us")
    try:
        assert "3.5 in (9.0 cm)" in words.describe(result)
    finally:
        units.units("metric")
    assert "no interval" in " ".join(each.note for each in words.readouts(examine(lost(5), 0.11, "past_loss")))
