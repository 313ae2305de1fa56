"""What is said of a value of a file, how it is shown in a message,
and the words by which people say an end that is not there yet, stars, none of them."""

from __future__ import annotations

import re

from jss_cli.files.histories.fields import LONGEST_NAME, folded
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence
from jss_cli.visible import quoted

SHAPES = {Mapping: "fields with values", Sequence: "a list"}


class RefusedError(ValueError):
    """A text that is no value of its field: an error code, what is wrong in words that follow the field's name, and
    what to do."""

    def __init__(self, code: str, claim: str, hint: str) -> None:
        super().__init__(claim)
        self.code, self.claim, self.hint = code, claim, hint


def too_long_name(name: str) -> tuple[str, str]:
    """What to say of the name of a field of one's own that is too long, and what to do."""
    return f"the name {quoted(name)} is {len(name)} characters long; the limit is {LONGEST_NAME}", "shorten it"


def shape_of(node: Node) -> str:
    """A text itself, and of anything else what it is."""
    if isinstance(node, Scalar):
        return quoted(node.text) if node.text else "nothing"
    return SHAPES[type(node)]


def length_of(node: Node) -> int:
    """How many characters of its line a node takes, as far as its text tells."""
    return len(node.text) + (0 if node.plain else 2) if isinstance(node, Scalar) else 1


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
