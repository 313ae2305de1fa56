from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from texts import read, refused

from jss_cli.api import diff, score, timeline
from jss_cli.domain.history import Contract, Vague
from jss_cli.domain.scenario import Scenario
from jss_cli.domain.vague import span_of, with_told
from jss_cli.errors import UsageError
from jss_cli.explaining.next.applying import apply
from jss_cli.files.case import open_text
from jss_cli.files.changes import parse_change
from jss_cli.files.reading import Reading

HEAD = "- {id: c1, client: A, earned: 90, "
PAID = "payments: [{on: 2016-03-04, amount: 40}, {on: 2016-05-06, amount: 50}]"
START, FIRST, MIDDLE, LAST = date(2016, 1, 2), date(2016, 9, 1), date(2016, 9, 12), date(2016, 9, 30)


@pytest.mark.parametrize(
    ("days", "started", "ended", "vague"),
    [
        ("started: 2016-01-02, ended: 2016-09", START, LAST, Vague("ended", LAST, FIRST, LAST)),
        ("started: 2016-09, ended: 2016-09-12", MIDDLE, MIDDLE, Vague("started", MIDDLE, FIRST, LAST)),
        ("started: 2016-01-02, ended: {not_before: 2016-09-01}", START, FIRST, Vague("ended", FIRST, FIRST)),
        ("started: {not_after: 2016-09-01}, ended: 2016-09-30", FIRST, LAST, Vague("started", FIRST, None, FIRST)),
        ("started: 2016-01-02, ended: unknown", START, START, Vague("ended", START)),
        (f"started: 2016-01-02, ended: unknown, {PAID}", START, date(2016, 5, 6), Vague("ended", date(2016, 5, 6))),
        (f"started: unknown, ended: 2016-09-01, {PAID}", date(2016, 3, 4), FIRST, Vague("started", date(2016, 3, 4))),
    ],
)
def test_a_day_of_which_only_bounds_are_known_is_taken_and_its_bounds_are_kept(
    days: str, started: date, ended: date, vague: Vague
) -> None:
    (contract,) = read(HEAD + days + "}").contracts
    assert (contract.started, contract.ended, contract.vague) == (started, ended, (vague,))
    assert contract.bounds(vague.field) == vague


def test_a_day_that_was_taken_is_known_once_another_is_told() -> None:
    (contract,) = read(HEAD + "started: 2016-01-02, ended: 2016-09}").contracts
    assert replace(contract, ended=date(2016, 9, 2)).bounds("ended") is None


@pytest.mark.parametrize(
    ("days", "fault"),
    [
        ("started: unknown", "1:44 JSS911"),
        ("started: 2016-01-02, ended: {before: 2016-09-01}", "1:63 JSS913"),
        ("started: 2016-01-02, ended: {not_before: 2016-09-02, not_after: 2016-09-01}", "1:63 JSS924"),
        ("started: 2016-01-02, ended: 2016-13", "1:63 JSS924"),
    ],
)
def test_what_tells_no_day_is_refused_where_it_stands(days: str, fault: str) -> None:
    assert [place for place, _ in refused(HEAD + days + "}")] == [fault]


def test_a_client_that_is_not_known_is_one_of_its_own_and_a_title_that_is_not_known_is_none() -> None:
    text = "id,client,title,started\nc1,unknown,unknown,2016-01-02\nc2,unknown,Logo,2016-01-02\n"
    first, second = read(text, "h.csv").contracts
    assert (first.client, first.title, second.client) == ("unknown (c1)", "", "unknown (c2)")


def told(text: str, day: date) -> Contract:
    """The contract in a text that was true on a day."""
    return open_text(f"as_of: {day}\ncontracts:\n{text}\n", None, None, Reading()).history.contracts[0]


@pytest.mark.parametrize(
    ("days", "day", "started", "ended"),
    [
        ("started: 2016-01-02, ended: 2016-09", MIDDLE, START, MIDDLE),  # of a month that is not over what is over
        ("started: 2016-09, ended: 2016-09", MIDDLE, MIDDLE, MIDDLE),
        ("started: 2016-09", MIDDLE, MIDDLE, None),
        ("started: 2016-01-02, ended: 2016-09", date(2016, 10, 1), START, LAST),
        ("started: 2016-01-02, ended: 2016-09", date(2016, 8, 31), START, LAST),  # it lies ahead altogether
        ("started: 2016-09-20, ended: 2016-09", MIDDLE, date(2016, 9, 20), LAST),
        ("started: 2016-01-02, ended: {not_before: 2016-09-01}", MIDDLE, START, FIRST),
        ("started: 2016-09-03, ended: {not_before: 2016-09-01}", MIDDLE, date(2016, 9, 3), date(2016, 9, 3)),
        ("started: 2016-01-02, ended: {not_after: 2016-09-30}", MIDDLE, START, MIDDLE),
        ("started: {not_after: 2016-09-30}, ended: 2016-09-30", MIDDLE, MIDDLE, LAST),
        ("started: 2016-01-02, ended: unknown", MIDDLE, START, START),
        (f"started: 2016-01-02, ended: unknown, {PAID}", date(2016, 5, 1), START, date(2016, 5, 1)),
    ],
)
def test_a_day_is_not_taken_after_the_one_of_telling_unless_it_lies_ahead_altogether(
    days: str, day: date, started: date, ended: date | None
) -> None:
    contract = told(HEAD + days + "}", day)
    assert (contract.started, contract.ended) == (started, ended)
    assert all(contract.bounds(vague.field) for vague in contract.vague)


