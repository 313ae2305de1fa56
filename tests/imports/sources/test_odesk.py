"""The profile as JSON of oDesk."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from exported import EXPECTED, claimed, extract, handed, reader, told

from jss_cli.domain.vague import DayBounds
from jss_cli.errors import Fault, InputError
from jss_cli.imports.source import Extract

NAME = "odesk_2014.json"
JOB: dict[str, Any] = {
    "as_opening_title": "Maps",
    "as_job_type": "Fixed",
    "as_from": "01/2013",
    "as_from_full": "01/07/2013",
    "as_to": "02/2013",
    "as_to_full": "02/03/2013",
    "as_total_charge": "60.00",
    "as_financial_privacy": "",
    "as_agency_name": "",
    "as_status": "Closed",
    "feedback": {"score": "4.9", "comment": "Kept secret"},
    "as_reason_recno": "70",
    "as_reason": "Job was completed successfully",
}


def read(*jobs: Any, **profile: Any) -> Extract:
    return extract("odesk", json.dumps({"profile": {"assignments": {"hr": "", "fp": {"job": jobs}}, **profile}}))


def fault(content: Any) -> Fault:
    with pytest.raises(InputError) as raised:
        extract("odesk", json.dumps(content))
    return raised.value.faults[0]


def test_the_handed_profile_gives_three_contracts_whether_one_is_listed_or_several() -> None:
    found = extract("odesk", handed(NAME))
    assert {"lines": found.lines, "understood": found.understood, "told": told(found)} == EXPECTED[NAME]
    assert [claimed(one) for one in found.contracts] == [
        {
            "title": "Address list",
            "kind": "hourly",
            "started": "2013-09-10",
            "ended": "2013-10-11",
            "net": "60.00",
            "feedback.stars": "5.0",
            "ending.reason": "completed",
        },
        {
            "title": "Forum moderation",
            "kind": "fixed",
            "started": "2013-01-07",
            "ended": "2013-02-15",
            "net": "60.00",
            "feedback.stars": "3.0",
            "ending.reason": "cancelled",
        },
        {
            "title": "Article rewrites",
            "kind": "fixed",
            "started": "2012-03-05",
            "ended": "2012-04-20",
            "net": "85.00",
            "feedback.stars": "4.9",
            "ending.reason": "completed",
        },
    ]
    assert found.freelancer == "key ~01"
    assert found.remarks == ("3 of 3 jobs name no client: each counts as one of its own",)


@pytest.mark.parametrize(
    ("changes", "claims"),
    [
        ({}, {"started": "2013-01-07", "ended": "2013-02-03"}),
        ({"as_to_full": "Present"}, {"ended": "None", "feedback.stars": ""}),
        ({"as_to_full": "", "as_to": "Present"}, {"ended": "None"}),
        ({"as_from_full": ""}, {"started": str(DayBounds(date(2013, 1, 1), date(2013, 1, 31)))}),
        ({"as_to_full": None}, {"ended": str(DayBounds(date(2013, 2, 1), date(2013, 2, 28)))}),
        ({"as_to_full": "", "as_to": ""}, {"ended": ""}),
        ({"as_from_full": "13/2013"}, {"started": ""}),
        ({"as_from_full": "02/30/2013"}, {"started": ""}),
        ({"as_job_type": "Hourly"}, {"kind": "hourly"}),
        ({"as_job_type": ""}, {"kind": "fixed"}),
        ({"as_financial_privacy": "1"}, {"net": "Unknown.UNKNOWN"}),
        ({"as_total_charge": ""}, {"net": "Unknown.UNKNOWN"}),
        ({"as_total_charge": "1,250.00"}, {"net": "1250.00"}),
        ({"feedback": ""}, {"feedback.stars": "None"}),
        ({"feedback": {"score": ""}}, {"feedback.stars": "Unknown.UNKNOWN"}),
        ({"feedback": {"score": "0.00"}}, {"feedback.stars": ""}),
        ({"as_client": 318878}, {"client": "clientId 318878"}),
        ({"as_client": "Elm School"}, {"client": "Elm School"}),
        ({"as_opening_title": "", "as_engagement_title": "Maps of Elm"}, {"title": "Maps of Elm"}),
        ({"as_reason_recno": "104"}, {"ending.reason": "completed"}),
        ({"as_reason_recno": "73"}, {"ending.reason": "hired_other"}),
        ({"as_reason_recno": "72"}, {"ending.reason": "cancelled"}),
        ({"as_reason_recno": "71"}, {"ending.reason": "unsuccessful"}),
        ({"as_reason_recno": "54"}, {"ending.reason": "rate_change"}),
        ({"as_reason_recno": "99"}, {"ending.reason": "completed"}),
        ({"as_reason_recno": "99", "as_reason": "Something else"}, {"ending.reason": ""}),
        ({"as_reason_recno": "", "as_reason": ""}, {"ending.reason": "", "ending.by": ""}),
    ],
)
def test_a_job_shows_what_is_told_and_nothing_else(changes: dict[str, Any], claims: dict[str, str]) -> None:
    found = read({**JOB, **changes})
    assert {name: claimed(found.contracts[0]).get(name, "") for name in claims} == claims
    assert "secret" not in repr(found)


def test_what_is_open_was_so_on_the_day_of_the_file() -> None:
    still = {**JOB, "as_to_full": "Present"}
    assert read(still, dev_last_activity="October 11, 2013").day == date(2013, 10, 11)
    assert "jobs that are open were so on the day of the file, which it does not name" in read(still).remarks


def test_a_changed_rate_asks_for_the_contract_that_continued_it() -> None:
    (asked,) = read({**JOB, "as_reason_recno": "54"}).questions
    assert asked.startswith("Maps: the rate changed")
    assert "`continues`" in asked


def test_what_could_not_be_read_is_told_with_its_path() -> None:
    found = read({**JOB, "as_client": "Elm", "as_to_full": "soon", "as_reason": "New", "as_reason_recno": "9"})
    assert found.remarks == (
        'profile.assignments.fp.job[0].as_to_full: "soon" is no day',
        'profile.assignments.fp.job[0].as_reason_recno: "New" is none of the known reasons',
    )
    assert "an agency is named: the score may be the agency's" in read({**JOB, "as_agency_name": "Elm"}).remarks


def test_a_job_that_is_there_twice_is_read_once_and_what_is_none_is_told() -> None:
    found = read(JOB, JOB, {**JOB, "as_opening_title": "More maps"}, None, "x", {"as_rate": "$5.00"}, None)
    assert (found.lines, found.understood, told(found)) == (7, 2, {"twice": 1, "not understood": 4})


def test_two_people_in_one_file_are_refused() -> None:
    profiles = [{"ciphertext": key, "assignments": {"hr": {"job": JOB}}} for key in ("~01", "~02")]
    found = fault({"profiles": profiles})
    assert (found.code, found.message) == (
        "JSS802",
        'the freelancer is "~01" (profiles[0].ciphertext) and "~02" (profiles[1].ciphertext)',
    )


@pytest.mark.parametrize(
    ("jobs", "code", "message"),
    [
        ("", "JSS800", "no job is in it"),
        ([{"as_rate": "$5.00"}], "JSS800", "no job is in it"),
        ({**JOB, "as_to_full": "01/06/2013"}, "JSS802", "end 2013-01-06"),
    ],
)
def test_a_profile_that_is_empty_or_contradicts_itself_is_refused(jobs: Any, code: str, message: str) -> None:
    found = fault({"assignments": {"hr": {"job": jobs}, "fp": ""}})
    assert found.code == code
    assert message in found.message


@pytest.mark.parametrize("name", ["graphql_work_history_2026.json", "profile_rest_2020.json", "zlecenia.csv"])
def test_other_exports_are_none(name: str) -> None:
    assert not reader("odesk").knows(handed(name))
