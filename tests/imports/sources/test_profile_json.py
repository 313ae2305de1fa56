"""The profile as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from exported import USUAL, claimed, extract, handed, material, reader, told

from jss_cli.domain.vague import DayBounds
from jss_cli.errors import InputError
from jss_cli.imports.source import Evidence, Extract, Listed, Wish

NAME = "profile_rest_2020.json"
JOB: dict[str, Any] = {
    "id": "21000009",
    "title": "Maps",
    "type": 1,
    "startedOn": "2016-09-05T00:00:00.000Z",
    "endedOn": "2016-11-02T00:00:00.000Z",
    "totalCharges": {"currencyCode": "USD", "amount": 300.0},
    "clientId": 700001,
    "openingRid": "9",
    "feedback": {"score": 4.65, "comment": "Kept secret"},
    "feedbackGiven": {"score": 1.0, "comment": "Kept secret"},
}


def read(*jobs: Any, wish: Wish = USUAL, **beside: Any) -> Extract:
    return extract("profile_json", json.dumps({"profile": {"assignments": [JOB, *jobs], **beside}}), wish)


def job(**changes: Any) -> Evidence:
    return read({**JOB, "id": "21000010", **changes}).contracts[-1]


def test_the_handed_profile_gives_three_contracts_and_a_score_of_an_unknown_day() -> None:
    found = extract("profile_json", handed(NAME))
    assert (found.lines, found.understood, told(found)) == (4, 4, {})
    assert [claim.value for claim in found.scores] == [None]
    assert [claimed(one)["id"] for one in found.contracts] == ["21000003", "21000002", "21000001"]
    assert claimed(found.contracts[1]) == {
        "id": "21000002",
        "title": "Interview transcripts",
        "client": "clientId 700002",
        "kind": "fixed",
        "started": "2019-05-06",
        "ended": "2019-05-24",
        "net": "Unknown.UNKNOWN",
        "feedback.stars": "4.65",
    }
    assert (found.contracts[0].claim("feedback.stars") or JOB).value is None  # type: ignore[union-attr]
    assert (found.freelancer, found.contracts[0].party) == ("key ~01", "clientId 700001")
    assert found.remarks == ("100.0 % would hire again, on an unknown day: name it with --seen",)


@pytest.mark.parametrize(
    ("changes", "claims"),
    [
        ({"endedOn": None, "feedback": None}, {"ended": "None", "feedback.stars": ""}),
        ({"feedback": None}, {"feedback.stars": "None"}),
        ({"feedback": {"score": None}}, {"feedback.stars": "Unknown.UNKNOWN"}),
        ({"feedback": {"score": 4.649999999}}, {"feedback.stars": "4.65"}),
        ({"totalCharges": None}, {"net": "Unknown.UNKNOWN"}),
        ({"totalCharges": {"amount": None}}, {"net": "Unknown.UNKNOWN"}),
        ({"totalCharges": {"amount": 310.00000000000006}}, {"net": "310.00"}),
        ({"totalCharges": {"amount": 0}}, {"net": "0"}),
        ({"totalCharges": {"amount": 5, "currencyCode": "EUR"}}, {"net": "Unknown.UNKNOWN", "x_earned": "5 EUR"}),
        ({"type": 2}, {"kind": "hourly"}),
        ({"type": 7}, {"kind": ""}),
        ({"startedOn": 1473033600000}, {"started": "2016-09-05"}),
        ({"startedOn": "2016-09-05T23:30:00-05:00"}, {"started": "2016-09-06"}),
        ({"startedOn": "2016-09-05T00:00:00+0200"}, {"started": "2016-09-05"}),
        ({"startedOn": "soon"}, {"started": ""}),
        ({"clientId": None}, {"client": ""}),
        ({"title": "  a\u00a0 b\n"}, {"title": "a b"}),
        ({"title": "x" * 20_000}, {"title": ""}),
        ({"title": ["a"]}, {"title": ""}),
        (
            {"midContractFeedbacks": [{"score": 4.5, "creationTs": "2016-10-01T12:00:00Z"}, {"score": 5}]},
            {"interim": "(Interim(on=datetime.date(2016, 10, 1), stars=Decimal('4.5')),)"},
        ),
    ],
)
def test_a_job_shows_what_is_told_and_nothing_else(changes: dict[str, Any], claims: dict[str, str]) -> None:
    found = claimed(job(**changes))
    assert {name: found.get(name, "") for name in claims} == claims


@pytest.mark.parametrize(("seen", "stars"), [(None, "None"), ("2016-11-16", "Unknown.UNKNOWN"), ("2016-11-17", "None")])
def test_feedback_that_is_not_there_may_come_within_fourteen_days(seen: str | None, stars: str) -> None:
    found = read({**JOB, "id": "2", "feedback": None}, wish=Wish(seen=date.fromisoformat(seen) if seen else None))
    assert claimed(found.contracts[1])["feedback.stars"] == stars


def test_what_could_not_be_read_is_told_with_its_path() -> None:
    found = read({**JOB, "id": "2", "startedOn": "soon", "endedOn": "2062-08-28", "feedback": {"score": 7}})
    assert found.remarks == (
        'profile.assignments[1].startedOn: "soon" is no day',
        'profile.assignments[1].feedback.score: "7" is no number of stars',
        "profile.assignments[1].endedOn: ends 2062-08-28: check the year",
    )


def test_no_comment_is_kept_anywhere() -> None:
    assert "secret" not in repr(read({**JOB, "id": "2", "midContractFeedbacks": [{"comment": "secret", "score": 4}]}))


def test_items_that_are_no_jobs_are_told_and_one_that_is_there_twice_is_read_once() -> None:
    found = read(None, "x", {"title": "no start"}, dict(JOB))
    assert (found.lines, found.understood) == (5, 1)
    assert told(found) == {"not understood": 3, "twice": 1}
    assert found.set_aside[0].at == "profile.assignments[1]"


def test_lists_of_a_page_are_found_at_any_depth_with_the_number_of_all() -> None:
    page = {
        "a": [
            {"b": {"assignmentsInProgress": {"totalItems": 2, "pageItems": [JOB]}}},
            {"pageItems": JOB, "totalItems": 16},
        ]
    }
    found = extract("profile_json", json.dumps(page))
    assert found.listed == (
        Listed("open", 2, "a[0].b.assignmentsInProgress.totalItems"),
        Listed("all", 16, "a[1].totalItems"),
    )
    assert (len(found.contracts), told(found)) == (1, {"twice": 1})


def test_where_every_day_is_the_first_of_a_month_only_months_are_known() -> None:
    monthly = {**JOB, "startedOn": "2016-09-01", "endedOn": "2017-02-01", "feedback": None}
    found = extract("profile_json", json.dumps({"assignments": [monthly]}))
    assert claimed(found.contracts[0]) | {"id": ""} == {
        **claimed(job(title="Maps", feedback=None)),
        "id": "",
        "started": str(DayBounds(date(2016, 9, 1), date(2016, 9, 30))),
        "ended": str(DayBounds(date(2017, 2, 1), date(2017, 2, 28))),
    }
    assert len(found.remarks) == 1
    assert claimed(read({**monthly, "id": "3"}).contracts[1])["started"] == "2016-09-01"


@pytest.mark.parametrize(
    ("stats", "scores"),
    [
        ({"nSS100BwScore": 0.94}, [94]),
        ({"nSS100BwScore": 1}, []),
        ({"nSS100BwScore": 94}, []),
        ({"nSS100BwScore": 0}, [None]),
        ({"nSS100PtScore": 0, "nSS100BwScore": 0.865}, [87]),
        ({"nSS100PtScore": 0.94, "nSS100BwScore": 1}, [94]),
        ({"nSS100PtScore": 94.0}, [94]),
        ({"nSS100PtScore": None, "nSS100BwScore": None, "totalFeedback": 3}, []),
    ],
)
def test_a_score_is_a_share_or_a_percent_and_never_one(stats: dict[str, Any], scores: list[int | None]) -> None:
    found = read(stats=stats)
    assert [claim.value for claim in found.scores] == scores
    assert (found.lines, found.understood) == (2, 1 + len(scores))


@pytest.mark.parametrize(
    ("share", "shown"),
    [(81.81818181818183, (9, 11, 11)), (100.0, (1, 1, None)), (81.8, (9, 11, 11))],
)
def test_a_day_that_a_person_names_makes_the_score_an_observation(share: float, shown: tuple[int, int, int]) -> None:
    stats = {"nSS100PtScore": 0.94, "hireAgainPercentage": share}
    found = read(wish=Wish(seen=date(2017, 3, 20)), stats=stats)
    ((seen, claim),) = found.observed
    assert (seen.on, seen.score, claim.at) == (date(2017, 3, 20), 94, "profile.stats.nSS100PtScore")
    assert seen.recommend
    assert (seen.recommend.numerator, seen.recommend.denominator, seen.recommend_of) == shown
    assert found.scores == ()


def test_a_score_that_was_not_shown_is_an_observation_too() -> None:
    ((seen, _),) = read(wish=Wish(seen=date(2017, 3, 20)), stats={"nSS100BwScore": 0}).observed
    assert (seen.shown, seen.score) == ("none", None)


@pytest.mark.parametrize(
    ("change", "message"),
    [({"title": "Flags"}, '21000009 is "Maps" and "Flags"'), ({"id": "3", "endedOn": "2016-09-04"}, "end 2016-09-04")],
)
def test_a_profile_that_contradicts_itself_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message) as raised:
        read({**JOB, **change})
    assert [fault.code for fault in raised.value.faults] == ["JSS802"]


def test_a_profile_without_a_job_is_refused() -> None:
    text = '{"assignments": [{"startedOn": "2016-09-05"}], "x": {"openingRid": 1}}'
    with pytest.raises(InputError, match="no job with a start"):
        reader("profile_json").read(material(text), USUAL)


@pytest.mark.parametrize("name", ["odesk_2014.json", "graphql_work_history_2026.json", "zlecenia.csv"])
def test_other_exports_are_none(name: str) -> None:
    assert not reader("profile_json").knows(handed(name))
