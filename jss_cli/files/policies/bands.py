"""Answers that share a chance: `0-4: 2` gives each of the five private answers from 0 to 4 an equal share of 2 %."""

from __future__ import annotations

import re

BAND = re.compile(r"(\d{1,2})-(\d{1,2})", re.ASCII)


def band_of(word: str) -> tuple[str, ...]:
    """The answers that a word of `chances` names: those of a band, else itself."""
    match = BAND.fullmatch(word)
    return tuple(map(str, range(int(match[1]), int(match[2]) + 1))) if match else (word,)
