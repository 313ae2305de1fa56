from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from conftest import Examples
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.plan import MOST_ADDED, Goal, Way
from jss_cli.explaining.next.adding import Pace, good_contracts
from jss_cli.explaining.next.plan import make_plan, way_back
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.files.policy import load_policy
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.scoring import score_history
from jss_cli.scoring.windows import add_months

RULES = _PolicyFiles()
DAY = timedelta(days=1)
DAY_OF_MANY = date(2016, 6, 1)
PLAIN = Decimal(100)


def reached(history: History, ends: Iterable[date], day: date, size: Decimal, target: int) -> bool:
    """Whether the engine shows the target on a day with more good contracts that end on some days."""
    changed = replace(history, contracts=(*history.contracts, *good_contracts(history, size, ends)))
    whole = score_history(changed, load_policy(None, day), day).whole
    return whole is not None and whole >= target


def cases(number: range, seed: str, size: int = 7) -> Iterator[tuple[History, date, int]]:
    rng = Random(seed)  # noqa: S311 - test data
    for _ in number:
        history, day = random_history(rng, rng.randrange(size + 1))
        yield history, day, rng.choice((50, 75, 80, 90, 95, 100))


def summary(ways: tuple[Way, ...]) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(str(way.day), way.contracts, way.gone) for way in ways]


def test_the_founding_case_takes_twelve_contracts_now_six_in_december_or_three_in_january(founding: History) -> None:
    ways = way_back(Case(founding, date(2016, 8, 21), RULES), Goal(90))
    assert summary(ways) == [
        ("2016-08-21", 12, ()),
        ("2016-12-10", 6, ("c5",)),
        ("2017-01-16", 3, ("c5", "c8")),
    ]
    assert [str(way.seen) for way in ways] == ["2016-08-21", "2016-12-11", "2017-01-22"]


def test_every_way_reaches_its_target_and_one_contract_less_does_not(examples: Examples) -> None:
    for history, day, target in cases(examples(30), "one less"):
        for way in way_back(Case(history, day, RULES), Goal(target)):
            assert reached(history, [way.day] * way.contracts, way.day, way.size.least, target)
            assert not way.contracts or not reached(
                history, [way.day] * (way.contracts - 1), way.day, way.size.least, target
            )


def test_no_cheaper_plan_of_up_to_three_contracts_exists(examples: Examples) -> None:
    """Brute force over days, numbers and sizes: whatever reaches the target is beaten or equalled by a way."""
    rng = Random("cheaper")  # noqa: S311 - test data
    for history, day, target in cases(examples(10), "brute force", size=6):
        ways = way_back(Case(history, day, RULES), Goal(target, most=1000))
        near = {way.day + offset for way in ways for offset in (-DAY, DAY)}
        days = {day, *near, *(day + timedelta(days=rng.randrange(731)) for _ in range(10))}
        for tried in sorted(d for d in days if day <= d <= add_months(day, 24)):
            for size in (Decimal(100), Decimal(600), Decimal(2000)):
                for number in range(4):
                    if reached(history, [tried] * number, tried, size, target):
                        assert any(
                            way.day <= tried and way.contracts <= number and (not number or way.size.least <= size)
                            for way in ways
                        )
                        break


def test_no_way_is_beaten_by_another_one(examples: Examples) -> None:
    for history, day, target in cases(examples(30), "frontier"):
        ways = way_back(Case(history, day, RULES), Goal(target, most=1000))
        prices = [(w.day.toordinal(), w.contracts, w.size.least if w.contracts else Decimal(0)) for w in ways]
        assert prices == sorted(set(prices))
        for mine in prices:
            assert not [
                its for its in prices if its != mine and its[0] <= mine[0] and its[1] <= mine[1] and its[2] <= mine[2]
            ]


def test_a_paced_way_reaches_its_target_within_what_the_pace_allows(examples: Examples) -> None:
    for history, day, target in cases(examples(30), "pace"):
        pace = Pace(add_months(day, 1), 2)
        for way in way_back(Case(history, day, RULES), Goal(target, PLAIN, per_month=2)):
            ends = pace.ends(way.day, way.contracts)
            assert reached(history, ends, way.day, PLAIN, target)
            assert not way.contracts or not reached(history, ends[:-1], way.day, PLAIN, target)
            assert not way.contracts or way.begins >= add_months(day, 1)
            assert all(ends.count(end) <= 2 for end in ends)


