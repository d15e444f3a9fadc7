"""Binder's build plan, printed without building, takes the environment and the last step from this folder."""

from __future__ import annotations

import importlib.util
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="repo2docker does not run on Windows")
def test_build_plan() -> None:
    if importlib.util.find_spec("repo2docker") is None:
        pytest.fail("repo2docker is not installed: run the tests with 'python run.py tests'")
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    plan = done.stdout + done.stderr
    assert done.returncode == 0, plan
    assert '--file "environment.yml"' in plan
    assert "RUN ./postBuild" in plan
    assert "requirements" not in plan, "a file of pins for pip has hidden environment.yml"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows files have no such mark")
@pytest.mark.parametrize("name", ["postBuild", ".ci/run"])
def test_scripts_can_be_run(name: str) -> None:
    assert (ROOT / name).stat().st_mode & stat.S_IXUSR
    assert os.access(ROOT / name, os.X_OK)


def test_nothing_hides_the_environment() -> None:
    assert not [name for name in ("binder", ".binder", "runtime.txt", "apt.txt") if (ROOT / name).exists()]
