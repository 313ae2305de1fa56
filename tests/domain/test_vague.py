from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from texts import read, refused

from jss_cli.domain.history import Vague

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
