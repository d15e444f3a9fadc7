"""Shared by all tests: callback errors raise, and no setting leaks from one test to the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from osteospine.kit import style, units


@pytest.fixture(autouse=True)
def _strict(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("OSTEOSPINE_STRICT", "1")
    yield
    style.lecture(False)
    units.units("metric")
