"""The panel contract, for every panel there is: a new panel is held to it without a new test."""

from __future__ import annotations

import base64
import importlib
import itertools
import json
import pkgutil
from html import escape
from typing import Any

import ipywidgets as widgets
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.transforms import Bbox
from traitlets import Bool, Enum, Float, HasTraits, Int, TraitError

import osteospine
from osteospine.compression.model import LEVELS, MAX_HEIGHT_LOSS, SHAPES
from osteospine.kit.panel import Panel
from osteospine.kyphosis.fracture_list import MAX_FRACTURES, Fractures

every_panel = pytest.mark.parametrize("name", list(osteospine.PANELS))
PNG = b"\x89PNG\r\n\x1a\n"
REFUSED = "This cannot be shown:"
_made: dict[str, Panel[Any]] = {}


def panel(name: str) -> Panel[Any]:
    """Return one panel of a kind, reset: making them anew for each random example would be slow."""
    made = _made.setdefault(name, osteospine.PANELS[name]())
    made.reset()
    return made


def extremes(trait: Any) -> list[Any]:
    """Return the outermost values of a trait."""
    if isinstance(trait, Bool):
        return [False, True]
    if isinstance(trait, Enum):
        return list(trait.values)
    if isinstance(trait, Float | Int):
        return [trait.min, trait.max]
    if isinstance(trait, Fractures):
        deepest = tuple((level, "wedge", MAX_HEIGHT_LOSS) for level in ("T6", "T7", "T8", "T11", "T12", "L1"))
        ends = tuple((level, "crush", MAX_HEIGHT_LOSS) for level in ("T1", "L5"))
        return [(), deepest, ends, (("T8", "biconcave", 0.0),)]
    raise NotImplementedError(f"Say how to drive a {type(trait).__name__} in tests/panels/test_contract.py.")


def anything(trait: Any) -> st.SearchStrategy[Any]:
    """Return random values of a trait, on the steps that its control has."""
    if isinstance(trait, Float):
        step = trait.metadata["step"]
        return st.integers(0, round((trait.max - trait.min) / step)).map(lambda k: trait.min + k * step)
    if isinstance(trait, Int):
        return st.integers(trait.min, trait.max)
    if isinstance(trait, Fractures):
        one = st.tuples(st.sampled_from(LEVELS), st.sampled_from(SHAPES), st.integers(0, 60).map(lambda k: k / 100))
        return st.lists(one, max_size=MAX_FRACTURES, unique_by=lambda f: f[0]).map(tuple)
    return st.sampled_from(extremes(trait))


def traits_of(made: Panel[Any]) -> dict[str, Any]:
    """Return the traits that have a control."""
    return {name: made.state.traits()[name] for name in made.controls}


def shown(made: Panel[Any]) -> str:
    """Return the drawing without its label, so that only the picture itself is compared."""
    svg = made._picture.value
    return svg[svg.index(">") :]


@every_panel
def test_says_words_repr_and_picture(name: str) -> None:
    made = panel(name)
    assert made.words
    assert made.words[0].isupper()
    assert repr(made) == f"{name}: {made.words}"
    assert made.png().startswith(PNG)
    assert made._picture.value.startswith("<svg")
    assert 'role="img"' in made._picture.value[:400]
    assert made.words.split(",")[0][:30] in made._picture.value
    assert 'role="status"' in made._status.value
    assert made.svg_file().lstrip().startswith("<?xml")


@every_panel
def test_mime_bundle_lives_everywhere(name: str) -> None:
    made = panel(name)
    data, metadata = made._repr_mimebundle_()
    assert data["text/plain"] == repr(made)
    assert base64.b64decode(data["image/png"]).startswith(PNG)
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == made.model_id
    assert metadata["image/png"]["alt"] == made.words
    json.dumps(data)


