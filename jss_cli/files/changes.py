"""Changes as a person writes them: c8.recommend=9, drop:c8, merge:c5+c6, add:3x500, wait:DAY, policy:NAME."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from jss_cli.domain.scenario import Add, Deed, Drop, Merge, ScenarioStep, SetFact, Setting, UsePolicy, Wait
from jss_cli.errors import Fault, UsageError, did_you_mean
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.field import Field
from jss_cli.files.histories.fields import CHANGEABLE, TOP_FIELDS, by_header, by_name, folded
from jss_cli.files.histories.showing import RefusedError
from jss_cli.files.reading import Reading
from jss_cli.files.rulebook import open_rulebook

FORMS = "c8.recommend=9, drop:c8, merge:c5+c6, add:3x500, wait:2017-01-10, policy:upwork-2016"
ADD = re.compile(r"([0-9]{1,9})\s*[x×*]\s*([^:]+)((?::.*)?)")
FIELDS = by_name(CHANGEABLE)
WAITED = replace(FIELDS["started"], form="day", name="what is waited for", column="")
HEADERS = {name: field for name, field in by_header().items() if field in CHANGEABLE}
OF_HISTORY = {field.name for field in TOP_FIELDS}
NAMES = tuple(field.header for field in CHANGEABLE)
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
    return FIELDS.get(name) or HEADERS.get(folded(name))


def _nearest_field(name: str) -> str:
    """A hint with the fact that was meant, or with all of them."""
    headers = {known: field.header for known, field in HEADERS.items()}
    return did_you_mean(folded(name), headers, f"the facts are {', '.join(NAMES)}")


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


def _parse_wait(text: str, rest: str) -> Wait:
    """A day."""
    return Wait(_parse_fact(text, WAITED, rest).value)  # type: ignore[arg-type]  # that field is a day


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
    "wait": _parse_wait,
    "policy": _parse_named(lambda name: UsePolicy(name, open_rulebook(name))),
}


def _refusal(text: str, claim: str, hint: str) -> UsageError:
    """What is wrong with a change (JSS909)."""
    return UsageError(Fault("JSS909", f"{text.rstrip(':')}: {claim}", hint))
