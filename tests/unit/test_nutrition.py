"""A day's plate against published allowances on both sides of each age, and trials of pills."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.daily_life.nutrition import words
from osteospine.daily_life.nutrition.model import Person, Pills, content, day, mark, usable
from osteospine.daily_life.nutrition.published import FOODS, NUTRIENTS, amounts, labels, outcomes
from osteospine.kit.refusal import Refusal

WOMAN = Person(72, "female", 60)
plates = st.dictionaries(st.sampled_from(FOODS), st.integers(0, 2))
people = st.builds(Person, st.integers(19, 110), st.sampled_from(("female", "male")), st.integers(30, 250))


@pytest.mark.parametrize(
    ("nutrient", "age", "sex", "amount"),
    [
        ("calcium", 19, "female", 1000),  # Institute of Medicine 2011
        ("calcium", 50, "female", 1000),
        ("calcium", 51, "female", 1200),
        ("calcium", 51, "male", 1000),
        ("calcium", 70, "male", 1000),
        ("calcium", 71, "male", 1200),
        ("vitamin_d", 70, "female", 600),
        ("vitamin_d", 71, "female", 800),
        ("magnesium", 30, "female", 310),  # Dietitians of Canada
        ("magnesium", 31, "female", 320),
        ("magnesium", 30, "male", 400),
        ("magnesium", 31, "male", 420),
        ("protein", 40, "male", 48),  # 0.8 g/kg of 60 kg
    ],
)
def test_allowances_on_both_sides_of_each_age(nutrient: str, age: float, sex: str, amount: float) -> None:
    assert mark(Person(age, sex, 60), nutrient, "allowance") == pytest.approx(amount)


@pytest.mark.parametrize(
    ("nutrient", "age", "kind", "amount"),
    [
        ("calcium", 50, "upper", 2500),
        ("calcium", 51, "upper", 2000),
        ("vitamin_d", 19, "upper", 4000),
        ("vitamin_d", 90, "old_upper", 2000),  # Institute of Medicine 1997, replaced
        ("magnesium", 60, "upper", 350),
        ("protein", 65, "target", None),
        ("protein", 66, "target", 60),  # PROT-AGE: over 65, at least 1.0 g/kg
        ("protein", 66, "upper", None),
    ],
)
def test_limits_and_targets(nutrient: str, age: float, kind: str, amount: float | None) -> None:
    assert mark(Person(age, "female", 60), nutrient, kind) == amount


def test_spinach_counts_on_paper() -> None:
    """Heaney 1988: 5.1 % of spinach calcium is absorbed against 27.6 % of milk calcium."""
    assert content("spinach", "calcium") == 120
    assert usable("spinach", "calcium") == pytest.approx(120 * 5.1 / 27.6)
    assert usable("kale", "calcium") == content("kale", "calcium") == 94
    bar = day(WOMAN, {"spinach": 6}, Pills()).bar("calcium")
    assert bar.total == 720
    assert bar.useful == pytest.approx(133, abs=0.5)
    assert not day(WOMAN, {"spinach": 6, "yogurt": 2}, Pills()).bar("calcium").met


def test_a_day_adds_up() -> None:
    found = day(WOMAN, {"milk": 2, "yogurt": 1, "salmon": 1}, Pills(calcium_mg=500))
    assert found.bar("calcium").total == 2 * 297 + 415 + 181 + 500
    assert found.bar("vitamin_d").total == 2 * 120 + 447
    assert found.bar("magnesium").total == 2 * 27 + 42 + 26
    assert found.bar("calcium").met


@pytest.mark.parametrize(
    ("pills", "nutrient", "over"),
    [
        (Pills(calcium_mg=2000), "calcium", False),
        (Pills(calcium_mg=2001), "calcium", True),
        (Pills(vitamin_d_iu=4000), "vitamin_d", False),
        (Pills(vitamin_d_iu=4001), "vitamin_d", True),
        (Pills(magnesium_mg=350), "magnesium", False),
        (Pills(magnesium_mg=351), "magnesium", True),
    ],
)
def test_upper_limits_on_both_sides(pills: Pills, nutrient: str, over: bool) -> None:
    assert day(WOMAN, {}, pills).bar(nutrient).over is over
    assert ("Above the upper limit" in words.describe(day(WOMAN, {}, pills))) is over


def test_magnesium_in_food_never_passes_the_limit() -> None:
    bar = day(WOMAN, {"almonds": 6, "spinach": 6}, Pills(magnesium_mg=350)).bar("magnesium")
    assert bar.total > 1000
    assert not bar.over


@pytest.mark.parametrize(("iu", "said"), [(2000, False), (2001, True), (4000, True), (4001, False)])
def test_the_old_limit_is_named_between_old_and_new(iu: float, said: bool) -> None:
    assert ("old limit of 2,000 IU" in words.describe(day(WOMAN, {}, Pills(vitamin_d_iu=iu)))) is said


def test_calcium_with_vitamin_d_both_ways() -> None:
    """WHI: 449 of 18,176 and 381 of 18,106 women had a stone; hip HR 0.88 (0.72 to 1.08)."""
    rows = {row.id: row for row in outcomes()}
    stone = rows["cd_stone"]
    assert stone.extra_per_1000 == pytest.approx(1000 * (449 / 18176 - 381 / 18106), abs=0.05)
    assert (stone.value, stone.ci_low, stone.ci_high) == (1.17, 1.02, 1.34)
    hip = rows["cd_hip"]
    assert (hip.value, hip.ci_low, hip.ci_high, hip.extra_per_1000) == (0.88, 0.72, 1.08, -1.4)
    said = words.describe(day(WOMAN, {}, Pills(1000, 400)))
    assert "1 fewer with a hip fracture (may be none)" in said
    assert "4 more with a kidney stone;" in said
    assert "for 999, 996, 996 nothing changes" in said


@pytest.mark.parametrize(
    ("pills", "kind"),
    [
        (Pills(), "none"),
        (Pills(magnesium_mg=200), "magnesium"),
        (Pills(calcium_mg=500), "calcium"),
        (Pills(vitamin_d_iu=400), "vitamin_d"),
        (Pills(500, 400, 200), "calcium_d"),
    ],
)
def test_pills_meet_their_trials(pills: Pills, kind: str) -> None:
    found = day(WOMAN, {}, pills)
    assert found.pills.kind == kind
    assert {row.supplement for row in found.found} <= {kind}
    kinds = {row.kind for row in found.found}
    assert kinds == ({"benefit", "harm"} if found.found else set())
    assert len(words.readouts(found)) == 6


@given(plates, people, st.sampled_from(FOODS))
def test_a_further_portion_never_brings_less(plate: dict[str, int], person: Person, food: str) -> None:
    before = day(person, plate, Pills())
    after = day(person, {**plate, food: plate.get(food, 0) + 1}, Pills())
    for a, b in zip(before.bars, after.bars, strict=True):
        assert 0 <= a.useful <= a.total
        assert a.useful <= b.useful
        assert a.total <= b.total
        assert a.allowance == b.allowance > 0
    assert words.person(person) in words.describe(after)


@given(people, st.integers(31, 250))
def test_protein_allowance_follows_weight(person: Person, weight: int) -> None:
    heavier = Person(person.age_years, person.sex, weight)
    ratio = weight / person.weight_kg
    assert mark(heavier, "protein", "allowance") == pytest.approx(0.8 * person.weight_kg * ratio)


def test_foods_and_table_name_the_same() -> None:
    assert set(labels()) == set(FOODS)
    assert {nutrient for _, nutrient in amounts()} == set(NUTRIENTS)


@pytest.mark.parametrize(
    ("person", "portions", "pills", "message"),
    [
        (Person(18, "female", 60), {}, Pills(), "for adults"),
        (Person(111, "female", 60), {}, Pills(), "19 to 110"),
        (Person(60, "other", 60), {}, Pills(), "female, male"),
        (Person(60, "male", 29), {}, Pills(), "30 to 250"),
        (WOMAN, {"pizza": 1}, Pills(), "no food 'pizza'"),
        (WOMAN, {"milk": -1}, Pills(), "whole number"),
        (WOMAN, {"milk": 25}, Pills(), "24 or fewer"),
        (WOMAN, {}, Pills(calcium_mg=-1), "less than nothing"),
    ],
)
def test_what_cannot_be_is_refused(person: Person, portions: dict[str, int], pills: Pills, message: str) -> None:
    with pytest.raises(Refusal, match=message):
        day(person, portions, pills)
