from __future__ import annotations

from typing import Any, get_args

import pytest

from jss_cli.domain.facts import FACT
from jss_cli.files.histories.field import Field, Form
from jss_cli.files.histories.fields import CONTRACT_FIELDS, TOP_FIELDS
from jss_cli.files.schema import _mapping, _of_form, history_schema, policy_schema


@pytest.mark.parametrize("form", get_args(Form))
def test_every_form_of_a_field_has_a_schema(form: Form) -> None:
    assert _of_form(Field("f", form, "About.", choices=("a",), greatest=9))


@pytest.mark.parametrize(
    ("field", "schema"),
    [
        (Field("f", "word", "A.", choices=("a", "b")), {"enum": ["a", "b"]}),
        (Field("f", "whole", "A.", greatest=9), {"type": "integer", "minimum": 0, "maximum": 9}),
        (Field("f", "whole", "A.", least=1, greatest=9), {"type": "integer", "minimum": 1, "maximum": 9}),
        (Field("f", "flag", "A."), {"type": "boolean"}),
        (Field("f", "given_stars", "A."), {"type": "number", "minimum": 1, "maximum": 5}),
    ],
)
def test_a_schema_bounds_what_the_reader_bounds(field: Field, schema: dict[str, Any]) -> None:
    assert _of_form(field) == schema


def test_below_begins_at_one_percent_for_the_schema_as_for_the_reader() -> None:
    seen = history_schema()["properties"]["observed"]["items"]["properties"]
    assert (seen["below"]["minimum"], seen["fell"]["minimum"]) == (1, 0)


def test_a_dotted_name_is_a_mapping_within_the_mapping() -> None:
    schema = _mapping((Field("a", "flag", "A.", required=True), Field("g.b", "flag", "B."), Field("g.c", "flag", "C.")))
    assert schema["required"] == ["a"]
    assert list(schema["properties"]) == ["a", "g"]
    assert list(schema["properties"]["g"]["properties"]) == ["b", "c"]
    assert schema["properties"]["g"]["additionalProperties"] is False


def test_every_field_of_a_history_stands_in_its_schema_with_what_it_is_about() -> None:
    top = history_schema()["properties"]
    assert set(top) == {field.name for field in TOP_FIELDS} | {"contracts"}
    contract = top["contracts"]["items"]["properties"]
    for field in CONTRACT_FIELDS:
        group, _, name = field.name.rpartition(".")
        place = contract[group]["properties"] if group else contract
        assert place[name]["description"] == field.about


def test_a_policy_may_say_less_than_everything_and_ask_for_every_fact() -> None:
    schema = policy_schema()
    rule = schema["properties"]["rules"]["items"]["properties"]
    assert "required" not in schema
    assert set(rule["when"]["properties"]) == set(FACT)
    assert {"extends", "rules_dropped", "clauses_dropped"} <= set(schema["properties"])
    assert {"before", "after"} <= set(rule)
