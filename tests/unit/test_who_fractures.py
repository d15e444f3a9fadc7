"""Who fractures: the thousand people, the line between them, and the studies beside them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.fracture_risk.model import risk, vertebral_hazard_per_year
from osteospine.fracture_risk.who_fractures.model import PEOPLE, Crowd, crowd, observed, treat, watch
from osteospine.fracture_risk.who_fractures.words import describe_people, people_readouts
from osteospine.kit.refusal import Refusal
from osteospine.t_score.model import age_mean_sd, t_score

people = st.builds(
    crowd,
    st.sampled_from(["female", "male"]),
    st.integers(50, 79).map(float),
    st.integers(1, 10).map(float),
    st.sampled_from(["camos", "hologic"]),
)
lines = st.integers(-70, 70).map(lambda tenths: tenths / 10)


@pytest.mark.parametrize(("age", "share_below"), [(65, 0.33), (75, 0.52)])
def test_share_of_fractures_below_the_cut_by_theorem(age: float, share_below: float) -> None:
    """Women of 61-70 and 71-80, NHANES densities, reference 1.047/0.110: Phi(z_cut + ln 2.3)."""
    assert 1 - crowd("female", age, 10, "hologic").share_above_cut == pytest.approx(share_below, abs=0.005)


def test_the_marked_people_agree_with_the_theorem_when_fractures_are_rare() -> None:
    """Over a short time nobody's risk is near its ceiling, so counting and theorem must meet."""
    watched = crowd("female", 79, 1, "hologic")
    counted = treat(watched, watched.cut_t)
    assert counted.missed / counted.fractures == pytest.approx(
        watched.share_above_cut, abs=0.5 / counted.fractures + 0.02
    )


@pytest.mark.parametrize(("sex", "age", "years"), [("female", 70.0, 10.0), ("male", 55.0, 3.0), ("female", 79.0, 1.0)])
def test_as_many_are_marked_as_the_risk_model_expects(sex: str, age: float, years: float) -> None:
    watched, group = crowd(sex, age, years, "camos"), age_mean_sd("lumbar_spine", sex, age)
    bmd = [1.042 + 0.121 * t for t in watched.t]
    z = [(each - group.mean_bmd_g_cm2) / group.sd_bmd_g_cm2 for each in bmd]
    expected = np.cumsum([risk(vertebral_hazard_per_year(age, sex, each), years) for each in z])
    assert np.all(np.abs(np.cumsum(watched.fractures) - expected) <= 0.5 + 1e-9)


def test_the_thousand_stand_at_the_quantiles_of_their_age() -> None:
    watched = crowd("female", 75, 10, "hologic")
    middle = t_score(0.902, "lumbar_spine", "hologic")
    assert watched.t[499] < middle < watched.t[500]
    assert float(watched.t.std()) == pytest.approx(0.167 / 0.110, rel=0.01)
    # 158 or 159 of 1,000 lie below the mean minus one standard deviation of a normal curve.
    assert int((watched.t < middle - 0.167 / 0.110).sum()) == 159


@given(people, lines)
def test_counts_add_up_and_shares_are_bounded(watched: Crowd, line: float) -> None:
    result = treat(watched, line)
    assert len(watched.t) == len(watched.fractures) == PEOPLE == 1000
    assert result.treated + int((watched.t > line).sum()) == PEOPLE
    assert result.treated_fractures + result.missed == result.fractures == int(watched.fractures.sum())
    assert 0 <= result.treated_fractures <= min(result.treated, result.fractures)
    assert 0 <= result.sensitivity <= 1
    assert 0 <= result.specificity <= 1
    if result.treated_fractures:
        assert result.treated_per_fracture == result.treated / result.treated_fractures
    else:
        assert result.treated_per_fracture is None


@given(people, lines, lines)
def test_a_higher_line_reaches_more_fractures_and_spares_fewer_people(watched: Crowd, a: float, b: float) -> None:
    low, high = treat(watched, min(a, b)), treat(watched, max(a, b))
    assert low.sensitivity <= high.sensitivity
    assert low.specificity >= high.specificity
    assert low.treated <= high.treated


