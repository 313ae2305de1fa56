from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from conftest import Examples
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import TimelineQuestion
from jss_cli.domain.history import History
from jss_cli.explaining.time.change import bridge, changes
from jss_cli.explaining.time.chronicle import chronicle
from jss_cli.explaining.time.events import crossings, events, is_cliff, next_cliff, turns
from jss_cli.explaining.time.timeline import timeline
from jss_cli.files.case import open_case
from jss_cli.files.policy import load_policy
from jss_cli.files.reading import Reading
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.reports.causes import event_words
from jss_cli.scoring.scoring import score_history

SAMPLES = Path(__file__).parents[3] / "sample_histories"
DAY = timedelta(days=1)
RULES = _PolicyFiles()


def sample(name: str) -> Case:
    return open_case(str(SAMPLES / f"{name}.yaml"), None, None, Reading())


def test_an_event_is_the_bridge_between_the_scores_of_two_days(examples: Examples) -> None:
    rng = Random(8)  # noqa: S311 - test data
    for _ in examples(10):
        history, day = random_history(rng, 10)
        line = timeline(history, RULES, day - 300 * DAY, day + 300 * DAY)
        for event in events(history, line, turns(line, day)):
            eve = event.before.last
            days = (
                score_history(history, event.before.policy, eve),
                score_history(history, event.after.policy, event.day),
            )
            found = {(row.cause, row.points) for row in bridge(*days).rows}
            assert found == {(row.cause, row.points) for row in event.bridge.rows}
            lifetime = event.after.policy.windows.minimum.clients_within == "lifetime"
            assert event.changes or event.is_border or lifetime
            assert event.day <= event.seen < event.day + event.after.policy.cadence.every_days * DAY


def test_an_event_can_be_told_alone() -> None:
    history, day = random_history(Random(9), 30)  # noqa: S311 - test data
    line = timeline(history, RULES, day - 300 * DAY, day + 300 * DAY)
    every = {event.day: event for event in events(history, line, turns(line, day))}
    for turn in turns(line, day)[::7]:
        (alone,) = events(history, line, [turn])
        assert alone == every[alone.day]


CLIFFS = [
    ("jumped_82_to_100", date(2018, 1, 22), date(2018, 2, 4), 100, 82),
    ("fell_by_itself", date(2019, 6, 24), date(2019, 7, 7), 83, 82),
    ("nine_jobs_75", date(2018, 5, 7), date(2018, 5, 13), 75, 71),
]


@pytest.mark.parametrize(("name", "day", "seen", "before", "after"), CLIFFS)
def test_the_next_cliff_is_known_to_the_day(name: str, day: date, seen: date, before: int, after: int) -> None:
    case = sample(name)
    event = next_cliff(case)
    assert event is not None
    assert (event.day, event.seen, event.before.whole, event.after.whole) == (day, seen, before, after)


def test_the_next_cliff_is_the_first_day_from_which_a_computation_gives_another_number(examples: Examples) -> None:
    rng = Random(10)  # noqa: S311 - test data
    for _ in examples(10):
        history, day = random_history(rng, 8)
        policy = load_policy(None, day)
        event = next_cliff(Case(history, day, _PolicyFiles(policy)))
        first = score_history(history, policy, day).whole
        until = event.day if event else day + 400 * DAY
        days = (*range(0, (until - day).days, 7), (until - day).days - 1)
        runs = {policy.cadence.last_until(day + n * DAY) for n in days}  # what changes between two, nobody sees
        assert {score_history(history, policy, run).whole for run in runs if run > day} <= {first}
        assert event is None or score_history(history, policy, event.day).whole != first


def test_without_contracts_no_cliff_is_ahead() -> None:
    assert next_cliff(Case(History(()), date(2020, 1, 1), RULES)) is None


def test_levels_are_crossed_in_both_directions() -> None:
    case = sample("fell_by_itself")
    line = timeline(case.history, case.rulebook, date(2017, 6, 1), date(2020, 2, 1))
    below = [turn[1].first for turn in crossings(line, case.day, 90, below=True)]
    above = [turn[1].first for turn in crossings(line, case.day, 90, below=False)]
    assert below == [date(2018, 7, 20), date(2019, 3, 16), date(2019, 9, 23)]
    assert above == [date(2018, 1, 12), date(2019, 1, 21), date(2019, 7, 21)]


