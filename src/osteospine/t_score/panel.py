"""TScorePanel: one bone density among young adults, and among people of the same age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Bool, Enum, Float, HasTraits

from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider, switch
from osteospine.kit.evidence import parameters
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.t_score.assess import USUAL, Assessment, assess
from osteospine.t_score.density_field import density_field
from osteospine.t_score.model import band_limits
from osteospine.t_score.numbers import signed
from osteospine.t_score.picture import TScorePicture
from osteospine.t_score.scale import SCANNER_NAMES, SCANNERS, SITE_NAMES, SITES
from osteospine.t_score.words import below, bmd, describe, no_table, people, reference_name, why_no_bands

_REFERENCES = (
    ("usual for site and scanner", USUAL),
    ("CaMos (spine, femoral neck)", "camos"),
    ("NHANES III (hip)", "nhanes3"),
    ("Hologic spine, unconfirmed", "hologic"),
    ("for GE Lunar scanners", "ge_lunar"),
)


class TScoreState(HasTraits):
    """The learner's choices."""

    site = Enum(SITES, "lumbar_spine", help="Where the density was measured: lumbar spine is L1–L4.")
    bmd_g_cm2 = Float(0.745, min=0.0, max=4.0, help="Bone mineral density in g/cm².").tag(step=0.005)
    scanner = Enum(SCANNERS, "hologic", help="Maker of the scanner: its scale is not that of the other maker.")
    reference = Enum(
        tuple(key for _, key in _REFERENCES), USUAL, help="Young reference group, by its key in the reference table."
    )
    sex = Enum(("female", "male"), "female", help="Sex: decides the curve by age and whether the bands apply.")
    age_years = Float(65.0, min=0.0, max=110.0, help="Age in years; the tables begin at 20.").tag(step=1.0)
    postmenopausal = Bool(True, help="Whether a woman is past menopause; it does not count for men.")


class TScorePanel(Panel[Assessment]):
    """A density with its measurement error as T-score, Z-score and category, where each applies."""

    title = "A T-score is an interval among people"
    State = TScoreState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "On the border": {
            "site": "lumbar_spine",
            "bmd_g_cm2": 0.745,
            "scanner": "hologic",
            "reference": USUAL,
            "sex": "female",
            "age_years": 65.0,
            "postmenopausal": True,
        },
        "Same spine on GE Lunar": {
            "site": "lumbar_spine",
            "bmd_g_cm2": 0.853,
            "scanner": "ge_lunar",
            "reference": USUAL,
            "sex": "female",
            "age_years": 65.0,
            "postmenopausal": True,
        },
        "Hip at 75": {
            "site": "femoral_neck",
            "bmd_g_cm2": 0.6,
            "scanner": "hologic",
            "reference": USUAL,
            "sex": "female",
            "age_years": 75.0,
            "postmenopausal": True,
        },
        "Before menopause": {
            "site": "lumbar_spine",
            "bmd_g_cm2": 0.825,
            "scanner": "hologic",
            "reference": USUAL,
            "sex": "female",
            "age_years": 35.0,
            "postmenopausal": False,
        },
        "Man of 45": {
            "site": "lumbar_spine",
            "bmd_g_cm2": 0.825,
            "scanner": "hologic",
            "reference": USUAL,
            "sex": "male",
            "age_years": 45.0,
            "postmenopausal": False,
        },
    }

    def compute(self) -> Assessment:
        """Set the density among people."""
        s = self.state
        return assess(s.bmd_g_cm2, s.site, s.scanner, s.reference, s.sex, s.age_years, s.postmenopausal)

    def describe(self, result: Assessment) -> str:
        """Say what the picture shows."""
        return describe(result)

    def build_picture(self) -> TScorePicture:
        """Make the picture."""
        return TScorePicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            "site": choice("Site", [(_capital(SITE_NAMES[site]), site) for site in SITES]),
            "bmd_g_cm2": density_field("Bone density", 4.0, (0.3, 1.5), 0.005),
            "scanner": choice("Scanner", [(SCANNER_NAMES[scanner], scanner) for scanner in SCANNERS]),
            "reference": choice("Young reference", _REFERENCES),
            "sex": choice("Sex", [("Woman", "female"), ("Man", "male")]),
            "age_years": slider("Age", 0.0, 110.0, 1.0, unit="years"),
            "postmenopausal": switch("After menopause"),
        }

    def readouts(self, result: Assessment) -> Sequence[Readout]:
        """Return scores, category, interval, cut-offs and the number on the other maker's scanner."""
        normal, osteoporosis = band_limits()
        group = result.reference
        low, high = result.bmd_interval
        off = parameters("t_score")["single_conversion_error_pct"].value
        return (
            Readout("T-score", signed(result.t, result.t_digits), _t_note(result)),
            Readout("Z-score", "none" if result.z is None else signed(result.z, 2), _z_note(result)),
            Readout(
                "People of that age with a lower density",
                "unknown" if result.percentile is None else below(result.percentile),
                "if densities follow a normal curve; the spine after 60 does so poorly",
            ),
            Readout("Category", result.category or "none", _category_note(result)),
            Readout("One measurement, 95 % interval", f"{low:.3f} to {bmd(high)}", "by the larger published error"),
            Readout(
                f"{signed(normal, 1)} and {signed(osteoporosis, 1)} are",
                f"{group.bmd_at(normal):.3f} and {bmd(group.bmd_at(osteoporosis))}",
                f"mean {bmd(group.mean_bmd_g_cm2)}, standard deviation (SD) {group.sd_bmd_g_cm2:.3f}; "
                f"{group.population}",
            ),
            Readout(
                f"The same bone on {SCANNER_NAMES[result.other_scanner]}",
                f"about {bmd(result.other_bmd_g_cm2)}",
                f"true for groups; one person is {off:g} % off on average (Hui 1997)",
            ),
        )

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read sex, age and the density: spine first, else femoral neck (on the Hologic scale)."""
        values: dict[str, Any] = {
            "sex": patient.sex,
            "age_years": float(patient.age_years),
            "postmenopausal": patient.age_years >= parameters("t_score")["menopause_taken_from_years"].value,
        }
        if patient.lumbar_spine_bmd_g_cm2 is not None:
            return {**values, "site": "lumbar_spine", "bmd_g_cm2": patient.lumbar_spine_bmd_g_cm2}
        if patient.femoral_neck_bmd_g_cm2 is not None:
            return {**values, "site": "femoral_neck", "bmd_g_cm2": patient.femoral_neck_bmd_g_cm2}
        return values


def _t_note(result: Assessment) -> str:
    if not result.bands:
        return f"not used {why_no_bands(result)}"
    return f"reference {reference_name(result)}; a report prints {signed(result.t, 1)}"


def _z_note(result: Assessment) -> str:
    if result.z is None:
        return no_table(result)
    model = "; the curve is a model, not a measured table" if result.site == "femoral_neck" else ""
    return f"among {people(result)}{model}"


def _category_note(result: Assessment) -> str:
    if result.bands:
        return "a low-trauma spine fracture means osteoporosis whatever the T-score (AACE 2020)"
    return "wording of the International Society for Clinical Densitometry"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
