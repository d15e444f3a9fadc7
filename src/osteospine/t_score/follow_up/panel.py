"""FollowUpPanel: two scans of one person, and whether the change between them is real."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Bool, Enum, Float, HasTraits, Int

from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider, switch
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.kit.units import percent
from osteospine.t_score.follow_up.model import FollowUp, largest_precision_error_pct
from osteospine.t_score.follow_up.picture import FollowUpPicture
from osteospine.t_score.follow_up.words import describe
from osteospine.t_score.model import least_significant_change, precision, usual_reference
from osteospine.t_score.numbers import signed, t_text
from osteospine.t_score.scale import SITE_NAMES, SITES

MAX_BMD_G_CM2, MAX_ERROR_G_CM2, MAX_MONTHS = 2.5, 0.05, 120.0
_PLAIN: Mapping[str, Any] = {
    "site": "lumbar_spine",
    "precision_error_g_cm2": 0.010,
    "bmd_first_g_cm2": 0.800,
    "months_apart": 24.0,
    "vertebrae": 4,
    "another_machine": False,
    "other_vertebrae": False,
}


class FollowUpState(HasTraits):
    """The learner's choices."""

    bmd_first_g_cm2 = Float(
        0.800, min=0.0, max=MAX_BMD_G_CM2, help="Bone mineral density of the first scan, g/cm²."
    ).tag(step=0.005)
    bmd_second_g_cm2 = Float(
        0.775, min=0.0, max=MAX_BMD_G_CM2, help="Bone mineral density of the second scan, g/cm²."
    ).tag(step=0.005)
    months_apart = Float(24.0, min=0.0, max=MAX_MONTHS, help="Time between the scans, months.").tag(step=1.0)
    precision_error_g_cm2 = Float(
        0.010, min=0.0, max=MAX_ERROR_G_CM2, help="Precision error of the centre, g/cm²."
    ).tag(step=0.001)
    site = Enum(SITES, "lumbar_spine", help="Where both scans were made: lumbar spine, femoral neck or total hip.")
    vertebrae = Int(4, min=1, max=4, help="How many lumbar vertebrae both scans count.")
    another_machine = Bool(False, help="Whether the second scan was made on another machine.")
    other_vertebrae = Bool(False, help="Whether the second scan of the spine counts other vertebrae.")


class FollowUpPanel(Panel[FollowUp]):
    """Compare two scans with the least significant change."""

    title = "Two scans: is the change real?"
    State = FollowUpState
    picture_width = "580px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Looks like a loss": {**_PLAIN, "bmd_second_g_cm2": 0.775},
        "Real loss": {**_PLAIN, "bmd_second_g_cm2": 0.755},
        "Real gain": {**_PLAIN, "bmd_second_g_cm2": 0.845},
        "Only two vertebrae": {**_PLAIN, "bmd_second_g_cm2": 0.770, "vertebrae": 2},
        "Another machine": {**_PLAIN, "bmd_second_g_cm2": 0.910, "another_machine": True},
        "L1 dropped": {**_PLAIN, "bmd_second_g_cm2": 0.835, "other_vertebrae": True},
        "Too soon": {**_PLAIN, "bmd_second_g_cm2": 0.765, "months_apart": 4.0},
    }

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Take the person's spine density, else that of the femoral neck, as both scans."""
        for site, bmd in (
            ("lumbar_spine", patient.lumbar_spine_bmd_g_cm2),
            ("femoral_neck", patient.femoral_neck_bmd_g_cm2),
        ):
            if bmd is not None:
                return {"site": site, "bmd_first_g_cm2": bmd, "bmd_second_g_cm2": bmd}
        return {}

    def compute(self) -> FollowUp:
        """Compare the scans."""
        s = self.state
        return FollowUp(
            bmd_first_g_cm2=s.bmd_first_g_cm2,
            bmd_second_g_cm2=s.bmd_second_g_cm2,
            site=s.site,
            precision_error_g_cm2=s.precision_error_g_cm2,
            months_apart=s.months_apart,
            vertebrae=s.vertebrae,
            another_machine=s.another_machine,
            other_vertebrae=s.other_vertebrae,
        )

    def describe(self, result: FollowUp) -> str:
        """Say what changed and what may be said of it."""
        return describe(result)

    def build_picture(self) -> FollowUpPicture:
        """Make the picture."""
        return FollowUpPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        sites = [(SITE_NAMES[site].removesuffix(" L1–L4"), site) for site in SITES]
        return {
            "site": choice("Site", sites),
            "bmd_first_g_cm2": slider("First BMD", 0.0, MAX_BMD_G_CM2, 0.005, unit="g/cm²"),
            "bmd_second_g_cm2": slider("Second BMD", 0.0, MAX_BMD_G_CM2, 0.005, unit="g/cm²"),
            "months_apart": slider("Time apart", 0.0, MAX_MONTHS, 1.0, unit="months"),
            "precision_error_g_cm2": slider("Precision error", 0.0, MAX_ERROR_G_CM2, 0.001, unit="g/cm²"),
            "vertebrae": choice("Vertebrae counted (spine)", (4, 3, 2, 1)),
            "another_machine": switch("Second scan on another machine"),
            "other_vertebrae": switch("Second scan counts other vertebrae (spine)"),
        }

    def readouts(self, result: FollowUp) -> Sequence[Readout]:
        """Return the change beside its limit, how long ageing takes to reach it, and what not to compare."""
        first, second = (t_text(t) for t in result.t_scores)
        multiplier = least_significant_change(1.0)
        largest = f"{largest_precision_error_pct(result.site):g} %"
        typical = precision(result.site)
        lsc_share = percent(result.lsc_g_cm2 / result.bmd_first_g_cm2)
        return (
            Readout("Change", f"{signed(result.change_g_cm2, 3)} g/cm²", f"{signed(100 * result.change_share, 1)} %"),
            Readout(
                "Least significant change",
                "none holds" if result.traps else f"{result.lsc_g_cm2:.4f} g/cm²",
                f"{multiplier:g} times the precision error, more with fewer vertebrae; {lsc_share} of the first scan",
            ),
            Readout(
                "Usual precision error",
                f"{typical.precision_low_g_cm2:.3f}–{typical.precision_high_g_cm2:.3f}",
                f"g/cm², eight technologists; largest allowed: {largest} (unconfirmed)",
            ),
            Readout(
                "Years of usual loss to reach it",
                _years(*result.years_to_lsc),
                "healthy women, 45 to 75, as the average of a group",
            ),
            Readout(
                "T-scores (do not compare)",
                f"{first}, then {second}",
                f"rounded, and tied to the reference ({usual_reference(result.site).label}): compare g/cm² instead",
            ),
        )


def _years(fewest: float, most: float) -> str:
    low, high = f"{fewest:.1f}", f"{most:.1f}"
    return low if low == high else f"{low}–{high}"
