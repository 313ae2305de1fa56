"""Policies: the shipped eras and a user's own file, each resolved to one frozen value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from jss_cli.domain.policy import Policy
from jss_cli.errors import Fault, InputError
from jss_cli.files.document import SourceText
from jss_cli.files.histories.source import opened
from jss_cli.files.policies.layers import overlay
from jss_cli.files.policies.nodes import PolicyLayer, entry, nearest_or_all, text_at
from jss_cli.files.policies.variants import PICK, fitting, option_names
from jss_cli.files.policies.written import Written
from jss_cli.files.yaml_events import Mapping, Scalar, parse_tree

SHIPPED = Path(__file__).parent.parent / "policies"
REPLACED = {  # what to write for a policy that is shipped no more
    "upwork-2016-tiered": "write upwork-2016+tiered",
    "upwork-2025": "upwork-2024-09 holds until 2026-03-30, then upwork-2026-03",
}
SUFFIXES = (".yaml", ".yml", ".json")
MAX_BYTES = 1024 * 1024


def load_policy(name_or_path: str | None, day: date) -> Policy:
    """The policy of a name or of a file; without either, the era in force on `day`, or what is taken before them all.

    Raises InputError (JSS950 to JSS959) with every fault of a file, or for a name that is not shipped.
    """
    if name_or_path is not None:
        return named_policy(name_or_path)
    policy = _shipped(_name_in_force(day))
    return policy if policy.since <= day else _before_all()


def named_policy(name_or_path: str) -> Policy:
    """The shipped policy of a name, or that of a file: a path, or a name with a suffix. `+option` picks an option.

    Raises InputError (JSS951: no such name or option).
    """
    return written_policy(name_or_path).meant()


def written_policy(name_or_path: str) -> Written:
    """The same as it is written, so that its options can be picked. Raises InputError."""
    path = Path(name_or_path)
    name, *options = (name_or_path,) if path.exists() else name_or_path.split(PICK)
    if (Path(name).suffix in SUFFIXES or path.parent != Path()) and name not in policy_names():
        return _checked(_with_parents(_read_layer(Path(name), name)), name).with_options(tuple(options))
    return shipped_text(name_or_path)


def shipped_text(name: str) -> Written:
    """A shipped policy as it is written, with the options that its name picks. Raises InputError (JSS951)."""
    era, *options = name.split(PICK)
    if era not in policy_names():
        raise InputError(Fault("JSS951", f'no policy is called "{name}"', _instead(era)))
    return _shipped_text(era).with_options(tuple(options))


@lru_cache(maxsize=1024)
def picked_policy(name: str, options: tuple[str, ...]) -> Policy:
    """A shipped policy with more options picked. Raises InputError (JSS951)."""
    era, *own = name.split(PICK)
    place = {option: index for index, option in enumerate(option_names(shipped_text(era).tree))}
    return _picked_text(era, tuple(sorted((*own, *options), key=lambda one: place.get(one, len(place))))).meant()


@lru_cache(maxsize=1024)
def _picked_text(name: str, options: tuple[str, ...]) -> Written:
    """The text of a shipped policy with options picked in the order of its file: readings share how they begin."""
    return _picked_text(name, options[:-1]).with_options(options[-1:]) if options else shipped_text(name)


def _instead(name: str) -> str:
    if name in REPLACED:
        return f"it was replaced: {REPLACED[name]}"
    return f"{nearest_or_all(name, policy_names())} (jss policy lists all; a file of your own needs .yaml)"


def load_all() -> tuple[Policy, ...]:
    """Every shipped policy, in the order of `policy_names`."""
    return tuple(_shipped(name) for name in policy_names())


@cache
def policy_names() -> tuple[str, ...]:
    """The shipped policies in the order of their dates, a variant after its parent. Only the folder is read."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.yaml")))


def _name_in_force(day: date) -> str:
    """The shipped policy that is in force on a day, or the first one before them all."""
    # the year that an era began stands in its name: only the files of eras that may hold are opened
    eras = [name for name in policy_names() if int(name.split("-")[1]) <= day.year]
    for name in reversed(eras):
        if text_at(_shipped_layer(name).tree, "in_force", "from") <= day.isoformat():
            return name
    return policy_names()[0]


