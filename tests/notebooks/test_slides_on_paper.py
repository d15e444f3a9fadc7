"""Slides on paper show what a notebook marks as slides; the speaker's notes stand apart from them."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup

from tests.notebooks.test_handouts import PNG, SLIDES, words
from tools.handout_pictures import MissingPartError
from tools.handout_slides import notes_page, slides, slides_page


def notebook(path: Path, cells: list[Any]) -> Path:
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def markdown_cell(text: str, kind: str) -> Any:
    return nbformat.v4.new_markdown_cell(text, metadata={"slideshow": {"slide_type": kind}})


def panel_cell(kind: str, count: int | None) -> Any:
    bundle = {"image/png": PNG, "text/plain": "SomePanel: It shows something."}
    outputs = [nbformat.v4.new_output("execute_result", bundle, execution_count=count)] if count else []
    metadata = {"slideshow": {"slide_type": kind}}
    return nbformat.v4.new_code_cell("SomePanel()", execution_count=count, outputs=outputs, metadata=metadata)


def test_slides_fragments_skips_and_notes(tmp_path: Path) -> None:
    cells = [
        markdown_cell("# A talk", "slide"),
        markdown_cell("More of it.", "fragment"),
        markdown_cell("Not shown.", "skip"),
        markdown_cell("Say **hello**.", "notes"),
        panel_cell("subslide", 1),
        markdown_cell("Ask first.", "notes"),
    ]
    first, second = slides(notebook(tmp_path / "talk.ipynb", cells))
    assert (first.title, first.form, len(first.pictures)) == ("A talk", "words", 0)
    assert "More of it." in first.html
    assert (second.title, second.form, second.is_named_before) == ("A talk", "above", True)
    assert second.pictures[0].alt == "It shows something."
    on_screen = BeautifulSoup(slides_page("A talk", [first, second]), "html.parser")
    assert len(on_screen.find_all("section")) == 2
    assert "hello" not in on_screen.get_text()
    assert "Not shown" not in on_screen.get_text()
    told = BeautifulSoup(notes_page("A talk", [first, second]), "html.parser").get_text(" ")
    assert "Slide 1: A talk" in words(told)
    assert "Slide 2: A talk" in words(told)
    assert "hello" in told


def test_a_slide_that_was_never_run_is_refused(tmp_path: Path) -> None:
    path = notebook(tmp_path / "talk.ipynb", [markdown_cell("# A talk", "slide"), panel_cell("subslide", None)])
    with pytest.raises(MissingPartError, match=r"talk\.ipynb: slide 2 was never run"):
        slides(path)


def test_a_lesson_can_be_shown_as_slides() -> None:
    page = BeautifulSoup(slides_page("Kyphosis", slides(SLIDES)), "html.parser")
    assert len(page.find_all("section")) > 8
    for image in page.find_all("img"):
        assert image["src"].startswith("data:image/")
        assert image["alt"].strip()
    assert "application/vnd.jupyter" not in unescape(str(page))
