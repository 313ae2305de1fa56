"""Scenario files, and what no changed history may be."""

from __future__ import annotations

from collections.abc import Sequence

from jss_cli.domain.history import History
from jss_cli.domain.plan import MOST_ADDED
from jss_cli.domain.scenario import Add, Scenario, ScenarioStep
from jss_cli.errors import Fault, InputError, UsageError
from jss_cli.files.changes import FORMS, parse_change
from jss_cli.files.document import SourceText
from jss_cli.files.histories.meaning import chain_faults, contradictions
from jss_cli.files.histories.source import read_document
from jss_cli.files.reading import Reading
from jss_cli.files.yaml_events import Mapping, Node, Scalar, parse_tree
from jss_cli.files.yaml_events import Sequence as Items

MOST_CHANGES = 200


def refuse_contradictions(history: History, most: int, more: str = "raise the limit with --max-contracts") -> None:
    """Raise UsageError for a changed history that no file of at most so many contracts could hold; `more` is how to ask
    about more of them."""
    if len(history.contracts) > most:
        message = f"there would be {len(history.contracts):,} contracts, more than {most:,}"
        raise UsageError(Fault("JSS981", message, f"change less, or {more}"))
    claims = [(contract.id, claim) for contract in history.contracts for claim in contradictions(contract)]
    claims += [(history.contracts[place].id, claim) for place, claim in chain_faults(history.contracts)]
    if claims:
        raise UsageError(*(Fault("JSS909", f"contract {name} then {said.claim}", said.hint) for name, said in claims))


def _load_scenario(source: str) -> Scenario:
    """The scenario in a YAML file: `changes`, a list of them as on the command line, and perhaps its `name`.

    Raises InputError for the file (JSS912, JSS913), with every change that cannot be understood at its place (JSS909).
    """
    document = read_document(source, Reading())
    tree = parse_tree(document.text, document.file)
    if not isinstance(tree, Mapping):
        raise InputError(document.fault("JSS913", "expected a scenario", "write changes: and a list", tree.position))
    entries = {key.text: node for key, node in tree.entries}
    faults = [_unknown_key(document, key) for key, _ in tree.entries if key.text not in {"name", "changes"}]
    name, items = entries.get("name"), entries.get("changes")
    if not isinstance(items, Items) or not items.items:
        hint = "write changes: and below it a list, such as - merge:c5+c6"
        faults.append(document.fault("JSS913", "expected a list of changes", hint, (items or tree).position))
        raise InputError(*faults)
    changes = [_change_at(document, item, faults) for item in items.items]
    if faults:
        raise InputError(*faults)
    return Scenario(tuple(filter(None, changes)), name.text if isinstance(name, Scalar) else "")


def _unknown_key(document: SourceText, key: Scalar) -> Fault:
    """The fault of a field that no scenario has."""
    hint = "a scenario has a name and changes"
    return document.fault("JSS912", f'unknown field "{key.text}"', hint, key.position, len(key.text))


def _change_at(document: SourceText, node: Node, faults: list[Fault]) -> ScenarioStep | None:
    """A change in a file; what is wrong with it is added to the faults with its place."""
    if not isinstance(node, Scalar):
        faults.append(document.fault("JSS913", "expected a change", f"write {FORMS}", node.position))
        return None
    try:
        return parse_change(node.text)
    except UsageError as error:
        (fault,) = error.faults
        faults.append(document.fault(fault.code, fault.message, fault.hint, node.position, len(node.text)))
        return None


def scenario_of(files: Sequence[str], changes: Sequence[str]) -> Scenario:
    """The changes of some files and then those written out, as one scenario. Raises UsageError if there are none."""
    if not files and not changes:
        raise UsageError(Fault("JSS909", "nothing is to be changed", f"write a change after the file: {FORMS}"))
    loaded = [_load_scenario(source) for source in files]
    written = tuple(parse_change(text) for text in changes)
    names = " + ".join(scenario.name for scenario in loaded if scenario.name)
    found = (*(change for scenario in loaded for change in scenario.changes), *written)
    refuse_too_much(found)
    return Scenario(found, names)


def refuse_too_much(changes: Sequence[ScenarioStep]) -> None:
    """Raise UsageError for more than can be worked through: each change may concern every contract added before it."""
    added = sum(change.deed.count for change in changes if isinstance(change.deed, Add))
    if added > MOST_ADDED:
        hint = f"add {MOST_ADDED:,} in all, or fewer"
        raise UsageError(Fault("JSS981", f"{added:,} contracts are added, more than {MOST_ADDED:,}", hint))
    if len(changes) > MOST_CHANGES:
        hint = "put what was not a matter of doubt into the history itself"
        raise UsageError(Fault("JSS909", f"there are {len(changes):,} changes, more than {MOST_CHANGES:,}", hint))
