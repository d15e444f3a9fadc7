"""Memory of one learner's kernel with a lesson open, and whether it grows while the learner plays."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

from jupyter_client.manager import start_new_kernel

from benchmarks.measure import Finding, Limit
from osteospine import PANELS
from osteospine.kit.evidence import data_dir
from osteospine.kit.practice.bank import FILE


def lessons() -> Mapping[str, tuple[str, ...]]:
    """Return the panels of each lesson; its practice items, where it has some, are open beside them."""
    found: dict[str, tuple[str, ...]] = {}
    for name, panel in PANELS.items():
        lesson = panel.__module__.split(".")[1]
        found[lesson] = (*found.get(lesson, ()), name)
    return found


WARM_UP, UPDATES = 100, 500
_PER_CELL = 50  # so that what the kernel sends has left it before it is weighed

_OPEN = """
import gc, itertools, psutil
import osteospine
from benchmarks.panels import messages
shown = [osteospine.PANELS[name]() for name in {names!r}]
practice = [osteospine.Practice({lesson!r})] if {practised} else []
for widget in (*shown, *practice):
    display(widget)
moves = [messages(panel) for panel in shown]
each = itertools.cycle(moves)
"""
_PLAY = f"""
for _ in range({_PER_CELL}):
    next(next(each)).send()
"""
_WEIGH = """
gc.collect()
print(psutil.Process().memory_info().rss)
"""


def measure() -> list[Finding]:
    """Measure each lesson in a kernel of its own."""
    return [_lesson(name, panels) for name, panels in lessons().items()]


def _lesson(lesson: str, names: tuple[str, ...]) -> Finding:
    manager, client = start_new_kernel(kernel_name="python3")
    try:

        def run(code: str) -> str:
            said: list[str] = []

            def hear(message: Mapping[str, Any]) -> None:
                if message["msg_type"] == "stream":
                    said.append(message["content"]["text"])

            reply = client.execute_interactive(code, output_hook=hear, timeout=300)["content"]
            if reply["status"] != "ok":
                raise RuntimeError(f"{lesson}: {reply['ename']}: {reply['evalue']}")
            return "".join(said)

        run(_OPEN.format(names=names, lesson=lesson, practised=(data_dir() / lesson / FILE).is_file()))
        opened = ast.literal_eval(run(_WEIGH))
        for _ in range(WARM_UP // _PER_CELL):
            run(_PLAY)
        before = ast.literal_eval(run(_WEIGH))
        for _ in range(UPDATES // _PER_CELL):
            run(_PLAY)
        after = ast.literal_eval(run(_WEIGH))
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return _finding(lesson, names, opened / 1e6, before / 1e6, after / 1e6)


def _finding(lesson: str, names: tuple[str, ...], opened: float, before: float, after: float) -> Finding:
    grown = after - before
    return Finding(
        f"Memory: kernel with lesson {lesson} open ({', '.join(names)}, Practice); over {UPDATES} updates",
        ("", "", "", "", f"{opened:.0f} MB, then {grown:+.1f} MB"),
        (Limit("memory", max(opened, after), 150, "MB"), Limit("growth", grown, 3, "MB")),
    )
