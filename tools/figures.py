"""Draw the static figures of the lessons, with the same code as the panels.

``python tools/figures.py`` writes ``figures/*.svg``, ``figures/*.png`` and ``figures/README.md`` (captions and
text for screen readers). ``--check`` writes nothing and fails when a figure no longer matches the code.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osteospine import CobbPanel, CompressionPanel, KyphosisPanel
from osteospine.compression.model import SHAPES, Shape, fracture, reference_vertebra
from osteospine.compression.scene import DISC_SHARE, Row, column
from osteospine.compression.words import SHAPE_WORDS
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.panel import Panel

FOLDER = Path(__file__).parents[1] / "figures"
PNG_DPI = 150


@dataclass(frozen=True)
class Drawn:
    """A finished figure: its files and its text for screen readers."""

    svg: str
    png: bytes
    alt: str


@dataclass(frozen=True)
class Figure:
    """A figure to draw: file name, caption and how."""

    name: str
    caption: str
    draw: Callable[[], Drawn]


def of_panel(make: Callable[[], Panel[Any]]) -> Callable[[], Drawn]:
    """Return how to draw a panel's picture."""

    def draw() -> Drawn:
        panel = make()
        panel._drawing.canvas.salt = "figure"
        return Drawn(panel.svg_file(), panel.png(PNG_DPI), panel.words)

    return draw


def shapes() -> Drawn:
    """Draw a normal L1 and its three kinds of fracture side by side, each with 35 % of height lost."""
    canvas = Canvas(10.0, 2.9, "figure")
    normal = reference_vertebra("L1")
    shapes: tuple[Shape | None, ...] = (None, *SHAPES)
    for i, shape in enumerate(shapes):
        broken = fracture(normal, shape, 0.35) if shape else normal
        axes = canvas.axes(i / 4, 0.0, 0.245, 0.86, xlim=(-33, 24), ylim=(-16, 42))
        placed = column(
            [reference_vertebra("T12"), broken, reference_vertebra("L2")],
            1,
            DISC_SHARE * normal.mean_height_mm,
        )
        Row(axes, 3, 1.2).show(placed, "L1" if shape else None, as_xray=False)
        title = SHAPE_WORDS[shape] if shape else "normal"
        canvas.figure.text((i + 0.5) / 4, 0.91, title, ha="center", fontsize=13, weight="bold", color=style.INK)
    alt = (
        "Four drawings of the vertebra L1 from the side between T12 and L2. Normal: front and back are "
        "almost equally high. Wedge: the front is lower. Biconcave: the middle of both endplates has sunk. "
        "Crush: front, middle and back are all lower. Each fracture has lost 35 % of that height."
    )
    return Drawn(canvas.svg_file(), canvas.png(PNG_DPI), alt)


FIGURES: tuple[Figure, ...] = (
    Figure("compression_shapes", "The three shapes of a vertebral fracture, beside a normal vertebra.", shapes),
    Figure(
        "compression_wedge",
        "A moderate wedge fracture of L1: heights, wedge angle and place on the Genant scale.",
        of_panel(lambda: CompressionPanel(level="L1", shape="wedge", height_loss=0.30)),
    ),
    Figure(
        "compression_xray",
        "A severe wedge fracture of T12, drawn as on an X-ray.",
        of_panel(lambda: CompressionPanel(level="T12", shape="wedge", height_loss=0.50, as_xray=True)),
    ),
    Figure("kyphosis_normal", "The reference spine, standing.", of_panel(lambda: KyphosisPanel(fractures=()))),
    Figure(
        "kyphosis_cascade",
        "Four wedge fractures bend the back; half of what the body can give back is given back.",
        of_panel(lambda: _kyphosis("Cascade T7–T8–T12–L1")),
    ),
    Figure(
        "kyphosis_lumbar_wedge",
        "A wedge fracture of L1, bare geometry: the thoracic angle stays, the trunk tips forward.",
        of_panel(lambda: KyphosisPanel(fractures=(("L1", "wedge", 0.30),), compensation=0.0)),
    ),
    Figure(
        "cobb_measured",
        "Cobb lines laid by hand, and the endplate lines they are compared with.",
        of_panel(lambda: CobbPanel(number=1, upper_line_deg=22.0, lower_line_deg=-24.0, checked=True)),
    ),
)


def _kyphosis(preset: str) -> KyphosisPanel:
    panel = KyphosisPanel()
    panel.show(preset)
    return panel


def readme(drawn: dict[str, Drawn]) -> str:
    """Return the page that lists the figures with caption and alt text."""
    parts = [
        "# Figures",
        "One picture per key idea, as SVG for print and PNG for slides, drawn by the same code as the panels "
        "(`nox -s figures`). Text and figures: CC-BY-4.0.",
    ]
    for figure in FIGURES:
        alt = drawn[figure.name].alt
        parts.append(f"## {figure.name}\n\n![{alt}]({figure.name}.png)\n\n{figure.caption}\n\nAlt text: {alt}")
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Write or check the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 when a figure is out of date")
    check = parser.parse_args().check
    drawn = {figure.name: figure.draw() for figure in FIGURES}
    texts = {f"{name}.svg": d.svg for name, d in drawn.items()} | {"README.md": readme(drawn)}
    if check:
        stale = [name for name, text in texts.items() if _read(FOLDER / name) != text]
        stale += [f"{name}.png" for name in drawn if not (FOLDER / f"{name}.png").exists()]
        if stale:
            sys.stderr.write(f"Out of date: {', '.join(stale)}. Run `nox -s figures`.\n")
        return 1 if stale else 0
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    for name, d in drawn.items():
        (FOLDER / f"{name}.png").write_bytes(d.png)
    return 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
