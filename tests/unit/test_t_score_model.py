"""Scores against worked values, both sides of every limit, and shares against a national survey."""

from __future__ import annotations

import csv
import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal
from osteospine.t_score import model
from osteospine.t_score.assess import assess
from osteospine.t_score.panel import TScorePanel
from osteospine.t_score.scale import check_age
from osteospine.t_score.words import describe

BMD = st.floats(0.2, 2.0)
PLACE = [(site, group.key, group.scanner) for site in model.SITES for group in model.references(site).values()]


def test_worked_t_scores_at_the_femoral_neck() -> None:
    """0.858 and 0.120 of NHANES III (Looker 1998): 0.600 is -2.15; the limits are 0.738 and 0.558 g/cm²."""
    group = model.references("femoral_neck")["nhanes3"]
    assert model.t_score(0.600, "femoral_neck", "nhanes3") == pytest.approx(-2.15)
    assert group.bmd_at(-1.0) == pytest.approx(0.738)
    assert group.bmd_at(-2.5) == pytest.approx(0.558)


def test_worked_scores_at_the_spine() -> None:
    """0.780 with 1.047 and 0.110 is -2.43; among women in their sixties (0.952, 0.142) Z is -1.21."""
    assert model.t_score(0.780, "lumbar_spine", "hologic") == pytest.approx(-2.43, abs=0.005)
    z = model.z_score(0.780, "lumbar_spine", "female", 65)
    assert z == pytest.approx(-1.21, abs=0.005)
    assert model.percentile(z) == pytest.approx(11.3, abs=0.05)


def test_camos_is_the_usual_and_confirmed_spine_reference() -> None:
    """Tenenhouse 2000: 1.042 and 0.121 g/cm²; the makers' own values are offered as unconfirmed."""
    usual = model.usual_reference("lumbar_spine", "hologic")
    assert (usual.key, usual.mean_bmd_g_cm2, usual.sd_bmd_g_cm2, usual.confirmed) == ("camos", 1.042, 0.121, True)
    assert model.usual_reference("femoral_neck").key == model.usual_reference("total_hip").key == "nhanes3"
    for key in ("hologic", "ge_lunar"):
        maker = model.references("lumbar_spine")[key]
        assert not maker.confirmed
        assert maker.status == "recalled"
    assert "reference Hologic, unconfirmed" in describe(assess(0.78, "lumbar_spine", "hologic", "hologic"))
    assert "unconfirmed" not in describe(assess(0.78, "lumbar_spine"))


def test_femoral_neck_by_age_is_a_model_and_says_so() -> None:
    """0.600 at 75: 0.637 and 0.120, so Z -0.31 and percentile 37.9."""
    z = model.z_score(0.600, "femoral_neck", "female", 75)
    assert z == pytest.approx(-0.31, abs=0.005)
    assert model.percentile(z) == pytest.approx(37.9, abs=0.1)
    assert model.age_mean_sd("femoral_neck", "female", 75).status == "derived"
    assert "no measured table was found" in describe(assess(0.6, "femoral_neck", age_years=75))


def test_least_significant_change() -> None:
    """2.77 times the precision error (ISCD): 0.010 g/cm² gives 0.0277."""
    assert model.least_significant_change(0.010) == pytest.approx(0.0277)
    low, high = model.measurement_interval(0.745, 0.010)
    assert (high - low) / 2 * math.sqrt(2) == pytest.approx(model.least_significant_change(0.010), rel=0.002)
    for wrong in (0.0, -0.01, math.inf, math.nan):
        with pytest.raises(Refusal, match="above 0"):
            model.least_significant_change(wrong)


