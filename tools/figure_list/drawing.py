"""What a figure is, and the ways to draw one from panels."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib import image

from osteospine.kit.panel import Panel

PNG_DPI = 150


@dataclass(frozen=True)
class Drawn:
    """A finished figure: its files and its text for screen readers."""

    svg: str
    png: bytes
    alt: str


@dataclass(frozen=True)
class Figure:
    """A figure to draw: file name, caption, how, and the learning objectives that it serves."""

    name: str
    caption: str
    draw: Callable[[], Drawn]
    objectives: tuple[str, ...]


def of_panel(make: Callable[[], Panel[Any]], salt: str = "figure", dpi: int = PNG_DPI) -> Callable[[], Drawn]:
    """Return how to draw a panel's picture; ``salt`` tells the ids of two pictures in one file apart."""

    def draw() -> Drawn:
        panel = make()
        panel._drawing.canvas.salt = salt
        return Drawn(panel.svg_file(), panel.png(dpi), panel.words)

    return draw


def shown(cls: type[Panel[Any]], preset: str, **choices: Any) -> Callable[[], Panel[Any]]:
    """Return how to make a panel that shows a preset."""

    def make() -> Panel[Any]:
        panel = cls(**choices)
        panel.show(preset)
        return panel

    return make


def beside(*makers: Callable[[], Panel[Any]], dpi: int | None = None) -> Callable[[], Drawn]:
    """Return how to draw the pictures of panels next to each other; they are equally high."""
    each_dpi = dpi or PNG_DPI * 2 // len(makers)

    def draw() -> Drawn:
        parts = [of_panel(make, f"figure-{n}", each_dpi)() for n, make in enumerate(makers)]
        pixels = np.hstack([image.imread(io.BytesIO(each.png), "png") for each in parts])
        png = io.BytesIO()
        image.imsave(png, pixels, format="png")
        alt = "From left to right. " + " ".join(each.alt for each in parts)
        return Drawn(_nested([each.svg for each in parts]), png.getvalue(), alt)

    return draw


def _nested(parts: Sequence[str]) -> str:
    sizes = [_size(each) for each in parts]
    start, width, height = parts[0].index("<svg"), sum(size[0] for size in sizes), sizes[0][1]
    inside, left = "", 0.0
    for each, (wide, _) in zip(parts, sizes, strict=True):
        # A point is one unit of the outer drawing; "pt" would be read as four thirds of it.
        own = re.sub(r'((?:width|height)="[0-9.]+)pt"', r'\1"', each[each.index("<svg") :], count=2)
        inside += own.replace("<svg", f'<svg x="{left:g}"', 1)
        left += wide
    size = f'width="{width:g}pt" height="{height:g}pt" viewBox="0 0 {width:g} {height:g}"'
    return f'{parts[0][:start]}<svg xmlns="http://www.w3.org/2000/svg" {size}>\n{inside}</svg>\n'


def _size(svg: str) -> tuple[float, float]:
    found = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', svg)
    if found is None:
        raise ValueError("The drawing has no viewBox that starts at 0 0.")
    return float(found[1]), float(found[2])
