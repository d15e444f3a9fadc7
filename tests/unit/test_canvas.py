"""The canvas: inline SVG with its own words, PNG, and files that do not change by themselves."""

from __future__ import annotations

import re
import threading
from xml.etree import ElementTree

import matplotlib as mpl

from osteospine.kit.canvas import Canvas


def drawn(salt: str = "a") -> Canvas:
    canvas = Canvas(2, 1, salt)
    axes = canvas.axes(0, 0, 1, 1, xlim=(0, 1), ylim=(0, 1))
    axes.plot([0, 1], [0, 1])
    axes.text(0.5, 0.5, "25 %")
    return canvas


def test_svg_is_an_image_with_words() -> None:
    root = ElementTree.fromstring(drawn().svg('T8 "wedge" <25 %> & more'))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == 'T8 "wedge" <25 %> & more'
    assert root.attrib["viewBox"] == "0 0 144 72"
    assert "width" not in root.attrib


def test_svg_restyles_nothing_else_on_the_page() -> None:
    svg = drawn().svg("words")
    assert "<style" not in svg
    assert not re.search(r'id="(figure|axes|text|line2d|patch)_\d', svg)
    assert "<metadata" not in svg


def test_svg_of_the_same_state_is_the_same_text() -> None:
    assert drawn().svg("x") == drawn().svg("x")
    assert drawn().svg_file() == drawn().svg_file()
    assert "<dc:date>" not in drawn().svg_file()


def test_text_stays_text_on_screen_and_becomes_shapes_in_files() -> None:
    assert "25 %" in drawn().svg("x")
    assert "<text" not in drawn().svg_file()


def test_png() -> None:
    assert drawn().png(72).startswith(b"\x89PNG")


def test_drawing_leaves_matplotlib_settings_alone_even_from_threads() -> None:
    before = dict(mpl.rcParams)
    canvases = [drawn(str(n)) for n in range(4)]
    threads = [threading.Thread(target=lambda c=c: [c.svg("x") for _ in range(5)]) for c in canvases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert dict(mpl.rcParams) == before


def test_still_parts_are_drawn_once_and_kept_below() -> None:
    canvas = Canvas(2, 1, "still")
    still = canvas.axes(0, 0, 0.5, 1, xlim=(0, 1), ylim=(0, 1), still=True)
    label = still.text(0.5, 0.5, "never changes")
    moving = canvas.axes(0.5, 0, 0.5, 1, xlim=(0, 1), ylim=(0, 1)).text(0.5, 0.5, "first", bbox={})
    assert "first" in canvas.svg("x")
    moving.set_text("second")
    label.set_text("changed against the rule")
    second = canvas.svg("x")
    ElementTree.fromstring(second)
    assert second.index("never changes") < second.index("second")
    assert "against the rule" not in second
    assert all(axes.get_visible() for axes in canvas.figure.axes)
    assert canvas.figure.patch.get_visible()
    assert second.count("<svg") == second.count("</svg>") == 1


def test_labels_of_the_figure_itself_change_and_are_drawn_once() -> None:
    canvas = Canvas(2, 1, "labels")
    canvas.axes(0, 0, 1, 1, xlim=(0, 1), ylim=(0, 1), still=True)
    off = canvas.axes(0, 0, 1, 1, xlim=(0, 1), ylim=(0, 1))
    off.set_visible(False)
    label = canvas.figure.text(0.5, 0.5, "first")
    assert canvas.svg("x").count("first") == 1
    label.set_text("second")
    assert canvas.svg("x").count("second") == 1
    assert "first" not in canvas.svg("x")
    assert not off.get_visible()


def test_coordinates_are_shortened_but_numbers_in_labels_are_not() -> None:
    canvas = Canvas(2, 1, "digits")
    axes = canvas.axes(0, 0, 1, 1, xlim=(0, 1), ylim=(0, 1))
    axes.text(1 / 3, 1 / 3, "T −2.496, 0.0277 g/cm²")
    svg = canvas.svg("x")
    assert ">T −2.496, 0.0277 g/cm²</text>" in svg
    assert not re.search(r"[0-9]\.[0-9]{2}", svg.replace("−2.496, 0.0277", ""))


def test_markers_leave_valid_xml() -> None:
    canvas = drawn()
    canvas.figure.axes[0].plot([0.2, 0.8], [0.5, 0.5], marker="_")
    ElementTree.fromstring(canvas.svg("x"))
