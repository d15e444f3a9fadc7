"""Sentences about bone through life: alt text, status line and handout all say the same."""

from __future__ import annotations

from osteospine.bone_life.assess import BoneLife, Crossing
from osteospine.bone_life.courses import constant
from osteospine.bone_life.model import Life
from osteospine.kit.units import percent
from osteospine.t_score.numbers import t_text


def describe(result: BoneLife) -> str:
    """Say who it is, what the spine measures at the age, and when the line passes the marks."""
    who = "her" if result.life.sex == "female" else "his"
    return (
        f"{_person(result.life)}. At {result.age_years:g} {who} lower spine measures "
        f"{result.density_g_cm2:.2f} grams per square centimetre (g/cm²), {t_words(result)}, "
        f"{below_peak(result)}; {_marks(result)}. {_meaning(result)}"
    )


def t_words(result: BoneLife) -> str:
    """Say the T-score, or why there is none."""
    if result.t is None:
        return "with no T-score, which is for adults"
    return f"a T-score of {t_text(result.t)}"


def below_peak(result: BoneLife) -> str:
    """Say how far below the own peak the density lies."""
    if result.growing:
        return "and is still growing"
    share = percent(round(max(result.lost_share, 0.0), 3))
    return f"{share} below the peak" if result.lost_share > -0.0005 else "above the old peak"


def crossing_words(crossing: Crossing) -> str:
    """Say when a mark is passed, for example ``"at age 57"``."""
    if crossing.age_years is None:
        return "not by 90"
    return "from the start" if crossing.from_peak else f"at age {crossing.age_years:.0f}"


def _person(life: Life) -> str:
    parts = [f"with a peak {_peak(life.peak_sd)}"]
    if life.sex == "female":
        parts.append(f"a last period at {life.menopause_age_years:g}")
    if life.smoker:
        parts.append("smoking")
    if life.course is not None and life.course.taken:
        course = life.course
        parts.append(
            f"glucocorticoid (steroid) tablets of {course.dose_mg_per_day:g} mg prednisolone a day "
            f"from {course.start_age_years:g} for {_years(course.years)}"
        )
    if life.treatment is not None and life.treatment.years > 0:
        treatment = life.treatment
        parts.append(
            f"an antiresorptive (a medicine that slows bone loss) from {treatment.start_age_years:g} "
            f"for {_years(treatment.years)}"
        )
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"A {'woman' if life.sex == 'female' else 'man'} {listed}"


def _peak(peak_sd: float) -> str:
    rounded = round(peak_sd, 1)
    if rounded == 0:
        return "at the mean of young adults"
    return f"{abs(rounded):.1f} standard deviations {'above' if rounded > 0 else 'below'} the mean of young adults"


def _years(years: float) -> str:
    return "1 year" if years == 1 else f"{years:g} years"


def _marks(result: BoneLife) -> str:
    low, lowest = result.below_minus_1, result.at_minus_2_5
    return f"T −1 is passed {crossing_words(low)}, T −2.5 {crossing_words(lowest)}"


def _meaning(result: BoneLife) -> str:
    if result.life.course is not None and result.life.course.taken:
        return "With steroid tablets more bones break than the density alone would tell."
    if result.life.sex == "male":
        return "Men have no quick years of loss, but scans of an older spine can hide the slow one."
    years = constant("transmenopause_before_years") + constant("transmenopause_after_years")
    loss = constant("transmenopause_loss_pct")
    return f"The quickest loss is around the last period: {loss:.1f} % of the peak in {years:g} years."
