"""Lumbar vertebrae from the front as a densitometer shows them: white where there is much mineral."""

from __future__ import annotations

import functools

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

DARK = "#15191d"
SOFT = "#23292e"
GLOW = "#8fd0ff"
METAL = "#ffffff"

Points = NDArray[np.float64]

HEIGHT = 48.0
"""Height of a sound vertebral body in the picture, points."""
DISC = 12.0
_WIDTHS = {"T12": 67.0, "L1": 71.0, "L2": 74.0, "L3": 78.0, "L4": 83.0, "L5": 87.0}
_BLACKEST, _WHITEST = 0.40, 1.25  # densities (g/cm²) at the ends of the grey scale
_TURN = np.linspace(0, 2 * np.pi, 17)


class FrontVertebra:
    """One vertebra: body, arch, transverse processes and, if there are any, spurs and a metal ring."""

    def __init__(self, axes: Axes, line: float) -> None:
        self._processes = PathPatch(Path([(0, 0)]), lw=0, zorder=2)
        self._body = PathPatch(Path([(0, 0)]), lw=line * 0.9, ec="#e4e7e4", zorder=3)
        self._spurs = PathPatch(Path([(0, 0)]), lw=0, fc="#f3f4f1", zorder=4)
        self._arch = PathPatch(Path([(0, 0)]), lw=0, zorder=4)
        self._ring = Line2D([], [], color=METAL, lw=line * 3.4, zorder=6)
        for patch in (self._processes, self._body, self._spurs, self._arch):
            axes.add_patch(patch)
        axes.add_line(self._ring)

    def show(
        self, level: str, centre: tuple[float, float], share: float, bmd_g_cm2: float, finding: str = "none"
    ) -> float:
        """Draw with the given height (share of normal), density and finding; return half the width."""
        wide, parts = _outlines(level, share, finding)
        for patch, (points, codes) in zip((self._body, self._processes, self._arch, self._spurs), parts, strict=True):
            patch.set_path(Path(points + centre, codes))
        self._spurs.set_visible(finding == "degeneration")
        self._ring.set_visible(finding == "artefact")
        self._ring.set_data(centre[0] + 9 + 13 * np.cos(_TURN), centre[1] - 3 + 13 * np.sin(_TURN))
        self._body.set_facecolor(grey(bmd_g_cm2))
        self._processes.set_facecolor(grey(0.40 * bmd_g_cm2 + 0.22))
        self._arch.set_facecolor((1, 1, 1, 0.24))
        return wide / 2


@functools.lru_cache(maxsize=64)
def _outlines(level: str, share: float, finding: str) -> tuple[float, tuple[tuple[Points, Points], ...]]:
    """Return the width, and points and codes of body, processes, arch and spurs, around the middle of the body."""
    wide = _WIDTHS[level] * (1.1 if finding == "degeneration" else 1.04 if finding == "fracture" else 1.0)
    tall = HEIGHT * share
    parts = (
        _closed([_body(wide, tall, 0.06 + 0.5 * (1 - share))]),
        _closed([_process(wide, side) for side in (-1, 1)]),
        _closed(_arch(wide, tall)),
        _closed(_spurs(wide, tall)),
    )
    return wide, parts


def grey(bmd_g_cm2: float) -> str:
    """Return the shade of a density on the image."""
    share = min(max((bmd_g_cm2 - _BLACKEST) / (_WHITEST - _BLACKEST), 0.0), 1.0)
    value = round(62 + 176 * share)
    return f"#{value:02x}{value + 2:02x}{value + 2:02x}"


def _body(wide: float, tall: float, dip: float) -> Points:
    """Return a waisted body whose endplates dip by a share of its height."""
    x = np.linspace(-1, 1, 9)
    plate = tall / 2 * (1 - dip * np.cos(x * np.pi / 2) ** 2)
    y = np.linspace(0.8, -0.8, 7)
    flank = wide / 2 * (0.90 + 0.10 * y**2)
    right = np.column_stack([flank, y * tall / 2])
    top = np.column_stack([x * wide / 2 * 0.97, plate])
    return np.vstack([top, right, (top * (1, -1))[::-1], (right * (-1, 1))[::-1]])


def _process(wide: float, side: int) -> Points:
    """Return a transverse process, thick at its root."""
    x = np.array([0.38, 0.60, 0.78, 0.83, 0.82, 0.62, 0.38]) * wide * side
    return np.column_stack([x, np.array([12.0, 10.0, 12.0, 9.0, 5.0, 1.0, -4.0])])


def _arch(wide: float, tall: float) -> list[Points]:
    """Return pedicles, laminae with the lower joint processes and the spinous process, seen through the body."""
    oval = np.column_stack([np.cos(_TURN), np.sin(_TURN)])
    parts = [oval * (5.0, 0.16 * tall) + (side * 0.29 * wide, 0.14 * tall) for side in (-1, 1)]
    lamina = np.array(
        [(0.05, 0.10), (0.20, 0.02), (0.25, -0.20), (0.27, -0.52), (0.20, -0.60), (0.14, -0.34), (0.05, -0.20)]
    )
    parts += [lamina * (side * wide, tall) for side in (-1, 1)]
    spine = np.column_stack([np.sin(_TURN) * (3.2 - 1.8 * np.cos(_TURN)), 0.26 * tall * np.cos(_TURN) - 0.22 * tall])
    return [*parts, spine]


def _spurs(wide: float, tall: float) -> list[Points]:
    """Return bony spurs: beaks at the four corners that curve past the disc, and white rims along the endplates."""
    beak = np.array(
        [(-0.10, 0.0), (-0.02, 0.03), (0.05, 0.11), (0.10, 0.13), (0.085, 0.02), (0.03, -0.12), (-0.02, -0.20)]
    )
    corner = beak * (wide, tall) + (wide * 0.475, tall * 0.49)
    x = np.linspace(-0.46, 0.46, 9)
    rim = tall / 2 * (1 - 0.06 * np.cos(x * np.pi) ** 2)
    thick = 2.5 + 2.0 * np.abs(x) * 2
    plate = np.vstack([np.column_stack([x * wide, rim]), np.column_stack([x * wide, rim - thick])[::-1]])
    return [*(corner * (x, y) for x in (-1, 1) for y in (-1, 1)), plate, plate * (1, -1)]


def _closed(parts: list[Points]) -> tuple[Points, Points]:
    """Return outlines as one path, all turning the same way: where they overlap no hole is left."""
    codes = [[Path.MOVETO, *[Path.LINETO] * (len(part) - 1), Path.CLOSEPOLY] for part in parts]
    turned = [part if _area(part) > 0 else part[::-1] for part in parts]
    points = [np.vstack([part, part[:1]]) for part in turned]
    return np.vstack(points), np.array([code for group in codes for code in group])


def _area(outline: Points) -> float:
    x, y = outline.T
    return float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))
