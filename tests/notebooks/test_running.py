"""tools/notebooks.py: what it stores does not depend on the run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tools import notebooks

SOURCE = """import ipywidgets as w
w.IntSlider()  # never shown, so not stored
w.VBox([w.HTML("seven"), w.Text("eight")])"""


def notebook(source: str = SOURCE) -> Any:
    cell: dict[str, Any] = {
        "cell_type": "code",
        "id": "kept",
        "metadata": {},
        "source": source,
        "execution_count": None,
        "outputs": [],
    }
    return nbformat.from_dict({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lessons") / "01_small.ipynb"
    path.write_text(nbformat.writes(notebook()), encoding="utf-8")
    assert notebooks.main([str(path)]) == 0
    return path


def test_running_again_changes_no_byte(stored: Path) -> None:
    before = stored.read_bytes()
    assert notebooks.main([str(stored)]) == 0
    assert stored.read_bytes() == before
    assert before.endswith(b"}\n")


def test_only_shown_widgets_are_stored_under_plain_ids(stored: Path) -> None:
    fresh = json.loads(stored.read_text(encoding="utf-8"))
    (output,) = fresh["cells"][0]["outputs"]
    state = fresh["metadata"]["widgets"][notebooks.STATE]["state"]
    assert output["data"][notebooks.VIEW]["model_id"] == f"{1:032x}"
    assert {model["model_name"] for model in state.values()} >= {"VBoxModel", "HTMLModel", "TextModel"}
    assert "IntSliderModel" not in {model["model_name"] for model in state.values()}
    assert set(state) == {f"{number:032x}" for number in range(1, len(state) + 1)}
    assert fresh["cells"][0]["execution_count"] == 1
    assert fresh["cells"][0]["id"] == "kept"
    assert "execution" not in fresh["cells"][0]["metadata"]
    assert fresh["metadata"]["language_info"] == {"name": "python"}


def test_check_tells_and_writes_nothing(stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = tmp_path / "old.ipynb"
    old.write_text(stored.read_text(encoding="utf-8").replace('"value": "seven"', '"value": "six"'), encoding="utf-8")
    before = old.read_bytes()
    assert before != stored.read_bytes()
    assert notebooks.main(["--check", str(old)]) == 1
    assert old.read_bytes() == before
    assert "old.ipynb: changed" in capsys.readouterr().out
    assert notebooks.main(["--check", str(stored)]) == 0


def test_a_widget_without_state_is_an_error() -> None:
    shown = notebook()
    data = {notebooks.VIEW: {"model_id": "gone", "version_major": 2, "version_minor": 0}}
    shown.cells[0].outputs = [nbformat.v4.new_output("display_data", data)]
    with pytest.raises(LookupError, match="gone"):
        notebooks.settle(shown)
