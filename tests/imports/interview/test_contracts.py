from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from spoken import HISTORY, SCOPE, TODAY

from jss_cli.domain.history import UNKNOWN, Contract, History
from jss_cli.domain.vague import DayBounds, settled
from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.contracts import CONTRACT_MATTERS
from jss_cli.imports.interview.talk import Talk, TurnAhead

STEP = TurnAhead("private", "k2")
TALK = Talk(HISTORY, SCOPE, ())


@pytest.mark.parametrize(
    ("text", "recommend", "reason"),
    [
        ("", UNKNOWN, UNKNOWN),
        ("3 unprofessional", 3, "unprofessional"),
        ("unprof 3", 3, "unprofessional"),
        ("9", 9, UNKNOWN),
        ("none not needed", None, "not_needed"),
        ("Completed", UNKNOWN, "completed"),
    ],
)
def test_private_answer_and_reason_are_one_answer(text: str, recommend: object, reason: object) -> None:
    contract = CONTRACT_MATTERS["private"].take(TALK, STEP, text).contract("k2")
    assert (contract.feedback.recommend, contract.ending.reason) == (recommend, reason)


@pytest.mark.parametrize("text", ["3 4", "11", "-1", "un", "rude", "3 un"])
def test_what_is_neither_a_number_nor_one_reason_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        CONTRACT_MATTERS["private"].take(TALK, STEP, text)


def test_a_client_is_an_earlier_one_whatever_its_case() -> None:
    assert CONTRACT_MATTERS["client"].take(TALK, STEP, "alder").contract("k2").client == "Alder"
    assert CONTRACT_MATTERS["client"].words(TALK, STEP).endswith("(Alder)")


@pytest.mark.parametrize(("matter", "text"), [("ended", "2026-03-01"), ("ended", "2027-01-01")])
def test_an_answer_that_speaks_against_the_contract_or_of_days_to_come_is_refused(matter: str, text: str) -> None:
    with pytest.raises(RefusedError):
        CONTRACT_MATTERS[matter].take(TALK, STEP, text)


def test_a_contract_that_closed_unpaid_earned_nothing() -> None:
    assert CONTRACT_MATTERS["paid"].take(TALK, STEP, "").contract("k2").earned == Decimal(0)


def test_a_contract_is_told_on_a_line() -> None:
    assert CONTRACT_MATTERS["earned"].about(TALK, STEP) == ("Price list, 2026-03-02 to 2026-03-20",)
    assert CONTRACT_MATTERS["earned"].about(TALK, TurnAhead("earned", "k1")) == (
        "Weekly bookkeeping, Alder, 2025-09-01 to still open",
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2026-03", date(2026, 3, 1), date(2026, 3, 31)), ("2026-10", date(2026, 10, 1), TODAY), ("unknown", None, TODAY)],
)
def test_a_day_may_be_told_as_its_month(text: str, first: date | None, last: date) -> None:
    contract = CONTRACT_MATTERS["started"].take(TALK, TurnAhead("started", "k1"), text).contract("k1")
    bounds = contract.bounds("started")
    assert bounds
    assert (bounds.not_before, bounds.not_after, contract.started) == (first, last, last)


@pytest.mark.parametrize(("text", "ended"), [("open", None), ("Present", None), ("Mar 20, 2026", date(2026, 3, 20))])
def test_an_end_that_was_not_known_is_a_day_or_open(text: str, ended: date | None) -> None:
    contract = CONTRACT_MATTERS["ended"].take(TALK, STEP, text).contract("k2")
    assert (contract.ended, contract.vague) == (ended, ())


@pytest.mark.parametrize(
    ("started", "ended", "words"),
    [
        (
            DayBounds(not_after=date(2026, 5, 13)),
            DayBounds(date(2026, 5, 29)),
            "2026-05-13 or earlier to 2026-05-29 or later",
        ),
        (DayBounds(date(2026, 5, 1), date(2026, 5, 31)), DayBounds(), "about 2026-05-31 to a day not known"),
    ],
)
def test_what_is_known_of_the_days_is_told(started: DayBounds, ended: DayBounds, words: str) -> None:
    days = settled({"started": started, "ended": ended})
    assert days
    talk = replace(TALK, history=History((Contract("k", "A", title="T", **days._asdict()),)))
    assert CONTRACT_MATTERS["earned"].about(talk, TurnAhead("earned", "k")) == (f"T, A, {words}",)


def test_a_number_is_a_private_answer_only_where_one_is_asked_for_and_is_told_as_that() -> None:
    assert CONTRACT_MATTERS["private"].take(TALK, STEP, "5").remarks == (
        "5: kept as the client's private answer, not as stars",
    )
    late = replace(TALK, scope=replace(SCOPE, private_until=date(2026, 3, 1)))
    assert CONTRACT_MATTERS["private"].words(late, STEP) == "Reason the client gave (completed)"
    for text in ("5", "none", "9 completed"):
        with pytest.raises(RefusedError, match="names no reason"):
            CONTRACT_MATTERS["private"].take(late, STEP, text)
