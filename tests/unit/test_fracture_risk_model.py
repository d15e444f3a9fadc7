"""The ratio method against published and worked values, its algebra, and both sides of each boundary."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from osteospine.fracture_risk import factors
from osteospine.fracture_risk.assess import PEOPLE, assess, highest_rate_per_year, z_from_t
from osteospine.fracture_risk.model import (
    SEXES,
    centring_factor,
    clinical_share,
    gradient,
    hazard_interval,
    incidence_per_year,
    multiplier,
    risk,
    share_below_cut,
    vertebral_hazard_per_year,
)
from osteospine.fracture_risk.words import describe
from osteospine.kit.refusal import Refusal

AGES = st.floats(50, 90)
SCORES = st.floats(-5, 5)
SEX = st.sampled_from(SEXES)
DOSES = ("none", "below_2_5", "from_2_5", "from_7_5")


@pytest.mark.parametrize(("z", "per_1000", "percent"), [(-1, 31.9, 14.7), (-2, 73.3, 30.7)])
def test_worked_values_for_a_woman_of_75_and_over(z: float, per_1000: float, percent: float) -> None:
    """19.6 (Rotterdam) x 2.3 (Marshall) with the centring factor 0.7069; the open band is put at 80."""
    hazard = vertebral_hazard_per_year(80, "female", z)
    assert hazard * 1000 == pytest.approx(per_1000, abs=0.05)
    assert risk(hazard, 5) * 100 == pytest.approx(percent, abs=0.05)


@pytest.mark.parametrize(
    ("g", "factor", "at"),
    [
        (1.4, 0.945, (1.852, 1.323, 0.945, 0.675)),
        (1.5, 0.9211, (2.072, 1.382, 0.921, 0.614)),
        (1.8, 0.8414, (2.726, 1.514, 0.841, 0.467)),
        (2.0, 0.7864, (3.146, 1.573, 0.786, 0.393)),
        (2.3, 0.7069, (3.739, 1.626, 0.707, 0.307)),
        (2.6, 0.6335, (4.282, 1.647, 0.633, 0.244)),
    ],
)
def test_worked_table_of_multipliers(g: float, factor: float, at: tuple[float, ...]) -> None:
    assert centring_factor(g) == pytest.approx(factor, abs=6e-5)
    assert [multiplier(z, g) for z in (-2, -1, 0, 1)] == pytest.approx(list(at), abs=6e-4)


@pytest.mark.parametrize("g", [1.0, 1.9, 2.3, 2.8])
def test_the_mean_over_a_population_is_its_incidence(g: float) -> None:
    z = np.linspace(-5, 5, 20001)
    weights = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    mean = np.trapezoid([vertebral_hazard_per_year(70, "female", each, g=g) for each in z] * weights, z)
    assert mean == pytest.approx(incidence_per_year(70, "female"), rel=2e-3)


def test_published_figures_are_carried_over() -> None:
    assert [incidence_per_year(age, sex) * 1000 for sex in SEXES for age in (60, 80)] == pytest.approx(
        [7.8, 19.6, 5.2, 9.3]
    )
    assert (gradient().low, gradient().value, gradient().high) == (1.9, 2.3, 2.8)
    assert clinical_share() == pytest.approx(5.3 / 17.8)
    assert [f.value for f in factors.factors("glucocorticoid").values()] == [1.55, 2.59, 5.18]
    assert [factors.unadjusted_prior_ratio(number) for number in (1, 2, 3)] == [3.2, 9.8, 23.3]


def test_the_line_beyond_the_bands_meets_the_oldest_women_of_rochester() -> None:
    """Melton 1989 estimated 29.6 per 1000 person-years at 85 and over: not used to draw the line."""
    assert incidence_per_year(89, "female") * 1000 == pytest.approx(29.6, rel=0.05)


@pytest.mark.parametrize("sex", SEXES)
def test_ages_at_the_edges(sex: str) -> None:
    assert incidence_per_year(50, sex) < incidence_per_year(60, sex) < incidence_per_year(90, sex)
    for age in (49.99, 90.01, -1, 7, math.nan):
        with pytest.raises(Refusal, match="from 50 to 90"):
            incidence_per_year(age, sex)


def test_what_cannot_be_is_refused_in_words() -> None:
    with pytest.raises(Refusal, match="Choose one of female, male"):
        incidence_per_year(70, "unknown")
    for z in (-5.01, 5.01, math.nan):
        with pytest.raises(Refusal, match="from −5 to 5"):
            vertebral_hazard_per_year(70, "female", z)
    for g in (0.99, math.inf, math.nan):
        with pytest.raises(Refusal, match="Give 1 or more"):
            centring_factor(g)
    for rate, years in ((-0.1, 5), (0.1, -5), (math.nan, 1)):
        with pytest.raises(Refusal, match="0 or more"):
            risk(rate, years)
    with pytest.raises(Refusal, match="0 or more"):
        vertebral_hazard_per_year(70, "female", 0, relative_risk=-1)


@given(AGES, AGES, SEX, SCORES, SCORES)
def test_monotone_in_age_and_density(age: float, older: float, sex: str, z: float, higher: float) -> None:
    (age, older), (z, higher) = sorted((age, older)), sorted((z, higher))
    assert vertebral_hazard_per_year(age, sex, z) <= vertebral_hazard_per_year(older, sex, z)
    assert vertebral_hazard_per_year(age, sex, z) >= vertebral_hazard_per_year(age, sex, higher)
    assert vertebral_hazard_per_year(age, "male", z) < vertebral_hazard_per_year(age, "female", z)


@given(AGES, SEX, SCORES, st.floats(0, 100), st.floats(0, 100))
def test_risk_is_bounded_and_grows_with_time(age: float, sex: str, z: float, years: float, more: float) -> None:
    hazard = vertebral_hazard_per_year(age, sex, z)
    assert 0 <= risk(hazard, years) <= risk(hazard, years + more) <= 1
    assert risk(hazard, 0) == 0 == risk(0, years)


@given(AGES, SEX, SCORES, st.floats(1.9, 2.8))
def test_interval_holds_every_gradient_in_it(age: float, sex: str, z: float, g: float) -> None:
    low, high = hazard_interval(age, sex, z)
    assert low * (1 - 1e-12) <= vertebral_hazard_per_year(age, sex, z, g=g) <= high * (1 + 1e-12)


def test_the_peak_inside_the_interval_is_not_missed() -> None:
    """At Z = -0.8 the gradient e**0.8 = 2.23 gives more than either end."""
    ends = [vertebral_hazard_per_year(80, "female", -0.8, g=g) for g in (1.9, 2.8)]
    assert hazard_interval(80, "female", -0.8)[1] > max(ends)


def test_z_of_those_who_fracture_is_shifted_by_the_log_of_the_gradient() -> None:
    """Share of fractures at or below a cut, by adding up the model over the population."""
    z = np.linspace(-6, 6, 24001)
    density = np.exp(-(z**2) / 2) * 2.3**-z
    for cut in (-2.5, -1.0, 0.0):
        assert share_below_cut(cut, 2.3) == pytest.approx(density[z <= cut].sum() / density.sum(), abs=1e-3)
    assert share_below_cut(-math.log(2.3), 2.3) == pytest.approx(0.5)
    assert share_below_cut(-1.0, 1.0) == pytest.approx(0.1587, abs=1e-4)


@pytest.mark.parametrize(
    ("mg", "key"),
    [(0, "none"), (0.1, "below_2_5"), (2.49, "below_2_5"), (2.5, "from_2_5"), (7.49, "from_2_5"), (7.5, "from_7_5")],
)
def test_both_sides_of_each_dose(mg: float, key: str) -> None:
    assert factors.glucocorticoid_class(mg) == key


def test_more_fractures_and_higher_doses_never_lower_the_risk() -> None:
    for age in (50, 75, 90):
        prior = [factors.prior_fracture_factor(number, age) for number in range(4)]
        assert prior == sorted(set(prior))
        assert prior[0] < 1 == factors.prior_fracture_factor(None, age) < prior[1]
    doses = [factors.relative_risk(None, dose, (), 70) for dose in DOSES]
    assert doses == [1, 1.55, 2.59, 5.18]
    for key in factors.factors("further"):
        assert factors.relative_risk(None, "none", [key], 70) > 1
    assert factors.prior_fracture_ratio(7) == factors.prior_fracture_ratio(3)


def test_ratios_of_two_and_three_fractures_follow_the_trial() -> None:
    """Gallagher 2005: 7, 16 and 23 % in 21 months; rates from them, and 3.2 (EPOS) for one."""
    rates = [-math.log(1 - share) for share in (0.07, 0.16, 0.23)]
    for number, rate in enumerate(rates, start=1):
        assert factors.prior_fracture_ratio(number) == pytest.approx(3.2 * rate / rates[0])
        assert factors.prior_fracture_ratio(number) <= factors.unadjusted_prior_ratio(number) + 1e-9


@given(AGES)
def test_prior_fractures_keep_the_mean_at_the_incidence(age: float) -> None:
    with_one = factors.share_with_prior_fracture(age)
    none, one, two = (factors.prior_fracture_factor(number, age) for number in (0, 1, 2))
    assert (1 - with_one) * none + with_one * (0.55 * one + 0.45 * two) == pytest.approx(1)


@pytest.mark.parametrize(("age", "share"), [(50, 0.05), (75, 0.11), (85, 0.18), (90, 0.18)])
def test_share_with_a_fracture_is_that_of_nhanes(age: float, share: float) -> None:
    assert factors.share_with_prior_fracture(age) == pytest.approx(share)


@pytest.mark.parametrize(("number", "percent"), [(1, 7), (2, 16), (3, 23)])
def test_absolute_risk_is_near_that_of_a_trial(number: int, percent: float) -> None:
    """The level is not fitted: women of 70, Z -1, against the placebo group of Gallagher 2005."""
    ratio = factors.relative_risk(number, "none", (), 70)
    hazard = vertebral_hazard_per_year(70, "female", -1.0, relative_risk=ratio)
    assert risk(hazard, 1.75) * 100 == pytest.approx(percent, rel=0.25)


def test_factors_that_cannot_be_are_refused() -> None:
    every = tuple(factors.factors("further"))
    assert factors.relative_risk(0, "from_7_5", every, 70) > 1
    for number, dose in ((1, "from_7_5"), (3, "below_2_5")):
        with pytest.raises(Refusal, match="Take 4 at most"):
            factors.relative_risk(number, dose, every, 70)
    for wrong_dose, further in (("lots", ()), ("none", ("age",))):
        with pytest.raises(Refusal, match="Choose"):
            factors.relative_risk(0, wrong_dose, further, 70)
    with pytest.raises(Refusal, match="cannot be"):
        factors.prior_fracture_ratio(-1)
    with pytest.raises(Refusal, match="cannot be"):
        factors.glucocorticoid_class(-1)


def test_t_becomes_z_of_the_same_age() -> None:
    """CaMos 1.042/0.121 for T; women of 65: 0.952/0.142 for Z."""
    assert z_from_t(-2.5, "female", 65) == pytest.approx((1.042 - 2.5 * 0.121 - 0.952) / 0.142, abs=1e-9)
    with pytest.raises(Refusal, match="Z-score can be entered"):
        z_from_t(-2.5, "female", 80)
    for z, t in ((None, None), (-1.0, -2.0)):
        with pytest.raises(Refusal, match="once"):
            assess(70, "female", z=z, t=t)


@given(AGES, SEX, SCORES, st.sampled_from([None, 0, 1, 2, 3]), st.sampled_from(DOSES))
def test_counts_and_words_agree(age: float, sex: str, z: float, prior: int | None, dose: str) -> None:
    try:
        result = assess(age, sex, z=z, prior_fractures=prior, glucocorticoid=dose)
    except Refusal:
        reject()
    words = describe(result)
    for horizon in result.horizons:
        assert horizon.low <= horizon.on_xray <= horizon.high
        assert horizon.diagnosed + horizon.xray_only + horizon.without == PEOPLE
        assert min(horizon.diagnosed, horizon.xray_only, horizon.without) >= 0
        assert f"{horizon.on_xray:,} within {horizon.years} year" in words
    for one, next_one in itertools.pairwise(result.horizons):
        assert one.on_xray <= next_one.on_xray
        assert one.diagnosed <= next_one.diagnosed


def test_no_count_is_given_beyond_what_was_studied() -> None:
    """HORIZON's group at highest risk: 29.8 % in two years (Wustrack 2012). The limit is far above it."""
    limit = highest_rate_per_year()
    assert limit > 2 * -math.log(1 - 0.298) / 2
    z = -math.log(limit / vertebral_hazard_per_year(80, "female", 0)) / math.log(gradient().value)
    assert assess(80, "female", z=z + 1e-6).horizons[0].on_xray == round(1000 * risk(limit, 1))
    with pytest.raises(Refusal, match="No such group was studied"):
        assess(80, "female", z=z - 1e-6)
