"""The plan of a home: walls and furniture that stay, and seven places before and after a change.

Coordinates are points from the lower left corner of the house. Part of the picture's layer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Ellipse, FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from osteospine.kit import style
from osteospine.kit.style import Look

WIDE, HIGH = 258.0, 316.0
LABELS: Mapping[str, tuple[float, float]] = {
    "light": (90.0, 304.0),
    "night_path": (11.0, 152.0),
    "rugs": (40.0, 112.0),
    "bathroom": (160.0, 226.0),
    "stairs": (176.0, 110.0),
    "shoes": (176.0, 36.0),
    "pets": (102.0, 14.0),
}
"""Where the sign of each place stands; its name follows on the right."""

_WALL = ([0, 0, 258, 258, 0, 0], [40, 316, 316, 0, 0, 20])
_INNER = (
    ([0, 86], [174, 174]),
    ([118, 150, 150], [174, 174, 316]),
    ([150, 168], [190, 190]),
    ([200, 258], [190, 190]),
    ([0, 96], [130, 130]),
    ([130, 258], [130, 130]),
    ([164, 164], [130, 52]),
)


class Plan:
    """A home whose places can be made safer one by one.

    Parameters
    ----------
    axes, still
        Moving and still axes whose unit is a point, with the house's corner at the origin.
    """

    def __init__(self, axes: Axes, still: Axes, look: Look) -> None:
        _house(still, look)
        thin = look.line
        self._before: dict[str, list[Artist]] = {
            "light": [_add(axes, Circle((90, 272), 5, fc=style.FAINT, ec=style.INK, lw=thin))],
            "night_path": [
                _line(axes, [66, 102, 106, 180, 184], [236, 190, 160, 160, 204], style.FAINT, thin, "--"),
                _add(axes, Rectangle((132, 152), 17, 15, fc=style.CHANGED, ec=style.CHANGED_INK, lw=thin)),
            ],
            "rugs": _rug(axes, thin),
            "bathroom": [_add(axes, Ellipse((198, 248), 30, 12, fc=style.DISC, ec=style.DISC_EDGE, lw=thin))],
            "stairs": [_line(axes, [172, 250], [62, 62], style.CHANGED_INK, thin, ":")],
            "shoes": _shoes(axes, thin, style.CHANGED, style.CHANGED_INK, 7),
            "pets": _cat(axes, thin, 118, 56),
        }
        glow: dict[str, Any] = {"fc": "#fbe3a4", "ec": "none", "zorder": 0.5}
        self._after: dict[str, list[Artist]] = {
            "light": [
                _add(axes, Circle((90, 272), 26, **glow)),
                _add(axes, Circle((90, 272), 5, fc="#f2b632", ec=style.INK, lw=thin)),
            ],
            "night_path": [
                *(_add(axes, Circle(at, 11, **glow)) for at in ((106, 178), (144, 160), (183, 196))),
                _line(axes, [66, 102, 106, 180, 184], [236, 190, 160, 160, 204], style.MEASURE, 2 * thin),
            ],
            "rugs": [
                _add(axes, Rectangle((34, 34), 62, 58, fc="none", ec=style.FAINT, lw=thin, ls=(0, (3, 3)))),
            ],
            "bathroom": [
                _line(axes, [186, 186], [258, 290], style.MEASURE, 4 * thin),
                _line(axes, [212, 246], [256, 256], style.MEASURE, 4 * thin),
            ],
            "stairs": [_line(axes, [172, 250], [y, y], style.MEASURE, 4 * thin) for y in (60, 94)],
            "shoes": _shoes(axes, thin, style.MEASURE, style.INK, 10),
            "pets": [
                _add(axes, Ellipse((140, 108), 34, 22, fc=style.ARCH, ec=style.ARCH_EDGE, lw=1.5 * thin)),
                *_cat(axes, thin, 138, 106),
            ],
        }

    def show(self, fixed: Collection[str]) -> None:
        """Show the ``fixed`` places after the change, and the others before it."""
        for key in LABELS:
            for artist in self._before[key]:
                artist.set_visible(key not in fixed)
            for artist in self._after[key]:
                artist.set_visible(key in fixed)


def _add(axes: Axes, patch: Any) -> Artist:
    axes.add_patch(patch)
    return patch


def _line(axes: Axes, xs: list[float], ys: list[float], colour: str, width: float, ls: Any = "-") -> Artist:
    line = Line2D(xs, ys, color=colour, lw=width, ls=ls, solid_capstyle="round")
    axes.add_line(line)
    return line


def _house(axes: Axes, look: Look) -> None:
    """Draw walls, floors and furniture."""
    thin, edge = look.line, style.ARCH_EDGE
    axes.add_patch(Rectangle((0, 0), WIDE, HIGH, fc="#fffdf8", lw=0, zorder=0))
    axes.add_patch(Rectangle((150, 190), 108, 126, fc="#eef4f7", lw=0, zorder=0.1))
    for x in range(161, 258, 12):
        axes.add_line(Line2D([x, x], [190, 316], color="#dfe9ee", lw=thin * 0.8, zorder=0.2))
    for y in range(202, 316, 12):
        axes.add_line(Line2D([150, 258], [y, y], color="#dfe9ee", lw=thin * 0.8, zorder=0.2))
    for xs, ys in (_WALL, *_INNER):
        axes.add_line(Line2D(xs, ys, color=style.BONE_EDGE, lw=3.5 * thin, solid_capstyle="butt", zorder=6))
    box: dict[str, Any] = {"fc": style.BONE, "ec": edge, "lw": thin, "zorder": 1}
    axes.add_patch(FancyBboxPatch((12, 204), 48, 88, boxstyle="round,pad=0,rounding_size=4", **box))
    axes.add_patch(
        FancyBboxPatch((17, 264), 38, 22, boxstyle="round,pad=0,rounding_size=6", fc="white", ec=edge, lw=thin)
    )
    axes.add_patch(Rectangle((12, 204), 48, 50, fc=style.DISC, ec=edge, lw=thin, zorder=1.2))
    axes.add_patch(Rectangle((78, 262), 24, 20, **{**box, "fc": style.ARCH}))
    white: dict[str, Any] = {"fc": "white", "ec": style.DISC_EDGE, "lw": thin, "zorder": 1}
    axes.add_patch(Rectangle((160, 282), 22, 16, **white))
    axes.add_patch(Ellipse((171, 270), 18, 26, **white))
    axes.add_patch(Rectangle((210, 260), 42, 50, **white))
    axes.add_patch(Circle((231, 286), 4, **{**white, "fc": style.DISC}))
    axes.add_patch(FancyBboxPatch((8, 34), 18, 66, boxstyle="round,pad=0,rounding_size=5", **box))
    for n in range(9):
        axes.add_line(Line2D([176 + 9 * n] * 2, [62, 92], color=edge, lw=thin))
    axes.add_patch(Polygon([(240, 72), (250, 77), (240, 82)], fc=edge, lw=0))


def _rug(axes: Axes, thin: float) -> list[Artist]:
    rug = Rectangle((34, 34), 62, 58, fc="#f0d2bf", ec=style.CHANGED_INK, lw=thin)
    stripes = [_line(axes, [x, x], [36, 90], style.CHANGED, 2 * thin) for x in (46, 58, 70, 82)]
    curl = PathPatch(
        Path([(96, 92), (78, 90), (98, 72), (96, 92)], [Path.MOVETO, Path.CURVE3, Path.CURVE3, Path.CLOSEPOLY]),
        fc=style.CHANGED,
        ec=style.CHANGED_INK,
        lw=1.4 * thin,
        zorder=3,
    )
    return [_add(axes, rug), *stripes, _add(axes, curl)]


def _shoes(axes: Axes, thin: float, fill: str, edge: str, broad: float) -> list[Artist]:
    turned = (12.0, -18.0) if broad < 8 else (0.0, 0.0)
    at = ((196, 12), (224, 14)) if broad < 8 else ((240, 7), (240, 19))
    return [
        _add(axes, Ellipse(xy, 24, broad, angle=angle, fc=fill, ec=edge, lw=thin))
        for xy, angle in zip(at, turned, strict=True)
    ]


def _cat(axes: Axes, thin: float, x: float, y: float) -> list[Artist]:
    """Draw a cat from above: body, head with ears, and a tail."""
    turn = np.linspace(0, 1.5, 12)
    tail = _line(axes, list(x - 9 - 9 * np.sin(turn)), list(y - 4 + 9 * (1 - np.cos(turn))), style.INK, 2.2 * thin)
    parts = [
        Ellipse((x, y), 22, 11, fc=style.QUIET, ec=style.INK, lw=thin, zorder=3),
        Polygon([(x + 8, y + 4), (x + 10, y + 10), (x + 13, y + 5)], fc=style.QUIET, ec=style.INK, lw=thin, zorder=3),
        Polygon([(x + 8, y - 4), (x + 10, y - 10), (x + 13, y - 5)], fc=style.QUIET, ec=style.INK, lw=thin, zorder=3),
        Circle((x + 12, y), 5.4, fc=style.QUIET, ec=style.INK, lw=thin, zorder=3.1),
    ]
    return [tail, *(_add(axes, part) for part in parts)]
