"""The practice widget: answer, check, try again, start again; driven in-process as the browser would."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import ipywidgets as widgets
import pytest

from osteospine.kit.evidence import data_dir
from osteospine.kit.practice import Practice
from osteospine.kit.practice.kinds.single import SingleItem
from osteospine.kit.practice.question import Question, Store
from osteospine.kit.practice.widget import ANSWERS

TOPICS = sorted(path.parent.name for path in data_dir().glob("*/practice.json"))


def press(question: Question) -> None:
    question.check_button.click()


@pytest.fixture(autouse=True)
def _strict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OSTEOSPINE_STRICT", "1")


@pytest.fixture
def store() -> Store:
    return {}


@pytest.mark.parametrize("topic", TOPICS)
def test_all_right_answers_earn_all_points(topic: str, store: Store) -> None:
    practice = Practice(topic, store=store)
    for question in practice.questions.values():
        question.answer(question.item.right_answer)
        press(question)
        assert question.verdict is not None
        assert question.verdict.word == "Right", question.item.id
    total = practice.score.out_of
    count = len(practice.questions)
    assert practice.words == f"Score {total} of {total} points; {count} of {count} items answered"


@pytest.mark.parametrize("topic", TOPICS)
def test_feedback_gives_every_rationale_the_status_role_and_the_sources(topic: str, store: Store) -> None:
    for question in Practice(topic, store=store).questions.values():
        question.answer(question.item.right_answer)
        press(question)
        text = question.feedback_html
        assert 'role="status" aria-live="polite"' in text
        assert "Right." in text
        assert text.count("Sources:") == 1
        assert question.verdict is not None
        for note in question.verdict.notes:
            assert escape(note.rationale) in text


def test_repr_and_bundle_carry_the_result_as_text_and_no_picture(store: Store) -> None:
    practice = Practice("compression", "C02-1", "C02-2", store=store)
    assert repr(practice) == "Practice: 2 items on vertebral compression, 0 answered."
    practice.questions["C02-2"].answer(frozenset({0, 1, 2}))
    press(practice.questions["C02-2"])
    assert repr(practice) == "Practice: 2 items on vertebral compression, 1 answered. Score 1 of 4 points."
    data, _metadata = practice._repr_mimebundle_()
    assert set(data) == {"text/plain", "application/vnd.jupyter.widget-view+json"}
    assert data["text/plain"] == repr(practice)
    assert repr(Practice("kyphosis", "K03-8", store=store)) == "Practice: 1 item on kyphosis, 0 answered."


def test_items_come_in_the_order_asked_for(store: Store) -> None:
    practice = Practice("kyphosis", "K03-8", "K03-1", store=store)
    assert list(practice.questions) == ["K03-8", "K03-1"]


def test_try_again_keeps_what_was_chosen_and_takes_the_feedback_away(store: Store) -> None:
    practice = Practice("compression", "C02-1", store=store)
    question = practice.questions["C02-1"]
    question.answer(0)
    press(question)
    assert "Not yet." in question.feedback_html
    assert question.check_button.description == "Try again"
    press(question)
    assert question.inputs[0].value == 0
    assert "Not yet." not in question.feedback_html
    assert question.check_button.description == "Check my answer"
    assert practice.answered == 0


def test_changing_a_checked_answer_takes_its_feedback_away(store: Store) -> None:
    practice = Practice("compression", "C02-1", store=store)
    question = practice.questions["C02-1"]
    question.answer(0)
    press(question)
    question.inputs[0].set_state({"index": 1})  # what the browser sends
    assert question.verdict is None
    assert practice.answered == 0
    press(question)
    assert practice.score.points == 1


@pytest.mark.parametrize("item_id", ["C02-1", "C02-2", "C02-3", "C02-5"])
def test_checking_without_an_answer_says_what_is_missing(item_id: str, store: Store) -> None:
    practice = Practice("compression", item_id, store=store)
    question = practice.questions[item_id]
    press(question)
    assert question.verdict is None
    assert "first" in question.feedback_html
    assert not store
    question.answer(question.item.right_answer)
    assert "first" not in question.feedback_html


def test_a_place_given_twice_is_not_a_whole_answer(store: Store) -> None:
    question = Practice("compression", "C02-5", store=store).questions["C02-5"]
    for each in question.inputs:
        each.value = 1
    press(question)
    assert "no place may be used twice" in question.feedback_html


@pytest.mark.parametrize(
    ("typed", "points"),
    [("30", 1), (" 30.0 ", 1), ("29,5", 1), ("31.2", 0), ("\N{MINUS SIGN}30", 0), ("3e1", 1)],
)
def test_numbers_may_be_typed_with_point_or_comma(typed: str, points: int, store: Store) -> None:
    practice = Practice("compression", "C02-3", store=store)
    question = practice.questions["C02-3"]
    question.inputs[0].value = typed
    press(question)
    assert practice.score.points == points
    assert practice.answered == 1


@pytest.mark.parametrize("typed", ["", "thirty", "30 %", "nan", "inf"])
def test_what_is_not_a_number_is_asked_for_again(typed: str, store: Store) -> None:
    practice = Practice("compression", "C02-3", store=store)
    practice.questions["C02-3"].inputs[0].value = typed
    press(practice.questions["C02-3"])
    assert practice.answered == 0
    assert "Type a number first" in practice.questions["C02-3"].feedback_html


@pytest.mark.parametrize("topic", TOPICS)
def test_running_the_cell_again_shows_earlier_answers_again(topic: str, store: Store) -> None:
    first = Practice(topic, store=store)
    for question in first.questions.values():
        question.answer(question.item.right_answer)
        press(question)
    second = Practice(topic, store=store)
    assert repr(second) == repr(first)
    for before, after in zip(first.questions.values(), second.questions.values(), strict=True):
        assert [each.value for each in before.inputs] == [each.value for each in after.inputs]
        assert before.feedback_html == after.feedback_html


def test_a_choice_not_yet_checked_is_kept_too(store: Store) -> None:
    Practice("compression", "C02-1", store=store).questions["C02-1"].answer(2)
    again = Practice("compression", "C02-1", store=store)
    assert again.questions["C02-1"].inputs[0].value == 2
    assert again.answered == 0


def test_reset_empties_the_items_shown_and_no_others(store: Store) -> None:
    every = Practice("compression", store=store)
    for question in every.questions.values():
        question.answer(question.item.right_answer)
        press(question)
    some = Practice("compression", "C02-1", "C02-2", "C02-3", "C02-5", store=store)
    some.reset()
    assert repr(some) == "Practice: 4 items on vertebral compression, 0 answered."
    assert {item_id for _topic, item_id in store} == set(every.questions) - set(some.questions)
    assert some.questions["C02-1"].inputs[0].value is None  # 0 would be option A
    for question in some.questions.values():
        assert all(each.value in (None, False, "", 0) for each in question.inputs)


def test_without_a_store_of_its_own_it_uses_that_of_the_kernel() -> None:
    practice = Practice("compression", "C02-1")
    try:
        practice.questions["C02-1"].answer(1)
        press(practice.questions["C02-1"])
        assert ANSWERS["compression", "C02-1"].checked
    finally:
        practice.reset()
    assert ("compression", "C02-1") not in ANSWERS


@pytest.mark.parametrize("topic", TOPICS)
def test_every_control_has_a_visible_label(topic: str, store: Store) -> None:
    for question in Practice(topic, store=store).questions.values():
        for each in question.inputs:
            assert isinstance(each, widgets.RadioButtons | widgets.Checkbox | widgets.Text | widgets.Dropdown)
            assert each.description.strip()


def test_feedback_is_made_of_plain_elements_only(store: Store) -> None:
    question = Practice("compression", "C02-9", store=store).questions["C02-9"]
    question.answer(frozenset({1}))
    press(question)
    allowed = {"div", "span", "strong", "ul", "li", "br", "p", "a"}
    assert set(re.findall(r"</?([a-z]+)", question.feedback_html)) <= allowed


def test_an_error_becomes_a_message_and_is_raised_in_tests(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    practice = Practice("compression", "C02-1", store=store)
    question = practice.questions["C02-1"]
    question.answer(1)

    def broken(_self: SingleItem, _answer: int) -> Any:
        raise RuntimeError("the scales are broken")

    monkeypatch.setattr(SingleItem, "judge", broken)
    with pytest.raises(RuntimeError, match="broken"):
        question.press()
    assert 'role="alert"' in question.feedback_html
    assert "the scales are broken" in question.feedback_html
    monkeypatch.delenv("OSTEOSPINE_STRICT")
    press(question)
    assert practice.answered == 0
    assert question.inputs[0].value == 1


def test_unknown_item_is_refused_with_the_ids_that_exist(store: Store) -> None:
    with pytest.raises(ValueError, match="C02-1"):
        Practice("compression", "C99-1", store=store)
