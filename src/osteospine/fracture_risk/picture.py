"""Three times 1,000 people: after 1, 5 and 10 years, those with a new vertebral fracture marked."""

from __future__ import annotations

from osteospine.fracture_risk.assess import HORIZONS_YEARS, PEOPLE, FractureRisk
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.icon_array import Grid, IconArray, Mark, one_person
from osteospine.kit.style import Look

WIDTH_IN, HEIGHT_IN = 7.4, 6.0
_WIDTH, _HEIGHT = 532.8, 432.0  # the same in points: the grid of people is laid out in them
_LEFT, _STEP, _TOP = 10.0, 177.0, 362.0
_COUNT, _KEY_TOP = 373.0, 29.0

DIAGNOSED = Mark(style.CHANGED_INK, style.CHANGED_INK, square=True)
XRAY_ONLY = Mark(style.CHANGED, style.CHANGED_INK)
WITHOUT = Mark(style.PAPER, style.FAINT)


class FractureRiskPicture:
    """Owns the artists of the fracture risk panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        xlim, ylim = (0.0, _WIDTH), (0.0, _HEIGHT)
        still = self.canvas.axes(0, 0, 1, 1, still=True, xlim=xlim, ylim=ylim)
        axes = self.canvas.axes(0, 0, 1, 1, xlim=xlim, ylim=ylim)
        self._arrays, self._counts = [], []
        for number, years in enumerate(HORIZONS_YEARS):
            left = _LEFT + number * _STEP
            grid = Grid(left, _TOP, 5.9, 7.8, block_columns=5, blocks_across=5, gap=4.0)
            self._arrays.append(IconArray(axes, still, (DIAGNOSED, XRAY_ONLY), rest=WITHOUT, grid=grid, people=PEOPLE))
            plural = "s" if years > 1 else ""
            above = _COUNT + 1.45 * look.big_pt
            still.text(left, above, f"In {years} year{plural}", fontsize=look.text_pt, color=style.QUIET)
            self._counts.append(axes.text(left, _COUNT, "", fontsize=look.big_pt, color=style.INK, weight="bold"))
        big = Grid(0, 0, 11.0, 20.0)
        for number, (mark, name) in enumerate(
            ((DIAGNOSED, "diagnosed"), (XRAY_ONLY, "X-ray only"), (WITHOUT, "no new fracture"))
        ):
            x = _LEFT + number * _STEP
            one_person(still, mark, x + 5, _KEY_TOP, big)
            still.text(x + 15, _KEY_TOP - 10, name, fontsize=look.text_pt, color=style.INK, va="center_baseline")

    def update(self, result: FractureRisk) -> None:
        """Move the artists to show ``result``."""
        for array, count, horizon in zip(self._arrays, self._counts, result.horizons, strict=True):
            array.update((horizon.diagnosed, horizon.xray_only))
            seen = horizon.on_xray
            count.set_text(f"all {seen:,}" if seen == PEOPLE else f"{seen} of {PEOPLE:,}")
