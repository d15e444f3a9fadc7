"""Item banks: every bank follows the schema and teaches its objectives; a damaged one is refused clearly."""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from osteospine.kit import evidence
from osteospine.kit.evidence import DataError
from osteospine.kit.practice import bank as banks
from osteospine.kit.practice import load
from osteospine.kit.practice.kinds import KINDS
from osteospine.kit.practice.kinds.numeric import NumericItem
from osteospine.kit.practice.kinds.single import SingleItem
from tests.unit import practice_samples as samples

DATA = evidence.data_dir()
TOPICS = sorted(path.parent.name for path in DATA.glob(f"*/{banks.FILE}"))
SCHEMA = json.loads((DATA / "practice.schema.json").read_text(encoding="utf-8"))

GOOD = samples.bank()
SINGLE, SEVERAL, NUMERIC, ORDERING = (samples.PLACE[kind] for kind in ("single", "several", "numeric", "ordering"))
LESSONS = [topic for topic in TOPICS if not topic.endswith("_test")]


def write(directory: Path, content: object) -> Path:
    folder = directory / "demo"
    folder.mkdir()
    (folder / banks.FILE).write_text(json.dumps(content), encoding="utf-8")
    return directory


def put(*path: Any) -> Callable[[Any], None]:
    """Return a change that sets the value at the end of ``path``."""
    *steps, last, value = path

    def change(content: Any) -> None:
        for step in steps:
            content = content[step]
        content[last] = value

    return change


def drop(*path: Any) -> Callable[[Any], None]:
    """Return a change that takes away the field at the end of ``path``."""
    *steps, last = path

    def change(content: Any) -> None:
        for step in steps:
            content = content[step]
        del content[last]

    return change


def test_lessons_have_a_bank() -> None:
    assert {"compression", "kyphosis"} <= set(LESSONS)


