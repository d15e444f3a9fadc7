"""The compressed vertebra against published values, and its boundaries."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.compression import model
from osteospine.compression.outline import body, endplate, place
from osteospine.kit import evidence
from osteospine.kit.evidence import parameters

levels = st.sampled_from(model.LEVELS)
shapes = st.sampled_from(model.SHAPES)
losses = st.floats(0, model.MAX_HEIGHT_LOSS)


@dataclass(frozen=True)
class MeasuredRow:
    grade: int
    level: str
    posture: str
    anterior_height_mm: float
    posterior_height_mm: float
    wedge_angle_deg: float
    source: str


MEASURED = evidence.read("compression/wedge_fracture_measured", MeasuredRow)


def _depth_mm(name: str) -> float:
    """Reference depth of a level, or the mean over a range such as T11-L2."""
    first, _, last = name.partition("-")
    chosen = model.LEVELS[model.LEVELS.index(first) : model.LEVELS.index(last or first) + 1]
    return sum(model.reference_vertebra(level).depth_mm for level in chosen) / len(chosen)


@pytest.mark.parametrize("row", MEASURED, ids=lambda r: f"{r.level}-grade{r.grade}-{r.posture}")
def test_wedge_angle_of_measured_fractures(row: MeasuredRow) -> None:
    """J Orthop Surg Res 2023 (doi 10.1186/s13018-023-03758-w): angle from heights, grades 1 and 2, within 1°.

    The depths are the model's own, enlarged by one factor for all rows, because films magnify.
    """
    magnification = parameters("compression")["radiographic_magnification"].value
    vertebra = model.Vertebra(
        "T12",
        row.anterior_height_mm,
        (row.anterior_height_mm + row.posterior_height_mm) / 2,
        row.posterior_height_mm,
        _depth_mm(row.level) * magnification,
    )
    assert row.grade in (1, 2)
    assert vertebra.wedge_angle_deg == pytest.approx(row.wedge_angle_deg, abs=1.0)


def test_measured_rows_are_there() -> None:
    assert len(MEASURED) == 15


@pytest.mark.parametrize(
    ("level", "angle_deg"),
    [
        ("T9", 2.8),
        ("T10", 2.6),
        ("T11", 4.6),
        ("T12", 3.5),
        ("L1", 2.6),
        ("L2", 0.7),
        ("L3", -1.1),
        ("L4", -3.1),
        ("L5", -7.8),
    ],
)
def test_reference_wedge_is_masharawi(level: str, angle_deg: float) -> None:
    """Masharawi 2010 (doi 10.1007/s00586-009-1256-6), women."""
    assert model.reference_vertebra(level).wedge_angle_deg == pytest.approx(angle_deg, abs=0.15)


def test_reference_l5_is_near_cook() -> None:
    """Cook 2021: women's L5 is 29.6 (1.8) mm in front, 25.5 (1.6) mm behind; not used to build the profile."""
    v = model.reference_vertebra("L5")
    assert v.anterior_mm == pytest.approx(29.6, abs=1.8)
    assert v.posterior_mm == pytest.approx(25.5, abs=1.6)


@pytest.mark.parametrize(
    ("loss", "grade"),
    [
        (0, 0),
        (0.199, 0),
        (0.2, 1),
        (0.201, 1),
        (0.249, 1),
        (0.25, 2),
        (0.251, 2),
        (0.399, 2),
        (0.4, 3),
        (0.401, 3),
        (1, 3),
    ],
)
def test_genant_boundaries(loss: float, grade: int) -> None:
    """Wang 2019 (doi 10.21037/qims.2019.02.04): 20-25 %, 25-40 %, 40 %; a loss on a mark has the higher grade."""
    assert model.genant_grade(loss) == grade


def test_a_mark_reached_by_sums_counts_as_the_mark() -> None:
    assert model.genant_grade(0.1 + 0.1) == 1
    assert model.genant_grade(0.1 + 0.15) == 2


@given(losses, losses)
def test_grade_never_falls_as_loss_grows(a: float, b: float) -> None:
    assert model.genant_grade(min(a, b)) <= model.genant_grade(max(a, b))


@pytest.mark.parametrize("loss", [-0.01, 1.01, math.nan, math.inf])
def test_grade_refuses_what_is_no_fraction(loss: float) -> None:
    with pytest.raises(ValueError, match="not a fraction"):
        model.genant_grade(loss)


@given(levels, shapes, losses)
def test_fracture_takes_only_the_heights_of_its_shape(level: str, shape: model.Shape, loss: float) -> None:
    v = model.reference_vertebra(level)
    broken = model.fracture(v, shape, loss)
    keeps = 1 - loss
    expected = {
        "wedge": (keeps, 1 - loss / 2, 1),
        "biconcave": (1, keeps, 1),
        "crush": (keeps, keeps, keeps),
    }[shape]
    now = (broken.anterior_mm, broken.middle_mm, broken.posterior_mm)
    was = (v.anterior_mm, v.middle_mm, v.posterior_mm)
    assert now == pytest.approx([w * share for w, share in zip(was, expected, strict=True)])
    assert broken.depth_mm == v.depth_mm


@given(levels, losses, losses)
def test_a_deeper_wedge_has_a_larger_angle(level: str, a: float, b: float) -> None:
    v = model.reference_vertebra(level)
    low, high = sorted((a, b))
    assert model.fracture(v, "wedge", low).wedge_angle_deg <= model.fracture(v, "wedge", high).wedge_angle_deg + 1e-12


@given(levels, losses)
def test_biconcave_leaves_the_angle_alone(level: str, loss: float) -> None:
    v = model.reference_vertebra(level)
    assert model.fracture(v, "biconcave", loss).wedge_angle_deg == v.wedge_angle_deg


def test_unknown_words_are_refused_with_advice() -> None:
    with pytest.raises(ValueError, match=r"Unknown vertebra 'T13'.*T1, T2.*L5"):
        model.reference_vertebra("T13")
    with pytest.raises(ValueError, match=r"Unknown fracture shape 'flat'.*wedge, biconcave, crush"):
        model.fracture(model.reference_vertebra("T8"), "flat", 0.2)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"0\.25 for 25 %"):
        model.fracture(model.reference_vertebra("T8"), "wedge", 25)
    with pytest.raises(ValueError, match="No reference spine for sex='male'"):
        model.reference_vertebra("T8", "male")


def test_ends_of_the_spine_lack_a_neighbour() -> None:
    assert model.compress(model.Fracture("T1", "wedge", 0.2)).above is None
    assert model.compress(model.Fracture("L5", "wedge", 0.2)).below is None


@given(levels, shapes, losses)
def test_outline_stands_at_the_heights(level: str, shape: model.Shape, loss: float) -> None:
    v = model.fracture(model.reference_vertebra(level), shape, loss)
    top, bottom = endplate(v, 1), endplate(v, -1)
    middle = len(top) // 2
    assert top[-1, 1] - bottom[-1, 1] == pytest.approx(v.anterior_mm)
    assert top[middle, 1] - bottom[middle, 1] == pytest.approx(v.middle_mm)
    assert top[0, 1] - bottom[0, 1] == pytest.approx(v.posterior_mm)
    points = body(v)
    assert points[:, 0].max() - points[:, 0].min() == pytest.approx(v.depth_mm)


def test_shared_outlines_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        body(model.reference_vertebra("T8"))[0, 0] = 1.0


def test_place_leans_forward_for_a_positive_tilt() -> None:
    import numpy as np

    moved = place(np.array([[0.0, 10.0]]), (1.0, 2.0), 90)
    assert moved[0] == pytest.approx((11.0, 2.0))
