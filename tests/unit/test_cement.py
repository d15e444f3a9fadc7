"""Cement in a vertebra: what comes back, what does not, and people of 1,000 in both directions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.path import Path

from osteospine.compression.model import LEVELS
from osteospine.compression.outline import body
from osteospine.kit.refusal import Refusal
from osteospine.procedures.cement import harms
from osteospine.procedures.cement.model import Cemented, Choices, cement, fill_limit_ml, volume_ml
from osteospine.procedures.cement.needle import area, cloud
from osteospine.procedures.cement.panel import CementPanel
from osteospine.procedures.cement.published import PROCEDURES, height_reports, parameters, usual_ml
from osteospine.procedures.cement.words import describe

ALL = Choices("kyphoplasty", "T12", 0.35, 4, 4.8)

treated = st.builds(
    Choices,
    procedure=st.sampled_from(PROCEDURES[1:]),
    level=st.sampled_from(LEVELS),
    height_loss=st.floats(0.01, 0.6),
    age_weeks=st.floats(0, 51),
    cement_ml=st.floats(0, 1.4),
    mobile=st.booleans(),
)


@settings(deadline=None)  # the first example reads the tables
@given(treated)
def test_height_never_passes_normal_nor_falls(c: Choices) -> None:
    done = cement(c)
    assert done.before.anterior_mm - 1e-9 <= done.after.anterior_mm <= done.normal.anterior_mm + 1e-9
    assert done.after.posterior_mm == done.before.posterior_mm
    assert done.wedge_fall_deg >= -1e-9
    assert done.stature_gain_mm >= -1e-6


@given(treated, st.floats(0, 1))
def test_more_cement_never_gives_back_less(c: Choices, share: float) -> None:
    limit = fill_limit_ml(c.level, c.height_loss)
    less, more = (cement(replace(c, cement_ml=limit * x)) for x in (share, (1 + share) / 2))
    assert more.front_gain_mm >= less.front_gain_mm - 1e-9


def test_beyond_the_usual_volume_nothing_more_comes_back() -> None:
    for procedure in PROCEDURES[1:]:
        usual = usual_ml(procedure)
        gains = [cement(replace(ALL, procedure=procedure, cement_ml=ml)).front_gain_mm for ml in (usual, usual + 2)]
        assert gains[0] == pytest.approx(gains[1])
        assert cement(replace(ALL, procedure=procedure, cement_ml=usual / 2)).front_gain_mm == pytest.approx(
            gains[0] / 2
        )


@given(st.sampled_from(LEVELS), st.floats(0, 0.6), st.floats(0, 300), st.floats(0, 50), st.booleans())
def test_no_procedure_changes_nothing(level: str, loss: float, age: float, ml: float, mobile: bool) -> None:
    done = cement(Choices("none", level, loss, age, ml, mobile))
    assert done.after == done.before
    assert done.spine_after == done.spine_before
    assert done.cement_share == 0


def test_no_cement_holds_nothing() -> None:
    for mobile in (False, True):
        assert cement(replace(ALL, cement_ml=0, mobile=mobile)).front_gain_mm == 0


@pytest.mark.parametrize(
    ("procedure", "age_weeks", "fall_deg"),
    [
        ("kyphoplasty", 0, 3.8),  # Palmowski 2020: under 2, 2 to 6, 6 to 51 weeks
        ("kyphoplasty", 1.9, 3.8),
        ("kyphoplasty", 2, 4.3),
        ("kyphoplasty", 6, 4.3),
        ("kyphoplasty", 6.1, 1.7),
        ("kyphoplasty", 51, 1.7),
        ("vertebroplasty", 4, 1.7),  # Papanastassiou 2012
    ],
)
def test_the_wedge_falls_by_the_published_mean(procedure: str, age_weeks: float, fall_deg: float) -> None:
    c = Choices(procedure, "T12", 0.5, age_weeks, 5.1)  # type: ignore[arg-type]
    assert cement(c).wedge_fall_deg == pytest.approx(fall_deg, abs=0.01)


def test_the_rise_lies_among_published_rises() -> None:
    """Winkelmann 2018 (1.5 mm, kyphoplasty) and 14 trials of both procedures (3.48 mm)."""
    found = {r.study: r.front_gain_mm for r in height_reports()}
    assert found["Winkelmann 2018"] == 1.5
    assert found["14 trials"] == 3.48
    assert 1.5 < cement(ALL).front_gain_mm < 3.48
    assert found["Farrokhi 2011"] == 8 > 2 * 3.48


def test_a_bone_that_moves_gets_back_what_mckiernan_measured_at_most() -> None:
    """Area 48 to 80 % of normal, so 62 % of what was lost; front +8.41 mm."""
    p = parameters()
    assert p["mobile_recovered_share"] == pytest.approx((80 - 48) / (100 - 48), abs=5e-4)
    for level, loss in (("T12", 0.35), ("L3", 0.6)):
        c = Choices("vertebroplasty", level, loss, 4, 5.1, mobile=True)
        done = cement(c)
        lost = done.normal.anterior_mm - done.before.anterior_mm
        assert done.front_gain_mm == pytest.approx(min(8.41, 0.615 * lost))
        assert done.front_gain_mm > cement(replace(c, mobile=False)).front_gain_mm
    assert cement(Choices("vertebroplasty", "L3", 0.6, 4, 5.1, mobile=True)).front_gain_mm == pytest.approx(8.41)


def test_the_spine_gains_less_when_the_body_gives_more_back() -> None:
    done = cement(ALL)
    assert done.stature_gain_at_mm(1) < done.stature_gain_mm < done.stature_gain_at_mm(0)
    assert done.cobb_deg[1] < done.cobb_deg[0]
    assert 0 < done.local_deg[0] - done.local_deg[1] < done.wedge_fall_deg


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"height_loss": 0.0}, "no fracture"),
        ({"age_weeks": 51.1}, "51 weeks"),
        ({"level": "T4"}, "do not fit"),
        ({"cement_ml": -0.1}, "below 0"),
        ({"age_weeks": -1.0}, "below 0"),
        ({"procedure": "glue"}, "Unknown procedure"),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, object], reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        cement(replace(ALL, **change))  # type: ignore[arg-type]


def test_the_fill_limit_is_taken_and_a_drop_more_is_not() -> None:
    limit = fill_limit_ml("T8", 0.3)
    assert cement(Choices("vertebroplasty", "T8", 0.3, 4, limit)).cement_ml == limit
    with pytest.raises(Refusal, match="do not fit"):
        cement(Choices("vertebroplasty", "T8", 0.3, 4, limit + 0.01))


@given(st.sampled_from(LEVELS), st.floats(0.01, 0.6), st.floats(0.02, 0.5), st.booleans())
def test_drawn_cement_covers_its_share_and_stays_inside(level: str, loss: float, share: float, ragged: bool) -> None:
    bone = cement(Choices("none", level, loss, 0, 0)).after
    points = cloud(bone, share, ragged=ragged)
    assert area(points) == pytest.approx(share * area(body(bone)), rel=2e-4)
    assert Path(body(bone)).contains_points(points).all()


def test_cement_share_is_volume_over_volume() -> None:
    done = cement(ALL)
    assert done.cement_share == pytest.approx(4.8 / volume_ml(done.after))


# People of 1,000 -------------------------------------------------------------------------------------


def test_counts_reproduce_the_published_numbers() -> None:
    """VERTOS II (Klazen 2010): 15 of 91 and 21 of 85; 11 of 91 and 35 of 85. Martin 2012: 82 % on CT."""
    new = harms.outcome("new_fracture", "vertebroplasty", 5)
    assert (new.without.people, new.fewer.people) == (247, 165)
    sinks = harms.outcome("collapse", "vertebroplasty", 5)
    assert (sinks.without.people, sinks.fewer.people, sinks.more) == (412, 121, None)
    leak = harms.outcome("leak", "vertebroplasty", 5)
    assert leak.more is not None
    assert (leak.fewer.people, leak.more.people) == (343, 823)
    balloon = harms.outcome("leak", "kyphoplasty", 5)
    assert balloon.more is not None
    assert (balloon.fewer.people, balloon.more.people) == (69, 401)  # 7 of 102, and 40.06 % as printed


def test_shares_that_may_be_of_vertebrae_are_not_drawn_as_people() -> None:
    """The abstract of the pooled leaks names people and vertebrae, and not which of them it counts."""
    drawn = {harms.counted_in(name).people for name in ("leak_pooled_v", "leak_pooled_k")}
    for procedure in PROCEDURES[1:]:
        o = harms.outcome("leak", procedure, 5)
        assert o.more is not None
        assert not drawn & {o.fewer.people, o.more.people}


def test_new_fractures_point_both_ways() -> None:
    start = harms.people(harms.baseline())
    found = harms.new_fractures()
    assert found["new_klazen"].people < start < found["new_blasco"].people
    assert found["new_papanastassiou"].people < start < found["new_qiu"].people
    pooled = found["new_pooled_trials"]
    assert pooled.low is not None
    assert pooled.high is not None
    assert pooled.low < start < pooled.high  # risk ratio 1.12 (0.75 to 1.67) crosses 1
    blasco = found["new_blasco"]
    assert blasco.low is not None
    assert blasco.low > start  # odds ratio 2.78 (1.02 to 7.62) does not
    for procedure in PROCEDURES[1:]:
        o = harms.outcome("new_fracture", procedure, 5)
        assert o.more is not None
        assert o.fewer.people < o.without.people < o.more.people


def test_odds_are_not_risks() -> None:
    """2.78 times the odds of 247 in 1,000 is 477, not 687."""
    share = 21 / 85
    odds = share / (1 - share) * 2.78
    assert harms.people(harms.by_odds(share, 2.78)) == round(1000 * odds / (1 + odds)) == 477
    assert harms.by_risk(share, 1.12) == pytest.approx(share * 1.12)


@given(st.floats(0, 1), st.floats(0.01, 10))
def test_ratios_stay_within_all_and_nobody(share: float, ratio: float) -> None:
    for apply in (harms.by_odds, harms.by_risk):
        assert 0 <= apply(share, ratio) <= 1
        assert apply(share, 1) == pytest.approx(share)
        assert apply(0, ratio) == 0
    assert harms.by_odds(1, ratio) == 1


@pytest.mark.parametrize(
    ("ml", "symptoms"), [(0, 0), (3.4, 0), (3.5, 1), (7.0, 1), (7.1, 9), (12, 9)]
)  # 3,175 people: 0, 0.11 and 0.9 %
def test_embolism_by_volume(ml: float, symptoms: int) -> None:
    o = harms.outcome("embolism", "vertebroplasty", ml)
    assert o.more is not None
    assert (o.without.people, o.fewer.people, o.more.people) == (0, symptoms, 19)


@pytest.mark.parametrize("counted", harms.COUNTED)
@pytest.mark.parametrize("procedure", PROCEDURES[1:])
def test_both_frames_add_up_to_1000(counted: harms.Counted, procedure: str) -> None:
    o = harms.outcome(counted, procedure, 4.8)  # type: ignore[arg-type]
    counts = [o.without, o.fewer, *([o.more] if o.more else [])]
    assert all(c.people + c.spared == 1000 for c in counts)
    if o.more is not None:
        assert o.fewer.people <= o.more.people
    words = describe(cement(replace(ALL, procedure=procedure)), o)  # type: ignore[arg-type]
    for c in counts:
        assert f"{c.people:,} " in words
        assert f"{c.spared:,} " in words


# The panel -------------------------------------------------------------------------------------------


def test_every_benefit_stands_beside_harms_of_the_same_1000() -> None:
    panel = CementPanel()
    for preset in panel.presets:
        panel.show(preset)
        if panel.state.procedure == "none":
            continue
        said = {r.label: r for r in panel.readouts(panel.result)}
        assert said["Bone sinks further"].value == "412 → 121 (879 not)"
        for harm in ("Leak", "Cement in the lung", "Canal, nerves"):
            assert " not" in said[harm].note
            assert "per 1,000" in said[harm].note
        assert sum(label.startswith("New fracture") for label in said) == 6
        assert said["New fracture, Farrokhi 2011"].value == "133 → 22 (978 not)"
        assert any("PainCoursePanel" in r.note for r in said.values())


def test_the_outlier_is_named() -> None:
    panel = CementPanel()
    assert any("outlier" in r.note and "Farrokhi" in r.note for r in panel.readouts(panel.result))


def test_a_refusal_keeps_the_picture() -> None:
    panel = CementPanel()
    before = panel.words
    panel.state.level = "T4"
    assert "do not fit" in panel._message.value
    assert panel.words == before
    panel.state.cement_ml = 3.0
    assert panel.words.startswith("T4")
    assert panel._message.value == ""


def test_a_patient_gets_as_much_cement_as_fits() -> None:
    import osteospine
    from osteospine.compression.model import Fracture

    small = osteospine.Patient(age_years=80, fractures=(Fracture("T4", "wedge", 0.5),))
    panel = CementPanel(patient=small)
    assert panel.state.level == "T4"
    assert 0 < panel.state.cement_ml <= fill_limit_ml("T4", 0.5)
    assert CementPanel(patient=osteospine.Patient(age_years=80)).state.procedure == "none"


def test_result_is_a_cemented_bone() -> None:
    result = CementPanel().result
    assert isinstance(result.bone, Cemented)
    assert np.isfinite(result.bone.front_gain_mm)
