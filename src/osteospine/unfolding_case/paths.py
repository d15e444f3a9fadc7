"""Walking every path of decisions through a case file, so that none ends in a hole.

Layer: between ``cases`` and ``stages``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from osteospine.kit.evidence import DataError
from osteospine.kit.reading import Record
from osteospine.unfolding_case.model import MOST_STAGES, UNDECIDED, Moment, Path
from osteospine.unfolding_case.reading import Chosen, Known, fits, path_words
from osteospine.unfolding_case.stages import Setting, filled_text, read_stage


@dataclass(frozen=True)
class Way:
    """One path of decisions: by numbers, and by ids."""

    path: Path
    chosen: Chosen


def read_paths(record: Record, setting: Setting) -> tuple[dict[Path, Moment], dict[Path, str]]:
    """Return a moment for every way to get to a stage, and an ending for every way through.

    Raises
    ------
    DataError
        For a stage that is damaged on some path, or a path without an ending.
    """
    stages = record.value("stages")
    if not isinstance(stages, list) or not 2 <= len(stages) <= MOST_STAGES:
        raise record.refuse("stages", f"a list of 2 to {MOST_STAGES} stages")
    moments: dict[Path, Moment] = {}
    known: dict[str, frozenset[str]] = {}
    ways = [Way((), {})]
    for number, stage in enumerate(stages, 1):
        for way in ways:
            moments[way.path] = read_stage(stage, record.where, number, setting, known, way.chosen)
        ways = _onward(record, moments, known, ways)
    _check_stages(record, [moments[path] for path in moments])
    _check_items(record, stages)
    return moments, _endings(record, moments, known, ways)


def _onward(
    record: Record, moments: Mapping[Path, Moment], known: dict[str, frozenset[str]], ways: Sequence[Way]
) -> list[Way]:
    """Return the ways that lead on from a stage, and note its decision among those known."""
    decision = moments[ways[0].path].decision
    if decision is None:
        return [Way((*way.path, UNDECIDED), way.chosen) for way in ways]
    if decision.id in known:
        raise record.refuse("stages", f"each decision once; {decision.id!r} is asked again")
    known[decision.id] = frozenset(option.id for option in decision.options)
    return [
        Way((*way.path, place), {**way.chosen, decision.id: option.id})
        for way in ways
        for place, option in enumerate(decision.options, 1)
    ]


def _check_stages(record: Record, moments: Sequence[Moment]) -> None:
    """Refuse stages that share an id, or that do not follow each other in time."""
    by_number = {moment.number: moment for moment in moments}
    stages = [by_number[number] for number in sorted(by_number)]
    if len({stage.id for stage in stages}) < len(stages):
        raise record.refuse("stages", "stages each with an id of its own")
    months = [stage.visit.months for stage in stages]
    if months[0] != 0 or any(later <= earlier for earlier, later in pairwise(months)):
        raise DataError(f"{record.where}: found stages at months {months}; expected 0 and then later each time.")


def _check_items(record: Record, stages: Sequence[Mapping[str, list[Mapping[str, Mapping[str, str]]]]]) -> None:
    counts = Counter(step["item"]["id"] for stage in stages for step in stage["steps"])
    name, times = counts.most_common(1)[0]
    if times > 1:
        raise DataError(f"{record.where}: found {times} items with the id {name!r}; expected each id once in the case.")


def _endings(record: Record, moments: Mapping[Path, Moment], known: Known, ways: Sequence[Way]) -> dict[Path, str]:
    """Return the first ending that fits each way through; each ending must be reached by some way."""
    endings = record.records("endings", least=1, name="ending")
    told: dict[Path, str] = {}
    reached = set()
    for way in ways:
        found = next((each for each in endings if fits(each, known, way.chosen)), None)
        if found is None:
            raise record.refuse("endings", f"an ending {path_words(way.chosen)}")
        told[way.path] = filled_text(found, "text", moments[way.path[:-1]].numbers)
        reached.add(found.where)
    for each in endings:
        if each.where not in reached:
            raise DataError(
                f"{each.where}: found an ending that no path reaches; expected one that fits some path first."
            )
    return told