@given(people)
def test_lower_density_means_more_fractures(watched: Crowd) -> None:
    lower, upper = watched.fractures[: PEOPLE // 2].sum(), watched.fractures[PEOPLE // 2 :].sum()
    assert lower > upper


@given(st.sampled_from(["female", "male"]), st.integers(50, 78), st.integers(1, 9))
def test_more_years_and_more_age_bring_more_fractures(sex: str, age: int, years: int) -> None:
    here = crowd(sex, age, years, "camos").fractures.sum()
    assert crowd(sex, age, years + 1, "camos").fractures.sum() > here
    assert crowd(sex, age + 1, years, "camos").fractures.sum() >= here


def test_both_sides_of_the_line() -> None:
    """Exactly at the line counts as treated; a hair above does not."""
    watched = crowd("female", 70, 10, "camos")
    person = 111
    at = float(watched.t[person])
    assert treat(watched, at).treated == person + 1
    assert treat(watched, at - 1e-6).treated == person


def test_the_reference_moves_the_score_and_not_the_bones() -> None:
    camos, hologic = (crowd("female", 70, 10, key) for key in ("camos", "hologic"))
    assert np.array_equal(camos.fractures, hologic.fractures)
    assert treat(hologic, -2.5).treated > 1.3 * treat(camos, -2.5).treated
    assert camos.reference_confirmed
    assert not hologic.reference_confirmed


@pytest.mark.parametrize(("age", "why"), [(7, "50"), (49, "50 to 90"), (80, "79"), (95, "90")])
def test_an_age_without_figures_is_refused(age: float, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        crowd("female", age, 10, "camos")


@pytest.mark.parametrize("years", [0, -1, float("nan")])
def test_a_time_that_cannot_be_is_refused(years: float) -> None:
    with pytest.raises(Refusal, match="above 0"):
        crowd("female", 70, years, "camos")


def test_observed_shares_are_those_published() -> None:
    """NORA (Siris 2004), Rotterdam (Schuit 2004), NHANES 2013-2014 (Cosman 2017)."""
    found = {row.name: row.share_above_cut_pct for row in observed()}
    below = {"rotterdam_women": 44, "rotterdam_men": 21, "nhanes_40": 26, "nhanes_65": 38, "nora": 18}
    assert found == {name: 100 - share for name, share in below.items()}


@pytest.mark.parametrize(
    ("sex", "names"),
    [
        ("female", ["nora", "rotterdam_women", "nhanes_40", "nhanes_65"]),
        ("male", ["rotterdam_men", "nhanes_40", "nhanes_65"]),
    ],
)
def test_studies_of_the_same_sex_stand_beside(sex: str, names: list[str]) -> None:
    assert [row.name for row in watch(sex, 70, 10, "camos", -2.5).observed] == names


def test_words_give_both_frames_and_claim_no_effect() -> None:
    watched = watch("female", 70, 10, "camos", -2.5)
    words, line = describe_people(watched), watched.treatment
    assert f"expects {line.fractures} to have" in words
    assert f"and {1000 - line.fractures} not" in words
    assert "does not say how well a treatment works" in words
    assert "By the CaMos reference, 112 are at or below T −2.5" in words


def test_numbers_say_when_no_fracture_is_reached_and_when_a_reference_is_unconfirmed() -> None:
    values = [each.value for each in people_readouts(watch("female", 55, 1, "hologic", -4.5))]
    assert "no fracture there" in values
    notes = " ".join(each.note for each in people_readouts(watch("female", 70, 10, "hologic", -2.5)))
    assert "not confirmed" in notes
    notes = " ".join(each.note for each in people_readouts(watch("female", 70, 10, "camos", -2.5)))
    assert "not confirmed" not in notes


def test_numbers_name_what_each_study_measured_and_counted() -> None:
    note = people_readouts(watch("female", 70, 10, "camos", -2.5))[-1].note
    assert "NORA 82 % (any osteoporotic fracture, from age 50, heel, finger or forearm)" in note
    assert "Rotterdam 56 % (non-vertebral fracture, from age 55, femoral neck)" in note
