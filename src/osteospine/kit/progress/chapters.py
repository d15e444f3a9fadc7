"""What can be practised: the lessons, the cases and the tests, each with the notebook in which it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from osteospine.kit.evidence import DataError, data_dir
from osteospine.kit.practice.bank import FILE, Bank, load

Banks = Mapping[str, Callable[[], Sequence[Bank]]]
"""Name -> what returns item banks that do not stand in a ``practice.json``, such as those of cases."""

_SHOWS = re.compile(rb"""Practice\((?:\\"|')(\w+)""")
_TEST = "_test"  # a topic that ends so is a test before or after the lessons


@dataclass(frozen=True)
class Chapter:
    """A lesson, a case or a test: its items, and its notebook as seen from the folder of the lessons."""

    bank: Bank
    notebook: str | None

    @property
    def label(self) -> str:
        """Number and title, for example ``"03 Kyphosis"``."""
        number = re.match(r"\d\d", self.notebook or "")
        title = self.bank.title[:1].upper() + self.bank.title[1:]
        return f"{number[0]} {title}" if number and not self.is_case else title

    @property
    def is_test(self) -> bool:
        """Whether it is a test, whose points are counted apart."""
        return self.bank.topic.endswith(_TEST)

    @property
    def is_case(self) -> bool:
        """Whether it is one of several in a notebook."""
        return "/" in self.bank.topic


@dataclass(frozen=True)
class Contents:
    """All chapters in teaching order, and what is wrong with those that cannot be read."""

    chapters: tuple[Chapter, ...]
    troubles: tuple[str, ...]


def contents(folder: Path, more: Banks | None = None) -> Contents:
    """Return what can be practised.

    Parameters
    ----------
    folder
        The folder of the lessons.
    more
        Banks beside those of ``data/*/practice.json``; those that ``osteospine.BANKS`` names unless others are given.
    """
    notebooks = _notebooks(folder)
    chapters, troubles = [], []
    for read in _readers(_of_the_package() if more is None else more):
        try:
            banks = read()
        except DataError as error:
            troubles.append(str(error))
            continue
        chapters += [Chapter(bank, notebooks.get(bank.topic.split("/")[0])) for bank in banks]
    return Contents(tuple(sorted(chapters, key=_place)), tuple(troubles))


def _readers(more: Banks) -> Iterator[Callable[[], Sequence[Bank]]]:
    for file in sorted(data_dir().glob(f"*/{FILE}")):
        yield lambda topic=file.parent.name: (load(topic),)  # type: ignore[misc]
    yield from more.values()


def _of_the_package() -> Banks:
    """Return the banks that the package names: asked for by name, because the kit knows no topic."""
    banks: Banks = getattr(import_module("osteospine"), "BANKS", MappingProxyType({}))
    return banks


def _notebooks(folder: Path) -> Mapping[str, str]:
    """Return the notebook in which each topic is practised: the first that shows it."""
    found: dict[str, str] = {}
    for file in (*sorted(folder.glob("*.ipynb")), *sorted(folder.glob("*/*.ipynb"))):
        for topic in _SHOWS.findall(file.read_bytes()):
            found.setdefault(topic.decode(), file.relative_to(folder).as_posix())
    return found


def _place(chapter: Chapter) -> tuple[bool, bool, bool, str, bool]:
    name = chapter.bank.topic
    # The test before the lessons comes first, whatever the alphabet says.
    return chapter.is_test, name.startswith("post"), chapter.notebook is None, chapter.notebook or name, chapter.is_case
