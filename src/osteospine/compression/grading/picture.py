"""An unseen vertebra as on a film, with two neighbours above and below; measured once it is checked."""

from __future__ import annotations

from typing import Any

from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from osteospine.compression import scene
from osteospine.compression.dimension import Dimension
from osteospine.compression.grading.model import Reading
from osteospine.compression.scene import DISC_SHARE, Placed, Row, column
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look

WIDTH_IN, HEIGHT_IN = 6.0, 5.6


class GradingPicture:
    """Owns the artists of the grading panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        self._axes = self.canvas.axes(0, 0, 1, 1, xlim=(-1, 1), ylim=(-1, 1))
        paper = Rectangle((0, 0), 1, 1, transform=self._axes.transAxes, fc=scene.XRAY_DARK, zorder=0, lw=0)
        self._axes.add_patch(paper)
        self._row = Row(self._axes, 5, look.line)
        self._normal = PathPatch(
            Path([(0, 0)]), fc="none", ec=scene.XRAY_TEXT, ls=(0, (4, 2.5)), lw=look.line * 1.3, zorder=5
        )
        self._axes.add_patch(self._normal)
        self._heights = [Dimension(self._axes, look) for _ in range(3)]
        text: dict[str, Any] = {"color": scene.XRAY_TEXT, "transform": self._axes.transAxes, "zorder": 9}
        self._title = self._axes.text(0.03, 0.96, "", va="top", weight="bold", fontsize=look.big_pt, **text)
        self._key = self._axes.text(0.5, 0.03, "", ha="center", fontsize=look.text_pt, **text)
        self._axes.text(0.03, 0.03, "← back", fontsize=look.text_pt, **text)
        self._axes.text(0.97, 0.03, "front →", ha="right", fontsize=look.text_pt, **text)
        self._arrow = self._axes.text(0, 0, "◀", va="center", fontsize=look.big_pt, color=scene.XRAY_TEXT, zorder=9)

    def update(self, reading: Reading) -> None:
        """Show the vertebra on view."""
        case = reading.case
        v, n = case.compression.broken, case.compression.normal
        disc_mm = DISC_SHARE * n.mean_height_mm
        placed = column([*case.above, v, *case.below], len(case.above), disc_mm)
        self._frame(placed[len(case.above)])
        self._row.show(_leaning(placed, case.view_tilt_deg), None, as_xray=True)
        checked = reading.answer is not None
        own = _leaning([placed[len(case.above)]], case.view_tilt_deg)[0]
        ghost = _leaning(column([n], 0, disc_mm), case.view_tilt_deg)[0]
        self._normal.set_path(scene.outlined(ghost.body()))
        self._normal.set_visible(checked)
        self._key.set_text("dashed: normal" if checked else "")
        self._title.set_text(f"{reading.number} of {len(reading.cases)} · {n.level}")
        for dimension in self._heights:
            dimension.set_visible(checked or reading.measured)
        self._arrow.set_position((own.centre[0] + 0.62 * n.depth_mm, own.centre[1]))
        self._arrow.set_visible(not (checked or reading.measured))
        Dimension.heights(self._heights, own, scene.XRAY_MEASURE, scene.XRAY_DARK)

    def _frame(self, own: Placed) -> None:
        v = own.vertebra
        half = max(2.05 * v.posterior_mm, 1.35 * v.depth_mm)
        x, z = own.centre
        wide = half * WIDTH_IN / HEIGHT_IN
        self._axes.set_xlim(x - wide * 1.06, x + wide * 0.94)
        self._axes.set_ylim(z - half, z + half)


def _leaning(placed: list[Placed], tilt_deg: float) -> list[Placed]:
    """Turn the whole column about the origin, as a person may stand a little tilted at the film."""
    turned = []
    for p in placed:
        x, z = scene.turn(p.centre, tilt_deg)
        turned.append(Placed(p.vertebra, (x, z), p.tilt_deg + tilt_deg))
    return turned
