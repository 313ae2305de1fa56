"""What is said of a value of a file, and how it is shown in a message."""

from __future__ import annotations

from jss_cli.files.histories.fields import LONGEST_NAME
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
