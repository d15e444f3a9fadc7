"""Rules, wishes, order and nursing cards of the choice of medicine."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.kit.refusal import Refusal
from osteospine.medicines.choice import cards
from osteospine.medicines.choice.model import (
    EVENT,
    KIDNEY,
    MAX_WEIGHT,
    PLACES,
    SWITCHES,
    WISHES,
    Person,
    options,
    reasons,
)
from osteospine.medicines.choice.order import choose
from osteospine.medicines.choice.panel import MedicineChoicePanel
from osteospine.medicines.choice.tables import facts, medicines, rules
from osteospine.medicines.choice.words import CIRCUMSTANCES, WISH_LABELS, describe, why

STRICTNESS = {"open": 0, "check first": 1, "falls away": 2}
people = st.builds(
    Person,
    st.sampled_from(PLACES),
    st.frozensets(st.sampled_from(SWITCHES)),
    st.sampled_from(KIDNEY),
    st.sampled_from(EVENT),
)
weightings = st.fixed_dictionaries({wish: st.integers(0, MAX_WEIGHT) for wish in WISHES})


def verdicts(**person: object) -> dict[str, str]:
    return {option.medicine: option.verdict for option in options(Person(**person), {})}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("medicine", "last_allowed", "first_barred"),
    [
        ("alendronate", "35 or more", "30 to 34"),
        ("zoledronic acid", "35 or more", "30 to 34"),
        ("risedronate", "30 to 34", "below 30"),
        ("ibandronate", "30 to 34", "below 30"),
    ],
)
def test_kidney_limits_on_both_sides(medicine: str, last_allowed: str, first_barred: str) -> None:
    """Labels: below 35 mL/min (alendronate, zoledronic acid) or below 30 (risedronate, ibandronate)."""
    assert verdicts(kidney=last_allowed)[medicine] == "open"
    assert verdicts(kidney=first_barred)[medicine] == "falls away"
    assert verdicts(kidney="dialysis")[medicine] == "falls away"


def test_a_heart_attack_long_ago_bars_romosozumab_in_the_eu_and_not_in_the_us() -> None:
    for place, older in (("US", "check first"), ("EU and UK", "falls away")):
        assert verdicts(place=place)["romosozumab"] == "open"
        assert verdicts(place=place, event="more than a year ago")["romosozumab"] == older
        assert verdicts(place=place, event="within the last year")["romosozumab"] == "falls away"


def test_upright_and_gullet() -> None:
    upright = verdicts(circumstances=frozenset({"cannot_sit_upright"}))
    assert [m for m, v in upright.items() if v == "falls away"] == ["alendronate", "risedronate", "ibandronate"]
    gullet = verdicts(circumstances=frozenset({"swallowing_problem"}))
    assert (gullet["alendronate"], gullet["risedronate"]) == ("falls away", "check first")
    assert gullet["zoledronic acid"] == "open"


def test_dialysis_asks_for_a_check_of_denosumab_with_both_frames() -> None:
    """Bird 2024: 41.1 % of those on dialysis against 2.0 % with an oral bisphosphonate."""
    found = reasons(Person(kidney="dialysis"), "denosumab")
    assert {reason.verdict for reason in found} == {"check first"}
    told = " ".join(reason.rule.reason for reason in found)
    assert "411 of 1,000" in told
    assert "589 not" in told
    assert "20 of 1,000, 980 not" in told


def test_a_rule_from_elsewhere_is_borrowed_only_where_the_place_has_none() -> None:
    (kidney,) = reasons(Person("US", kidney="30 to 34"), "alendronate")
    assert kidney.borrowed
    assert kidney.rule.jurisdiction == "Canada"
    (upright,) = reasons(Person("US", frozenset({"cannot_sit_upright"})), "alendronate")
    assert not upright.borrowed
    for place in PLACES:
        found = reasons(Person(place, event="within the last year"), "romosozumab")
        assert all(reason.rule.place == place for reason in found)


def test_calcitonin_is_withdrawn_in_the_eu_only() -> None:
    assert verdicts(place="EU and UK")["calcitonin"] == "falls away"
    assert verdicts(place="US")["calcitonin"] == "check first"


@given(person=people)
def test_what_is_not_confirmed_never_makes_a_medicine_fall_away(person: Person) -> None:
    for option in options(person, {}):
        for reason in option.reasons:
            if not reason.confirmed:
                assert reason.verdict == "check first"
                assert "not confirmed" in why(option)


@given(person=people, extra=st.sampled_from(SWITCHES))
def test_one_more_circumstance_never_loosens_a_verdict(person: Person, extra: str) -> None:
    more = Person(person.place, person.circumstances | {extra}, person.kidney, person.event)
    for before, after in zip(options(person, {}), options(more, {}), strict=True):
        assert STRICTNESS[after.verdict] >= STRICTNESS[before.verdict]


def test_every_rule_can_hold_and_every_fact_is_there() -> None:
    reachable = {"always", *SWITCHES, *Person(kidney="dialysis", event="within the last year").active}
    for rule in rules():
        assert rule.circumstance in reachable
        assert rule.medicine in medicines()
    assert set(facts()) == {(medicine, wish) for medicine in medicines() for wish in WISHES}
    assert set(CIRCUMSTANCES) == set(SWITCHES)
    assert tuple(WISH_LABELS) == WISHES


def test_facts_follow_the_published_results() -> None:
    """Ibandronate (label) and raloxifene (RUTH, 0.85, 0.64 to 1.13) have not shown fewer hip fractures."""
    hip = {medicine: facts()[medicine, "hip"].met for medicine in medicines()}
    assert {m for m, met in hip.items() if met == "yes"} == {
        "alendronate",
        "risedronate",
        "zoledronic acid",
        "denosumab",
        "romosozumab",
        "hormone therapy",
    }
    assert (hip["ibandronate"], hip["raloxifene"]) == ("no", "no")
    assert facts()["denosumab", "stop_freely"].met == "no"
    assert facts()["zoledronic acid", "stop_freely"].met == "yes"


def test_without_weights_there_is_no_order() -> None:
    c = choose(Person(), {})
    assert not c.ordered
    assert c.leaders == c.possible_leaders == ()
    assert {c.place(option) for option in c.options} == {""}
    assert [o.medicine for o in c.possible] == [m for m in medicines() if m not in {o.medicine for o in c.gone}]
    assert "no order" in describe(c)


def test_a_wish_that_all_meet_tells_nothing_apart() -> None:
    c = choose(Person(), {"spine": 5})
    assert {option.points for option in c.possible} == {5}
    assert {c.place(option) for option in c.open} == {"1="}
    assert not c.stable
    assert "several answers are defensible" in describe(c)


def test_places_points_and_a_stable_first_place() -> None:
    c = choose(Person(), {"few_doses": 5, "stop_freely": 5, "hip": 5})
    assert c.leaders == ("zoledronic acid",)
    assert c.possible[0].points == c.total == 15
    assert c.place(c.possible[0]) == "1"
    assert c.stable
    assert "stands when any one weight moves by one" in describe(c)


@given(person=people, weights=weightings)
def test_order_is_by_points_and_ties_are_ties(person: Person, weights: dict[str, int]) -> None:
    c = choose(person, weights)
    for part in (c.open, c.to_check):
        points = [option.points for option in part]
        assert points == sorted(points, reverse=True) or not c.ordered
    assert {option.verdict for option in c.open} <= {"open"}
    assert len(c.possible) + len(c.gone) == len(medicines())
    assert set(c.leaders) <= set(c.possible_leaders)
    for option in c.options:
        met = sum(weights[wish] for wish in WISHES if facts()[option.medicine, wish].met == "yes")
        assert option.points == met <= option.points_possible <= c.total
    assert set(c.leaders) <= {option.medicine for option in c.open}
    assert not any(c.place(option) for option in (*c.to_check, *c.gone))
    if c.ordered:
        points = [option.points for option in c.open]
        for option in c.open:
            assert c.place(option).endswith("=") == (points.count(option.points) > 1)
            assert int(c.place(option).rstrip("=")) == 1 + sum(p > option.points for p in points)


def test_points_do_not_outweigh_a_check() -> None:
    person = Person(event=EVENT[2])
    c = choose(person, {"no_clot_warning": 0, "no_needles": 3, "spine": 3})
    check = {option.medicine for option in c.to_check}
    assert "hormone therapy" in check
    assert not check & set(c.possible_leaders)
    assert "Once checked:" in describe(c)


@given(weights=st.fixed_dictionaries({wish: st.integers(0, 2) for wish in WISHES}))
def test_doubled_weights_give_the_same_order(weights: dict[str, int]) -> None:
    once, twice = (choose(Person(), {w: k * v for w, v in weights.items()}) for k in (1, 2))
    assert [o.medicine for o in once.possible] == [o.medicine for o in twice.possible]


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(Refusal, match="Choose one of US"):
        Person(place="Mars")  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="35 or more"):
        Person(kidney="12")
    with pytest.raises(Refusal, match="cannot_sit_upright"):
        Person(circumstances=frozenset({"tall"}))
    with pytest.raises(Refusal, match="from 0 to 5"):
        options(Person(), {"hip": 6})
    with pytest.raises(Refusal, match="alendronate"):
        reasons(Person(), "aspirin")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("medicine", list(medicines()))
def test_each_card_is_complete_and_prints(medicine: str) -> None:
    rows = cards.lines(medicine)
    assert tuple(rows) == cards.PARTS
    assert all(rows.values())
    page = cards.page(medicine)
    reader = _Reader()
    reader.feed(page)
    assert not reader.open
    assert "@media print" in page
    told = cards.text(medicine)
    assert told.startswith(medicine.capitalize())
    for part in rows.values():
        for row in part:
            assert row.line in told
            assert row.jurisdiction in row.origin
            assert row.general == row.origin.endswith("†")


def test_counts_on_cards_and_in_rules_have_both_frames() -> None:
    told = [line.line for medicine in medicines() for part in cards.lines(medicine).values() for line in part]
    told += [rule.reason for rule in rules()]
    checked = 0
    for line in told:
        for with_it, without in re.findall(r"(\d+) of 1,000[^.;()]*?[(,] ?(\d+) (?:do )?not", line):
            assert int(with_it) + int(without) == 1000, line
            checked += 1
    assert checked >= 10


def test_no_card_for_what_is_no_medicine() -> None:
    with pytest.raises(KeyError, match="denosumab"):
        cards.lines("none")


def test_the_panel_shows_the_card_and_the_reasons() -> None:
    panel = MedicineChoicePanel(card="denosumab")
    assert "Nursing card: denosumab" in panel._card.value
    assert panel.card_page().startswith("<!DOCTYPE html>")
    panel.state.card = "none"
    assert panel._card.value == ""
    panel.show("Cannot sit up")
    found = {readout.label: readout for readout in panel.readouts(panel.result)}
    assert found["Alendronate"].value == "falls away"
    assert "30 minutes" in found["Alendronate"].note
    assert "(US)" in found["Alendronate"].note
