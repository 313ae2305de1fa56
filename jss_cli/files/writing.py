"""A history to YAML, JSON or CSV. What is written reads back as the same history."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any

from jss_cli.domain.history import Contract, History, Unknown
from jss_cli.errors import Fault, OutputError
from jss_cli.files.histories.fields import CONTRACT_FIELDS, Field
from jss_cli.visible import escaped

BARE = re.compile(r"[A-Za-z][A-Za-z0-9_.()/+-]*(?: [A-Za-z0-9_.()/+-]+)*")  # texts that YAML takes for nothing else
KEYWORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
HIDDEN = re.compile(
    "[\x7f-\x9f\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
)
OBEYED = ("=", "+", "-", "@", "\t", "\r", "'")  # a cell that begins so gets an apostrophe, which reading takes off
NOT_IN_CSV = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
GETTERS = tuple((field, attrgetter(field.name)) for field in CONTRACT_FIELDS)


def write_yaml(history: History) -> str:
    """The history in YAML, a field a line."""
    return "".join(f"{line}\n" for line in block(tree(history)))


def write_json(history: History) -> str:
    """The history in JSON, with the keys that YAML has."""
    text = json.dumps(tree(history), default=json_value, indent=2, ensure_ascii=False)
    return HIDDEN.sub(lambda sign: json.dumps(sign[0])[1:-1], text) + "\n"


def write_csv(history: History) -> str:
    """The history in CSV: `#name,value` lines for what concerns the whole file, then a row for each contract.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, which reading takes off again.
    Raises OutputError (JSS990) for control characters: only YAML and JSON can write them.
    """
    said = [(f, get) for f, get in GETTERS if f.required or any(is_told(f, get(c)) for c in history.contracts)]
    own = list(dict.fromkeys(name for contract in history.contracts for name, _ in contract.extras))
    stream = io.StringIO()
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerows([f"#{name}", guarded(text)] for name, text in top_cells(history))
    rows.writerow([*(field.header for field, _ in said), *own])
    for contract in history.contracts:
        extras = dict(contract.extras)
        cells = [cell(get(contract)) if is_told(field, get(contract)) else "" for field, get in said]
        rows.writerow([guarded(text) for text in (*cells, *(extras.get(name, "") for name in own))])
    return as_csv_keeps_it(stream.getvalue())


WRITERS: dict[str, Callable[[History], str]] = {"yaml": write_yaml, "csv": write_csv, "json": write_json}


def tree(history: History) -> dict[str, Any]:
    """The history as nested mappings and lists, as files have it; what is absent anyway is left out."""
    top: dict[str, Any] = {"version": 1, "platform": history.platform, "currency": history.currency}
    if history.as_of:
        top["as_of"] = history.as_of
    if history.observed:
        top["observed"] = [node(seen) for seen in history.observed]
    return {**top, **dict(history.extras), "contracts": [branch(contract) for contract in history.contracts]}


def branch(contract: Contract) -> dict[str, Any]:
    """A contract as a mapping, its groups (`feedback`, `ending`) as mappings within it."""
    found: dict[str, Any] = {}
    for field, get in GETTERS:
        value = get(contract)
        if is_told(field, value):
            group, _, name = field.name.rpartition(".")
            (found.setdefault(group, {}) if group else found)[name] = node(value)
    return {**found, **dict(contract.extras)}


def is_told(field: Field, value: object) -> bool:
    """Whether a value is other than that of an absent field."""
    return field.required or value != field.absent


def node(value: Any) -> Any:
    """A value as files have it."""
    if isinstance(value, tuple):
        return [node(item) for item in value]
    if is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: item for name, item in pairs if item is not None}
    return "unknown" if isinstance(value, Unknown) else "none" if value is None else value


def block(mapping: dict[str, Any]) -> Iterator[str]:
    """A mapping as lines of YAML: contracts are blocks of lines, shorter lists have an item a line."""
    for key, value in mapping.items():
        if not isinstance(value, list) or not value:
            yield f"{named(key)}: {flow(value)}"
            continue
        yield f"{named(key)}:"
        for item in value:
            first, *rest = block(item) if key == "contracts" else [flow(item)]
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)


def flow(value: Any) -> str:
    """A value on one line of YAML."""
    match value:
        case dict():
            return "{" + ", ".join(f"{named(key)}: {flow(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case str() if not BARE.fullmatch(value) or value.lower() in KEYWORDS:
            quoted = json.dumps(value, ensure_ascii=False)
            return HIDDEN.sub(lambda sign: escaped(sign[0]), quoted)
        case _:
            return cell(value)


def named(key: str) -> str:
    """A key of YAML; ours need no quotes, and `on` is no keyword to those who read texts."""
    return key if BARE.fullmatch(key) else flow(key)


def cell(value: Any) -> str:
    """A value as CSV has it."""
    match value:
        case bool():
            return str(value).lower()
        case Decimal():
            return format(value, "f")
        case tuple():
            return " ".join("=".join(cell(getattr(item, f.name)) for f in fields(item)) for item in value)
        case _:
            return str(node(value))


def json_value(value: object) -> object:
    """A day or an amount in JSON; an amount that would need an exponent as text."""
    if not isinstance(value, Decimal):
        return str(value)
    whole = int(value)
    short = whole if whole == value else float(value)
    return short if format(value.normalize(), "f") == str(short) else format(value, "f")


def top_cells(history: History) -> Iterator[tuple[str, str]]:
    """What concerns the whole file, by name."""
    yield "platform", history.platform
    yield "currency", history.currency
    if history.as_of:
        yield "as_of", str(history.as_of)
    for seen in history.observed:
        recommend = "" if seen.recommend_percent is None else f"/{seen.recommend_percent}"
        yield "observed", f"{seen.score}@{seen.on}{recommend}"
    yield from history.extras


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(OBEYED) else text


def as_csv_keeps_it(text: str) -> str:
    """The text, if reading gives all of it back. Raises OutputError (JSS990)."""
    if lost := NOT_IN_CSV.search(text):
        line = text.count("\n", 0, lost.start()) + 1
        message = f"CSV cannot hold the control character U+{ord(lost[0]):04X} (line {line} of what would be written)"
        raise OutputError(Fault("JSS990", message, "write YAML or JSON instead, or remove it from the text"))
    return text