@pytest.mark.parametrize(
    "text",
    [
        "as_of: 2016-09-12\ncontracts: [{id: c1, client: A, earned: 90, started: 2016-09, ended: 2016-09}]",
        "#as_of,2016-09-12\nid,client,earned,started,ended\nc1,A,90,2016-09,2016-09\n",
        '{"as_of":"2016-09-12","contracts":[{"id":"c1","client":"A","earned":90,"started":"2016-09","ended":"2016-09"}]}',
    ],
)
def test_a_month_that_is_not_over_is_the_same_in_every_format_whichever_day_is_asked_about(text: str) -> None:
    for day in (None, START, LAST, date(2020, 1, 1)):
        (contract,) = open_text(text, day, None, Reading()).history.contracts
        assert (contract.started, contract.ended) == (MIDDLE, MIDDLE)


BAD = "{stars: 1, recommend: 1}"
PEOPLE = f"""as_of: 2026-10-11
contracts:
- {{id: a, client: A, started: 2026-01-01, ended: 2026-02-01, earned: 90, feedback: {{stars: 5, recommend: 10}}}}
- {{id: b, client: B, started: 2026-01-01, ended: 2026-02-01, earned: 90, feedback: {{stars: 5, recommend: 10}}}}
- {{id: c, client: C, started: 2026-01-01, ended: {{not_after: 2026-11-11}}, kind: fixed, earned: 9, feedback: {BAD}}}
"""


def test_every_command_takes_the_same_day_for_one_day_asked_about() -> None:
    whole, days = open_text(PEOPLE, None, None, Reading()), [date(2026, 10, day) for day in (4, 5, 10, 11, 12)]
    alone = [score(open_text(PEOPLE, day, None, Reading())).to_dict()["score"]["shown"] for day in days]
    assert alone == [100, 100, 100, 33, 33]
    assert [diff(whole, first=day).to_dict()["start"]["shown"] for day in days] == alone
    (move,) = timeline(whole, first=days[0], last=days[-1]).to_dict()["events"]
    assert (move["before"], move["day"], move["after"]["shown"]) == (100, "2026-10-11", 33)


@pytest.mark.parametrize(
    ("days", "field", "span"),
    [
        ("started: 2016-01-02, ended: 2016-09", "ended", (FIRST, MIDDLE)),
        ("started: 2016-09-03, ended: 2016-09", "ended", (date(2016, 9, 3), MIDDLE)),
        ("started: 2016-01-02, ended: {not_before: 2016-09-01}", "ended", (FIRST, MIDDLE)),
        ("started: 2016-01-02, ended: unknown", "ended", (START, MIDDLE)),
        ("started: {not_after: 2016-09-12}, ended: 2016-09-05", "started", (None, date(2016, 9, 5))),
        (f"started: {{not_before: 2016-01-02}}, ended: 2016-09-05, {PAID}", "started", (START, date(2016, 3, 4))),
    ],
)
def test_a_vague_day_lies_between_what_bounds_it(days: str, field: str, span: tuple[date | None, date]) -> None:
    contract = told(HEAD + days + "}", MIDDLE)
    bounds = contract.bounds(field)
    assert bounds
    assert span_of(contract, bounds) == span


@pytest.mark.parametrize(
    ("change", "ended"),
    [("c1.ended=2016-09", MIDDLE), ("c1.ended=>=2016-09-01", FIRST), ("c1.ended=unknown", START)],
)
def test_a_day_known_within_bounds_can_be_thought_of(change: str, ended: date) -> None:
    case = open_text(f"as_of: {MIDDLE}\ncontracts:\n{HEAD}started: 2016-01-02}}", START, None, Reading())
    (contract,) = apply(case, Scenario((parse_change(change),))).history.contracts
    assert contract.ended == ended
    assert contract.bounds("ended")
    assert with_told(contract, {"ended": LAST}, MIDDLE).vague == ()


def test_what_is_waited_for_is_one_day() -> None:
    with pytest.raises(UsageError, match="is not a day"):
        parse_change("wait:2016-09")
