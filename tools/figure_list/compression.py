"""The figures of lesson 02, vertebral compression."""

from __future__ import annotations

from osteospine import CompressionPanel, GradingPanel
from osteospine.compression.model import SHAPES, Shape, fracture, reference_vertebra
from osteospine.compression.scene import DISC_SHARE, Row, column
from osteospine.compression.words import SHAPE_WORDS
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from tools.figure_list.drawing import PNG_DPI, Drawn, Figure, of_panel


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


def graded() -> GradingPanel:
    """Return the panel with one vertebra read near a mark, and the reading checked."""
    panel = GradingPanel(seed=5, number=2, shape="wedge", grade=2, measured=True)
    panel.check()
    return panel


FIGURES: tuple[Figure, ...] = (
    Figure(
        "compression_shapes", "The three shapes of a vertebral fracture, beside a normal vertebra.", shapes, ("C02.1",)
    ),
    Figure(
        "compression_wedge",
        "A moderate wedge fracture of L1: heights, wedge angle and place on the Genant scale.",
        of_panel(lambda: CompressionPanel(level="L1", shape="wedge", height_loss=0.30)),
        ("C02.2", "C02.3"),
    ),
    Figure(
        "compression_grading",
        "A vertebra measured on a drawn X-ray and graded one step too high: its loss lies near a mark.",
        of_panel(graded),
        ("C02.2",),
    ),
    Figure(
        "compression_xray",
        "A severe wedge fracture of T12, drawn as on an X-ray.",
        of_panel(lambda: CompressionPanel(level="T12", shape="wedge", height_loss=0.50, as_xray=True)),
        ("C02.1", "C02.3"),
    ),
)
