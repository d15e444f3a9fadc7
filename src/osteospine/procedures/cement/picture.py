"""A broken vertebra opened to show needle, balloon and cement, the whole spine beside it, and 1,000 people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from osteospine.compression import scene
from osteospine.compression.model import LEVELS, reference_vertebra
from osteospine.compression.scene import DISC_SHARE, Row, column
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.kit.units import degrees, percent
from osteospine.procedures.cement.harms import Outcome
from osteospine.procedures.cement.model import Cemented
from osteospine.procedures.cement.needle import Tools, dress_balloon, dress_cement
from osteospine.procedures.cement.people import People
from osteospine.procedures.cement.strip import Ruler, SmallSpine

WIDE, HIGH = 532.8, 432.0  # points
_STRIP, _VIEW = 92.0, 288.0  # right edges of the small spine and of the vertebra
_PEOPLE = 300.0


@dataclass(frozen=True)
class CementResult:
    """What the panel shows: the bone and its spine, and one outcome among 1,000 people."""

    bone: Cemented
    outcome: Outcome


class CementPicture:
    """Owns the artists of the cement panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        line = 1.25 * look.text_pt
        low, high = 6 * line + 16, HIGH - 2 * line - 10
        self._box = (_VIEW - _STRIP, high - low)
        # Wide enough for the deepest fracture's lean, with the same scale both ways.
        tall = max(600.0, 182.0 * (high - low) / _STRIP)
        wide = tall * _STRIP / (high - low)
        strip = self.canvas.axes(
            0, low / HIGH, _STRIP / WIDE, (high - low) / HIGH, xlim=(-106, wide - 106), ylim=(470 - tall, 470)
        )
        self._view = self.canvas.axes(
            _STRIP / WIDE, low / HIGH, self._box[0] / WIDE, self._box[1] / HIGH, xlim=(-1, 1), ylim=(-1, 1)
        )
        whole: dict[str, Any] = {"xlim": (0.0, WIDE), "ylim": (0.0, HIGH)}
        still = self.canvas.axes(0, 0, 1, 1, still=True, **whole)
        page = self.canvas.axes(0, 0, 1, 1, **whole)
        self._spine = SmallSpine(strip, look.line, strip.get_xlim()[1])
        self._row = Row(self._view, 3, look.line)
        self._normal = PathPatch(
            Path([(0, 0)]), fc="none", ec=style.FAINT, ls=(0, (4, 2.5)), lw=look.line * 1.3, zorder=5
        )
        self._view.add_patch(self._normal)
        self._view.add_patch(
            Rectangle(
                (0, 0), 1, 1, transform=self._view.transAxes, fc="none", ec=style.FRAME, lw=look.line * 2, zorder=15
            )
        )
        self._before = Line2D([], [], color=style.INK, lw=look.line * 2.2, ls=(0, (1, 1.2)), zorder=10)
        self._view.add_line(self._before)
        self._tools = Tools(self._view, look.line)
        text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK}
        self._title = page.text(6, HIGH - 5, "", va="top", weight="bold", **text)
        self._state = page.text(6, HIGH - 5 - line, "", va="top", **text)
        self._whole = page.text(6, 3.6 * line + 8, "", va="center", **text)
        self._gain = page.text(6, 2.6 * line + 8, "", va="center", weight="bold", **text)
        self._ruler = Ruler(page, still, look, 22.0, 262.0, 1.0 * line + 11)
        _key(still, look, (5.6 * line + 10, 4.6 * line + 10))
        self._people = People(page, still, look, _PEOPLE, HIGH - 5, 6.0)

    def update(self, result: CementResult) -> None:
        """Show this result."""
        bone = result.bone
        c = bone.choices
        treated = c.procedure != "none"
        self._title.set_text(f"{c.level} · {c.procedure if treated else 'no procedure'}")
        self._state.set_text(
            f"{percent(c.height_loss)} lost, {c.age_weeks:.0f} week{'' if round(c.age_weeks) == 1 else 's'} old"
        )
        self._bones(bone)
        self._spine.show(bone)
        self._ruler.show(bone)
        self._gain.set_text(f"front height +{bone.front_gain_mm:.1f} mm")
        bend = bone.local_deg[1] - bone.local_deg[0]
        self._whole.set_text(f"spine +{bone.stature_gain_mm:.1f} mm, bend {degrees(bend, digits=1)}")
        self._people.show(result.outcome, treated=treated)

    def _bones(self, bone: Cemented) -> None:
        index = LEVELS.index(bone.choices.level)
        above = [reference_vertebra(level) for level in LEVELS[max(index - 1, 0) : index]]
        below = [reference_vertebra(level) for level in LEVELS[index + 1 : index + 2]]
        disc = DISC_SHARE * bone.normal.mean_height_mm
        placed = column([*above, bone.after, *below], len(above), disc)
        at = placed[len(above)]
        tall, deep = bone.normal.mean_height_mm, bone.normal.depth_mm
        half = max(1.32 * tall, 0.98 * deep * self._box[1] / self._box[0])
        wide = 2 * half * self._box[0] / self._box[1]
        self._view.set_ylim(tall / 2 - half, tall / 2 + half)
        self._view.set_xlim(-0.66 * wide, 0.34 * wide)
        broken = bone.choices.height_loss > 0
        self._row.show(placed, bone.choices.level if broken else None, as_xray=False)
        self._normal.set_path(scene.outlined(column([bone.normal], 0, disc)[0].body()))
        self._normal.set_visible(broken)
        self._before.set_data(*column([bone.before], 0, disc)[0].endplate(1).T)
        self._before.set_visible(bone.front_gain_mm > 0)
        self._tools.show(bone, at)


def _key(axes: Axes, look: Look, heights: tuple[float, float]) -> None:
    """Draw the key: four signs with their words, in two rows."""
    square = np.array([(0, -5), (18, -5), (18, 5), (0, 5), (0, -5)], dtype=float)
    text: dict[str, Any] = {"fontsize": look.text_pt, "color": style.INK, "va": "center"}
    upper, lower = heights
    for x, dress, word in ((6.0, dress_cement, "cement"), (150.0, dress_balloon, "balloon")):
        patch = PathPatch(Path(square + np.array([x, upper]), closed=True))
        dress(patch, look.line)
        axes.add_patch(patch)
        axes.text(x + 25, upper, word, **text)
    signs = ((6.0, (4, 2.5), style.FAINT, 1.6, "normal"), (150.0, (1, 1.2), style.INK, 2.2, "before"))
    for x, dashes, colour, wide, word in signs:
        axes.add_line(Line2D([x, x + 18], [lower, lower], color=colour, lw=look.line * wide, ls=(0, dashes)))
        axes.text(x + 25, lower, word, **text)
