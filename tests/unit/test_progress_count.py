"""Counting saved answers: points by judging again, objectives, lessons and tests apart, and the page to print."""

from __future__ import annotations

import datetime
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from osteospine.kit.evidence import DataError, data_dir
from osteospine.kit.practice import load
from osteospine.kit.practice.bank import Bank
from osteospine.kit.practice.items import Item, Score
from osteospine.kit.progress import place, writing
from osteospine.kit.progress.chapters import Chapter, Contents, contents
from osteospine.kit.progress.page import page
from osteospine.kit.progress.store import FREE_TEXT, Kept, Store
from osteospine.kit.progress.tally import tally

DAY = datetime.date(2026, 11, 20)
NEXT_DAY = datetime.date(2026, 11, 21)
TOPICS = sorted(path.parent.name for path in data_dir().glob("*/practice.json"))


def as_bytes(**changes: Any) -> bytes:
    return json.dumps({"osteospine_progress": 1, "saved": "2026-11-20"} | changes).encode()


def test_points_come_from_judging_not_from_the_file(tmp_path: Path) -> None:
    """A learner who edits the file can claim to have checked an answer, not to have it right."""
    with_points = {"C02-1": {"answer": 0, "checked": True, "points": 99}}
    (tmp_path / "my_progress.json").write_bytes(as_bytes(answers={"compression": with_points}))
    assert tally(writing.look(tmp_path), contents(tmp_path, {})).score.points == 0


def lesson_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "02_vertebral_compression.ipynb").write_text('"source": "Practice(\\"compression\\")"')
    return folder


@pytest.mark.parametrize("start", ["notebooks", "notebooks/instructor", "notebooks/tests", "."])
def test_the_file_lies_beside_the_lessons_wherever_the_kernel_starts(start: str, tmp_path: Path) -> None:
    lessons = lesson_folder(tmp_path / "main" / "notebooks")
    begin = tmp_path / "main" / start
    begin.mkdir(exist_ok=True)
    assert place.folder_of_lessons(begin) == lessons


def test_without_lessons_the_file_lies_in_the_folder_of_the_notebook(tmp_path: Path) -> None:
    assert place.folder_of_lessons(tmp_path) == tmp_path


def test_put_away_never_overwrites_an_older_file(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / "my_progress.json").write_text(str(n))
        place.put_away(tmp_path / "my_progress.json")
    names = ["my_progress-old.json", "my_progress-old-2.json", "my_progress-old-3.json"]
    assert [(tmp_path / name).read_text() for name in names] == ["0", "1", "2"]
    assert place.saved_files(tmp_path) == []


def test_every_lesson_is_found_with_its_notebook_in_teaching_order() -> None:
    found = contents(place.folder_of_lessons(), {})
    lessons = [each for each in found.chapters if each.notebook and "/" not in each.notebook]
    assert [each.notebook for each in lessons] == sorted(each.notebook or "" for each in lessons)
    by_topic = {each.bank.topic: each for each in found.chapters}
    assert set(by_topic) == set(TOPICS)
    assert by_topic["kyphosis"].notebook == "03_kyphosis.ipynb"
    assert by_topic["kyphosis"].label == "03 Kyphosis"
    assert found.troubles == ()


def test_banks_beside_those_of_the_lessons_are_counted_and_a_damaged_one_is_named(tmp_path: Path) -> None:
    bank = load("kyphosis")
    case = Bank("unfolding_case/mrs_k", "Mrs K.", bank.objectives, bank.items[:2])

    def damaged() -> tuple[Bank, ...]:
        raise DataError("unfolding_case/x.json: found nothing; expected a case.")

    found = contents(tmp_path, {"cases": lambda: (case,), "damaged": damaged})
    writing.save({("unfolding_case/mrs_k", FREE_TEXT): Kept("At the end …", False)}, tmp_path, DAY)
    counted = tally(writing.look(tmp_path), found)
    assert counted.notes == found.troubles == ("unfolding_case/x.json: found nothing; expected a case.",)
    row = next(row for row in counted.rows if row.chapter.is_case)
    assert (row.items, row.answered, row.score.points) == (2, 0, 0)


def test_an_answer_to_a_question_that_is_gone_is_named(tmp_path: Path) -> None:
    writing.save({("compression", "C99-1"): Kept(1, True)}, tmp_path, DAY)
    notes = tally(writing.look(tmp_path), contents(tmp_path, {})).notes
    assert notes == (
        "my_progress.json, answers, compression, C99-1: found an answer; expected a question that exists.",
    )


