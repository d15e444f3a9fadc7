"""The opening picture: each link equals what its own lesson says, and the story keeps to its labels."""

from __future__ import annotations

import itertools
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.path import Path

from osteospine import FractureRiskPanel, KyphosisPanel, LoadPanel, TScorePanel
from osteospine.bone_life.model import strength_left
from osteospine.compression.model import reference_vertebra
from osteospine.compression.outline import Points
from osteospine.daily_life.model import vertebral_strength_n
from osteospine.kit.evidence import parameters
from osteospine.start import trabeculae
from osteospine.start.model import Chain, break_order, chain, fractures
from osteospine.start.panel import ChainState
from osteospine.start.words import describe

SCORES = [round(0.1 * tenth, 1) for tenth in range(-40, 11)]


@cache
def at(t: float) -> Chain:
    return chain(t)


# Each link is that of its lesson ------------------------------------------------------------------------------


@pytest.mark.parametrize("t", [1.0, -0.9, -1.0, -1.1, -2.4, -2.5, -2.6, -4.0])
def test_density_and_band_are_those_of_the_t_score_lesson(t: float) -> None:
    lesson = TScorePanel(site="lumbar_spine", bmd_g_cm2=at(t).density_g_cm2)
    assert lesson.result.t == pytest.approx(t)
    assert at(t).category == lesson.result.category


@pytest.mark.parametrize("t", [0.3, -1.0, -2.4, -2.5, -3.0, -4.0])
def test_load_and_strength_are_those_of_the_load_lesson(t: float) -> None:
    lesson = LoadPanel(
        activity="lift_bent",
        age_years=70.0,
        body_mass_kg=60.0,
        box_kg=10.0,
        density_mg_cm3=at(t).volume_density_mg_cm3,
    )
    assert at(t).load_n == pytest.approx(lesson.result.task.load_n)
    assert at(t).strength_n == pytest.approx(lesson.result.strength_n)
    assert at(t).ratio == pytest.approx(lesson.result.task.ratio)
    assert at(t).zone == lesson.result.zone


def test_strength_falls_as_the_lesson_on_bone_through_life_says() -> None:
    for t in SCORES:
        kept = at(t).density_g_cm2 / at(0.0).density_g_cm2
        assert at(t).strength_n / at(0.0).strength_n == pytest.approx(strength_left(kept))


def test_strength_at_minus_2_5_is_near_that_of_the_load_lessons_person_with_osteoporosis() -> None:
    """Two roads to one number: the power of lesson 01, and the density that lesson 09 takes for osteoporosis."""
    other = parameters("daily_life")["osteoporosis_density_mg_cm3"].value
    assert at(-2.5).volume_density_mg_cm3 == pytest.approx(other, rel=0.1)
    assert at(-2.5).strength_n == pytest.approx(vertebral_strength_n(other, 993.0), rel=0.1)


@pytest.mark.parametrize("t", SCORES[::5])
def test_the_back_is_that_of_the_kyphosis_lesson(t: float) -> None:
    broken = tuple((each.level, each.shape, each.height_loss) for each in at(t).fractures)
    lesson = KyphosisPanel(fractures=broken)  # its own start value of compensation is the one used here
    assert at(t).cobb_deg == pytest.approx(lesson.result.cobb_deg)
    assert at(t).stature_change_mm == pytest.approx(lesson.result.stature_change_mm)


@pytest.mark.parametrize("t", [1.0, 0.0, -1.0, -2.5, -3.5, -4.0])
def test_the_count_is_that_of_the_fracture_risk_lesson(t: float) -> None:
    lesson = FractureRiskPanel(age_years=70.0, density_as="T", density=t)
    assert at(t).people == next(each for each in lesson.result.horizons if each.years == 5)


# The story ----------------------------------------------------------------------------------------------------


