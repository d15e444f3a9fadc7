"""My progress as files: what is saved comes back, nothing is ever lost, and a damaged file is named and kept."""

from __future__ import annotations

import datetime
import errno
import json
import os
import re
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
import traitlets
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from osteospine.kit.evidence import data_dir
from osteospine.kit.practice import load
from osteospine.kit.practice.items import Item
from osteospine.kit.practice.kinds import KINDS
from osteospine.kit.practice.kinds.bow_tie import BowTieItem
from osteospine.kit.practice.kinds.ordering import OrderingItem
from osteospine.kit.progress import reading, writing
from osteospine.kit.progress.codec import decode, encode
from osteospine.kit.progress.store import FREE_TEXT, Kept, Store
from osteospine.kit.progress.taking import same

DAY = datetime.date(2026, 11, 20)
NEXT_DAY = datetime.date(2026, 11, 21)
TOPICS = sorted(path.parent.name for path in data_dir().glob("*/practice.json"))
ITEMS = [item for topic in TOPICS for item in load(topic).items]

plain = st.one_of(st.none(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text())
answers = st.recursive(
    plain,
    lambda inner: st.one_of(st.lists(inner, max_size=4).map(tuple), st.frozensets(inner, max_size=4)),
    max_leaves=8,
)


@given(answers)
def test_an_answer_comes_back_as_it_was(answer: Any) -> None:
    back = decode(json.loads(json.dumps(encode(answer), allow_nan=False)), "here")
    assert back == answer
    assert type(back) is type(answer)


@pytest.mark.parametrize("answer", [[1], {"a": 1}, object(), float("nan"), float("inf"), (1, float("-inf"))])
def test_what_no_form_gives_is_refused_before_it_is_written(answer: Any, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="cannot be saved"):
        writing.save({("compression", "C02-1"): Kept(answer, True)}, tmp_path)
    assert not list(tmp_path.iterdir())


def draw_answer(data: st.DataObject, item: Item[Any]) -> Any:
    """Return what a learner's random clicks and typing make of an item's form."""
    if isinstance(item, OrderingItem):  # random places are seldom all different
        return tuple(data.draw(st.permutations([entry.place for entry in item.entries])))
    if isinstance(item, BowTieItem):
        actions, parameters = (data.draw(st.sampled_from([{0, 1}, {2, 4}, {1, 3}])) for _ in range(2))
        return frozenset(actions), data.draw(st.integers(0, 3)), frozenset(parameters)
    form = item.form()
    for each in form.inputs:
        if isinstance(each, widgets.Checkbox):
            each.value = data.draw(st.booleans())
        elif isinstance(each, widgets.RadioButtons | widgets.Dropdown):
            each.index = data.draw(st.integers(0, len(each.options) - 1))
        else:
            assert isinstance(each, widgets.Text)
            each.value = str(data.draw(st.floats(-1e6, 1e6)))
    return form.answer


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_answers_of_each_kind_come_back_and_are_judged_alike(kind: str, data: st.DataObject, tmp_path: Path) -> None:
    item = data.draw(st.sampled_from([each for each in ITEMS if each.kind == kind]))
    answer = draw_answer(data, item)
    assume(answer is not None)
    key = ("some_topic", item.id)
    writing.save({key: Kept(answer, True)}, tmp_path, DAY)
    kept = reading.kept(key, writing.look(tmp_path).entries[key])
    assert same(kept.answer, answer)
    assert type(kept.answer) is type(answer)
    assert item.fits(kept.answer)
    assert item.judge(kept.answer) == item.judge(answer)


def form_shows(item: Item[Any], answer: Any) -> bool:
    """Tell whether the form, filled with an answer, shows this answer and the item can judge it."""
    form = item.form()
    try:
        form.fill(answer)
        shown = answer is not None and same(form.answer, answer) and type(form.answer) is type(answer)
        return shown and item.judge(answer).score.out_of == item.points
    except (traitlets.TraitError, TypeError, ValueError, LookupError, AttributeError):
        return False


places = st.integers(-1, 5)
some = st.frozensets(places, max_size=4)
near_answers = st.one_of(
    answers, places, some, st.lists(places, min_size=2, max_size=6).map(tuple), st.tuples(some, places, some)
)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(answer=near_answers, data=st.data())
def test_what_fits_an_item_is_what_its_form_can_show(kind: str, answer: Any, data: st.DataObject) -> None:
    item = data.draw(st.sampled_from([each for each in ITEMS if each.kind == kind]))
    if kind == "numeric" and isinstance(answer, int):
        answer = float(answer)
    assert item.fits(answer) == form_shows(item, answer)


def test_what_two_notebooks_save_comes_together_and_the_later_answer_counts(tmp_path: Path) -> None:
    one: Store = {("compression", "C02-1"): Kept(0, True), ("compression", "C02-2"): Kept(frozenset({1}), False)}
    other: Store = {("kyphosis", "K03-1"): Kept(2, True), ("compression", "C02-1"): Kept(1, True)}
    writing.save(one, tmp_path, DAY)
    saved = writing.save(other, tmp_path, NEXT_DAY)
    found = {key: reading.kept(key, entry) for key, entry in writing.look(tmp_path).entries.items()}
    assert found == one | other
    assert saved.day == writing.look(tmp_path).day == NEXT_DAY
    assert [each.name for each in tmp_path.iterdir()] == ["my_progress.json"]


def test_a_save_of_another_notebook_at_the_same_moment_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.fsync, [0]

    def meanwhile(handle: int) -> None:
        real(handle)
        calls[0] += 1
        if calls[0] == 1:  # between this notebook's reading and its writing
            writing.save({("kyphosis", "K03-1"): Kept(2, True)}, tmp_path, DAY)

    monkeypatch.setattr(os, "fsync", meanwhile)
    writing.save({("compression", "C02-1"): Kept(1, True)}, tmp_path, DAY)
    assert set(writing.look(tmp_path).entries) == {("kyphosis", "K03-1"), ("compression", "C02-1")}


@pytest.mark.parametrize("where", ["mkstemp", "fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_full_disk_or_a_folder_that_may_not_be_written_to_loses_nothing(
    where: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing.save({("kyphosis", "K03-1"): Kept(2, True)}, tmp_path, DAY)
    before = (tmp_path / "my_progress.json").read_bytes()

    def refuse(*_args: Any, **_kwargs: Any) -> Any:
        raise OSError(number, os.strerror(number))

    target: Any = {"mkstemp": writing.tempfile, "fsync": os, "replace": Path}[where]  # type: ignore[attr-defined]
    with monkeypatch.context() as patch:
        patch.setattr(target, where, refuse)
        with pytest.raises(OSError, match=re.escape(os.strerror(number))):
            writing.save({("compression", "C02-1"): Kept(1, True)}, tmp_path, DAY)
    assert [each.name for each in tmp_path.iterdir()] == ["my_progress.json"]
    assert (tmp_path / "my_progress.json").read_bytes() == before


def test_the_file_holds_answers_and_a_date_and_nothing_about_the_person(tmp_path: Path) -> None:
    store: Store = {("compression", "C02-1"): Kept(1, True), ("unfolding_case/x", FREE_TEXT): Kept("They walk.", False)}
    writing.save(store, tmp_path)
    text = (tmp_path / "my_progress.json").read_text()
    assert set(json.loads(text)) == {"osteospine_progress", "saved", "answers"}
    entry = ["answer", "checked"]
    fields = [*reading.FIELDS, "compression", "C02-1", *entry, "unfolding_case/x", FREE_TEXT, *entry]
    assert re.findall(r'"([^"]+)":', text) == fields
    assert json.loads(text)["saved"] == datetime.date.today().isoformat()
    assert not re.search(r"\d\d:\d\d", text)
    for personal in (os.environ.get("USER"), os.environ.get("HOME"), os.uname().nodename):
        assert not personal or personal not in text
