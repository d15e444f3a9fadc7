"""Damaged files of saved answers: each is named with place, found and expected, kept, and never overwritten."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest

from osteospine.kit.evidence import DataError
from osteospine.kit.progress import reading, writing
from osteospine.kit.progress.chapters import contents
from osteospine.kit.progress.store import Kept
from osteospine.kit.progress.tally import tally

DAY = datetime.date(2026, 11, 20)
NEXT_DAY = datetime.date(2026, 11, 21)


def good(**changes: Any) -> dict[str, Any]:
    entries = {"compression": {"C02-1": {"answer": 1, "checked": True}}}
    return {"osteospine_progress": 1, "saved": "2026-11-20", "answers": entries} | changes


def as_bytes(value: Any) -> bytes:
    return json.dumps(value).encode()


# What is wrong with a file, and what the message must name: the place, what was found and what was expected.
DAMAGE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "found an empty file; expected JSON"),
    "blank": (b" \n", "found an empty file; expected JSON"),
    "cut off": (as_bytes(good())[:-9], "found text that is not JSON in UTF-8"),
    "not text": (b"\xff\xfe\x00\x01", "found text that is not JSON in UTF-8"),
    "a web page": (b"<!DOCTYPE html><title>404</title>", "found text that is not JSON in UTF-8"),
    "a list": (as_bytes([good()]), r"found \[.*; expected an object in braces"),
    "no version": (as_bytes({"answers": {}}), "osteospine_progress: found nothing; expected 1, the version"),
    "later version": (as_bytes(good(osteospine_progress=2)), "osteospine_progress: found 2; expected 1"),
    "version true": (as_bytes(good(osteospine_progress=True)), "osteospine_progress: found true; expected 1"),
    "no date": (as_bytes({"osteospine_progress": 1, "answers": {}}), "saved: found nothing; expected a date such as"),
    "time of day": (as_bytes(good(saved="2026-11-20T09:15")), "saved: found .*T09:15.*; expected a date such as"),
    "no such day": (as_bytes(good(saved="2026-02-30")), "saved: found .2026-02-30.; expected a day of the calendar"),
    "unknown field": (as_bytes(good(name="Ann")), "found the unknown field .name.; expected only osteospine_progress"),
    "answers a list": (
        as_bytes(good(answers=[])),
        r"answers: found \[\]; expected an object with a field for each topic",
    ),
    "topic a number": (as_bytes(good(answers={"kyphosis": 3})), "answers, kyphosis: found 3; expected an object"),
    "twice": (b'{"osteospine_progress": 1, "osteospine_progress": 1}', "the field .osteospine_progress. comes twice"),
    "not a number": (as_bytes(good()).replace(b"1,", b"NaN,", 1), "NaN is not a number of JSON"),
    "endless number": (as_bytes(good()).replace(b'answer": 1', b'answer": 1e999'), "1e999 is not a number of JSON"),
    "lists without end": (b"[" * 100_000, "lists inside lists without end|not JSON"),
    "huge": (b" " * 5_000_001, "found 5000001 bytes; expected at most 5000000"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_file_is_named_kept_and_never_overwritten(name: str, tmp_path: Path) -> None:
    content, message = DAMAGE[name]
    damaged = tmp_path / "my_progress.json"
    damaged.write_bytes(content)
    with pytest.raises(DataError, match=message):
        reading.parse(damaged.name, content)
    before = writing.look(tmp_path)
    assert before.day is None
    assert len(before.troubles) == 1
    assert re.search(rf"my_progress\.json.*(?:{message})", before.troubles[0])
    saved = writing.save({("kyphosis", "K03-1"): Kept(0, True)}, tmp_path, DAY)
    assert saved.file.name == "my_progress-2.json"
    assert damaged.read_bytes() == content
    again = writing.look(tmp_path)
    assert set(again.entries) == {("kyphosis", "K03-1")}
    assert again.troubles == before.troubles
    # Saving once more goes to the same fresh file, not to a third one.
    assert writing.save({("kyphosis", "K03-2"): Kept(1, True)}, tmp_path, DAY).file == saved.file
    assert len(writing.look(tmp_path).entries) == 2


def test_a_file_that_cannot_be_opened_is_named_and_passed_by(tmp_path: Path) -> None:
    (tmp_path / "my_progress.json").mkdir()
    saved = writing.save({("kyphosis", "K03-1"): Kept(0, True)}, tmp_path, DAY)
    assert saved.file.name == "my_progress-2.json"
    assert saved.troubles[0].startswith("my_progress.json: found a file that cannot be read")
    assert (tmp_path / "my_progress.json").is_dir()


BROKEN_ENTRIES: dict[str, tuple[Any, str]] = {
    "a number": (3, "found 3; expected an object with answer and checked"),
    "no checked": ({"answer": 1}, "expected an object with answer and checked"),
    "more": ({"answer": 1, "checked": True, "at": "09:15"}, "expected an object with answer and checked"),
    "checked a text": ({"answer": 1, "checked": "yes"}, 'checked: found "yes"; expected true or false'),
    "an object": ({"answer": {"A": 1}, "checked": True}, "answer: found .*; expected a number, a text"),
    "too deep": ({"answer": [[[[[[[[[[1]]]]]]]]]], "checked": True}, "answer: found .*; expected a number, a text"),
    "no such option": ({"answer": 99, "checked": True}, "found 99; expected an answer that the question offers"),
    "nothing": ({"answer": None, "checked": True}, "found null; expected an answer that the question offers"),
    "another kind": ({"answer": {"any_order": [1]}, "checked": True}, "expected an answer that the question offers"),
}


@pytest.mark.parametrize("name", BROKEN_ENTRIES)
def test_a_single_answer_that_does_not_fit_is_named_and_stays_in_the_file(name: str, tmp_path: Path) -> None:
    entry, message = BROKEN_ENTRIES[name]
    both = {"C02-1": entry, "C02-2": {"answer": {"any_order": [0]}, "checked": True}}
    (tmp_path / "my_progress.json").write_bytes(as_bytes(good(answers={"compression": both})))
    counted = tally(writing.look(tmp_path), contents(tmp_path, {}))
    assert counted.answered == 1
    assert len(counted.notes) == 1
    assert re.search(rf"my_progress\.json, answers, compression, C02-1.*{message}", counted.notes[0])
    writing.save({("kyphosis", "K03-1"): Kept(0, True)}, tmp_path, DAY)
    after = json.loads((tmp_path / "my_progress.json").read_text())["answers"]
    assert after["compression"] == both
    assert "kyphosis" in after


def test_answers_of_a_repaired_file_and_of_the_fresh_one_come_together(tmp_path: Path) -> None:
    (tmp_path / "my_progress.json").write_bytes(as_bytes(good()))
    newer = good(saved="2026-11-21", answers={"compression": {"C02-1": {"answer": 0, "checked": True}}})
    (tmp_path / "my_progress-2.json").write_bytes(as_bytes(newer))
    saved = writing.look(tmp_path)
    assert saved.entries["compression", "C02-1"] == reading.Entry("my_progress-2.json", {"answer": 0, "checked": True})
    assert (saved.file.name, saved.day) == ("my_progress-2.json", NEXT_DAY)
