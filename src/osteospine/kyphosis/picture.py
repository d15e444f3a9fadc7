"""The whole profile: spine, body, Cobb angle, plumb line and height, with the unbroken spine faint behind."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text

from osteospine.compression.model import LEVELS
from osteospine.compression.outline import Points, endplate, place
from osteospine.compression.scene import arch_drop, smooth_closed
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.kit.units import degrees, length
from osteospine.kyphosis import silhouette
from osteospine.kyphosis.assess import Kyphosis
from osteospine.kyphosis.cobb import CobbLines
from osteospine.kyphosis.model import Spine

WIDTH_IN, HEIGHT_IN = 6.3, 7.2
_BOTTOM, _TOP = -165.0, 712.0
_LEFT = -290.0
_ALWAYS = ("T1", "T4", "T12", "L5")
_TIP = 7  # where an arch outline reaches farthest back


class Body:
    """A person in profile with the spine inside; shared by the kyphosis pictures."""

    def __init__(self, axes: Axes, look: Look, *, ghost: bool = True) -> None:
        line = look.line
        self._skin = _patch(axes, 1, fc=style.BODY, ec="none")
        self._arm = _patch(axes, 1.5, fc="#e3dccf", ec="#d5cbbb", lw=line * 0.8)
        self._ribs = _patch(axes, 2, fc="none", ec="#cdc1ad", lw=line * 2.2)
        self._eye = Line2D([], [], color="#9b8f7d", lw=line * 1.4, zorder=2)
        axes.add_line(self._eye)
        self._ghost = _patch(axes, 3, fc="none", ec=style.FAINT, lw=line * 0.9) if ghost else None
        self._arches = _patch(axes, 4, fc=style.ARCH, ec=style.ARCH_EDGE, lw=line * 0.8)
        self._discs = _patch(axes, 5, fc=style.DISC, ec=style.DISC_EDGE, lw=line * 0.6)
        self._bone = _patch(axes, 6, fc=style.BONE, ec=style.BONE_EDGE, lw=line * 1.1)
        self._changed = _patch(axes, 7, fc=style.CHANGED, ec=style.CHANGED_INK, lw=line * 1.7)

    def show(self, spine: Spine, normal: Spine | None, *, plain: bool = False) -> None:
        """Draw this spine, with ``normal`` faintly behind it; ``plain`` does not point out fractures."""
        self._skin.set_path(smooth_closed(silhouette.outline(spine)))
        self._arm.set_path(smooth_closed(silhouette.arm(spine)))
        self._ribs.set_path(_open(silhouette.ribs(spine)))
        seat, nod = silhouette.atlas(spine)
        self._eye.set_data(*place(np.array([(84.0, 34.0), (93.0, 31.0), (85.0, 29.0)]), seat, nod).T)
        broken = set() if plain else {f.level for f in spine.fractures if f.height_loss > 0}
        self._arches.set_path(closed(spine.arch_outline(level, arch_drop(level)) for level in LEVELS))
        self._discs.set_path(closed(discs(spine)))
        whole = [spine.outline(level) for level in LEVELS if level not in broken]
        self._bone.set_path(closed([*whole, silhouette.sacrum(spine)]))
        self._changed.set_path(closed(spine.outline(level) for level in LEVELS if level in broken))
        self._changed.set_visible(bool(broken))
        if self._ghost is not None:
            self._ghost.set_visible(normal is not None)
            if normal is not None:
                self._ghost.set_path(_bones(normal))


class KyphosisPicture:
    """Owns the artists of the kyphosis panel."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        self._look = look
        axes = self._axes = whole_body_axes(self.canvas)
        self._body = Body(axes, look)
        self._cobb = CobbLines(axes, look)
        self._levels = _LevelLabels(axes, look)
        line = look.line
        self._plumb = Line2D([], [], color=style.PLUMB, lw=line * 1.5, ls=(0, (5, 3)), zorder=8)
        self._shift = Line2D([], [], color=style.PLUMB, lw=line * 2.2, marker="|", ms=7, zorder=9)
        self._heights = Line2D([], [], color=style.INK, lw=line, zorder=8)
        for each in (self._plumb, self._shift, self._heights):
            axes.add_line(each)
        text: dict[str, Any] = {"fontsize": look.text_pt, "zorder": 10}
        self._shift_text = axes.text(0, 0, "", color=style.PLUMB, ha="left", va="center", weight="bold", **text)
        self._arrow = axes.annotate(
            "",
            (0, 0),
            (0, 0),
            zorder=9,
            arrowprops={
                "arrowstyle": "-|>",
                "lw": line * 1.5,
                "color": style.INK,
                "shrinkA": 0,
                "shrinkB": 0,
                "mutation_scale": 10,
            },
        )
        self._height_text = axes.text(0, 0, "", color=style.INK, ha="left", va="bottom", weight="bold", **text)
        axes.text(0.015, 0.012, "Reference: a woman, standing", color=style.QUIET, transform=axes.transAxes, **text)

    def update(self, result: Kyphosis) -> None:
        """Show this spine beside its unbroken self."""
        spine, normal = result.spine, result.normal
        self._body.show(spine, normal if spine.fractures else None)
        self._fit(spine)
        self._cobb.show(spine, "T4", "T12", degrees(result.cobb_deg))
        self._levels.show(spine)
        self._balance(result)
        self._height(result)

    def _fit(self, spine: Spine) -> None:
        """Step back when a strongly bent body would leave the picture."""
        front = float(silhouette.outline(spine)[:, 0].max()) + 20
        width = max(_width(), front - _LEFT)
        self._axes.set_xlim(_LEFT, _LEFT + width)
        self._axes.set_ylim(_TOP - width * HEIGHT_IN / WIDTH_IN, _TOP)

    def _balance(self, result: Kyphosis) -> None:
        spine = result.spine
        (top_x, top_z), (sacrum_x, sacrum_z) = spine.piece("T1").top, spine.sacrum
        floor = sacrum_z - 88
        self._plumb.set_data([top_x, top_x], [top_z, floor])
        self._shift.set_data([sacrum_x, top_x], [floor, floor])
        self._shift_text.set_position((max(top_x, sacrum_x) + 14, floor))
        offset = spine.t1_offset_mm()
        side = "behind" if offset < 0 else "ahead"
        self._shift_text.set_text(f"T1 {length(abs(offset), both=False)} {side}")

    def _height(self, result: Kyphosis) -> None:
        now, was = result.spine.piece("T1").top, result.normal.piece("T1").top
        x = _LEFT + 50
        gap = was[1] - now[1]
        shown = abs(gap) >= 1.0
        end = min(was[0], now[0]) - 100
        self._heights.set_data(
            [x - 34, end, np.nan, x - 34, end] if shown else [],
            [was[1], was[1], np.nan, now[1], now[1]] if shown else [],
        )
        self._arrow.set_visible(shown)
        self._arrow.xy, self._arrow.xyann = (x, now[1]), (x, was[1])
        self._height_text.set_position((x - 34, max(was[1], now[1]) + 8))
        self._height_text.set_text(f"Height {length(-gap, sign=True)}" if shown else "")