@cache
def _shipped(name: str) -> Policy:
    return _shipped_text(name).meant()


@cache
def _before_all() -> Policy:
    """The first era's rules, as they are taken for the days before it: its title says so."""
    first = _shipped(policy_names()[0])
    title = f"no rules are known before {first.since}: those of {first.title} are taken"
    return replace(first, title=title, until=first.since - timedelta(days=1))


@cache
def _shipped_text(name: str) -> Written:
    layers = _with_parents(_shipped_layer(name))
    return Written(_merged(layers)[0], layers)


@cache
def _shipped_layer(name: str) -> PolicyLayer:
    return _read_layer(SHIPPED / f"{name}.yaml", f"{name}.yaml")


def _read_layer(path: Path, file: str) -> PolicyLayer:
    document = SourceText(file, _read_text(path, file))
    tree = parse_tree(document.text, file)
    if not isinstance(tree, Mapping):
        hint = "begin with name: and title:, as the shipped policies do"
        raise InputError(document.fault("JSS950", "expected a mapping", hint, tree.position))
    return PolicyLayer(document, tree)


def _read_text(path: Path, file: str) -> str:
    try:
        with opened(str(path)) as stream:
            content = stream.read(MAX_BYTES + 1)
        if not content and path.is_fifo():
            raise InputError(Fault("JSS950", "the policy is a pipe that nobody has written to", "give a file", file))
        if len(content) <= MAX_BYTES:
            return content.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise InputError(Fault("JSS950", f"the policy cannot be read: {reason}", "check the path", file)) from None
    raise InputError(Fault("JSS950", "the policy is larger than 1 MiB", "a policy is a few pages long", file))


def _checked(layers: tuple[PolicyLayer, ...], path: str) -> Written:
    """The text of a file and of all that it extends. Raises InputError with every fault."""
    from jss_cli.files.policies.checks import faults_in  # noqa: PLC0415 - what is shipped was checked by the tests

    tree, faults = _merged(layers)
    tree = fitting(tree, layers)
    faults += (*_borrowed_name(layers[0]), *faults_in(tree, layers))
    if faults:
        raise InputError(*sorted(dict.fromkeys(faults), key=Fault.in_order))
    return Written(tree, layers, path)


def _borrowed_name(layer: PolicyLayer) -> tuple[Fault, ...]:
    """That a file calls itself as a shipped policy and is no copy of it: every answer would pass it off for that."""
    place, name = entry(layer.tree, "name"), text_at(layer.tree, "name")
    era = name.split(PICK)[0]
    if place is None or era not in policy_names() or layer.document.text == _shipped_layer(era).document.text:
        return ()
    hint = "give it a name of its own, and write extends: before the shipped one"
    return (layer.fault(place, "JSS952", f'name: "{name}" is a shipped policy', hint),)


def _merged(layers: tuple[PolicyLayer, ...]) -> tuple[Mapping, tuple[Fault, ...]]:
    """The values of a file over those it extends, and what of them has no place. The child comes first."""
    tree, faults = Mapping((), layers[0].tree.position), tuple[Fault, ...]()
    for layer in reversed(layers):
        options = tuple(text_at(layer.tree, "extends").split(PICK)[1:])
        tree, faults = overlay(layer, Written(tree, layers).with_options(options).tree)
    return tree, faults


def _with_parents(child: PolicyLayer) -> tuple[PolicyLayer, ...]:
    """A layer and those it extends, the child first."""
    parent = entry(child.tree, "extends")
    if parent is None:
        return (child,)
    if not isinstance(parent, Scalar):
        raise InputError(child.fault(parent, "JSS950", "extends: expected a text", "name one policy that is shipped"))
    name = parent.text.split(PICK)[0]
    if name not in policy_names():
        raise InputError(child.fault(parent, "JSS957", f'no shipped policy is called "{name}"', _instead(name)))
    return (child, *_with_parents(_shipped_layer(name)))
