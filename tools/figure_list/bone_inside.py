"""Two drawings for lesson 01: how bone is rebuilt, and why density is not strength. Both are schematic."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Ellipse, FancyArrowPatch, Polygon, Rectangle

from osteospine.bone_life.model import strength_left
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.units import percent
from tools.figure_list.drawing import PNG_DPI, Drawn

_TEXT, _BIG = 12.0, 14.0
_SURFACE, _DEEP = 46.0, 20.0  # height of the bone's surface and depth of the hollow, in the units of the axes
_STEPS = (
    ("1  At rest", "A quiet surface"),
    ("2  Taken away", "Osteoclasts dig out\nold bone"),
    ("3  Built again", "Osteoblasts lay new\nbone in the hollow"),
    ("4  Full, or not quite", "Less put back than\ntaken: bone is lost"),
)


def remodelling() -> Drawn:
    """Draw a patch of bone surface in the four steps of its renewal."""
    canvas = Canvas(10.0, 3.3, "figure")
    for n, (title, words) in enumerate(_STEPS):
        axes = canvas.axes(n / 4 + 0.008, 0.2, 0.234, 0.68, xlim=(0, 100), ylim=(0, 80))
        _bone(axes, n)
        canvas.figure.text(n / 4 + 0.125, 0.92, title, ha="center", fontsize=_BIG, weight="bold", color=style.INK)
        canvas.figure.text(n / 4 + 0.125, 0.16, words, ha="center", va="top", fontsize=_TEXT, color=style.INK)
    over = canvas.axes(0, 0, 1, 1, xlim=(0, 1), ylim=(0, 1))
    for n in (1, 2, 3):
        arrow = FancyArrowPatch((n / 4 - 0.018, 0.8), (n / 4 + 0.018, 0.8), arrowstyle="-|>", mutation_scale=16)
        arrow.set(color=style.QUIET, linewidth=1.6)
        over.add_patch(arrow)
    alt = (
        "Four schematic drawings of the same patch of bone surface. 1: at rest. 2: cells with several nuclei, "
        "osteoclasts, have dug a hollow and taken old bone away. 3: a row of small cells, osteoblasts, lays new bone "
        "in the hollow. 4: the hollow is nearly full; a dashed line shows the old surface above the new one. When less "
        "is put back than was taken away, bone is lost."
    )
    return Drawn(canvas.svg_file(), canvas.png(PNG_DPI), alt)


def _bone(axes: Axes, step: int) -> None:
    """Draw one step: the bone, the hollow with what fills it, and the cells at work."""
    x = np.linspace(0, 100, 101)
    hollow = _SURFACE - _DEEP * np.where((x > 15) & (x < 85), 0.5 - 0.5 * np.cos((x - 15) / 70 * 2 * np.pi), 0.0)
    filled = (0.0, 0.0, 0.55, 0.82)[step]
    surface = np.full_like(x, _SURFACE) if step == 0 else hollow
    axes.add_patch(_area(x, surface, np.zeros_like(x), style.BONE))
    level = _SURFACE - (_SURFACE - hollow) * (1 - filled)
    if filled:
        axes.add_patch(_area(x, level, hollow, style.DISC, hatch="///"))
        axes.plot(x, hollow, color=style.BONE_EDGE, lw=0.9)
    axes.plot(x, surface if step < 2 else level, color=style.BONE_EDGE, lw=2)
    if step:
        axes.plot([15, 85], [_SURFACE] * 2, color=style.FAINT, lw=1.4, ls="--")
    if step == 1:
        for left, wide in ((38, 26), (62, 22)):
            _cell(axes, (left, np.interp(left, x, hollow) + 7.5), wide, 16, style.CHANGED, nuclei=3)
    if step == 2:
        for left in np.linspace(27, 73, 7):
            _cell(axes, (float(left), np.interp(left, x, level) + 4.2), 6.6, 7.6, style.PAPER, nuclei=1)


def _area(x: np.ndarray, high: np.ndarray, low: np.ndarray, fill: str, hatch: str | None = None) -> Polygon:
    points = np.column_stack([np.append(x, x[::-1]), np.append(high, low[::-1])])
    return Polygon(points, closed=True, facecolor=fill, edgecolor=style.DISC_EDGE, linewidth=0, hatch=hatch)


def _cell(axes: Axes, centre: tuple[float, float], wide: float, high: float, fill: str, nuclei: int) -> None:
    axes.add_patch(Ellipse(centre, wide, high, facecolor=fill, edgecolor=style.BONE_EDGE, lw=1.2, zorder=3))
    for n in range(nuclei):
        at = centre[0] + (n - (nuclei - 1) / 2) * wide / (nuclei + 0.6)
        axes.add_patch(Ellipse((at, centre[1]), wide * 0.16 + 1, high * 0.3, color=style.BONE_EDGE, zorder=4))


def strength() -> Drawn:
    """Draw a scaffold of struts that gets thinner, with the density and the strength that are left."""
    canvas = Canvas(10.0, 4.0, "figure")
    told = []
    for n, density in enumerate((1.0, 0.8, 0.6)):
        strong = round(strength_left(density), 2)
        left = 0.125 + n * 0.3
        _scaffold(canvas.axes(left, 0.34, 0.22, 0.62, xlim=(-2, 102), ylim=(-2, 96)), density)
        axes = canvas.axes(left, 0.02, 0.28, 0.27, xlim=(-2, 130), ylim=(0, 46))
        for y, share, fill, hatch in ((26, density, style.DISC, ""), (4, strong, style.CHANGED, "////")):
            axes.add_patch(Rectangle((0, y), 100, 15, facecolor="none", edgecolor=style.FAINT, lw=1))
            axes.add_patch(Rectangle((0, y), 100 * share, 15, facecolor=fill, edgecolor=style.BONE_EDGE, hatch=hatch))
            axes.text(104, y + 7.5, percent(share), va="center", fontsize=_TEXT, weight="bold", color=style.INK)
        told.append(f"{percent(density)} of the density, {percent(strong)} of the strength")
    for height, word in ((0.217, "density"), (0.088, "strength")):
        canvas.figure.text(0.012, height, f"{word} left", va="center", fontsize=_TEXT, color=style.INK)
    canvas.figure.text(0.012, 0.66, "struts", va="center", fontsize=_TEXT, color=style.INK)
    alt = (
        "Three schematic scaffolds of bone struts, each thinner and with more gaps than the one before. Left in them: "
        f"{'; '.join(told)}. This is a rule of thumb from vertebrae (Mosekilde 1998), not a forecast for one person."
    )
    return Drawn(canvas.svg_file(), canvas.png(PNG_DPI), alt)


def _scaffold(axes: Axes, density: float) -> None:
    """Draw struts; what is lost goes half as thickness, half as whole cross-struts. The same ones at each density."""
    rng = np.random.default_rng(7)
    columns, rows = np.linspace(4, 98, 9), np.linspace(6, 90, 8)
    at = np.stack(np.meshgrid(columns, rows, indexing="ij"), axis=-1) + rng.normal(0, 1.5, (9, 8, 2))
    upright = [(at[i, j], at[i, j + 1]) for i in range(9) for j in range(7)]
    across = [(at[i, j], at[i + 1, j]) for i in range(8) for j in range(8)]
    order = rng.permutation(len(across))
    gone = round(len(across) * (1 - density) * 1.25)
    kept = [across[k] for k in order[gone:]]
    wide = 6.0 * float(density**0.75)
    axes.add_collection(LineCollection(upright, colors=style.BONE_EDGE, linewidths=wide + 1.6, capstyle="round"))
    axes.add_collection(LineCollection(kept, colors=style.BONE_EDGE, linewidths=wide * 0.75 + 1.6, capstyle="round"))
    axes.add_collection(LineCollection(upright, colors=style.BONE, linewidths=wide, capstyle="round"))
    axes.add_collection(LineCollection(kept, colors=style.BONE, linewidths=wide * 0.75, capstyle="round"))
