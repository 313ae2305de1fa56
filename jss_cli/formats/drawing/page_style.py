"""The style of pages and pictures: one text, of which a picture in a file takes its part with the colours filled in."""

from __future__ import annotations

import re
from pathlib import Path

PARTS = re.compile(r"/\* (\w+) \*/\n")
COLOR = re.compile(r"--(\w+):(#\w+)")
SOURCE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
STYLE = PARTS.sub("", SOURCE).replace("\n", "")


def _part(name: str) -> str:
    """The rules below a comment."""
    pieces = PARTS.split(SOURCE)
    return pieces[pieces.index(name) + 1]


def picture_style() -> str:
    """The rules of pictures in the light colours, for a file that no page surrounds."""
    known = dict(COLOR.findall(_part("light")))
    return re.sub(r"var\(--(\w+)\)", lambda match: known[match[1]], _part("pictures")).replace("\n", "")
