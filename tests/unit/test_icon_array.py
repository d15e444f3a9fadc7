"""Icon arrays: counts that add up, places that fill from the corner, and a cost that hardly grows."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import PathPatch

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.icon_array import Grid, IconArray, Mark, one_person
from osteospine.kit.whole_people import whole_people

DARK = Mark(style.CHANGED_INK, style.CHANGED_INK, square=True)
LIGHT = Mark(style.CHANGED, style.CHANGED_INK)
HOLLOW = Mark(style.PAPER, style.FAINT)
GRID = Grid(10.0, 390.0, 9.0, 15.0)


def made(people: int = 1000, grid: Grid = GRID) -> tuple[Canvas, IconArray]:
    canvas = Canvas(7.0, 5.5, "icons")
    xlim, ylim = (0.0, 504.0), (0.0, 396.0)
    still = canvas.axes(0, 0, 1, 1, still=True, xlim=xlim, ylim=ylim)
    axes = canvas.axes(0, 0, 1, 1, xlim=xlim, ylim=ylim)
    return canvas, IconArray(axes, still, (DARK, LIGHT), rest=HOLLOW, grid=grid, people=people)


def points(line: PathPatch) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in np.asarray(line.get_path().vertices)]


def lines(canvas: Canvas, *, still: bool) -> list[PathPatch]:
    return list(canvas.figure.axes[0 if still else 1].findobj(PathPatch))


def drawn(canvas: Canvas, *, still: bool) -> list[int]:
    """Count the people of each visible line: one for its start and one for each pitch that it runs on."""
    shown = [points(line) for line in lines(canvas, still=still) if line.get_visible()]
    return [sum(int((a[1] - b[1]) // GRID.pitch_y) + 1 for a, b in zip(p[::2], p[1::2], strict=True)) for p in shown]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=5), st.sampled_from([100, 1000]))
def test_counts_add_up_and_running_totals_are_rounded(parts: list[float], people: int) -> None:
    shares = [part / max(1.0, sum(parts)) for part in parts]
    counts = whole_people(shares, people)
    assert sum(counts) == people
    assert min(counts) >= 0
    for number in range(1, len(shares) + 1):
        assert abs(sum(counts[:number]) - people * sum(shares[:number])) <= 0.5 + 1e-6


def test_counts_at_the_halves_and_the_ends() -> None:
    assert whole_people((0.0004, 0.0004), 1000) == (0, 1, 999)
    assert whole_people((0.0005,), 1000) == (1, 999)
    assert whole_people((0.00049,), 1000) == (0, 1000)
    assert whole_people((1.0,), 1000) == (1000, 0)
    assert whole_people((1 / 3, 1 / 3, 1 / 3), 100) == (33, 34, 33, 0)


@pytest.mark.parametrize("shares", [(-0.1,), (0.7, 0.4), (float("nan"),)])
def test_shares_that_are_no_parts_of_a_whole_are_refused(shares: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="parts of one whole"):
        whole_people(shares, 100)


@pytest.mark.parametrize("counts", [(0, 0), (1, 0), (10, 11), (99, 1), (100, 101), (47, 100), (333, 667), (1000, 0)])
def test_each_group_has_as_many_people_as_counted(counts: tuple[int, int]) -> None:
    canvas, array = made()
    assert drawn(canvas, still=True) == [1000] * 4  # head and body, edge and fill
    array.update((500, 500))
    array.update(counts)
    dark, light = counts
    assert drawn(canvas, still=False) == [dark] * 2 * bool(dark) + [light] * 4 * bool(light)


def test_groups_fill_from_the_upper_left_corner_block_by_block() -> None:
    assert GRID.column(0)[0] == pytest.approx(10 + 4.5, abs=0.05)
    assert GRID.column(0)[1] == pytest.approx(390, abs=0.05)
    assert GRID.column(10)[0] - GRID.column(9)[0] == pytest.approx(9 + 5)
    assert GRID.column(0)[1] - GRID.column(50)[1] == pytest.approx(10 * 15 + 5)
    canvas, array = made()
    array.update((15, 5))
    first, second = (points(lines(canvas, still=False)[number]) for number in (0, 2))
    assert [x for x, _ in first[::2]] == [GRID.column(0)[0], GRID.column(1)[0]]
    assert second[0][0] == GRID.column(1)[0]
    assert first[2][1] - second[0][1] == pytest.approx(5 * GRID.pitch_y)


def test_size_is_that_of_the_blocks() -> None:
    assert GRID.size(1000) == (5 * 90 + 4 * 5, 2 * 150 + 5)
    assert GRID.size(100) == (90, 150)
    assert Grid(0, 0, 5.9, 7.8, block_columns=5).rows == 20


@pytest.mark.parametrize("counts", [(-1, 2), (600, 500), (1,), (1, 1, 1)])
def test_counts_that_do_not_fit_are_refused(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="do not fit 2 groups among 1000 people"):
        made()[1].update(counts)


@pytest.mark.parametrize("people", [0, 50, 250])
def test_people_stand_in_whole_blocks(people: int) -> None:
    with pytest.raises(ValueError, match="multiple of 100"):
        made(people)


def test_a_single_person_for_the_key() -> None:
    canvas = Canvas(2.0, 1.0, "key")
    axes = canvas.axes(0, 0, 1, 1, xlim=(0, 144), ylim=(0, 72))
    one_person(axes, DARK, 20.0, 40.0, GRID)
    heads, bodies = (points(line) for line in lines(canvas, still=True)[:2])
    assert len(heads) == len(bodies) == 2
    assert heads[0][0] == pytest.approx(20, abs=0.05)
    assert heads[0][1] > bodies[0][1]


def test_a_thousand_people_cost_little_more_than_a_hundred() -> None:
    """Taken in turns, and the shortest of each: what else the machine does must not decide."""
    kinds = {people: made(people) for people in (100, 1000)}
    taken: dict[int, list[float]] = {100: [], 1000: []}
    for number in range(25):
        for people, (canvas, array) in kinds.items():
            start = time.perf_counter()
            array.update((people // 10 + number, people // 5))
            size = len(canvas.svg("people"))
            taken[people].append(time.perf_counter() - start)
    assert min(taken[1000]) <= 2 * min(taken[100])
    assert size <= 80_000
