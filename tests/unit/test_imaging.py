"""What five tests show of one fracture, against the published figures they rest on."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.transforms import Bbox

import osteospine
from osteospine.assessment.imaging import words
from osteospine.assessment.imaging.manners import blend
from osteospine.assessment.imaging.model import MAX_WEEKS, Choices, dose_days, image, oedema_fraction, uptake
from osteospine.assessment.imaging.panel import ImagingPanel
from osteospine.assessment.imaging.published import MODALITIES, QUESTIONS, answers, blood_tests, finding, spine_tests
from osteospine.compression.model import Fracture
from osteospine.kit.refusal import Refusal
from osteospine.patient import Patient

WEEKS = st.integers(0, MAX_WEEKS)


def wilson(hits: int, people: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, percent (Wilson 1927)."""
    z, p = 1.959964, hits / people
    centre = p + z * z / (2 * people)
    half = z * math.sqrt(p * (1 - p) / people + z * z / (4 * people**2))
    return 100 * (centre - half) / (1 + z * z / people), 100 * (centre + half) / (1 + z * z / people)


def test_marrow_signal_is_that_of_qasem_2014_at_both_examinations() -> None:
    assert oedema_fraction(2) == pytest.approx(0.835)
    assert oedema_fraction(26) == pytest.approx(0.417)
    assert oedema_fraction(0) == oedema_fraction(2)
    assert 0.417 < oedema_fraction(14) < 0.835


@given(WEEKS, WEEKS)
def test_signals_never_return_once_they_fade(a: int, b: int) -> None:
    early, late = sorted((a, b))
    assert oedema_fraction(early) >= oedema_fraction(late) > 0
    if early >= 1:
        assert uptake(early) >= uptake(late)
    assert 0 <= uptake(a) <= 1


@pytest.mark.parametrize(
    ("weeks", "expected"), [(0, 0.0), (6 / 7, 0.0), (1, 1.0), (26, 1.0), (65, 0.5), (104, 0.0), (200, 0.0)]
)
def test_bone_scan_is_cold_for_six_days_and_fades_from_6_to_24_months(weeks: float, expected: float) -> None:
    """Arnon-Sheleg 2024."""
    assert uptake(weeks) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("modality", "low_days", "high_days"),
    [("vfa", 0.3, 7.6), ("radiograph", 85.2, 91.3), ("ct", 121.8, 575.3), ("mri", 0, 0), ("bone_scan", 641.9, 962.9)],
)
def test_doses_in_days_of_2400_microsievert_a_year(modality: str, low_days: float, high_days: float) -> None:
    assert dose_days(spine_tests()[modality]) == pytest.approx((low_days, high_days), abs=0.05)


def test_dose_of_the_bone_scan_follows_from_its_activity() -> None:
    """740 to 1,110 MBq of technetium-99m MDP at 0.0057 mSv/MBq (Segall 2010)."""
    scan = spine_tests()["bone_scan"]
    assert (scan.dose_low_usv, scan.dose_high_usv) == pytest.approx((740 * 5.7, 1110 * 5.7))


@pytest.mark.parametrize(
    ("modality", "question", "hits", "people"),
    [
        ("radiograph", "fracture", 20, 39),
        ("ct", "fracture", 37, 190),
        ("mri", "age", 116, 139),
        ("bone_scan", "fracture", 40, 190),
    ],
)
def test_derived_intervals_follow_from_the_counts(modality: str, question: str, hits: int, people: int) -> None:
    row = finding(modality, question)
    assert row is not None
    assert row.value == pytest.approx(100 * hits / people, abs=0.06)
    assert (row.ci_low, row.ci_high) == pytest.approx(wilson(hits, people), abs=0.06)


def test_a_question_without_its_own_share_falls_back_on_finding_a_fracture() -> None:
    assert finding("vfa", "silent") == finding("vfa", "fracture")
    cause = finding("mri", "cause")
    assert cause is not None
    assert words.share(cause) == "89 % (86 to 92)"


def test_each_question_is_answered_by_some_test_and_not_by_another() -> None:
    for question in QUESTIONS:
        given_answers = [a.answer for a in answers(question)]
        assert [a.modality for a in answers(question)] == list(MODALITIES)
        assert "yes" in given_answers
        assert set(given_answers) != {"yes"}


