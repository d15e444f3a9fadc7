"""The L1-L4 report: sums, references of several levels, and the rules for leaving vertebrae out."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.kit.refusal import Refusal
from osteospine.t_score.spine_report.cases import Choice, report, reports
from osteospine.t_score.spine_report.model import (
    FINDINGS,
    LEVELS,
    OUT_OF_STEP,
    VertebraReading,
    combined_bmd_g_cm2,
    evaluable_levels,
    region_reference,
    region_t,
    step_t,
)
from osteospine.t_score.spine_report.panel import LETTERS, SpineReportPanel
from osteospine.t_score.spine_report.words import describe

REASON_WORDS = ("broken", "arthritis", "metal", "more than 1.0", "ISCD", "should", "keep all four,")


def with_t(level: str, t: float, finding: str = "none", area_cm2: float = 15.0) -> VertebraReading:
    reference = region_reference((level,))
    return VertebraReading(level, area_cm2, (reference.mean_g_cm2 + t * reference.sd_g_cm2) * area_cm2, finding)


def column(*scores: float) -> tuple[VertebraReading, ...]:
    return tuple(with_t(level, t) for level, t in zip(LEVELS, scores, strict=False))


lines = st.tuples(
    *(
        st.builds(
            with_t,
            st.just(level),
            st.integers(-45, 30).map(lambda k: k / 10),
            st.sampled_from(FINDINGS),
            st.floats(8, 22),
        )
        for level in LEVELS
    )
)


def test_references_are_the_published_ones() -> None:
    """Biology Direct 2025, Table 1, women."""
    published = {"L1": (0.960, 0.128), "L2": (1.064, 0.128), "L3": (1.100, 0.127), "L4": (1.086, 0.121)}
    for level, (mean, sd) in published.items():
        assert region_reference((level,)).mean_g_cm2 == pytest.approx(mean)
        assert region_reference((level,)).sd_g_cm2 == pytest.approx(sd)


def test_the_reference_changes_with_the_levels() -> None:
    """All four come near CaMos (1.042, Tenenhouse 2000); without L1 the mean is higher, without L4 lower."""
    everything = region_reference(LEVELS).mean_g_cm2
    assert everything == pytest.approx(1.042, abs=0.02)
    assert region_reference(LEVELS[1:]).mean_g_cm2 > everything > region_reference(LEVELS[:3]).mean_g_cm2


def test_density_is_mineral_over_area_not_the_mean_of_densities() -> None:
    small, large = VertebraReading("L1", 10.0, 5.0), VertebraReading("L2", 30.0, 30.0)
    assert combined_bmd_g_cm2((small, large)) == pytest.approx(35 / 40)
    assert combined_bmd_g_cm2((small, large)) != pytest.approx((0.5 + 1.0) / 2)


def test_a_crush_raises_density_without_new_mineral() -> None:
    before = VertebraReading("L2", 13.8, 10.0)
    after = VertebraReading("L2", 10.5, 10.0, "fracture")
    assert after.t - before.t == pytest.approx((10 / 10.5 - 10 / 13.8) / 0.128)


@pytest.mark.parametrize(("step", "stays"), [(0.9, True), (1.0, True), (1.1, False), (-1.0, True), (-1.1, False)])
def test_a_vertebra_more_than_one_apart_goes(step: float, stays: bool) -> None:
    """ISCD: a T-score within 1.0 of the neighbour's stays; here L4 differs from three equal ones."""
    evaluation = evaluable_levels(column(-2.0, -2.0, -2.0, -2.0 + step))
    assert evaluation.kept == (LEVELS if stays else LEVELS[:3])
    assert evaluation.left_out == (() if stays else (("L4", OUT_OF_STEP),))


def test_of_just_two_out_of_step_the_higher_goes() -> None:
    assert evaluable_levels(column(-2.5, -1.0)).kept == ("L1",)
    assert evaluable_levels(column(-1.0, -2.5)).kept == ("L2",)


@pytest.mark.parametrize("finding", FINDINGS[1:])
def test_a_finding_goes_whatever_its_density(finding: str) -> None:
    readings = (with_t("L1", -2.0), with_t("L2", -2.0, finding), with_t("L3", -2.0), with_t("L4", -2.0))
    assert evaluable_levels(readings).kept == ("L1", "L3", "L4")
    assert evaluable_levels(readings).left_out == (("L2", finding),)


def test_two_are_enough_and_one_is_not() -> None:
    """Rosen 2023: two vertebrae, even apart, may be reported; a single one may not."""
    two = (with_t("L1", -2), with_t("L2", -2, "fracture"), with_t("L3", -2, "artefact"), with_t("L4", -2))
    one = (*two[:3], with_t("L4", -2, "degeneration"))
    assert evaluable_levels(two).usable
    assert evaluable_levels(two).kept == ("L1", "L4")
    assert not evaluable_levels(one).usable


