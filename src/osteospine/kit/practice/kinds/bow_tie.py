"""Bow-tie: one condition in the middle, two actions on its left, two things to monitor on its right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import ipywidgets as widgets

from osteospine.kit.practice import scoring
from osteospine.kit.practice.choices import check_box, tick, ticked
from osteospine.kit.practice.fitting import are_places, is_place, is_row
from osteospine.kit.practice.form import Form
from osteospine.kit.practice.items import (
    Common,
    Item,
    Option,
    Score,
    Verdict,
    letter,
    option_notes,
    read_options,
    right_places,
)
from osteospine.kit.reading import Record

_SIDE = 2  # right options on each side
_ACTIONS, _CONDITION, _PARAMETERS = "Actions to take", "Condition most likely", "What to monitor"

Tie = tuple[frozenset[int], int, frozenset[int]]
"""The places of the actions, of the condition and of the things to monitor."""


@dataclass(frozen=True, kw_only=True)
class BowTieItem(Item[Tie]):
    """A question about a whole situation: what it is, what to do, what to watch."""

    kind: ClassVar[str] = "bow_tie"
    actions: tuple[Option, ...]
    conditions: tuple[Option, ...]
    parameters: tuple[Option, ...]

    @classmethod
    def read(cls, record: Record, common: Common) -> BowTieItem:
        """Return the item that a record describes."""
        return cls(
            actions=_read(record, "actions", 5, _SIDE),
            conditions=_read(record, "conditions", 4, 1),
            parameters=_read(record, "parameters", 5, _SIDE),
            **common,
        )

    @property
    def points(self) -> int:
        """One for each of the five places."""
        return 2 * _SIDE + 1

    @property
    def right_answer(self) -> Tie:
        """The right choices of the three columns."""
        return right_places(self.actions), next(iter(right_places(self.conditions))), right_places(self.parameters)

    def judge(self, answer: Tie) -> Verdict:
        """Return a point for each right choice, and the rationale of all options."""
        actions, condition, parameters = answer
        right_actions, right_condition, right_parameters = self.right_answer
        points = scoring.zero_one(
            (
                *(place in right_actions for place in actions),
                condition == right_condition,
                *(place in right_parameters for place in parameters),
            )
        )
        return Verdict(
            Score(points, self.points),
            (
                *option_notes(self.conditions, {condition}, part=_CONDITION),
                *option_notes(self.actions, actions, part=_ACTIONS),
                *option_notes(self.parameters, parameters, part=_PARAMETERS),
            ),
            "Counted 0 or 1: one point for each right choice; a wrong choice takes nothing away.",
        )

    def fits(self, answer: Any) -> bool:
        """Tell whether the form could give this answer."""
        if not is_row(answer, 3):
            return False
        actions, condition, parameters = answer
        return is_place(condition, len(self.conditions)) and all(
            are_places(chosen, len(options)) and len(chosen) == _SIDE
            for chosen, options in ((actions, self.actions), (parameters, self.parameters))
        )

    def form(self) -> BowTieForm:
        """Return three columns to choose in."""
        return BowTieForm(self)


def _read(record: Record, field: str, count: int, right: int) -> tuple[Option, ...]:
    options = read_options(record, field, least=count)
    if len(options) != count or len(right_places(options)) != right:
        raise record.refuse(field, f"{count} options, exactly {right} of them with right: true")
    return options


class BowTieForm(Form[Tie]):
    """Check boxes on both sides and radio buttons in the middle, nothing chosen at first."""

    missing = f"Choose {_SIDE} actions, 1 condition and {_SIDE} things to monitor first, no fewer and no more."

    def __init__(self, item: BowTieItem) -> None:
        self._actions, self._parameters = _boxes(item.actions), _boxes(item.parameters)
        self._condition = widgets.RadioButtons(
            options=[(f"{letter(place)}. {option.text}", place) for place, option in enumerate(item.conditions)],
            value=None,
            description="Most likely: choose 1",
            style={"description_width": "initial"},
        )
        columns = (
            widgets.VBox([_head(_ACTIONS), *self._actions]),
            widgets.VBox([self._condition]),
            widgets.VBox([_head(_PARAMETERS), *self._parameters]),
        )
        box = widgets.Box(columns)
        box.add_class("osteospine-bow-tie")
        super().__init__([*self._actions, self._condition, *self._parameters], [box])

    @property
    def answer(self) -> Tie | None:
        """What is chosen in the three columns, once each holds as many as asked for."""
        actions, condition, parameters = ticked(self._actions), self._condition.value, ticked(self._parameters)
        if condition is None or len(actions) != _SIDE or len(parameters) != _SIDE:
            return None
        return actions, condition, parameters

    def fill(self, answer: Tie | None) -> None:
        """Choose what an answer holds and nothing else."""
        actions, condition, parameters = answer or ((), None, ())
        tick(self._actions, actions)
        self._condition.value = condition
        tick(self._parameters, parameters)


def _boxes(options: tuple[Option, ...]) -> list[widgets.Checkbox]:
    return [check_box(f"{letter(place)}. {option.text}") for place, option in enumerate(options)]


def _head(title: str) -> widgets.HTML:
    return widgets.HTML(f"{title}: choose {_SIDE}")
