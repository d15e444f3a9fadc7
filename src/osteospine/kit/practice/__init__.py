"""Practice items: questions with a rationale for every option, read from data files.

A lesson shows them with one line, ``Practice("compression")``. The questions live in
``data/<topic>/practice.json``; ``data/practice.schema.json`` says how such a file is written. A new kind of
question is one file in ``kinds/`` and one line in its table.
"""

from osteospine.kit.practice.bank import Bank, load
from osteospine.kit.practice.items import Item, Score, Verdict
from osteospine.kit.practice.widget import Practice

__all__ = ["Bank", "Item", "Practice", "Score", "Verdict", "load"]
