"""The stored figures match the code, serve every objective, and none is forgotten; the check is shown to catch."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import nbformat
import pytest

from osteospine import KyphosisPanel
from tools.figure_list import FIGURES, Drawn, Figure
from tools.figure_list.drawing import of_panel
from tools.figures import FOLDER, TOLERANCE, difference, orphans, stale

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LARGEST_PNG = 250_000  # bytes: thirty learners open the page at once
BY_NAME = {figure.name: figure for figure in FIGURES}


def objectives() -> set[str]:
    """Return the ids of the objectives of all lessons."""
    cells = [cell for path in sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb")) for cell in nbformat.read(path, 4).cells]
    return {each for cell in cells for each in cell.metadata.get("osteospine", {}).get("objectives", ())}


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_the_stored_figure_is_what_the_code_draws(figure: Figure) -> None:
    wrong = list(stale(figure, figure.draw()))
    assert not wrong, f"{figure.name}: {'; '.join(wrong)}. If the change is meant, run: nox -s figures"


def test_every_objective_has_a_figure() -> None:
    served = {each for figure in FIGURES for each in figure.objectives}
    assert len({each[:3] for each in objectives()}) == 10, "each lesson names its objectives in the cell's metadata"
    assert sorted(objectives() - served) == []


def test_every_figure_serves_an_objective_that_exists() -> None:
    known = objectives()
    for figure in FIGURES:
        assert figure.objectives or figure.name.startswith("start_"), f"{figure.name} serves no objective"
        assert set(figure.objectives) <= known, f"{figure.name} names an objective that no lesson has"


def test_names_are_unique_and_no_picture_is_an_orphan() -> None:
    assert len(BY_NAME) == len(FIGURES)
    assert orphans() == [], "delete these files, or list them in tools/figure_list"


def test_pictures_that_lessons_show_exist() -> None:
    for path in sorted(NOTEBOOKS.rglob("*.ipynb")):
        text = "\n".join(cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "markdown")
        for name in re.findall(r"figures/(\w+)\.(?:png|svg)", text):
            assert name in BY_NAME, f"{path.name} shows {name}, which no figure of the list draws"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.png")), ids=lambda path: path.stem)
def test_a_picture_is_light(path: Path) -> None:
    assert path.stat().st_size <= LARGEST_PNG


# The check itself ------------------------------------------------------------------------------------------


@pytest.fixture
def normal(tmp_path: Path) -> tuple[Figure, Drawn, Path]:
    """A figure, as drawn, and a copy of its files."""
    figure = BY_NAME["kyphosis_normal"]
    for name in ("README.md", f"{figure.name}.svg", f"{figure.name}.png"):
        shutil.copy(FOLDER / name, tmp_path / name)
    return figure, figure.draw(), tmp_path


def test_an_undamaged_copy_passes(normal: tuple[Figure, Drawn, Path]) -> None:
    assert list(stale(*normal)) == []


def test_a_changed_number_in_the_words_is_seen(normal: tuple[Figure, Drawn, Path]) -> None:
    _, drawn, folder = normal
    page = (folder / "README.md").read_text(encoding="utf-8")
    number = re.search(r"\d+\.\d", drawn.alt)
    assert number is not None
    (folder / "README.md").write_text(page.replace(drawn.alt, drawn.alt.replace(number[0], "99.9")), encoding="utf-8")
    assert [why for why in stale(*normal) if "README.md" in why]


def test_one_changed_coordinate_in_the_svg_is_seen(normal: tuple[Figure, Drawn, Path]) -> None:
    figure, _, folder = normal
    path = folder / f"{figure.name}.svg"
    path.write_text(re.sub(r"(M \d+\.\d)\d*", r"\g<1>9", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    assert [why for why in stale(*normal) if "svg is drawn otherwise" in why]


def test_a_drawing_of_other_numbers_is_seen_in_svg_and_png(normal: tuple[Figure, Drawn, Path]) -> None:
    figure, _, folder = normal
    other = of_panel(lambda: KyphosisPanel(fractures=(("T8", "wedge", 0.22),)))()
    wrong = " ".join(stale(figure, other, folder))
    assert "svg is drawn otherwise" in wrong
    assert "png differs" in wrong


def test_the_png_alone_tells_when_another_matplotlib_drew_the_svg(normal: tuple[Figure, Drawn, Path]) -> None:
    figure, drawn, folder = normal
    page = folder / "README.md"
    page.write_text(re.sub(r"matplotlib \S+\.\n", "matplotlib 0.1.\n", page.read_text(encoding="utf-8")), "utf-8")
    (folder / f"{figure.name}.svg").write_text("another way of writing the same", encoding="utf-8")
    assert list(stale(figure, drawn, folder)) == []
    other = BY_NAME["kyphosis_lumbar_wedge"].draw()
    moved = Drawn(drawn.svg, other.png, drawn.alt)
    assert [why for why in stale(figure, moved, folder) if "png differs" in why]


def test_a_missing_file_is_named(normal: tuple[Figure, Drawn, Path]) -> None:
    figure, _, folder = normal
    (folder / f"{figure.name}.png").unlink()
    assert list(stale(*normal)) == [f"{figure.name}.png missing"]


def test_an_orphan_is_found(tmp_path: Path) -> None:
    (tmp_path / "old_idea.png").touch()
    assert orphans(tmp_path) == ["old_idea.png"]


def test_pictures_of_other_size_are_as_far_apart_as_can_be(normal: tuple[Figure, Drawn, Path]) -> None:
    _, drawn, _ = normal
    smaller = of_panel(lambda: KyphosisPanel(fractures=()), dpi=100)().png
    assert difference(drawn.png, smaller) == 255.0
    assert difference(drawn.png, drawn.png) == 0.0 < TOLERANCE