def test_a_target_that_is_shown_already_takes_nothing(founding: History) -> None:
    (way,) = way_back(Case(founding, date(2016, 8, 21), RULES), Goal(75))
    assert (way.day, way.contracts, way.badly) == (date(2016, 8, 21), 0, 51)


def test_one_hundred_with_a_neutral_in_the_window_takes_hundreds_until_it_has_left(founding: History) -> None:
    ways = way_back(Case(founding, date(2016, 8, 21), RULES), Goal(100))
    assert [way.contracts for way in ways] == [392, 196, 3]


def test_the_way_to_a_first_score_is_the_minimum_of_contracts_from_new_clients() -> None:
    day = date(2019, 5, 1)
    (way,) = way_back(Case(History(()), day, RULES), Goal(90))
    assert (way.day, way.contracts) == (day, 4)


def test_larger_contracts_take_fewer_where_the_weight_depends_on_what_they_earn() -> None:
    poor = [bad_contract(f"c{number}", date(2024, 11, 1)) for number in range(4)]
    ways = way_back(Case(History(tuple(poor)), date(2024, 12, 1), RULES), Goal(80))
    now = {way.size.least: (way.contracts, way.weight) for way in ways if way.day == date(2024, 12, 1)}
    unit = RULES.on(date(2024, 12, 1)).weights.unit
    sizes = {"0.01": (36, unit), "250.01": (29, unit * 5 // 4), "1000.01": (24, unit * 3 // 2)}
    assert now == {Decimal(least): way for least, way in sizes.items()}


def test_rated_contracts_also_take_the_share_of_unrated_ones_below_its_limit() -> None:
    """Eight paid contracts that nobody rated are neutral while they are more than a third; 16 rated ones end that."""
    silent = [unrated_contract(f"c{number}", date(2018, 3, 1)) for number in range(8)]
    ways = way_back(Case(History(tuple(silent)), date(2018, 4, 1), RULES), Goal(90))
    assert (ways[0].day, ways[0].contracts) == (date(2018, 4, 1), 16)


def test_a_plan_may_wait_for_other_rules() -> None:
    """Each way is scored under the rules that are in force on its day."""
    history = History(tuple(replace(bad_contract(f"c{n}", date(2020, 1, 1)), client="A") for n in range(3)))
    ways = way_back(Case(history, date(2020, 4, 1), RULES), Goal(60))
    assert ways[0].day == date(2020, 4, 1)
    assert all(way.score.policy == load_policy(None, way.day) for way in ways)


def bad_contract(name: str, day: date) -> Contract:
    return Contract(
        name, name, day, ended=day, earned=Decimal(100), feedback=Feedback(Decimal(1), 0), ending=Ending("client")
    )


def unrated_contract(name: str, day: date) -> Contract:
    feedback = Feedback(None, None)
    return Contract(name, name, day, ended=day, earned=PLAIN, feedback=feedback, ending=Ending("client", "completed"))


def test_if_all_that_is_unseen_went_badly_the_range_says_the_same(examples: Examples) -> None:
    """With so many contracts every world reaches the target, and with one less some world does not."""
    checked, tried = 0, examples(30)
    for history, day, target in cases(tried, "badly"):
        for way in way_back(Case(history, day, RULES), Goal(target, PLAIN)):
            if way.badly is not None and way.badly < 60:
                checked += 1
                assert certain(history, way.day, way.badly, target)
                assert not way.badly or not certain(history, way.day, way.badly - 1, target)
    assert checked > len(tried)


def certain(history: History, day: date, number: int, target: int) -> bool:
    """Whether the target is shown in every world with so many good contracts more."""
    changed = replace(history, contracts=(*history.contracts, *good_contracts(history, PLAIN, [day] * number)))
    found = score_range(changed, load_policy(None, day), day)
    return found.worst is not None and found.worst.whole >= target and not found.may_be_missing


def test_what_would_take_more_than_ten_thousand_contracts_is_no_way() -> None:
    bad = Contract("c0", "A", DAY_OF_MANY, ended=DAY_OF_MANY, earned=PLAIN, feedback=Feedback(Decimal(1), 0))
    many = History(tuple(replace(bad, id=f"c{n}", client=f"K{n}") for n in range(30)))
    case = Case(many, DAY_OF_MANY, RULES)
    plan = make_plan(case, Goal(100, by=DAY_OF_MANY))
    assert plan.ways == ()
    assert plan.reachable is not None
    assert (plan.reachable.score.whole, plan.reachable.contracts) == (99, 3970)
    assert max(way.contracts for way in way_back(case, Goal(100))) <= MOST_ADDED
