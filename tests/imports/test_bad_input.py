"""What people get for files of money and JSON that are empty, cut, or wrong: the code, the place, the words.

The numbers are those of the table of bad input, as far as one file by itself decides.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import pytest
from exported import USUAL, claimed, extract, handed, material, reader, told

from jss_cli.errors import InputError
from jss_cli.imports.source import source_readers

REPORT = "Date,Transaction ID,Transaction type,Transaction summary,Client team,Ref ID,Amount $"
HISTORY = "Date,Ref ID,Type,Description,Team,Amount"
EARNINGS = "Date,Contract,Hours,Amount,Payment type"
JOB: dict[str, Any] = {"id": "41000002", "title": "A", "startedOn": "2026-03-02", "openingRid": "1"}
ITEM: dict[str, Any] = {"contract": {"id": "41000002", "title": "A", "startDate": "2026-03-02"}, "feedback": None}
FORMER: dict[str, Any] = {"as_opening_title": "A", "as_from_full": "03/02/2013", "as_to_full": "03/20/2013"}
GIVE_IT = "give the file as it was downloaded"


class Refused(NamedTuple):
    """A file that gives nothing: what is said of it, with its line if a line is to blame."""

    number: int
    source: str
    text: str
    code: str
    message: str
    hint: str
    line: int | None = None


class Told(NamedTuple):
    """A file of which some lines are set aside, or read with a remark."""

    number: int
    source: str
    text: str
    at: str
    told: str
    remark: str = ""


def lines(header: str, *rows: str) -> str:
    return "\n".join((header, *rows))


def profile(*jobs: Any) -> str:
    return json.dumps({"assignments": jobs}, indent=1)


def answer(*items: Any, **beside: Any) -> str:
    return json.dumps({"data": {"talentWorkHistory": {"workHistoryList": items}}, **beside}, indent=1)


def former(*jobs: Any) -> str:
    return json.dumps({"assignments": {"hr": "", "fp": {"job": jobs}}}, indent=1)


def later(item: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {**item, "contract": {**item["contract"], **changes}}


REFUSED = [
    Refused(2, "transactions", REPORT, "JSS800", "the transaction report has no rows", "choose a longer time"),
    Refused(2, "transactions_by_ref", HISTORY, "JSS800", "the transaction history has no rows", "choose a longer time"),
    Refused(2, "earnings_report", EARNINGS, "JSS800", "the earnings report has no rows", "choose a longer time"),
    Refused(2, "profile_json", profile({"id": "1", "more": JOB}), "JSS800", "no job", "save the profile again"),
    Refused(2, "graphql", answer(), "JSS800", "no contract and no score", "ask for talentWorkHistory"),
    Refused(2, "odesk", former(), "JSS800", "no job is in it", "save the profile again"),
    Refused(
        *(4, "transactions", lines(REPORT + ",AMOUNT $ ", "2026-03-01,9,Hourly,A,B,1,5.00,6.00"), "JSS917"),
        *('the column "AMOUNT $ " is there twice', "remove one", 1),
    ),
    Refused(
        *(5, "transactions", lines(REPORT, "03/04/2026,9,Hourly,A,B,1,5.00"), "JSS801"),
        *('line 2: "03/04/2026": day or month first? no row decides', "--date-order mdy"),
    ),
    Refused(
        *(6, "transactions_by_ref"),
        lines(HISTORY, "13/04/2026,1,Hourly,A,B,5.00", "01/01/2026,2,Hourly,A,B,5.00", "04/13/2026,3,Hourly,A,B,5.00"),
        *("JSS801", "lines 2 and 4 have day and month in different orders", "in one order"),
    ),
    Refused(
        *(7, "transactions", lines(REPORT, "2026-03-01,9,Hourly,A,B,1,1.200"), "JSS801"),
        *('line 2: "1.200": a thousand, or three decimals? no row decides', "--decimal comma"),
    ),
    Refused(
        *(11, "transactions", lines(REPORT, "2026-03-01,9,Hourly,A,B,1,5.00", '2026-03-01,9,"Hourly,A,B'), "JSS966"),
        *("quote", "", 3),
    ),
    Refused(
        *(22, "graphql", '{"errors": [{"message": "Authorization failed"}], "data": null}', "JSS804"),
        *('the API refused: "Authorization failed"', "an ordinary key may read talentWorkHistory and contractDetails"),
    ),
    Refused(23, "graphql", answer(ITEM)[:-12], "JSS972", "is not closed", "close it with ]", 4),
    Refused(23, "profile_json", profile(JOB)[:-6], "JSS972", "is not closed", "close it with }", 3),
    Refused(23, "odesk", former(FORMER)[:-9], "JSS972", "is not closed", "close it with", 4),
    Refused(
        *(24, "profile_json", profile({**JOB, "endedOn": "2026-03-01"}), "JSS802"),
        *("end 2026-03-01 (assignments[0].endedOn), start 2026-03-02 (assignments[0].startedOn)", "check both days"),
    ),
    Refused(24, "graphql", answer(later(ITEM, endDate="2026-03-01")), "JSS802", "end 2026-03-01", "check both days"),
    Refused(24, "odesk", former({**FORMER, "as_to_full": "03/01/2013"}), "JSS802", "end 2013-03-01", "check both days"),
    Refused(
        *(26, "earnings_report", lines(EARNINGS, "2026-03-01,A (41000002),1,5.00,", "2026-03-01,B (41000002),1,5.00,")),
        *("JSS802", '41000002 is "A" and "B" (lines 2, 3)', "correct one of the two titles"),
    ),
    Refused(
        *(26, "profile_json", profile(JOB, {**JOB, "title": "B"}), "JSS802"),
        *('41000002 is "A" and "B" (assignments[0].title, assignments[1].title)', "correct one of the two titles"),
    ),
    Refused(26, "graphql", answer(ITEM, later(ITEM, title="B")), "JSS802", '41000002 is "A" and "B"', "correct one"),
]

TOLD = [
    Told(8, "transactions", lines(REPORT, "2026-03-01,9,Hourly,A,B,1,ask"), "line 2", '"ask" is no amount'),
    Told(8, "earnings_report", lines(EARNINGS, "2026-03-01,A,1,n/a,"), "line 2", '"n/a" is no amount'),
    Told(
        *(9, "transactions"),
        lines(REPORT, "2026-03-01,9,Hourly,A,B,1,5.00", *["2026-03-01,9,Gift card,A,B,2,5.00"] * 2),
        *("line 3", 'type "Gift card"', '2 rows of type "Gift card": set aside; if it is pay, say so with --map'),
    ),
    Told(
        *(10, "transactions", lines(REPORT, "2026-03-01,9,Hourly,A,B,1,5.00", "2026-03-01,9,Hourly"), "line 3"),
        "3 of 7 cells: the file may be cut",
    ),
    Told(
        *(10, "earnings_report", lines(EARNINGS, "2026-03-01,A,1,5.00,", "2026-03-01,A,1"), "line 3"),
        "3 of 5 cells: the file may be cut",
    ),
    Told(
        *(13, "transactions", lines(REPORT, "2026-03-01,9,Hourly,A,B,1,500.00 EUR"), "line 2"),
        "500.00 EUR is not converted",
    ),
    Told(
        *(34, "transactions"),
        lines(REPORT, *["2026-03-01,9,Hourly,A,B,1,5.00"] * 2, '"Mar 8, 2062",9,Hourly,A,B,1,5.00'),
        *("line 4", '"Mar 8, 2062": check the year'),
    ),
    Told(
        *(31, "graphql", f"[{answer(ITEM)}, {answer(ITEM)}]", "[1].data.talentWorkHistory.workHistoryList[0]"),
        "as [0].data.talentWorkHistory.workHistoryList[0]",
    ),
    Told(31, "profile_json", profile(JOB, JOB), "assignments[1]", "as assignments[0]"),
    Told(31, "odesk", former(FORMER, FORMER), "assignments.fp.job[1]", "as assignments.fp.job[0]"),
]


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: f"{row.number}-{row.source}")
def test_a_file_that_gives_nothing_says_where_and_what_to_do(row: Refused) -> None:
    given = material(row.text)
    assert reader(row.source).knows(given)
    with pytest.raises(InputError) as raised:
        reader(row.source).read(given, USUAL)
    (fault,) = raised.value.faults
    assert raised.value.exit_code == 3
    assert (fault.code, fault.file, fault.position and fault.position.line) == (row.code, "export", row.line)
    assert row.message in fault.message
    assert row.hint in (fault.hint or "")


@pytest.mark.parametrize("row", TOLD, ids=lambda row: f"{row.number}-{row.source}")
def test_a_line_that_gives_nothing_says_why_and_the_rest_is_read(row: Told) -> None:
    found = extract(row.source, row.text)
    assert (found.set_aside[0].at, found.set_aside[0].text) == (row.at, row.told)
    assert found.understood + len(found.set_aside) == found.lines
    assert not row.remark or row.remark in found.remarks


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2026-10-02_transaction_report.csv", "a transaction report"),
        ("transactions_2023.csv", "a transaction history"),
        ("earnings_report_2026.csv", "an earnings report"),
        ("graphql_work_history_2026.json", "a GraphQL answer"),
        ("profile_rest_2020.json", "profile JSON"),
        ("odesk_2014.json", "an oDesk profile as JSON"),
    ],
)
def test_1_each_export_is_known_as_what_it_is_and_as_nothing_else(name: str, title: str) -> None:
    assert [kind.title for _, kind in source_readers() if kind.knows(handed(name))] == [title]


def test_25_what_was_given_back_of_work_that_the_file_does_not_have_stays_with_its_client() -> None:
    found = extract("transactions", lines(REPORT, "2026-03-01,9,Refund to client,A,B,1,-5.00"))
    (one,) = found.contracts
    assert claimed(one) == {"client": "B", "title": "A"}
    assert [str(entry.amount) for entry in one.ledger] == ["-5.00"]
    assert told(found) == {}


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "a\u202eb", "a\x1b[31mb", "<b>x</b>"])
def test_32_signs_that_something_might_act_on_are_kept_as_data(title: str) -> None:
    found = extract("profile_json", profile({**JOB, "title": title}))
    assert claimed(found.contracts[0])["title"] == title


@pytest.mark.parametrize(
    ("source", "text", "remark"),
    [
        ("profile_json", profile({**JOB, "endedOn": "2062-08-28"}), "assignments[0].endedOn"),
        ("odesk", former({**FORMER, "as_to_full": "08/28/2062"}), "assignments.fp.job[0].as_to_full"),
        (
            *("graphql", answer(later(ITEM, endDate="2062-08-28"))),
            "data.talentWorkHistory.workHistoryList[0].contract.endDate",
        ),
    ],
)
def test_34_a_day_long_after_the_others_is_told(source: str, text: str, remark: str) -> None:
    assert f"{remark}: ends 2062-08-28: check the year" in extract(source, text).remarks


def test_34_a_year_that_no_history_can_have_is_told() -> None:
    found = extract("profile_json", profile({**JOB, "endedOn": "2162-08-28"}))
    assert "ended" not in claimed(found.contracts[0])
    assert found.remarks == ('assignments[0].endedOn: "2162-08-28": check the year',)
