"""What a job in the data of a page claims."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jss_cli.domain.history import UNKNOWN
from jss_cli.files.reading import Reading
from jss_cli.imports.json_claims import Claims
from jss_cli.imports.json_tree import JsonNode
from jss_cli.imports.page_jobs import job_evidence, jobs_in

JOB = {"jobTitle": "Logo", "startDate": "2026-03-02"}
ENDED = {**JOB, "endDate": "2026-03-20"}


def claims(item: dict[str, Any], shown: date | None = None, *, is_open: bool = False, hides: bool = False) -> Any:
    found = job_evidence(JsonNode(item, "x"), Claims("read", Reading(), []), shown, is_open=is_open, hides=hides)
    return {name: claim.value for name, claim in found.claims if name not in {"title", "started"}}


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"type": "HOURLY"}, "hourly"),
        ({"type": "Fixed-price", "totalHours": "5"}, "fixed"),
        ({"totalHours": "7.75"}, "hourly"),
        ({"hourlyRate": {"amount": "40"}, "totalHours": "0"}, "hourly"),
        ({"totalHours": "0", "totalCharge": {"amount": "5"}}, "fixed"),
        ({"totalHours": "0"}, None),
        ({"jobType": "2", "type": "2"}, None),
    ],
)
def test_the_kind_follows_words_hours_and_rates_and_never_a_number(more: dict[str, Any], kind: str | None) -> None:
    assert claims({**JOB, **more}).get("kind") == kind


@pytest.mark.parametrize(
    ("feedback", "shown", "stars"),
    [
        ({"score": "4.85", "comment": "x"}, None, Decimal("4.85")),
        ({"score": None}, None, UNKNOWN),
        (None, date(2026, 10, 1), None),
        (None, date(2026, 3, 25), UNKNOWN),
    ],
)
def test_feedback_is_stars_or_none_or_may_still_come(feedback: Any, shown: date | None, stars: object) -> None:
    assert claims({**ENDED, "feedback": feedback}, shown)["feedback.stars"] == stars


def test_an_open_job_has_no_end_and_no_feedback() -> None:
    open_job = {**JOB, "endDate": None, "feedback": None}
    assert claims(open_job, is_open=True) == {"ended": None}
    assert claims({**open_job, "status": "open"}) == {"ended": None}
    assert claims(open_job) == {}


@pytest.mark.parametrize(
    ("charge", "hides", "net"),
    [
        ({"amount": "5.0"}, True, Decimal("5.0")),
        ({"amount": "0"}, True, UNKNOWN),
        ({"amount": "0"}, False, 0),
        (None, False, UNKNOWN),
    ],
)
def test_an_amount_that_is_hidden_is_unknown(charge: Any, hides: bool, net: object) -> None:
    assert claims({**JOB, "totalCharge": charge}, hides=hides)["net"] == net


def test_jobs_are_lists_of_what_has_a_title_and_a_start() -> None:
    tree = JsonNode({"pageItems": [{"title": "a"}, JOB], "assignments": [{"title": "a"}], "other": [JOB]})
    assert [items.path for items in jobs_in(tree)] == ["pageItems"]
