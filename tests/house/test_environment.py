"""pyproject.toml, the locks and environment.yml name the same packages at versions that agree."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements-lock.txt", "requirements-lab.txt", "requirements-tools.txt")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT: dict[str, Any] = PYPROJECT["project"]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = ("linux", "darwin", "win32")
# What conda-forge calls by another name: matplotlib without its Qt windows.
CONDA_NAMES = {"matplotlib-base": "matplotlib"}

# name -> its pins, each with the machines it is for
Pins = dict[str, list[Requirement]]


def read_lock(text: str) -> Pins:
    pins: Pins = {}
    for entry in re.split(r"\n(?=\S)", text.strip()):
        if entry.startswith("#"):
            continue
        requirement = Requirement(entry.split("\\")[0].strip())
        pins.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return pins


def version_for(pins: Pins, name: str, python: str, platform: str = "linux") -> Version:
    place = {"python_version": python, "python_full_version": f"{python}.9", "sys_platform": platform}
    found = [pin for pin in pins[canonicalize_name(name)] if pin.marker is None or pin.marker.evaluate(place)]
    assert len(found) == 1, f"{name} has {len(found)} versions for Python {python} on {platform}"
    (exact,) = found[0].specifier
    assert exact.operator == "=="
    return Version(exact.version)


def disagreements(pins: Pins, wanted: list[str]) -> list[str]:
    out = []
    for requirement in map(Requirement, wanted):
        for python in PYTHONS:
            for platform in PLATFORMS:
                if canonicalize_name(requirement.name) not in pins:
                    return [f"{requirement.name} is not in the lock"]
                version = version_for(pins, requirement.name, python, platform)
                if version not in requirement.specifier:
                    out.append(f"{requirement} is locked at {version} for Python {python} on {platform}")
    return out


def conda_disagreements(conda: dict[str, Any], pins: Pins, wanted: list[str]) -> list[str]:
    """Return what environment.yml gets wrong against pyproject.toml and the lock."""
    named = dict(entry.partition("=")[::2] for entry in conda["dependencies"] if isinstance(entry, str))
    python = named["python"]
    out = [] if "pip" in named else ["pip is missing: postBuild calls it"]
    chosen = {CONDA_NAMES.get(name, name): pin for name, pin in named.items() if name not in ("python", "pip")}
    asked = {canonicalize_name(Requirement(text).name) for text in wanted}
    out += [f"{name} is missing" for name in sorted(asked - set(chosen))]
    out += [f"{name} is not asked for in pyproject.toml" for name in sorted(set(chosen) - asked)]
    for name in sorted(asked & set(chosen)):
        locked = version_for(pins, name, python)
        if chosen[name] != f"{locked.major}.{locked.minor}":
            out.append(f"{name} is {chosen[name]}; the lock has {locked}")
    return out


LOCK = read_lock((ROOT / "requirements-lock.txt").read_text(encoding="utf-8"))
RUN_TIME: list[str] = PROJECT["dependencies"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def test_lock_satisfies_pyproject() -> None:
    assert disagreements(LOCK, [*RUN_TIME, *(entry for extra in EXTRAS.values() for entry in extra)]) == []


def test_lab_lock_satisfies_pyproject() -> None:
    lab = read_lock((ROOT / "requirements-lab.txt").read_text(encoding="utf-8"))
    assert disagreements(lab, [*RUN_TIME, *EXTRAS["lab"]]) == []


def test_tools_lock_satisfies_pyproject() -> None:
    tools = read_lock((ROOT / "requirements-tools.txt").read_text(encoding="utf-8"))
    assert disagreements(tools, PYPROJECT["dependency-groups"]["run"]) == []


@pytest.mark.parametrize("name", LOCKS[1:])
def test_smaller_locks_agree_with_the_lock(name: str) -> None:
    part = read_lock((ROOT / name).read_text(encoding="utf-8"))
    for package in part:
        for pin in part[package]:
            assert pin.specifier in [other.specifier for other in LOCK[package]], package


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes_and_no_place_is_named(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert entry.startswith("#") or " --hash=sha256:" in entry, entry
    assert "://" not in text
    assert not re.search(r"^(-|.* @ |\.|/)", text, re.MULTILINE), "an option, a path or an address"


def test_run_time_bounds_are_plain() -> None:
    # The session `lowest` turns ">=" into "==" to find the oldest versions.
    for entry in RUN_TIME:
        assert [each.operator for each in Requirement(entry).specifier] == [">="], entry


def test_conda_environment_agrees() -> None:
    assert conda_disagreements(CONDA, LOCK, [*RUN_TIME, *EXTRAS["lab"]]) == []


def test_conda_environment_comes_from_conda_forge_alone() -> None:
    assert CONDA["channels"] == ["conda-forge", "nodefaults"]
    assert all(isinstance(entry, str) for entry in CONDA["dependencies"]), "a pip section re-solves every build"
    python = next(entry for entry in CONDA["dependencies"] if entry.startswith("python="))
    assert python.removeprefix("python=") in PYTHONS


@pytest.mark.parametrize(
    ("dependencies", "complaint"),
    [
        (["python=3.12", "pip"], "numpy is missing"),
        (["python=3.12", "pip", "numpy=2.3"], "numpy is 2.3; the lock has 2.4.6"),
        (["python=3.12", "pip", "numpy=2.4", "scipy=1.1"], "scipy is not asked for in pyproject.toml"),
        (["python=3.12", "numpy=2.4"], "pip is missing: postBuild calls it"),
    ],
)
def test_a_wrong_conda_environment_is_found(dependencies: list[str], complaint: str) -> None:
    pins = read_lock("numpy==2.4.6 \\\n    --hash=sha256:00\n")
    assert conda_disagreements({"dependencies": dependencies}, pins, ["numpy>=2.0"]) == [complaint]


def test_a_wrong_lock_is_found() -> None:
    old = read_lock("numpy==1.26.0 ; python_full_version < '3.12' \\\n    --hash=sha256:00\nnumpy==2.1 ; "
                    "python_full_version >= '3.12' \\\n    --hash=sha256:00\n")  # fmt: skip
    found = disagreements(old, ["numpy>=2.0"])
    assert len(found) == len(PLATFORMS)
    assert "locked at 1.26.0 for Python 3.11" in found[0]
    assert disagreements(old, ["pandas"]) == ["pandas is not in the lock"]
