"""The trial rows against their published differences, harms on the same scale, and balanced words."""

from __future__ import annotations

import functools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.compression.model import Fracture
from osteospine.kit.refusal import Refusal
from osteospine.medicines import words
from osteospine.medicines.assess import PEOPLE, Overview, Pair, Tradeoff, assess, overview
from osteospine.medicines.captions import both_frames, captions
from osteospine.medicines.harm_words import harm_note, harm_value
from osteospine.medicines.harms import HARM_KINDS, harms
from osteospine.medicines.panel import MedicineTradeoffPanel
from osteospine.medicines.trials import FRAMES, OUTCOMES, baselines, medicines, start, trial, trials
from osteospine.patient import Patient

HELD = [(row.medicine, row.outcome) for row in trials()]


def one(medicine: str, outcome: str = "radiographic", **choices: object) -> Tradeoff:
    start_from = {"group": "own", "years": 3.0, "own_risk": 0.1}
    return assess(medicine, outcome, **(start_from | choices))  # type: ignore[arg-type]


@functools.cache
def a_panel() -> MedicineTradeoffPanel:
    return MedicineTradeoffPanel()


def in_its_trial(medicine: str, outcome: str = "radiographic") -> Tradeoff:
    return one(medicine, outcome, group="trial", years=trial(medicine, outcome).years)


@pytest.mark.parametrize(
    ("medicine", "outcome", "without", "with_medicine", "nnt"),
    [
        ("alendronate", "radiographic", 150, 80, 14),  # Black 1996: 15.0 and 8.0 %
        ("alendronate", "clinical", 50, 23, 37),  # Black 1996: 5.0 and 2.3 %
        ("zoledronate", "radiographic", 109, 33, 13),  # Black 2007: 10.9 and 3.3 %
        ("denosumab", "radiographic", 72, 23, 20),  # Cummings 2009: 7.2 and 2.3 %
        ("teriparatide", "radiographic", 140, 49, 11),  # Neer 2001: 14 and 5 %
        ("abaloparatide", "radiographic", 42, 6, 28),  # Miller 2016: 4.22 and 0.58 %
        ("romosozumab", "radiographic", 18, 5, 76),  # Cosman 2016: 1.8 and 0.5 %
        ("raloxifene", "radiographic", 101, 66, 28),  # Ettinger 1999: 10.1 and 6.6 %
        ("romosozumab vs alendronate", "radiographic", 80, 40, 25),  # US label: 8.0 and 4.1 %
        ("romosozumab vs alendronate", "hip", 32, 20, 82),  # Saag 2017: 3.2 and 2.0 %
        ("teriparatide vs risedronate", "radiographic", 120, 53, 15),  # Kendler 2018: 12.0 and 5.4 %
        ("denosumab", "hip", 12, 7, 209),  # Cummings 2009: 1.2 and 0.7 %
    ],
)
def test_a_trial_gives_back_its_own_difference(
    medicine: str, outcome: str, without: int, with_medicine: int, nnt: int
) -> None:
    result = in_its_trial(medicine, outcome)
    assert result.fractures == Pair(without, with_medicine)
    assert result.effect.nnt == pytest.approx(nnt, abs=0.5)


@pytest.mark.parametrize("row", trials(), ids=lambda row: f"{row.medicine}-{row.outcome}")
def test_every_row_is_sound(row: object) -> None:
    assert row.effect_low <= row.effect <= row.effect_high  # type: ignore[attr-defined]
    assert row.frame in FRAMES  # type: ignore[attr-defined]
    assert row.status in {"verified", "derived"}  # type: ignore[attr-defined]


def test_all_medicines_are_there() -> None:
    wanted = {"alendronate", "risedronate", "ibandronate", "zoledronate", "denosumab", "teriparatide", "abaloparatide"}
    wanted |= {"romosozumab", "raloxifene", "oestrogen + progestin", "oestrogen alone", "calcitonin"}
    wanted |= {"calcium + vitamin D", "teriparatide vs risedronate", "romosozumab vs alendronate"}
    assert set(medicines()) == wanted
    assert all(harms(name, 3) for name in medicines())


def test_what_is_not_confirmed_is_unknown_not_zero() -> None:
    for medicine, outcome in (("denosumab", "clinical"), ("ibandronate", "clinical"), ("risedronate", "hip")):
        with pytest.raises(Refusal, match="unknown effect, not one of zero"):
            one(medicine, outcome)
    with pytest.raises(Refusal, match="is not held here"):
        one("calcium + vitamin D", "hip", group="trial")
    with pytest.raises(Refusal, match="only that of a new spine fracture on X-ray"):
        one("alendronate", "clinical", group="two")
    with pytest.raises(Refusal, match="Choose one of"):
        one("placebo")


def test_groups_keep_their_published_risk_at_their_own_time() -> None:
    for each in baselines():
        row = next(row for row in trials() if row.outcome == each.outcome)
        assert start(row, each.group, each.years, 0).risk == pytest.approx(each.risk_pct / 100)
    counts = [one("alendronate", group=name, years=1.75).fractures.without for name in ("one", "two", "three")]
    assert counts == [70, 160, 230]  # Gallagher 2005


def test_only_head_to_head_rows_stand_in_their_frame() -> None:
    result = overview("radiographic", "alendronate", 3)
    frames = dict(result.frames)
    assert {row.trial for row in frames["head_to_head"]} == {"VERO", "ARCH"}
    for frame, rows in frames.items():
        assert [row.medicine for row in rows] == sorted(row.medicine for row in rows), "by name, not by effect"
        assert all(row.head_to_head == (frame == "head_to_head") for row in rows)
    said = words.describe(result)
    assert "no ranking" in said
    assert "VERO" in said
    assert "none of them met in one trial" in words.describe(overview("clinical", "alendronate", 3))


