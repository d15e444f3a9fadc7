"""The panel: choices on one side, a picture and words on the other, and one way between them.

A topic's panel names its state (traits), says how to compute a result from it, how to describe and draw
that result, and which controls it has. Everything else (wiring, presets, reset, predict-first, errors,
text for screen readers and for nbval) is here, once.
"""

from __future__ import annotations

import base64
import difflib
import itertools
import logging
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import ipywidgets as widgets
from traitlets import HasTraits, link

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.controls import Control, button, row
from osteospine.kit.predict import Prediction
from osteospine.kit.readout import Readout
from osteospine.kit.refusal import Refusal

Result = TypeVar("Result")
_log = logging.getLogger("osteospine")
_serial = itertools.count(1)  # names panels apart on a page; the same in each run of a notebook


class Picture(Protocol):
    """A drawing that owns its artists and can be brought up to date with a result."""

    canvas: Canvas

    def update(self, result: Any, /) -> None:
        """Move the artists to show ``result``; draw nothing."""


class Panel(widgets.VBox, Generic[Result]):
    """Base of all panels; see the panel contract in CONTRIBUTING.md.

    Parameters
    ----------
    predict
        A question asked before the picture answers it; the learner may skip it.
    patient
        A person (``osteospine.Patient``) from whom the panel reads what it needs.
    **choices
        Start values of the traits of ``State``.

    Raises
    ------
    TypeError
        For an unknown keyword, with the keywords that exist.
    traitlets.TraitError
        For a value that the trait does not allow.
    Refusal
        For start values that cannot be.
    """

    title: ClassVar[str]
    State: ClassVar[type[HasTraits]]
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {}
    picture_width: ClassVar[str] = "640px"

    state: Any
    """The learner's choices: an instance of ``State``. Setting a trait is the same as moving its control."""

    def __init__(self, *, predict: str | None = None, patient: object | None = None, **choices: Any) -> None:
        self._check_keywords(choices)
        if patient is not None:
            choices = {**self.from_patient(patient), **choices}
        self.salt = f"{type(self).__name__}-{next(_serial)}"
        self._lock = threading.RLock()
        self._held = False
        self.state = self.State(**choices)
        self._start = self._values()
        self._result = self.compute()
        self._drawing = self.build_picture()
        self._parts = self.build_controls()
        super().__init__()
        self._build(predict)
        for name, part in self._parts.items():
            link((self.state, name), (part.widget, "value"))
        self.state.observe(lambda _change: self.refresh())
        self._draw()

    # What a topic's panel brings -------------------------------------------------------------------

    def compute(self) -> Result:
        """Return the model's result for ``self.state``, a frozen dataclass; refuse what cannot be (``Refusal``)."""
        raise NotImplementedError

    def describe(self, result: Result) -> str:
        """Return one to three sentences that say what the picture shows and means."""
        raise NotImplementedError

    def build_picture(self) -> Picture:
        """Return the picture; called once."""
        raise NotImplementedError

    def build_controls(self) -> dict[str, Control]:
        """Return the controls by the name of the trait that each is bound to, in display order."""
        raise NotImplementedError

    def readouts(self, result: Result) -> Sequence[Readout]:
        """Return the numbers that stand beside the picture."""
        raise NotImplementedError

    def actions(self) -> Sequence[widgets.Widget]:
        """Return further widgets below the controls, such as a *Check* button."""
        return ()

    def below(self) -> Sequence[widgets.Widget]:
        """Return widgets below picture and numbers, over the whole width, such as questions."""
        return ()

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:  # noqa: ARG003
        """Return the trait values that this panel can read from a patient."""
        return {}

    # The public contract ---------------------------------------------------------------------------

    @classmethod
    def outcome(cls, **choices: Any) -> Result:
        """Return what the model says about these choices, without picture or controls.

        Refuses what the constructor refuses, with the same errors.
        """
        cls._check_keywords(choices, also=())
        panel = cls.__new__(cls)
        panel.state = cls.State(**choices)
        return panel.compute()

    @property
    def result(self) -> Result:
        """What the model says about the present choices."""
        return self._result

    @property
    def words(self) -> str:
        """What the picture shows and means, in one to three sentences."""
        return self.describe(self._result)

    @property
    def controls(self) -> dict[str, widgets.Widget]:
        """The bound widget of each trait: its ``value`` is the trait's value."""
        return {name: part.widget for name, part in self._parts.items()}

    def png(self, dpi: int = 110) -> bytes:
        """Return the picture as shown, as PNG bytes."""
        with self._lock:
            self._drawing.update(self._result)
            return self._drawing.canvas.png(dpi)

    def svg_file(self) -> str:
        """Return the picture as shown, as a stand-alone SVG file for slides and print."""
        with self._lock:
            self._drawing.update(self._result)
            return self._drawing.canvas.svg_file()

    def choose(self, **choices: Any) -> None:
        """Set several choices at once and draw once; all or none are taken."""
        self._check_keywords(choices)
        before = self._values()
        with self._hold():
            try:
                for name, value in choices.items():
                    setattr(self.state, name, value)
            except Exception:
                for name, value in before.items():
                    setattr(self.state, name, value)
                raise
        if self._values() != before or self._message.value:
            self.refresh()

    def show(self, preset: str) -> None:
        """Show a preset by name.

        Raises
        ------
        KeyError
            For an unknown preset, with the names that exist.
        """
        if preset not in self.presets:
            raise KeyError(f"No preset {preset!r}. Choose one of {', '.join(self.presets)}.")
        self.choose(**self.presets[preset])

    def reset(self) -> None:
        """Go back to the choices that the panel was opened with."""
        self.choose(**self._start)

    def __repr__(self) -> str:
        """Return the panel's name and words: stable, so that nbval can compare it."""
        return f"{type(self).__name__}: {self.words}"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Offer the live widget, the words, and a PNG for places where widgets cannot live."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        data["text/plain"] = repr(self)
        data["image/png"] = base64.b64encode(self.png()).decode()
        return data, {**metadata, "image/png": {"alt": self.words}}

    # Wiring ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Compute, describe and draw the present choices; on failure say so and keep the last picture."""
        if self._held:
            return
        with self._lock:
            try:
                self._result = self._attempt()
            except Refusal as refusal:
                self._say("This cannot be shown:", str(refusal))
            except Exception as error:
                _log.exception("%s could not be updated", type(self).__name__)
                self._say("The picture could not be updated:", str(error) or type(error).__name__)
                if os.environ.get("OSTEOSPINE_STRICT") == "1":
                    raise

    def _attempt(self) -> Result:
        last, self._result = self._result, self.compute()
        try:
            self._draw()
        except Exception:
            self._result = last
            raise
        return self._result

    def _draw(self) -> None:
        """Bring picture, words and numbers up to date, all or none."""
        result, words = self._result, self.words
        self._drawing.update(result)
        svg = self._drawing.canvas.svg(words)
        table = _table(self.readouts(result))
        self._picture.value, self._status.value, self._numbers.value = svg, _words(words), table
        self._message.value = ""
        if self._prediction is not None:
            self._prediction.answer(words)

    def _say(self, what: str, why: str) -> None:
        self._message.value = (
            f'<div class="osteospine-message" role="alert"><b>{what}</b> {escape(why)}<br>The last picture is kept. '
            "Choose another value, or press Reset.</div>"
        )

    def _build(self, predict: str | None) -> None:
        html = widgets.HTML
        self._picture, self._status, self._numbers, self._message = html(), html(), html(), html()
        shown = [button(name) for name in self.presets]
        for each in shown:
            each.on_click(lambda clicked: self.show(clicked.description))
        reset = button("Reset", "Go back to the start")
        reset.on_click(lambda _clicked: self.reset())
        # Large type needs more room for the words below, and all must fit a projector's 720 lines.
        width = f"calc({self.picture_width} * {0.88 if style.look().lecture else 1})"
        left = widgets.VBox(
            [self._picture, self._status],
            layout=widgets.Layout(
                flex=f"1 1 min({width}, 460px)", min_width="min(100%, 300px)", max_width=f"min(100%, {width})"
            ),
        )
        right = widgets.VBox(
            [
                row(html("Show me:"), *shown, reset),
                row(*(part.row for part in self._parts.values())),
                *self.actions(),
                self._message,
                self._numbers,
            ],
            layout=widgets.Layout(flex="1 1 330px", min_width="min(100%, 280px)", max_width="100%"),
        )
        body = widgets.Box(
            [left, right],
            layout=widgets.Layout(display="flex", flex_flow="row wrap", grid_gap="8px 22px", align_items="flex-start"),
        )
        title = html(f'{style.CSS}<div class="osteospine-title">{escape(self.title)}</div>')
        self._prediction = Prediction(predict, body) if predict else None
        self.children = (title, *((self._prediction.box,) if self._prediction else ()), body, *self.below())
        self.add_class("osteospine-panel")
        if style.look().lecture:
            self.add_class("osteospine-lecture")

    def _values(self) -> dict[str, Any]:
        return {name: getattr(self.state, name) for name in self.state.trait_names()}

    @contextmanager
    def _hold(self) -> Iterator[None]:
        self._held = True
        try:
            yield
        finally:
            self._held = False

    @classmethod
    def _check_keywords(cls, choices: Mapping[str, Any], also: Sequence[str] = ("predict", "patient")) -> None:
        known = [*cls.State.class_trait_names(), *also]
        for name in choices:
            if name not in known:
                close = difflib.get_close_matches(name, known, 1)
                hint = f" Did you mean {close[0]!r}?" if close else ""
                raise TypeError(f"{cls.__name__} has no choice {name!r}.{hint} It takes: {', '.join(known)}.")


def _words(words: str) -> str:
    return f'<div class="osteospine-words" role="status" aria-live="polite">{escape(words)}</div>'


def _table(readouts: Sequence[Readout]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(r.label)}{f"<small>{escape(r.note)}</small>" if r.note else ""}</th>'
        f"<td>{escape(r.value)}</td></tr>"
        for r in readouts
    )
    return f'<table class="osteospine-readouts">{rows}</table>'
