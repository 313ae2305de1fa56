from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random

import oracle
import pytest
from conftest import Examples
from readings import label, mixed_options, single_options
from strategies import random_history

from jss_cli.domain.case import Rulebook
from jss_cli.domain.history import Contract, Ending, Feedback, History, Payment
from jss_cli.domain.policy import Policy
from jss_cli.domain.timeline import Timeline
from jss_cli.errors import InputError
from jss_cli.explaining.time.events import events, turns
from jss_cli.explaining.time.shares import regimes
from jss_cli.explaining.time.spans import KnownSpans
from jss_cli.explaining.time.timeline import timeline
from jss_cli.files.policy import load_all, load_policy, named_policy
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.judging import judge_history
from jss_cli.scoring.scoring import score_history

DAY = timedelta(days=1)
POLICIES = load_all()
RULES = _PolicyFiles()
P2016 = load_policy("upwork-2016", date(2017, 1, 1))
RULES_2016 = _PolicyFiles(P2016)
READINGS = [  # the whole lane tries a third of them, the slow one all, more often
    pytest.param(policy, marks=pytest.mark.slow if number % 3 else ())
    for number, policy in enumerate((None, *single_options(), *mixed_options(10)))
]


def rated(name: str, ended: date, stars: str = "5") -> Contract:
    return Contract(
        id=name,
        client=name,
        started=ended - timedelta(days=5),
        ended=ended,
        earned=Decimal(100),
        feedback=Feedback(Decimal(stars)),
        ending=Ending("client", "completed"),
    )


def held_against_every_day(history: History, rulebook: Rulebook, line: Timeline) -> None:
    """The sweep equals scoring on each of its days, window by window."""
    for stretch in line.stretches:
        for day in oracle.every_day(stretch.first, stretch.last):
            score = score_history(history, rulebook.on(day), day)
            assert (score.windows, score.shown, score.policy) == (stretch.windows, stretch.shown, stretch.policy), day


def sample_days(line: Timeline, rng: Random, most: int) -> list[date]:
    """The first and last days of stretches, where mistakes would be, and some between."""
    edges = [day for stretch in line.stretches for day in (stretch.first, stretch.last)]
    return rng.sample(edges, min(most, len(edges))) + [
        line.first + timedelta(days=rng.randrange((line.last - line.first).days + 1)) for _ in range(3)
    ]


@pytest.mark.parametrize("policy", READINGS, ids=label)
def test_the_sweep_equals_scoring_each_day_on_random_histories(policy: Policy | None, examples: Examples) -> None:
    rng = Random(label(policy))  # noqa: S311 - test data
    rulebook = _PolicyFiles(policy)
    for _ in examples(1):
        history, day = random_history(rng, rng.randrange(14), clients=rng.randrange(1, 7), told=rng.random() < 0.5)
        first = day - timedelta(days=rng.randrange(500))
        line = timeline(history, rulebook, first, first + timedelta(days=rng.randrange(900)))
        for at in sample_days(line, rng, 6):
            stretch, own = line.stretch_on(at), rulebook.on(at)
            score = score_history(history, own, at)
            assert stretch is not None
            assert (stretch.windows, stretch.shown, stretch.policy) == (score.windows, score.shown, own)
            assert stretch.percent == oracle.score(history, own, at)


@pytest.mark.slow
def test_the_sweep_equals_scoring_on_every_single_day_across_every_border() -> None:
    rng = Random(2)  # noqa: S311 - test data
    for border in [era.since for era in RULES.eras(date(2016, 1, 1), date(2026, 1, 1))[1:]]:
        history, _ = random_history(rng, 12, day=border)
        held_against_every_day(history, RULES, timeline(history, RULES, border - 40 * DAY, border + 40 * DAY))


def test_what_is_known_of_another_history_under_other_rules_makes_no_difference(examples: Examples) -> None:
    rng, known = Random(8), KnownSpans()  # noqa: S311 - test data
    history, day = random_history(rng, 8)
    for _ in examples(25):
        left = replace(history, contracts=tuple(rng.sample(history.contracts, max(1, len(history.contracts) - 1))))
        book = _PolicyFiles(rng.choice(load_all()))
        swept = timeline(left, book, day, day + 400 * DAY, known)
        assert swept == timeline(left, book, day, day + 400 * DAY)


def test_stretches_hold_every_day_once() -> None:
    rng = Random(3)  # noqa: S311 - test data
    history, day = random_history(rng, 40, day=date(2020, 3, 1))
    line = timeline(history, RULES, day - 700 * DAY, day + 700 * DAY)
    assert (line.stretches[0].first, line.stretches[-1].last) == (line.first, line.last)
    assert all(before.last + DAY == after.first for before, after in pairwise(line.stretches))
    assert line.stretch_on(line.first - DAY) is None
    assert line.stretch_on(line.last + DAY) is None


