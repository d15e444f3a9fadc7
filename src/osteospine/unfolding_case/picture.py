"""The chart as a picture: today's back over the back before any fracture, and four measures over the months."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from osteospine.compression.model import Fracture
from osteospine.compression.scene import arch_drop
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.kyphosis import silhouette
from osteospine.kyphosis.body import Body
from osteospine.kyphosis.model import Spine
from osteospine.unfolding_case.curves import Curves, Room
from osteospine.unfolding_case.measures import body_of
from osteospine.unfolding_case.model import Walk
from osteospine.unfolding_case.names import Names
from osteospine.unfolding_case.series import series_of
from osteospine.unfolding_case.strip import Strip, spot

WIDTH_IN, HEIGHT_IN = 7.2, 5.5
_SIDE = 0.42  # share of the width that the body takes
_BOTTOM, _TOP = -150.0, 712.0  # mm, the standing body
_ARCH_TIP = 7  # where an arch outline reaches farthest back


class CasePicture:
    """Owns the artists of the case panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        self._size = size = look.text_pt
        wide, high = WIDTH_IN * 72, HEIGHT_IN * 72
        foot = 1.7 * size  # room for the words below both halves
        self._ratio = _SIDE * wide / (high - foot)
        place, half = (0, foot / high, _SIDE, 1 - foot / high), (_TOP - _BOTTOM) * self._ratio / 2
        self._person = self.canvas.axes(*place, xlim=(-half, half), ylim=(_BOTTOM, _TOP))
        self._scheme = self.canvas.axes(*place, xlim=(-half, half), ylim=(_BOTTOM, _TOP))
        self._body, self._strip = Body(self._person, look), Strip(self._scheme, look)
        self._person_names, self._scheme_names = Names(self._person, look), Names(self._scheme, look)
        whole = (0, 0, 1, 1)
        still = self.canvas.axes(*whole, xlim=(0, wide), ylim=(0, high), still=True)
        chart = self.canvas.axes(*whole, xlim=(0, wide), ylim=(0, high))
        text: dict[str, Any] = {"fontsize": size, "zorder": 9}
        self._below = 0.5 * size
        self._caption = chart.text(6, self._below, "", color=style.QUIET, **text)
        self._left, self._right = _SIDE * wide + 8, wide - 8
        self._curves = Curves(chart, still, Room(self._left, self._right, foot, high - 4), look)
        self._begin = chart.text(0, self._below, "start", color=style.QUIET, ha="center", **text)
        self._month = chart.text(0, self._below, "", color=style.INK, weight="bold", ha="center", **text)

    def update(self, result: Walk) -> None:
        """Show the person and the measures at the present stage."""
        visit = result.now.visit
        marked = [f for f in visit.fractures if f.height_loss > 0] if visit.imaged else []
        self._person.set_visible(result.case.body)
        self._scheme.set_visible(not result.case.body)
        if result.case.body:
            self._show_body(result, marked)
        else:
            self._strip.show(marked)
            self._scheme_names.show({f.level: spot(f.level) for f in marked})
            self._caption.set_text("a scheme")
        found = series_of(result)
        self._curves.show(found)
        self._show_time(result, self._curves.x(found[0].share[-1]))

    def _show_body(self, result: Walk, marked: Sequence[Fracture]) -> None:
        person, visit = result.case.person, result.now.visit
        spine = body_of(person, visit.fractures)
        # Before an image neither colour nor comparison gives away what has happened.
        self._body.show(spine, body_of(person, ()) if marked else None, plain=not visit.imaged)
        self._caption.set_text("faint: before" if marked else "")
        outline = silhouette.outline(spine)
        back, front = float(outline[:, 0].min()), float(outline[:, 0].max())
        wide = max((_TOP - _BOTTOM) * self._ratio, front - back + 40)  # step back from a strongly bent body
        middle = (back + front) / 2
        self._person.set_xlim(middle - wide / 2, middle + wide / 2)
        self._person.set_ylim(_TOP - wide / self._ratio, _TOP)
        self._person_names.show({f.level: _tip(spine, f.level) for f in marked})

    def _show_time(self, result: Walk, x: float) -> None:
        """Write the month below the present visit, and "start" below the first where both have room."""
        month = f"month {result.now.visit.months:.0f}" if result.now.number > 1 else "start"
        half = 0.36 * self._size * len(month)
        x = min(max(x, self._left + half), self._right - half)
        first = self._curves.x(0)
        self._month.set_text(month)
        self._month.set_position((x, self._below))
        self._begin.set_position((first, self._below))
        self._begin.set_visible(x - half > first + 2.2 * self._size)


def _tip(spine: Spine, level: str) -> tuple[float, float]:
    """Return where the name of a vertebra stands: behind its spinous process."""
    x, z = spine.arch_outline(level, arch_drop(level))[_ARCH_TIP]
    return float(x) - 8, float(z)
