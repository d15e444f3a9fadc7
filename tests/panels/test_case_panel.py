"""The case panel: stages, decisions, questions, debrief, and nothing lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import ipywidgets as widgets
import pytest
from traitlets import Enum

import osteospine
from osteospine.kit.practice.question import Question
from osteospine.kit.progress.store import ANSWERS, FREE_TEXT, Kept
from osteospine.kit.progress.taking import FreeText, Taken, Unseen
from osteospine.unfolding_case import cases
from osteospine.unfolding_case.panel import CasePanel, CaseState
from tests.tiny_case import tiny, write


class TinyState(CaseState):
    case = Enum(("tiny", "other"), "tiny", help="Which of the two tiny cases.")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put two tiny cases where the panel looks, and an empty folder where answers would be saved."""
    other = tiny(id="other", title="Other", order=2, body=False, body_note="No profile is drawn of Mrs T.")
    for stage in other["stages"]:
        stage["measures"] = {"height_cm": 160.0, "cobb_deg": None}
        stage["chart"] = [{"label": "Height", "value": "{height} cm"}]
    other["stages"][2]["steps"][5]["item"]["stem"] = "What now?"
    other["endings"][0]["text"] = "Ending one."
    made = write(write(tmp_path / "unfolding_case", tiny()), other)
    monkeypatch.setattr(CasePanel, "folder", made)
    monkeypatch.setattr(CasePanel, "State", TinyState)
    monkeypatch.chdir(tmp_path)
    yield made
    for key in [key for key in ANSWERS if key[0].startswith("unfolding_case/")]:
        del ANSWERS[key]


@pytest.fixture
def panel(folder: Path) -> CasePanel:
    del folder
    return CasePanel()


def story(panel: CasePanel) -> str:
    return str(panel.page.story_fold.box.children[0].value)


def debrief(panel: CasePanel) -> str:
    return str(panel.page.debrief_fold.box.children[0].value)


def press(panel: CasePanel, name: str) -> None:
    """Press the first button of this name."""
    _buttons(panel)[name].click()


def _buttons(widget: widgets.Widget) -> dict[str, widgets.Button]:
    found: dict[str, widgets.Button] = {}
    for child in getattr(widget, "children", ()):
        if isinstance(child, widgets.Button):
            found.setdefault(child.description, child)
        found = {**_buttons(child), **found}
    return found


def test_opens_with_the_person_speaking(panel: CasePanel) -> None:
    assert panel.words.startswith("Mrs T., at the start (stage 1 of 3)")
    assert "My back hurts." in story(panel)
    assert "invented for teaching" in story(panel)
    assert 'role="region"' in story(panel)
    assert [each.item.id for each in panel.page.asking.questions] == [f"U10-10{n}" for n in range(1, 7)]
    assert "Recognise cues" in panel.page.asking.questions[0].children[0].value


def test_next_asks_for_the_decision_first(panel: CasePanel) -> None:
    press(panel, "Next")
    assert panel.state.stage == 1
    assert "Decide first" in panel._said.value
    assert "Rest or move?" in panel._said.value
    panel._decisions[0].choices.value = 1
    assert panel.state.decision_1 == 1
    press(panel, "Next")
    assert panel.state.stage == 2
    assert "Decide first" not in panel._said.value
    press(panel, "Back")
    press(panel, "Back")
    assert panel.state.stage == 1
    assert "first stage" in panel._said.value


def test_a_stage_behind_an_open_decision_is_refused_and_nothing_is_blank(panel: CasePanel) -> None:
    before, told = panel._picture.value, story(panel)
    panel.state.stage = 3
    assert "Decide first. Stage 1 asks: Rest or move?" in panel._message.value
    assert (panel._picture.value, story(panel)) == (before, told)
    panel.reset()
    assert panel._message.value == ""


def test_a_decision_changes_the_next_stage(panel: CasePanel) -> None:
    seen = []
    for option in (1, 2):
        panel.choose(stage=2, decision_1=option)
        seen.append((story(panel), panel._numbers.value, panel._picture.value, panel.words))
    assert all(one != other for one, other in zip(*seen, strict=True))
    assert "You decided:</strong> Rest in bed. She is weaker." in seen[0][0]


def test_what_follows_is_told_at_once(panel: CasePanel) -> None:
    follows = panel._decisions[0]
    assert "What follows" not in follows.children[-1].value
    panel.state.decision_1 = 2
    assert "She walks." in follows.children[-1].value
    assert "Move early." in follows.line.value


def test_only_the_decision_of_the_present_stage_is_asked(panel: CasePanel) -> None:
    panel.choose(stage=2, decision_1=1)
    assert [each.layout.display for each in panel._decisions] == ["none", "flex", "none", "none"]
    assert [label for label, _ in panel._decisions[1].choices.options] == ["None.", "A tablet.", "An injection."]
    panel.choose(stage=3, decision_1=1, decision_2=2)
    assert {each.layout.display for each in panel._decisions} == {"none"}


def test_going_back_and_changing_the_mind(panel: CasePanel) -> None:
    panel.choose(stage=3, decision_1=1, decision_2=1)
    bent = panel.result.moments[1].measures.cobb_deg
    panel.state.decision_1 = 2
    assert panel.result.moments[1].measures.cobb_deg != bent
    assert [option.id for _, option in panel.result.decided] == ["move", "none"]
    assert "Move early." in panel._decisions[0].line.value


