"""The broken vertebra as the chosen test shows it, beside the list of tests; or the list of blood tests."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from osteospine.assessment.imaging import manners
from osteospine.assessment.imaging.blood_list import BloodList
from osteospine.assessment.imaging.bone_scan_film import BoneScanFilm
from osteospine.assessment.imaging.choice_list import ChoiceList
from osteospine.assessment.imaging.films import Film, Shapes
from osteospine.assessment.imaging.manners import Manner
from osteospine.assessment.imaging.model import Imaging
from osteospine.compression.scene import DISC_SHARE, Placed, column
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look

WIDTH_IN, HEIGHT_IN = 7.2, 5.3
_FILM = 0.56  # share of the width
_BROKEN = 2  # number of the broken vertebra in the row
_HALF_HIGH = 2.75  # of its back height


class ImagingPicture:
    """Owns the artists of the imaging panel.

    Its two views are two canvases of one size; ``canvas`` is the one in view.
    """

    def __init__(self, salt: str, look: Look) -> None:
        self._spine, self._blood = Canvas(WIDTH_IN, HEIGHT_IN, salt), Canvas(WIDTH_IN, HEIGHT_IN, f"{salt}-blood")
        self.canvas = self._spine
        unit = (-1.0, 1.0)
        self._whole = Film(self._spine.axes(0, 0, _FILM, 1, xlim=unit, ylim=unit), look.line)
        halves = [self._spine.axes(x, 0, _FILM / 2 - 0.003, 1, xlim=unit, ylim=unit) for x in (0.0, _FILM / 2 + 0.003)]
        self._t1, self._stir = (Film(axes, look.line) for axes in halves)
        self._scan = BoneScanFilm(self._spine.axes(0, 0, _FILM, 1, xlim=unit, ylim=unit))
        self._names = self._spine.axes(0, 0, _FILM, 1, xlim=(0, 1), ylim=(0, 1))
        size = look.text_pt
        high = 1.75 * look.big_pt / (HEIGHT_IN * 72)
        self._bands = [Rectangle((0, y), 1, high, lw=0, alpha=0.72, zorder=1) for y in (0, 1 - high)]
        for band in self._bands:
            self._names.add_patch(band)
        self._title = self._names.text(0.03, 0.965, "", va="top", weight="bold", fontsize=look.big_pt)
        self._left = self._names.text(0.03, 0.03, "", fontsize=size)
        self._right = self._names.text(0.97, 0.03, "", ha="right", fontsize=size)
        self._arrow = self._spine.axes(0, 0, _FILM, 1, xlim=unit, ylim=unit).text(
            0, 0, "◀", va="center", ha="left", fontsize=look.big_pt
        )
        right = (1 - _FILM) * WIDTH_IN * 72, HEIGHT_IN * 72
        still, live = (
            self._spine.axes(_FILM, 0, 1 - _FILM, 1, xlim=(0, right[0]), ylim=(0, right[1]), still=still)
            for still in (True, False)
        )
        self._list = ChoiceList(live, still, look)
        whole = (0.0, WIDTH_IN * 72), (0.0, HEIGHT_IN * 72)
        below, above = (self._blood.axes(0, 0, 1, 1, xlim=whole[0], ylim=whole[1], still=s) for s in (True, False))
        self._bloods = BloodList(above, below, look)

    def update(self, result: Imaging) -> None:
        """Show the chosen view."""
        if result.choices.view == "blood":
            self.canvas = self._blood
            self._bloods.update(result.blood)
            return
        self.canvas = self._spine
        self._list.update(result)
        disc_mm = DISC_SHARE * result.compression.normal.mean_height_mm
        self._draw(result, column(result.vertebrae, _BROKEN, disc_mm))

    def _draw(self, result: Imaging, placed: list[Placed]) -> None:
        modality = result.choices.modality
        high = _HALF_HIGH * result.compression.normal.posterior_mm
        wide = high * _FILM * WIDTH_IN / HEIGHT_IN
        broken = placed[_BROKEN]
        for film, on in (
            (self._whole, modality in ("radiograph", "vfa", "ct")),
            (self._t1, modality == "mri"),
            (self._stir, modality == "mri"),
            (self._scan, modality == "bone_scan"),
        ):
            film.set_visible(on)
        ink, ends = "#ffffff", ("← back", "front →")
        if modality == "bone_scan":
            self._scan.show(placed, _BROKEN, result.uptake, (wide, high))
            ink, ends = manners.SCAN_INK, ("seen from", "behind")
        elif modality == "mri":
            self._draw_mri(result, placed, (wide, high))
            ends = ("T1", "STIR")
        else:
            manner = {"radiograph": manners.RADIOGRAPH, "vfa": manners.VFA, "ct": manners.CT}[modality]
            self._draw_film(result, placed, manner, (wide, high))
        for text, words in ((self._title, _title(result)), (self._left, ends[0]), (self._right, ends[1])):
            text.set_text(words)
            text.set_color(ink)
        for band in self._bands:
            band.set_facecolor(manners.SCAN_PAPER if modality == "bone_scan" else manners.STIR.paper)
        self._point(broken, modality, (wide, high), ink)

    def _draw_film(self, result: Imaging, placed: list[Placed], manner: Manner, half: tuple[float, float]) -> None:
        broken = placed[_BROKEN]
        self._whole.frame(broken.centre, *half)
        shapes = Shapes.of(placed, _BROKEN)
        self._whole.show(shapes, manner)
        if result.choices.modality == "vfa":
            self._whole.add_scan_lines()
        if result.choices.modality == "ct":
            self._whole.add_crack(shapes, manner.cortex, 4.5, alpha=0.85 if result.shape_shows else 0.25)

    def _draw_mri(self, result: Imaging, placed: list[Placed], half: tuple[float, float]) -> None:
        broken, shapes = placed[_BROKEN], Shapes.of(placed, _BROKEN)
        centre = (broken.centre[0] - 0.09 * half[0], broken.centre[1])
        for film, manner, wet, crack in (
            (self._t1, manners.T1, manners.DARK_WATER, "#2a2d30"),
            (self._stir, manners.STIR, manners.BRIGHT_WATER, "#55595c"),
        ):
            film.frame(centre, half[0] / 2, half[1])
            film.show(shapes, manner)
            film.add_water(shapes, manners.blend(manner.bone, wet, result.water), crack)

    def _point(self, broken: Placed, modality: str, half: tuple[float, float], ink: str) -> None:
        """Put the arrow beside the broken vertebra, from the front or, on the bone scan, from its side."""
        ahead = 0.68 * broken.vertebra.depth_mm / half[0]
        self._arrow.set_visible(modality != "mri")  # there the marrow itself points it out
        self._arrow.set_x(ahead + (0.14 if modality == "bone_scan" else 0.02))
        self._arrow.set_color(ink)


def _title(result: Imaging) -> str:
    weeks = result.choices.weeks
    age = "week 0" if weeks < 1 else f"week {weeks:.0f}"
    return f"{result.test.name}, {age}"
