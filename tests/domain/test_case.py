from __future__ import annotations

from datetime import date, timedelta

import pytest

from jss_cli.domain.case import Case, Rulebook
from jss_cli.domain.history import History
from jss_cli.files.rulebook import open_rulebook

FIRST, LAST = date(2014, 6, 1), date(2026, 6, 1)


def test_the_rules_of_a_case_are_those_of_its_day() -> None:
    days = [date(2016, 5, 31), date(2016, 6, 1), date(2022, 1, 1)]
    rulebook = open_rulebook()
    assert [Case(History(()), day, rulebook).policy.name for day in days] == [
        "upwork-2015",
        "upwork-2016",
        "upwork-2021",
    ]


@pytest.mark.parametrize("rulebook", [open_rulebook(), open_rulebook("upwork-2016+tiered")], ids=["shipped", "asked"])
def test_the_rules_of_a_day_are_those_of_the_last_era_that_began_by_then(rulebook: Rulebook) -> None:
    eras = rulebook.eras(FIRST, LAST)
    for days in range(0, (LAST - FIRST).days, 20):
        day = FIRST + timedelta(days=days)
        assert rulebook.on(day) == next(era.policy for era in reversed(eras) if era.since <= day)


@pytest.mark.parametrize("rulebook", [open_rulebook(), open_rulebook("upwork-2021")], ids=["shipped", "asked"])
def test_there_is_an_era_for_every_day_and_each_begins_after_the_one_before(rulebook: Rulebook) -> None:
    for last in (FIRST, LAST):
        eras = rulebook.eras(FIRST, last)
        assert eras[0].since <= FIRST
        assert [era.since for era in eras] == sorted({era.since for era in eras})
