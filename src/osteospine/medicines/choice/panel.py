"""MedicineChoicePanel: what a person's circumstances leave open, and how the person's wishes order it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import ipywidgets as widgets
from traitlets import Bool, Enum, HasTraits, Int

from osteospine.kit import style
from osteospine.kit.controls import Control, choice, switch, whole_number
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.medicines.choice import cards
from osteospine.medicines.choice.model import EVENT, KIDNEY, MAX_WEIGHT, PLACES, SWITCHES, WISHES, Person
from osteospine.medicines.choice.order import Choice, choose
from osteospine.medicines.choice.picture import ChoicePicture
from osteospine.medicines.choice.tables import medicines
from osteospine.medicines.choice.words import CIRCUMSTANCES, WISH_LABELS, WISH_LETTERS, WISH_NAMES, describe, why

_LATE_YEARS = 60
_NOTHING: Mapping[str, Any] = {**dict.fromkeys(SWITCHES, False), "kidney": KIDNEY[0], "event": EVENT[0]}
_NO_WISHES: Mapping[str, int] = dict.fromkeys((f"wish_{wish}" for wish in WISHES), 0)
_AT_72: Mapping[str, Any] = {**_NOTHING, **_NO_WISHES, "late_menopause": True, "place": "US"}


def _wish(help_text: str, start: int = 0) -> Int[int, int]:
    return Int(start, min=0, max=MAX_WEIGHT, help=f"How much this matters: {help_text}. Weight, 0 to {MAX_WEIGHT}.")


def _circumstance(help_text: str, start: bool = False) -> Bool[bool, bool | int]:
    return Bool(start, help=f"Whether this holds for the person: {help_text}.")


class ChoiceState(HasTraits):
    """The learner's choices."""

    place = Enum(PLACES, "US", help="Whose rules are asked for: US, or EU and UK.")
    cannot_sit_upright = _circumstance("cannot sit or stand upright for 30 minutes", True)
    swallowing_problem = _circumstance("a narrow or slow gullet (stricture, achalasia)")
    kidney = Enum(KIDNEY, KIDNEY[0], help="Creatinine clearance (Cockcroft-Gault), mL/min.")
    low_calcium = _circumstance("calcium in the blood is low and not yet corrected")
    tooth_extraction = _circumstance("a tooth is to be taken out soon")
    radiotherapy = _circumstance("past radiotherapy of the jaw or the skeleton")
    previous_clot = _circumstance("a past clot in a leg or lung vein")
    immobile = _circumstance("long bed rest or major surgery is planned")
    event = Enum(EVENT, EVENT[0], help="When the person had a heart attack or stroke.")
    needles_difficult = _circumstance("injections and drips are difficult")
    breast_cancer_risk = _circumstance("a raised risk of breast cancer")
    late_menopause = _circumstance("60 or older, or more than 10 years after menopause", True)
    wish_spine = _wish("trials showed fewer spine fractures")
    wish_hip = _wish("trials showed fewer hip fractures", 4)
    wish_no_needles = _wish("no injection or drip")
    wish_few_doses = _wish("at most one dose a month")
    wish_no_visits = _wish("no visit needed for a dose", 2)
    wish_stop_freely = _wish("can be paused without another medicine", 2)
    wish_no_jaw_thigh = _wish("no jaw or thigh-bone harm among its listed harms")
    wish_no_clot_warning = _wish("no warning of clots, stroke or heart attack")
    card = Enum((cards.NO_CARD, *medicines()), cards.NO_CARD, help="Medicine whose nursing card is shown, or none.")


class MedicineChoicePanel(Panel[Choice]):
    """See which medicines stay open for a person and how wishes order them; read a nursing card."""

    title = "Which medicine? What stays open, and what matters to this person"
    State = ChoiceState
    picture_width = "620px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "No wishes yet": _AT_72,
        "Cannot sit up": {**_AT_72, "cannot_sit_upright": True, "wish_hip": 4, "wish_no_visits": 2},
        "Dialysis": {**_AT_72, "kidney": "dialysis", "wish_hip": 3},
        "Heart attack last year": {**_AT_72, "event": "within the last year", "wish_spine": 4, "wish_hip": 4},
        "Tooth to come out": {**_AT_72, "tooth_extraction": True, "wish_no_jaw_thigh": 3, "wish_hip": 3},
        "No needles, please": {**_AT_72, "needles_difficult": True, "wish_no_needles": 5, "wish_hip": 3},
        "Few doses": {**_AT_72, "wish_few_doses": 4, "wish_hip": 4},
    }

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Take the person's age."""
        return {"late_menopause": patient.age_years >= _LATE_YEARS}

    def compute(self) -> Choice:
        """Ask the rules and count the points."""
        s = self.state
        holds = frozenset(name for name in SWITCHES if getattr(s, name))
        weights = {wish: getattr(s, f"wish_{wish}") for wish in WISHES}
        return choose(Person(s.place, holds, s.kidney, s.event), weights)

    def describe(self, result: Choice) -> str:
        """Say what is left and what leads."""
        return describe(result)

    def build_picture(self) -> ChoicePicture:
        """Make the picture."""
        return ChoicePicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls: whose rules, a card to read, circumstances, then wishes."""
        ticks = {name: switch(label) for name, label in CIRCUMSTANCES.items()}
        wishes = {
            f"wish_{wish}": whole_number(f"{WISH_LETTERS[wish]} {name} (0–{MAX_WEIGHT})", 0, MAX_WEIGHT)
            for wish, name in WISH_NAMES.items()
        }
        return {
            "place": choice("Rules of", PLACES),
            "card": choice("Nursing card", (cards.NO_CARD, *medicines())),
            "kidney": choice("Creatinine clearance (mL/min)", KIDNEY),
            "event": choice("Heart attack or stroke", EVENT),
            **ticks,
            **wishes,
        }

    def actions(self) -> Sequence[widgets.Widget]:
        """Make the place where the nursing card is shown."""
        self._card = widgets.HTML()
        self.state.observe(lambda _change: self._show_card(), ["card"])
        self._show_card()
        return (self._card,)

    def _show_card(self) -> None:
        name = self.state.card
        self._card.value = "" if name == cards.NO_CARD else cards.html(name)

    def card_page(self) -> str:
        """Return the nursing card that is shown as a stand-alone HTML page to print.

        Raises
        ------
        KeyError
            If no card is chosen, with the cards that exist.
        """
        return cards.page(self.state.card)

    def readouts(self, result: Choice) -> Sequence[Readout]:
        """Return each medicine that falls away or needs a check, with every reason and where it was read."""
        found = [option for option in (*result.gone, *result.possible) if option.reasons]
        wishes = "; ".join(f"{WISH_LETTERS[wish]} {label.lower()}" for wish, label in WISH_LABELS.items())
        return (
            *(Readout(option.medicine.capitalize(), option.verdict, why(option)) for option in found),
            Readout("Wishes, 0 to 5", "A to H", wishes),
        )
