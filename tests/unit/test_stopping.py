"""Late doses and stopping: published numbers, both sides of each limit, and what cannot be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.kit.evidence import read
from osteospine.kit.refusal import Refusal
from osteospine.medicines.stopping.model import EXITS, HORIZON_MONTHS, PLANS, WEEKS_PER_MONTH, Stopping
from osteospine.medicines.stopping.panel import StoppingPanel
from osteospine.medicines.stopping.tables import (
    CoursePoint,
    Gain,
    delay_group,
    delays,
    gain,
    medicines,
    parameters,
)
from osteospine.medicines.stopping.words import describe

DENOSUMAB = Stopping("denosumab", 3.0, "stop")


def allowed(medicine: str, exit_medicine: str = "none") -> Stopping:
    return Stopping(medicine, min(3.0, medicines()[medicine].longest_course_years), "stop", 0.0, exit_medicine)


def test_stopping_denosumab_reproduces_cummings_2018() -> None:
    """7.1 against 8.5 per 100 patient-years; several fractures in 3.4 against 2.2 % of all, 60.7 against 38.7 %."""
    rate, rate_placebo, several, several_placebo = DENOSUMAB.outcomes
    assert (rate.per_1000, rate_placebo.per_1000) == (71, 85)
    assert (several.with_it, several.without) == (34, 966)
    assert (several_placebo.with_it, several_placebo.without) == (22, 978)
    assert {row.counted for row in (rate, rate_placebo)} == {"rate"}
    p = parameters()
    assert p["multiple_of_fractured_stopped_denosumab_per_1000"] == 607
    assert p["multiple_of_fractured_stopped_placebo_per_1000"] == 387
    told = describe(DENOSUMAB)
    for words in ("71", "85", "34 of 1,000 have, 966 do not", "22 of 1,000 have, 978 do not", "60.7 %", "38.7 %"):
        assert words in told
    assert "several fractures at once" in told


@pytest.mark.parametrize(
    ("weeks", "group"),
    [
        (0, "on time"),
        (4, "on time"),
        (4.1, "short delay"),
        (16, "short delay"),
        (16.1, "long delay"),
        (52, "long delay"),
    ],
)
def test_delay_limits_of_lyu_2020_on_both_sides(weeks: float, group: str) -> None:
    assert delay_group(weeks).group == group


def test_delays_reproduce_lyu_2020() -> None:
    assert [d.any_fracture_per_1000_in_6_months for d in delays()] == [27.3, 32.2, 42.4]
    late = delay_group(20)
    assert (late.vertebral_hazard_ratio, late.hazard_ratio_low, late.hazard_ratio_high) == (3.91, 1.62, 9.45)
    assert "shows more" in describe(Stopping("denosumab", 3, "next dose late", 17))
    assert "cannot tell more from fewer" in describe(Stopping("denosumab", 3, "next dose late", 16))
    shown = Stopping("denosumab", 3, "next dose late", 20).outcomes
    assert [row.shown_choice for row in shown] == [False, False, True]
    assert all(row.with_it + row.without == 1000 for row in shown)


@given(st.floats(0, 52), st.floats(0, 52))
def test_a_later_dose_never_has_fewer_fractures_in_the_study(one: float, other: float) -> None:
    early, late = sorted((one, other))
    assert delay_group(early).any_fracture_per_1000_in_6_months <= delay_group(late).any_fracture_per_1000_in_6_months


def test_gains_go_through_the_published_points_and_start_at_nothing() -> None:
    for row in read("medicines/stopping_gains", Gain):
        assert gain(row.medicine, row.years) == pytest.approx(row.gain_pct)
    assert gain("denosumab", 5) == 13.7  # Papapoulos 2012
    assert gain("denosumab", 8) == gain("denosumab", 10) == 18.4  # Papapoulos 2015; level after it
    assert all(gain(medicine, 0) == 0 for medicine in medicines())


@given(st.sampled_from(list(medicines())), st.floats(0, 10), st.floats(0, 10))
def test_more_years_never_gain_less(medicine: str, one: float, other: float) -> None:
    few, many = sorted((one, other))
    assert gain(medicine, few) <= gain(medicine, many) + 1e-9


def test_zoledronic_acid_after_denosumab_keeps_two_thirds() -> None:
    """Everts-Graber 2020: 66 % (57 to 75) of the spine gain; 1.1 vertebral fractures per 100 patient-years."""
    s = allowed("denosumab", "zoledronic acid")
    assert s.density(24) == pytest.approx([share * s.gained for share in (0.57, 0.66, 0.75)])
    assert s.outcomes[0].per_1000 == 11
    assert not s.only_direction


def test_teriparatide_without_a_next_medicine_reproduces_euroforst() -> None:
    """Eastell 2009: +3.8 % after one year on and one year off, a fall of 2.5 points."""
    s = Stopping("teriparatide", 1, "stop")
    assert s.density(0)[1] - s.density(12)[1] == pytest.approx(2.5, abs=0.05)
    assert s.density(12)[1] == pytest.approx(3.8, abs=0.05)
    followed = allowed("teriparatide", "zoledronic acid")
    assert followed.density(12)[1] == followed.gained
    assert followed.only_direction


def test_what_is_kept_without_counts_is_shown_for_each_next_medicine() -> None:
    """Lindsay 2004: 41 % fewer vertebral fractures 18 months after the trial; Cosman 2022: 13.1 to 16.6 %."""
    s = Stopping("teriparatide", 1, "stop")
    assert s.outcomes == ()
    assert [point.exit_medicine for point in s.choices_after] == ["none", "alendronate", "zoledronic acid", "denosumab"]
    assert "41 % fewer" in describe(s)
    romosozumab = allowed("romosozumab", "denosumab")
    assert romosozumab.density(12)[1] == pytest.approx(16.6, abs=0.1)
    assert "nothing: not known" in describe(romosozumab)


def test_alendronate_outlasts_as_in_flex() -> None:
    """Black 2006: 3.7 points (3.0 to 4.5) lower in five years; 5.3 against 2.4 % with a felt vertebral fracture."""
    s = Stopping("alendronate", 5, "stop")
    low, middle, high = (s.density(0)[1] - each for each in s.density(60))
    assert (high, middle, low) == pytest.approx((3.0, 3.7, 4.5), abs=0.1)
    assert [(row.with_it, row.without) for row in s.outcomes] == [(53, 947), (24, 976)]
    assert s.outlasts


def test_zoledronic_acid_outlasts_as_in_grey_2017() -> None:
    """5.7 points over placebo at 2 years, 5.1 (2.2 to 8.1) at 5 years after one dose."""
    s = allowed("zoledronic acid")
    shares = [each / s.gained for each in s.density(60)]
    assert shares == pytest.approx([2.2 / 5.7, 5.1 / 5.7, 8.1 / 5.7], abs=0.01)


def test_only_bisphosphonates_outlast_their_last_dose() -> None:
    assert {m for m in medicines() if allowed(m).outlasts} == {"alendronate", "zoledronic acid"}
    for medicine in medicines():
        last = allowed(medicine).windows[-1].kind
        assert last == ("outlasts" if allowed(medicine).outlasts else "not covered")


def test_density_falls_back_after_denosumab_and_the_size_is_not_claimed() -> None:
    assert DENOSUMAB.density(6)[1] == DENOSUMAB.gained
    assert DENOSUMAB.density(18) == (0, 0, 0)
    assert DENOSUMAB.only_direction
    assert "only the direction is known" in describe(DENOSUMAB)


@given(st.floats(0, 18), st.floats(0, 18))
def test_after_denosumab_density_never_rises(one: float, other: float) -> None:
    early, late = sorted((one, other))
    assert DENOSUMAB.density(late)[1] <= DENOSUMAB.density(early)[1] + 1e-9


@pytest.mark.parametrize(
    ("medicine", "exit_medicine"),
    sorted({(row.medicine, row.exit_medicine) for row in read("medicines/stopping_courses", CoursePoint)}),
)
def test_bands_hold_their_middle_and_windows_meet(medicine: str, exit_medicine: str) -> None:
    s = allowed(medicine, exit_medicine)
    for month in (0.0, s.followed_months / 2, s.followed_months):
        low, middle, high = s.density(month)
        assert low <= middle <= high
    for before, after in pairwise(s.windows):
        assert before.to_month == after.from_month
    assert s.windows[-1].to_month == HORIZON_MONTHS
    assert exit_medicine in EXITS


@given(st.floats(0, 52))
def test_the_gap_is_as_long_as_the_dose_is_late(weeks: float) -> None:
    s = Stopping("denosumab", 3, "next dose late", weeks)
    gaps = [w.to_month - w.from_month for w in s.windows if w.kind == "not covered"]
    assert sum(gaps) == pytest.approx(weeks / WEEKS_PER_MONTH)


def test_stopping_before_it_was_studied_is_said() -> None:
    assert "studied after 5 years" in describe(Stopping("alendronate", 4.5, "stop"))
    assert "studied after" not in describe(Stopping("alendronate", 5, "stop"))


def test_going_on_in_time_has_no_gap() -> None:
    s = Stopping("denosumab", 3, "next dose in time")
    assert [w.kind for w in s.windows] == ["covered"]
    assert s.density(24)[1] == pytest.approx(gain("denosumab", 5))
    assert s.outcomes[0].per_1000 == 12


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        (("romosozumab", 1.5, "stop"), "12 monthly doses.*up to 1 year"),
        (("romosozumab", 1.0, "next dose in time"), "no further dose"),
        (("teriparatide", 2.5, "stop"), "24 months.*up to 2 years"),
        (("denosumab", 0.0, "stop"), "more than 0 years"),
        (("denosumab", 10.5, "stop"), "up to 10 years"),
        (("alendronate", 5.0, "next dose late", 2.0), "Choose denosumab"),
        (("denosumab", 3.0, "next dose late", -1.0), "0 weeks or more"),
        (("denosumab", 3.0, "stop", 0.0, "denosumab"), "none, alendronate, zoledronic acid, teriparatide"),
        (("alendronate", 5.0, "stop", 0.0, "teriparatide"), "Choose one of: none"),
        (("aspirin", 5.0, "stop"), "denosumab"),
        (("denosumab", 5.0, "pause"), "next dose late"),
    ],
)
def test_what_cannot_be_is_refused_and_said(choice: tuple[object, ...], reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        Stopping(*choice)  # type: ignore[arg-type]


def test_a_month_that_was_not_followed_is_refused() -> None:
    with pytest.raises(Refusal, match="0 to 18"):
        DENOSUMAB.density(18.5)
    with pytest.raises(Refusal):
        DENOSUMAB.density(-1)


def test_benefit_of_going_on_stands_beside_its_harm_on_the_same_thousand() -> None:
    panel = StoppingPanel()
    for preset in ("Denosumab stopped", "Denosumab in time", "Alendronate stopped", "Zoledronic acid stopped"):
        panel.show(preset)
        harm = next(r for r in panel.readouts(panel.result) if r.label.startswith("Going on"))
        assert "of 1,000" in harm.value
        assert "do not" in harm.note


def test_the_panel_says_why_it_cannot_show_a_course() -> None:
    panel = StoppingPanel()
    before = panel.words
    panel.state.medicine = "romosozumab"
    assert "12 monthly doses" in panel._message.value
    assert panel.words == before
    assert set(PLANS) == set(panel.state.traits()["plan"].values)
