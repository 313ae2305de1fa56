"""The drawing of a report as an image, where resvg_py is installed, with the fonts of this machine."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.domain.answer import Answer
from jss_cli.errors import Fault, OutputError
from jss_cli.extras import library
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.svg import FONTS
from jss_cli.formats.svg import render as render_svg

MOST_NAMED = 5  # letters
ZOOM = 2  # pixels of the image for one of the drawing
PROBE = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" font-family="{FONTS}">'
    '<text y="15" font-size="16">{}</text></svg>'
)
UNUSED = "\U0010fffd"  # a character that no font has


def render(answer: Answer, screen: Screen) -> bytes:
    """The image. Raises UsageError for a report without pictures, OutputError where resvg_py (JSS840) or any font
    (JSS990) is missing: a picture without its words would tell nothing."""
    drawing, resvg = render_svg(answer, screen), library("png", "resvg_py")
    if resvg.svg_to_bytes(svg_string=PROBE.format("X")) == resvg.svg_to_bytes(svg_string=PROBE.format("")):
        hint = "install a font (fonts-dejavu, for one), or write .svg or .html"
        raise OutputError(Fault("JSS990", "this machine has no font, and an image without words tells nothing", hint))
    return bytes(resvg.svg_to_bytes(svg_string=drawing, zoom=ZOOM))


def remarks(answer: Answer, screen: Screen) -> Iterator[str]:
    """That the image has boxes in place of letters, where no font of this machine has them."""
    draw, letters = library("png", "resvg_py").svg_to_bytes, sorted(set(render_svg(answer, screen)))
    box = draw(svg_string=PROBE.format(UNUSED))
    if missing := [one for one in letters if not one.isascii() and draw(svg_string=PROBE.format(one)) == box]:
        told = f"{' '.join(missing[:MOST_NAMED])}{' and others' if len(missing) > MOST_NAMED else ''}"
        yield f"no font here has {told}: the image shows boxes instead; install one that has, or write .svg or .html"
