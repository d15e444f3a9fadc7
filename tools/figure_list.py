"""The static figures of the lessons: what each shows, and how it is drawn from the panels."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib import image

from osteospine import (
    BoneLifePanel,
    CementPanel,
    CobbPanel,
    CompressionPanel,
    ExercisePanel,
    FollowUpPanel,
    FractureRiskPanel,
    HeightPanel,
    ImagingPanel,
    KyphosisPanel,
    LoadPanel,
    MedicineTradeoffPanel,
    PainCoursePanel,
    PainPatternPanel,
    RedFlagPanel,
    RiskFactorsPanel,
    StoppingPanel,
    TScorePanel,
    WhoFracturesPanel,
)
from osteospine.assessment.imaging.published import MODALITIES
from osteospine.compression.model import SHAPES, Shape, fracture, reference_vertebra
from osteospine.compression.scene import DISC_SHARE, Row, column
from osteospine.compression.words import SHAPE_WORDS
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
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
    """A figure to draw: file name, caption and how."""

    name: str
    caption: str
    draw: Callable[[], Drawn]


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


def beside(*makers: Callable[[], Panel[Any]]) -> Callable[[], Drawn]:
    """Return how to draw the pictures of panels next to each other; they are equally high."""

    def draw() -> Drawn:
        parts = [of_panel(make, f"figure-{n}", PNG_DPI * 2 // len(makers))() for n, make in enumerate(makers)]
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
        inside += each[each.index("<svg") :].replace("<svg", f'<svg x="{left:g}"', 1)
        left += wide
    size = f'width="{width:g}pt" height="{height:g}pt" viewBox="0 0 {width:g} {height:g}"'
    return f'{parts[0][:start]}<svg xmlns="http://www.w3.org/2000/svg" {size}>\n{inside}</svg>\n'


def _size(svg: str) -> tuple[float, float]:
    found = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', svg)
    if found is None:
        raise ValueError("The drawing has no viewBox that starts at 0 0.")
    return float(found[1]), float(found[2])


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
    Figure(
        "bone_life_curve",
        "Bone density of the spine through life: an average woman and an average man.",
        beside(
            shown(BoneLifePanel, "Average woman", age=70),
            lambda: BoneLifePanel(sex="male", peak_sd=0.0, age=70),
        ),
    ),
    Figure(
        "bone_life_risks",
        "What goes with more vertebral fractures, and how sure that is.",
        of_panel(RiskFactorsPanel),
    ),
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
        of_panel(shown(KyphosisPanel, "Cascade T7–T8–T12–L1")),
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
    Figure(
        "t_score_interval",
        "One spine, one scan: the T-score is an interval, and this one lies on both sides of −2.5.",
        of_panel(lambda: TScorePanel(bmd_g_cm2=0.752)),
    ),
    Figure(
        "t_score_follow_up",
        "Two scans, twice: a change within measurement error, and one beyond it.",
        beside(shown(FollowUpPanel, "Looks like a loss"), shown(FollowUpPanel, "Real loss")),
    ),
    Figure(
        "fracture_risk_people",
        "Risk as people of 1,000: new spine fractures seen on X-ray, and those that come to a doctor's notice.",
        of_panel(FractureRiskPanel),
    ),
    Figure(
        "fracture_risk_above_line",
        "1,000 women of 70 by T-score: most of those who fracture are above the line at −2.5.",
        of_panel(WhoFracturesPanel),
    ),
    Figure(
        "medicines_tradeoff",
        "One medicine on the same 1,000 people: the fractures spared, and a harm on the same count.",
        of_panel(MedicineTradeoffPanel),
    ),
    Figure(
        "medicines_stopping",
        "Denosumab stopped without a next medicine: what is covered, what comes back, and how often.",
        of_panel(StoppingPanel),
    ),
    Figure(
        "procedures_course",
        "Pain in the year after a vertebral fracture: most come to 3 or less, four in ten do not.",
        of_panel(lambda: PainCoursePanel(at_rest=True)),
    ),
    Figure(
        "procedures_cement",
        "Cement alone, and a balloon first: how much height comes back, and which studies count which harm.",
        beside(shown(CementPanel, "Vertebroplasty"), shown(CementPanel, "Kyphoplasty, 4 weeks")),
    ),
    Figure(
        "assessment_pain",
        "A pattern of pain and the courses that it fits: marks for features, never chances.",
        of_panel(PainPatternPanel),
    ),
    Figure(
        "assessment_height",
        "Lost height, the rules that it meets, and what one sign does to the chance of a fracture.",
        of_panel(HeightPanel),
    ),
    Figure(
        "assessment_imaging",
        "One fresh fracture as five tests show it.",
        beside(*(functools.partial(ImagingPanel, modality=each, weeks=1.0, height_loss=0.3) for each in MODALITIES)),
    ),
    Figure(
        "assessment_red_flags",
        "A story with a warning sign, and how strong the sign is.",
        of_panel(shown(RedFlagPanel, "A strong sign")),
    ),
    Figure(
        "daily_life_load",
        "What a task puts on the third lumbar vertebra, beside what that vertebra can bear.",
        of_panel(LoadPanel),
    ),
    Figure(
        "daily_life_exercise",
        "An exercise for a person: do, adapt or avoid, and what a small study counted.",
        of_panel(ExercisePanel),
    ),
)
