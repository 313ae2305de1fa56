"""Text on a screen: what a history says is shown and never obeyed, tones become styles."""

from __future__ import annotations

import re

from rich.text import Text

from jss_cli.domain.report import Line, Tone
from jss_cli.formats.drawing.screen import Screen
from jss_cli.visible import ascii_only, visible

ADDRESS = re.compile(r"https?://[\w./?=&%~#+-]*[\w/]", re.ASCII)
STYLES: dict[Tone, str] = {
    "plain": "",
    "strong": "bold",
    "quiet": "dim",
    "good": "cyan",
    "middling": "yellow",
    "poor": "bold yellow",
    "link": "",
}


def shown(text: str, screen: Screen) -> str:
    """A text as this screen can show it."""
    return ascii_only(visible(text)) if screen.ascii else visible(text)


def styled(text: str, screen: Screen, tone: Tone = "plain") -> Text:
    """A text in its tone; a word longer than the screen is folded, never cut. Addresses in a link can be followed."""
    made = Text(shown(text, screen), style=STYLES[tone], overflow="fold")
    for found in ADDRESS.finditer(made.plain) if tone == "link" and screen.links else ():
        made.stylize(f"link {found[0]}", *found.span())
    return made


def styled_line(line: Line, screen: Screen) -> Text:
    """Spans one after the other."""
    text = Text(overflow="fold")
    for span in line:
        text.append(shown(span.text, screen), STYLES[span.tone])
    return text
