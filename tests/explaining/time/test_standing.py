"""Between two computations the earlier one is seen; a score that is gone was lost on some day, for some reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import Badge
from jss_cli.domain.history import UNKNOWN, Contract, Feedback, History, Observation, Payment
from jss_cli.domain.sections import Known
from jss_cli.explaining.time.events import turns
from jss_cli.explaining.time.standing import _earned_within, _run_shown, badge_on, loss_of, standing_of
from jss_cli.explaining.time.timeline import timeline
from jss_cli.files.policy import load_policy
from jss_cli.files.rulebook import _PolicyFiles, open_rulebook
from jss_cli.reports.time.timeline import badge_words
from jss_cli.scoring.scoring import score_history

BOOK = open_rulebook()
ENDS = (date(2016, 5, 6), date(2016, 5, 20), date(2016, 6, 3), date(2016, 8, 23))
FOUR = History(
    tuple(
        Contract(
            f"c{number}", f"K{number}", date(2016, 4, 1), ended=ended, earned=Decimal(90), feedback=Feedback(stars)
        )
        for number, (ended, stars) in enumerate(zip(ENDS, map(Decimal, (5, 5, 5, 1)), strict=True))
    )
)


def case(day: date, history: History = FOUR) -> Case:
    return Case(history, day, BOOK)


@pytest.mark.parametrize(
    ("day", "seen"),
    [
        (date(2016, 8, 21), None),
        (date(2016, 8, 25), (date(2016, 8, 21), date(2016, 9, 4), None)),
        (date(2016, 9, 10), (date(2016, 9, 4), date(2016, 9, 18), 50)),
        (date(2025, 5, 6), None),
    ],
)
def test_between_two_computations_the_earlier_one_is_seen(day: date, seen: tuple[date, date, int | None]) -> None:
    run = _run_shown(case(day), None)
    assert (run and (run.day, run.next, run.whole)) == seen


def test_a_score_that_went_was_lost_on_a_day_by_what_left_then() -> None:
    lost = standing_of(case(date(2018, 8, 1))).lost
    assert lost is not None
    assert (lost.day, lost.before.whole) == (date(2018, 5, 7), 50)
    assert [change.contract.id for change in lost.changes] == ["c0"]


@pytest.mark.parametrize("asked", [case(date(2016, 8, 1)), case(date(2016, 9, 1)), case(date(2016, 9, 1), History(()))])
def test_where_there_is_a_score_or_never_was_nothing_was_lost(asked: Case) -> None:
    assert loss_of(asked, standing_of(asked).score) is None


def test_the_last_loss_of_all_is_found_though_only_the_last_years_are_looked_at_first() -> None:
    rng, found = Random("loss"), 0  # noqa: S311 - test data
    for _ in range(40):
        history, day = random_history(rng, 5)
        asked = case(day + timedelta(days=rng.choice((200, 500, 900, 1500))), history)
        score = score_history(history, asked.policy, asked.day)
        begin = min(contract.started for contract in history.contracts)
        every = turns(timeline(history, BOOK, min(begin, asked.day), asked.day), asked.day)
        lost = [after.first for before, after in every if before.shown and not after.shown]
        event = loss_of(asked, score)
        assert (event and event.day) == (lost[-1] if lost and not score.shown else None)
        found += event is not None
    assert found > 5


def test_among_too_many_contracts_the_day_is_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jss_cli.explaining.time.standing.MOST_TRACED", len(FOUR.contracts) - 1)
    asked = case(date(2018, 8, 1))
    assert loss_of(asked, standing_of(asked).score) is None


DAY, SINCE = date(2017, 6, 1), date(2016, 6, 1)
POLICY = load_policy("upwork-2016", DAY)


def contract(number: int, started: date, ended: date | None, earned: int = 300) -> Contract:
    name, good = f"c{number}", Feedback(Decimal(5), 10)
    return Contract(name, f"K{number}", started, ended=ended, earned=Decimal(earned), feedback=good)


def badge(history: History, *seen: Observation, known: Known = "published") -> Badge | None:
    needed = replace(POLICY.top_rated, basis=replace(POLICY.top_rated.basis, known=known))
    line = timeline(history, _PolicyFiles(replace(POLICY, top_rated=needed)), SINCE, DAY)
    return badge_on(history, line, DAY, seen)


def good(
    earned: int, *, started: date = date(2016, 9, 1), ended: date = date(2016, 10, 1), currency: str = "USD"
) -> History:
    return History(tuple(contract(number, started, ended, earned) for number in range(4)), currency=currency)


@pytest.mark.parametrize(
    ("history", "reached", "is_earned", "is_met"),
    [
        (good(250), 16, True, None),
        (History((*good(250).contracts, contract(9, date(2017, 2, 1), date(2017, 3, 3)))), 16, True, True),
        (good(249), 16, False, False),
        (good(250, started=date(2016, 5, 1)), 16, None, None),
        (good(250, currency="EUR"), 16, None, None),
        (good(250, started=date(2017, 3, 1), ended=date(2017, 4, 1)), 9, True, None),
        (History(()), 0, False, False),
    ],
)
def test_the_badge_asks_for_the_score_the_weeks_the_earnings_and_activity(
    history: History, reached: int, is_earned: bool | None, is_met: bool | None
) -> None:
    found = badge(history)
    assert found is not None
    assert (found.reached, found.is_earned, found.is_met) == (reached, is_earned, is_met)


def test_the_badge_needs_the_score_on_the_day_itself() -> None:
    poor = Feedback(Decimal(1), 0)
    last = replace(contract(9, date(2017, 5, 20), date(2017, 5, 31)), feedback=poor)
    found = badge(History((*good(500).contracts, last)))
    assert found is not None
    assert (found.whole, found.reached >= found.needed.weeks, found.is_earned, found.is_met) == (60, True, True, False)


WEEK = timedelta(weeks=1)
BELOW = Observation(DAY - 4 * WEEK, shown="within", high=89)


@pytest.mark.parametrize(
    ("seen", "reached", "is_shown", "words"),
    [
        ((Observation(DAY - 8 * WEEK, 88),), 7, False, "it is 88 %; in 13 of the last 16 weeks: it was so in 7"),
        ((Observation(DAY - 8 * WEEK, 95), Observation(DAY - 2 * WEEK, 88)), 13, False, "it is 88 %"),
        ((Observation(DAY - 3 * WEEK, shown="none"),), 12, False, "there is none"),
        ((BELOW,), 11, False, "it is less than 90 %"),
        ((replace(BELOW, low=85, high=95),), 11, None, "it is 85 to 95 %"),
        ((replace(BELOW, shown="untold", high=None),), 16, True, "it is 100 %"),
    ],
)
def test_since_a_score_was_seen_the_badge_goes_by_it(
    seen: tuple[Observation, ...], reached: int, is_shown: bool | None, words: str
) -> None:
    found = badge(good(500), *seen)
    assert found
    assert (found.reached, found.is_shown) == (reached, is_shown)
    assert f"asks for 90 % now: {words}" in badge_words(found)


def test_amounts_in_another_currency_are_not_converted_and_that_is_said() -> None:
    found = badge(good(1500, currency="EUR"))
    assert found
    assert "6,000 EUR at least, which is not converted" in badge_words(found)
    told = badge(good(1500))
    assert told
    assert "6,000 at least, enough" in badge_words(told)


def test_where_the_rules_publish_no_badge_nothing_is_said_of_it() -> None:
    assert badge(good(250), known="assumed") is None


@pytest.mark.parametrize(
    ("one", "least", "most"),
    [
        (contract(1, SINCE, DAY), 300, 300),
        (contract(1, SINCE.replace(day=2), None), 300, 300),
        (contract(1, date(2016, 5, 31), None), 0, 300),
        (contract(1, date(2016, 5, 31), DAY), 0, 300),
        (contract(1, date(2016, 1, 1), date(2016, 5, 31)), 0, 0),
        (contract(1, date(2017, 6, 2), None), 0, 0),
        (replace(contract(1, SINCE, DAY), refunded=Decimal(100)), 200, 300),
        (replace(contract(1, SINCE, DAY), earned=UNKNOWN), 0, "Infinity"),
        (
            replace(
                contract(1, date(2015, 1, 1), None),
                payments=(Payment(date(2016, 5, 31), Decimal(200)), Payment(SINCE, Decimal(100))),
            ),
            100,
            100,
        ),
    ],
)
def test_what_was_earned_within_some_days_is_bounded_where_no_payment_is_dated(
    one: Contract, least: int, most: int | str
) -> None:
    assert _earned_within(one, SINCE, DAY) == (Decimal(least), Decimal(most))
