"""Speed, size and memory of the panels against their budgets: ``python -m benchmarks``, ``nox -s bench``."""
