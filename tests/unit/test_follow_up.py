"""Two scans: the least significant change on both of its sides, the traps, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.kit.refusal import Refusal
from osteospine.patient import Patient
from osteospine.t_score.follow_up.model import FollowUp, largest_precision_error_pct
from osteospine.t_score.follow_up.panel import FollowUpPanel
from osteospine.t_score.follow_up.words import describe
from osteospine.t_score.scale import SITES

densities = st.integers(300, 1500).map(lambda k: k / 1000)
errors = st.integers(1, 50).map(lambda k: k / 1000)


def test_the_worked_value() -> None:
    """A precision error of 0.010 g/cm² gives 0.0277 (2.77 times; ISCD)."""
    assert FollowUp(0.8, 0.8).lsc_g_cm2 == pytest.approx(0.0277)


@pytest.mark.parametrize(("change", "verdict"), [(0.0276, "no real change"), (0.0277, "real"), (0.0278, "real")])
@pytest.mark.parametrize("sign", [-1, 1])
def test_both_sides_of_the_limit(change: float, verdict: str, sign: int) -> None:
    """A change that equals the limit is real (ISCD: equal or exceed)."""
    expected = f"real {'gain' if sign > 0 else 'loss'}" if verdict == "real" else verdict
    assert FollowUp(0.8, 0.8 + sign * change).verdict == expected


@pytest.mark.parametrize(("vertebrae", "growth"), [(4, 1.00), (3, 1.07), (2, 1.24), (1, 1.65)])
def test_fewer_vertebrae_need_more_change(vertebrae: int, growth: float) -> None:
    """Rosen 2024, scans of the same day: 7, 24 and 65 % more than with L1-L4."""
    assert FollowUp(0.8, 0.8, vertebrae=vertebrae).lsc_g_cm2 == pytest.approx(0.0277 * growth)
    assert FollowUp(0.8, 0.8, "total_hip", vertebrae=vertebrae).lsc_g_cm2 == pytest.approx(0.0277)


def test_dropping_vertebrae_turns_the_verdict() -> None:
    assert FollowUp(0.8, 0.77).verdict == "real loss"
    assert FollowUp(0.8, 0.77, vertebrae=2).verdict == "no real change"


def test_too_soon_on_both_sides() -> None:
    assert FollowUp(0.8, 0.7, months_apart=11.9).verdict == "too soon"
    assert FollowUp(0.8, 0.7, months_apart=12).verdict == "real loss"


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"another_machine": True}, "different machines"),
        ({"other_vertebrae": True}, "same vertebrae"),
        ({"vertebrae": 1}, "single vertebra"),
    ],
)
def test_traps_forbid_a_verdict(choice: dict[str, Any], said: str) -> None:
    spine = FollowUp(0.8, 0.6, **choice)
    assert spine.verdict == "cannot be compared"
    assert said in describe(spine)
    hip = FollowUp(0.8, 0.6, "total_hip", **choice)
    assert hip.verdict == ("cannot be compared" if "another_machine" in choice else "real loss")


def test_all_traps_are_named() -> None:
    both = describe(FollowUp(0.8, 0.6, another_machine=True, other_vertebrae=True))
    assert "different machines" in both
    assert "same vertebrae" in both


def test_usual_loss_takes_years_to_show() -> None:
    """0.0095 g/cm² a year at the spine, 0.0052 to 0.0078 at the upper femur, in 394 healthy women."""
    assert FollowUp(0.8, 0.8).years_to_lsc == pytest.approx((2.916, 2.916), abs=1e-3)
    assert FollowUp(0.8, 0.8, "total_hip").years_to_lsc == pytest.approx((3.551, 5.327), abs=1e-3)


def test_t_scores_stand_beside() -> None:
    """CaMos at the spine, 1.042 and 0.121 (Tenenhouse 2000); NHANES III at the neck, 0.858 and 0.120."""
    assert FollowUp(0.8, 0.775).t_scores == pytest.approx((-2.0, -2.2066), abs=1e-3)
    assert FollowUp(0.6, 0.6, "femoral_neck").t_scores[0] == pytest.approx(-2.15)


@given(densities, densities, errors, st.sampled_from(SITES))
def test_order_turns_gain_into_loss(first: float, second: float, error: float, site: str) -> None:
    there, back = FollowUp(first, second, site, error), FollowUp(second, first, site, error)
    turned = {"real gain": "real loss", "real loss": "real gain"}
    assert back.verdict == turned.get(there.verdict, there.verdict)


@given(densities, densities, errors, errors)
def test_a_larger_error_never_makes_a_change_real(first: float, second: float, one: float, other: float) -> None:
    small, large = sorted((one, other))
    if FollowUp(first, second, precision_error_g_cm2=large).verdict.startswith("real"):
        assert FollowUp(first, second, precision_error_g_cm2=small).verdict.startswith("real")


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"bmd_first_g_cm2": 0.0}, "0 g/cm² is not found"),
        ({"bmd_second_g_cm2": 4.0}, "4 g/cm² is not found"),
        ({"months_apart": 0.0}, "above 0 months"),
        ({"months_apart": float("nan")}, "above 0 months"),
        ({"precision_error_g_cm2": 0.0}, "above 0"),
        ({"vertebrae": 5}, "from 1 to 4"),
        ({"site": "skull"}, "Choose one of"),
    ],
)
def test_what_cannot_be_is_refused(choice: dict[str, Any], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        FollowUp(**{"bmd_first_g_cm2": 0.8, "bmd_second_g_cm2": 0.8, **choice})


def test_the_panel_says_why_it_refuses_and_keeps_the_picture() -> None:
    panel = FollowUpPanel()
    picture, words = panel._picture.value, panel.words
    panel.state.months_apart = 0.0
    assert "above 0 months" in panel._message.value
    assert (panel._picture.value, panel.words) == (picture, words)


def test_unconfirmed_limits_are_marked() -> None:
    panel = FollowUpPanel()
    for site in SITES:
        panel.state.site = site
        assert f"{largest_precision_error_pct(site):g} % (unconfirmed)" in panel._numbers.value


def test_opens_on_a_loss_that_is_none_and_presets_do_what_they_say() -> None:
    panel = FollowUpPanel()
    assert panel.result.verdict == "no real change"
    verdicts = {}
    for name in panel.presets:
        panel.show(name)
        verdicts[name] = panel.result.verdict
    assert verdicts == {
        "Looks like a loss": "no real change",
        "Real loss": "real loss",
        "Real gain": "real gain",
        "Only two vertebrae": "no real change",
        "Another machine": "cannot be compared",
        "L1 dropped": "cannot be compared",
        "Too soon": "too soon",
    }


def test_reads_a_patient() -> None:
    spine = Patient(70, lumbar_spine_bmd_g_cm2=0.71, femoral_neck_bmd_g_cm2=0.6)
    assert FollowUpPanel(patient=spine).result.bmd_first_g_cm2 == 0.71
    neck = FollowUpPanel(patient=Patient(70, femoral_neck_bmd_g_cm2=0.6)).result
    assert (neck.site, neck.bmd_second_g_cm2) == ("femoral_neck", 0.6)
