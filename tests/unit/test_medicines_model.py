"""Effects of treatment: the formulae against published counts, at their edges, and in general."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.kit.refusal import Refusal
from osteospine.medicines.intervals import Interval, needed_interval, newcombe, relative_risk, wald, wilson
from osteospine.medicines.model import MEASURES, Effect, over_years, rate_to_risk, treated_risk, with_persistence

PROOF = (51, 287, 70, 270)  # Chesnut 2000, calcitonin 200 IU against placebo, 5 years
FRAME = (16, 3321, 59, 3322)  # Cosman 2016, romosozumab against placebo, 1 year
ARCH = (127, 2046, 243, 2047)  # Saag 2017, romosozumab then alendronate against alendronate, 2 years
ARCH_HIP = (41, 2046, 66, 2047)

risks = st.floats(0, 1)
ratios = st.floats(0, 5)


@pytest.mark.parametrize(
    ("counts", "points", "simple", "score", "nnt", "rr"),
    [
        (PROOF, 8.16, (1.31, 15.00), (1.29, 14.98), (12.3, 6.7, 77.2), 0.685),
        (FRAME, 1.29, (0.79, 1.80), (0.80, 1.83), (77.3, 54.5, 125.4), 0.271),
        (ARCH, 5.66, (3.92, 7.41), (3.92, 7.43), (17.7, 13.5, 25.5), 0.523),
        (ARCH_HIP, 1.22, (0.24, 2.20), (0.24, 2.22), (81.9, 45.0, 415.3), 0.622),
    ],
)
def test_counts_of_trials(
    counts: tuple[int, int, int, int],
    points: float,
    simple: tuple[float, float],
    score: tuple[float, float],
    nnt: tuple[float, float, float],
    rr: float,
) -> None:
    effect = Effect.from_counts(*counts)
    assert 100 * effect.absolute_risk_reduction == pytest.approx(points, abs=0.006)
    for found, expected in ((wald(*counts), simple), (newcombe(*counts), score)):
        assert (100 * found.low, 100 * found.high) == pytest.approx(expected, abs=0.011)
    needed = effect.nnt_ci
    assert needed is not None
    assert needed.benefit is not None
    assert not needed.through_infinity
    assert (effect.nnt, needed.benefit.low, needed.benefit.high) == pytest.approx(nnt, abs=0.06)
    assert relative_risk(*counts)[0] == pytest.approx(rr, abs=6e-4)


def test_crude_relative_risk_of_frame() -> None:
    ratio, ends = relative_risk(*FRAME)
    assert (ratio, ends.low, ends.high) == pytest.approx((0.27, 0.16, 0.47), abs=0.005)


def test_same_relative_risk_at_two_starting_risks() -> None:
    """Black 1996, FIT-1: 0.53 spares 7 of 100 at 15 %, 1 of 100 at 2 %."""
    high, low = (Effect.from_relative_risk(risk, 0.53, (0.41, 0.68)) for risk in (0.15, 0.02))
    assert high.nnt == pytest.approx(14.2, abs=0.05)
    assert low.nnt == pytest.approx(106.4, abs=0.05)
    assert high.relative_risk_reduction == pytest.approx(low.relative_risk_reduction) == pytest.approx(0.47)
    assert str(low.nnt_ci) == "NNTB 85 to 156"


def test_interval_across_no_effect_runs_through_infinity() -> None:
    """Altman 1998: a difference of −5 to 25 points is NNTB 4 to infinity to NNTH 20, never "4 to −20"."""
    needed = needed_interval(Interval(-0.05, 0.25))
    assert str(needed) == "NNTB 4 to infinity to NNTH 20"
    assert needed.through_infinity


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0.05, 0.25, "NNTB 4 to 20"),
        (0.0, 0.25, "NNTB 4 to infinity"),
        (-0.25, -0.05, "NNTH 4 to 20"),
        (-0.05, 0.0, "infinity to NNTH 20"),
        (0.0, 0.0, "infinity"),
    ],
)
def test_each_side_of_no_difference(low: float, high: float, text: str) -> None:
    needed = needed_interval(Interval(low, high))
    words = str(needed)
    if words.startswith("NNTH 4"):  # all harm: from the fewest people on
        assert needed.harm is not None
        assert (needed.harm.low, needed.harm.high) == pytest.approx((4, 20))
    assert words == text
    assert needed.through_infinity == ("infinity" in text)


def test_serious_heart_events_of_arch() -> None:
    """50 of 2,040 against 38 of 2,014: 0.56 points more (−0.34 to 1.48), NNH 177, through infinity."""
    effect = Effect.from_counts(50, 2040, 38, 2014)
    assert effect.nnt is None
    assert effect.nnh == pytest.approx(177, abs=0.5)
    assert effect.reduction_ci is not None
    assert (100 * effect.reduction_ci.low, 100 * effect.reduction_ci.high) == pytest.approx((-1.48, 0.34), abs=0.006)
    assert effect.nnt_ci is not None
    assert effect.nnt_ci.through_infinity


@pytest.mark.parametrize("measure", MEASURES)
def test_ratio_one_is_no_effect(measure: str) -> None:
    effect = Effect.from_relative_risk(0.2, 1, (0.8, 1.25), measure=measure)  # type: ignore[arg-type]
    assert effect.absolute_risk_reduction == pytest.approx(0, abs=1e-15)
    assert effect.nnt_ci is not None
    assert effect.nnt_ci.through_infinity


def test_no_starting_risk_and_certainty() -> None:
    nobody = Effect.from_relative_risk(0, 0.5, (0.4, 0.6))
    assert (nobody.absolute_risk_reduction, nobody.relative_risk_reduction) == (0, 0)
    assert nobody.nnt is not None
    assert math.isinf(nobody.nnt)
    assert str(nobody.nnt_ci) == "infinity"
    assert Effect.from_relative_risk(1, 0.5).nnt == 2
    assert Effect.from_relative_risk(1, 0.5).nnt_ci is None
    beyond = Effect.from_relative_risk(1, 0.5, (0.4, 1.6)).reduction_ci
    assert beyond is not None
    assert (beyond.low, beyond.high) == pytest.approx((0, 0.6))
    assert treated_risk(1, 0.3, "HR") == treated_risk(1, 0.3, "OR") == 1
    assert treated_risk(1, 0, "OR") == 0


def test_hazard_and_odds_ratios_are_put_in_as_what_they_are() -> None:
    assert treated_risk(0.2, 0.5, "RR") == pytest.approx(0.1)
    assert treated_risk(0.2, 0.5, "HR") == pytest.approx(1 - math.sqrt(0.8))
    assert treated_risk(0.2, 0.5, "OR") == pytest.approx(0.1 / 0.9)
    # Rare events: the three agree (HORIZON: odds and hazard ratio 0.23 at 2.6 %).
    assert treated_risk(0.026, 0.23, "OR") == pytest.approx(treated_risk(0.026, 0.23, "HR"), abs=2e-4)


def test_time_and_persistence() -> None:
    assert over_years(0.15, 3, 3) == pytest.approx(0.15)
    assert over_years(0.15, 3, 6) == pytest.approx(1 - 0.85**2)
    assert over_years(0.15, 3, 0) == 0
    assert rate_to_risk(0.0029, 5) == pytest.approx(1 - math.exp(-0.0145))
    assert with_persistence(0.53, 1) == pytest.approx(0.53)
    assert with_persistence(0.53, 0) == 1
    assert with_persistence(0.5, 0.6) == pytest.approx(0.7)


def test_wilson_is_inside_and_never_empty() -> None:
    assert wilson(0, 10).low == pytest.approx(0, abs=1e-12)
    assert wilson(10, 10).high == pytest.approx(1)
    # Newcombe 1998: 81 of 263 has the score interval 0.2553 to 0.3662.
    found = wilson(81, 263)
    assert (found.low, found.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Effect.from_relative_risk(-0.1, 0.5),
        lambda: Effect.from_relative_risk(1.1, 0.5),
        lambda: Effect.from_relative_risk(math.nan, 0.5),
        lambda: Effect.from_relative_risk(0.2, -1),
        lambda: Effect.from_relative_risk(0.2, math.inf),
        lambda: Effect.from_relative_risk(0.2, 0.5, (0.6, 0.7)),
        lambda: Effect.from_relative_risk(0.2, 0.5, (0.7, 0.4)),
        lambda: Effect.from_relative_risk(0.8, 1.5),
        lambda: treated_risk(0.2, 0.5, "RD"),  # type: ignore[arg-type]
        lambda: Effect.from_counts(5, 4, 1, 10),
        lambda: Effect.from_counts(1, 10, 0, 0),
        lambda: relative_risk(0, 10, 3, 10),
        lambda: over_years(0.1, 0, 3),
        lambda: rate_to_risk(-1, 3),
        lambda: with_persistence(0.5, 1.2),
    ],
)
def test_the_impossible_is_refused_with_advice(wrong: object) -> None:
    with pytest.raises(Refusal, match=r"Give|Choose|Compare"):
        wrong()  # type: ignore[operator]


@given(risk=risks, ratio=ratios, measure=st.sampled_from(["HR", "OR"]))
def test_treated_risk_is_a_share_and_on_the_right_side(risk: float, ratio: float, measure: str) -> None:
    treated = treated_risk(risk, ratio, measure)  # type: ignore[arg-type]
    assert 0 <= treated <= 1
    assert (treated - risk) * (ratio - 1) >= -1e-9


@given(risk=risks, ratio=st.floats(0, 1), more=st.floats(0, 1))
def test_a_stronger_effect_spares_no_fewer(risk: float, ratio: float, more: float) -> None:
    weak, strong = (Effect.from_relative_risk(risk, each) for each in (ratio, ratio * more))
    assert strong.absolute_risk_reduction >= weak.absolute_risk_reduction - 1e-12
    if weak.nnt is not None and strong.nnt is not None:
        assert strong.nnt <= weak.nnt * (1 + 1e-9) or math.isinf(weak.nnt)


@given(low=st.integers(-1000, 1000).map(lambda k: k / 1000), high=st.integers(-1000, 1000).map(lambda k: k / 1000))
def test_numbers_needed_are_never_below_one(low: float, high: float) -> None:
    needed = needed_interval(Interval(min(low, high), max(low, high)))
    for side in (needed.benefit, needed.harm):
        if side is not None:
            assert 1 <= side.low <= side.high
    assert needed.through_infinity == (min(low, high) <= 0 <= max(low, high))
    assert "-" not in str(needed)


@given(treated=st.integers(1, 500), control=st.integers(1, 500), a=st.floats(0, 1), b=st.floats(0, 1))
def test_newcombe_holds_the_difference_and_stays_possible(treated: int, control: int, a: float, b: float) -> None:
    effect = Effect.from_counts(round(a * treated), treated, round(b * control), control)
    assert effect.reduction_ci is not None
    assert -1 - 1e-9 <= effect.reduction_ci.low <= effect.absolute_risk_reduction + 1e-9
    assert effect.absolute_risk_reduction - 1e-9 <= effect.reduction_ci.high <= 1 + 1e-9


@given(risk=risks, first=st.floats(0.5, 10), second=st.floats(0, 20), third=st.floats(0, 20))
def test_risk_grows_with_time_and_stays_a_share(risk: float, first: float, second: float, third: float) -> None:
    early, late = sorted((second, third))
    assert 0 <= over_years(risk, first, early) <= over_years(risk, first, late) + 1e-12 <= 1 + 1e-11
