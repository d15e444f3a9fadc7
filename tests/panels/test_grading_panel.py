"""Grading ten vertebrae from first to last."""

from __future__ import annotations

from osteospine import GradingPanel
from osteospine.compression.grading.model import N_CASES


def answer_right(panel: GradingPanel) -> None:
    case = panel.result.case
    panel.state.shape, panel.state.grade = case.shape, case.grade
    panel.check()


def test_a_whole_set() -> None:
    panel = GradingPanel(seed=4)
    for _ in range(N_CASES):
        answer_right(panel)
        panel.next()
    assert panel.result.score == 2 * N_CASES
    assert panel.result.kappa == 1
    assert "kappa 1.00" in panel.words


def test_the_first_answer_stands_and_nothing_is_lost() -> None:
    panel = GradingPanel(seed=4)
    panel.state.shape, panel.state.grade = "crush", 3
    panel.check()
    first = panel.result.answer
    panel.state.shape, panel.state.grade = "wedge", 1
    panel.check()
    assert panel.result.answer is first
    panel.state.number = 5
    panel.state.number = 1
    assert panel.result.answer is first


def test_next_skips_what_is_answered() -> None:
    panel = GradingPanel(seed=4, number=10)
    answer_right(panel)
    panel.next()
    assert panel.state.number == 1


def test_a_new_set_starts_afresh() -> None:
    panel = GradingPanel(seed=4)
    answer_right(panel)
    panel.new_set()
    assert (panel.state.seed, panel.state.number, panel.result.answered) == (5, 1, 0)
    answer_right(panel)
    panel.controls["seed"].value = 77
    assert (panel.state.number, panel.result.answered) == (1, 0)


def test_measures_only_when_asked_or_checked() -> None:
    panel = GradingPanel(seed=4)
    assert "Measured" not in panel.words
    panel.state.measured = True
    assert "Measured" in panel.words
