"""What may stand at a place of a policy file. A syntax reads a node as a value of the domain, or notes at its place
what is wrong with it and what to write instead; and it tells what it takes as JSON Schema.

The shipped eras and a person's own file are read by the same ones: pydantic, which would check as much, takes longer
to import than a whole answer may take.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, get_args

from jss_cli.dataclass import dataclass
from jss_cli.domain.sections import Basis, Known
from jss_cli.files.policies.nodes import Place
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence

Schema = dict[str, Any]

SHAPE, VALUE = "JSS950", "JSS952"
NO_TEXT = (SHAPE, "expected a text", "write one value, in quotes where it holds signs")
NO_LIST = (SHAPE, "expected a list", "write it as [a, b]")
NO_MAPPING = (SHAPE, "expected a mapping", "write it as lines of key: value")
MISSING = (SHAPE, "it is missing", "add it; the shipped policies show how")
EMPTY = (VALUE, "it is empty", "write a sentence")
TOO_LONG = (VALUE, "it is too long", "say it in fewer words")
TOO_FEW = (VALUE, "too few entries", "add one")
MOST = 12  # entries of a list whose every entry is work for every contract: windows, steps, tables of chances
MOST_ENTRIES = 60  # of a list or a mapping that no other bound is said of
PLAIN: Schema = {"type": ["string", "number", "boolean"]}  # YAML reads 007 as a number; jss keeps it as written


@dataclass(frozen=True, slots=True)
class Syntax:
    """What may stand at a place. Where `read` notes anything there or within, what it returns means nothing."""

    read: Callable[[Node, Place], Any]
    schema: Callable[[], Schema]


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of a part: `name` as the file calls it, where that is not as the domain does, and what is taken where it
    is left out (`...`: nothing, not even None)."""

    syntax: Syntax
    name: str = ""
    required: bool = True
    default: Any = ...


class NoValueError(ValueError):
    """Why a text is no value: code, message and hint."""


def _once(read: Callable[[Node, Place], Any]) -> Callable[[Node, Place], Any]:
    """Reads every faultless node once: the readings of a policy share most of what stands in it."""
    known: dict[int, tuple[Node, Any]] = {}  # the node is kept, so that its identity stays its own

    def of(node: Node, at: Place) -> Any:
        if id(node) not in known:
            before = len(at.problems)
            meant = read(node, at)
            if len(at.problems) > before:
                return None
            known[id(node)] = node, meant
        return known[id(node)][1]

    return of


def value(pattern: str, what: str, example: str, make: Callable[[str], Any]) -> Syntax:
    """A text that fits `pattern` as a whole and that `make` makes a value of; it raises ValueError, or says why not."""

    def read(node: Node, at: Place) -> Any:
        if isinstance(node, Scalar) and re.fullmatch(pattern, node.text, re.ASCII):
            try:
                return make(node.text)
            except NoValueError as refused:
                return at.refuse(*refused.args)
            except (ValueError, ZeroDivisionError):
                pass
        shown = f'"{node.text}"' if isinstance(node, Scalar) else "a list or a mapping"
        return at.refuse(VALUE, f"{shown} is not {what}", f"write {what}, such as {example}")

    return Syntax(read, lambda: {**PLAIN, "pattern": f"^({pattern})$"})


def text(most: int, noun: str = "", pattern: str = "") -> Syntax:
    """A text of so many signs at most, and of the pattern of a `noun`, where one is given."""

    def read(node: Node, at: Place) -> Any:
        if not isinstance(node, Scalar):
            return at.refuse(*NO_TEXT)
        if pattern and not re.fullmatch(pattern, node.text):
            return at.refuse(VALUE, f'"{node.text}" does not look like a {noun}', f"it must match ^{pattern}$")
        if not 1 <= len(node.text) <= most:
            return at.refuse(*(TOO_LONG if node.text else EMPTY))
        return node.text

    return Syntax(read, lambda: {**PLAIN, "pattern": f"^{pattern or '.+'}$", "maxLength": most})


def word(*words: str) -> Syntax:
    """One of a few words."""

    def read(node: Node, at: Place) -> Any:
        if not isinstance(node, Scalar):
            return at.refuse(*NO_TEXT)
        if node.text not in words:
            return at.refuse(VALUE, f'unknown word "{node.text}"', at.nearest(node.text, words))
        return node.text

    return Syntax(read, lambda: {"enum": list(words)})


def or_none(syntax: Syntax) -> Syntax:
    """A syntax, or the word "none" for an answer that was not given or a thing that does not exist."""

    def read(node: Node, at: Place) -> Any:
        return None if isinstance(node, Scalar) and node.text == "none" else syntax.read(node, at)

    return Syntax(read, lambda: {"anyOf": [{"enum": ["none"]}, syntax.schema()]})


