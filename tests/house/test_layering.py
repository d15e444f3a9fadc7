"""The arrows between modules, as [tool.importlinter] in pyproject.toml draws them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "osteospine"
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
TOPICS = sorted(f"osteospine.{path.parent.name}" for path in PACKAGE.glob("*/model.py"))
FURTHER_PANELS = sorted(".".join(path.parent.parts[-3:]) for path in PACKAGE.glob("*/*/model.py"))
# The console script in Python's words: `python -m importlinter` does nothing.
LINT = "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports_command as main; main()"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", LINT, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package, to be damaged."""
    shutil.copytree(PACKAGE, tmp_path / "src" / "osteospine", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_contracts_are_kept() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in done.stdout


def test_every_topic_is_under_the_contracts() -> None:
    containers = CONTRACTS["arrows"]["containers"] + CONTRACTS["case"]["containers"]
    assert sorted(containers) == sorted(TOPICS + FURTHER_PANELS)
    assert set(TOPICS) < set(CONTRACTS["topics"]["layers"])


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("compression/model.py", "import matplotlib.figure", "Models and words draw nothing"),
        ("compression/model.py", "import ipywidgets", "Models and words draw nothing"),
        ("compression/words.py", "import osteospine.kit.canvas", "Models and words draw nothing"),
        ("compression/model.py", "import osteospine.kyphosis.model", "Lessons build on earlier lessons"),
        ("kit/units.py", "import osteospine.compression.model", "Lessons build on earlier lessons"),
        ("kyphosis/picture.py", "import osteospine.kyphosis.panel", "Inside a topic"),
        ("kyphosis/picture.py", "import osteospine.kyphosis.words", "Pictures do not know the words"),
        ("kyphosis/cobb/model.py", "import matplotlib.figure", "Models and words draw nothing"),
        ("kyphosis/cobb/picture.py", "import osteospine.kyphosis.cobb.words", "Pictures do not know the words"),
        ("kyphosis/cobb/picture.py", "import osteospine.kyphosis.cobb.panel", "Inside a topic"),
        ("kyphosis/model.py", "import osteospine.kyphosis.cobb.model", "Inside a topic"),
        ("kyphosis/panel.py", "import osteospine.compression.grading.model", "Topics share models"),
        ("kyphosis/panel.py", "import osteospine.compression.panel", "Topics share models"),
    ],
)
def test_a_wrong_arrow_is_found(copy: Path, module: str, line: str, contract: str) -> None:
    path = copy / "src" / "osteospine" / module
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    done = lint_imports(copy)
    assert done.returncode != 0
    assert re.search(rf"{contract}.* BROKEN", done.stdout), done.stdout


def test_a_module_without_a_place_is_found(copy: Path) -> None:
    (copy / "src" / "osteospine" / "compression" / "helpers.py").write_text('"""Odds and ends."""\n')
    done = lint_imports(copy)
    assert done.returncode != 0
    assert "helpers" in done.stdout
