"""What is wrong with a policy, in words, at its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault
from jss_cli.files.policies.claims import PolicyPart
from jss_cli.files.policies.nodes import PolicyLayer, entry, nearest_or_all, text_at
from jss_cli.files.policies.shape import PolicyShape
from jss_cli.files.yaml_events import Mapping, Node, Sequence

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]
TAGS = ("bounds", "answers")  # steps that pydantic adds for the form of a claim
KEY = "[key]"  # and for a key
LIST = ("JSS950", "expected a list", "write it as [a, b]")
MAPPING = ("JSS950", "expected a mapping", "write it as lines of key: value")
SHAPES = {
    "missing": ("JSS950", "it is missing", "add it; the shipped policies show how"),
    "model_type": MAPPING,
    "mapping_type": MAPPING,
    "dict_type": MAPPING,
    "tuple_type": LIST,
    "string_type": ("JSS950", "expected a text", "write one value, in quotes where it holds signs"),
    "string_too_short": ("JSS952", "it is empty", "write a sentence"),
    "too_short": ("JSS952", "too few entries", "add one"),
    "too_long": ("JSS952", "too many entries", "leave some out; a dozen is more than any era had"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place of the merged policy: at a value, or at the key before it."""

    path: Path
    code: str
    message: str
    hint: str
    at_key: bool = False


def plain(node: Node) -> Any:  # pydantic takes anything
    """A tree as plain texts, lists and mappings."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.text


def fault_of(problem: Problem, tree: Mapping, layers: tuple[PolicyLayer, ...]) -> Fault:
    """A problem as a fault, in the file its place was read from (of the layers, the child first)."""
    place = _key_at if problem.at_key else _node_at
    node = place(tree, problem.path)
    layer = next((layer for layer in layers if layer.holds(node)), layers[0])
    return layer.fault(node, problem.code, f"{_subject(tree, problem.path)}{problem.message}", problem.hint)


def _node_at(tree: Node, path: Path) -> Node:
    """The node at the end of a path; steps that the file does not have are passed over."""
    node = tree
    for step in path:
        if isinstance(node, Mapping):
            node = entry(node, str(step)) or node
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    return node


def _key_at(tree: Node, path: Path) -> Node:
    """The key that the last step of a path names."""
    name = next(step for step in reversed(path) if step != KEY)
    above = _node_at(tree, path[: path.index(name)])
    keys = [key for key, _ in above.entries] if isinstance(above, Mapping) else []
    return next((key for key in keys if key.text == name), above)


def _subject(tree: Mapping, path: Path) -> str:
    """What a reader calls the place: a rule by its code, a value by its section and name."""
    words = [str(step) for step in path if isinstance(step, str) and step not in (*TAGS, KEY)]
    if len(path) > 1 and isinstance(path[1], int):
        row = text_at(_node_at(tree, path[:2]), "code") or str(path[1] + 1)
        words = [f"{words[0].removesuffix('s')} {row}", *words[1:]]
    return "".join(f"{word}: " for word in words)


def problems_of(error: ValidationError) -> Iterator[Problem]:
    """The problems that the shape of a policy found."""
    found = error.errors(include_url=False)
    for details in found:
        path = details["loc"]
        if details["type"] == "too_short" and any(path == other["loc"][:-1] for other in found):
            continue  # too few are left because one was refused
        at_key = details["type"] == "extra_forbidden" or details["loc"][-1:] == (KEY,)
        yield Problem(details["loc"], *_words(details), at_key)


def _words(details: ErrorDetails) -> tuple[str, str, str]:
    """Code, message and hint of one pydantic error."""
    kind, context, value = details["type"], details.get("ctx", {}), details["input"]
    last = str(details["loc"][-1]) if details["loc"] else ""
    if kind.startswith("JSS"):
        return kind, context["message"], context["hint"]
    if kind == "literal_error":
        known = tuple(re.findall("'([^']*)'", context["expected"]))
        return "JSS952", f'unknown word "{value}"', nearest_or_all(str(value), known)
    if kind == "extra_forbidden":
        return "JSS950", "unknown field", nearest_or_all(last, _fields_at(details["loc"][:-1]))
    if kind == "string_pattern_mismatch":
        return "JSS952", f'"{value}" does not look like a {last}', f"it must match {context['pattern']}"
    return SHAPES.get(kind, ("JSS952", details["msg"], "compare it with a policy that is shipped"))


def _fields_at(path: Path) -> tuple[str, ...]:
    """The fields that a policy may have at a path."""
    part: type[PolicyPart] = PolicyShape
    for step in path:
        if isinstance(step, str) and step in _names(part):
            part = _part_in(_names(part)[step]) or part
    return tuple(_names(part))


def _names(part: type[PolicyPart]) -> dict[str, Any]:
    """The types of a part's fields, by the name that the file uses."""
    return {info.alias or name: info.annotation for name, info in part.model_fields.items()}


def _part_in(annotation: Any) -> type[PolicyPart] | None:
    """The first part that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, PolicyPart):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _part_in(inner))), None)
