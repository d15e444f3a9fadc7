"""The page that opens the collection: its numbers are the picture's, and its map is the lessons'."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from osteospine.daily_life.activities import constant
from osteospine.start.model import chain
from tools.figure_list.how_to import how_to
from tools.lesson_rules import prose

FOLDER = Path(__file__).parents[2] / "notebooks"
LESSONS = sorted(path.name for path in FOLDER.glob("[0-9][0-9]_*.ipynb"))[1:]
ROW = re.compile(r"^\| \[(\d\d) [^]]+\]\(([^)]+)\) \| (\d+) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def text() -> str:
    return prose(nbformat.read(FOLDER / "00_start_here.ipynb", as_version=4))


def test_the_map_names_every_lesson_with_its_minutes(text: str) -> None:
    rows = {place: (number, minutes, after) for number, place, minutes, after in ROW.findall(text)}
    assert sorted(rows) == LESSONS
    for place, (number, minutes, after) in rows.items():
        opening = nbformat.read(FOLDER / place, as_version=4)["cells"][0]["source"]
        said = re.search(r"[Aa]bout (\d+) minutes", opening)
        assert said is not None, place
        assert said[1] == minutes, place
        assert place.startswith(number)
        assert all(int(earlier) < int(number) for earlier in re.findall(r"\d\d", after)), place


def test_the_numbers_are_those_of_the_picture(text: str) -> None:
    shown = chain(-2.5)
    people = shown.people
    assert f"about {people.on_xray} of 1,000 women of {shown.age_years:.0f}" in text
    assert f"within {people.years} years, and about {people.without} do not" in text
    assert f"Lifting {shown.box_kg:.0f} kg with a bent back" in text
    assert f"about {shown.load_n / constant('gravity_m_s2'):.0f} kg" in text
    # "turns near −2.5": the first step of the slider at which a vertebra breaks
    assert not chain(-2.4).fractures
    assert chain(-2.5).fractures


def test_the_panel_comes_at_once_with_one_thing_to_do() -> None:
    first, load, shows = nbformat.read(FOLDER / "00_start_here.ipynb", as_version=4)["cells"][:3]
    assert first["source"].count("**Do this:**") == 1
    assert len(first["source"]) < 600
    assert load["cell_type"] == shows["cell_type"] == "code"
    assert shows["source"].endswith("\nChainPanel()")


def test_the_words_are_few_and_each_is_one_line(text: str) -> None:
    words = text.split("## Words you will meet")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in words.splitlines() if line.startswith("| ")][1:]
    assert 15 <= len(rows) <= 20
    assert all(len(row) == 2 and len(row[1]) < 110 for row in rows)


def test_links_lead_somewhere(text: str) -> None:
    places = [place for place in re.findall(r"\]\(([^)]+)\)", text) if "://" not in place]
    assert [place for place in places if not (FOLDER / place).exists()] == []


def test_the_drawing_is_told_with_all_its_signs(text: str) -> None:
    drawn = how_to()
    told = re.search(r"!\[([^]]+)\]\(\.\./figures/start_how_to\.png\)", text)
    assert told is not None
    for number in range(1, 7):
        assert f"{number}, " in told[1]
        assert f"{number}, at the " in drawn.alt
    for words in ("Run All Cells", "Idle", "arrow keys", "Enter", "Reset"):
        assert words in told[1]
        assert words in drawn.alt
