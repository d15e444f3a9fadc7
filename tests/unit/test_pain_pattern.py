"""The pain pattern: what is counted, both sides of each answer, and what is said of causes and silence."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.assessment import words
from osteospine.assessment.features import COURSES, alternatives, features
from osteospine.assessment.model import (
    NO_PAIN,
    ONSETS,
    PLACES,
    Pattern,
    fresh_until_weeks,
    judge,
    longest_weeks,
    silent_fractures,
)
from osteospine.kit.refusal import Refusal

FRESH = Pattern("sudden", "waist", True, True, True, 2, True, False)
HEALED = Pattern("slow", "mid-back", True, True, False, 40, False, True)
patterns = st.builds(
    Pattern,
    st.sampled_from(ONSETS),
    st.sampled_from([place for place in PLACES if place != NO_PAIN]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(0, 52).map(float),
    st.booleans(),
    st.booleans(),
)


def count(pattern: Pattern, course: str) -> int:
    return judge(pattern).counts[COURSES.index(course)]


def test_textbook_patterns_fit_their_own_course_in_full() -> None:
    assert judge(FRESH).best == ("fresh",)
    assert count(FRESH, "fresh") == 8
    assert judge(HEALED).best == ("healed",)
    assert count(HEALED, "healed") == 8


@pytest.mark.parametrize(
    ("change", "less"),
    [
        ({"eased_lying": False}, 1),  # Clark 2016: pain improving on lying down
        ({"place": "leg"}, 1),  # Clark 2016: pain not spreading down the legs
        ({"weeks": 13.0}, 1),  # Clark 2016: shorter duration; Inose 2021: improves up to 12 weeks
        ({"onset": "slow"}, 1),
        ({"worse_upright": False}, 1),
        ({"worse_coughing": False}, 1),
        ({"after_strain": False}, 0),  # Old 2004: up to 30 % in bed
        ({"height_lost": True}, 0),  # Huang 1996: 0.9 to 1.1 cm for each fracture
    ],
)
def test_what_each_answer_takes_from_a_fresh_fracture(change: dict[str, object], less: int) -> None:
    assert count(FRESH, "fresh") - count(dataclasses.replace(FRESH, **change), "fresh") == less  # type: ignore[arg-type]


def test_both_sides_of_twelve_weeks() -> None:
    """Inose 2021."""
    assert fresh_until_weeks() == 12
    at, past = (dataclasses.replace(FRESH, weeks=weeks) for weeks in (12.0, 12.5))
    assert (count(at, "fresh"), count(past, "fresh")) == (8, 7)
    assert count(past, "healed") == count(at, "healed") + 1


def test_the_silent_share_is_the_published_one() -> None:
    """Fink 2005: 22.6 % of new deformities were diagnosed."""
    silent = silent_fractures()
    assert (silent.noticed, silent.unnoticed) == (23, 77)


def test_without_pain_nothing_is_counted_and_silence_is_said_in_both_frames() -> None:
    result = judge(dataclasses.replace(FRESH, place=NO_PAIN))
    assert result.painless
    assert (result.best, result.counts, result.features) == ((), (0, 0, 0), ())
    said = words.describe(result)
    assert "23 came to attention" in said
    assert "77 did not" in said


@given(patterns)
def test_counts_are_bounded_and_say_that_they_are_no_chances(pattern: Pattern) -> None:
    result = judge(pattern)
    assert len(result.features) == 8
    assert all(0 <= each <= 8 for each in result.counts)
    assert result.best
    assert "no chances" in words.describe(result)
    for course, number in zip(COURSES, result.counts, strict=True):
        assert number == sum(each.fits(course) for each in result.features)


@given(patterns, st.sampled_from(["eased_lying", "worse_upright"]))
def test_easing_on_lying_and_load_never_speak_against_a_fracture(pattern: Pattern, name: str) -> None:
    yes, no = (dataclasses.replace(pattern, **{name: answer}) for answer in (True, False))
    assert count(yes, "fresh") > count(no, "fresh")
    assert count(yes, "healed") > count(no, "healed")
    assert count(yes, "other") < count(no, "other")


def test_ties_name_every_course() -> None:
    pattern = dataclasses.replace(HEALED, place="low back", worse_upright=False)
    result = judge(pattern)
    assert result.counts == (3, 6, 6)
    assert result.best == ("healed", "other")
    assert "6 of 8 features are typical of a healed fracture with lasting pain, 6 of other" in words.describe(result)


def test_dangerous_causes_are_named_and_memory_is_marked() -> None:
    leg = judge(dataclasses.replace(FRESH, place="leg"))
    assert "emergency" in words.describe(leg)
    rest = judge(dataclasses.replace(FRESH, place="low back", eased_lying=False))
    assert [each.condition for each in rest.also] == ["cancer in the spine", "infection of the spine"]
    shown = " ".join(each.note for each in words.readouts(rest))
    assert shown.count("not confirmed") == 1  # infection only
    assert {row.confirmed for row in alternatives()} == {True, False}


def test_every_answer_has_a_row() -> None:
    asked = {feature for feature, _ in features()}
    assert all(sum(name == feature for feature, _ in features()) >= 2 for name in asked)
    assert len(asked) == 8


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(Refusal, match="0 to 52"):
        judge(dataclasses.replace(FRESH, weeks=longest_weeks() + 0.5))
    with pytest.raises(Refusal, match="0 to 52"):
        judge(dataclasses.replace(FRESH, weeks=-1.0))
    with pytest.raises(Refusal, match="mid-back"):
        judge(dataclasses.replace(FRESH, place="toe"))
    assert judge(dataclasses.replace(FRESH, weeks=52.0)).counts
