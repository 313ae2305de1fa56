from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import oracle
import pytest
from conftest import Examples
from hypothesis import given
from readings import label, mixed_options, single_options
from strategies import histories, random_history

from jss_cli.domain.history import Contract, Feedback, History, Payment
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import Missing, WindowSum, shown_percent
from jss_cli.domain.verdict import Verdict
from jss_cli.files.policy import load_all, load_policy
from jss_cli.scoring.scoring import best, competing, score_history


@pytest.mark.parametrize("policy", [*single_options(), *mixed_options(20)], ids=label)
def test_the_engine_equals_the_oracle_on_thousands_of_random_histories(policy: Policy, examples: Examples) -> None:
    rng = Random(label(policy))  # noqa: S311 - test data
    for _ in examples(4):
        history, day = random_history(rng, rng.randrange(13), clients=rng.randrange(1, 7), told=rng.random() < 0.5)
        score = score_history(history, policy, day)
        assert score.percent == oracle.score(history, policy, day)
        counted = {c.contract.id: c for c in oracle.counted(history, policy, day)}
        assert {v.contract.id for v in score.verdicts if v.outcome != "excluded"} == counted.keys()
        for verdict in score.verdicts:
            if verdict.shares:
                held_against(verdict, counted[verdict.contract.id], policy)


def held_against(verdict: Verdict, expected: oracle.Counted, policy: Policy) -> None:
    """A verdict counts as the oracle says: its weight, its value, its days, its jobs."""
    unit = policy.weights.unit
    assert (verdict.outcome, verdict.counting.jobs) == (expected.outcome, len(expected.parts))
    assert verdict.entered == expected.entered
    assert Fraction(verdict.weight, unit) == sum(weight for weight, _, _ in expected.parts)
    assert Fraction(verdict.net, unit * policy.scale.unit) == sum(weight * value for weight, value, _ in expected.parts)
    assert {share.aged for share in verdict.shares} == {aged for _, _, aged in expected.parts}


@given(histories())
def test_neither_order_nor_names_matter(case: tuple[History, date]) -> None:
    history, day = case
    policy = load_policy(None, day)
    renamed = tuple(
        Contract(**{**{f: getattr(c, f) for f in c.__slots__}, "id": f"x{i}", "client": f"{c.client}!"})
        for i, c in enumerate(reversed(history.contracts))
    )
    assert score_history(History(renamed), policy, day).percent == score_history(history, policy, day).percent


@given(histories())
def test_a_better_public_rating_never_lowers_a_window(case: tuple[History, date]) -> None:
    history, day = case
    policy = load_policy(None, day)
    before = score_history(history, policy, day)
    for index, contract in enumerate(history.contracts):
        verdict = before.verdicts[index]
        if verdict.outcome not in {"neutral", "negative"} or contract.feedback.stars is None:
            continue
        better = replace(contract, feedback=replace(contract.feedback, stars=Decimal(5)))
        contracts = (*history.contracts[:index], better, *history.contracts[index + 1 :])
        after = score_history(History(contracts), policy, day)
        if after.verdicts[index].outcome == "excluded":
            continue
        for one, other in zip(before.windows, after.windows, strict=True):
            assert one.percent is None or other.percent is None or one.percent <= other.percent


def test_the_marketplace_s_own_example_of_the_trending_figure_shows_96() -> None:
    """24 months 92, 12 months 88, 6 months 94, 3 months 98: trending 96 is shown (S19)."""
    policy = load_policy("upwork-2021", date(2021, 6, 1))
    figures = {3: 98, 6: 94, 12: 88, 24: 92}
    sums = [WindowSum(m, total=100, value=v, positive=v, neutral=100 - v, clients=9) for m, v in figures.items()]
    windows = competing(sums, policy)
    shown = best(windows)
    assert shown is not None
    assert shown.name == "trending"
    assert shown.percent == 96
    assert {window.name: window.percent for window in windows if window is not shown} == {
        "6-month": 94,
        "12-month": 88,
        "24-month": 92,
    }


