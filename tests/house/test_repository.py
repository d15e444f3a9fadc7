"""What the files of the project may and may not say about places outside it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tools import readme

ROOT = Path(__file__).parents[2]
SKIPPED = {".git", ".nox", ".venv", ".venv-tools", "__pycache__", "build", "dist", "node_modules"}
IMAGES = {".png", ".jpg", ".pdf", ".ico", ".woff2"}
# Spelt in parts, so that this file passes its own test. Clients know where their registries are.
REGISTRIES = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in [
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("yarnpkg", "com"),
            ("anaconda", "org"),
            ("anaconda", "com"),
            ("conda", "io"),
            ("deb", "debian", "org"),
            ("crates", "io"),
            ("proxy", "golang", "org"),
        ]
    )
)


def files() -> Iterator[Path]:
    """Yield the project's text files."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden_tool = any(part in SKIPPED or part.endswith(("_cache", ".egg-info")) for part in parts)
        if path.is_file() and not hidden_tool and ".hypothesis" not in parts and path.suffix not in IMAGES:
            yield path


def test_address_is_edited_in_one_place() -> None:
    address = readme.address()
    bare = address.removeprefix("https://")
    holding = [path.relative_to(ROOT).as_posix() for path in files() if bare in path.read_text(encoding="utf-8")]
    assert holding == ["README.md", "pyproject.toml"]
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    by_hand = re.sub(r"<!-- made: \w+ -->.*?<!-- end -->", "", text, flags=re.DOTALL)
    assert bare not in by_hand, "in README.md the address belongs between the markers"
    assert (ROOT / "pyproject.toml").read_text(encoding="utf-8").count(bare) == 1


def test_readme_is_up_to_date() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text == readme.made(text), "run 'python run.py readme'"
    assert set(re.findall(r"<!-- made: (\w+) -->", text)) == set(readme.BLOCKS)


def test_an_old_block_is_made_anew() -> None:
    old = "before\n<!-- made: get -->\ngit clone elsewhere\n<!-- end -->\nafter\n"
    new = readme.made(old)
    assert "elsewhere" not in new
    assert f"git clone {readme.address()}" in new
    assert new.startswith("before\n")
    assert new.endswith("\nafter\n")


@pytest.mark.parametrize(
    ("url", "link"),
    [
        (
            "https://github.com/a/b",
            "https://mybinder.org/v2/gh/a/b/HEAD?urlpath=lab%2Ftree%2Fnotebooks%2F1.ipynb",
        ),
        (
            "https://example.edu/a/b",
            "https://mybinder.org/v2/git/https%3A%2F%2Fexample.edu%2Fa%2Fb/HEAD"
            "?urlpath=lab%2Ftree%2Fnotebooks%2F1.ipynb",
        ),
    ],
)
def test_binder_link(url: str, link: str) -> None:
    assert readme.binder(url, "1.ipynb") == link


def test_title_and_promise() -> None:
    cells = [
        {
            "cell_type": "markdown",
            "source": ["# 03 · A *bent* back\n", "\n", "**See why** it bends.\n", "Then more."],
        },
        {"cell_type": "code", "source": ["# no title"]},
    ]
    assert readme.title_and_promise({"cells": cells}) == ("A *bent* back", "See why it bends.")
    with pytest.raises(ValueError, match="A lesson opens with"):
        readme.title_and_promise({"cells": [{"cell_type": "markdown", "source": ["No heading"]}]})


def test_readme_links_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    places = [place for place in re.findall(r"(?:\]\(|src=\")([^)\"]+)", text) if "://" not in place]
    assert places
    assert [place for place in places if not (ROOT / place.partition("#")[0]).exists()] == []


def test_no_file_names_a_package_registry() -> None:
    # A lock file's own form knows no host; whoever sits behind a mirror can install from here too.
    found = {}
    for path in files():
        if hit := REGISTRIES.search(path.read_text(encoding="utf-8")):
            found[path.relative_to(ROOT).as_posix()] = hit[0]
    assert found == {}


def test_registries_are_recognised() -> None:
    assert REGISTRIES.search("https://files." + "pythonhosted" + ".org/x")
    assert not REGISTRIES.search("https://doi.org/10.1000/pypi")


def test_citation_file() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= set(citation)
    assert citation["authors"] == [{"name": "osteospine contributors"}]
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{citation["version"]}"' in project


def test_every_license_has_its_text() -> None:
    assert "Redistribution and use in source and binary forms" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    content = (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8")
    for section in range(1, 9):
        assert f"Section {section} " in content


def test_lab_settings_are_json() -> None:
    settings = json.loads((ROOT / "jupyter" / "overrides.json").read_text(encoding="utf-8"))
    assert settings["@jupyter-widgets/jupyterlab-manager:plugin"]["saveState"] is True


def test_run_without_a_session_says_how() -> None:
    done = subprocess.run([sys.executable, "run.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "python run.py lab" in done.stdout
    assert "python run.py tests" in done.stdout