class _LevelLabels:
    """Names beside the spinous processes: fractured levels in the accent, a few others for orientation."""

    def __init__(self, axes: Axes, look: Look) -> None:
        self._texts = [axes.text(0, 0, "", ha="right", va="center", fontsize=look.text_pt, zorder=9) for _ in LEVELS]
        # Labels one text height apart at least; the picture is 877 mm high.
        self._room = look.text_pt * 1.18 * (_TOP - _BOTTOM) / (HEIGHT_IN * 72)

    def show(self, spine: Spine) -> None:
        broken = {f.level: f for f in spine.fractures if f.height_loss > 0}
        spots = {level: spine.arch_outline(level, arch_drop(level))[_TIP] for level in {*broken, *_ALWAYS}}
        named = list(broken)
        for level in _ALWAYS:
            if all(abs(spots[level][1] - spots[other][1]) > self._room for other in broken):
                named.append(level)
        named.sort(key=LEVELS.index)
        heights = spread([float(spots[level][1]) for level in named], self._room)
        for text in self._texts:
            text.set_visible(False)
        for text, level, z in zip(self._texts, named, heights, strict=False):
            text.set_position((float(spots[level][0]) - 8, z))
            text.set_text(level)
            _dress(text, changed=level in broken)
            text.set_visible(True)


def _dress(text: Text, *, changed: bool) -> None:
    text.set_color(style.CHANGED_INK if changed else style.QUIET)
    text.set_fontweight("bold" if changed else "normal")


def spread(heights: Sequence[float], room: float) -> list[float]:
    """Push labels (top to bottom) apart until neighbours are ``room`` away, moving each as little as may be."""
    placed = list(heights)
    for _ in range(60):
        moved = False
        for i in range(len(placed) - 1):
            overlap = room - (placed[i] - placed[i + 1])
            if overlap > 1e-6:
                placed[i] += overlap / 2
                placed[i + 1] -= overlap / 2
                moved = True
        if not moved:
            break
    return placed


def whole_body_axes(canvas: Canvas) -> Axes:
    """Return axes over the whole canvas, in mm, in which a standing person fits."""
    return canvas.axes(0, 0, 1, 1, xlim=(_LEFT, _LEFT + _width()), ylim=(_BOTTOM, _TOP))


def _width() -> float:
    return (_TOP - _BOTTOM) * WIDTH_IN / HEIGHT_IN


def discs(spine: Spine) -> list[Points]:
    """Return the outlines of the 17 discs, T1-T2 to L5-S1."""
    shapes = []
    for level, below in zip(LEVELS, (*LEVELS[1:], None), strict=True):
        at = spine.piece(level)
        top = place(endplate(at.vertebra, -1), at.centre, at.tilt_deg)
        if below is None:
            bottom = silhouette.sacrum(spine)[:2]
        else:
            under = spine.piece(below)
            bottom = place(endplate(under.vertebra, 1), under.centre, under.tilt_deg)
        shapes.append(np.vstack([top[::2], bottom[::-2] if below else bottom[::-1]]))
    return shapes


def closed(shapes: Iterable[Points]) -> Path:
    """Return one compound path of closed shapes: one artist draws them all."""
    rings = [part for shape in shapes for part in (shape, shape[:1])]
    if not rings:
        return Path(np.zeros((1, 2)))
    ends = np.cumsum([len(part) for part in rings])[1::2]
    codes = np.full(ends[-1], Path.LINETO, dtype=Path.code_type)
    codes[0], codes[ends[:-1]], codes[ends - 1] = Path.MOVETO, Path.MOVETO, Path.CLOSEPOLY
    return Path(np.concatenate(rings), codes)


@functools.lru_cache(maxsize=4)
def _bones(spine: Spine) -> Path:
    """Return bodies and sacrum as one path; kept, because the unbroken spine stays the same."""
    return closed([*(spine.outline(level) for level in LEVELS), silhouette.sacrum(spine)])


def _open(lines: Iterable[Points]) -> Path:
    return Path.make_compound_path(*(Path(line) for line in lines))


def _patch(axes: Axes, zorder: float, **looks: Any) -> PathPatch:
    patch = PathPatch(Path(np.zeros((1, 2))), zorder=zorder, **looks)
    axes.add_patch(patch)
    return patch
