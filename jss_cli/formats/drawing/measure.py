"""How wide words are drawn: rather wider than narrower than common fonts have them, so that none runs off a picture."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from unicodedata import category, east_asian_width

NARROW, BROAD = frozenset(" !'(),-./:;I[]ijlrtf|·"), frozenset("mwMWOQ%@&+=<>~—…→−")
OTHER_SCRIPTS = "\u0590"  # the first letter of those that have no capitals


def width(text: str) -> float:
    """How wide a text is, in heights of its letters."""
    return sum(map(_width_of, text))


@cache
def _width_of(letter: str) -> float:
    if category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    if letter in BROAD or letter >= OTHER_SCRIPTS or east_asian_width(letter) in {"W", "F"}:
        return 1
    return 0.42 if letter in NARROW else 0.79 if letter.isupper() else 0.65


def lines_within(text: str, room: float, most: int) -> list[str]:
    """A text in at most so many lines of a width; the last one ends in an ellipsis where there is more of it."""
    lines: list[str] = []
    while text:
        end = _fitting(text, room)
        if end < len(text) and len(lines) == most - 1:
            return [*lines, f"{text[: _fitting(text, room - 1)].rstrip()}…"]
        if end < len(text):
            space = text.rfind(" ", end // 2, end + 1)
            end = end if space < 1 else space
        lines.append(text[:end])
        text = text[end:].lstrip()
    return lines


def _fitting(text: str, room: float) -> int:
    """How many letters of a text fit, one at least."""
    ends = accumulate(map(_width_of, text))
    return max(1, next((number for number, end in enumerate(ends) if end > room), len(text)))
