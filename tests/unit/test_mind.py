"""The cycle, effects against the published figures, and what an effect means in pairs of people."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.daily_life.mind import words
from osteospine.daily_life.mind.model import CONTROLS, cycle, helped_lower, size
from osteospine.daily_life.mind.published import HELPS, POINTS, effects, helps, points
from osteospine.kit.evidence import sources
from osteospine.kit.refusal import Refusal


@pytest.mark.parametrize(
    ("help_key", "point", "control", "value", "low", "high"),
    [
        ("talking", "pain", "usual", -0.21, -0.37, -0.05),  # Williams 2012
        ("talking", "activity", "usual", -0.26, -0.47, -0.04),
        ("talking", "mood", "usual", -0.38, -0.57, -0.18),
        ("talking", "fear", "usual", -0.53, -0.76, -0.31),
        ("talking", "activity", "active", -0.19, -0.33, -0.05),
        ("talking", "fear", "active", -0.18, -0.36, 0),
        ("biofeedback", "pain", "usual", -0.60, -0.76, -0.44),  # Sielski 2017, signs turned
        ("biofeedback", "mood", "usual", -0.40, -0.52, -0.27),
        ("imagery", "pain", "usual", -1.17, -2.21, -0.13),  # Bernardy 2011
        ("groups", "fear", "usual", -0.26, -0.36, -0.16),  # Wilson 2024, sign turned
        ("exercise", "fear", "usual", -0.4, None, None),  # Olsen 2014, in women with vertebral fracture
    ],
)
def test_effects_as_published(
    help_key: str, point: str, control: str, value: float, low: float | None, high: float | None
) -> None:
    found = cycle(point, help_key, control).effect
    assert found is not None
    assert (found.value, found.ci_low, found.ci_high) == (value, low, high)


def test_the_cycle_runs_round_from_any_point() -> None:
    for key in POINTS:
        found = cycle(key, "none")
        assert found.round[0].key == key
        assert {point.key for point in found.round} == set(POINTS)
        for here, there in zip(found.round, (*found.round[1:], found.round[0]), strict=True):
            assert here.next == there.key
    assert "low mood → pain → fear → doing less → low mood" in words.describe(cycle("mood", "none"))


@pytest.mark.parametrize(
    ("difference", "pairs"),
    [(0, 50), (-0.2, 56), (-0.5, 64), (-0.8, 71), (0.5, 36), (-10, 100)],  # McGraw 1992: Φ(d/√2)
)
def test_pairs_in_which_the_helped_person_has_less(difference: float, pairs: int) -> None:
    assert helped_lower(difference) == pairs


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_a_larger_effect_never_means_fewer_pairs(a: float, b: float) -> None:
    strong, weak = sorted((a, b))
    assert 0 <= helped_lower(weak) <= helped_lower(strong) <= 100
    assert abs(helped_lower(a) + helped_lower(-a) - 100) <= 1


@pytest.mark.parametrize(
    ("difference", "name"),
    [(-0.19, "very small"), (-0.2, "small"), (-0.49, "small"), (-0.5, "moderate"), (-0.79, "moderate"), (0.8, "large")],
)
def test_sizes_on_both_sides(difference: float, name: str) -> None:
    assert size(difference) == name


@given(st.sampled_from(POINTS), st.sampled_from(HELPS), st.sampled_from(CONTROLS))
def test_borrowed_and_missing_effects_are_said(point: str, help_key: str, control: str) -> None:
    found = cycle(point, help_key, control)
    said = words.describe(found)
    e = found.effect
    if help_key == "none":
        assert "No help" in said
    elif e is None:
        assert "no effect size" in said
    else:
        assert e.measured_in in said
        assert ("borrowed" in said) == (e.directness == "borrowed")
        assert f"less in {helped_lower(e.value)} and the other in {100 - helped_lower(e.value)}" in said
        assert ("not confirmed" in said) == (e.status == "recalled")
    assert len(words.readouts(found)) == 6


def test_only_mindfulness_rests_on_an_unconfirmed_figure() -> None:
    assert {row.help for row in effects().values() if not row.confirmed} == {"mindfulness"}


def test_mixed_controls_are_not_called_usual_care() -> None:
    """Sielski 2017 puts waiting lists and other treatments together."""
    assert "against all kinds of controls" in words.describe(cycle("pain", "biofeedback"))
    assert cycle("pain", "biofeedback", "active").effect is None


def test_classes_after_vertebral_fracture_did_not_change_pain() -> None:
    """Gold 2004: low mood −0.08 (p 0.011), pain −0.03 (p 0.64), on the trial's own scales."""
    found = cycle("pain", "classes")
    assert found.effect is None
    assert "pain did not (-0.03, p 0.64)" in found.help.in_fracture
    assert found.help.directness == "fracture"


def test_tables_name_the_same() -> None:
    assert tuple(points()) == POINTS
    assert tuple(helps()) == HELPS
    assert {row.help for row in effects().values()} <= set(HELPS)
    for key, row in helps().items():
        mine = [each for each in effects().values() if each.help == key]
        assert bool(mine) == (row.directness != "none" and key != "classes"), key
    assert all(point.fact_source in sources() for point in points().values())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("joy", "none", "usual"), "point 'joy'"),
        (("pain", "wine", "usual"), "help 'wine'"),
        (("pain", "none", "x"), "control 'x'"),
    ],
)
def test_what_cannot_be_is_refused(given: tuple[str, str, str], message: str) -> None:
    with pytest.raises(Refusal, match=message):
        cycle(*given)
    with pytest.raises(Refusal, match="must be a number"):
        helped_lower(math.nan)
