"""Text with blanks to fill from lists: what cloze and rationale questions share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import ipywidgets as widgets

from osteospine.kit.practice.choices import RowsForm
from osteospine.kit.practice.fitting import is_place, is_row
from osteospine.kit.practice.form import Form
from osteospine.kit.practice.items import Item, Note, Option, option_notes, read_options, right_places
from osteospine.kit.reading import Record

_MARK = re.compile(r"\[(\d+)\]")
_NONE = -1  # nothing chosen yet
_LONGEST = 40  # letters: what a closed drop-down list, which cannot wrap, shows whole on a phone
_JOIN = "\N{WORD JOINER}"  # no line may start with the comma or full stop after a blank

Blank = tuple[Option, ...]
"""The options of a blank, exactly one of them right."""


@dataclass(frozen=True, kw_only=True)
class BlanksItem(Item[tuple[int, ...]]):
    """A text with numbered blanks; the answer is the place of the option chosen in each blank.

    Attributes
    ----------
    text
        The text, with ``[1]``, ``[2]`` and so on where the blanks are.
    blanks
        The options of each blank.
    """

    text: str
    blanks: tuple[Blank, ...]

    @property
    def right_answer(self) -> tuple[int, ...]:
        """The right option of each blank."""
        return tuple(next(iter(right_places(blank))) for blank in self.blanks)

    def hits(self, answer: Sequence[int]) -> list[bool]:
        """Return for each blank whether the right option was chosen."""
        return [chosen == right for chosen, right in zip(answer, self.right_answer, strict=True)]

    def notes(self, answer: Sequence[int]) -> tuple[Note, ...]:
        """Return the notes on all options, blank by blank."""
        return tuple(
            note
            for number, (blank, chosen) in enumerate(zip(self.blanks, answer, strict=True), 1)
            for note in option_notes(blank, {chosen}, part=f"Blank {number}", lettered=False)
        )

    def fits(self, answer: Any) -> bool:
        """Tell whether the form could give this answer."""
        return is_row(answer, len(self.blanks)) and all(
            is_place(each, len(blank)) for each, blank in zip(answer, self.blanks, strict=True)
        )

    def form(self) -> Form[tuple[int, ...]]:
        """Return the text with drop-down lists in it; where options are long, with lists below it."""
        long = any(len(option.text) > _LONGEST for blank in self.blanks for option in blank)
        return (ListsBelowForm if long else BlanksForm)(self.text, self.blanks)


def read_blanks(record: Record, *, least: int, most: int) -> tuple[str, tuple[Blank, ...]]:
    """Return the text and the blanks that a record describes."""
    text = record.text("text")
    blanks = []
    for each in record.records("blanks", least=least, name="blank"):
        options = read_options(each)
        if len(right_places(options)) != 1:
            raise each.refuse("options", "exactly one option with right: true")
        each.finish()
        blanks.append(options)
    if len(blanks) > most:
        raise record.refuse("blanks", f"at most {most} blanks in a question of this kind")
    if _MARK.findall(text) != [str(number) for number in range(1, len(blanks) + 1)]:
        marks = ", ".join(f"[{number}]" for number in range(1, len(blanks) + 1))
        raise record.refuse("text", f"a text with the marks {marks} once each, in this order")
    return text, tuple(blanks)


class BlanksForm(Form[tuple[int, ...]]):
    """The text, with a drop-down list for each blank; nothing is chosen at first."""

    missing = "Choose an answer in every blank first."

    def __init__(self, text: str, blanks: Sequence[Blank]) -> None:
        lists = [
            widgets.Dropdown(
                options=[("Choose", _NONE), *((option.text, place) for place, option in enumerate(blank))],
                value=_NONE,
                description=f"Blank {number}",
                style={"description_width": "initial"},
            )
            for number, blank in enumerate(blanks, 1)
        ]
        super().__init__(lists, [_text_with(text, lists)])

    @property
    def answer(self) -> tuple[int, ...] | None:
        """The option chosen in each blank, once there is one in all."""
        chosen = tuple(each.value for each in self.inputs)
        return None if _NONE in chosen else chosen

    def fill(self, answer: tuple[int, ...] | None) -> None:
        """Choose the options of an answer, or none."""
        for each, chosen in zip(self.inputs, answer or (_NONE,) * len(self.inputs), strict=True):
            each.value = chosen


class ListsBelowForm(RowsForm):
    """The text with numbered gaps, and below it radio buttons for each; nothing is chosen at first."""

    missing = BlanksForm.missing

    def __init__(self, text: str, blanks: Sequence[Blank]) -> None:
        lists = [
            widgets.RadioButtons(
                options=[(option.text, place) for place, option in enumerate(blank)],
                value=None,
                description=f"Blank {number}",
                style={"description_width": "initial"},
            )
            for number, blank in enumerate(blanks, 1)
        ]
        gaps = [widgets.HTML(f"<strong>(Blank {number})</strong>") for number in range(1, len(blanks) + 1)]
        super().__init__(lists, [_text_with(text, gaps), *lists])


def _text_with(text: str, gaps: Sequence[widgets.Widget]) -> widgets.Box:
    """Return the text with something in place of its marks."""
    # Every other part of the split is the number of a mark.
    box = widgets.Box(
        [
            gaps[int(part) - 1] if odd % 2 else widgets.HTML(escape(part if part[0].isspace() else _JOIN + part))
            for odd, part in enumerate(_MARK.split(text))
            if part
        ]
    )
    box.add_class("osteospine-cloze")
    return box
