"""JSON Schema of a history, for editors: made from the same table of fields that the reader uses (draft-07)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from jss_cli.domain.facts import LEAST_STARS, MOST_RECOMMENDED, MOST_STARS
from jss_cli.files.histories.field import Field, Form
from jss_cli.files.histories.fields import (
    CONTRACT_FIELDS,
    INTERIM_FIELDS,
    OBSERVATION_FIELDS,
    PAYMENT_FIELDS,
    PROVENANCE_FIELDS,
    TOP_FIELDS,
)
from jss_cli.files.policies.shape import POLICY
from jss_cli.files.policies.syntax import Schema

DRAFT = "http://json-schema.org/draft-07/schema#"
OWN: Schema = {"^x_": {"description": "Yours: kept, as a text, and not read."}}
SCALAR: Schema = {"type": ["string", "number", "boolean"]}  # YAML reads 007 as a number; jss keeps it as written
DAY: Schema = {"type": "string", "format": "date"}
AMOUNTS: list[Schema] = [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?$"}]
PERCENT: Schema = {"type": "integer", "minimum": 0, "maximum": 100}
FORMS: dict[Form, Schema] = {
    "name": SCALAR,
    "text": SCALAR,
    "flag": {"type": "boolean"},
    "day": DAY,
    "some_day": {
        "anyOf": [
            DAY,
            {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"},
            {"enum": ["unknown"]},
            {"type": "object", "properties": {"not_before": DAY, "not_after": DAY}, "additionalProperties": False},
        ]
    },
    "amount": {"anyOf": AMOUNTS},
    "some_amount": {"anyOf": [*AMOUNTS, {"enum": ["unknown"]}]},
    "stars": {
        "anyOf": [
            {"type": "number", "minimum": int(LEAST_STARS), "maximum": int(MOST_STARS)},
            {"enum": ["none", "unknown"]},
        ]
    },
    "given_stars": {"type": "number", "minimum": int(LEAST_STARS), "maximum": int(MOST_STARS)},
    "recommend": {
        "anyOf": [{"type": "integer", "minimum": 0, "maximum": MOST_RECOMMENDED}, {"enum": ["none", "unknown"]}]
    },
    "shown_score": {"anyOf": [PERCENT, {"enum": ["none"]}]},
    "span": {"type": "array", "items": PERCENT, "minItems": 2, "maxItems": 2},
    "by_window": {"type": "object", "patternProperties": {"^[0-9]+$": PERCENT}, "additionalProperties": False},
    "fraction": {"type": "string", "pattern": "^[0-9]+ of 0*[1-9][0-9]*$"},
    "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "version": {"const": 1},
}
LISTS = {
    "payments": PAYMENT_FIELDS,
    "interim": INTERIM_FIELDS,
    "provenance": PROVENANCE_FIELDS,
    "observation": OBSERVATION_FIELDS,
}


def history_schema() -> Schema:
    """The schema of a history file."""
    contracts = {"type": "array", "items": _mapping(CONTRACT_FIELDS), "description": "Every contract, in any order."}
    top = _mapping(TOP_FIELDS)
    top["properties"]["contracts"] = contracts
    return {
        "$schema": DRAFT,
        "title": "jss history, version 1",
        "description": "Amounts: 1000.5 equals 1000.50. YAML and CSV keep what is written; a number in JSON has no "
        "zero at its end.",
        **top,
        "required": ["contracts"],
    }


def _mapping(fields: Iterable[Field]) -> Schema:
    schema: Schema = {"type": "object", "properties": {}, "patternProperties": OWN, "additionalProperties": False}
    for field in fields:
        group, _, name = field.name.rpartition(".")
        place = schema["properties"]
        if group:
            place = place.setdefault(group, {"type": "object", "properties": {}, "additionalProperties": False})
            place = place["properties"]
        place[name] = {**_of_form(field), "description": field.about}
    if required := [field.name for field in fields if field.required]:
        schema["required"] = required
    return schema


def _of_form(field: Field) -> Schema:
    if field.form == "word":
        return {"enum": list(field.choices)}
    if field.form == "whole":
        return {"type": "integer", "minimum": field.least, "maximum": field.greatest}
    if field.form in LISTS:
        return {"type": "array", "items": {**_mapping(LISTS[field.form]), "patternProperties": {}}}
    return FORMS[field.form]


def policy_schema() -> Schema:
    """The schema of a policy file. Nothing is required: one that extends another states only what changed."""
    schema = POLICY.schema()
    parts: Schema = schema["properties"]
    for table in ("rules", "clauses"):
        parts[table]["items"]["properties"] |= {"before": SCALAR, "after": SCALAR}
        parts[f"{table}_dropped"] = {"type": "array", "items": SCALAR}
    parts["extends"]["description"] = "The policy whose rules and numbers hold unless stated here."
    return {"$schema": DRAFT, "title": "jss policy", **schema}


def result_schema(types: Iterable[type[Any]]) -> Schema:
    """The schema of a result that is of one of several types, or of a list of them: one for each file."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only this schema needs pydantic

    union: Any = reduce(or_, types)
    adapter: Any = TypeAdapter(union | tuple[union, ...])
    schema = adapter.json_schema(mode="serialization", ref_template="#/definitions/{model}")
    definitions = {name: _as_written(one) for name, one in schema.pop("$defs", {}).items()}
    return {"$schema": DRAFT, "title": "jss result", "definitions": definitions, **schema}


def _as_written(schema: Schema) -> Schema:
    """A schema with its keys as JSON has them: `from`, which no field of ours can be called."""
    own = {name.rstrip("_"): one for name, one in schema.get("properties", {}).items()}
    required = [name.rstrip("_") for name in schema.get("required", ())]
    return {**schema, "properties": own, "required": required} if own else schema
