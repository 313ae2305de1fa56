"""What is wrong with a policy, at its place in the file."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault
from jss_cli.files.policies.nodes import PolicyLayer, entry, text_at
from jss_cli.files.yaml_events import Mapping, Node, Sequence

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place of the merged policy: at a value, or at the key before it."""

    path: Path
    code: str
    message: str
    hint: str
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the merged policy that is being read, and the problems that were found so far."""

    problems: list[Problem]
    path: Path = ()
    at_key: bool = False

    def inside(self, step: str | int, *, at_key: bool = False) -> Place:
        """The place of an entry, or of its key."""
        return Place(self.problems, (*self.path, step), at_key)

    def refuse(self, code: str, message: str, hint: str) -> None:
        """Note what is wrong here."""
        self.problems.append(Problem(self.path, code, message, hint, self.at_key))


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
    above = _node_at(tree, path[:-1])
    keys = [key for key, _ in above.entries] if isinstance(above, Mapping) else []
    return next((key for key in keys if key.text == path[-1]), above)


def _subject(tree: Mapping, path: Path) -> str:
    """What a reader calls the place: a rule by its code, a value by its section and name."""
    words = [step for step in path if isinstance(step, str)]
    if len(path) > 1 and isinstance(path[1], int):
        row = text_at(_node_at(tree, path[:2]), "code") or str(path[1] + 1)
        words = [f"{words[0].removesuffix('s')} {row}", *words[1:]]
    return "".join(f"{word}: " for word in words)
