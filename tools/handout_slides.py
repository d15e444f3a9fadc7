"""Slides on paper: what a notebook shows as slides, one page each, and the speaker's notes on pages of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat

from tools.handout_page import markdown, page
from tools.handout_pictures import MissingPartError, Picture, stored_panels

_HEADING = re.compile(r"^#{1,3} (.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Slide:
    """A slide: its name, text as HTML, pictures, and what the speaker keeps to themselves."""

    title: str
    html: str = ""
    pictures: tuple[Picture, ...] = ()
    notes: str = ""
    is_named_before: bool = False

    @property
    def form(self) -> str:
        """How the page is laid out: words alone, words beside a picture, or one above the other."""
        if self.html and self.pictures:
            return "beside"
        return "above" if self.pictures or "<img" in self.html else "words"


def slides(path: Path) -> list[Slide]:
    """Return the slides of a notebook by its slideshow metadata; fragments stand on the page of their slide.

    Live widgets stay behind: the picture stored beside each takes its place.

    Raises
    ------
    MissingPartError
        Where a cell of a slide was never run, so that there is no picture of what it shows.
    """
    notebook = nbformat.read(path, as_version=4)
    made: list[Slide] = []
    for cell in notebook.cells:
        kind = cell.metadata.get("slideshow", {}).get("slide_type") or "-"
        if kind == "skip":
            continue
        if kind in ("slide", "subslide") or not made:
            made.append(_opened(cell, made))
        if kind == "notes":
            made[-1] = replace(made[-1], notes=f"{made[-1].notes}{markdown(cell.source, path.parent)}")
        elif cell.cell_type == "markdown":
            made[-1] = replace(made[-1], html=f"{made[-1].html}{markdown(cell.source, path.parent)}")
        else:
            if cell.execution_count is None:
                raise MissingPartError(f"{path.name}: slide {len(made)} was never run. Run 'python run.py notebooks'.")
            made[-1] = replace(made[-1], pictures=(*made[-1].pictures, *stored_panels([cell])))
    return list(_worth_a_page(made))


def slides_page(title: str, shown: list[Slide]) -> str:
    """Return the slides as HTML, 16:9, one on each page."""
    return page("slides.html", title=title, slides=shown)


def notes_page(title: str, shown: list[Slide]) -> str:
    """Return the speaker's notes as HTML, each beside the number and name of its slide."""
    return page("notes.html", title=title, slides=shown)


def _opened(cell: Any, before: list[Slide]) -> Slide:
    """Return an empty slide with the name that its own heading gives, else that of the slide before."""
    found = _HEADING.search(cell.source) if cell.cell_type == "markdown" else None
    if found:
        return Slide(re.sub(r"[*_`]", "", found[1]))
    return Slide(before[-1].title if before else "", is_named_before=True)


def _worth_a_page(made: list[Slide]) -> Iterator[Slide]:
    """Leave out pages with nothing on them, such as code that only loads something."""
    return (each for each in made if each.html or each.pictures or each.notes)