@pytest.mark.parametrize(
    ("t", "band"),
    [
        (-0.99, "normal"),
        (-1.0, "normal"),
        (-1.01, "low bone mass (osteopenia)"),
        (-2.49, "low bone mass (osteopenia)"),
        (-2.5, "osteoporosis"),
        (-2.51, "osteoporosis"),
    ],
)
def test_bands_on_both_sides_of_each_limit(t: float, band: str) -> None:
    """WHO: exactly -1.0 is normal, exactly -2.5 is osteoporosis."""
    assert model.classify(t) == band


def test_a_density_on_the_limit_belongs_to_it() -> None:
    assert model.classify(model.t_score(0.738, "femoral_neck", "nhanes3")) == "normal"
    assert model.classify(model.t_score(0.737, "femoral_neck", "nhanes3")) == "low bone mass (osteopenia)"
    assert model.classify(model.t_score(0.559, "femoral_neck", "nhanes3")) == "low bone mass (osteopenia)"
    assert model.classify(model.t_score(0.558, "femoral_neck", "nhanes3")) == "osteoporosis"


@pytest.mark.parametrize(("z", "below"), [(-1.99, False), (-2.0, True), (-2.01, True)])
def test_z_wording_on_both_sides(z: float, below: bool) -> None:
    """ISCD: exactly -2.0 is below the expected range for age."""
    assert model.classify_z(z).startswith("below" if below else "within")


@pytest.mark.parametrize(
    ("sex", "age", "postmenopausal", "apply"),
    [
        ("female", 60, True, True),
        ("female", 60, False, False),
        ("female", 35, True, True),
        ("male", 49, True, False),
        ("male", 50, False, True),
    ],
)
def test_who_the_bands_are_for(sex: str, age: float, postmenopausal: bool, apply: bool) -> None:
    """Women after menopause at any age, men from 50 on (ISCD)."""
    assert model.bands_apply(sex, age, postmenopausal) is apply
    result = assess(0.8, "lumbar_spine", sex=sex, age_years=age, postmenopausal=postmenopausal)
    said = describe(result)
    assert ("T-score −" in said) is apply
    assert (result.category in ("normal", "low bone mass (osteopenia)", "osteoporosis")) is apply


