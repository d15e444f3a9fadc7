"""NutritionPanel: fill a day's plate; see calcium, vitamin D, protein and magnesium, and what pills do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Enum, HasTraits, Int

from osteospine.daily_life.nutrition import words
from osteospine.daily_life.nutrition.model import SEXES, Day, Person, Pills, day
from osteospine.daily_life.nutrition.picture import NutritionPicture
from osteospine.daily_life.nutrition.published import FOODS, labels
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, whole_number
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout

_MOST = 6
_NONE: Mapping[str, Any] = {"calcium_pill": 0, "vitamin_d_pill": 0, "magnesium_pill": 0}
_EMPTY: Mapping[str, Any] = {**dict.fromkeys(FOODS, 0), **_NONE}
_START: Mapping[str, Any] = {
    **_EMPTY,
    "milk": 1,
    "yogurt": 1,
    "salmon": 1,
    "chicken": 1,
    "spinach": 2,
    "age_years": 72,
    "sex": "female",
    "weight_kg": 60,
    "calcium_pill": 0,
    "vitamin_d_pill": 400,
}


def _portions(food: str, start: int) -> Int[int, int]:
    return Int(start, min=0, max=_MOST, help=f"Portions of {food} a day.")


class NutritionState(HasTraits):
    """The learner's choices."""

    milk = _portions("milk", 1)
    yogurt = _portions("yogurt", 1)
    cheese = _portions("cheese", 0)
    salmon = _portions("salmon", 1)
    chicken = _portions("chicken", 1)
    tofu = _portions("tofu", 0)
    beans = _portions("beans", 0)
    almonds = _portions("almonds", 0)
    kale = _portions("kale", 0)
    spinach = _portions("spinach", 2)
    age_years = Int(72, min=1, max=120, help="Age in years; 19 or more.")
    sex = Enum(SEXES, "female", help="Sex, as the tables of allowances divide people.")
    weight_kg = Int(60, min=1, max=300, help="Body weight in kilograms; 30 to 250.")
    calcium_pill = Int(0, min=0, max=3000, help="Calcium from pills, milligrams a day.")
    vitamin_d_pill = Int(400, min=0, max=20000, help="Vitamin D from pills, international units (IU) a day.")
    magnesium_pill = Int(0, min=0, max=1000, help="Magnesium from pills, milligrams a day.")


class NutritionPanel(Panel[Day]):
    """A plate, four nutrients against allowance and limit, and trials of pills among 1,000 people."""

    title = "A day's plate: what food gives, what pills add"
    State = NutritionState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Spinach for calcium?": {**_EMPTY, "spinach": 6, "chicken": 1, "beans": 1},
        "Dairy and fish": {**_EMPTY, "milk": 2, "yogurt": 1, "salmon": 1, "beans": 1, "almonds": 1},
        "Without dairy": {**_EMPTY, "tofu": 2, "kale": 2, "almonds": 1, "beans": 2, "chicken": 1},
        "Pills of a large trial": {**_START, "calcium_pill": 1000, "vitamin_d_pill": 400},
        "Old vitamin D limit": {**_START, "vitamin_d_pill": 3000},
        "Too much": {
            **_EMPTY,
            "milk": 3,
            "yogurt": 1,
            "salmon": 1,
            "calcium_pill": 1500,
            "vitamin_d_pill": 10000,
            "magnesium_pill": 500,
        },
    }

    def compute(self) -> Day:
        """Add up the day."""
        s = self.state
        portions = {food: getattr(s, food) for food in FOODS}
        pills = Pills(s.calcium_pill, s.vitamin_d_pill, s.magnesium_pill)
        return day(Person(s.age_years, s.sex, s.weight_kg), portions, pills)

    def describe(self, result: Day) -> str:
        """Say what the picture shows."""
        return words.describe(result)

    def build_picture(self) -> NutritionPicture:
        """Make the picture."""
        return NutritionPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            **{food: whole_number(labels()[food].capitalize(), 0, _MOST) for food in FOODS},
            "age_years": whole_number("Age (years)", 1, 120),
            "sex": choice("Sex", [("woman", "female"), ("man", "male")]),
            "weight_kg": whole_number("Weight (kg)", 1, 300),
            "calcium_pill": whole_number("Pills: calcium (mg)", 0, 3000),
            "vitamin_d_pill": whole_number("Vitamin D (IU)", 0, 20000),
            "magnesium_pill": whole_number("Magnesium (mg)", 0, 1000),
        }

    def readouts(self, result: Day) -> Sequence[Readout]:
        """Return each nutrient, gain and harm."""
        return words.readouts(result)

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read age, sex and weight."""
        weight = {} if patient.weight_kg is None else {"weight_kg": round(patient.weight_kg)}
        return {"age_years": int(patient.age_years), "sex": patient.sex, **weight}
