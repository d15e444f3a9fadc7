"""Stories with warning signs: the marking of decisions and the strength of signs, against published figures."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.transforms import Bbox

import osteospine
from osteospine.assessment.red_flags import captions, words
from osteospine.assessment.red_flags.model import DECISIONS, Reading, band, cases, early, points, signs
from osteospine.assessment.red_flags.panel import N_CASES, RedFlagPanel
from osteospine.kit.refusal import Refusal

OPEN: tuple[str | None, ...] = (None,) * N_CASES
RIGHT = tuple(case.decision for case in cases())


def number_of(sign: str) -> int:
    """Return the story about a sign."""
    return next(case.number for case in cases() if case.sign == sign)


def decided(sign: str) -> Reading:
    """Return the reading of the story about a sign, all stories decided rightly."""
    return Reading(number_of(sign), "now", RIGHT)


@pytest.mark.parametrize(
    ("sign", "best", "low", "high"),
    [
        ("older_age", 9, 3, 25),
        ("steroids", 33, 10, 67),
        ("trauma", 11, 8, 16),
        ("bruise", 62, 49, 74),
        ("several", 90, 34, 99),
    ],
)
def test_people_with_a_fracture_once_the_sign_is_known_are_those_of_downie_2013(
    sign: str, best: int, low: int, high: int
) -> None:
    after = decided(sign).after
    assert after is not None
    assert (after.best, after.surely, after.most) == (best, low, high)
    assert f"{best} of 100 ({low} to {high})" in words.describe(decided(sign))
    assert f"{100 - best} did not" in words.describe(decided(sign))


def test_single_flags_are_weak_as_counted_by_henschke_2009() -> None:
    """80.4 % of 1,172 people had a flag; 11 (0.9 %) had serious disease."""
    flag = signs()["any_flag"]
    assert flag.before_low_percent == 80.4
    assert flag.after_percent == pytest.approx(100 * 11 / 1172, abs=0.05)
    shown = captions.sides(Reading(1, "now", OPEN))
    assert [side.people.best for side in shown if side] == [80, 1]


def test_night_pain_is_that_of_harding_2005() -> None:
    night = signs()["night"]
    assert night.before_low_percent == pytest.approx(100 * 213 / 482, abs=0.05)
    assert night.after_percent == 0


def test_the_derived_row_follows_from_sensitivity_specificity_and_counts() -> None:
    """73 of 714; sensitivity 83.1 % (62 to 94), specificity 93.5 % (50 to 99)."""
    row = signs()["residual"]
    assert row.before_low_percent == pytest.approx(100 * 73 / 714, abs=0.05)
    pairs = ((0.62, 0.50), (0.831, 0.935), (0.94, 0.99))
    ratios = [sensitivity / (1 - specificity) for sensitivity, specificity in pairs]
    assert ratios == [
        pytest.approx(r, rel=0.04) for r in (row.likelihood_ratio_low, row.likelihood_ratio, row.likelihood_ratio_high)
    ]
    after = [100 * (r * 73 / 641) / (1 + r * 73 / 641) for r in ratios]
    assert after == [
        pytest.approx(p, abs=0.5) for p in (row.after_low_percent, row.after_percent, row.after_high_percent)
    ]


def test_several_signs_are_a_count_and_have_no_product_of_ratios() -> None:
    several = signs()["several"]
    assert several.likelihood_ratio is None
    assert several.likelihood_ratio_high is None
    assert "not a product" in words.describe(decided("several"))
    assert all(";" not in case.sign for case in cases())


def test_a_sign_that_may_be_absent_rules_nothing_out() -> None:
    for sign in ("fever", "saddle", "faint"):
        assert "rules nothing out" in words.describe(decided(sign))
        left, right = captions.sides(decided(sign))
        assert left is not None
        assert right is None
    assert "19 to 43 of 100" in words.describe(decided("saddle"))


def test_a_sign_without_a_measure_draws_nobody_and_says_so() -> None:
    assert captions.sides(decided("cord")) == (None, None)
    assert "No study" in captions.note(decided("cord"))
    assert "No study" in words.describe(decided("cord"))


@pytest.mark.parametrize(
    ("right", "said", "expected"),
    [
        ("now", "now", 2),
        ("now", "soon", 0),
        ("now", "routine", 0),
        ("soon", "now", 1),
        ("soon", "soon", 2),
        ("soon", "routine", 0),
        ("routine", "now", 0),
        ("routine", "soon", 1),
        ("routine", "routine", 2),
    ],
)
def test_points_favour_too_early_over_too_late(right: str, said: str, expected: int) -> None:
    case = next(case for case in cases() if case.decision == right)
    assert points(case, said) == expected
    assert (early(case, said) > 0) is (DECISIONS.index(said) < DECISIONS.index(right))


@given(st.lists(st.sampled_from([None, *DECISIONS]), min_size=N_CASES, max_size=N_CASES))
def test_scores_add_up(answers: list[str | None]) -> None:
    reading = Reading(1, "now", tuple(answers))
    right = sum(a == r for a, r in zip(answers, RIGHT, strict=True))
    assert reading.too_early + reading.too_late + right == reading.answered
    assert 2 * right <= reading.score <= 2 * right + reading.too_early


def test_full_score_for_all_right() -> None:
    assert Reading(1, "now", RIGHT).score == 2 * N_CASES
    assert set(RIGHT) == set(DECISIONS)
    assert N_CASES >= 10


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_bands_keep_order_and_fit_100_people(a: float, b: float, c: float) -> None:
    low, best, high = sorted((a, b, c))
    made = band(low, best, high)
    assert made is not None
    assert 0 <= made.surely <= made.best <= made.most <= 100
    assert abs(made.best - best) <= 0.5 + 1e-9
    assert band(None, best, high) is None


def test_nothing_is_given_away_before_the_decision() -> None:
    for case in cases():
        said = words.describe(Reading(case.number, "soon", OPEN))
        assert case.story in said
        assert case.why not in said
        assert case.action not in said
        assert captions.heading(Reading(case.number, "soon", OPEN)) == "In general: single flags are weak"


def test_a_story_that_does_not_exist_is_refused() -> None:
    for number in (0, N_CASES + 1):
        with pytest.raises(Refusal, match=f"1 to {N_CASES}"):
            Reading(number, "now", OPEN)


def test_check_next_and_begin_again() -> None:
    made = RedFlagPanel()
    made.state.decision = "now"
    made.check()
    assert made.result.answer == "now"
    assert made.result.score == 2
    made.state.decision = "routine"
    made.check()  # the first answer stands
    assert made.result.answer == "now"
    made.next()
    assert made.state.number == 2
    made.choose(number=N_CASES)
    made.next()
    assert made.state.number == 2
    made.choose(answers=RIGHT)
    made.next()
    assert made.state.number == 2
    assert made.result.score == 2 * N_CASES


@pytest.mark.parametrize("large", [False, True])
def test_every_checked_story_fits_the_picture(large: bool) -> None:
    osteospine.lecture(large)
    made = RedFlagPanel()
    figure = made._drawing.canvas.figure
    for number in range(1, N_CASES + 1):
        made.choose(number=number, answers=RIGHT)
        renderer = FigureCanvasAgg(figure).get_renderer()
        texts = [t for axes in figure.axes for t in axes.texts if t.get_text() and t.get_visible()]
        boxes = [t.get_window_extent(renderer) for t in texts]
        for text, box in zip(texts, boxes, strict=True):
            assert box.x0 >= 0, text.get_text()
            assert box.x1 <= figure.bbox.x1, text.get_text()
        for (a, one), (b, two) in itertools.combinations(zip(texts, boxes, strict=True), 2):
            meet = Bbox.intersection(one.padded(-1.5), two.padded(-1.5))
            assert meet is None, f"{a.get_text()!r} lies on {b.get_text()!r} in story {number}"
