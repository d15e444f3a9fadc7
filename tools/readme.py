"""Write the parts of README.md that follow from pyproject.toml and the notebooks.

The repository's public address is edited in one place, ``[project.urls]``; what README.md says of it, its
Binder links and its table of lessons stand between markers and are made here. ``--check`` writes nothing.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlparse

ROOT = Path(__file__).resolve().parent.parent
START = "00_start_here.ipynb"
_BLOCK = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def address() -> str:
    """Return the repository's public address."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["urls"]["Repository"]).rstrip("/")


def binder(url: str, notebook: str = "") -> str:
    """Return the Binder link of a repository, opened at one of its notebooks or at all of them."""
    parts = urlparse(url)
    source = f"gh{parts.path}" if parts.netloc == "github.com" else f"git/{quote(url, safe='')}"
    place = quote(f"lab/tree/notebooks/{notebook}".rstrip("/"), safe="")
    return f"https://mybinder.org/v2/{source}/HEAD?urlpath={place}"


def get_block() -> str:
    """Say how to get a copy."""
    url = address()
    return f"```\ngit clone {url}\ncd {url.rsplit('/', 1)[-1]}\n```\n"


def binder_block() -> str:
    """Link to all lessons on Binder."""
    return f"[Open the lessons on Binder]({binder(address(), START)}).\n"


def mistakes_block() -> str:
    """Say where to report a mistake."""
    where = f"{address()}/issues"
    return f"Found a mistake, above all in a number? Please [report it]({where}), with the paper that says otherwise.\n"


def lessons_block() -> str:
    """Tabulate the lessons that exist: title, promise, and where to open it."""
    rows = ["| Lesson | What it shows | Without installing |", "|---|---|---|"]
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        title, promise = title_and_promise(json.loads(path.read_text(encoding="utf-8")))
        link = f"[{title}](notebooks/{path.name})"
        rows.append(f"| {path.name[:2]} {link} | {promise} | [Open on Binder]({binder(address(), path.name)}) |")
    return "\n".join(rows) + "\n"


def title_and_promise(notebook: dict[str, object]) -> tuple[str, str]:
    """Return a notebook's title, and the first sentence below it."""
    cells = notebook["cells"]
    if not isinstance(cells, list):
        raise TypeError("A notebook's cells are a list.")
    text = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    found = re.match(r"\s*# (?P<title>.+?)\s*\n\s*(?P<promise>\S.*?)(?=\n\n|\Z)", text, re.DOTALL)
    if found is None:
        raise ValueError("A lesson opens with '# Title' and, below it, one sentence that says what it shows.")
    promise = " ".join(found["promise"].replace("*", "").split())
    title = re.sub(r"^\d+ · ", "", found["title"])  # the table has the number in front already
    return title, re.split(r"(?<=[.!?]) ", promise)[0]


BLOCKS: dict[str, Callable[[], str]] = {
    "get": get_block,
    "binder": binder_block,
    "lessons": lessons_block,
    "mistakes": mistakes_block,
}


def made(text: str) -> str:
    """Return README text with every block between markers made anew."""
    return _BLOCK.sub(lambda block: block[1] + BLOCKS[block[2]]() + block[3], text)


def main(words: list[str]) -> int:
    """Write README.md, or with ``--check`` say whether it is up to date."""
    path = ROOT / "README.md"
    before = path.read_text(encoding="utf-8")
    after = made(before)
    if before == after:
        return 0
    if "--check" in words:
        print("README.md is behind pyproject.toml or the notebooks: run 'python run.py readme'.")
        return 1
    path.write_text(after, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