def test_the_sum_of_all_events_is_the_difference_of_the_ends(examples: Examples) -> None:
    rng = Random(4)  # noqa: S311 - test data
    for _ in examples(20):
        history, day = random_history(rng, 12)
        line = timeline(history, RULES, day - 300 * DAY, day + 300 * DAY)
        moved = sum((event.bridge.points for event in events(history, line, turns(line, line.first))), Fraction(0))
        assert moved == (line.stretches[-1].percent or 0) - (line.stretches[0].percent or 0)


LEAVING = [  # ended, the last day in the 6-, 12- and 24-month window
    (date(2016, 7, 15), date(2017, 1, 15), date(2017, 7, 15), date(2018, 7, 15)),
    (date(2016, 8, 31), date(2017, 2, 28), date(2017, 8, 31), date(2018, 8, 31)),
    (date(2016, 8, 29), date(2017, 2, 28), date(2017, 8, 29), date(2018, 8, 29)),
    (date(2015, 8, 30), date(2016, 2, 29), date(2016, 8, 30), date(2017, 8, 30)),
    (date(2016, 2, 29), date(2016, 8, 29), date(2017, 2, 28), date(2018, 2, 28)),
    (date(2016, 12, 31), date(2017, 6, 30), date(2017, 12, 31), date(2018, 12, 31)),
]


@pytest.mark.parametrize(("ended", "six", "twelve", "twentyfour"), LEAVING, ids=lambda day: day.isoformat())
def test_a_contract_leaves_its_three_windows_on_three_days(
    ended: date, six: date, twelve: date, twentyfour: date
) -> None:
    history = History(tuple(rated(f"c{number}", ended) for number in range(4)))
    line = timeline(history, RULES_2016, ended - DAY, twentyfour + DAY)
    turned = [ended, *(last + DAY for last in (six, twelve, twentyfour))]
    assert [stretch.first for stretch in line.stretches] == [ended - DAY, *turned]
    assert line.stretches[-1].shown is None
    for before, after in turns(line, line.first):
        for stretch, day in ((before, before.last), (after, after.first)):
            assert score_history(history, P2016, day).windows == stretch.windows


def test_two_contracts_that_change_places_on_one_day_are_one_event() -> None:
    contracts = [rated(f"g{number}", date(2016, 7, 1)) for number in range(4)]
    contracts += [rated("new", date(2017, 1, 2), stars="2")]
    line = timeline(History(tuple(contracts)), RULES_2016, date(2017, 1, 1), date(2017, 1, 3))
    (event,) = events(History(tuple(contracts)), line, turns(line, line.first))
    assert event.day == date(2017, 1, 2)
    assert {(change.contract.id, change.entered, change.left) for change in event.changes} == {
        *((f"g{number}", (), (6,)) for number in range(4)),
        ("new", (6, 12, 24), ()),
    }


IDLE = [
    (Contract("open", "open", date(2016, 7, 1), earned=Decimal(0)), date(2016, 10, 1)),
    (Contract("open", "open", date(2016, 11, 30), earned=Decimal(0)), date(2017, 2, 28)),
]


@pytest.mark.parametrize(("contract", "day"), IDLE, ids=str)
def test_an_open_contract_enters_on_the_day_it_becomes_idle(contract: Contract, day: date) -> None:
    history = History((*(rated(f"g{number}", date(2016, 9, 1)) for number in range(4)), contract))
    line = timeline(history, RULES_2016, day - DAY, day)
    (event,) = events(history, line, turns(line, line.first))
    assert (event.day, [change.contract.id for change in event.changes]) == (day, ["open"])
    assert event.bridge.points == -20


OWN_RULES = """
name: mine
title: Mine
extends: upwork-2016
rules:
  - {code: JSS223, when: {status: open, idle_months: {at_least: 5/2}}}
  - {code: MINE001, before: JSS223, name: fourth, when: {idle_months: [4]}, outcome: excluded, says: a, because: a,
     remedy: a, known: assumed}
"""


def test_idle_months_may_be_broken_or_listed_in_rules_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN_RULES)
    policy = named_policy(str(path))
    contract, idle = IDLE[1]
    history = History((*(rated(f"g{number}", date(2016, 9, 1)) for number in range(4)), contract))
    line = timeline(history, _PolicyFiles(policy), date(2016, 11, 1), date(2017, 6, 1))
    held_against_every_day(history, _PolicyFiles(policy), line)
    assert [verdict.entered for verdict in judge_history(history, policy, idle)][-1] == idle


