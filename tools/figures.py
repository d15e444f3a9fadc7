"""Draw the static figures of the lessons, with the same code as the panels.

``python -m tools.figures`` writes ``figures/*.svg``, ``figures/*.png`` and ``figures/README.md`` (captions and
text for screen readers). ``--check`` writes nothing and fails when a figure no longer matches the code.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib import image

from tools.figure_list import FIGURES, Drawn, Figure

FOLDER = Path(__file__).parents[1] / "figures"
TOLERANCE = 2.0
"""How far two pictures may differ, of 255: root of the mean square over all points and colours.

Another version of matplotlib sets letters a little differently; a part that moved gives more.
"""
_VERSION = re.compile(r"Drawn with matplotlib (\S+)\.\n")


def readme(drawn: Mapping[str, Drawn]) -> str:
    """Return the page that lists the figures with caption, alt text and the objectives that they serve."""
    parts = [
        "# Figures",
        "One picture per key idea, as SVG for print and PNG for slides, drawn by the same code as the panels "
        "(`nox -s figures`). After each caption stand the learning objectives that the figure serves: B01.2 is the "
        "second one of lesson 01. Text and figures: CC-BY-4.0.",
    ]
    parts += [entry(figure, drawn[figure.name]) for figure in FIGURES]
    return "\n\n".join([*parts, f"Drawn with matplotlib {mpl.__version__}."]) + "\n"


def entry(figure: Figure, drawn: Drawn) -> str:
    """Return what the page says of one figure."""
    serves = f" ({', '.join(figure.objectives)})" if figure.objectives else ""
    return f"## {figure.name}\n\n![{drawn.alt}]({figure.name}.png)\n\n{figure.caption}{serves}\n\nAlt text: {drawn.alt}"


def stale(figure: Figure, drawn: Drawn, folder: Path = FOLDER) -> Iterator[str]:
    """Yield where the stored figure differs from what the code draws, in words.

    The words are compared always, the SVG letter by letter where this version of matplotlib drew it, and the
    PNG point by point with a small tolerance.
    """
    files = {kind: folder / f"{figure.name}.{kind}" for kind in ("svg", "png")}
    if missing := [path.name for path in files.values() if not path.exists()]:
        yield f"{', '.join(missing)} missing"
        return
    page = (folder / "README.md").read_text(encoding="utf-8")
    if f"{entry(figure, drawn)}\n" not in page:
        yield "README.md does not carry its caption, objectives and words"
    version = _VERSION.search(page)
    same_matplotlib = version is not None and version[1] == mpl.__version__
    if same_matplotlib and files["svg"].read_text(encoding="utf-8") != drawn.svg:
        yield f"{figure.name}.svg is drawn otherwise"
    if (apart := difference(files["png"].read_bytes(), drawn.png)) > TOLERANCE:
        yield f"{figure.name}.png differs by {apart:.1f} of 255 (allowed: {TOLERANCE})"


def difference(one: bytes, other: bytes) -> float:
    """Return how far two PNG pictures are apart, 0 to 255; pictures of different size are as far as can be."""
    first, second = (image.imread(io.BytesIO(each), "png") for each in (one, other))
    if first.shape != second.shape:
        return 255.0
    return float(255 * np.sqrt(np.mean((first - second) ** 2)))


def orphans(folder: Path = FOLDER) -> list[str]:
    """Return the files of pictures that no figure of the list draws."""
    known = {f"{figure.name}.{kind}" for figure in FIGURES for kind in ("svg", "png")}
    return sorted({path.name for path in folder.iterdir()} - known - {"README.md"})


def main() -> int:
    """Write or check the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 when a figure is out of date")
    check = parser.parse_args().check
    drawn = {figure.name: figure.draw() for figure in FIGURES}
    wrong = [f"{name}: no figure of the list" for name in orphans()]
    if check:
        wrong += [f"{figure.name}: {why}" for figure in FIGURES for why in stale(figure, drawn[figure.name])]
    else:
        for name, each in drawn.items():
            (FOLDER / f"{name}.svg").write_text(each.svg, encoding="utf-8", newline="\n")
            (FOLDER / f"{name}.png").write_bytes(each.png)
        (FOLDER / "README.md").write_text(readme(drawn), encoding="utf-8", newline="\n")
    if wrong:
        sys.stderr.write("Out of date:\n" + "\n".join(wrong) + "\nRun `nox -s figures`; delete what is no figure.\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
