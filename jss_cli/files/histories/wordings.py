"""Words and signs by which people say a value of a contract: an end that is not there yet, stars, none of them."""

from __future__ import annotations

import re

from jss_cli.files.histories.fields import folded

STILL_OPEN = frozenset(
    ("present", "open", "still_open", "ongoing", "current", "in_progress", "active", "still_active", "now", "to_date")
)
NO_FEEDBACK = frozenset(("no_feedback", "no_feedback_given", "none_given", "no_rating", "not_rated", "none"))
OUT_OF = re.compile(r"(?:rating is )?(?P<number>\S+) (?:out )?of 5(?:\.0*)?(?: stars)?\.?", re.IGNORECASE)
BESIDE = re.compile(r"(?:★ ?)?(?P<number>[0-9.,]+)(?: ?★)?")
SHOWN = re.compile(r"(★{1,5})(½?)☆*")


def says_open(text: str) -> bool:
    """Whether a text says that a contract has no end yet."""
    return folded(text) in STILL_OPEN


def stars_said(text: str) -> str:
    """The number of stars that a text shows, or the word none, as it is to be written; else the text."""
    if folded(text) in NO_FEEDBACK:
        return "none"
    text = text.replace("⭐", "★").replace("\ufe0f", "")
    if match := SHOWN.fullmatch(text):
        return f"{len(match[1])}{'.5' * len(match[2])}"
    match = OUT_OF.fullmatch(text) or BESIDE.fullmatch(text)
    return match["number"] if match else text
