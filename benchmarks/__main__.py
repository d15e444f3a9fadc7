"""Measure everything and print one table: ``python -m benchmarks``.

``--check`` ends with exit code 1 when a budget is broken. Budgets of time may then run half over and go by
processor time, because shared machines are noisy; budgets of bytes and memory may not. Figures from a quiet
machine are the ones to quote. Times from key press to screen come from ``benchmarks/end_to_end.py``, which
needs a browser.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks import memory, panels, startup, ways
from benchmarks.report import finish


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit with 1 when a budget is broken")
    check = parser.parse_args().check
    findings = [finding for part in (panels, ways, startup, memory) for finding in part.measure()]
    return finish(findings, check=check)


if __name__ == "__main__":
    sys.exit(main())
