"""The picture of the panel: the model's thousand people, or the people of a survey."""

from __future__ import annotations

from osteospine.fracture_risk.who_fractures.asked import Asked
from osteospine.fracture_risk.who_fractures.model import Watched
from osteospine.fracture_risk.who_fractures.people_picture import PeoplePicture
from osteospine.fracture_risk.who_fractures.survey_picture import SurveyPicture
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look


class WhoFracturesPicture:
    """Owns one picture for each view; the survey's is made when first asked for."""

    canvas: Canvas
    """That of the view that is shown."""

    def __init__(self, salt: str, look: Look) -> None:
        self._salt, self._look = salt, look
        self._people = PeoplePicture(salt, look)
        self._survey: SurveyPicture | None = None
        self.canvas = self._people.canvas

    def update(self, found: Watched | Asked) -> None:
        """Show what was found, in its own view."""
        if isinstance(found, Watched):
            self._people.update(found)
            self.canvas = self._people.canvas
            return
        if self._survey is None:
            self._survey = SurveyPicture(f"{self._salt}-survey", self._look)
        self._survey.update(found)
        self.canvas = self._survey.canvas
