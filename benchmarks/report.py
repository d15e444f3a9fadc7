"""The one table."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from benchmarks.measure import Finding, Limit

_HEAD = ("what", "median", "p95", "usual way", "faster", "size", "budgets")


def table(findings: Sequence[Finding]) -> str:
    """Return the findings as a table that reads well in a terminal and in Markdown."""
    rows = [_HEAD, *((each.what, *each.cells, _budgets(each.limits)) for each in findings)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    rule = tuple("-" * width for width in widths)
    lines = (
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in (rows[0], rule, *rows[1:])
    )
    return "\n".join(lines)


def finish(findings: Sequence[Finding], *, check: bool) -> int:
    """Print the table and return the exit code: 1 when ``check`` is asked for and a budget is broken."""
    print(table(findings))
    over = broken(findings)
    if check and over:
        print("", "Over budget:", *over, sep="\n", file=sys.stderr)
        return 1
    return 0


def _budgets(limits: Sequence[Limit]) -> str:
    over = [_said(limit) for limit in limits if not limit.kept]
    return f"over: {', '.join(over)}" if over else "kept"


def broken(findings: Sequence[Finding]) -> list[str]:
    """Return what is over its budget even when noisy machines are allowed for."""
    return [f"{each.what}: {_said(limit)}" for each in findings for limit in each.limits if not limit.bearable]


def _said(limit: Limit) -> str:
    wanted = "at least" if limit.at_least else "at most"
    return f"{limit.name} {limit.found:.1f} {limit.unit} ({wanted} {limit.budget:g})".replace("  ", " ")