@every_panel
def test_every_control_at_its_extremes(name: str) -> None:
    made = panel(name)
    for trait_name, trait in traits_of(made).items():
        for value in extremes(trait):
            made.reset()
            before, words = shown(made), made.words
            setattr(made.state, trait_name, value)
            assert made.png(dpi=40).startswith(PNG)
            if shown(made) != before:
                assert made.words != words, f"{trait_name}={value!r} changes the picture but not the words"


@every_panel
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_controls_at_random(name: str, data: st.DataObject) -> None:
    made = panel(name)
    for trait_name in data.draw(st.permutations(list(made.controls))):
        before, words = shown(made), made.words
        setattr(made.state, trait_name, data.draw(anything(traits_of(made)[trait_name]), label=trait_name))
        if shown(made) != before:
            assert made.words != words, f"{trait_name} changes the picture but not the words"
        assert repr(made) == f"{name}: {made.words}"
        assert made.words
    assert made._message.value == "" or REFUSED in made._message.value


@every_panel
def test_control_and_state_move_together(name: str) -> None:
    made = panel(name)
    for trait_name, trait in traits_of(made).items():
        for value in extremes(trait):
            setattr(made.state, trait_name, value)
            assert made.controls[trait_name].value == getattr(made.state, trait_name)
        made.reset()
        first = getattr(made.state, trait_name)
        for value in extremes(trait):
            made.controls[trait_name].value = value
            changed = getattr(made.state, trait_name)
            assert changed == made.controls[trait_name].value
        made.reset()
        assert getattr(made.state, trait_name) == first


@every_panel
def test_a_browser_message_moves_the_panel(name: str) -> None:
    """A slider or list moved in the browser arrives as widget state."""
    made = panel(name)
    for trait_name, control in made.controls.items():
        if isinstance(control, widgets.FloatSlider):
            control.set_state({"value": control.max})
            assert getattr(made.state, trait_name) == control.max
        elif isinstance(control, widgets.Dropdown):
            control.set_state({"index": len(control.options) - 1})
            assert getattr(made.state, trait_name) == control.value


@every_panel
def test_each_slider_has_an_exact_entry_and_a_unit(name: str) -> None:
    for trait_name, part in panel(name)._parts.items():
        if isinstance(part.widget, widgets.FloatSlider):
            number = next(w for w in part.row.children if isinstance(w, widgets.BoundedFloatText))
            assert "(" in number.description, f"{trait_name}: no unit in its label"
            scale = number.max / part.widget.max
            number.value = round((number.min + number.max) / 2) + number.step
            assert part.widget.value * scale == pytest.approx(number.value)


@every_panel
def test_every_control_has_a_visible_label(name: str) -> None:
    for widget in _leaves(panel(name)):
        if isinstance(widget, widgets.FloatSlider | widgets.HTML):
            continue  # a slider is named by its number field
        assert getattr(widget, "description", ""), f"{name}: a {type(widget).__name__} without label"


def _leaves(widget: widgets.Widget) -> list[widgets.Widget]:
    children = getattr(widget, "children", ())
    return [leaf for child in children for leaf in _leaves(child)] if children else [widget]


@every_panel
def test_presets_and_reset(name: str) -> None:
    made = panel(name)
    start = repr(made)
    assert len(made.presets) >= 3
    for preset, values in made.presets.items():
        made.reset()
        made.show(preset)
        for trait_name, value in values.items():
            trait = made.state.traits()[trait_name]
            assert getattr(made.state, trait_name) == trait._validate(made.state, value)
    made.reset()
    assert repr(made) == start
    with pytest.raises(KeyError, match=next(iter(made.presets))):
        made.show("no such preset")


@every_panel
def test_unknown_keywords_are_refused_with_advice(name: str) -> None:
    cls = osteospine.PANELS[name]
    first = next(iter(cls.State.class_trait_names()))
    with pytest.raises(TypeError, match=f"It takes: .*{first}"):
        cls(nonsense=1)
    with pytest.raises(TypeError, match="Did you mean"):
        cls(**{first + "s": 1})
    with pytest.raises(TypeError, match="no choice"):
        panel(name).choose(nonsense=1)


