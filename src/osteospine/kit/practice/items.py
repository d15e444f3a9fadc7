"""What all practice items share: an item, what an answer is worth, and what is said about it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypedDict, TypeVar

from osteospine.kit.practice.exhibit import Exhibit
from osteospine.kit.reading import Record

if TYPE_CHECKING:
    from osteospine.kit.practice.form import Form

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Option:
    """A choice, whether it is right, and why."""

    text: str
    right: bool
    rationale: str


@dataclass(frozen=True)
class Score:
    """Points won out of the points that can be won."""

    points: int
    out_of: int

    def __add__(self, other: Score) -> Score:
        return Score(self.points + other.points, self.out_of + other.out_of)

    def __str__(self) -> str:
        return f"{self.points} of {self.out_of} {'point' if self.out_of == 1 else 'points'}"


@dataclass(frozen=True)
class Note:
    """What is said about one option or value after checking.

    Attributes
    ----------
    right
        Whether this option, value or place is right; shown as a sign beside the words, never instead of them.
    mark
        The same in words with what the learner did, for example ``"Right answer, you chose it"``.
    text
        The option itself.
    rationale
        Why it is right or wrong.
    part
        The part of the question that it belongs to, for example ``"Blank 1"``; empty where there is one part.
    """

    right: bool
    mark: str
    text: str
    rationale: str
    part: str = ""


@dataclass(frozen=True)
class Verdict:
    """The judgement on an answer: points, a note for every option, and how points are counted, as a sentence."""

    score: Score
    notes: tuple[Note, ...]
    rule: str = ""

    @property
    def word(self) -> str:
        """The judgement in words: right, partly right or not yet."""
        if self.score.points == self.score.out_of:
            return "Right"
        return "Partly right" if self.score.points else "Not yet"


class Common(TypedDict):
    """The fields that every kind of item has."""

    id: str
    objective: str
    stem: str
    sources: tuple[str, ...]
    exhibit: Exhibit | None


@dataclass(frozen=True, kw_only=True)
class Item(ABC, Generic[Answer]):
    """A question. Each kind is a subclass that reads, judges and shows itself.

    Attributes
    ----------
    id
        Short name, unique in the topic, for example ``"C02-1"``.
    objective
        The id of the objective of the lesson that it practises.
    stem
        The question.
    sources
        Keys in ``data/sources.csv``.
    exhibit
        A table shown above the question, or nothing.
    """

    kind: ClassVar[str]
    id: str
    objective: str
    stem: str
    sources: tuple[str, ...]
    exhibit: Exhibit | None = None

    @classmethod
    @abstractmethod
    def read(cls, record: Record, common: Common) -> Item[Any]:
        """Return the item that a record describes; a damaged record is refused with ``DataError``."""

    @property
    @abstractmethod
    def points(self) -> int:
        """The most points that can be won."""

    @property
    @abstractmethod
    def right_answer(self) -> Answer:
        """An answer that earns all points."""

    @abstractmethod
    def judge(self, answer: Answer) -> Verdict:
        """Return what the answer is worth and what to say about each option."""

    @abstractmethod
    def fits(self, answer: Any) -> bool:
        """Tell whether the form could give this answer; only such an answer may be judged."""

    @abstractmethod
    def form(self) -> Form[Answer]:
        """Return new controls to answer with."""


def read_options(record: Record, field: str = "options", *, least: int = 2) -> tuple[Option, ...]:
    """Return the options that stand in a field."""
    options = []
    for each in record.records(field, least=least, name=field.removesuffix("s")):
        options.append(Option(each.text("text"), each.flag("right"), each.text("rationale")))
        each.finish()
    return tuple(options)


def right_places(options: Sequence[Option]) -> frozenset[int]:
    """Return the places of the right options."""
    return frozenset(place for place, option in enumerate(options) if option.right)


def letter(place: int) -> str:
    """Return the letter of an option: 0 is A."""
    return chr(ord("A") + place)


def option_notes(
    options: Sequence[Option], chosen: Collection[int], *, part: str = "", lettered: bool = True
) -> tuple[Note, ...]:
    """Return the notes on all options; ``lettered`` where they were shown with letters."""
    return tuple(
        Note(
            option.right,
            _mark(option.right, place in chosen),
            f"{letter(place)}. {option.text}" if lettered else option.text,
            option.rationale,
            part,
        )
        for place, option in enumerate(options)
    )


def _mark(right: bool, chosen: bool) -> str:
    mark = "Right answer" if right else "Not right"
    if chosen:
        return f"{mark}, you chose it"
    return f"{mark}, you did not choose it" if right else mark
