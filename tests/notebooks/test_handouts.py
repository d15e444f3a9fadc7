"""Handouts and slides on paper say what the notebooks say, whole and without answers; no browser is needed here."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup

from tools import handouts
from tools.figure_list import FIGURES
from tools.handout_page import handout_page, inline, markdown
from tools.handout_pictures import MissingPartError, stored_panels
from tools.handout_print import NoBrowserError
from tools.handout_text import KEY_FIGURES, Handout, handout, questions, shortened
from tools.lesson_rules import prose

ROOT = Path(__file__).parents[2]
LESSONS = handouts.lessons(())
SLIDES = ROOT / "notebooks" / "03_kyphosis.ipynb"
PNG = base64.b64encode(
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (300).to_bytes(4, "big") + (200).to_bytes(4, "big") + b"\x08\x06" * 40
).decode()


@pytest.fixture(params=LESSONS, ids=lambda path: path.stem)
def lesson(request: pytest.FixtureRequest) -> tuple[Path, Handout, BeautifulSoup]:
    """A lesson, its handout and the page."""
    content = handout(request.param)
    return request.param, content, BeautifulSoup(handout_page(content), "html.parser")


def words(text: str) -> str:
    """Return text without marks, on one line."""
    return re.sub(r"\s+", " ", text).strip()


# What the page holds ---------------------------------------------------------------------------------------


def test_nine_lessons_and_more_have_handouts() -> None:
    assert {path.stem[:2] for path in LESSONS} >= {f"{n:02}" for n in range(1, 10)}
    assert not [path for path in LESSONS if path.stem.startswith("00")]


def test_the_parts_are_there(lesson: tuple[Path, Handout, BeautifulSoup]) -> None:
    _, content, page = lesson
    assert [each.get_text() for each in page.find_all("h1")] == [content.title]
    assert [each.get_text() for each in page.find_all("h2")] == [
        "What you will be able to do",
        "Often misunderstood",
        "To discuss",
        "At the bedside",
    ]
    assert len(content.objectives.splitlines()) >= 3
    assert len(content.questions) == 3
    assert len(content.claims) >= 3
    assert 1 <= len(content.pictures) <= 2
    assert "CC BY 4.0" in page.footer.get_text()


def test_the_text_is_the_lesson_s_own_and_no_sentence_is_cut(lesson: tuple[Path, Handout, BeautifulSoup]) -> None:
    path, content, _ = lesson
    text = prose(nbformat.read(path, 4))
    own = content.bedside.replace("*More stands in the lesson.*", "")
    for part in (content.opening, content.objectives, own):
        assert set(part.splitlines()) <= {"", *text.splitlines()}
    for words_of_it in (content.title, *content.questions, *(known.split(" (")[0] for _, known in content.claims)):
        assert words_of_it in text


def test_no_answers_are_given_away(lesson: tuple[Path, Handout, BeautifulSoup]) -> None:
    path, content, page = lesson
    text = words(page.get_text(" "))
    assert "Expected:" not in text
    for question in content.questions:
        assert "*" not in question
    bank = ROOT / "data" / path.stem[3:] / "practice.json"
    if bank.exists():
        for item in json.loads(bank.read_text(encoding="utf-8"))["items"]:
            for option in item.get("options", ()):
                assert option["rationale"] not in text


def test_the_page_needs_nothing_from_elsewhere_and_can_be_heard(lesson: tuple[Path, Handout, BeautifulSoup]) -> None:
    _, content, page = lesson
    assert page.html["lang"] == "en"
    assert not page.find_all(["script", "link", "iframe"])
    for image in page.find_all("img"):
        assert image["src"].startswith("data:image/")
        assert len(image["alt"]) > 40
    for link in page.find_all("a"):
        assert link["href"].startswith("https://")
    for head in page.find_all("th"):
        assert head["scope"] in ("row", "col")
        assert head.get_text().strip()
    cited = {url for _, url in content.sources}
    assert {link["href"] for link in page.main.find_all("a")} <= cited


def test_the_key_figures_are_listed_ones() -> None:
    known = {figure.name for figure in FIGURES}
    assert {name for names in KEY_FIGURES.values() for name in names} <= known
    assert set(KEY_FIGURES) <= {path.stem for path in LESSONS}


def test_a_lesson_without_key_figures_shows_its_first_panel() -> None:
    cell = {"cell_type": "code", "outputs": [{"data": {"image/png": PNG, "text/plain": "CasePanel: Stage 1 of 4."}}]}
    (picture,) = stored_panels([cell])
    assert (picture.width, picture.height, picture.alt) == (300, 200, "Stage 1 of 4.")


# Shortening and reading ------------------------------------------------------------------------------------

BEDSIDE = "**Ask**\n\n- one\n- two\n\n**Report at once**\n\n- red\n\n**Teach**\n\n- “It heals.”"


def test_enough_room_leaves_all() -> None:
    assert shortened(BEDSIDE, 1000) == BEDSIDE


def test_whole_parts_go_from_the_end_and_what_cannot_wait_stays() -> None:
    short = shortened(BEDSIDE, 60)
    assert "Teach" not in short
    assert short.startswith("**Ask**\n\n- one\n- two\n\n**Report at once**\n\n- red")
    assert "More stands in the lesson" in short
    assert "Report at once" in shortened(BEDSIDE, 0)


def test_a_paragraph_about_the_screen_stays_behind() -> None:
    assert shortened("**Ask**\n\nThe picture above shows it.\n\n- one", 1000) == "**Ask**\n\n- one"


def test_questions_lose_their_answers_in_both_forms() -> None:
    text = "### Questions for discussion\n\n1. **Who?** Expected: me.\n2. *Why?* Because.\n\n### Misconceptions\n"
    assert questions(f"{text}\n1. **No**") == ("Who?", "Why?")
    assert questions("**Discussion questions**\n\n1. *Who is right?* Both.\n\n**Misconceptions:** x") == (
        "Who is right?",
    )


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    path = tmp_path / "11_new.ipynb"
    cell = nbformat.v4.new_markdown_cell("# 11 · New\n\nA promise.\n\n## What you will be able to do\n\n1. This.")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    with pytest.raises(MissingPartError, match="Often misunderstood"):
        handout(path)


def test_markdown_for_paper() -> None:
    assert inline("see [lesson 06](06_x.ipynb) and [A 2020](https://doi.org/10.1/x)") == (
        'see lesson 06 and <a href="https://doi.org/10.1/x">A 2020</a>'
    )
    table = markdown("|  | who |\n|---|---|\n| **Now** | all |")
    assert table.count('scope="col"') == 1
    assert '<th scope="row"><strong>Now</strong></th>' in table
    with pytest.raises(ValueError, match="beside a notebook"):
        markdown("![x](figures/x.png)")


# The command -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("asked", "code"), [([], 0), (["--pdf"], 1)])
def test_without_a_browser_there_is_html_and_a_plain_message(
    asked: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def none() -> Any:
        raise NoBrowserError("nothing at /nowhere")

    monkeypatch.setattr(handouts, "printer", none)
    assert handouts.main([*asked, "--out", str(tmp_path), str(SLIDES), "--slides"]) == code
    assert [path.name for path in tmp_path.iterdir()] == ["03_kyphosis.html"]
    assert "OSTEOSPINE_CHROMIUM" in capsys.readouterr().err


def test_a_lesson_that_misses_a_part_ends_with_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "11_new.ipynb"
    cell = nbformat.v4.new_markdown_cell("# 11 · New\n\nA promise.")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    assert handouts.main(["--out", str(tmp_path), str(path), "--slides"]) == 1
    assert "11_new.ipynb: there is no part 'Often misunderstood'" in capsys.readouterr().err