@every_panel
def test_values_out_of_range_are_refused_and_say_what_is_allowed(name: str) -> None:
    cls = osteospine.PANELS[name]
    for trait_name, trait in cls.State.class_traits().items():
        if isinstance(trait, Float | Int) and not isinstance(trait, Bool):
            for wrong, limit in ((trait.max + 1, trait.max), (trait.min - 1, trait.min)):
                with pytest.raises(TraitError, match=str(limit)):
                    cls(**{trait_name: wrong})
        elif isinstance(trait, Enum):
            with pytest.raises(TraitError, match=str(trait.values[-1])):
                cls(**{trait_name: "nothing like it"})
        elif isinstance(trait, Fractures):
            for wrong in ((("T99", "wedge", 0.2),), (("T8", "wedge", 9),), (("T8", "wedge", 0.2),) * 2, 7):
                with pytest.raises(TraitError, match="up to 6 fractures"):
                    cls(**{trait_name: wrong})


@every_panel
def test_a_refused_choice_changes_nothing(name: str) -> None:
    made = panel(name)
    before = repr(made)
    good = {n: extremes(t)[-1] for n, t in traits_of(made).items()}
    bad = next(n for n, t in made.state.traits().items() if isinstance(t, Float | Int | Enum))
    with pytest.raises(TraitError):
        made.choose(**{**good, bad: object()})
    assert repr(made) == before


@every_panel
def test_an_error_becomes_a_message_and_keeps_the_picture(
    name: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made = osteospine.PANELS[name]()
    picture, words = made._picture.value, made.words
    monkeypatch.setattr(made, "compute", lambda: 1 / 0)
    monkeypatch.setenv("OSTEOSPINE_STRICT", "0")
    _nudge(made)
    assert "division by zero" in made._message.value
    assert 'role="alert"' in made._message.value
    assert "last picture is kept" in made._message.value
    assert made._picture.value == picture
    assert made.words == words
    assert "ZeroDivisionError" in caplog.text
    monkeypatch.undo()
    made.reset()
    assert made._message.value == ""


@every_panel
def test_an_error_while_drawing_keeps_picture_and_words(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = osteospine.PANELS[name]()
    picture, words = made._picture.value, made.words
    real, calls = made._drawing.update, []

    def fail_once(result: object) -> None:
        calls.append(result)
        if len(calls) == 1:
            raise RuntimeError("no ink")
        real(result)

    monkeypatch.setattr(made._drawing, "update", fail_once)
    with pytest.raises(RuntimeError, match="no ink"):  # strict: tests must not miss it
        _nudge(made)
    assert "no ink" in made._message.value
    assert (made._picture.value, made.words) == (picture, words)
    assert made.png(dpi=40).startswith(PNG)


def _nudge(made: Panel[Any]) -> None:
    """Change some trait."""
    name, trait = next(iter(traits_of(made).items()))
    now = getattr(made.state, name)
    setattr(made.state, name, next(v for v in extremes(trait) if v != now))


@every_panel
def test_predict_first_hides_until_guess_or_skip(name: str) -> None:
    made = osteospine.PANELS[name](predict="What will happen?")
    box, body = made.children[1], made.children[2]
    assert body.layout.display == "none"
    made._prediction.guess.value = "it <grows>"
    made._prediction.show.click()
    assert body.layout.display == "flex"
    said = box.children[-1].value
    assert "it &lt;grows&gt;" in said
    assert "The picture shows" in said
    skipped = osteospine.PANELS[name](predict="What will happen?")
    skipped._prediction.skip.click()
    assert skipped.children[2].layout.display == "flex"
    assert skipped.children[1].children[-1].value == ""


@every_panel
def test_lecture_view_is_larger(name: str) -> None:
    desk = panel(name)
    osteospine.lecture()
    hall = osteospine.PANELS[name]()
    assert "osteospine-lecture" in hall._dom_classes
    assert "osteospine-lecture" not in desk._dom_classes
    assert hall._drawing.canvas.figure.get_size_inches() == pytest.approx(desk._drawing.canvas.figure.get_size_inches())
    sizes = [min(t.get_fontsize() for t in p._drawing.canvas.figure.findobj(match=_is_text)) for p in (desk, hall)]
    assert sizes[1] > 1.3 * sizes[0]


def _is_text(artist: Any) -> bool:
    return type(artist).__name__ == "Text" and bool(artist.get_text())


@every_panel
def test_no_label_is_cut_at_any_extreme(name: str) -> None:
    """Every text that is shown lies inside the picture, at desk and lecture size."""
    for large in (False, True):
        osteospine.lecture(large)
        made = osteospine.PANELS[name]()
        for trait_name, trait in traits_of(made).items():
            for value in extremes(trait):
                made.reset()
                setattr(made.state, trait_name, value)
                _check_inside(made, f"{trait_name}={value!r}, lecture={large}")
        for preset in made.presets:
            made.reset()
            made.show(preset)
            _check_inside(made, f"{preset}, lecture={large}")


def _check_inside(made: Panel[Any], when: str) -> None:
    figure = made._drawing.canvas.figure
    renderer = FigureCanvasAgg(figure).get_renderer()
    boxes = {text: text.get_window_extent(renderer) for text in figure.findobj(match=_is_text) if text.get_visible()}
    for (a, first), (b, second) in itertools.combinations(boxes.items(), 2):
        if Bbox.intersection(first.padded(-1.5), second.padded(-1.5)):
            raise AssertionError(f"{a.get_text()!r} lies on {b.get_text()!r} at {when}")
    for text, box in boxes.items():
        for line in text.get_text().splitlines():
            assert f">{escape(line, quote=False)}</text>" in made._picture.value, f"{line!r} is not on screen at {when}"
        assert box.x0 >= -1, f"{text.get_text()!r} is cut on the left at {when}"
        assert box.x1 <= figure.bbox.x1 + 1, f"{text.get_text()!r} is cut on the right at {when}"
        assert box.y0 >= -1, f"{text.get_text()!r} is cut below at {when}"
        assert box.y1 <= figure.bbox.y1 + 1, f"{text.get_text()!r} is cut above at {when}"


@every_panel
def test_two_panels_share_no_element_ids(name: str) -> None:
    import re

    ids = [set(re.findall(r' id="([^"]+)"', osteospine.PANELS[name]()._picture.value)) for _ in range(2)]
    assert not ids[0] & ids[1]


@every_panel
def test_state_traits_are_described(name: str) -> None:
    state: HasTraits = osteospine.PANELS[name].State()
    for trait_name, trait in state.traits().items():
        assert len(trait.help) > 10, f"{name}.state.{trait_name} needs a help text with its unit"


@every_panel
def test_takes_a_patient(name: str) -> None:
    from osteospine.compression.model import Fracture

    person = osteospine.Patient(age_years=72, fractures=(Fracture("T11", "wedge", 0.3),))
    made = osteospine.PANELS[name](patient=person)
    if "level" in made.controls:
        assert made.state.level == "T11"
    if "fractures" in made.controls:
        assert made.state.fractures == person.fractures


def test_panels_are_public_and_complete() -> None:
    for module in pkgutil.walk_packages(osteospine.__path__, "osteospine."):
        importlib.import_module(module.name)
    assert set(osteospine.PANELS.values()) == set(Panel.__subclasses__())
    for name, cls in osteospine.PANELS.items():
        assert getattr(osteospine, name) is cls
    with pytest.raises(TypeError):
        osteospine.PANELS["More"] = object  # type: ignore[index]