def test_a_level_is_crossed_by_the_number_that_is_shown() -> None:
    """89.5 is shown as 90: it is not below 90."""
    history, day = random_history(Random(3), 60, day=date(2018, 1, 1))  # noqa: S311 - test data
    line = timeline(history, RULES, day - 700 * DAY, day)
    for before, after in crossings(line, day, 50, below=True):
        assert after.whole is not None
        assert after.whole < 50
        assert before.whole is None or before.whole >= 50


def test_a_chronicle_reaches_two_years_in_both_directions_as_far_as_there_were_contracts() -> None:
    case = sample("jumped_82_to_100")
    told = chronicle(case, TimelineQuestion())
    assert (told.first, told.last) == (date(2016, 9, 5), date(2019, 11, 29))
    assert [sighting.agrees for sighting in told.sightings] == [True, True]
    assert told.cliffs == tuple(event for event in told.events if event.day > case.day and event.is_visible)
    assert told.cliffs[0] == next_cliff(case)


def test_a_chronicle_of_the_future_alone_begins_today() -> None:
    case = replace(sample("jumped_82_to_100"), day=date(2010, 1, 1))
    told = chronicle(case, TimelineQuestion())
    assert (told.first, told.events) == (date(2010, 1, 1), ())


def test_a_chronicle_tells_the_days_that_are_asked_for() -> None:
    case = sample("jumped_82_to_100")
    told = chronicle(case, TimelineQuestion(date(2017, 11, 12), date(2017, 11, 13), below=90))
    assert [event.day for event in told.events] == [date(2017, 11, 13)]
    assert told.crossings[0].event.day == date(2017, 5, 12)


def test_cliffs_are_turns_of_the_whole_percent() -> None:
    case = sample("nine_jobs_75")
    line = timeline(case.history, case.rulebook, case.day, date(2018, 8, 21))
    wholes = [(before.whole, after.whole) for before, after in filter(is_cliff, turns(line, case.day))]
    assert wholes == [(75, 71), (71, 67), (67, 75), (75, None)]  # the 60 of 4 June is gone when it could be seen


def test_what_is_seen_on_one_day_is_one_change_with_the_days_of_its_causes() -> None:
    """Scores are computed on 27 May, 10 June and 24 June 2018: the 60 % of 4 to 9 June is never seen."""
    case = sample("nine_jobs_75")
    line = timeline(case.history, case.rulebook, date(2018, 6, 1), date(2018, 6, 20))
    found = events(case.history, line, turns(line, date(2018, 6, 1)))
    told = [(event.day.day, event.seen.day, event.before.whole, event.after.whole) for event in found]
    assert told == [(10, 10, 67, 75), (18, 24, 75, None)]
    assert {row.change.contract.id: row.day for row in found[0].bridge.rows if row.change} == {
        "c3": date(2018, 6, 4),
        "c5": date(2018, 6, 10),
    }
    assert event_words(found[0]) == (
        "c5 (neutral) leaves the 24-month window; c3 (good) leaves the 24-month window (06-04)"
    )
    split = [(after.first.day, after.whole) for _, after in turns(line, date(2018, 6, 5))]
    assert split == [(4, 60), (10, 75), (18, None)]  # what is so by a day is not put off


def test_a_contract_that_comes_and_goes_before_anyone_sees_it_is_no_change() -> None:
    history, day = random_history(Random(12), 40, day=date(2018, 1, 1))  # noqa: S311 - test data
    line = timeline(history, RULES, day, day + 500 * DAY)
    for before, after in turns(line, day):
        old, new = (score_history(history, s.policy, on) for s, on in ((before, before.last), (after, after.first)))
        (event,) = events(history, line, [(before, after)])
        moved = [
            {(c.contract.id, c.entered, c.left) for c in of if c.entered or c.left}
            for of in (changes(old, new), event.changes)
        ]
        assert moved[0] == moved[1]
        assert all(c.entered or c.left or c.stayed for c in event.changes)