def too_many(number: int, most: int, place: str = "") -> tuple[str, str, str]:
    """What to refuse a list or a mapping with that has more entries than it may have."""
    return VALUE, f"{place}{number:,} entries, more than {most}", "leave some out; every shipped policy has fewer"


def many(syntax: Syntax, least: int = 0, most: int = MOST_ENTRIES) -> Syntax:
    """A list of a syntax, as a tuple: of the same items always the same one, for readings share most of their rules."""
    known: dict[tuple[int, ...], tuple[Any, ...]] = {}

    def read(node: Node, at: Place) -> Any:
        if not isinstance(node, Sequence):
            return at.refuse(*NO_LIST)
        if len(node.items) > most:
            return at.refuse(*too_many(len(node.items), most))
        if len(node.items) < least:
            return at.refuse(*TOO_FEW)
        found = tuple(syntax.read(item, at.inside(index)) for index, item in enumerate(node.items))
        return known.setdefault(tuple(map(id, found)), found)

    return Syntax(_once(read), lambda: {"type": "array", "items": syntax.schema(), "minItems": least, "maxItems": most})


def one_or_many(syntax: Syntax, most: int) -> Syntax:
    """A list of at least one, or a single value as a list of one: `status: ended` means `status: [ended]`."""
    listed = many(syntax, 1, most)

    def read(node: Node, at: Place) -> Any:
        return listed.read(node if isinstance(node, Sequence) else Sequence((node,), node.position), at)

    return Syntax(read, lambda: {"anyOf": [listed.schema(), syntax.schema()]})


def pairs(key: Syntax, syntax: Syntax, most: int = MOST_ENTRIES) -> Syntax:
    """A mapping whose keys are of a syntax too, as pairs in the order of the file."""

    def read(node: Node, at: Place) -> Any:
        if not isinstance(node, Mapping):
            return at.refuse(*NO_MAPPING)
        if len(node.entries) > most:
            return at.refuse(*too_many(len(node.entries), most))
        places = ((name, at.inside(name.text, at_key=True), at.inside(name.text), part) for name, part in node.entries)
        return tuple((key.read(name, at_key), syntax.read(part, inside)) for name, at_key, inside, part in places)

    return Syntax(
        _once(read), lambda: {"type": "object", "additionalProperties": syntax.schema(), "maxProperties": most}
    )


def part(make: Callable[..., Any], **fields: Syntax | Slot) -> Syntax:
    """A mapping of certain fields and no others, of which `make` makes a value, each in the order of the file."""
    given = {name: field if isinstance(field, Slot) else Slot(field) for name, field in fields.items()}
    written = {field.name or name: (name, field) for name, field in given.items()}
    defaults = {name: field.default for name, field in given.items() if field.default is not ...}

    def read(node: Node, at: Place) -> Any:
        if not isinstance(node, Mapping):
            return at.refuse(*NO_MAPPING)
        before = len(at.problems)
        values = defaults | _values(node, at, written)
        return make(**values) if len(at.problems) == before else None

    def schema() -> Schema:
        properties = {name: field.syntax.schema() for name, (_, field) in written.items()}
        return {"type": "object", "properties": properties, "additionalProperties": False}

    return Syntax(_once(read), schema)


def _values(node: Mapping, at: Place, fields: dict[str, tuple[str, Slot]]) -> dict[str, Any]:
    """The values of a mapping by the names that the domain has for its fields."""
    values = {}
    for key, inner in node.entries:
        if key.text in fields:
            name, field = fields[key.text]
            values[name] = field.syntax.read(inner, at.inside(key.text))
        else:
            at.inside(key.text, at_key=True).refuse(SHAPE, "unknown field", at.nearest(key.text, fields))
    for written, (name, field) in fields.items():
        if field.required and name not in values:
            at.inside(written).refuse(*MISSING)
    return values


def optional(syntax: Syntax, default: Any = ...) -> Slot:
    """A field that may be left out, and what is then taken."""
    return Slot(syntax, required=False, default=default)


KEY = text(12, "key", r"[A-Za-z][A-Za-z0-9]{0,11}")
_KNOWN, _SOURCE = word(*get_args(Known)), optional(many(KEY, 0, MOST), ())


def section(make: Callable[..., Any], **fields: Syntax | Slot) -> Syntax:
    """A part that says how certain its values are, and who says so."""
    return part(partial(_with_basis, make), **fields, known=_KNOWN, source=_SOURCE)


def _with_basis(make: Callable[..., Any], known: Known, source: tuple[str, ...], **values: Any) -> Any:
    """What `make` makes of the values, and of how certain they are."""
    return make(**values, basis=Basis(known, source))
