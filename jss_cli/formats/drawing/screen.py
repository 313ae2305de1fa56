"""What the place that output goes to can show."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from typing import Literal, TextIO

from jss_cli.dataclass import dataclass

ColorChoice = Literal["auto", "always", "never"]
NARROWEST, WIDEST, USUAL = 20, 160, 80
ROOMY = 100  # columns from which on there is room for strips


@dataclass(frozen=True, slots=True)
class Screen:
    """Columns, and whether colours, letters beyond ASCII and links may be used."""

    width: int = USUAL
    color: bool = False
    ascii: bool = False
    links: bool = False


def screen_of(stream: TextIO, choice: ColorChoice = "auto") -> Screen:
    """The screen behind a stream, as the environment describes it."""
    is_terminal = stream.isatty()
    color = _is_colored(choice, os.environ, is_terminal=is_terminal)
    return Screen(
        width=_screen_width(os.environ, is_terminal=is_terminal),
        color=color,
        ascii="utf" not in (stream.encoding or "ascii").lower(),
        links=is_terminal and os.environ.get("TERM") != "dumb",
    )


def _screen_width(environ: Mapping[str, str], *, is_terminal: bool) -> int:
    """COLUMNS if it is a positive number, else the terminal's, else 80; within 20 and 160."""
    told = environ.get("COLUMNS", "")[:9]
    width = int(told) if told.isascii() and told.isdigit() else 0
    if not width:
        width = shutil.get_terminal_size((USUAL, 24)).columns if is_terminal else USUAL
    return max(NARROWEST, min(width, WIDEST))


def _is_colored(choice: ColorChoice, environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """--color, then TERM=dumb and NO_COLOR, then FORCE_COLOR, CLICOLOR_FORCE and CLICOLOR, then what it is.

    A 0 means "off", but in CLICOLOR_FORCE that nothing is forced.
    """
    if choice != "auto":
        return choice == "always"
    if environ.get("TERM") == "dumb" or environ.get("NO_COLOR"):
        return False
    if forced := environ.get("FORCE_COLOR"):
        return forced != "0"
    return environ.get("CLICOLOR_FORCE", "0") not in {"", "0"} or (is_terminal and environ.get("CLICOLOR") != "0")