@pytest.mark.parametrize("topic", TOPICS)
def test_bank_follows_the_schema(topic: str) -> None:
    content = json.loads((DATA / topic / banks.FILE).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(content)


@pytest.mark.parametrize("topic", LESSONS)
def test_bank_covers_every_objective_and_kind(topic: str) -> None:
    bank = load(topic)
    assert len(bank.items) >= 8
    assert {item.objective for item in bank.items} == set(bank.objectives)
    assert {item.kind for item in bank.items} >= {"single", "several", "numeric", "ordering"}
    new = {item.kind for item in bank.items} - {"single", "several", "numeric", "ordering"}
    assert len(new) >= 2, "a lesson practises the forms of the licence examination"


def test_every_kind_is_practised_in_several_lessons() -> None:
    kinds = [(topic, item.kind) for topic in LESSONS for item in load(topic).items]
    for kind in KINDS:
        assert len({topic for topic, each in kinds if each == kind}) >= 3, kind


def test_some_items_are_read_over_time() -> None:
    exhibits = [item.exhibit for topic in LESSONS for item in load(topic).items if item.exhibit]
    assert sum(exhibit.trend for exhibit in exhibits) >= 3


@pytest.mark.parametrize("topic", TOPICS)
def test_the_place_of_the_right_option_gives_nothing_away(topic: str) -> None:
    places = [
        [option.right for option in item.options].index(True)
        for item in load(topic).items
        if isinstance(item, SingleItem)
    ]
    assert max(places.count(place) for place in places) <= len(places) / 2


@pytest.mark.parametrize("topic", TOPICS)
def test_rationales_are_specific_not_copies(topic: str) -> None:
    for item in load(topic).items:
        notes = item.judge(item.right_answer).notes
        # The same choice may stand in two blanks with the same reason; within one blank it may not.
        said = [(note.part, note.rationale) for note in notes]
        assert len(set(said)) == len(said), item.id


def test_schema_and_loader_know_the_same_kinds() -> None:
    kinds = SCHEMA["$defs"]["kind"]["enum"]
    assert set(kinds) == set(KINDS)
    assert set(samples.KINDS) == set(KINDS)


FORMULAS = {
    "A06-4": (100 - 13) * (1 - 0.679),
    "A06-5": 4.6 * 10 / (4.6 * 10 + 90) * 100,
    "A06-12": 11 / (0.804 * 1172) * 100,
    "B01-2": 600 * (1 - 0.75),
    "B01-5": 1.000 * (1 - 0.106),
    "B01-7": 10 * 1.76,
    "B01-12": 0.030 * 7 * 4 * 6,
    "C02-3": (20 - 14) / 20 * 100,
    "C02-6": 2 * math.degrees(math.atan((30 - 20) / (2 * 35))),
    "D09-1": 1918 / 1741,
    "D09-4": round(0.89 * 9),
    "D09-9": 1200 - (415 + 297 + 306 + 94),
    "D09-10": (1.2 - 0.8) * 60,
    "K03-1": 36 + 8 + 10,
    "K03-3": 21 + 27,
    "K03-9": 2 * 0.86 + 1.08,
    "M07-1": (0.150 - 0.080) * 1000,
    "M07-2": 1 / (0.02 * (1 - 0.53)),
    "P08-2": 229 / 431 * 100,
    "P08-7": 4 / 3175 * 1000,
    "R05-2": 45 / (15 + 45) * 100,
    "R05-4": 150 * 30 / 100,
    "R05-11": 10_000 * 0.054 * (1 - 0.08),
    "T04-1": (0.600 - 0.858) / 0.120,
    "T04-9": (8.0 + 12.0 + 15.3) / (11.0 + 15.0 + 17.0),
    "T04-10": 2.77 * 0.010,
    "U10-9": 1000 - 34,
    "Y01-2": 30 * 1.5,
    "Y01-3": (25 - 17) / 25 * 100,
    "Y01-10": 1000 / (60 - 36),
    "Z01-2": 8 * 2.5,
    "Z01-3": (24 - 18.6) / 24 * 100,
    "Z01-10": 1000 / (90 - 65),
}
"""The answer to every item that asks for a number, worked out from the numbers in its own question."""


def test_numbers_asked_for_agree_with_their_own_formula() -> None:
    items = {item.id: item for topic in TOPICS for item in load(topic).items if isinstance(item, NumericItem)}
    assert set(items) <= set(FORMULAS), "a number without a formula"
    for item in items.values():
        assert item.answer == pytest.approx(FORMULAS[item.id], abs=max(item.tolerance, 1e-6)), item.id


def test_good_bank_is_read(tmp_path: Path) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(GOOD)
    bank = load("demo", directory=write(tmp_path, GOOD))
    assert tuple(item.kind for item in bank.items) == samples.KINDS
    assert bank.pick("D01-3", "D01-1") == (bank.items[2], bank.items[0])
    assert bank.pick() == bank.items


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        (put("topic", "other"), ["demo/practice.json", "'topic'", "'other'", "'demo'"]),
        (put("title", " "), ["'title'", "a text that is not empty"]),
        (put("objectives", {}), ["D01-1", "'objective'"]),
        (put("items", []), ["'items'", "at least 1"]),
        (put("items", SINGLE, "id", ""), ["item 1", "'id'"]),
        (put("items", 1, "id", "D01-1"), ["item D01-1", "'id'", "no other item has"]),
        (put("items", SINGLE, "kind", "essay"), ["item D01-1", "'kind'", "'essay'", "single"]),
        (drop("items", SINGLE, "kind"), ["item D01-1", "'kind'", "found nothing", "single"]),
        (put("items", SINGLE, "objective", "D09.9"), ["item D01-1", "'objective'", "'D09.9'", "D01.1"]),
        (drop("items", SINGLE, "stem"), ["item D01-1", "'stem'", "nothing"]),
        (put("items", SINGLE, "sources", ["nobody1900"]), ["item D01-1", "nobody1900", "sources.csv"]),
        (put("items", SINGLE, "sources", []), ["item D01-1", "'sources'", "one or more"]),
        (put("items", SINGLE, "hint", "?"), ["item D01-1", "unknown field 'hint'", "options"]),
        (put("items", SINGLE, "options", 0, "right", "yes"), ["item D01-1, option 1", "'right'", "true or false"]),
        (put("items", SINGLE, "options", 1, "right", True), ["item D01-1", "exactly one option"]),
        (drop("items", SINGLE, "options", 1, "rationale"), ["item D01-1, option 2", "'rationale'", "nothing"]),
        (put("items", SINGLE, "options", ["This", "That"]), ["item D01-1, option 1", "'This'", "object"]),
        (put("items", NUMERIC, "answer", "ten"), ["item D01-4", "'answer'", "'ten'", "a number"]),
        (put("items", NUMERIC, "answer", float("nan")), ["item D01-4", "'answer'", "nan", "a number"]),
        (put("items", NUMERIC, "tolerance", -1), ["item D01-4", "'tolerance'", "-1", "0 or more"]),
        (put("items", NUMERIC, "near", 0, "value", 11.5), ["item D01-4, near answer 1", "11.5", "clear of 10"]),
        (
            put("items", ORDERING, "entries", 0, "place", 1),
            ["item D01-5", "each place from 1 to 3 once", "[1, 1, 3]"],
        ),
        (put("items", ORDERING, "entries", 0, "place", 1.5), ["item D01-5, entry 1", "1.5", "whole number"]),
        (put("items", SEVERAL, "options", samples.options("this that", "")), ["item D01-2", "right: false"]),
        (put("items", SINGLE, "live", {"x": {"panel": "Nobody"}}), ["item D01-1, live number x", "'Nobody'"]),
        (put("items", SINGLE, "stem", "Is it {angle}?"), ["item D01-1", "'{angle}'", "none here"]),
        (put("items", SINGLE, 3), ["item 1", "found 3", "object"]),
        (put("extra", 1), ["demo/practice.json", "unknown field 'extra'"]),
    ],
)
def test_damaged_bank_is_refused_with_place_and_advice(
    tmp_path: Path, change: Callable[[Any], None], parts: list[str]
) -> None:
    content = copy.deepcopy(GOOD)
    change(content)
    with pytest.raises(DataError) as caught:
        load("demo", directory=write(tmp_path, content))
    for part in ["demo/practice.json", "found", "expected", *parts]:
        assert part in str(caught.value)


def test_entries_shown_in_the_right_order_are_refused(tmp_path: Path) -> None:
    content = copy.deepcopy(GOOD)
    content["items"][ORDERING]["entries"].sort(key=lambda entry: entry["place"])
    with pytest.raises(DataError, match="another order than the right one"):
        load("demo", directory=write(tmp_path, content))


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", '{"topic": "\u00e9"}'.encode("latin-1")])
def test_file_that_is_not_json_is_refused(tmp_path: Path, raw: bytes) -> None:
    write(tmp_path, GOOD)
    (tmp_path / "demo" / banks.FILE).write_bytes(raw)
    with pytest.raises(DataError, match=r"demo/practice\.json.*expected"):
        load("demo", directory=tmp_path)


def test_unknown_topic_names_the_topics_that_exist(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nowhere/practice\.json.*demo"):
        load("nowhere", directory=write(tmp_path, GOOD))


def test_unknown_or_repeated_item_is_refused(tmp_path: Path) -> None:
    bank = load("demo", directory=write(tmp_path, GOOD))
    with pytest.raises(ValueError, match=r"'D01-99'.*D01-1, D01-2"):
        bank.pick("D01-99")
    with pytest.raises(ValueError, match="twice"):
        bank.pick("D01-1", "D01-1")
