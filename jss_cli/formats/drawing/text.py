"""Text on a screen: what a history says is shown and never obeyed, tones become styles."""

from __future__ import annotations

from rich.text import Text

from jss_cli.domain.report import Line, Tone
from jss_cli.formats.drawing.screen import Screen
from jss_cli.visible import ascii_only, visible

STYLES: dict[Tone, str] = {
    "plain": "",
    "strong": "bold",
    "quiet": "dim",
    "good": "cyan",
    "middling": "yellow",
    "poor": "bold yellow",
}


def shown(text: str, screen: Screen) -> str:
    """A text as this screen can show it."""
    return ascii_only(visible(text)) if screen.ascii else visible(text)


def styled(text: str, screen: Screen, tone: Tone = "plain") -> Text:
    """A text in its tone; a word longer than the screen is folded, never cut."""
    return Text(shown(text, screen), style=STYLES[tone], overflow="fold")


def styled_line(line: Line, screen: Screen) -> Text:
    """Spans one after the other."""
    text = Text(overflow="fold")
    for span in line:
        text.append(shown(span.text, screen), STYLES[span.tone])
    return text
