"""One practice item of each kind as it stands in a data file: what the tests of kit.practice share."""

from __future__ import annotations

import copy
from typing import Any


def option(text: str, right: bool) -> dict[str, Any]:
    return {"text": text, "right": right, "rationale": f"{text}: {'yes' if right else 'no'}."}


def options(right: str, wrong: str) -> list[dict[str, Any]]:
    """Return one right or wrong option per word."""
    return [option(word, True) for word in right.split()] + [option(word, False) for word in wrong.split()]


def _item(number: int, kind: str, **fields: Any) -> dict[str, Any]:
    common = {"id": f"D01-{number}", "kind": kind, "objective": "D01.1", "stem": "Which?", "sources": ["huang1996"]}
    return {**common, **fields}


_ITEMS: tuple[dict[str, Any], ...] = (
    _item(1, "single", options=options("this", "that")),
    _item(2, "several", options=options("this these", "that those")),
    _item(3, "select_n", choose=2, options=options("this these", "that those")),
    _item(
        4,
        "numeric",
        label="Number",
        answer=10,
        tolerance=1,
        unit="mm",
        near=[{"value": 20, "tolerance": 1, "rationale": "Twice."}],
        right="Counted.",
        wrong="Count again.",
    ),
    _item(
        5,
        "ordering",
        entries=[
            {"text": "b", "place": 2, "rationale": "Second."},
            {"text": "a", "place": 1, "rationale": "First."},
            {"text": "c", "place": 3, "rationale": "Third."},
        ],
    ),
    _item(
        6,
        "matrix_single",
        columns=["Expected", "Not expected"],
        rows=[
            {"text": "Pain on rising", "right": "Expected", "rationale": "Load hurts."},
            {"text": "Numb legs", "right": "Not expected", "rationale": "A red flag."},
            {"text": "Slow steps", "right": "Expected", "rationale": "Pain slows."},
        ],
    ),
    _item(
        7,
        "matrix_multiple",
        columns=["Fracture", "Infection"],
        rows=[
            {"text": "Back pain", "right": ["Fracture", "Infection"], "rationale": "Both hurt."},
            {"text": "Fever", "right": ["Infection"], "rationale": "Heat."},
            {"text": "Brown eyes", "right": [], "rationale": "Neither."},
        ],
    ),
    _item(
        8,
        "cloze",
        text="The nurse [1], then [2].",
        blanks=[{"options": options("asks", "waits")}, {"options": options("reports", "sleeps leaves")}],
    ),
    _item(
        9,
        "rationale",
        text="She may have [1], because of [2] and [3].",
        blanks=[
            {"options": options("fracture", "cold")},
            {"options": options("pain", "hair")},
            {"options": options("height", "shoes")},
        ],
    ),
    _item(
        10,
        "highlight",
        passage=[
            {"plain": "She says that "},
            option("her legs are weak", True),
            {"plain": " and "},
            option("the tea was cold", False),
            {"plain": "."},
        ],
    ),
    _item(
        11,
        "bow_tie",
        actions=options("ease ask", "wait rest leave"),
        conditions=options("fracture", "stone strain cold"),
        parameters=options("legs pain", "hair eyes nails"),
    ),
)

KINDS = tuple(item["kind"] for item in _ITEMS)
PLACE = {kind: place for place, kind in enumerate(KINDS)}


def bank() -> dict[str, Any]:
    """Return a whole bank with one item of each kind, to be changed at will."""
    return {
        "topic": "demo",
        "title": "a demonstration",
        "objectives": {"D01.1": "See that it works."},
        "items": copy.deepcopy(list(_ITEMS)),
    }


def item(kind: str, **fields: Any) -> dict[str, Any]:
    """Return the item of a kind, with other fields."""
    return {**copy.deepcopy(_ITEMS[PLACE[kind]]), **fields}