@pytest.mark.parametrize(("site", "key", "scanner"), PLACE)
@given(a=BMD, b=BMD)
def test_more_bone_is_a_higher_score(site: str, key: str, scanner: str, a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert model.t_score(low, site, key, scanner=scanner) <= model.t_score(high, site, key, scanner=scanner)
    assert model.z_score(low, site, "male", 60, scanner) <= model.z_score(high, site, "male", 60, scanner)


@given(st.floats(-40, 40), st.floats(-40, 40))
def test_percentile_rises_and_stays_between_0_and_100(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert 0 <= model.percentile(low) <= model.percentile(high) <= 100
    assert model.percentile(0) == 50
    assert model.percentile(a) + model.percentile(-a) == pytest.approx(100)


@given(st.floats(20, 79.9), st.sampled_from(["female", "male"]), st.sampled_from(["lumbar_spine", "femoral_neck"]))
def test_means_by_age_stay_within_their_table(age: float, sex: str, site: str) -> None:
    rows = [r for r in _rows("bmd_by_age") if (r["site"], r["sex"]) == (site, sex)]
    means = [float(r["mean_bmd_g_cm2"]) for r in rows]
    assert min(means) <= model.age_mean_sd(site, sex, age).mean_bmd_g_cm2 <= max(means)


@given(BMD, st.sampled_from(model.SITES))
def test_scales_there_and_back(bmd: float, site: str) -> None:
    there = model.convert(bmd, site, "hologic", "ge_lunar")
    assert model.convert(there, site, "ge_lunar", "hologic") == pytest.approx(bmd)
    assert model.convert(bmd, site, "hologic", "hologic") == bmd


def test_hui_equations() -> None:
    """Hui 1997: 1.047 on Hologic is 1.182 on GE Lunar; and standardised densities agree by construction."""
    assert model.convert(1.047, "lumbar_spine", "hologic", "ge_lunar") == pytest.approx(1.182, abs=0.0005)
    hip = model.convert(0.6, "femoral_neck", "hologic", "ge_lunar")
    assert 0.939 * hip - 0.023 == pytest.approx(1.087 * 0.6 + 0.019)


def test_a_spine_keeps_its_place_among_its_age_on_either_scanner() -> None:
    here = assess(0.745, "lumbar_spine")
    there = assess(here.other_bmd_g_cm2, "lumbar_spine", "ge_lunar")
    assert here.z is not None
    assert there.z == pytest.approx(here.z)
    assert there.t < here.t - 0.2, "the makers' references differ, so the T-score does not travel"


@pytest.mark.parametrize(("site", "key", "scanner"), PLACE)
def test_another_makers_reference_is_refused(site: str, key: str, scanner: str) -> None:
    other = "hologic" if scanner == "ge_lunar" else "ge_lunar"
    with pytest.raises(ValueError, match="cannot be compared"):
        model.t_score(0.9, site, key, scanner=other)


def test_the_refusal_says_what_the_mistake_would_do() -> None:
    with pytest.raises(Refusal, match=r"about 13 % at the lumbar spine.*GE Lunar reads more.*look better"):
        model.t_score(0.9, "lumbar_spine", "camos", scanner="ge_lunar")
    with pytest.raises(Refusal, match=r"Hologic reads less.*look worse"):
        model.t_score(0.9, "lumbar_spine", "ge_lunar", scanner="hologic")
    with pytest.raises(Refusal, match="not for the total hip"):
        model.t_score(0.9, "total_hip", model.references("lumbar_spine")["camos"])
    with pytest.raises(Refusal, match=r"no reference 'camos' for the total hip.*NHANES III"):
        model.t_score(0.9, "total_hip", "camos")


@pytest.mark.parametrize("bmd", [0.0, 0.199, 2.001, 4.0, math.nan, -1.0])
def test_impossible_densities_are_refused(bmd: float) -> None:
    with pytest.raises(Refusal, match="check the decimal point"):
        model.t_score(bmd, "lumbar_spine", "camos")
    with pytest.raises(Refusal, match="check the decimal point"):
        model.z_score(bmd, "lumbar_spine", "female", 60)


def test_impossible_ages_and_names_are_refused() -> None:
    check_age(20)
    check_age(100)
    for age, why in ((7, "too young"), (19.9, "too young"), (100.1, "cannot be"), (math.nan, "cannot be")):
        with pytest.raises(Refusal, match=why):
            assess(0.8, "lumbar_spine", age_years=age)
    with pytest.raises(Refusal, match="lumbar_spine, femoral_neck, total_hip"):
        model.t_score(0.8, "heel", "camos")
    with pytest.raises(Refusal, match="hologic, ge_lunar"):
        model.convert(0.8, "lumbar_spine", "norland", "hologic")
    with pytest.raises(Refusal, match="female, male"):
        model.z_score(0.8, "lumbar_spine", "unknown", 60)


def test_where_no_table_is_found_no_score_is_given() -> None:
    """The table of women's total hip that was found ends before 30, that of the spine before 80."""
    assert model.age_range_years("total_hip", "female") == (20, 29)
    with pytest.raises(Refusal, match="covers ages 20 to 29"):
        model.z_score(0.7, "total_hip", "female", 65)
    result = assess(0.7, "total_hip")
    assert (result.z, result.percentile, result.age_mean) == (None, None, None)
    assert result.category == "low bone mass (osteopenia)"
    assert "No table by age was found for women of 65" in describe(result)
    young = assess(0.7, "total_hip", age_years=45, postmenopausal=False)
    assert young.category is None
    assert "no category is given" in describe(young)
    assert assess(0.8, "lumbar_spine", age_years=79.9).z is not None
    assert assess(0.8, "lumbar_spine", age_years=80).z is None


def test_the_border_is_one_answer() -> None:
    """An error of 0.011 g/cm² (Nelson 2010) spans -2.4 and -2.6 on the Hologic scale."""
    group = model.references("lumbar_spine")["camos"]
    result = assess(group.bmd_at(-2.5), "lumbar_spine")
    assert result.t_interval[0] < -2.6
    assert result.t_interval[1] > -2.4
    assert result.end_categories == ("osteoporosis", "low bone mass (osteopenia)")
    assert result.borderline
    assert "could change with no change in the bone" in describe(result)
    assert not assess(group.bmd_at(-1.75), "lumbar_spine").borderline


@given(st.sampled_from(PLACE), BMD, st.floats(20, 100), st.sampled_from(["female", "male"]), st.booleans())
def test_every_result_is_whole(place: tuple[str, str, str], bmd: float, age: float, sex: str, post: bool) -> None:
    site, key, scanner = place
    result = assess(bmd, site, scanner, key, sex, age, post)
    assert result.t_interval[0] < result.t < result.t_interval[1]
    if result.z is not None and result.z_interval is not None:
        assert result.z_interval[0] < result.z < result.z_interval[1]
    assert all(math.isfinite(people.mean_bmd_g_cm2) for _, people in result.age_curve)
    assert "None" not in describe(result)


def test_shares_with_osteoporosis_against_a_national_survey() -> None:
    """Spine alone by the model, against spine or femoral neck in NHANES 2005-2010: lower, but by less than a quarter.

    The survey counts women who are low at either site, so its share is the larger; the reference is the
    Hologic one, as in the survey.
    """
    limit = model.references("lumbar_spine")["hologic"].bmd_at(-2.5)
    modelled = []
    for row in _rows("nhanes_prevalence"):
        middle = (int(row["age_low_years"]) + int(row["age_high_years"]) + 1) / 2
        share = model.percentile(model.z_score(limit, "lumbar_spine", "female", middle))
        measured, error = float(row["prevalence_pct"]), float(row["se_pct"])
        assert 0.75 * measured < share < measured + 2 * error
        modelled.append(round(share, 1))
    assert modelled == [5.9, 10.2, 21.8]


def test_a_refusal_is_said_in_the_panel_and_the_last_picture_stays() -> None:
    made = TScorePanel()
    before = repr(made)
    for name, value, why in (
        ("bmd_g_cm2", 0.0, "check the decimal point"),
        ("bmd_g_cm2", 4.0, "check the decimal point"),
        ("age_years", 7.0, "too young"),
        ("reference", "ge_lunar", "cannot be compared"),
        ("reference", "nhanes3", "no reference"),
    ):
        setattr(made.state, name, value)
        assert why in made._message.value
        assert repr(made) == before
        made.reset()
        assert made._message.value == ""


def test_the_density_field_types_what_its_slider_cannot_reach() -> None:
    made = TScorePanel()
    number, handle = made._parts["bmd_g_cm2"].row.children
    handle.value = 0.9
    assert made.state.bmd_g_cm2 == number.value == 0.9
    number.value = 1.9
    assert made.state.bmd_g_cm2 == 1.9
    assert handle.value == handle.max


def test_a_patient_brings_the_density_that_is_known() -> None:
    from osteospine import Patient

    neck = Patient(age_years=48, sex="female", femoral_neck_bmd_g_cm2=0.7)
    made = TScorePanel(patient=neck)
    assert (made.state.site, made.state.bmd_g_cm2, made.state.postmenopausal) == ("femoral_neck", 0.7, False)
    both = dataclasses.replace(neck, age_years=72, lumbar_spine_bmd_g_cm2=0.8)
    made = TScorePanel(patient=both)
    assert (made.state.site, made.state.bmd_g_cm2, made.state.postmenopausal) == ("lumbar_spine", 0.8, True)


def _rows(table: str) -> list[dict[str, str]]:
    with (evidence.data_dir() / "t_score" / f"{table}.csv").open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))
