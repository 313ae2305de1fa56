"""Changes as a person writes them: c8.recommend=9, drop:c8, merge:c5+c6, add:3x500, wait:DAY, policy:NAME.

A scenario is a file of them; and no changed history may be what no file could hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from jss_cli.domain.history import History
from jss_cli.domain.plan import MOST_ADDED
from jss_cli.domain.scenario import Add, Deed, Drop, Merge, Scenario, ScenarioStep, SetFact, Setting, UsePolicy, Wait
from jss_cli.errors import Fault, InputError, UsageError, did_you_mean
from jss_cli.files.document import SourceText
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.field import Field
from jss_cli.files.histories.fields import CHANGEABLE, TOP_FIELDS, by_header, by_name, folded
from jss_cli.files.histories.meaning import chain_faults, contradictions
from jss_cli.files.histories.showing import RefusedError
from jss_cli.files.histories.source import read_document
from jss_cli.files.reading import Reading
from jss_cli.files.rulebook import open_rulebook
from jss_cli.files.yaml_events import Mapping, Node, Scalar, parse_tree
from jss_cli.files.yaml_events import Sequence as Items

FORMS = "c8.recommend=9, drop:c8, merge:c5+c6, add:3x500, wait:2017-01-10, policy:upwork-2016"
ADD = re.compile(r"([0-9]{1,9})\s*[x×*]\s*([^:]+)((?::.*)?)")
FIELDS = by_name(CHANGEABLE)
WAITED = replace(FIELDS["started"], form="day", name="what is waited for", column="")
CHANGEABLE_HEADERS = {name: field for name, field in by_header().items() if field in CHANGEABLE}
OF_HISTORY = {field.name for field in TOP_FIELDS}
CHANGEABLE_NAMES = tuple(field.header for field in CHANGEABLE)
GRAMMAR = Grammar(Reading())


def parse_change(text: str) -> ScenarioStep:
    """The change that is written. Raises UsageError (JSS909)."""
    verb, sign, rest = text.strip().partition(":")
    if sign and verb in VERBS:
        return ScenarioStep(text, VERBS[verb](text, rest.strip()))
    if "=" in text:
        return ScenarioStep(text, _parse_setting(text))
    verbs = {known: f"{known}:..." for known in VERBS}
    raise _refusal(text, "is not a change", did_you_mean(verb, verbs, f"write {FORMS}", cutoff=0.6))


def _parse_setting(text: str) -> SetFact:
    """ID.FACT=VALUE; an id may hold points itself."""
    place, _, value = text.partition("=")
    place = place.strip()
    parts = [place.rsplit(".", 2), place.rsplit(".", 1)]
    for name, *fact in parts:
        field = _known_field(".".join(fact))
        if name and field and fact:
            return SetFact(name, _parse_fact(text, field, value.strip()))
    fact_name = parts[1][-1]
    if place in OF_HISTORY:
        raise _refusal(
            text, f'"{place}" is a fact of the whole history', "write it into a copy of the file, and ask that"
        )
    hint = _nearest_field(fact_name) if "." in place else "write the contract, a point and the fact: c8.recommend=9"
    raise _refusal(text, f'"{fact_name}" is no fact of a contract', hint)


def _known_field(name: str) -> Field | None:
    """The field of a name in YAML or of a header in CSV."""
    return FIELDS.get(name) or CHANGEABLE_HEADERS.get(folded(name))


def _nearest_field(name: str) -> str:
    """A hint with the fact that was meant, or with all of them."""
    headers = {known: field.header for known, field in CHANGEABLE_HEADERS.items()}
    return did_you_mean(folded(name), headers, f"the facts are {', '.join(CHANGEABLE_NAMES)}")


def _parse_fact(text: str, field: Field, value: str) -> Setting:
    """A fact from its field and its value as a file has it; nothing, or `none`, takes an optional one away."""
    if value == "none" and not field.required and field.form not in {"recommend", "stars", "name", "text"}:
        value = ""
    try:
        return Setting(field.name, GRAMMAR.converter(field)(value))
    except RefusedError as refused:
        raise _refusal(text, f'{field.header} {refused.claim}: "{value}"', refused.hint) from None


def _parse_add(text: str, rest: str) -> Add:
    """COUNTxAMOUNT, and perhaps facts after colons: 1x200:stars=3.5."""
    match = ADD.fullmatch(rest)
    if not match or not int(match[1]):
        raise _refusal(text, "does not say how many of which amount", "write add:3x500, or add:1x200:stars=3.5")
    earned = _parse_fact(text, FIELDS["earned"], match[2].strip())
    facts = []
    for part in filter(None, match[3].split(":")):
        name, _, value = part.partition("=")
        field = _known_field(name.strip())
        if field is None:
            raise _refusal(text, f'"{name}" is no fact of a contract', _nearest_field(name))
        facts.append(_parse_fact(text, field, value.strip()))
    return Add(int(match[1]), earned.value, tuple(facts))  # type: ignore[arg-type]  # the field of `earned` is an amount


def _parse_named(kind: Callable[[str], Deed]) -> Callable[[str, str], Deed]:
    """A change that has nothing but a name."""

    def parse(text: str, rest: str) -> Deed:
        if not rest:
            raise _refusal(text, "names nothing", f"write {FORMS}")
        return kind(rest)

    return parse


VERBS: dict[str, Callable[[str, str], Deed]] = {
    "drop": _parse_named(Drop),
    "merge": _parse_named(Merge),
    "add": _parse_add,
    "wait": lambda text, rest: Wait(_parse_fact(text, WAITED, rest).value),  # type: ignore[arg-type]  # it is a day
    "policy": _parse_named(lambda name: UsePolicy(name, open_rulebook(name))),
}


def _refusal(text: str, claim: str, hint: str) -> UsageError:
    """What is wrong with a change (JSS909)."""
    return UsageError(Fault("JSS909", f"{text.rstrip(':')}: {claim}", hint))


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
