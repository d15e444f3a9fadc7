"""Measuring a Cobb angle: lines against endplates."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osteospine.kyphosis.cobb.model import Measurement, tolerance_deg, unseen_spine
from osteospine.kyphosis.cobb.words import describe


def measure(
    number: int, error_deg: float, *, checked: bool = True, upper: str = "T4", lower: str = "T12"
) -> Measurement:
    spine = unseen_spine(number)
    top, low = spine.piece(upper).upper_tilt_deg, spine.piece(lower).lower_tilt_deg
    return Measurement(number, spine, upper, lower, top + error_deg, low, False, checked)


@given(st.integers(0, 999), st.sampled_from(["T1", "T4", "T8"]), st.sampled_from(["T9", "T12", "L2"]))
@settings(max_examples=40)
def test_lines_along_the_endplates_give_the_true_angle(number: int, upper: str, lower: str) -> None:
    assert measure(number, 0, upper=upper, lower=lower).error_deg == pytest.approx(0)


@pytest.mark.parametrize(
    ("error_deg", "agrees"),
    [(4.9, True), (5.0, True), (5.1, False), (-4.9, True), (-5.0, True), (-5.1, False)],
)
def test_five_degrees_count_as_agreement(error_deg: float, agrees: bool) -> None:
    assert tolerance_deg() == 5
    assert measure(2, error_deg).agrees is agrees
    assert ("counts as agreement" in describe(measure(2, error_deg))) is agrees


def test_the_true_angle_is_said_only_after_the_check() -> None:
    before, after = describe(measure(2, 8, checked=False)), describe(measure(2, 8))
    true = f"{measure(2, 8).true_deg:.1f}°"
    assert true not in before
    assert true in after
    assert "8.0° larger" in after


def test_other_ends_are_compared_with_t4_to_t12() -> None:
    words = describe(measure(2, 0, upper="T1"))
    assert "Between T4 and T12" in words
    assert "yours is the same" in words


@given(st.integers(0, 999))
@settings(max_examples=40)
def test_unseen_spines_are_the_same_for_the_same_number(number: int) -> None:
    spine = unseen_spine(number)
    assert spine == unseen_spine(number)
    assert len(spine.fractures) <= 3
    assert 20 < spine.cobb_deg() < 110


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 up"):
        unseen_spine(-1)
