from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import TimelineQuestion
from jss_cli.domain.history import History, Observation
from jss_cli.errors import UsageError
from jss_cli.explaining.time.chronicle import chronicle
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.windows import add_months

DAY = date(2018, 3, 1)
RULES = _PolicyFiles()


def case(*seen: date) -> Case:
    history, _ = random_history(Random(5), 14, day=DAY)  # noqa: S311 - test data
    return Case(replace(history, observed=tuple(Observation(on, 90) for on in seen)), DAY, RULES)


def test_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(UsageError, match="--from 2018-03-02 is after --to 2018-03-01") as caught:
        chronicle(case(), TimelineQuestion(date(2018, 3, 2), DAY))
    assert caught.value.faults[0].code == "JSS906"


def test_it_begins_with_the_first_contract_but_two_years_back_at_most_and_ends_when_all_has_left() -> None:
    ahead = add_months(DAY, 24) + timedelta(days=1)
    begin = min(contract.started for contract in case().history.contracts)
    found = chronicle(case(), TimelineQuestion())
    assert (found.first, found.last) == (max(begin, add_months(DAY, -24)), ahead)
    empty = chronicle(Case(History(()), DAY, RULES), TimelineQuestion())
    assert (empty.first, empty.last) == (DAY, ahead)
    assert all(event.is_border and not event.is_visible for event in empty.events)


def test_only_what_lies_between_its_days_is_told() -> None:
    every = chronicle(case(), TimelineQuestion())
    first, last = every.events[1].day, every.events[-2].day
    seen = (first - timedelta(days=1), first, last, last + timedelta(days=1))
    found = chronicle(case(*seen), TimelineQuestion(first, last))
    assert [sighting.observation.on for sighting in found.sightings] == [first, last]
    days = [event.day for event in found.events]
    assert days == [event.day for event in every.events if first < event.day <= last] != []
    assert [event.day > DAY for event in found.cliffs] == [True] * len(found.cliffs)


@pytest.mark.parametrize("level", [60, 70, 80, 90])
def test_a_crossing_is_an_event_by_which_the_score_got_to_the_other_side(level: int) -> None:
    found = chronicle(case(), TimelineQuestion(DAY, below=level, above=level))
    assert found.levels == ((level, True), (level, False))
    for is_below in (True, False):
        days = [c.event.day for c in found.crossings if c.below == is_below]
        wholes = [(stretch.first, stretch.whole) for stretch in found.line.stretches]
        sides = [(day, None if whole is None else whole < level) for day, whole in wholes]
        turned = [day for (_, before), (day, after) in pairwise(sides) if after == is_below != before]
        assert days == turned


def test_of_many_events_the_nearest_that_are_shown_are_told_and_the_others_counted() -> None:
    history, day = random_history(Random("nearest"), 30)  # noqa: S311 - test data
    asked = Case(history, day, _PolicyFiles())
    whole, near = (chronicle(asked, TimelineQuestion(), most) for most in (None, 2))
    shown = [event.day for event in whole.events if event.is_visible or event.is_border]
    past, ahead = [on for on in shown if on <= day], [on for on in shown if on > day]
    assert [event.day for event in near.events] == [*past[-2:], *ahead[:2]]
    assert near.more == (max(len(past) - 2, 0), max(len(ahead) - 2, 0))
    assert whole.more == (0, 0)
    assert sum(near.more) > 0
