"""A history as nested mappings and lists, and its values as texts: what every writer begins with."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

from jss_cli.domain.history import Contract, History, Unknown, Vague
from jss_cli.domain.vague import end_of_month
from jss_cli.files.histories.field import Field
from jss_cli.files.histories.fields import CONTRACT_FIELDS, TOP_FIELDS
from jss_cli.files.histories.flat import BOUND_SIGNS
from jss_cli.files.histories.observing import values_of

HIDDEN = re.compile(
    "[\x7f-\x9f\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
)


def _told_client(contract: Contract) -> str:
    return contract.named_client or "unknown"


GETTERS = tuple(
    (field, _told_client if field.name == "client" else attrgetter(field.path)) for field in CONTRACT_FIELDS
)

OF_ALL = tuple(field for field in TOP_FIELDS if field.name in {"unlisted", "agency"})


def tree(history: History) -> dict[str, Any]:
    """The history as nested mappings and lists, as files have it; what is absent anyway is left out."""
    top: dict[str, Any] = {"version": 1, "platform": history.platform, "currency": history.currency}
    if history.as_of:
        top["as_of"] = history.as_of
    if history.observed:
        top["observed"] = [values_of(seen) for seen in history.observed]
    top |= told_of_all(history)
    if history.provenance:
        top["from"] = _node(history.provenance)
    return {**top, **dict(history.extras), "contracts": [_branch(contract) for contract in history.contracts]}


def told_of_all(history: History) -> dict[str, Any]:
    """Whether the file lists every contract, and of whom, as far as it says so."""
    return {field.name: value for field in OF_ALL if is_told(field, value := getattr(history, field.name))}


def _branch(contract: Contract) -> dict[str, Any]:
    """A contract as a mapping, its groups (`feedback`, `ending`) as mappings within it."""
    found: dict[str, Any] = {}
    for field, get in GETTERS:
        value = get(contract)
        if is_told(field, value):
            group, _, name = field.name.rpartition(".")
            bounds = contract.bounds(field.name) if field.form == "some_day" else None
            (found.setdefault(group, {}) if group else found)[name] = _tree_of(bounds) if bounds else _node(value)
    return {**found, **dict(contract.extras)}


def _tree_of(day: Vague) -> str | dict[str, date]:
    """What is known of a day, as YAML and JSON have it: its month, its bounds, or unknown."""
    first, last = day.not_before, day.not_after
    if first and last and first.day == 1 and last == end_of_month(first):
        return f"{first:%Y-%m}"
    return {name: bound for name, bound in (("not_before", first), ("not_after", last)) if bound} or "unknown"


def text_of_day(day: Vague) -> str:
    """What is known of a day, as CSV has it."""
    known = _tree_of(day)
    return known if isinstance(known, str) else " ".join(f"{BOUND_SIGNS[name]}{bound}" for name, bound in known.items())


def is_told(field: Field, value: object) -> bool:
    """Whether a value is other than that of an absent field."""
    return field.required or value != field.absent


def _node(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_node(item) for item in value]
    if is_dataclass(value):
        pairs = ((name, getattr(value, name)) for name in _names_of(value.__class__))
        return {name: item for name, item in pairs if item is not None}
    return "unknown" if isinstance(value, Unknown) else "none" if value is None else value


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def cell(value: Any) -> str:
    """A value as CSV has it."""
    match value:
        case bool():
            return str(value).lower()
        case Decimal():
            return format(value, "f")
        case str() | date():
            return str(value)
        case tuple():
            first_two = attrgetter(*_names_of(value[0].__class__)[:2]) if value else str
            return " ".join("=".join(map(cell, first_two(item))) for item in value)
        case _:
            return str(_node(value))