def test_a_blend_needs_the_minimum_in_each_of_its_parts() -> None:
    policy = load_policy("upwork-2021", date(2021, 6, 1))
    sums = [WindowSum(m, total=100, value=90, positive=90, neutral=10, clients=9) for m in (6, 12, 24)]
    windows = competing([WindowSum(3, total=12, value=12, positive=3, clients=3), *sums], policy)
    assert next(window for window in windows if window.name == "trending").percent is None


def test_among_equal_windows_the_longest_is_shown() -> None:
    policy = load_policy("upwork-2016", date(2016, 8, 21))
    sums = [WindowSum(m, total=16, value=16, positive=4, clients=4) for m in (6, 12, 24)]
    shown = best(competing(sums, policy))
    assert shown is not None
    assert shown.name == "24-month"


@pytest.mark.parametrize(
    ("percent", "shown"),
    [
        (Fraction(149, 2), 75),
        (Fraction(14899, 200), 74),
        (Fraction(-20), 0),
        (Fraction(100), 100),
        (Fraction(199, 2), 100),
    ],
)
def test_halves_are_shown_rounded_up_and_nothing_below_zero(percent: Fraction, shown: int) -> None:
    assert shown_percent(percent) == shown


def good(number: int, client: str, ended: date) -> Contract:
    return Contract(
        f"c{number}", client, date(2016, 1, 4), ended=ended, earned=Decimal(9), feedback=Feedback(Decimal(5))
    )


@pytest.mark.parametrize(("clients", "scored"), [("ABC", False), ("ABAB", False), ("ABCA", True), ("ABCD", True)])
def test_a_score_takes_four_contracts_from_three_clients_in_2016(clients: str, *, scored: bool) -> None:
    history = History(tuple(good(i, client, date(2016, 7, 1)) for i, client in enumerate(clients)))
    score = score_history(history, load_policy("upwork-2016", date(2016, 8, 21)), date(2016, 8, 21))
    assert (score.whole == 100) is scored
    assert (score.missing is None) is scored


def test_a_contract_is_held_on_the_last_day_and_gone_the_day_after() -> None:
    policy = load_policy("upwork-2016", date(2016, 8, 21))
    history = History(
        (good(0, "A", date(2016, 8, 31)), *(good(i, c, date(2017, 2, 1)) for i, c in enumerate("BCD", 1)))
    )
    six_months = [score_history(history, policy, day).windows[0] for day in (date(2017, 2, 28), date(2017, 3, 1))]
    assert [window.parts[0].contracts for window in six_months] == [4, 3]


def test_without_a_score_the_fullest_window_says_what_is_missing() -> None:
    day, policy = date(2016, 8, 21), load_policy("upwork-2016", date(2016, 8, 21))
    good = Feedback(Decimal(5), 10)
    ends = (date(2014, 12, 1), date(2015, 1, 5), date(2016, 7, 1))
    contracts = [
        Contract(f"c{n}", f"K{n % 2}", end, ended=end, earned=Decimal(9), feedback=good) for n, end in enumerate(ends)
    ]
    score = score_history(History(tuple(contracts)), policy, day)
    assert score.shown is None
    assert score.missing == Missing(3, 2, policy.windows.minimum)
    assert (score.policy, score.as_of) == (policy, day)


def refunded(history: History, on: date | None, *, ever: bool = True) -> History:
    """The history with every refund on a day, at an unknown one, or with none at all."""
    contracts = (c if ever else replace(c, refunded=Decimal(0)) for c in history.contracts)
    dated = (replace(c, refunds=(Payment(on, c.refunded),) if on and c.refunded else ()) for c in contracts)
    return replace(history, contracts=tuple(dated))


def test_a_refund_changes_no_score_before_its_day_and_after_it_does_what_one_without_a_day_does(
    examples: Examples,
) -> None:
    rng = Random("refunds")  # noqa: S311 - test data
    for policy in load_all():
        for _ in examples(8):
            history, day = random_history(rng, rng.randrange(1, 9), clients=3)
            never, always = refunded(history, None, ever=False), refunded(history, None)
            for on, same in ((day - timedelta(1), never), (day, always), (day + timedelta(40), always)):
                told = score_history(refunded(history, day), policy, on)
                assert told.percent == score_history(same, policy, on).percent
