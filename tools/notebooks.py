"""Run every notebook from top to bottom in place, and store what it shows.

``python -m tools.notebooks`` rewrites the notebooks; ``--check`` writes nothing and fails when one would
change. What is random or dated is made plain (widget ids are numbered, times are dropped), so that running
twice gives the same bytes and a diff shows only what a reader would see change.
"""

from __future__ import annotations

import argparse
import copy
import difflib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import nbclient
import nbformat

ROOT = Path(__file__).resolve().parent.parent
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_REFERENCE = re.compile(r"IPY_MODEL_(\w+)")


def execute(notebook: nbformat.NotebookNode, folder: Path) -> nbformat.NotebookNode:
    """Return the notebook with fresh outputs, in the form in which it is stored."""
    fresh = copy.deepcopy(notebook)
    fresh.metadata.pop("widgets", None)
    client = nbclient.NotebookClient(
        fresh,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        store_widget_state=True,
        record_timing=False,
    )
    client.execute()
    return settle(fresh)


def settle(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Make the stored form independent of the run: cell and widget ids, times, kernel details."""
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    widgets = notebook.metadata.get("widgets", {})
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    for number, cell in enumerate(notebook.cells, start=1):
        cell.setdefault("id", f"cell-{number:02}")
        cell.metadata.pop("execution", None)
    state = widgets.get(STATE, {}).get("state", {})
    kept = list(_reachable(_shown(notebook), state))
    if kept:
        names = {old: f"{number:032x}" for number, old in enumerate(kept, start=1)}
        for data in _bundles(notebook):
            if VIEW in data:
                data[VIEW]["model_id"] = names[data[VIEW]["model_id"]]
        renumbered = {names[old]: _renamed(state[old], names) for old in kept}
        stored = {STATE: {"state": renumbered, "version_major": 2, "version_minor": 0}}
        notebook.metadata["widgets"] = nbformat.from_dict(stored)
    return notebook


def every_notebook() -> list[Path]:
    """Return the lessons in teaching order, then the notebooks of the folders beside them."""
    folder = ROOT / "notebooks"
    return [*sorted(folder.glob("*.ipynb")), *sorted(folder.glob("[a-z]*/*.ipynb"))]


def write(notebook: nbformat.NotebookNode) -> str:
    """Return the file's text."""
    nbformat.validate(notebook)
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def _bundles(notebook: nbformat.NotebookNode) -> Iterator[Any]:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if "data" in output:
                yield output.data


def _shown(notebook: nbformat.NotebookNode) -> list[str]:
    return [data[VIEW]["model_id"] for data in _bundles(notebook) if VIEW in data]


def _reachable(roots: Iterable[str], state: dict[str, Any]) -> Iterator[str]:
    """Yield the models that the shown ones lead to, in the order in which they are met."""
    seen: set[str] = set()
    waiting = list(roots)[::-1]
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        if model not in state:
            raise LookupError(f"The kernel showed widget {model} but kept no state for it.")
        seen.add(model)
        yield model
        waiting += _REFERENCE.findall(json.dumps(state[model], sort_keys=True))[::-1]


def _renamed(model: Any, names: dict[str, str]) -> Any:
    text = _REFERENCE.sub(lambda found: "IPY_MODEL_" + names[found[1]], json.dumps(model, sort_keys=True))
    return json.loads(text)


def main(words: list[str] | None = None) -> int:
    """Run the notebooks named, or all; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a notebook would change")
    parser.add_argument("paths", nargs="*", type=Path, help="notebooks; all of notebooks/ when none is named")
    chosen = parser.parse_args(words)
    changed = 0
    for path in chosen.paths or every_notebook():
        before = path.read_text(encoding="utf-8")
        after = write(execute(nbformat.reads(before, as_version=4), path.parent))
        same = before == after
        print(f"{path.name}: {'unchanged' if same else 'changed'}")
        changed += not same
        if not same and chosen.check:
            lines = difflib.unified_diff(before.splitlines(), after.splitlines(), "stored", "fresh", "", "", 1, "")
            print(*(line[:160] for _, line in zip(range(40), lines, strict=False)), sep="\n")
        elif not same:
            path.write_text(after, encoding="utf-8", newline="\n")
    return 1 if chosen.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
