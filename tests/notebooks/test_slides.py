"""The lecture: its minutes, its slides, and that its notes promise only what the panels show."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import pytest

import osteospine
from osteospine.kit.panel import Panel

ROOT = Path(__file__).parents[2]
LECTURE = ROOT / "notebooks" / "instructor" / "lecture.ipynb"
NOTEBOOK = nbformat.read(LECTURE, as_version=4)
LONGEST_SLIDE = 25
MINUTES = 45
_PRESS = re.compile(r"Press \*([^*]+)\*: (.*)")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@dataclass
class Slide:
    """A slide: what is written on it, the code below it, and the notes."""

    text: str
    code: list[str] = field(default_factory=list)
    notes: str = ""

    @property
    def name(self) -> str:
        """Its first heading."""
        return self.text.splitlines()[0].lstrip("# ")

    @property
    def words(self) -> list[str]:
        """The words to be read: without sources and pictures."""
        lines = [line for line in self.text.splitlines() if not re.match(r"Sources:|<img", line)]
        return " ".join(lines).replace("#", " ").split()

    def panel(self) -> Panel[Any]:
        """The panel that its code makes."""
        (call,) = [line for cell in self.code for line in cell.splitlines() if "Panel(" in line]
        tree = ast.parse(call, mode="eval").body
        assert isinstance(tree, ast.Call)
        assert isinstance(tree.func, ast.Attribute)
        choices = {str(each.arg): ast.literal_eval(each.value) for each in tree.keywords}
        return osteospine.PANELS[tree.func.attr](**choices)


def slides() -> list[Slide]:
    found: list[Slide] = []
    for cell in NOTEBOOK.cells:
        kind = cell.metadata["slideshow"]["slide_type"]
        if kind == "slide":
            found.append(Slide(cell.source))
        elif kind == "subslide":
            found[-1].code.append(cell.source)
        elif kind == "notes":
            found[-1].notes = cell.source
    return found


SLIDES = slides()
PANELS = [slide for slide in SLIDES if slide.code]
each_slide = pytest.mark.parametrize("slide", SLIDES, ids=lambda slide: slide.name)
each_panel = pytest.mark.parametrize("slide", PANELS, ids=lambda slide: slide.name)


def test_the_minutes_follow_one_another_and_fill_the_lecture() -> None:
    spans = [re.match(r"\*\*Minutes (\d+) to (\d+)\.\*\*", slide.notes) for slide in SLIDES]
    clock = 0
    for span, slide in zip(spans, SLIDES, strict=True):
        assert span, slide.name
        assert int(span[1]) == clock < int(span[2]), slide.name
        clock = int(span[2])
    assert clock == MINUTES


def test_the_lecture_view_comes_first_and_the_slides_are_few() -> None:
    first = next(cell for cell in NOTEBOOK.cells if cell.cell_type == "code")
    assert "osteospine.lecture()" in first.source
    assert 14 <= len(SLIDES) <= 16


@each_slide
def test_a_slide_has_few_words_and_something_to_look_at(slide: Slide) -> None:
    assert len(slide.words) <= LONGEST_SLIDE
    assert slide.code or "<img" in slide.text
    for figure in re.findall(r'src="([^"]+)"', slide.text):
        assert (LECTURE.parent / figure).is_file()


@each_panel
def test_a_slide_with_a_panel_names_its_sources_asks_first_and_says_what_to_expect(slide: Slide) -> None:
    assert "Sources: " in slide.text
    assert "?" in slide.text
    assert "Expected: " in slide.notes


@each_panel
def test_the_notes_say_what_the_panel_shows(slide: Slide) -> None:
    """Every number behind "Press *preset*:" stands in the panel's words once that preset is pressed."""
    panel = slide.panel()
    start = panel.words
    pressed = _PRESS.findall(slide.notes)
    assert pressed
    for preset, said in pressed:
        panel.show(preset)
        there = set(_NUMBER.findall(panel.words))
        assert set(_NUMBER.findall(said)) <= there, (preset, said, panel.words)
    assert len({start, panel.words}) == 2


@pytest.mark.parametrize("name", ["instructor/README.md", "tests/pre_test.ipynb", "tests/post_test.ipynb"])
def test_links_lead_somewhere(name: str) -> None:
    path = ROOT / "notebooks" / name
    links = re.findall(r"\]\(([^)#\s\\]+)\)", path.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []
