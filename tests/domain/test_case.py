from __future__ import annotations

from datetime import date

from jss_cli.domain.case import Case
from jss_cli.domain.history import History
from jss_cli.files.rulebook import open_rulebook


def test_the_rules_of_a_case_are_those_of_its_day() -> None:
    days = [date(2016, 5, 31), date(2016, 6, 1), date(2022, 1, 1)]
    rulebook = open_rulebook()
    assert [Case(History(()), day, rulebook).policy.name for day in days] == [
        "upwork-2015",
        "upwork-2016",
        "upwork-2021",
    ]
