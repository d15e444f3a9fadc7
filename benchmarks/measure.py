"""What is measured and what is allowed: samples, budgets, and the rows of the one table."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

SLACK = 1.5
"""``--check`` lets times run this much over: shared machines are noisy, and none is like another."""


@dataclass(frozen=True)
class Times:
    """Times of one thing done many times, in milliseconds."""

    values_ms: tuple[float, ...]

    @property
    def median_ms(self) -> float:
        """The middle time."""
        return statistics.median(self.values_ms)

    @property
    def p95_ms(self) -> float:
        """The time that 95 of 100 stay under."""
        return statistics.quantiles(self.values_ms, n=20, method="inclusive")[-1]


@dataclass(frozen=True)
class Limit:
    """One budget beside what was found; both in ``unit``."""

    name: str
    found: float
    budget: float
    unit: str
    at_least: bool = False
    noisy: bool = False
    cpu: float | None = None
    """The same in processor time, without the turns that other programs take: what ``--check`` goes by."""

    @property
    def kept(self) -> bool:
        """Whether the budget itself is kept."""
        return self.found >= self.budget if self.at_least else self.found <= self.budget

    @property
    def bearable(self) -> bool:
        """Whether it is kept once noisy machines are allowed for."""
        slack = SLACK if self.noisy else 1.0
        found = self.found if self.cpu is None else min(self.found, self.cpu)
        return found >= self.budget / slack if self.at_least else found <= self.budget * slack


@dataclass(frozen=True)
class Finding:
    """One row of the table: what was measured, the numbers, and the budgets that they must keep."""

    what: str
    cells: tuple[str, ...]
    limits: tuple[Limit, ...] = ()


def timed(action: Callable[[], object]) -> float:
    """Return how long ``action`` takes, in milliseconds."""
    return timed_with_cpu(action)[0]


def timed_with_cpu(action: Callable[[], object]) -> tuple[float, float]:
    """Return how long ``action`` takes by the clock and in processor time, in milliseconds."""
    start, cpu_start = time.perf_counter(), time.thread_time()
    action()
    cpu_end, end = time.thread_time(), time.perf_counter()
    return (end - start) * 1000, (cpu_end - cpu_start) * 1000


def spaced(count: int, most: int) -> Sequence[int]:
    """Return up to ``most`` indices of ``count`` things, evenly spaced, first and last among them."""
    if count <= most:
        return range(count)
    return sorted({round(i * (count - 1) / (most - 1)) for i in range(most)})
