"""Draws the screen of `jss explore` for README.md: python .github/draw_explorer.py

It is the picture that the program itself makes, as an SVG with no font but the reader's own. A test draws it again.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

from jss_cli import api
from jss_cli.domain.report import Line, Tone
from jss_cli.explore.aside import Witness, asides
from jss_cli.explore.exploring import Exploration
from jss_cli.explore.keys import KEYS
from jss_cli.explore.picture import picture
from jss_cli.files.samples import sample_path
from jss_cli.formats.drawing.screen import Screen

PLACE = Path(__file__).with_name("explorer.svg")
COLUMNS, LINES = 104, 34
WIDE, HIGH, MARGIN = 8, 18, 12  # of a cell, and round the screen
GROUND, LOOKED_AT = "#1c1f24", "#3a4350"
INKS: dict[Tone, str] = {"quiet": "#a9b1bd", "middling": "#e9b44c", "poor": "#e9b44c", "good": "#6cc7d6"}
INK = "#eceff4"
ABOUT = "The full screen of jss explore: with 4.5 stars for one contract 75 % become 88 %"


def drawn() -> str:
    """The SVG."""
    exploration = Exploration(api.open_history(sample_path("nine_jobs_75")), 100)
    exploration.move("down")
    exploration.press(KEYS["s"])
    for aside in asides(exploration.scene.look, Witness(exploration.scene.opened.case)):
        exploration.tell(aside)
    size = {"width": COLUMNS * WIDE + 2 * MARGIN, "height": LINES * HIGH + 2 * MARGIN}
    box = f"0 0 {size['width']} {size['height']}"
    svg = Xml.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=box, role="img")
    Xml.SubElement(svg, "title").text = ABOUT
    Xml.SubElement(svg, "rect", {"width": "100%", "height": "100%", "rx": "6", "fill": GROUND})
    screen = Xml.SubElement(svg, "g", {"font-family": "monospace", "font-size": "13", "fill": INK})
    for number, (line, is_looked_at) in enumerate(picture(exploration.scene, COLUMNS, LINES, Screen(COLUMNS)).lines):
        top = MARGIN + number * HIGH
        if is_looked_at:
            place = {"x": f"{MARGIN}", "y": f"{top}", "width": f"{COLUMNS * WIDE}", "height": f"{HIGH}"}
            Xml.SubElement(screen, "rect", {**place, "fill": LOOKED_AT})
        _draw(screen, line, top + HIGH - 5)
    Xml.indent(svg, "")
    return Xml.tostring(svg, encoding="unicode") + "\n"


def _draw(screen: Xml.Element, line: Line, y: int) -> None:
    """A line, each run of words where its cells are, so that any font of the reader's stays in its columns."""
    at = 0
    for span in line:
        start = len(span.text) - len(span.text.lstrip())
        if text := span.text.strip():
            width = f"{len(text) * WIDE}"
            place = {"x": f"{MARGIN + (at + start) * WIDE}", "y": f"{y}", "textLength": width}
            ink = {"fill": INKS[span.tone]} if span.tone in INKS else {}
            weight = {"font-weight": "bold"} if span.tone in {"strong", "poor"} else {}
            Xml.SubElement(screen, "text", {**place, **ink, **weight, "xml:space": "preserve"}).text = text
        at += len(span.text)


if __name__ == "__main__":
    PLACE.write_text(drawn(), encoding="utf-8")
