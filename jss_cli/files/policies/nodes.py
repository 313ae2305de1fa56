"""Finding one's way in the tree of a policy file, and what is wrong with it, at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar, TypeVarTuple

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, Position, did_you_mean
from jss_cli.files.document import SourceText
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
Nodes = TypeVarTuple("Nodes")


MOST_HINTED = 200  # problems with the nearest word that is known: to look for one takes its time
BASIS = ("known", "source")  # how certain a part is, and who says so
WORDING = ("code", "name", "says", "remedy", *BASIS)  # what leaves a part as it was, and as certain
ASSUMED = Mapping(
    ((Scalar("known", Position(1, 1), plain=True), Scalar("assumed", Position(1, 1), plain=True)),), Position(1, 1)
)


@dataclass(frozen=True, slots=True)
class PolicyLayer:
    """One policy file, or what an option of it sets; `basis` is how certain that is where it does not say so itself."""

    document: SourceText
    tree: Mapping
    basis: Mapping = ASSUMED

    def fault(self, node: Node, code: str, message: str, hint: str) -> Fault:
        """A fault at a value of this file."""
        return self.document.fault(
            code, message, hint, node.position, len(node.text) if isinstance(node, Scalar) else 1
        )

    def holds(self, node: Node) -> bool:
        """Whether a node was read from this file, also if it was then laid over another's: its place is the same."""
        return id(node.position) in _places(self.tree)


def _walk(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield key
            yield from _walk(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _walk(item)


def once_per_node(function: Callable[[*Nodes], T]) -> Callable[[*Nodes], T]:
    """A function of nodes whose value for them is kept: the readings of a policy share most of what stands in it."""
    known: dict[tuple[int, ...], tuple[object, T]] = {}  # nodes are kept, so that their identities stay their own

    def of(*nodes: *Nodes) -> T:
        key = tuple(map(id, nodes))
        if key not in known:
            known[key] = nodes, function(*nodes)
        return known[key][1]

    return of


@once_per_node
def _places(tree: Node) -> frozenset[int]:
    """The identities of the places of all that stands in a tree."""
    return frozenset(id(node.position) for node in _walk(tree))


def entry(node: Node, key: str) -> Node | None:
    """The value of a mapping's key; None without one."""
    if isinstance(node, Mapping):
        for name, value in node.entries:
            if name.text == key:
                return value
    return None


def text_at(node: Node, *path: str) -> str:
    """The text at the end of a path of keys; empty without one."""
    place: Node | None = node
    for key in path:
        place = entry(place, key) if place else None
    return place.text if isinstance(place, Scalar) else ""


def code_of(item: Node) -> str:
    """The text of an entry of a list, or the code that it bears."""
    return item.text if isinstance(item, Scalar) else text_at(item, "code")


def listed_codes(node: Node | None) -> tuple[str, ...]:
    """The texts or codes of a list; none of anything else."""
    return tuple(map(code_of, node.items)) if isinstance(node, Sequence) else ()


@once_per_node
def child_over_parent(child: Node, parent: Node | None, basis: Mapping) -> Node:
    """A value over the parent's: the keys of a mapping are merged, and so are those of a minimum within it; anything
    else replaces.

    The parent's sources vouch for what it says and for nothing else: where the child changes that, the value is as
    certain as the child says, or else as `basis` does; beside values that are assumed, no more than they are.
    """
    if not (isinstance(child, Mapping) and isinstance(parent, Mapping)):
        return child
    left, below = keyed(parent), entry(parent, "minimum")
    own = {
        name: (key, child_over_parent(value, below if name == "minimum" else None, basis))
        for name, (key, value) in keyed(child).items()
    }
    known = text_at(parent, "known")
    if known and any(_changes(key, value, parent) for key, (_, value) in own.items()):
        says = keyed(ASSUMED if known == "assumed" or own.keys() & BASIS else basis)
        left = {
            **{key: one for key, one in left.items() if key not in BASIS},
            **{key: one for key, one in says.items() if key in BASIS},
        }
    return Mapping(tuple((left | own).values()), child.position)


def _changes(key: str, value: Node, parent: Mapping) -> bool:
    """Whether a value of a part makes another thing of it than the parent's."""
    was = entry(parent, key)
    return key not in WORDING and (was is None or plain(value) != plain(was))


def plain(node: Node) -> object:
    """A node without its places, to compare it with another."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.text


def nearest_or_all(word: str, known: tuple[str, ...]) -> str:
    """A hint for a word that is not known: the nearest one that is, or all of them."""
    return did_you_mean(word, known, f"known here: {', '.join(known)}")


def keyed(mapping: Mapping) -> dict[str, tuple[Scalar, Node]]:
    """The entries of a mapping by the texts of their keys."""
    return {key.text: (key, value) for key, value in mapping.entries}


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

    def nearest(self, word: str, known: Iterable[str]) -> str:
        """The hint for a word that is not known here, unless very much is wrong already."""
        return nearest_or_all(word, tuple(known)) if len(self.problems) < MOST_HINTED else ""


def fault_of(problem: Problem, tree: Mapping, layers: tuple[PolicyLayer, ...]) -> Fault:
    """A problem as a fault, in the file its place was read from (of the layers, the child first)."""
    node = (_key_at if problem.at_key else node_at)(tree, problem.path)
    layer = next((layer for layer in layers if layer.holds(node)), layers[0])
    return layer.fault(node, problem.code, f"{_subject(tree, problem.path)}{problem.message}", problem.hint)


def node_at(tree: Node, path: Path) -> Node:
    """The node at the end of a path; steps that the file does not have are passed over."""
    node = tree
    for step in path:
        if isinstance(node, Mapping):
            node = entry(node, str(step)) or node
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    return node


def _key_at(tree: Node, path: Path) -> Node:
    above = node_at(tree, path[:-1])
    return _keys(above).get(str(path[-1]), above)


@once_per_node
def _keys(node: Node) -> dict[str, Scalar]:
    return {name: key for name, (key, _) in keyed(node).items()} if isinstance(node, Mapping) else {}


def _subject(tree: Mapping, path: Path) -> str:
    """What a reader calls the place: a rule by its code, a value by its section and name."""
    words = [step for step in path if isinstance(step, str)]
    if len(path) > 1 and isinstance(path[1], int):
        row = text_at(node_at(tree, path[:2]), "code") or str(path[1] + 1)
        words = [f"{words[0].removesuffix('s')} {row}", *words[1:]]
    return "".join(f"{word}: " for word in words)
