"""Answers of the GraphQL service."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from exported import EXPECTED, USUAL, claimed, extract, handed, material, reader, told

from jss_cli.errors import Fault, InputError
from jss_cli.imports.source import Extract, Listed, Wish

NAME = "graphql_work_history_2026.json"
CONTRACT: dict[str, Any] = {
    "id": "41000009",
    "title": "Atlas",
    "startDate": "2026-03-02T00:00:00+0000",
    "endDate": "2026-03-20T00:00:00+0000",
    "status": "CLOSED",
    "terms": {"jobType": "FIXED"},
}
ITEM: dict[str, Any] = {"contract": CONTRACT, "contractAggregate": {"totalCharge": "400.00"}, "feedback": None}
DETAILS: dict[str, Any] = {
    "id": "41000009",
    "closingReason": {"apiRef": "API_REAS_HIRED_DIFFERENT", "reason": "Hired someone else"},
    "endedBy": {"id": "u2", "name": "Kept secret"},
    "freelancer": {"user": {"id": "u1"}},
    "clientOrganization": {"id": "o1", "name": "Birch  Bakery"},
}
REFUSED = {"message": "Authorization failed", "path": ["transactionHistory"]}


def read(answer: Any, wish: Wish = USUAL) -> Extract:
    return extract("graphql", json.dumps(answer), wish)


def listed(*items: Any, **beside: Any) -> Extract:
    return read({"data": {"talentWorkHistory": {"workHistoryList": items, **beside}}})


def later(**changes: Any) -> dict[str, Any]:
    return {**ITEM, "contract": {**CONTRACT, **changes}}


def fault(answer: Any) -> Fault:
    with pytest.raises(InputError) as raised:
        read(answer)
    return raised.value.faults[0]


def test_the_handed_answer_gives_seven_contracts_unpaid_ones_too_and_the_score() -> None:
    found = extract("graphql", handed(NAME))
    assert {"lines": found.lines, "understood": found.understood, "told": told(found)} == EXPECTED[NAME]
    assert [claim.value for claim in found.scores] == [86]
    assert found.listed == (Listed("all", 18, "data.talentWorkHistory.totalCount"),)
    assert found.freelancer == "user freelancer-user"
    contracts = {claimed(one)["id"]: claimed(one) for one in found.contracts}
    assert contracts["41000001"] == {
        "id": "41000001",
        "title": "Weekly bookkeeping",
        "kind": "hourly",
        "started": "2025-09-01",
        "ended": "None",
        "net": "3360.00",
    }
    assert contracts["41000005"] == {
        "id": "41000005",
        "title": "Podcast notes",
        "kind": "hourly",
        "started": "2026-06-01",
        "ended": "2026-06-26",
        "net": "310.00",
        "feedback.stars": "None",
        "ending.by": "freelancer",
        "ending.reason": "completed",
        "client": "Dogwood Media",
    }
    assert (contracts["41000006"]["net"], contracts["41000006"]["ending.reason"]) == ("0.00", "not_needed")
    assert len(contracts) == 7


@pytest.mark.parametrize(
    ("changes", "claims"),
    [
        ({"endDate": None, "status": "ACTIVE"}, {"ended": "None", "feedback.stars": ""}),
        ({"endDate": None, "status": "PAUSED"}, {"ended": "None"}),
        ({"endDate": None, "status": "CLOSED"}, {"ended": "", "feedback.stars": "None"}),
        ({"startDate": 1772409600000}, {"started": "2026-03-02"}),
        ({"startDate": "2026-03-02"}, {"started": "2026-03-02"}),
        ({"endDate": "2026-03-19T23:30:00-0500"}, {"ended": "2026-03-20"}),
        ({"terms": {"jobType": "HOURLY"}}, {"kind": "hourly"}),
        ({"terms": [{"jobType": "FIXED_PRICE"}]}, {"kind": "fixed"}),
        ({"terms": None, "contractType": "HOURLY"}, {"kind": "hourly"}),
        ({"terms": None}, {"kind": ""}),
        ({"id": 41000012}, {"id": "41000012"}),
    ],
)
def test_a_contract_shows_what_is_told_and_nothing_else(changes: dict[str, Any], claims: dict[str, str]) -> None:
    found = claimed(listed({**ITEM, "contract": {**CONTRACT, **changes}}).contracts[0])
    assert {name: found.get(name, "") for name in claims} == claims


@pytest.mark.parametrize(
    ("item", "claims"),
    [
        ({"feedback": {"feedbackToFreelancer": None}}, {"feedback.stars": "None"}),
        ({"feedback": {"feedbackToClient": {"score": 5}}}, {"feedback.stars": ""}),
        ({"feedback": {"feedbackToFreelancer": {"score": 4.8}}}, {"feedback.stars": "4.8", "feedback.removed": ""}),
        (
            {"feedback": {"feedbackToFreelancer": {"score": 2.1, "feedbackSuppressed": True}}},
            {"feedback.stars": "2.1", "feedback.removed": "True"},
        ),
        (
            {"feedback": {"feedbackToFreelancer": {"score": None, "feedbackSuppressed": True}}},
            {"feedback.stars": "Unknown.UNKNOWN", "feedback.removed": "True"},
        ),
        ({"contractAggregate": {"totalCharge": None}}, {"net": "Unknown.UNKNOWN"}),
        ({"contractAggregate": {"totalCharge": 1250.5}}, {"net": "1250.5"}),
        ({"contractAggregate": None}, {"net": ""}),
    ],
)
def test_an_item_shows_its_net_amount_and_its_feedback(item: dict[str, Any], claims: dict[str, str]) -> None:
    found = claimed(listed({**ITEM, **item}).contracts[0])
    assert {name: found.get(name, "") for name in claims} == claims


@pytest.mark.parametrize(
    ("changes", "claims"),
    [
        ({}, {"ending.by": "client", "ending.reason": "hired_other", "client": "Birch Bakery"}),
        ({"endedBy": {"id": "u1"}}, {"ending.by": "freelancer"}),
        ({"endedBy": {"id": "u1"}, "freelancer": {"id": "u1"}}, {"ending.by": "freelancer"}),
        ({"freelancer": None}, {"ending.by": ""}),
        ({"freelancer": None, "endedBy": "CLIENT"}, {"ending.by": "client"}),
        ({"endedBy": None}, {"ending.by": ""}),
        ({"closingReason": {"reason": "No longer need this work completed"}}, {"ending.reason": "not_needed"}),
        ({"closingReason": "Job was completed successfully"}, {"ending.reason": "completed"}),
        ({"closingReason": {"apiRef": "API_REAS_NEW", "reason": "Something new"}}, {"ending.reason": ""}),
        ({"closingReason": None}, {"ending.reason": ""}),
        ({"id": None}, {"id": "38100001"}),
    ],
)
def test_details_show_the_client_who_ended_it_and_why(changes: dict[str, Any], claims: dict[str, str]) -> None:
    found = read({"data": {"c38100001": {**DETAILS, **changes}}})
    (one,) = found.contracts
    assert {name: claimed(one).get(name, "") for name in claims} == claims
    assert one.party == "organization o1"
    assert "secret" not in repr(found)


def test_what_stands_beside_a_contract_is_told_of_it_too() -> None:
    found = claimed(listed({**DETAILS, **ITEM}).contracts[0])
    told = {"client": "Birch Bakery", "ending.by": "client", "ending.reason": "hired_other"}
    assert found.items() >= told.items()


def test_what_nobody_has_seen_filled_is_assumed_and_told_once() -> None:
    found = read({"data": {"c1": DETAILS, "c2": {**DETAILS, "id": "2"}}})
    by = found.contracts[0].claim("ending.by")
    assert by
    assert by.certainty == "assumed"
    assert found.remarks == ("who ended a contract is assumed: the freelancer, if endedBy has the freelancer's own id",)


def test_a_reason_that_is_not_known_is_told_with_its_words() -> None:
    found = read({"data": {"c1": {**DETAILS, "closingReason": {"apiRef": "API_REAS_NEW", "reason": "Something new"}}}})
    assert found.remarks[-1] == 'data["c1"].closingReason: "Something new" is none of the known reasons'


def test_several_answers_and_aliases_show_one_contract_once() -> None:
    history = {"data": {"talentWorkHistory": {"workHistoryList": [ITEM]}}}
    found = read([history, {"data": {"c41000009": DETAILS}}, history, {"data": {"c41000009": DETAILS}}])
    assert (found.lines, found.understood, told(found)) == (4, 2, {"twice": 2})
    (one,) = found.contracts
    assert (claimed(one)["title"], claimed(one)["ending.reason"]) == ("Atlas", "hired_other")


def test_contracts_in_a_connection_of_another_name_are_found() -> None:
    edges = [{"node": DETAILS}, {"node": {**DETAILS, "id": "2"}}]
    assert len(read({"data": {"contractList": {"edges": edges}}}).contracts) == 2


def test_items_that_are_no_contracts_are_told() -> None:
    found = listed(ITEM, None, "x", {"contract": None}, {"comment": "Kept secret"})
    assert (found.lines, found.understood, told(found)) == (5, 1, {"not understood": 4})
    assert found.set_aside[0].at == "data.talentWorkHistory.workHistoryList[1]"


def test_a_list_of_open_contracts_is_counted_as_such_if_the_query_says_so() -> None:
    item = {**ITEM, "contract": {**CONTRACT, "endDate": None, "status": "ACTIVE"}}
    history = {"data": {"talentWorkHistory": {"workHistoryList": [item], "totalCount": 3}}}
    found = read({**history, "variables": {"filter": {"status": ["ACTIVE"]}}})
    assert found.listed == (Listed("open", 3, "data.talentWorkHistory.totalCount"),)
    assert found.remarks == ("the query asked for contracts of the status ACTIVE only",)
    unsure = read(history)
    assert unsure.listed == (Listed("all", 3, "data.talentWorkHistory.totalCount"),)
    assert unsure.remarks == ("all contracts in it are open: was the list asked for with status: [ACTIVE]?",)
    closed = read({**history, "query": "{ talentWorkHistory(filter: {status: [CLOSED]}) { totalCount } }"})
    assert closed.listed == ()


@pytest.mark.parametrize(
    ("totals", "counted"), [((1, 9), [("all", 10)]), ((9, 9), [("all", 9), ("all", 9)]), ((9, None), [("all", 9)])]
)
def test_a_list_of_open_contracts_and_one_of_the_others_are_counted_together(
    totals: tuple[int, int | None], counted: list[tuple[str, int]]
) -> None:
    still = later(endDate=None, status="ACTIVE", id="41000010")
    lists = {
        name: {"workHistoryList": [item], "totalCount": total}
        for name, item, total in zip(("open", "done"), (still, ITEM), totals, strict=True)
    }
    assert [(one.kind, one.number) for one in read({"data": lists}).listed] == counted


@pytest.mark.parametrize(("score", "shown"), [(0.86, 86), (86, 86), ("0.865", 87), (100, 100), (0, None), (1, None)])
def test_a_score_is_a_share_or_a_percent_and_zero_and_one_are_asked(score: float | str, shown: int | None) -> None:
    found = read({"data": {"aggregates": {"jobSuccessScore": score}}})
    assert [claim.value for claim in found.scores] == ([shown] if shown else [])
    assert told(found) == ({} if shown else {"not understood": 1})
    asked = (f"jobSuccessScore is {score}: which score did the profile show, if any?",)
    assert found.questions == (() if shown else asked)


def test_a_day_that_a_person_names_makes_the_score_an_observation() -> None:
    found = read({"data": {"aggregates": {"jobSuccessScore": 0.86}}}, Wish(seen=date(2026, 10, 1)))
    ((observed, _),) = found.observed
    assert (observed.on, observed.score, found.scores) == (date(2026, 10, 1), 86, ())


def test_errors_beside_data_are_told() -> None:
    found = read({"data": {"c1": DETAILS, "transactionHistory": None}, "errors": [REFUSED, {"message": "Timed out"}]})
    assert found.remarks[:2] == (
        'transactionHistory was refused: "Authorization failed": your key may not read it',
        'something was refused: "Timed out"',
    )
    assert (found.lines, found.understood) == (1, 1)


@pytest.mark.parametrize(
    "answer", [{"errors": [REFUSED], "data": None}, [{"errors": [REFUSED]}, {"errors": [REFUSED]}]]
)
def test_an_answer_that_holds_a_refusal_and_nothing_else_is_refused(answer: Any) -> None:
    found = fault(answer)
    assert found.code == "JSS804"
    assert found.message == 'the API refused: "Authorization failed" (transactionHistory)'
    assert "talentWorkHistory" in (found.hint or "")


@pytest.mark.parametrize(
    ("answer", "code", "message"),
    [
        ({"data": {"talentWorkHistory": {"workHistoryList": []}}}, "JSS800", "no contract"),
        (
            {"data": {"contractDetails": [{**DETAILS, "title": "A"}, {**DETAILS, "title": "B"}]}},
            "JSS802",
            '"A"',
        ),
        ({"data": {"c1": {**DETAILS, "startDate": "2026-03-02", "endDate": "2026-03-01"}}}, "JSS802", "end 2026-03-01"),
    ],
)
def test_an_answer_that_is_empty_or_contradicts_itself_is_refused(answer: Any, code: str, message: str) -> None:
    found = fault(answer)
    assert found.code == code
    assert message in found.message


@pytest.mark.parametrize("name", ["odesk_2014.json", "profile_rest_2020.json", "zlecenia.csv"])
def test_other_exports_are_none(name: str) -> None:
    assert not reader("graphql").knows(handed(name))
    assert not reader("graphql").knows(material('{"version": 1, "contracts": []}'))
