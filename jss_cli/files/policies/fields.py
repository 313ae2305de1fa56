"""A mapping of a checked policy file, read field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from jss_cli.domain.policy import Basis
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence

Meaning = TypeVar("Meaning")


def truth(text: str) -> bool:
    """A flag."""
    return text == "true"


def once(read: Callable[[Fields], Meaning]) -> Callable[[Fields], Meaning]:
    """A reader that reads every mapping once: the readings of a policy share most of what stands in it."""
    known: dict[int, tuple[Node | None, Meaning]] = {}  # the node is kept, so that its identity stays its own

    def remembered(part: Fields) -> Meaning:
        place = id(part.node)
        if place not in known:
            known[place] = part.node, read(part)
        return known[place][1]

    return remembered


class Fields:
    """The fields of a mapping. A field that is absent reads as an empty text, no list, or a mapping without fields."""

    def __init__(self, node: Node | None) -> None:
        self.node = node
        entries = node.entries if isinstance(node, Mapping) else ()
        self.nodes = {key.text: value for key, value in entries}

    def has(self, field: str) -> bool:
        """Whether a field is given."""
        return field in self.nodes

    def text(self, field: str, default: str = "") -> str:
        """A text as it was written."""
        node = self.nodes.get(field)
        return node.text if isinstance(node, Scalar) else default

    def texts(self, field: str) -> tuple[str, ...]:
        """The texts of a list; a single text is a list of one."""
        node = self.nodes.get(field)
        items = node.items if isinstance(node, Sequence) else (node,)
        return tuple(item.text for item in items if isinstance(item, Scalar))

    def word(self, field: str, default: str = "") -> Any:
        """One of the few words that the shape allows there."""
        return self.text(field, default)

    def whole(self, field: str) -> int:
        """A whole number."""
        return int(self.text(field))

    def exact(self, field: str) -> Fraction:
        """A number as it was written."""
        return Fraction(self.text(field))

    def amount(self, field: str) -> Decimal:
        """An amount of money."""
        return Decimal(self.text(field))

    def part(self, field: str) -> Fields:
        """A mapping in this one."""
        return Fields(self.nodes.get(field))

    def parts(self, field: str) -> tuple[Fields, ...]:
        """The mappings of a list."""
        node = self.nodes.get(field)
        return tuple(map(Fields, node.items)) if isinstance(node, Sequence) else ()

    def sections(self) -> Iterator[Fields]:
        """The mappings in this one that say how certain they are."""
        parts = (self.part(field) for field in self.nodes)
        return (part for part in parts if part.has("known"))

    @property
    def basis(self) -> Basis:
        """How certain the values are, and who says so."""
        return Basis(self.word("known"), self.texts("source"))
