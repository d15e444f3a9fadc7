"""Falls at home against the published ratios, and what they leave for the spine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.daily_life.falls import words
from osteospine.daily_life.falls.model import LOOKS, fallers, falls_left, spine, walk
from osteospine.daily_life.falls.published import GROUPS, MEDICINES, PLACES, STEPS, estimates, places
from osteospine.kit.refusal import Refusal

homes = st.sets(st.sampled_from(PLACES))
looks = st.sampled_from([look for look in LOOKS if look != "medicine"])


@pytest.mark.parametrize(
    ("key", "measure", "value", "low", "high"),
    [
        ("home_mixed", "rate_ratio", 0.74, 0.61, 0.91),  # Clemson 2023
        ("home_high_risk", "rate_ratio", 0.62, 0.56, 0.70),  # Clemson 2023
        ("home_other", "rate_ratio", 1.05, 0.96, 1.16),  # Clemson 2023
        ("home_fracture", "risk_ratio", 1.00, 0.98, 1.02),  # Clemson 2023
        ("exercise", "rate_ratio", 0.77, 0.71, 0.83),  # Sherrington 2019
        ("several_risks", "rate_ratio", 0.75, 0.65, 0.86),  # Gillespie 2009
        ("vitamin_d", "rate_ratio", 0.95, 0.80, 1.14),  # Gillespie 2009
        ("ice", "rate_ratio", 0.42, 0.22, 0.78),  # Gillespie 2009
        ("ssri", "odds_ratio", 2.02, 1.85, 2.20),  # Seppala 2018
        ("opioids", "odds_ratio", 1.60, 1.35, 1.91),  # Seppala 2018
    ],
)
def test_ratios_as_published_each_with_its_measure(
    key: str, measure: str, value: float, low: float, high: float
) -> None:
    row = estimates()[key]
    assert (row.measure, row.value, row.ci_low, row.ci_high) == (measure, value, low, high)
    assert words.MEASURES[measure] in words.ratio(row)


@pytest.mark.parametrize(("who", "before", "fewer"), [("mixed", 1319, 343), ("high_risk", 1847, 702)])
def test_the_rate_falls_as_much_as_published(who: str, before: float, fewer: float) -> None:
    """Clemson 2023: 343 fewer of 1,319 falls, and 702 fewer of 1,847, a year among 1,000 people."""
    found = walk(PLACES, who, "none", "home", age_85=False)
    assert found.rate_before == before
    assert found.rate_after is not None
    assert before - found.rate_after[0] == pytest.approx(fewer, abs=0.5)
    assert found.rate_after[0] == found.rate_after[1]


def test_people_at_no_special_risk_have_no_rate_and_no_benefit() -> None:
    found = walk(PLACES, "other", "none", "home", age_85=False)
    assert found.rate_before is None
    assert found.rate_after is None
    assert found.falls.fewest == pytest.approx(105)
    assert found.spine.avoided_at_most == 0
    assert "no change is within the interval" in words.describe(found)


@pytest.mark.parametrize(("safer", "fewest", "most"), [(0, 100, 100), (1, 74, 100), (6, 74, 100), (7, 74, 74)])
def test_a_part_of_the_programme_is_a_range(safer: int, fewest: float, most: float) -> None:
    found = falls_left(safer, 0.74)
    assert (found.fewest, found.most) == (fewest, most)
    assert found.certain == (safer in (0, 7))


@pytest.mark.parametrize(
    ("age_85", "spared", "fell", "without"),
    [(False, 12, 33, 55), (True, 6, 18, 76)],  # Costa 2013: 45 % and, from 85, 24 % follow a fall; 26 % of these
)
def test_spine_fractures_with_and_without_a_fall(age_85: bool, spared: int, fell: int, without: int) -> None:
    found = spine(falls_left(7, 0.74), age_85=age_85)
    assert (found.avoided_at_most, found.after_fall, found.without_fall) == (spared, fell, without)


def test_fallers_with_a_medicine() -> None:
    """330 of 1,000 fall; odds 0.4925 times 1.60 are 0.788, so 441 of 1,000."""
    found = fallers(1.60)
    assert (found.without, found.with_it) == (330, 441)
    assert fallers(1.0).with_it == 330
    with pytest.raises(Refusal, match="above 0"):
        fallers(0)


@given(st.floats(0.05, 20), st.floats(0.05, 20))
def test_higher_odds_never_mean_fewer_fallers(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert 0 <= fallers(low).with_it <= fallers(high).with_it <= 1000


@given(homes, st.sampled_from(PLACES), st.sampled_from(GROUPS), st.booleans())
def test_a_further_place_never_leaves_more_falls_at_best(fixed: set[str], more: str, who: str, age_85: bool) -> None:
    before, after = (walk(home, who, "none", "home", age_85=age_85) for home in (fixed, fixed | {more}))
    if who != "other":
        assert after.falls.fewest <= before.falls.fewest
        assert after.spine.avoided_at_most >= before.spine.avoided_at_most
    assert after.falls.fewest <= after.falls.most
    assert len(after.waiting) == len(PLACES) - len(after.fixed)


@given(homes, st.sampled_from(GROUPS), looks, st.sampled_from(MEDICINES), st.booleans())
def test_every_home_is_said_in_both_frames(fixed: set[str], who: str, look: str, medicine: str, age_85: bool) -> None:
    found = walk(fixed, who, medicine, look, age_85=age_85)
    s = found.spine
    assert s.avoided_at_most + s.after_fall + s.without_fall == 100
    said = words.describe(found)
    assert f"{s.avoided_at_most + s.after_fall} follow a fall, {s.without_fall} do not" in said
    if medicine != "none":
        count = fallers(estimates()[medicine].value).with_it
        assert f"{count} of 1,000 fall in a year, {1000 - count} do not" in said
    assert 4 <= len(words.readouts(found)) <= 6


@pytest.mark.parametrize("place", PLACES)
def test_a_single_place_has_no_own_estimate(place: str) -> None:
    found = walk([place], "mixed", "none", place, age_85=False)
    assert found.focus == places()[place]
    assert "no own estimate" in words.describe(found)
    assert words.readouts(found)[0].value == "no own estimate"


def test_what_is_not_confirmed_is_said_to_be_so() -> None:
    assert [key for key, row in estimates().items() if not row.confirmed] == ["withdrawal"]
    assert "not confirmed" in words.describe(walk([], "mixed", "none", "withdrawal", age_85=False))


def test_tables_and_model_name_the_same() -> None:
    assert tuple(places()) == PLACES
    assert {key for key, row in estimates().items() if row.group == "medicine"} == set(MEDICINES) - {"none"}
    assert {key for key, row in estimates().items() if row.group == "step"} == set(STEPS)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ((["attic"], "mixed", "none", "home"), "place 'attic'"),
        (([], "all", "none", "home"), "group 'all'"),
        (([], "mixed", "wine", "home"), "medicine 'wine'"),
        (([], "mixed", "none", "sky"), "look 'sky'"),
        (([], "mixed", "none", "medicine"), "Choose a medicine first"),
    ],
)
def test_what_cannot_be_is_refused(given: tuple[list[str], str, str, str], message: str) -> None:
    with pytest.raises(Refusal, match=message):
        walk(*given, age_85=False)
