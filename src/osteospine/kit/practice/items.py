"""What all practice items share: an item, what an answer is worth, and what is said about it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypedDict, TypeVar

from osteospine.kit.practice.reading import Record

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
    """

    right: bool
    mark: str
    text: str
    rationale: str


@dataclass(frozen=True)
class Verdict:
    """The judgement on an answer: points, and a note for every option."""

    score: Score
    notes: tuple[Note, ...]

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
    """

    kind: ClassVar[str]
    id: str
    objective: str
    stem: str
    sources: tuple[str, ...]

    @classmethod
    @abstractmethod
    def read(cls, record: Record, common: Common) -> Item[Any]:
        """Return the item that a record describes; a damaged record is refused with ``DataError``."""

    @property
    @abstractmethod
    def points(self) -> int:
        """The most points that can be won."""

    @abstractmethod
    def judge(self, answer: Answer) -> Verdict:
        """Return what the answer is worth and what to say about each option."""

    @abstractmethod
    def form(self) -> Form[Answer]:
        """Return new controls to answer with."""


def read_options(record: Record) -> tuple[Option, ...]:
    """Return the options of an item."""
    options = []
    for each in record.records("options", least=2, name="option"):
        options.append(Option(each.text("text"), each.flag("right"), each.text("rationale")))
        each.finish()
    return tuple(options)


def letter(place: int) -> str:
    """Return the letter of an option: 0 is A."""
    return chr(ord("A") + place)


def option_note(place: int, option: Option, chosen: bool) -> Note:
    """Return the note on an option that was or was not chosen."""
    mark = "Right answer" if option.right else "Not right"
    if chosen:
        mark += ", you chose it"
    elif option.right:
        mark += ", you did not choose it"
    return Note(option.right, mark, f"{letter(place)}. {option.text}", option.rationale)
