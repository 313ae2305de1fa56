"""What a GraphQL answer claims of one contract."""

from __future__ import annotations

from typing import Any

import pytest

from jss_cli.imports.graphql_claims import contract_of, is_contract, is_open, people
from jss_cli.imports.json_tree import JsonNode


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ({"contract": {"id": "1"}, "feedback": None}, True),
        ({"contract": None, "feedback": None}, False),
        ({"closingReason": None}, True),
        ({"endedBy": {"id": "1"}, "id": "2"}, True),
        ({"startDate": "2026-01-01", "status": "ACTIVE"}, True),
        ({"startDate": "2026-01-01", "companyName": "Elm", "jobTitle": "Editor"}, False),
        ({"id": "1", "title": "A milestone", "status": "ACTIVE"}, False),
        ([], False),
    ],
)
def test_a_contract_is_known_by_what_stands_beside_its_days(value: Any, known: bool) -> None:
    assert is_contract(JsonNode(value)) is known


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ({"endDate": None, "status": "ACTIVE"}, True),
        ({"endDate": None}, True),
        ({"status": "ACTIVE"}, True),
        ({}, False),
        ({"endDate": None, "status": "ENDED"}, False),
        ({"endDate": "2026-01-01", "status": "ACTIVE"}, False),
    ],
)
def test_a_contract_is_open_only_if_that_is_said(value: Any, known: bool) -> None:
    assert is_open(JsonNode(value)) is known


def test_the_freelancer_is_named_by_a_user_or_directly_and_a_list_holds_its_contract() -> None:
    assert list(people(JsonNode({"freelancer": {"user": {"id": "u"}, "id": "f"}}))) == ["u", "f"]
    assert list(people(JsonNode({"freelancer": None}))) == []
    assert contract_of(JsonNode({"contract": {"id": "1"}})).path == "contract"