def test_vertebrae_break_in_the_order_of_the_survey() -> None:
    """NHANES 2013-2014: moderate and severe deformities T12 34, L1 30, T11 15, T8 12; none other has more."""
    assert break_order()[:4] == ("T12", "L1", "T11", "T8")
    assert len(break_order()) == 13


@pytest.mark.parametrize(
    ("ratio", "count"), [(0.0, 0), (0.99, 0), (1.0, 0), (1.01, 1), (1.29, 1), (1.31, 2), (1.61, 3), (1.91, 4), (9.0, 4)]
)
def test_one_more_breaks_at_each_step_of_the_ratio(ratio: float, count: int) -> None:
    assert [each.level for each in fractures(ratio)] == list(break_order()[:count])
    assert all(each.height_loss == 0.3 and each.shape == "wedge" for each in fractures(ratio))


def test_low_density_alone_bends_no_back() -> None:
    whole = [at(t) for t in SCORES if at(t).ratio <= 1]
    assert min(each.t for each in whole) == -2.4
    for each in whole:
        assert each.fractures == ()
        assert each.cobb_deg == each.normal.cobb_deg()
        assert each.stature_change_mm == 0
        assert each.vertebra == reference_vertebra("T12")


def test_each_step_down_is_less_bone_more_risk_and_no_taller() -> None:
    for more, less in itertools.pairwise(at(t) for t in reversed(SCORES)):
        assert less.density_g_cm2 < more.density_g_cm2
        assert less.volume_share < more.volume_share
        assert less.strength_n < more.strength_n
        assert less.load_n == more.load_n
        assert less.people.on_xray >= more.people.on_xray
        assert less.stature_change_mm <= more.stature_change_mm
        assert less.cobb_deg >= more.cobb_deg - 1e-9
        assert less.fractures[: len(more.fractures)] == more.fractures


def test_the_ends_of_the_slider_are_reached() -> None:
    trait = ChainState.t_score
    assert (SCORES[0], SCORES[-1]) == (trait.min, trait.max)
    assert at(trait.max).fractures == ()
    assert len(at(trait.min).fractures) == 4
    assert at(trait.min).people.without > 500  # most do not break one, even here


# What is drawn ------------------------------------------------------------------------------------------------


@given(st.floats(0.22, 1.34))
def test_drawn_bone_keeps_to_the_share(share: float) -> None:
    assert trabeculae.drawn_share(share) == pytest.approx(trabeculae.FULL_SHARE * share, abs=0.001)


def test_the_path_fills_that_share_and_is_light() -> None:
    for share in (1.33, 1.0, 0.73, 0.41, 0.22):
        path = trabeculae.network(share)
        x, z = np.meshgrid(np.linspace(-0.99, 0.99, 90), np.linspace(-0.99, 0.99, 70))
        inside = _filled(path, np.column_stack([x.ravel(), z.ravel()]))
        assert np.mean(inside) == pytest.approx(trabeculae.FULL_SHARE * share, abs=0.03)
        assert len(path.vertices) < 1000
        assert np.abs(path.vertices).max() <= 1


def _filled(path: Path, points: Points) -> Any:
    """Return which points lie in bone: within an odd number of rings, as holes are rings, too."""
    rings = [Path(ring).contains_points(points) for ring in path.to_polygons(closed_only=True)]
    return np.sum(rings, axis=0) % 2 == 1


# Words --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("t", SCORES)
def test_words_name_both_sides_of_the_risk_and_call_the_story_a_story(t: float) -> None:
    said = describe(at(t))
    assert said.count(". ") + 1 == 3
    people = at(t).people
    assert f"about {people.on_xray} have" in said
    assert f"about {1000 - people.on_xray} do not" in said
    assert ("in our story T12" in said) == bool(at(t).fractures)
    assert ("shorter" in said) == bool(at(t).fractures)


def test_words_change_at_every_step() -> None:
    assert len({describe(at(t)) for t in SCORES}) == len(SCORES)
