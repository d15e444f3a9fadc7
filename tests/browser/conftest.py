"""Fixtures: one JupyterLab and one Chromium for the whole run, and a folder in which notebooks may change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tools.real_lab import Server, chromium, serve

# JupyterLab brings saved widgets to life one after the other; a shared machine may take its time.
expect.set_options(timeout=30_000)

SCREENSHOTS = Path(__file__).parent / "screenshots"
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that lies in this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A JupyterLab on an empty folder of its own."""
    folder = tmp_path_factory.mktemp("work")
    with serve(folder, tmp_path_factory.mktemp("settings")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """The folder for screenshots, emptied."""
    shutil.rmtree(SCREENSHOTS, ignore_errors=True)
    SCREENSHOTS.mkdir()
    return SCREENSHOTS
