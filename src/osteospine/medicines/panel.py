"""MedicineTradeoffPanel: what a medicine gives and costs among the same 1,000 people, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import ipywidgets as widgets
from traitlets import Enum, Float, HasTraits

from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.medicines import words
from osteospine.medicines.assess import PEOPLE, Overview, Tradeoff, assess, overview
from osteospine.medicines.captions import span
from osteospine.medicines.harm_words import brief, harm_note, harm_value, sources
from osteospine.medicines.harms import HARM_KINDS
from osteospine.medicines.picture import MedicineTradeoffPicture
from osteospine.medicines.trials import OUTCOME_NAMES, OUTCOMES, OWN_GROUP, TRIAL_GROUP, medicines

VIEWS = ("one medicine", "all medicines")
# Short enough for a phone; the words under the picture name the group in full.
_GROUP_LABELS = {
    TRIAL_GROUP: "as in its trial",
    "one": "1 spine fracture",
    "two": "2 spine fractures",
    "three": "3 or more fractures",
    "mild": "worst fracture mild",
    "moderate": "worst fracture moderate",
    "severe": "worst fracture severe",
    "fit1": "low hip density, fracture",
    "low_density": "T −2.5 to −4.0",
    "age75": "75 or older, T −2.5 to −4.0",
    "early": "50 to 60, T 0 to −2.5",
    "community": "50 to 79, not selected",
}
_GROUPS = (*_GROUP_LABELS, OWN_GROUP)
_START: Mapping[str, Any] = {
    "view": VIEWS[0],
    "medicine": "alendronate",
    "outcome": "radiographic",
    "people": TRIAL_GROUP,
    "own_risk": 0.02,
    "years": 3.0,
    "harm": "common",
}


class MedicineTradeoffState(HasTraits):
    """The learner's choices."""

    view = Enum(VIEWS, VIEWS[0], help="One medicine among 1,000 people, or all medicines beside each other.")
    medicine = Enum(medicines(), "alendronate", help="Medicine; with vs, two that met in one trial.")
    outcome = Enum(OUTCOMES, "radiographic", help="Fracture counted: on X-ray, with symptoms, or of the hip.")
    people = Enum(_GROUPS, TRIAL_GROUP, help="Whose starting risk is used: a group of a trial, or an own risk.")
    own_risk = Float(
        0.02, min=0.0, max=1.0, help="Own starting risk within the years chosen, as a share; used for people 'own'."
    ).tag(step=0.005)
    years = Float(3.0, min=0.0, max=7.0, help="Time ahead in years; above 0.").tag(step=0.5)
    harm = Enum(HARM_KINDS, "common", help="Harm in the picture: the most common, a serious, or a rare one.")


