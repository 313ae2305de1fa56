"""Text of a file is shown, never obeyed."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

OBEYED = frozenset({"Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"})
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a text that begins so for a formula
SHOWN = 60  # characters of a value
JOINERS = frozenset("\u200c\u200d")  # they hold emoji families and Persian words together, and do nothing else


def visible(text: str) -> str:
    """The text with everything a terminal, an editor or a browser might act on written as \\uXXXX."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(escaped(char) if category(char) in OBEYED and char not in JOINERS else char for char in text)


def quoted(value: object) -> str:
    """The text of a value in quotes, cut after sixty characters; of one that has none the name of its type."""
    try:
        text = str(value)
    except Exception:  # noqa: BLE001 - the text of somebody else's value may fail in any way
        text = type(value).__name__
    return f'"{text}"' if len(text) <= SHOWN else f'"{text[:SHOWN]}…"'


def escaped(char: str) -> str:
    """A character by its number."""
    number = ord(char)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004 - the plane of 4 digits


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def ascii_only(text: str) -> str:
    """Text for a terminal that knows ASCII alone: our own signs by their nearest look, all else by number."""
    if text.isascii():
        return text
    return "".join(char if char.isascii() else NEAREST.get(char) or escaped(char) for char in text)


NEAREST = {
    "−": "-",
    "–": "-",
    "—": "-",
    "─": "-",
    "│": "|",
    "┊": ":",
    "·": "|",
    "…": "...",
    "▇": "#",
    "█": "#",
    "→": "->",
    "×": "x",
    "≥": ">=",
    "≤": "<=",
    "’": "'",
}
