"""Draw the static figures of the lessons, with the same code as the panels.

``python -m tools.figures`` writes ``figures/*.svg``, ``figures/*.png`` and ``figures/README.md`` (captions and
text for screen readers). ``--check`` writes nothing and fails when a figure no longer matches the code.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.figure_list import FIGURES, Drawn

FOLDER = Path(__file__).parents[1] / "figures"


def readme(drawn: dict[str, Drawn]) -> str:
    """Return the page that lists the figures with caption and alt text."""
    parts = [
        "# Figures",
        "One picture per key idea, as SVG for print and PNG for slides, drawn by the same code as the panels "
        "(`nox -s figures`). Text and figures: CC-BY-4.0.",
    ]
    for figure in FIGURES:
        alt = drawn[figure.name].alt
        parts.append(f"## {figure.name}\n\n![{alt}]({figure.name}.png)\n\n{figure.caption}\n\nAlt text: {alt}")
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Write or check the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 when a figure is out of date")
    check = parser.parse_args().check
    drawn = {figure.name: figure.draw() for figure in FIGURES}
    texts = {f"{name}.svg": d.svg for name, d in drawn.items()} | {"README.md": readme(drawn)}
    if check:
        stale = [name for name, text in texts.items() if _read(FOLDER / name) != text]
        stale += [f"{name}.png" for name in drawn if not (FOLDER / f"{name}.png").exists()]
        if stale:
            sys.stderr.write(f"Out of date: {', '.join(stale)}. Run `nox -s figures`.\n")
        return 1 if stale else 0
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    for name, d in drawn.items():
        (FOLDER / f"{name}.png").write_bytes(d.png)
    return 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