class MedicineTradeoffPanel(Panel[Tradeoff | Overview]):
    """The same 1,000 people without and with a medicine: fractures above, a harm below."""

    title = "What a medicine gives and what it costs"
    State = MedicineTradeoffState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Alendronate after a fracture": {**_START},
        "Same effect, low risk": {**_START, "people": OWN_GROUP},
        "With symptoms only": {**_START, "outcome": "clinical", "harm": "serious"},
        "Romosozumab or alendronate": {
            **_START,
            "medicine": "romosozumab vs alendronate",
            "years": 2.0,
            "harm": "serious",
        },
        "Hormone therapy": {
            **_START,
            "medicine": "oestrogen + progestin",
            "outcome": "clinical",
            "years": 5.0,
            "harm": "serious",
        },
        "Calcitonin": {**_START, "medicine": "calcitonin", "years": 5.0, "harm": "serious"},
        "All medicines": {**_START, "view": VIEWS[1]},
    }

    def actions(self) -> Sequence[widgets.Widget]:
        """Let an own starting risk count as soon as it is moved."""
        self.state.observe(lambda _change: self._use_own_risk(), ["own_risk"])
        return ()

    def _use_own_risk(self) -> None:
        if not self._held:
            self.state.people = OWN_GROUP

    def compute(self) -> Tradeoff | Overview:
        """Count 1,000 people, or gather all results."""
        s = self.state
        if s.view == VIEWS[1]:
            return overview(s.outcome, s.medicine, s.years)
        return assess(s.medicine, s.outcome, group=s.people, years=s.years, own_risk=s.own_risk, harm_kind=s.harm)

    def describe(self, result: Tradeoff | Overview) -> str:
        """Say what the picture shows."""
        return words.describe(result)

    def build_picture(self) -> MedicineTradeoffPicture:
        """Make the picture."""
        return MedicineTradeoffPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        kinds = {"common": "most common", "serious": "serious", "rare": "rare"}
        return {
            "view": choice("View", VIEWS),
            "medicine": choice("Medicine", medicines()),
            "outcome": choice("Fracture", [(OUTCOME_NAMES[name], name) for name in OUTCOMES]),
            "people": choice("People", [*((v, k) for k, v in _GROUP_LABELS.items()), ("own starting risk", OWN_GROUP)]),
            "own_risk": slider("Own starting risk", 0, 1, 0.005, percent=True),
            "years": slider("Time", 0, 7, 0.5, unit="years"),
            "harm": choice("Harm shown", [(kinds[kind], kind) for kind in HARM_KINDS]),
        }

    def readouts(self, result: Tradeoff | Overview) -> Sequence[Readout]:
        """Return the sizes of the effect, all harms on the same scale, and how sure it is."""
        return _one(result) if isinstance(result, Tradeoff) else _all(result)

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read the number of spine fractures as the group whose starting risk is used."""
        groups = (TRIAL_GROUP, "one", "two", "three")
        return {"people": groups[min(len(patient.fractures), 3)]}


def _one(result: Tradeoff) -> Sequence[Readout]:
    row, effect, pair = result.trial, result.effect, result.fractures
    low, high = words.ends(result)
    return (
        Readout(row.control, f"{pair.without} of {PEOPLE:,}", f"{PEOPLE - pair.without} do not; {result.start.origin}"),
        Readout(row.arm, f"{pair.with_medicine} of {PEOPLE:,}", f"{PEOPLE - pair.with_medicine} do not"),
        Readout(
            "Difference (absolute)",
            f"{pair.spared - pair.added} fewer of {PEOPLE:,}".replace("-", "−"),
            f"95 % interval {low} to {high}; the starting risk counts as known",
        ),
        # A projector shows the first rows only: gain and harm stand side by side there.
        *(
            Readout(_sentence(each.harm.row.harm, each.harm.row.kind), harm_value(each), harm_note(each))
            for each in result.harms
        ),
        Readout(
            "Ratio (relative)",
            words.ratio(row),
            f"{row.measure}; {abs(effect.relative_risk_reduction) * 100:.0f} % "
            f"{'less' if effect.relative_risk_reduction >= 0 else 'more'}, which alone does not tell how many",
        ),
        Readout(
            "Number needed to treat (for staff)",
            words.needed(effect),
            f"in {span(result.years)}; {words.needed_range(effect.nnt_ci)}",
        ),
        Readout("How sure", row.trial, f"{words.size(row)}; {row.population}; {words.sureness(result)}"),
        Readout("Source", sources(row.source), words.status_of(row)),
    )


def _all(result: Overview) -> Sequence[Readout]:
    counted = dict(result.harms)
    found = [row for _, rows in result.frames for row in rows]
    return (
        *(
            Readout(
                row.medicine,
                words.ratio(row),
                f"{row.trial}, {words.size(row)}; harm of {PEOPLE:,}, {brief(counted[row.medicine])}",
            )
            for row in found
        ),
        Readout("No confirmed result", "unknown", ", ".join(result.missing) or "none"),
    )


def _sentence(harm: str, kind: str) -> str:
    kinds = {"common": "Common", "serious": "Serious", "rare": "Rare", "other_benefit": "Other benefit"}
    return f"{kinds[kind]}: {harm}"