def test_hormone_rates_become_people_of_a_thousand() -> None:
    """Strokes: 29 against 21 of 10,000 women a year (WHI); in 5 years about 14 and 10 of 1,000."""
    stroke = next(
        each for each in one("oestrogen + progestin", "hip", years=5.0).harms if each.harm.row.harm == "stroke"
    )
    assert stroke.pair == Pair(10, 14)
    once = next(each for each in one("zoledronate", years=9.0).harms if each.harm.row.kind == "common")
    assert once.pair == Pair(117, 424)  # Reid 2010; a reaction to the first dose does not grow with time


def test_harms_over_years_follow_the_time_chosen() -> None:
    for years in (1.0, 3.8, 8.0):
        first = one("alendronate", years=years).harms[0].harm
        assert first.with_medicine == pytest.approx(1 - (1 - 0.475) ** (years / 3.8))
    stones = one("calcium + vitamin D", "hip", years=7.0).harms[0]
    assert stones.pair == Pair(21, 25)  # Wallace 2011: 381 of 18,106 and 449 of 18,176


def test_fewer_than_one_of_a_thousand_is_said_of_ten_thousand() -> None:
    assert both_frames(0.00072) == "7 of 10,000"
    assert both_frames(0.0009, at_most=True) == "up to 9 of 10,000"
    assert both_frames(0.00001) == "fewer than 1 of 10,000"
    assert both_frames(0.001) == "1 have, 999 do not"
    assert both_frames(0) == "0 have, 1,000 do not"
    thigh = next(each for each in one("alendronate").harms if "thigh" in each.harm.row.harm)
    assert thigh.pair == Pair(0, 0)
    assert harm_value(thigh) == "7 of 10,000 with, 2 of 10,000 without"


@pytest.mark.parametrize(("medicine", "outcome"), HELD)
@pytest.mark.parametrize("kind", HARM_KINDS)
def test_benefit_and_harm_share_denominator_and_both_frames(medicine: str, outcome: str, kind: str) -> None:
    result = one(medicine, outcome, harm_kind=kind)
    said = words.describe(result)
    pair = result.fractures
    assert said.startswith("Of 1,000 ")
    for number in (pair.without, pair.with_medicine, PEOPLE - pair.without, PEOPLE - pair.with_medicine):
        assert re.search(rf"\b{number:,}\b", said)
    assert "Harm among the same people" in said or "unknown, not none" in said
    top, below = captions(result)
    assert top.left == pair.without
    assert sum(top.right or ()) == max(pair.without, pair.with_medicine)
    assert f"{pair.without:,} have, {PEOPLE - pair.without:,} do not" == top.without
    assert below.title
    labels = [each.label for each in a_panel().readouts(result)]
    assert sum(label.startswith(("Common", "Serious", "Rare")) for label in labels) >= 1
    assert all(harm_note(each).startswith(("of 1,000", "fewer than 1 of 1,000")) for each in result.harms)


def test_every_effect_has_a_harm_in_the_view_of_all() -> None:
    for outcome in OUTCOMES:
        result = overview(outcome, "alendronate", 3)
        counted = dict(result.harms)
        assert {row.medicine for _, rows in result.frames for row in rows} == set(counted)


def test_no_effect_is_said_as_infinity_and_never_negative() -> None:
    result = one("calcium + vitamin D", "hip", own_risk=0.02)  # hazard ratio 0.88 (0.72 to 1.08), Jackson 2006
    needed = words.needed_range(result.effect.nnt_ci)
    assert needed == "180 for one spared to infinity (no difference) to 632 for one harmed"
    assert "no difference fits too" in words.describe(result)
    assert "−2" in words.describe(result)
    assert words.needed_range(one("alendronate").effect.nnt_ci) == "17 to 31 for one spared"


def test_longer_than_the_trial_is_said() -> None:
    assert "assumes an unchanged rate" in words.sureness(one("romosozumab", years=3.0))
    assert "assumes" not in words.sureness(one("romosozumab", years=1.0))


@pytest.mark.parametrize(("years", "own_risk"), [(0.0, 0.1), (-1.0, 0.1), (3.0, -0.1), (3.0, 1.1)])
def test_impossible_numbers_are_refused(years: float, own_risk: float) -> None:
    with pytest.raises(Refusal, match="Give"):
        one("alendronate", years=years, own_risk=own_risk)


@given(st.sampled_from(HELD), st.floats(0, 1), st.floats(0.5, 20), st.sampled_from(HARM_KINDS))
def test_people_always_add_up(held: tuple[str, str], own_risk: float, years: float, kind: str) -> None:
    result = one(*held, own_risk=own_risk, years=years, harm_kind=kind)
    for pair in (result.fractures, *(each.pair for each in result.harms if each.pair is not None)):
        assert 0 <= pair.both <= min(pair.without, pair.with_medicine)
        assert pair.both + pair.spared == pair.without
        assert pair.both + pair.added == pair.with_medicine
        assert max(pair.without, pair.with_medicine) <= PEOPLE
    assert result.fractures.added == 0, "no result held here raises the risk"


def test_panel_reads_a_patient_and_refuses_in_place() -> None:
    person = Patient(age_years=72, fractures=(Fracture("T11", "wedge", 0.3), Fracture("L1", "wedge", 0.2)))
    panel = MedicineTradeoffPanel(patient=person)
    assert panel.state.people == "two"
    before = panel.words
    panel.state.outcome = "clinical"
    assert "is not held here" in panel._message.value
    assert panel.words == before
    panel.show("All medicines")
    assert isinstance(panel.result, Overview)
    assert not panel._message.value
