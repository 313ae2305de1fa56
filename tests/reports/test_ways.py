from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from seen_cases import SUNDAY, case_of, rated

from jss_cli.domain.history import Observation
from jss_cli.domain.seen import ScoreBand, SeenAnswer
from jss_cli.domain.seen_explanation import SeenCliff, SeenOutlook, SeenWay
from jss_cli.explaining.seen import answering
from jss_cli.reports.seen_ways import likely_ways, seen_ways_words

pytestmark = pytest.mark.usefixtures("weighed_once")

CASE = case_of(*map(rated, range(1, 7)))
LATER = replace(CASE, day=SUNDAY + timedelta(days=20))
DAY = timedelta(days=1)
SOON, LATE = date(2022, 1, 1), date(2022, 3, 1)


def seeing(seen: Observation) -> SeenAnswer:
    return answering.answer_seen(replace(CASE, history=replace(CASE.history, observed=(seen,))), [seen])


def ahead(ways: Sequence[SeenWay], *cliffs: SeenCliff) -> SeenOutlook:
    return SeenOutlook(ScoreBand(83, 83, 83), cliffs, 90, tuple(ways))


def test_a_wait_is_told_by_the_day_it_is_seen_and_until_when_it_holds() -> None:
    band, lost = ScoreBand(92, 95, 99), ScoreBand(56, 60, 76)
    cliffs = (SeenCliff(SOON, LATE, band, band, 1.0), SeenCliff(LATE, LATE + DAY, band, lost, 1.0))
    outlook = ahead([SeenWay(SOON, SOON + DAY, (0, 0, 0))], *cliffs)
    words = f"do nothing: on {SOON + DAY} it is there, until {LATE + DAY} (56-76 % then)"
    assert seen_ways_words(CASE, seeing(Observation(SUNDAY, 83)), outlook, 8) == words


def test_only_days_on_which_fewer_contracts_do_are_ways() -> None:
    ways = (
        SeenWay(SUNDAY, SUNDAY, (1, 3, 9)),
        SeenWay(SOON, SOON, (1, None, None)),
        SeenWay(LATE, LATE, (0, 2, 9)),
        SeenWay(LATE, LATE, (0, 2, 2)),
    )
    assert [(way.day, number) for way, number in likely_ways(ways)] == [(SUNDAY, 3), (LATE, 2)]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((3, 2, 0), f"do nothing: on {LATE} it is there; sooner: 3 more good contracts now, or 2 by {SOON}"),
        ((3, 2, 1), f"3 more good contracts now, 2 by {SOON}, or 1 by {LATE}"),
        ((None, None, 0), f"do nothing: on {LATE} it is there"),
        ((None, None, None), "no number of good contracts is enough; see the table for less"),
    ],
)
def test_waiting_is_told_first_and_then_the_numbers_of_contracts(numbers: tuple[int | None, ...], words: str) -> None:
    ways = [SeenWay(day, day, (n, n, n)) for day, n in zip((SUNDAY, SOON, LATE), numbers, strict=True)]
    assert seen_ways_words(CASE, seeing(Observation(SUNDAY, 83)), ahead(ways), 8) == words


def test_of_many_ways_the_first_ones_and_the_last_are_told() -> None:
    ways = [SeenWay(SUNDAY + timedelta(days=n), SUNDAY, (9 - n, 9 - n, 9 - n)) for n in range(9)]
    words = seen_ways_words(CASE, seeing(Observation(SUNDAY, 83)), ahead(ways), 3)
    assert words == "9 more good contracts now, 8 by 2021-11-15, or 1 by 2021-11-22"


@pytest.mark.parametrize(
    ("seen", "later", "words"),
    [
        (Observation(SUNDAY, 92), False, "do nothing, it is there already"),
        (Observation(SUNDAY, 83), True, "do nothing, it is there already"),
        (
            Observation(SUNDAY, 83),
            False,
            "the rules give it already, but 83 % was shown: they do not tell",
        ),
        (Observation(SUNDAY, shown="none"), True, "the rules give it already, but no score was shown"),
    ],
)
def test_what_was_seen_may_deny_that_a_target_is_there_already(seen: Observation, later: bool, words: str) -> None:
    case = LATER if later else CASE
    assert seen_ways_words(case, seeing(seen), ahead([SeenWay(case.day, case.day, (0, 0, 0))]), 8).startswith(words)
