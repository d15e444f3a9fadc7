"""Density of the lumbar spine from 10 to 90: growth, peak, and what takes bone away or brings some back.

All losses are parts of the person's own peak and are added up. How much the menopause years take, smoking,
the first year of a glucocorticoid and an antiresorptive are published; how growth runs, how dose acts, what
comes back and the slow loss of later life are teaching assumptions (``data/bone_life/model_parameters.csv``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from osteospine.bone_life.courses import (
    Course,
    Treatment,
    Values,
    after,
    constant,
    course_loss_pct,
    treatment_gain_pct,
)
from osteospine.kit.refusal import Refusal

Sex = Literal["female", "male"]


@dataclass(frozen=True)
class Life:
    """What happens to one person's bone.

    Parameters
    ----------
    sex
        ``"female"`` or ``"male"``.
    peak_sd
        Peak density against the mean of the person's sex, in standard deviations.
    menopause_age_years
        Age at the last period; it plays no part in men.
    smoker
        Whether the person smokes through later life.
    course, treatment
        A course of glucocorticoid tablets and an antiresorptive, if any.
    """

    sex: Sex = "female"
    peak_sd: float = 0.0
    menopause_age_years: float = 51.0
    smoker: bool = False
    course: Course | None = None
    treatment: Treatment | None = None

    def __post_init__(self) -> None:
        """Refuse what the model does not know."""
        if self.sex not in get_args(Sex):
            raise Refusal(f"Unknown sex {self.sex!r}. Choose female or male: the densities are known for these.")
        low, high = constant("earliest_menopause_years"), constant("latest_menopause_years")
        if not low <= self.menopause_age_years <= high:
            raise Refusal(
                f"A last period at {self.menopause_age_years:g} is outside this model. "
                f"Choose an age from {low:g} to {high:g}."
            )
        if not -4 <= self.peak_sd <= 4:
            raise Refusal(f"A peak of {self.peak_sd:g} standard deviations is hardly found. Choose from -4 to 4.")

    @property
    def peak_g_cm2(self) -> float:
        """The highest density of this life."""
        return constant(f"{self.sex}_peak_g_cm2") + self.peak_sd * constant(f"{self.sex}_peak_sd_g_cm2")

    @property
    def peak_age_years(self) -> float:
        """Age at which the peak is reached."""
        return constant(f"{self.sex}_peak_age_years")

    @property
    def transmenopause(self) -> tuple[float, float] | None:
        """Ages between which the loss is quick; nothing in men."""
        if self.sex == "male":
            return None
        at = self.menopause_age_years
        return at - constant("transmenopause_before_years"), at + constant("transmenopause_after_years")

    def density_g_cm2(self, age_years: float) -> float:
        """Return the density of the lumbar spine at an age, on the Hologic scale.

        Raises
        ------
        Refusal
            For an age outside the model.
        """
        return float(self.densities_g_cm2(np.array([age_years], dtype=float))[0])

    def densities_g_cm2(self, ages: Values) -> Values:
        """Return the densities at several ages; see `density_g_cm2`."""
        for age in (float(ages.min()), float(ages.max())):
            check_age(age)
        lost = ageing_loss_pct(self, ages) + smoking_loss_pct(self, ages) + course_loss_pct(self.course, ages)
        share = 1 - (lost - treatment_gain_pct(self.treatment, ages)) / 100
        return np.asarray(self.peak_g_cm2 * _grown(self, ages) * share)


def check_age(age_years: float) -> None:
    """Refuse an age outside the model."""
    low, high = constant("first_age_years"), constant("last_age_years")
    if not low <= age_years <= high:
        raise Refusal(f"Age {age_years:g} is outside this model. Choose an age from {low:g} to {high:g}.")


def ageing_loss_pct(life: Life, ages: Values) -> Values:
    """Return what menopause and age have taken, in percent of the peak."""
    if life.sex == "male":
        return constant("men_loss_pct_per_year") * after(ages, constant("men_loss_from_years"))
    first, last = constant("transmenopause_before_years"), constant("transmenopause_after_years")
    early_to = constant("early_postmenopause_to_years")
    since = ages - life.menopause_age_years
    quick = constant("transmenopause_loss_pct") * np.clip((since + first) / (first + last), 0, 1)
    early = constant("early_postmenopause_loss_pct_per_year") * np.clip(since - last, 0, early_to - last)
    young = -constant("change_before_menopause_pct_per_year") * np.clip(
        ages - life.peak_age_years, 0, life.menopause_age_years - first - life.peak_age_years
    )
    return np.asarray(young + quick + early + constant("late_loss_pct_per_year") * after(since, early_to))


def smoking_loss_pct(life: Life, ages: Values) -> Values:
    """Return what smoking has taken beside age, in percent of the peak."""
    start = life.menopause_age_years if life.sex == "female" else constant("smoking_men_from_years")
    return (constant("smoking_extra_loss_pct_per_year") if life.smoker else 0.0) * after(ages, start)


def strength_left(density_left: float) -> float:
    """Return the share of peak strength that a share of peak density leaves (a rule of thumb).

    Density to a power: fits the losses over adult life in Mosekilde 1998.
    """
    return float(density_left ** constant("strength_power"))


def _grown(life: Life, ages: Values) -> Values:
    """Return the share of the peak that has grown: fast at first, then levelling off (an assumption)."""
    first, share = constant("first_age_years"), constant("share_of_peak_at_first_age")
    left = np.clip((life.peak_age_years - ages) / (life.peak_age_years - first), 0, 1)
    return np.asarray(1 - (1 - share) * left**2)
