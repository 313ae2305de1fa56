"""Readings of what is disputed: an option is laid over its policy as a child is laid over its parent."""

from __future__ import annotations

from itertools import chain

from jss_cli.errors import Fault, InputError
from jss_cli.files.policies.layers import TABLES, overlay
from jss_cli.files.policies.nodes import PolicyLayer, code_of, entry, keyed, listed_codes, once_per_node, text_at
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence

VARIANTS = "variants"
PICK = "+"  # stands between a policy's name and the options that are picked: upwork-2016+tiered


@once_per_node
def topics_at(tree: Mapping) -> dict[str, dict[str, Mapping]]:
    """The options of every topic by its name and theirs; a topic that a child took away (`none`) has none."""
    variants = entry(tree, VARIANTS)
    topics = variants.entries if isinstance(variants, Mapping) else ()
    return {name.text: _options_of(topic) for name, topic in topics if isinstance(topic, Mapping)}


@once_per_node
def _options_of(topic: Mapping) -> dict[str, Mapping]:
    options = entry(topic, "options")
    listed = options.items if isinstance(options, Sequence) else ()
    return {text_at(one, "name"): one for one in listed if isinstance(one, Mapping)}


@once_per_node
def option_names(tree: Mapping) -> tuple[str, ...]:
    """The names of all options, topic by topic."""
    return tuple(chain.from_iterable(topics_at(tree).values()))


def picked(tree: Mapping, names: tuple[str, ...], layers: tuple[PolicyLayer, ...]) -> Mapping:
    """The policy with some options picked: their topics are decided, and its name ends in theirs.

    Topics are gone through in the order of the file, whatever the order of the names. Raises InputError with every
    fault of what an option sets and has no place.
    """
    for topic in topics_at(tree):
        for name, option in topics_at(tree)[topic].items():
            if name in names:
                laid, faults = laid_over(tree, option, layers)
                if faults:
                    raise InputError(*faults)
                tree = _decided(laid, topic, option)
    return tree


def laid_over(tree: Mapping, option: Mapping, layers: tuple[PolicyLayer, ...]) -> tuple[Mapping, tuple[Fault, ...]]:
    """A policy with what an option sets, and the faults of what has no place. A rule that only another option brings
    may be taken out where it is not there."""
    sets = entry(option, "sets")
    if not isinstance(sets, Mapping):
        return tree, ()
    entries = [
        (key, _unspoken(value, _absent(tree, layers)) if key.text in TABLES.values() else value)
        for key, value in sets.entries
    ]
    layer = PolicyLayer(layers[0].document, Mapping(tuple(entries), sets.position), option)
    return overlay(layer, tree, own=())


def _absent(tree: Mapping, layers: tuple[PolicyLayer, ...]) -> frozenset[str]:
    """The codes that only other options bring."""
    brought = frozenset[str]().union(*(_codes(own) for layer in layers if (own := entry(layer.tree, VARIANTS))))
    return brought.difference(*(_codes(there) for table in TABLES if (there := entry(tree, table))))


@once_per_node
def _codes(node: Node) -> frozenset[str]:
    """The codes of all rules and clauses that stand in a node."""
    if isinstance(node, Mapping):
        return frozenset((text_at(node, "code"),)).union(*(_codes(value) for _, value in node.entries))
    return frozenset[str]().union(*map(_codes, node.items)) if isinstance(node, Sequence) else frozenset()


def is_stated(topic: str, layer: PolicyLayer) -> bool:
    """Whether a file itself says what is disputed about a topic."""
    return entry(entry(layer.tree, VARIANTS) or layer.tree, topic) is not None


def fitting(tree: Mapping, layers: tuple[PolicyLayer, ...]) -> Mapping:
    """A policy without the topics of its parents that have no place in it any more: a child that takes out or moves the
    rules they are about has decided them."""
    for topic, options in topics_at(tree).items():
        if not is_stated(topic, layers[0]) and any(laid_over(tree, option, layers)[1] for option in options.values()):
            tree = _without(tree, topic)
    return tree


def _without(tree: Mapping, topic: str) -> Mapping:
    entries = keyed(tree)
    key, variants = entries[VARIANTS]
    left = tuple(one for one in (variants.entries if isinstance(variants, Mapping) else ()) if one[0].text != topic)
    entries[VARIANTS] = key, Mapping(left, variants.position)
    return Mapping(tuple(entries.values()), tree.position)


def _decided(tree: Mapping, topic: str, option: Mapping) -> Mapping:
    """A policy without a topic that is no longer open, named and entitled after the option picked; what it is about
    begins with what the option reads otherwise. What other topics say of a rule that it takes out goes with it."""
    entries = keyed(_without(tree, topic))
    if gone := _dropped(option):
        key, variants = entries[VARIANTS]
        entries[VARIANTS] = key, _unspoken(variants, gone)
    if "about" in entries and entry(option, "sets"):
        key, text = entries["about"]
        disputed = entry(entry(tree, VARIANTS) or tree, topic) or tree
        read, era = f"{text_at(disputed, 'about')}: {text_at(option, 'title')}", text_at(tree, "about")
        other = "" if " (picked); " in era else "without it: "
        entries["about"] = key, Scalar(f"{read} (picked); {other}{era}", text.position, plain=True)
    for field, before in (("name", PICK), ("title", f" {PICK}")):
        key, text = entries[field]
        name = f"{text_at(tree, field)}{before}{text_at(option, 'name')}"
        entries[field] = key, Scalar(name, text.position, plain=True)
    return Mapping(tuple(entries.values()), tree.position)


def _dropped(option: Mapping) -> frozenset[str]:
    lists = (entry(entry(option, "sets") or option, dropped) for dropped in TABLES.values())
    return frozenset(chain.from_iterable(map(listed_codes, lists)))


@once_per_node
def _listed_within(node: Node) -> frozenset[str]:
    """The codes of all that is listed in a node."""
    if isinstance(node, Mapping):
        return frozenset[str]().union(*(_listed_within(value) for _, value in node.entries))
    return frozenset(listed_codes(node)).union(*map(_listed_within, node.items if isinstance(node, Sequence) else ()))


def _unspoken(node: Node, codes: frozenset[str]) -> Node:
    """What topics say, without a word on some codes: the same node where it holds none, which is read but once."""
    if codes.isdisjoint(_listed_within(node)):
        return node
    if isinstance(node, Mapping):
        return Mapping(tuple((key, _unspoken(value, codes)) for key, value in node.entries), node.position)
    items = node.items if isinstance(node, Sequence) else ()
    return Sequence(tuple(_unspoken(item, codes) for item in items if code_of(item) not in codes), node.position)