@pytest.mark.parametrize(("loss", "shows"), [(0.19, False), (0.2, True)])
def test_a_shape_counts_from_20_percent(loss: float, shows: bool) -> None:
    made = image(Choices("radiograph", height_loss=loss))
    assert made.shape_shows is shows
    assert ("no clear wedge shows" in words.describe(made)) is not shows


def test_mri_sees_what_x_ray_misses_when_fresh_and_not_when_old() -> None:
    fresh = Choices("mri", weeks=1, height_loss=0.0)
    assert "full of water" in words.shown(image(fresh))
    assert "no clear wedge shows" in words.shown(image(replace(fresh, modality="radiograph")))
    assert "nearly gone" in words.shown(image(replace(fresh, weeks=104)))


def test_bone_scan_words_tell_too_early_from_gone_cold() -> None:
    said = [words.shown(image(Choices("bone_scan", weeks=w))) for w in (0, 1, 90, 104)]
    for text, part in zip(said, ("too early", "hot band", "fading", "gone cold"), strict=True):
        assert part in text


def test_only_mri_is_without_x_rays() -> None:
    free = [m for m in MODALITIES if "no X-rays" in words.dose(image(Choices(m)))]
    assert free == ["mri"]


def test_the_row_has_the_break_in_its_middle() -> None:
    made = image(Choices(height_loss=0.4))
    assert [v.level for v in made.vertebrae] == ["T10", "T11", "T12", "L1", "L2"]
    assert made.vertebrae[2] == made.compression.broken
    assert made.vertebrae[2].anterior_mm == pytest.approx(0.6 * made.compression.normal.anterior_mm)


def test_ranges_of_blood_tests_are_given_only_where_they_were_read() -> None:
    known = {t.test for t in blood_tests().values() if t.reference_low is not None}
    assert known == {"calcium", "alp", "creatinine", "total_protein"}
    for test in blood_tests().values():
        said = words.describe_blood(test)
        assert "your laboratory" in said
        assert ("Typical" in said) == (test.test in known)
    assert "8.4 to 10.3 mg/dL" in words.describe_blood(blood_tests()["calcium"])


@pytest.mark.parametrize(
    "wrong",
    [Choices(weeks=-1), Choices(weeks=math.nan), Choices("ultrasound"), Choices(blood_test="iron")],  # type: ignore[arg-type]
)
def test_what_cannot_be_is_refused_with_what_can(wrong: Choices) -> None:
    with pytest.raises(Refusal, match=r"Give 0|Choose one of"):
        image(wrong)


def test_blend_ends_at_its_shades_and_stays_between() -> None:
    assert blend("#000000", "#ffffff", 0) == "#000000"
    assert blend("#000000", "#ffffff", 7) == "#ffffff"
    assert blend("#000000", "#ffffff", 0.5) == "#808080"


def test_panel_takes_the_worst_wedge_of_a_person() -> None:
    person = Patient(age_years=70, fractures=(Fracture("T8", "wedge", 0.22), Fracture("L1", "wedge", 0.31)))
    assert ImagingPanel(patient=person).state.height_loss == 0.31
    assert ImagingPanel(patient=Patient(age_years=70)).state.height_loss == 0.1


def test_view_of_blood_tests_is_another_picture_and_back() -> None:
    made = ImagingPanel()
    spine = made._picture.value
    made.state.view = "blood"
    assert "Often done first" in made._picture.value
    assert "Often done first" not in spine
    made.state.view = "picture"
    assert made._picture.value == spine


@pytest.mark.parametrize("large", [False, True])
def test_every_blood_test_fits_the_picture(large: bool) -> None:
    osteospine.lecture(large)
    made = ImagingPanel(view="blood")
    figure = made._drawing.canvas.figure
    for name in blood_tests():
        made.state.blood_test = name
        renderer = FigureCanvasAgg(figure).get_renderer()
        texts = [t for axes in figure.axes for t in axes.texts if t.get_text()]
        boxes = [t.get_window_extent(renderer) for t in texts]
        for text, box in zip(texts, boxes, strict=True):
            assert box.x0 >= 0, text.get_text()
            assert box.y0 >= 0, text.get_text()
            assert box.x1 <= figure.bbox.x1, text.get_text()
        for (a, one), (b, two) in itertools.combinations(zip(texts, boxes, strict=True), 2):
            meet = Bbox.intersection(one.padded(-1.5), two.padded(-1.5))
            assert meet is None, f"{a.get_text()!r} lies on {b.get_text()!r} for {name}"
