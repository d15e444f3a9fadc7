"""A test handed in as a whole: nothing is judged before, points by objective after, reasons only on request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from osteospine.kit.practice import Practice
from osteospine.kit.practice.hand_in import HandIn
from osteospine.kit.practice.kinds.several import SeveralItem
from osteospine.kit.practice.kinds.single import SingleItem
from osteospine.kit.progress.store import Kept, Store

IDS = ("C02-1", "C02-2", "C02-4")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def exam(store: Store) -> tuple[Practice, HandIn]:
    shown = Practice("compression", *IDS, store=store, feedback="end")
    assert shown.test is not None
    return shown, shown.test


def state_of(shown: Practice) -> str:
    """Return all that the browser is sent."""
    seen, waiting = [], [shown]
    while waiting:
        widget = waiting.pop()
        seen.append(
            {name: value for name, value in widget.get_state().items() if isinstance(value, str | list | tuple)}
        )
        waiting += list(getattr(widget, "children", ()))
    return json.dumps(seen, default=str)


def test_before_handing_in_nothing_is_judged_or_given_away() -> None:
    store: Store = {}
    shown, test = exam(store)
    for question in shown.questions.values():
        question.answer(1 if question.item.kind == "single" else frozenset({0}))
    assert repr(shown).startswith("Test: 3 items on vertebral compression, ")
    assert "Score" not in repr(shown)
    assert shown.words == f"{shown.answered} of 3 items answered"
    assert not test.handed_in
    assert all(question.verdict is None for question in shown.questions.values())
    assert not any(kept.checked for kept in store.values())
    sent = state_of(shown)
    assert "Check my answer" not in sent
    for question in shown.questions.values():
        assert isinstance(question.item, SingleItem | SeveralItem)
        for option in question.item.options:
            assert json.dumps(option.rationale)[1:-1] not in sent
    assert test.reasons_button.description not in sent


def test_handing_in_asks_about_missing_answers_then_gives_points_by_objective() -> None:
    shown, test = exam({})
    test.hand_in_button.click()
    assert "Answer at least one question first." in test.result_html
    shown.questions["C02-1"].answer(1)
    test.hand_in_button.click()
    assert "Questions 2 and 3 have no answer yet. Press Hand in once more" in test.result_html
    assert not test.handed_in
    test.hand_in_button.click()
    assert test.handed_in
    total = shown.score
    assert total.points == 1
    assert f"You have 1 of {total.out_of} points." in test.result_html
    assert "<caption>Points by objective</caption>" in test.result_html
    assert 'scope="col"' in test.result_html
    assert all(each.disabled for question in shown.questions.values() for each in question.inputs)
    assert "Right" not in "".join(question.feedback_html for question in shown.questions.values())
    assert repr(shown).endswith(f"1 answered. Score 1 of {total.out_of} points.")


def test_a_new_answer_after_the_warning_brings_the_warning_back() -> None:
    shown, test = exam({})
    shown.questions["C02-1"].answer(1)
    test.hand_in_button.click()
    shown.questions["C02-2"].answer(frozenset({0}))
    test.hand_in_button.click()
    assert "Question 3 has no answer yet." in test.result_html
    assert not test.handed_in


def test_the_reasons_come_only_on_request() -> None:
    shown, test = exam({})
    shown.questions["C02-1"].answer(1)
    test.hand_in()
    test.hand_in()
    test.reasons_button.click()
    assert "Right." in shown.questions["C02-1"].feedback_html
    assert "You gave no answer here." in shown.questions["C02-2"].feedback_html
    assert test.reasons_button.description == "Hide the reasons"
    test.reasons_button.click()
    assert "Right." not in shown.questions["C02-1"].feedback_html


def test_starting_again_asks_first_and_opens_the_test() -> None:
    store: Store = {}
    shown, test = exam(store)
    shown.questions["C02-1"].answer(1)
    test.hand_in()
    test.hand_in()
    test.again_button.click()
    assert test.again_button.description == "Press again to empty the test"
    assert test.handed_in
    test.again_button.click()
    assert not test.handed_in
    assert store == {}
    assert repr(shown) == "Test: 3 items on vertebral compression, 0 answered."
    assert not any(each.disabled for question in shown.questions.values() for each in question.inputs)
    assert test.again_button.description == "Start again"


def test_running_the_cell_again_shows_the_test_as_it_was() -> None:
    store: Store = {}
    shown, test = exam(store)
    shown.questions["C02-1"].answer(1)
    drafted, draft = exam(store)
    assert not draft.handed_in
    assert drafted.answered == 1
    test.hand_in()
    test.hand_in()
    again, handed = exam(store)
    assert handed.handed_in
    assert handed.result_html == test.result_html
    assert repr(again) == repr(shown)


def test_a_test_handed_in_comes_back_from_the_file_as_a_whole() -> None:
    shown, test = exam({})
    shown.questions["C02-1"].answer(1)
    shown.questions["C02-2"].answer(frozenset({0, 1}))
    test.hand_in()
    test.hand_in()
    shown.save_bar.save_button.click()
    store: Store = {}
    again, handed = exam(store)
    again.save_bar.back_button.click()
    assert handed.handed_in
    assert handed.result_html == test.result_html
    assert store["compression", "C02-2"] == Kept(frozenset({0, 1}), True)
    assert all(each.disabled for question in again.questions.values() for each in question.inputs)


def test_another_way_of_feedback_is_refused() -> None:
    with pytest.raises(ValueError, match="'each', 'end'"):
        Practice("compression", feedback="never")
