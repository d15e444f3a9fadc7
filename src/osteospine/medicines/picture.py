"""The picture: one medicine among 1,000 people, or all medicines beside each other."""

from __future__ import annotations

from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.medicines.assess import Overview, Tradeoff
from osteospine.medicines.forest import ForestView
from osteospine.medicines.people import PeopleView

WIDTH_IN, HEIGHT_IN = 7.4, 6.0


class MedicineTradeoffPicture:
    """Owns the artists of both views and shows one of them."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        self._people = PeopleView(self.canvas, look)
        self._forest = ForestView(self.canvas, look)

    def update(self, result: Tradeoff | Overview) -> None:
        """Move the artists to show ``result``."""
        one = isinstance(result, Tradeoff)
        self._people.show(one)
        self._forest.show(not one)
        if isinstance(result, Tradeoff):
            self._people.update(result)
        else:
            self._forest.update(result)