def test_an_open_contract_counts_from_the_day_its_client_has_paid_for_long_and_weighs_by_its_periods() -> None:
    policy = load_policy("upwork-2024-09", date(2024, 9, 3))
    payments = tuple(Payment(day, Decimal(300)) for day in (date(2024, 11, 5), date(2025, 1, 5), date(2025, 4, 5)))
    long = Contract("long", "long", date(2024, 9, 30), earned=Decimal(900), payments=payments)
    history = History((long, rated("bad", date(2024, 10, 10), stars="2"), rated("good", date(2024, 10, 10))))
    line = timeline(history, _PolicyFiles(policy), date(2024, 11, 1), date(2025, 7, 10))
    days = [
        event.day for event in events(history, line, turns(line, line.first)) if event.changes[0].contract.id == "long"
    ]
    assert days == [date(2025, 4, 5)]
    assert [part.jobs for part in line.stretches[-1].windows[0].parts] == [3]
    held_against_every_day(history, _PolicyFiles(policy), line)


def test_a_border_between_rules_may_fall_on_the_day_a_window_ends() -> None:
    border = date(2020, 11, 8)
    history = History(tuple(rated(f"c{number}", date(2020, 5, 7)) for number in range(5)))
    line = timeline(history, RULES, border - DAY, border)
    (event,) = events(history, line, turns(line, line.first))
    assert event.is_border
    assert (event.before.policy.name, event.after.policy.name) == ("upwork-2020-03", "upwork-2020-11")
    held_against_every_day(history, RULES, timeline(history, RULES, border - 9 * DAY, border + 9 * DAY))


def test_a_history_of_the_future_is_empty_until_then() -> None:
    history = History(tuple(rated(f"c{number}", date(2030, 1, 1)) for number in range(4)))
    line = timeline(history, RULES_2016, date(2029, 12, 1), date(2030, 1, 2))
    assert [(stretch.first, stretch.whole) for stretch in line.stretches] == [
        (date(2029, 12, 1), None),
        (date(2030, 1, 1), 100),
    ]


def test_without_contracts_there_is_one_stretch_without_a_score() -> None:
    (stretch,) = timeline(History(()), RULES_2016, date(2016, 1, 1), date(2018, 1, 1)).stretches
    assert stretch.whole is None


def test_before_the_oldest_era_its_rules_hold() -> None:
    line = timeline(History(()), RULES, date(2010, 1, 1), date(2010, 1, 2))
    assert [stretch.policy.name for stretch in line.stretches] == ["upwork-2015"]


def test_a_rule_that_asks_for_the_share_changes_its_mind_on_the_very_day() -> None:
    """3 of 9 unrated is a third and not above it; the tenth contract, unrated too, makes it 4 of 10."""
    contracts = [rated(f"g{number}", date(2016, 7, 1) + number * DAY) for number in range(6)]
    silent = [
        Contract(f"s{number}", f"s{number}", date(2016, 6, 1), ended=date(2016, 7, 10 + number), earned=Decimal(50),
                 feedback=Feedback(None, None), ending=Ending("client", "completed"))
        for number in range(4)
    ]  # fmt: skip
    history = History((*contracts, *silent))
    policy = load_policy("upwork-2016", date(2016, 7, 1))
    line = timeline(history, _PolicyFiles(policy), date(2016, 7, 8), date(2016, 7, 20))
    assert [regime.first for regime in regimes(history.contracts, policy, line.first, line.last)] == [
        line.first,
        date(2016, 7, 13),
    ]
    assert [(stretch.first, stretch.whole) for stretch in line.stretches] == [
        (line.first, 100),
        (date(2016, 7, 13), 60),
    ]
    held_against_every_day(history, _PolicyFiles(policy), line)


def test_month_ends_are_in_every_window() -> None:
    """Contracts that end on each of the last days of a month, held against every day around the days they leave."""
    ends = [date(2016, month, monthrange(2016, month)[1] - back) for month in (1, 2, 8, 12) for back in (0, 1, 2)]
    history = History(tuple(rated(f"c{number}", ended) for number, ended in enumerate(ends)))
    for month in ((2016, 8), (2017, 2), (2018, 2)):
        first = date(*month, 20)
        held_against_every_day(history, RULES_2016, timeline(history, RULES_2016, first, first + 15 * DAY))


def test_more_changes_than_can_be_swept_are_refused_before_anything_is_judged() -> None:
    old = tuple(Contract(f"c{n}", "A", date(1999, 1, 1), kind="hourly", earned=Decimal(9)) for n in range(400))
    assert timeline(History(old[:20]), RULES, date(2016, 1, 1), date(2018, 1, 1)).stretches
    with pytest.raises(InputError, match="484,800 changes from 1999-01-01 to 2099-12-31, at most 32,000"):
        timeline(History(old), RULES, date(1999, 1, 1), date(2099, 12, 31))
    listed = tuple(replace(one, kind=None, insights="eligible") for one in old)  # hourly or not, paid once or not
    with pytest.raises(InputError, match="60,000 changes from 2016-01-01 to 2018-01-01, at most 32,000"):
        timeline(History(listed), RULES, date(2016, 1, 1), date(2018, 1, 1))
