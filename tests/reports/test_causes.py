from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from jss_cli.domain.history import Contract, Ending, Feedback, History, Payment
from jss_cli.domain.score import WindowSum
from jss_cli.domain.timeline import Event
from jss_cli.explaining.time.change import bridge
from jss_cli.explaining.time.events import events, turns
from jss_cli.explaining.time.timeline import timeline
from jss_cli.files.policy import load_policy
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.reports.causes import _months_words, counted_words, event_words, loss_words, row_words
from jss_cli.scoring.scoring import score_history

DAY = timedelta(days=1)


def rated(name: str, ended: date, stars: str = "5") -> Contract:
    return Contract(
        name, name, ended - 5 * DAY, ended=ended, earned=Decimal(100), feedback=Feedback(Decimal(stars)),
        ending=Ending("client", "completed"),
    )  # fmt: skip


def event_on(day: date, *contracts: Contract) -> Event:
    history = History(contracts)
    line = timeline(history, _PolicyFiles(load_policy(None, day)), day - DAY, day)
    return events(history, line, turns(line, line.first))[0]


GOOD = tuple(rated(f"g{number}", date(2016, 7, 1)) for number in range(4))


def test_a_contract_that_enters_is_named_with_its_grade() -> None:
    assert event_words(event_on(date(2016, 7, 9), *GOOD, rated("b", date(2016, 7, 9), "2"))) == "b (bad) enters"


def test_more_than_three_contracts_are_counted_and_the_costliest_is_first() -> None:
    same_day = [rated(f"n{number}", date(2016, 7, 9)) for number in range(4)] + [rated("b", date(2016, 7, 9), "2")]
    words = event_words(event_on(date(2016, 7, 9), *GOOD, *same_day))
    assert words == "b (bad) enters; n0 (good) enters; n1 (good) enters; and 2 more contracts"


def test_a_score_that_appears_says_where_and_one_that_goes_says_what_is_missing() -> None:
    assert event_words(event_on(date(2016, 7, 1), *GOOD)).endswith("a score appears: 24-month window")
    words = event_words(event_on(date(2018, 7, 2), *GOOD))
    assert words.endswith("and 1 more contract; no score any more: 0 contracts (4 needed), 0 clients (3 needed)")


def test_a_weight_that_grows_is_said_in_contracts() -> None:
    days = (date(2024, 10, 5), date(2025, 1, 5), date(2025, 4, 1))
    payments = tuple(Payment(day, Decimal(300)) for day in days)
    long = Contract("long", "long", date(2024, 9, 30), earned=Decimal(900), payments=payments)
    words = event_words(event_on(date(2025, 4, 1), long, rated("x", date(2025, 1, 1))))
    assert words == "long weighs 3.75 instead of 2.5"


def test_an_idle_contract_that_is_paid_again_counts_no_longer() -> None:
    idle = Contract(
        "idle", "idle", date(2016, 3, 1), earned=Decimal(50), payments=(Payment(date(2016, 9, 1), Decimal(50)),)
    )
    words = event_words(event_on(date(2016, 9, 1), *GOOD, idle))
    assert words == "idle (neutral) counts no longer: still open"


def test_a_refund_is_why_a_contract_counts_no_longer() -> None:
    refunded = replace(rated("c", date(2025, 3, 1)), refunds=(Payment(date(2025, 6, 10), Decimal(100)),))
    others = [rated(name, date(2025, 3, 1)) for name in ("x", "y")]
    words = event_words(event_on(date(2025, 6, 10), refunded, *others))
    assert words == "c (good) counts no longer: nothing was paid, so good feedback does not lift it"


def test_an_idle_contract_that_is_closed_well_turns_from_neutral_to_good() -> None:
    closed = replace(
        rated("idle", date(2016, 9, 1)), started=date(2016, 3, 1), payments=(Payment(date(2016, 9, 1), Decimal(100)),)
    )
    assert event_words(event_on(date(2016, 9, 1), *GOOD, closed)) == "idle turns from neutral to good"


MONTHS = [((6,), "6-month window"), ((6, 12), "6- and 12-month windows"), ((6, 12, 24), "6-, 12- and 24-month windows")]


@pytest.mark.parametrize(("months", "words"), MONTHS)
def test_windows_are_named_together(months: tuple[int, ...], words: str) -> None:
    assert _months_words(months) == words


def test_a_contract_that_is_missing_in_the_other_history_is_said_to_be_so() -> None:
    policy, day = load_policy("upwork-2016", date(2016, 8, 1)), date(2016, 8, 1)
    all_of_them = (*GOOD, rated("b", date(2016, 7, 3), "2"))
    found = bridge(score_history(History(all_of_them), policy, day), score_history(History(GOOD), policy, day))
    assert [row_words(row, found.end) for row in found.rows] == ["bad: not in the other history"]


def test_a_contract_that_turns_to_not_counted_or_back_neither_left_a_window_nor_entered_one() -> None:
    policy, day = load_policy("upwork-2016", date(2016, 8, 1)), date(2016, 8, 1)
    rough = rated("b", date(2016, 7, 3), "2")
    removed = replace(rough, feedback=replace(rough.feedback, removed=True))
    ends = [score_history(History((*GOOD, one)), policy, day) for one in (rough, removed)]
    rows = bridge(*ends).rows[0], bridge(*reversed(ends)).rows[0]
    assert [row_words(row, bridge(*ends).end) for row in rows] == [
        "bad before, now not counted: its feedback was removed by the Top Rated perk",
        "not counted before, now bad: 2 stars read as negative",
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("upwork-2016", "5 good, 2 neutral, 0 bad"),
        ("upwork-2016+lukewarm-half", "5 good, 1 lukewarm, 2 neutral, 0 bad"),
        ("upwork-2024-09", "5 good, 0 bad"),
    ],
)
def test_contracts_are_counted_in_words_by_the_outcomes_that_the_rules_know(name: str, words: str) -> None:
    held = WindowSum(24, positive=5, lukewarm=1, neutral=2)
    assert counted_words(held, load_policy(name, date(2016, 8, 21))) == words


@pytest.mark.parametrize(("contracts", "is_said"), [(2_000, False), (2_001, True)])
def test_that_nobody_looked_for_the_day_on_which_a_score_went_is_said(contracts: int, is_said: bool) -> None:
    assert bool(loss_words(None, contracts)) is is_said


def unrated(number: int) -> Contract:
    return replace(rated(f"u{number}", date(2016, 7, 5)), feedback=Feedback(None, None), ending=Ending("client"))


def test_the_share_of_unrated_contracts_is_named_where_it_turns_contracts_that_ended_before() -> None:
    silent = (unrated(1), unrated(2))
    last = replace(unrated(3), id="u3", ended=date(2016, 7, 9))
    words = event_words(event_on(date(2016, 7, 9), *GOOD, *silent, last))
    assert words.startswith("more than 1/3 of the paid contracts are unrated now; u1 (neutral) enters")
    more = (rated(f"r{number}", date(2016, 7, 12)) for number in range(3))
    words = event_words(event_on(date(2016, 7, 12), *GOOD, *silent, last, *more))
    assert words.startswith("no more than 1/3 of the paid contracts are unrated now; ")
    words = event_words(event_on(date(2016, 7, 9), *GOOD, replace(last, feedback=Feedback(Decimal(2)))))
    assert "unrated" not in words