@given(lines)
def test_what_stays_is_sound_and_in_step(readings: tuple[VertebraReading, ...]) -> None:
    evaluation = evaluable_levels(readings)
    by_level = {r.level: r for r in readings}
    kept = [by_level[level] for level in evaluation.kept]
    assert all(r.finding == "none" for r in kept)
    assert all(abs(step_t(a, b)) <= 1.0 for a, b in itertools.pairwise(kept))
    assert sorted([*evaluation.kept, *(level for level, _ in evaluation.left_out)]) == list(LEVELS)
    assert bool(kept) == any(r.finding == "none" for r in readings)
    assert evaluable_levels(kept).kept == evaluation.kept


@given(lines)
def test_the_sum_lies_between_its_parts(readings: tuple[VertebraReading, ...]) -> None:
    parts = [r.bmd_g_cm2 for r in readings]
    assert min(parts) - 1e-9 <= combined_bmd_g_cm2(readings) <= max(parts) + 1e-9


@given(lines, st.sampled_from(range(4)), st.floats(0.1, 5))
def test_more_mineral_raises_the_score(readings: tuple[VertebraReading, ...], n: int, more: float) -> None:
    r = readings[n]
    richer = [*readings]
    richer[n] = VertebraReading(r.level, r.area_cm2, r.bmc_g + more, r.finding)
    assert region_t(richer) > region_t(readings)


def test_what_cannot_be_is_refused() -> None:
    for area, mineral in ((0.0, 10.0), (-1.0, 10.0), (12.0, 0.0), (float("nan"), 1.0)):
        with pytest.raises(Refusal, match="must be above 0"):
            VertebraReading("L1", area, mineral)
    with pytest.raises(Refusal, match="L1, L2, L3, L4"):
        VertebraReading("T12", 12, 10)
    with pytest.raises(Refusal, match="Choose one of none"):
        VertebraReading("L1", 12, 10, "rust")
    with pytest.raises(Refusal, match="Keep at least one"):
        combined_bmd_g_cm2(())
    with pytest.raises(Refusal, match="in order"):
        evaluable_levels(column(-1, -1)[::-1])
    with pytest.raises(Refusal, match="no reference"):
        region_reference(())
    with pytest.raises(Refusal, match="A, B, C"):
        report("Z")


@pytest.mark.parametrize(
    ("letter", "left_out", "all_four", "kept"),
    [
        ("A", (), -1.8, -1.8),
        ("B", ("L2",), -2.3, -2.7),
        ("C", ("L4",), -1.8, -2.6),
        ("D", ("L3",), -0.7, -1.4),
        ("E", ("L1", "L3", "L4"), -1.4, -3.0),
        ("F", ("L4",), -1.7, -2.1),
    ],
)
def test_teaching_reports(letter: str, left_out: tuple[str, ...], all_four: float, kept: float) -> None:
    """The numbers that the lesson quotes."""
    case = report(letter)
    assert tuple(level for level, _ in case.evaluation.left_out) == left_out
    right = Choice(case, left_out, checked=True)
    assert right.agrees
    assert round(region_t(case.readings), 1) == all_four
    assert right.t is not None
    assert round(right.t, 1) == kept
    assert case.evaluation.usable == (letter != "E")


def test_every_report_can_be_chosen() -> None:
    assert tuple(reports()) == LETTERS


@pytest.mark.parametrize("letter", LETTERS)
def test_nothing_is_given_away_before_the_check(letter: str) -> None:
    panel = SpineReportPanel(report=letter)
    for ticked in (False, True):
        panel.choose(leave_out_l2=ticked)
        shown = panel.words + "".join(f"{r.label}{r.value}" for r in panel.readouts(panel.result))
        assert not any(word in shown for word in REASON_WORDS)
        assert report(letter).title not in shown
        assert ">keep<" not in panel._picture.value
        assert ">out<" not in panel._picture.value
    panel.check()
    assert "ISCD" in panel.words
    assert report(letter).title in panel._numbers.value


def test_a_wrong_choice_is_told_what_to_change() -> None:
    said = describe(Choice(report("B"), ("L1",), checked=True))
    assert "You kept L2, which should go, and you left out L1, which should stay" in said
    assert "You agree" in describe(Choice(report("B"), ("L2",), checked=True))
    assert "no number" in describe(Choice(report("B"), LEVELS, checked=False))


def test_a_vertebra_left_alone_may_stay_or_go() -> None:
    """Report E leaves one sound vertebra: keeping it or not, the spine cannot be read."""
    for left_out in (("L1", "L3", "L4"), LEVELS):
        said = describe(Choice(report("E"), left_out, checked=True))
        assert "You agree" in said
        assert "needs 2 vertebrae" in said
    assert not Choice(report("E"), ("L1",), checked=True).agrees


def test_another_report_starts_anew() -> None:
    panel = SpineReportPanel(leave_out_l2=True)
    panel.check()
    panel.state.report = "C"
    assert not panel.state.checked
    assert not panel.state.leave_out_l2
    assert panel.result.left_out == ()
