from __future__ import annotations

from typing import Any

import pytest
from imports.evidences import day, extract, group, piece, shown

from jss_cli.domain.vague import DayBounds
from jss_cli.imports.join.days import (
    a_day_agrees,
    both_days_agree,
    close_old,
    days_agree,
    starts_near,
)
from jss_cli.imports.join.filing import traits_of
from jss_cli.imports.join.pieces import Piece, Traits

MARCH = DayBounds(day("2026-03-01"), day("2026-03-31"))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (day("2026-03-02"), day("2026-03-03"), True),
        (day("2026-03-02"), day("2026-03-04"), False),
        (MARCH, day("2026-03-31"), True),
        (day("2026-04-01"), MARCH, False),
        (MARCH, DayBounds(not_before=day("2026-04-01")), False),
        (MARCH, DayBounds(not_before=day("2026-03-20")), True),
        (None, None, True),
        (None, day("2026-03-02"), False),
    ],
)
def test_days_are_the_same_a_time_zone_apart_and_within_their_month(one: object, other: object, agree: bool) -> None:
    assert days_agree(one, other) is agree


def days_of(shown: Piece) -> Traits:
    return traits_of(group(shown))


def test_two_contracts_agree_by_the_days_that_both_tell() -> None:
    one = days_of(piece(started="2026-03-02", ended="2026-03-20"))
    assert both_days_agree(one, days_of(piece("pasted", started="2026-03-03", ended="2026-03-20")))
    assert not both_days_agree(one, days_of(piece("pasted", started="2026-03-03")))
    assert both_days_agree(one, days_of(piece("pasted", started="2026-03-02")))
    assert a_day_agrees(one, days_of(piece("pasted", started="2026-03-03"))) is True
    assert a_day_agrees(one, days_of(piece("pasted", title="Logo"))) is None
    assert starts_near(one, days_of(piece("spreadsheet", started="2026-03-05"))) is True
    assert starts_near(one, days_of(piece("spreadsheet", started="2026-03-06"))) is False


def test_what_was_open_in_one_file_may_have_ended_in_another() -> None:
    assert both_days_agree(
        days_of(piece(started="2026-03-02", ended="2026-03-20")),
        days_of(piece("pasted", started="2026-03-02", ended=None)),
    )


OPEN: dict[str, Any] = {"title": "List", "started": "2013-09-10", "ended": None}
ODESK = extract("odesk", shown(**OPEN), day=day("2014-03-02"))
LATER = extract("transactions", shown("line 2", "2026-03-20 50"))


@pytest.mark.parametrize(
    ("beside", "closed"),
    [((), True), ((piece("graphql", **OPEN),), False), ((piece("graphql", ended="2014-05-01"),), True)],
)
def test_what_an_old_file_has_open_is_open_only_if_a_later_list_says_so(
    beside: tuple[Piece, ...], closed: bool
) -> None:
    one = group(Piece("odesk.x", "odesk", ODESK.contracts[0]), *beside)
    close_old([one], [ODESK, LATER])
    claim = one.pieces[0].evidence.claim("ended")
    assert claim
    assert claim.value == (DayBounds(day("2014-03-02")) if closed else None)


def test_a_file_of_months_was_made_no_sooner_than_the_last_of_them() -> None:
    months: dict[str, Any] = OPEN | {"started": DayBounds(day("2018-01-01"), day("2018-01-31"))}
    old = extract("profile_json", shown(**months))
    one = group(Piece("profile_json.x", "profile_json", old.contracts[0]))
    close_old([one], [old, LATER])
    assert one.first("ended") == DayBounds(day("2018-01-01"))


def test_what_a_history_has_open_from_an_old_file_is_not_open_once_a_later_file_lacks_it() -> None:
    one = group(Piece("odesk.x", "odesk", ODESK.contracts[0], old=True))
    close_old([one], [LATER])
    assert one.first("ended") == DayBounds(day("2013-09-10"))


def test_an_old_file_does_not_open_again_what_a_later_history_has_as_ended() -> None:
    one = group(Piece("odesk.x", "odesk", ODESK.contracts[0]))
    close_old([one], [ODESK], day("2026-10-02"))
    assert one.first("ended") == DayBounds(day("2014-03-02"))


def test_a_file_that_is_the_newest_is_believed() -> None:
    one = group(Piece("odesk.x", "odesk", ODESK.contracts[0]))
    close_old([one], [ODESK])
    assert one.span.open
