"""Live numbers: numbers in practice items and cases that come from the models of the panels.

A file names a panel, its choices and a part of its result; its texts write the number as ``{name}``. So what a
question says and what the panel beside it shows can never disagree.

::

    "stem": "The angle is {angle} degrees.",
    "live": {"angle": {"panel": "KyphosisPanel", "choices": {"compensation": 0}, "result": "cobb_deg", "digits": 0}}
"""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from numbers import Real
from typing import Any

from traitlets import TraitError

from osteospine.kit.evidence import DataError
from osteospine.kit.panel import Panel
from osteospine.kit.reading import Number, Record

__all__ = ["Number", "filled", "values"]

_NAME = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


def values(declared: object, where: str) -> dict[str, Number]:
    """Return the live numbers that a file declares, by name.

    Parameters
    ----------
    declared
        Name -> ``panel``, ``choices`` (may be left out), ``result`` (a dotted path; a whole number in it counts
        places from 0) and ``digits``; then, in this order, ``times`` a factor, ``plus`` and ``minus`` a number or
        the name of a live number further up.
    where
        File and place in words, for messages.

    Raises
    ------
    DataError
        For what is missing, unknown or refused by the panel: names place and field, and what is right.
    """
    block = Record(f"{where}, live numbers", declared)
    known: dict[str, Number] = {}
    for name in block.names():
        if not _NAME.fullmatch(f"{{{name}}}"):
            raise block.refuse(name, "a name of small letters, digits and underscores")
        known[name] = _value(Record(f"{where}, live number {name}", block.value(name)), known)
    return known


def filled(content: Any, numbers: Mapping[str, Number], where: str) -> Any:
    """Return JSON content with each ``{name}`` replaced by its number.

    A text that is nothing but ``{name}`` becomes the ``Number`` itself, which ``Record`` reads as a text or as a
    number, whichever is wanted there.

    Raises
    ------
    DataError
        For a name that is not declared, with the names that are.
    """
    if isinstance(content, str):
        whole = _NAME.fullmatch(content)
        if whole:
            return _named(whole, numbers, where)
        return _NAME.sub(lambda match: _named(match, numbers, where).text, content)
    if isinstance(content, list):
        return [filled(each, numbers, where) for each in content]
    if isinstance(content, dict):
        return {key: filled(each, numbers, where) for key, each in content.items()}
    return content


def _named(match: re.Match[str], numbers: Mapping[str, Number], where: str) -> Number:
    name = match.group(1)
    if name not in numbers:
        raise DataError(
            f"{where}: found {match.group()!r} in a text; expected a live number: {', '.join(numbers) or 'none here'}."
        )
    return numbers[name]


def _value(record: Record, known: Mapping[str, Number]) -> Number:
    value = _part(record, _result(record))
    if record.has("times"):
        value *= record.number("times")
    if record.has("plus"):
        value += _other(record, "plus", known)
    if record.has("minus"):
        value -= _other(record, "minus", known)
    digits = record.whole("digits", least=0)
    record.finish()
    return _written(value, digits)


def _written(value: float, digits: int) -> Number:
    # Answer and text must agree, so the number is what the text says: -0.4 without digits is 0, not -0.
    value = round(value, digits) + 0.0
    return Number(value, f"{value:,.{digits}f}".replace("-", "\N{MINUS SIGN}"))


def _other(record: Record, field: str, known: Mapping[str, Number]) -> float:
    """Return a number given as such, or by the name of a live number as written there."""
    given = record.value(field)
    if isinstance(given, str):
        if given not in known:
            raise record.refuse(field, f"a number or a live number further up: {', '.join(known) or 'none'}")
        return known[given].value
    return record.number(field, "a number or the name of a live number further up")


def _result(record: Record) -> Any:
    """Return what the panel's model says about the choices."""
    # By name and only now: the kit knows no topic, and a file without live numbers loads no panel.
    panels: Mapping[str, type[Panel[Any]]] = import_module("osteospine").PANELS
    name = record.text("panel", f"one of {', '.join(panels)}")
    if name not in panels:
        raise record.refuse("panel", f"one of {', '.join(panels)}")
    choices = record.value("choices") if record.has("choices") else {}
    if not isinstance(choices, dict):
        raise record.refuse("choices", "choices of the panel in braces")
    try:
        return _outcome(name, json.dumps(choices, sort_keys=True))
    except (TypeError, ValueError, TraitError, ArithmeticError, LookupError) as error:
        why = str(error).rstrip(".")
        raise record.refuse("choices", f"choices that {name} takes ({why})") from error


@functools.lru_cache(maxsize=512)
def _outcome(name: str, choices: str) -> Any:
    panels: Mapping[str, type[Panel[Any]]] = import_module("osteospine").PANELS
    return panels[name].outcome(**json.loads(choices))


def _part(record: Record, result: Any) -> float:
    """Follow the dotted path to a number."""
    path = record.text("result")
    part = result
    for step in path.split("."):
        if isinstance(part, Sequence) and step.isdecimal():
            if int(step) >= len(part):
                raise record.refuse("result", f"a place from 0 to {len(part) - 1} where {step} stands")
            part = part[int(step)]
        elif hasattr(part, step) and not step.startswith("_"):
            part = getattr(part, step)
        else:
            raise record.refuse("result", f"one of {', '.join(_parts(part)) or 'nothing'} where {step!r} stands")
    if isinstance(part, bool) or not isinstance(part, Real) or not math.isfinite(part):
        raise record.refuse("result", f"the path of a number; there stands {type(part).__name__}")
    return float(part)


def _parts(thing: object) -> list[str]:
    if isinstance(thing, Sequence) and not isinstance(thing, str):
        return [str(place) for place in range(len(thing))]
    return [name for name in dir(thing) if not name.startswith("_")]
