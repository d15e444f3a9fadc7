"""Relative risks: the table as published, risk from each measure, and both frames."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osteospine.bone_life.risk_factors.counts import PER, both_frames
from osteospine.bone_life.risk_factors.model import (
    FACTORS,
    KINDS,
    ORDERS,
    OUTCOMES,
    Factor,
    chart,
    frames,
    name_of,
    risk_factors,
    risk_with,
    rows_for,
)
from osteospine.bone_life.risk_factors.words import describe
from osteospine.kit.refusal import Refusal

BY_KEY = {(row.factor, row.outcome, row.design): row for row in risk_factors()}
baselines = st.floats(0.001, 0.999)
ratios = st.floats(0.1, 20)


@pytest.mark.parametrize(
    ("key", "value", "low", "high"),
    [
        (("smoking", "vertebral", "observed"), 1.76, 1.10, 2.82),  # Vestergaard 2003
        (("steroid_low", "vertebral", "observed"), 1.55, 1.20, 2.01),  # Van Staa 2000
        (("steroid_middle", "vertebral", "observed"), 2.59, 2.16, 3.10),
        (("steroid_high", "vertebral", "observed"), 5.18, 4.25, 6.31),
        (("prior_fracture", "vertebral", "observed"), 5.4, 4.4, 6.6),  # Black 1999
        (("low_weight", "hip", "observed"), 2.35, 2.10, 2.60),  # Harvey 2025
        (("activity", "any", "trial"), 0.61, 0.23, 1.64),  # Howe 2011
    ],
)
def test_table_holds_the_published_figures(key: tuple[str, str, str], value: float, low: float, high: float) -> None:
    row = BY_KEY[key]
    assert (row.value, row.ci_low, row.ci_high) == (value, low, high)


def test_factors_of_the_panel_are_those_of_the_table() -> None:
    assert {row.factor for row in risk_factors()} == set(FACTORS) == set(get_args(Factor))
    assert len(BY_KEY) == len(risk_factors())
    assert len({name_of(factor) for factor in FACTORS}) == len(FACTORS)


def test_every_row_has_both_ends_or_none_and_a_person_to_point_to() -> None:
    for row in risk_factors():
        assert (row.ci_low is None) == (row.ci_high is None)
        assert (row.after_density_ci_low is None) == (row.after_density_ci_high is None)
        assert row.no_difference_possible == ("holds 1" in (row.note or "")), row


def test_each_list_has_room_in_the_picture() -> None:
    for outcome in OUTCOMES:
        blocks = [rows_for(outcome, design, "listed") for design in ("observed", "trial")]
        assert sum(1 + len(rows) for rows in blocks if rows) <= 15


@pytest.mark.parametrize(("measure", "expected"), [("RR", 0.2), ("HR", 1 - 0.9**2), ("OR", (2 / 9) / (1 + 2 / 9))])
def test_each_measure_by_its_own_formula(measure: str, expected: float) -> None:
    assert risk_with(measure, 2.0, 0.1) == pytest.approx(expected)


def test_smoking_among_1000() -> None:
    """10 of 1,000 becomes 17.6, and 100 becomes 176: the same relative risk."""
    row = BY_KEY["smoking", "vertebral", "observed"]
    rare, common = frames(row, 10), frames(row, 100)
    assert (rare.with_factor, rare.low, rare.high) == pytest.approx((17.6, 11.0, 28.2))
    assert common.with_factor == pytest.approx(176)


@given(st.sampled_from(("HR", "OR")), ratios, ratios, baselines)
def test_risk_is_a_share_and_grows_with_the_ratio(measure: str, one: float, other: float, baseline: float) -> None:
    low, high = (risk_with(measure, value, baseline) for value in sorted((one, other)))
    assert 0 < low <= high <= 1


@given(st.sampled_from(("RR", "HR", "OR")), baselines)
def test_a_ratio_of_1_changes_nothing(measure: str, baseline: float) -> None:
    assert risk_with(measure, 1.0, baseline) == pytest.approx(baseline)


@pytest.mark.parametrize("baseline", [0, 1, -0.1, 1.5])
def test_impossible_baselines_are_refused(baseline: float) -> None:
    with pytest.raises(Refusal, match="at least 1"):
        risk_with("RR", 2, baseline)


def test_more_than_everyone_is_refused_and_says_how_many_would_do() -> None:
    with pytest.raises(Refusal, match="Choose 500 or fewer"):
        risk_with("RR", 2, 0.501)
    assert risk_with("RR", 2, 0.5) == 1
    with pytest.raises(Refusal, match="RR, HR or OR"):
        risk_with("XX", 2, 0.1)


def test_upper_end_never_passes_everyone() -> None:
    row = BY_KEY["steroid_high", "vertebral", "observed"]
    assert frames(row, 190).high == pytest.approx(PER)


@given(st.floats(0.05, 1000))
def test_both_frames_add_up(count: float) -> None:
    broken, rest = both_frames(count)
    assert float(broken) + float(rest) == PER
    assert abs(float(broken) - count) <= 0.5


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_blocks_are_never_mixed_and_orders_hold(outcome: str) -> None:
    for order in ORDERS:
        shown = chart(outcome, "both", order)  # type: ignore[arg-type]
        assert {row.design for row in shown.observed} == {"observed"}
        assert {row.design for row in shown.trials} == {"trial"}
        assert {row.outcome for row in shown.observed + shown.trials} == {outcome}
    by_size = [row.value for row in rows_for(outcome, "observed", "size")]
    assert by_size == sorted(by_size, reverse=True)
    by_name = [row.label.lower() for row in rows_for(outcome, "observed", "name")]
    assert by_name == sorted(by_name)
    assert chart(outcome, "trial").observed == ()  # type: ignore[arg-type]
    assert chart(outcome, "observed").trials == ()  # type: ignore[arg-type]


def test_impossible_baseline_is_refused_even_without_a_figure() -> None:
    assert chart("hip", factor="sex").picked is None
    with pytest.raises(Refusal, match="at least 1"):
        chart("hip", factor="sex", baseline_of_1000=0)


def test_words_name_trial_beside_observation() -> None:
    words = describe(chart("any", factor="activity", baseline_of_1000=100))
    assert "0.71" in words
    assert "in trials (an exercise programme against none) it is 0.61 (0.23 to 1.64)" in words


@given(
    st.sampled_from(OUTCOMES),
    st.sampled_from(KINDS),
    st.sampled_from(ORDERS),
    st.sampled_from(FACTORS),
    st.integers(1, 60),
)
@settings(deadline=None)
def test_words_give_both_frames_or_say_there_is_no_figure(
    outcome: str, kind: str, order: str, factor: str, baseline: int
) -> None:
    result = chart(outcome, kind, order, factor, baseline)  # type: ignore[arg-type]
    words = describe(result)
    if result.picked is None:
        assert "no figure" in words
        assert f"{baseline} of 1,000" in words
    else:
        assert f"{result.picked.value:.2f}"[:4] in words
        assert f"If {baseline} of 1,000" in words
        assert f"{PER - baseline} do not" in words
