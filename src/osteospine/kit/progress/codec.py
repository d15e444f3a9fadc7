"""Answers as JSON and back: numbers, texts and None as they are, a tuple as a list, a set as an object."""

from __future__ import annotations

import json
import math
from typing import Any

from osteospine.kit.evidence import DataError

SET = "any_order"
"""The one field of the object that stands for a set, whose members have no order."""

_DEEPEST = 8
_EXPECTED = f'a number, a text, null, a list, or {{"{SET}": [...]}}'


def encode(answer: Any) -> Any:
    """Return an answer as JSON can hold it.

    Raises
    ------
    TypeError
        For an answer that is none of None, a finite number, a text, a tuple or a frozenset of these.
    """
    if answer is None or isinstance(answer, (bool, int, str)) or (isinstance(answer, float) and math.isfinite(answer)):
        return answer
    if isinstance(answer, tuple):
        return [encode(each) for each in answer]
    if isinstance(answer, frozenset):
        # A set has no order of its own: sorted, the same answer always gives the same file.
        return {SET: sorted((encode(each) for each in answer), key=lambda each: json.dumps(each, sort_keys=True))}
    raise TypeError(f"An answer of the type {type(answer).__name__} cannot be saved: {answer!r}.")


def decode(value: Any, where: str, depth: int = 0) -> Any:
    """Return the answer that a JSON value stands for.

    Raises
    ------
    DataError
        For what ``encode`` never writes: says where, what was found and what was expected.
    """
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if depth < _DEEPEST:
        if isinstance(value, list):
            return tuple(decode(each, where, depth + 1) for each in value)
        if isinstance(value, dict) and set(value) == {SET} and isinstance(value[SET], list):
            return frozenset(decode(each, where, depth + 1) for each in value[SET])
    raise DataError(f"{where}: found {show(value)}; expected {_EXPECTED}.")


def show(value: object) -> str:
    """Return what stands in a file as a short text for a message."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."