def answer_of(item: Item[Any], right: bool) -> Any:
    """Return an answer of a single-choice item."""
    places = [option.right for option in item.options]  # type: ignore[attr-defined]
    return places.index(right)


def half_done() -> tuple[Contents, Store]:
    """Return two lessons and a test; of the first, one item is right, one wrong, and one chosen but not checked."""
    bank = load("compression")
    singles = tuple(item for item in load("kyphosis").items if item.kind == "single")[:4]
    lesson = Bank("kyphosis", "kyphosis", load("kyphosis").objectives, singles)
    test = Bank("pre_test", "what you know before", load("kyphosis").objectives, singles)
    chapters = (Chapter(lesson, "03_kyphosis.ipynb"), Chapter(bank, None), Chapter(test, "tests/pre_test.ipynb"))
    store = {
        ("kyphosis", singles[0].id): Kept(answer_of(singles[0], True), True),
        ("kyphosis", singles[1].id): Kept(answer_of(singles[1], False), True),
        ("kyphosis", singles[2].id): Kept(answer_of(singles[2], True), False),
        ("pre_test", singles[0].id): Kept(answer_of(singles[0], True), True),
    }
    return Contents(chapters, ()), store


def test_counting_lessons_objectives_and_tests_apart(tmp_path: Path) -> None:
    found, store = half_done()
    writing.save(store, tmp_path, DAY)
    counted = tally(writing.look(tmp_path), found)
    lesson, other, test = counted.rows
    assert (lesson.items, lesson.answered, lesson.score) == (4, 2, Score(1, 4))
    assert (other.answered, other.score.points) == (0, 0)
    assert test.score == Score(1, 4)
    assert counted.answered == 2
    assert counted.score == Score(1, 4) + other.score
    assert sum(each.items for each in lesson.objectives) == 4
    assert sum(each.right for each in lesson.objectives) == 1
    assert all(each.met == (each.right == each.items) for each in lesson.objectives)
    assert {each.text for each in lesson.open} == {each.text for each in lesson.objectives if not each.met}


def test_of_questions_that_stand_for_each_other_one_counts(tmp_path: Path) -> None:
    """On the paths of a case a learner meets one of them; walked twice, the better answer counts."""
    found, store = half_done()
    bank = found.chapters[0].bank
    one, two, three, _four = (item.id for item in bank.items)
    case = Bank("unfolding_case/x", "A case", bank.objectives, bank.items, {one: "s1", two: "s1", three: "s2"})
    key = "unfolding_case/x"
    met = {(key, name): store["kyphosis", name] for name in (one, two)}
    for walked in ([one], [two], [one, two]):
        (tmp_path / "-".join(walked)).mkdir()
        saved = writing.save({(key, name): met[key, name] for name in walked}, tmp_path / "-".join(walked), DAY)
        row = tally(saved, Contents((Chapter(case, None),), ())).rows[0]
        assert (row.items, row.answered) == (3, 1)
        assert row.score == Score(int(one in walked), 3)


class Balance(HTMLParser):
    """Collects the text of a page and checks that each element is closed where it was opened."""

    VOID = ("meta", "br", "link")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def test_the_page_to_print_is_whole_and_has_all_numbers(tmp_path: Path) -> None:
    found, store = half_done()
    writing.save(store, tmp_path, DAY)
    counted = tally(writing.look(tmp_path), found)
    content = page(counted, NEXT_DAY)
    parsed = Balance()
    parsed.feed(content)
    assert parsed.open == []
    assert content.startswith("<!DOCTYPE html>\n<html lang=")
    text = " ".join(" ".join(parsed.text).split())
    for row in counted.rows:
        met = sum(each.met for each in row.objectives)
        line = f"{row.chapter.label} {row.answered} of {row.items} {row.score.points} of {row.score.out_of} {met} of "
        assert line.replace(" ", "") in text.replace(" ", "")
    total = counted.score
    assert f"In all {counted.answered} of {counted.items} {total.points} of {total.out_of}".replace(" ", "") in (
        text.replace(" ", "")
    )
    assert "Page made on 2026-11-21. Answers last saved on 2026-11-20." in text
    assert "Name (write it by hand)" in text
    assert not re.search(r"<input|<script|https?://", content)
