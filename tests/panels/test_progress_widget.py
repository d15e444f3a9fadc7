"""My progress on screen: saving, bringing back, the overview and forgetting; driven as the browser would."""

from __future__ import annotations

import json
import os
import re
from html import unescape
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest

from osteospine.kit.practice import Practice, load
from osteospine.kit.progress import place, writing
from osteospine.kit.progress.save_bar import SaveBar
from osteospine.kit.progress.store import FREE_TEXT, Kept, Store
from osteospine.kit.progress.taking import FreeText, Unseen
from osteospine.kit.progress.widget import Progress

IDS = ("C02-1", "C02-2", "C02-3", "C02-5")
ANSWERS = {"C02-1": 1, "C02-2": frozenset({0, 1}), "C02-3": 30.0, "C02-5": (2, 1, 4, 3)}
DRAFT = "C02-3"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of lessons of its own, in which the kernel runs."""
    for name in [name for name in os.environ if name.startswith("BINDER_")]:
        monkeypatch.delenv(name)
    (tmp_path / "02_vertebral_compression.ipynb").write_text('"source": "Practice(\\"compression\\")"')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def practice() -> Practice:
    """Practice in a kernel that has just started."""
    return Practice("compression", *IDS, store={})


def answered() -> Practice:
    """Practice with an answer to each question, one of them not checked."""
    made = practice()
    answers = ANSWERS | {"C02-5": tuple(range(1, len(made.questions["C02-5"].inputs) + 1))}
    for name, question in made.questions.items():
        question.answer(answers[name])
        if name != DRAFT:
            question.check_button.click()
    return made


def said(shown: Practice | Progress | SaveBar) -> str:
    """Return the status line as text."""
    bar = shown.save_bar if isinstance(shown, Practice) else shown
    return unescape(re.sub("<[^>]+>", "", bar.status_html))


def save(shown: Practice) -> None:
    shown.save_bar.save_button.click()


def bring_back(shown: Practice) -> None:
    shown.save_bar.back_button.click()


def test_the_next_day_answers_marks_and_score_come_back() -> None:
    before = answered()
    save(before)
    assert re.fullmatch(r"Saved 4 answers on [\d-]{10} in my_progress\.json, beside the lessons\.", said(before))
    after = practice()
    assert re.fullmatch(r"Saved answers of [\d-]{10} were found \(4\): bring them back\?", said(after))
    assert after.answered == 0
    bring_back(after)
    assert re.fullmatch(r"Brought back 4 answers from [\d-]{10}\.", said(after))
    assert repr(after) == repr(before)
    assert after.answered == 3
    for one, other in zip(before.questions.values(), after.questions.values(), strict=True):
        assert [each.value for each in one.inputs] == [each.value for each in other.inputs]
        assert one.feedback_html == other.feedback_html
    bring_back(after)
    assert said(after) == "4 answers were here already."


def test_an_answer_given_here_is_kept_and_counted() -> None:
    save(answered())
    here = practice()
    here.questions["C02-1"].answer(0)
    here.questions["C02-3"].inputs[0].value = "thir"  # begun, not yet a number
    bring_back(here)
    assert "Brought back 2 answers" in said(here)
    assert "For 2 questions you had given another answer here; yours was kept." in said(here)
    assert here.questions["C02-1"].inputs[0].value == 0
    assert here.questions["C02-3"].inputs[0].value == "thir"


def test_nothing_is_offered_where_nothing_is_saved_and_the_line_is_watched() -> None:
    fresh = practice()
    assert said(fresh) == ""
    assert 'role="status"' in fresh.save_bar.status_html
    bring_back(fresh)
    assert "No saved answers to these questions were found" in said(fresh)
    save(fresh)
    assert said(fresh) == "There is nothing to save yet. Answer a question first."
    assert not place.saved_files(Path.cwd())


def test_an_answer_that_no_longer_fits_is_left_out_and_named(folder: Path) -> None:
    entries = {"C02-1": {"answer": 99, "checked": True}, "C02-2": {"answer": {"any_order": [0]}, "checked": True}}
    file = folder / "my_progress.json"
    file.write_text(json.dumps({"osteospine_progress": 1, "saved": "2026-11-20", "answers": {"compression": entries}}))
    here = practice()
    bring_back(here)
    assert "Brought back 1 answer from 2026-11-20." in said(here)
    assert "my_progress.json, answers, compression, C02-1: found 99; expected an answer that the question" in said(here)
    assert here.questions["C02-1"].inputs[0].value is None
    assert here.questions["C02-1"].verdict is None
    save(here)
    assert json.loads(file.read_text())["answers"]["compression"] == entries


def test_a_damaged_file_is_named_at_the_start_and_kept_when_saving(folder: Path) -> None:
    (folder / "my_progress.json").write_text("{")
    here = answered()
    assert said(here).startswith(
        "A file of saved answers cannot be used: my_progress.json: found text that is not JSON"
    )
    assert said(here).endswith("It is kept as it is; saving uses my_progress-2.json.")
    save(here)
    assert "in my_progress-2.json" in said(here)
    assert (folder / "my_progress.json").read_text() == "{"
    again = practice()
    bring_back(again)
    assert "Brought back 4 answers" in said(again)


def refuse(*_args: Any, **_kwargs: Any) -> Any:
    raise PermissionError(13, "Permission denied", "/lessons")


def test_a_folder_that_may_not_be_written_to_is_said_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    here = answered()
    monkeypatch.setattr(writing.tempfile, "mkstemp", refuse)  # type: ignore[attr-defined]
    save(here)
    assert said(here).startswith("Your answers could not be saved: Permission denied (/lessons). Nothing is lost")
    assert 'role="alert"' in here.save_bar.status_html
    assert here.answered == 3


def test_a_folder_that_cannot_be_read_does_not_keep_a_lesson_from_starting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place.Path, "iterdir", refuse)  # type: ignore[attr-defined]
    assert said(practice()).startswith("Saved answers could not be looked for: Permission denied (/lessons).")
    assert "could not be looked for" in said(Progress(store={}, banks={}))


def test_on_binder_saving_says_that_the_file_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://example.org/")
    here = answered()
    save(here)
    assert "On Binder" in said(here)
    assert "Download" in said(here)


def test_answers_not_on_screen_and_texts_of_ones_own_come_back_too() -> None:
    topic, item = "unfolding_case/x", load("compression").items[0]
    field = widgets.Textarea()
    store: Store = {(topic, item.id): Kept(1, True), (topic, FREE_TEXT): Kept("They walk again.", False)}
    writing.save(store, Path.cwd())
    fresh: Store = {}
    bar = SaveBar(topic, lambda: {item.id: Unseen(item, (topic, item.id), fresh), FREE_TEXT: FreeText(field)}, fresh)
    assert "(2)" in said(bar)
    bar.back_button.click()
    assert "Brought back 2 answers" in said(bar)
    assert fresh == {(topic, item.id): Kept(1, True)}
    assert field.value == "They walk again."
    field.value = "Another end."
    fresh[topic, item.id] = Kept(0, False)
    bar.back_button.click()
    assert "For 2 questions you had given another answer here" in said(bar)
    assert field.value == "Another end."
    assert fresh[topic, item.id] == Kept(0, False)


def test_the_buttons_have_names_and_do_what_they_say() -> None:
    here = practice()
    assert here.save_bar.save_button.description == "Save my answers"
    assert here.save_bar.back_button.description == "Bring back my saved answers"
    shown = Progress(store={}, banks={})
    names = [each.description for each in (shown.look_button, shown.page_button, shown.forget_button)]
    assert names == ["Look again", "Make a page to print", "Forget everything"]


def test_without_a_file_progress_is_a_stable_line() -> None:
    shown = Progress(store={}, banks={})
    assert repr(shown) == "Progress: nothing saved yet."
    data, _metadata = shown._repr_mimebundle_()
    assert set(data) == {"text/plain", "application/vnd.jupyter.widget-view+json"}
    assert data["text/plain"] == repr(shown)
    shown.page_button.click()
    assert "No answers have been saved." in Path(place.PAGE).read_text()


def test_the_overview_counts_what_other_lessons_save_meanwhile() -> None:
    shown = Progress(store={}, banks={})
    save(answered())
    shown.look_button.click()
    assert re.fullmatch(r"Progress: 3 of \d+ items answered, \d+ of \d+ points; last saved on [\d-]{10}\.", repr(shown))
    html = shown.overview_html
    assert '<th scope="row"><a href="02_vertebral_compression.ipynb"' in html
    bank = load("compression")
    assert f"<td>3 of {len(bank.items)}</td>" in html
    assert html.count("<caption>") >= 1
    assert html.count('<th scope="col">') % 3 == 0
    assert 'aria-hidden="true"' in html
    assert "objectives open</summary>" in html
    assert bank.objectives["C02.1"] in unescape(html)
    assert "On Binder" in html
    assert said(shown).startswith("3 of ")


def test_the_page_to_print_stands_beside_the_lessons_and_can_be_downloaded(folder: Path) -> None:
    save(answered())
    shown = Progress(store={}, banks={})
    shown.page_button.click()
    assert "my_progress.html stands beside the lessons" in said(shown)
    assert 'download="my_progress.html" href="data:text/html;base64,' in shown.status_html
    score = shown.tally.score
    assert f"{score.points} of {score.out_of}" in (folder / "my_progress.html").read_text(encoding="utf-8")


def test_where_the_page_cannot_be_written_it_can_still_be_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Progress(store={}, banks={})
    monkeypatch.setattr(writing.tempfile, "mkstemp", refuse)  # type: ignore[attr-defined]
    shown.page_button.click()
    assert "could not be written beside the lessons: Permission denied (/lessons)" in said(shown)
    assert "data:text/html;base64," in shown.status_html


def test_forget_asks_first_and_puts_the_file_away(folder: Path) -> None:
    save(answered())
    content = (folder / "my_progress.json").read_bytes()
    store: Store = {("kyphosis", "K03-1"): Kept(0, True)}
    shown = Progress(store=store, banks={})
    shown.forget_button.click()
    assert shown.forget_button.description == "Yes, forget everything"
    assert (folder / "my_progress.json").read_bytes() == content
    shown.look_button.click()  # thinks better of it
    assert shown.forget_button.description == "Forget everything"
    shown.forget_button.click()
    shown.forget_button.click()
    assert (folder / "my_progress-old.json").read_bytes() == content
    assert not (folder / "my_progress.json").exists()
    assert store == {}
    assert repr(shown) == "Progress: nothing saved yet."
    assert "my_progress-old.json" in said(shown)


def test_a_damaged_file_is_named_in_the_overview(folder: Path) -> None:
    (folder / "my_progress.json").write_text("[]")
    shown = Progress(store={}, banks={})
    assert "my_progress.json: found []; expected an object in braces." in said(shown)
    shown.look_button.click()
    assert "my_progress.json: found []" in said(shown)
    shown.forget_button.click()
    shown.forget_button.click()
    assert (folder / "my_progress-old.json").read_text() == "[]"
    assert repr(shown) == "Progress: nothing saved yet."


def test_an_error_in_the_program_is_said_in_place_and_raised_in_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    here = answered()

    def broken(*_args: Any) -> Any:
        raise RuntimeError("the pencil is broken")

    monkeypatch.setattr(writing, "save", broken)
    with pytest.raises(RuntimeError, match="pencil"):
        here.save_bar.save()
    assert "could not be saved: the pencil is broken" in said(here)