def test_another_case_starts_at_its_beginning(panel: CasePanel) -> None:
    panel.choose(stage=3, decision_1=1, decision_2=1)
    panel.controls["case"].value = "other"
    assert (panel.state.stage, panel.state.decision_1, panel.state.decision_2) == (1, 0, 0)
    assert panel._message.value == ""
    assert "No profile is drawn" in story(panel)
    panel.choose(case="tiny", stage=2, decision_1=2)
    assert (panel.result.case.id, panel.result.now.number) == ("tiny", 2)


def test_answers_stay_when_the_stage_changes(panel: CasePanel) -> None:
    first = panel.page.asking.questions[0]
    first.answer(0)
    first.press()
    assert ANSWERS[("unfolding_case/tiny", "U10-101")] == Kept(0, checked=True)
    assert "This stage: 1 of 6 points; 1 of 6 questions answered" in panel.page._score.value
    panel.choose(stage=2, decision_1=1)
    panel.reset()
    again = panel.page.asking.questions[0]
    assert again.verdict is not None
    assert CasePanel().page.asking.questions[0].verdict is not None  # the cell run again


def test_debrief_stands_at_the_last_stage_only(panel: CasePanel) -> None:
    fold = panel.page.debrief_fold
    assert fold.button.layout.display == "none"
    panel.page.asking.questions[0].answer(0)
    panel.page.asking.questions[0].press()
    panel.choose(stage=3, decision_1=1, decision_2=1)
    assert fold.button.layout.display == ""
    assert fold.box.layout.display == "none"
    fold.button.click()
    assert fold.box.layout.display == "flex"
    said = debrief(panel)
    assert '<th scope="row">Recognise cues</th><td>1 of 3 points</td><td>1 of 3</td>' in said
    assert '<th scope="row">Together</th><td>1 of 18 points</td><td>1 of 18</td>' in said
    assert "Stage 2: Title 2" in said
    assert "Ending one, 43 degrees." in said
    assert "She is weaker." in said
    assert "What did you see first?" in said
    assert "last stage" in panel.forward()


def test_the_end_of_the_story_is_kept_by_case(panel: CasePanel) -> None:
    panel.page.finish.value = "She dances."
    assert ANSWERS[("unfolding_case/tiny", FREE_TEXT)] == Kept("She dances.", checked=False)
    panel.state.case = "other"
    assert panel.page.finish.value == ""
    assert ("unfolding_case/other", FREE_TEXT) not in ANSWERS
    panel.state.case = "tiny"
    assert panel.page.finish.value == "She dances."
    assert panel.page.finish.description == "Finish the story: what does she do next?"


def test_start_again_asks_twice_and_empties_this_case_only(panel: CasePanel) -> None:
    ANSWERS[("unfolding_case/other", "U10-101")] = Kept(0, checked=True)
    panel.page.asking.questions[0].answer(0)
    panel.page.asking.questions[0].press()
    panel.page.finish.value = "She dances."
    panel.choose(stage=2, decision_1=1)
    panel.page.again_button.click()
    assert "Press again" in panel.page.again_button.description
    assert len(ANSWERS) >= 3
    panel.page.again_button.click()
    assert panel.page.again_button.description == "Start the case again"
    assert [key for key in ANSWERS if key[0] == "unfolding_case/tiny"] == []
    assert ("unfolding_case/other", "U10-101") in ANSWERS
    assert (panel.state.stage, panel.state.decision_1, panel.page.finish.value) == (1, 0, "")
    assert panel.page.asking.questions[0].verdict is None
    assert "0 of 6 points" in panel.page._score.value


def test_saved_answers_have_a_place_for_every_item(panel: CasePanel) -> None:
    case = cases.load("tiny", panel.folder)
    places = panel.page.asking.places(case, panel.page.finish)
    assert isinstance(places["U10-101"], Question)
    assert isinstance(places["U10-307"], Unseen)
    assert isinstance(places[FREE_TEXT], FreeText)
    assert len(places) == 6 + 6 + 7 + 1
    assert places["U10-307"].take(Kept(0, checked=True)) is Taken.BROUGHT
    panel.choose(stage=3, decision_1=1, decision_2=3)
    assert panel.page.asking.questions[5].verdict is not None


def test_lecture_view_hides_story_and_questions_behind_buttons(folder: Path) -> None:
    del folder
    osteospine.lecture()
    hall = CasePanel().page
    assert hall.questions_fold.button.description == "Show the questions"
    assert hall.questions_fold.box.layout.display == hall.story_fold.box.layout.display == "none"
    hall.questions_fold.button.click()
    assert hall.questions_fold.box.layout.display == "flex"
    assert hall.questions_fold.button.description == "Hide the questions"


def test_a_damaged_case_is_named_and_the_others_go_on(panel: CasePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    assert panel.folder is not None
    (panel.folder / "other.json").write_text("{", encoding="utf-8")
    monkeypatch.setenv("OSTEOSPINE_STRICT", "0")
    words = panel.words
    panel.state.case = "other"
    assert "unfolding_case/other.json" in panel._message.value
    assert panel.words == words
    panel.state.case = "tiny"
    assert panel._message.value == ""


@pytest.mark.parametrize("name", cases.names())
def test_every_stage_and_path_of_every_case_can_be_shown(name: str) -> None:
    panel, case = CasePanel(), cases.load(name)
    for path in case.endings:
        decided = {f"decision_{n}": place for n, place in enumerate(path, 1)}
        for stage in range(1, case.stages + 1):
            panel.choose(case=name, stage=stage, **decided)
            assert panel._message.value == ""
            assert panel.result.now.number == stage
    assert case.endings[path].split(".")[0] in debrief(panel).replace("&#x27;", "'").replace("&quot;", '"')
