from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Feedback, History
from jss_cli.explaining.why.attribution import attribute
from jss_cli.explaining.why.lanes import MOST, lanes
from jss_cli.files.rulebook import open_rulebook
from jss_cli.scoring.scoring import holding, score_history
from jss_cli.scoring.windows import earliest_entry

DAY = date(2016, 8, 21)


def contract(number: int, ended: date | None, stars: str = "5") -> Contract:
    started, told = date(2014, 1, 1), Feedback(Decimal(stars))
    return Contract(f"c{number}", f"K{number}", started, ended=ended, earned=Decimal(90), feedback=told)


def case(*contracts: Contract) -> Case:
    return Case(History(contracts), DAY, open_rulebook())


def found(asked: Case) -> list[str]:
    score = score_history(asked.history, asked.policy, asked.day)
    return [lane.contribution.verdict.contract.id for lane in lanes(attribute(score)).told]


def test_the_costliest_come_first_then_those_that_leave_next() -> None:
    ended = (date(2016, 6, 1), date(2016, 5, 1), date(2016, 7, 1), date(2016, 4, 1))
    asked = case(*(contract(n, day, "2" if n == 2 else "5") for n, day in enumerate(ended)))
    assert found(asked) == ["c2", "c3", "c1", "c0"]


def test_contracts_that_no_window_holds_have_no_lane() -> None:
    ends = (date(2016, 6, 1), date(2014, 6, 1), date(2016, 12, 1))
    assert found(case(*(contract(n, day) for n, day in enumerate(ends)))) == ["c0"]


def test_a_lane_ends_on_the_first_day_on_which_the_window_holds_it_no_more() -> None:
    asked = case(*(contract(n, date(2016, 2, 25 + n)) for n in range(5)))
    score = score_history(asked.history, asked.policy, asked.day)
    for lane in lanes(attribute(score)).told:
        for months, day in lane.leaves:
            before, after = (earliest_entry(on, months) for on in (day - timedelta(days=1), day))
            assert holding(lane.contribution.verdict, before, day - timedelta(days=1))
            assert not holding(lane.contribution.verdict, after, day)


def test_many_contracts_are_counted_instead_of_told() -> None:
    asked = case(*(contract(n, date(2016, 1, 1) + timedelta(days=n)) for n in range(MOST + 12)))
    told = lanes(attribute(score_history(asked.history, asked.policy, asked.day)))
    assert (len(told.told), told.more) == (MOST, 12)
