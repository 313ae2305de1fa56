"""Between two computations the earlier one is seen; a score that is gone was lost on some day, for some reason."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Feedback, History
from jss_cli.explaining.time.events import turns
from jss_cli.explaining.time.standing import _run_shown, loss_of, standing_of
from jss_cli.explaining.time.timeline import timeline
from jss_cli.files.rulebook import open_rulebook
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
        every = turns(timeline(history, BOOK, min(begin, asked.day), asked.day))
        lost = [after.first for before, after in every if before.shown and not after.shown]
        event = loss_of(asked, score)
        assert (event and event.day) == (lost[-1] if lost and not score.shown else None)
        found += event is not None
    assert found > 5


def test_among_too_many_contracts_the_day_is_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jss_cli.explaining.time.standing.MOST_TRACED", len(FOUR.contracts) - 1)
    asked = case(date(2018, 8, 1))
    assert loss_of(asked, standing_of(asked).score) is None
