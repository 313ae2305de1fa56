from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Literal

import pytest
from conftest import Examples
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.change import Bridge, BridgeRow, Cause, DiffQuestion, Saved
from jss_cli.domain.history import Contract, Ending, Feedback, History, Observation
from jss_cli.domain.score import Score
from jss_cli.errors import InputError, UsageError
from jss_cli.explaining.time.change import _score_of, bridge, days_between, difference
from jss_cli.files.history import load_history
from jss_cli.files.policy import load_policy, policy_names
from jss_cli.files.rulebook import open_rulebook
from jss_cli.scoring.scoring import score_history

SAMPLES = Path(__file__).parents[3] / "sample_histories"
POLICIES = [load_policy(name, date(2020, 1, 1)) for name in policy_names()]
P2016 = load_policy("upwork-2016", date(2017, 1, 1))
Told = tuple[Cause, Fraction, object, object]


def told(row: BridgeRow) -> Told:
    return row.cause, row.points, row.windows, row.change and row.change.contract.id


def of_cause(found: Bridge, cause: Cause) -> list[BridgeRow]:
    return [row for row in found.rows if row.cause is cause]


def good(name: str, ended: date, client: str = "", stars: str = "5", earned: str = "100") -> Contract:
    return Contract(
        id=name,
        client=client or name,
        started=ended - timedelta(days=5),
        ended=ended,
        earned=Decimal(earned),
        feedback=Feedback(Decimal(stars)),
        ending=Ending("client", "completed"),
    )


def scores(rng: Random) -> tuple[Score, Score]:
    """Two scores of any kind: two days, two policies, two histories, or all of these."""
    history, day = random_history(rng, rng.randrange(14), clients=rng.randrange(2, 6))
    other = random_history(rng, rng.randrange(14), day=day)[0] if rng.random() < 0.3 else history
    old = rng.choice(POLICIES)
    new = old if rng.random() < 0.5 else rng.choice(POLICIES)
    first, last = (day + sign * timedelta(days=rng.choice((0, 0, 1, 50, 300))) for sign in (-1, 1))
    return score_history(history, old, first), score_history(other, new, last)


def test_the_rows_sum_to_the_difference_exactly_for_any_two_scores(examples: Examples) -> None:
    rng = Random(11)  # noqa: S311 - test data
    for _ in examples(80):
        a, b = scores(rng)
        found = bridge(a, b)
        total = sum((row.points for row in found.rows), Fraction(0))
        assert total == (b.percent or 0) - (a.percent or 0) == found.points


def test_read_from_the_other_end_a_bridge_is_the_same_with_every_sign_turned(examples: Examples) -> None:
    rng = Random(12)  # noqa: S311 - test data
    for _ in examples(40):
        a, b = scores(rng)
        forth, back = bridge(a, b), bridge(b, a)
        assert sorted(map(repr, map(told, forth.rows))) == sorted(repr(told(row.reversed())) for row in back.rows)
        assert (forth.start, forth.end) == (back.end, back.start)


def test_nothing_lies_between_a_score_and_itself() -> None:
    score = score_history(History((good("a", date(2016, 7, 1)),)), P2016, date(2016, 8, 1))
    assert bridge(score, score).rows == ()


def test_a_jump_comes_from_another_window_and_names_the_contract_that_left_it() -> None:
    history = load_history(str(SAMPLES / "jumped_82_to_100.yaml"))
    found = bridge(*(score_history(history, P2016, day) for day in (date(2017, 11, 12), date(2017, 11, 13))))
    (row,) = found.rows
    assert (row.cause, row.windows, row.points) == (Cause.WINDOW, ("24-month", "6-month"), 100 - Fraction(900, 11))
    (reason,) = row.because
    assert reason.change is not None
    assert (reason.change.contract.id, reason.cause, reason.day) == ("j6", Cause.LEFT, date(2017, 11, 13))
    assert (found.start.whole, found.end.whole) == (82, 100)


def test_a_fall_without_activity_is_a_window_that_lost_its_minimum() -> None:
    history = load_history(str(SAMPLES / "fell_by_itself.yaml"))
    found = bridge(*(score_history(history, P2016, day) for day in (date(2019, 3, 15), date(2019, 3, 16))))
    (row,) = found.rows
    assert (row.cause, row.windows, row.scarce) == (Cause.WINDOW, ("6-month", "24-month"), "6-month")
    assert [reason.change and reason.change.contract.id for reason in row.because] == ["f9"]
    assert row.points == Fraction(250, 3) - 100


def test_a_contract_that_enters_lifts_by_what_it_is_better_than_the_average() -> None:
    """4 good and 1 bad: 3/5; one more good: 4/6. Mean r 19/30, mean T 11/2: (1 - 19/30) / (11/2) = 1/15."""
    ends = [date(2016, 7, day) for day in range(1, 5)]
    contracts = [good(f"g{index}", end) for index, end in enumerate(ends)]
    contracts += [good("bad", date(2016, 7, 5), stars="2"), good("new", date(2016, 7, 20))]
    days = date(2016, 7, 19), date(2016, 7, 20)
    found = bridge(*(score_history(History(tuple(contracts)), P2016, day) for day in days))
    (row,) = found.rows
    assert (row.cause, row.points, row.day) == (Cause.ENTERED, Fraction(100, 15), date(2016, 7, 20))


def test_what_nets_to_nothing_is_still_a_row() -> None:
    contracts = tuple(good(f"g{day}", date(2016, 7, day)) for day in range(1, 7))
    found = bridge(*(score_history(History(contracts), P2016, date(2016, 7, day)) for day in (5, 6)))
    assert [(row.cause, row.points) for row in found.rows] == [(Cause.ENTERED, Fraction(0))]


def test_a_score_that_appears_or_disappears_is_a_row_of_its_own() -> None:
    contracts = tuple(good(f"g{day}", date(2016, 7, day)) for day in range(1, 5))
    none, some = (score_history(History(contracts), P2016, date(2016, 7, day)) for day in (3, 4))
    assert [(row.cause, row.points) for row in bridge(none, some).rows] == [(Cause.APPEARED, Fraction(100))]
    assert [(row.cause, row.points) for row in bridge(some, none).rows] == [(Cause.DISAPPEARED, Fraction(-100))]
    assert bridge(none, none).rows == ()
    assert bridge(none, some).start.longest.contracts == 3


def test_the_lower_bound_of_zero_has_its_own_row() -> None:
    bad = tuple(good(f"b{day}", date(2016, 7, day), stars="1") for day in range(1, 5))
    history = History((*bad, good("g", date(2016, 7, 20))))
    found = bridge(*(score_history(history, P2016, date(2016, 7, day)) for day in (19, 20)))
    assert {(row.cause, row.points) for row in found.rows} == {
        (Cause.ENTERED, Fraction(40)),
        (Cause.FLOOR, Fraction(-40)),
    }
    assert found.points == 0


def test_new_rules_between_two_days_are_one_row_on_the_later_day() -> None:
    contracts = tuple(good(f"g{day}", date(2020, 2, day)) for day in range(1, 8))
    silent = replace(good("s", date(2020, 2, 20)), feedback=Feedback(None, None), earned=Decimal(0))
    history = History((*contracts, silent))
    old, new = load_policy("upwork-2020-03", date(2020, 3, 1)), load_policy("upwork-2020-11", date(2020, 11, 8))
    found = bridge(score_history(history, old, date(2020, 11, 1)), score_history(history, new, date(2020, 11, 10)))
    (rules,) = of_cause(found, Cause.RULES)
    assert rules.day == date(2020, 11, 10)
    assert rules.points == sum(row.points for row in rules.because) == Fraction(100, 8)
    assert [row.change and row.change.contract.id for row in rules.because] == ["s"]


def test_two_policies_on_one_day_are_told_contract_by_contract() -> None:
    history = load_history(str(SAMPLES / "nine_jobs_75.yaml"))
    tiered = load_policy("upwork-2016+tiered", date(2016, 8, 21))
    found = bridge(*(score_history(history, policy, date(2016, 8, 21)) for policy in (P2016, tiered)))
    assert [told(row) for row in found.rows] == [
        (Cause.OUTCOME, Fraction(25, 4), None, "c8"),
    ]


def test_outcome_and_weight_of_one_contract_are_two_rows_and_exact_together() -> None:
    policy = load_policy("upwork-2024-09", date(2025, 1, 1))
    others = tuple(good(f"g{day}", date(2025, 1, day)) for day in range(1, 5))
    before = History((*others, good("x", date(2025, 1, 9), stars="2")))
    after = History((*others, good("x", date(2025, 1, 9), stars="5", earned="2000")))
    found = bridge(*(score_history(history, policy, date(2025, 2, 1)) for history in (before, after)))
    assert {row.cause for row in found.rows} == {Cause.OUTCOME, Cause.WEIGHT}
    assert found.points == 40


def test_a_history_of_the_future_has_no_score_and_no_rows() -> None:
    history = History((good("a", date(2030, 1, 1)),))
    assert bridge(*(score_history(history, P2016, date(2020, 1, day)) for day in (1, 2))).rows == ()


DAY, OLDER = date(2016, 8, 21), date(2016, 7, 10)
RULES, OTHER = open_rulebook(), open_rulebook("upwork-2016+tiered")
SEEN = tuple(Observation(date(2016, month, 3), 90) for month in (3, 7, 5))


def case(day: date = DAY, seen: tuple[Observation, ...] = (), day_from: Literal["option", "file"] = "file") -> Case:
    history, _ = random_history(Random(4), 9, day=DAY)  # noqa: S311 - test data
    return Case(replace(history, observed=seen), day, RULES, day_from)


def saved(of: Case) -> Saved:
    score = score_history(of.history, of.policy, of.day)
    return Saved("old.json", of.policy, of.day, score.verdicts, None, tuple(w.percent for w in score.windows))


@pytest.mark.parametrize(
    ("asked", "of", "days"),
    [
        (DiffQuestion(OLDER), case(seen=SEEN), (OLDER, DAY)),
        (DiffQuestion(rulebook=OTHER), case(seen=SEEN), (DAY, DAY)),
        (DiffQuestion(OLDER, OTHER), case(), (OLDER, DAY)),
        (DiffQuestion(), case(seen=SEEN), (date(2016, 5, 3), date(2016, 7, 3))),
        (DiffQuestion(), case(seen=SEEN, day_from="option"), (date(2016, 8, 7), DAY)),
        (DiffQuestion(), case(seen=SEEN[:1]), (date(2016, 8, 7), DAY)),
    ],
)
def test_the_days_are_those_asked_for_or_observed_or_computed(
    asked: DiffQuestion, of: Case, days: tuple[date, date]
) -> None:
    assert days_between(of, asked) == days


def test_a_difference_leads_from_the_old_day_and_rules_to_the_new_ones() -> None:
    of = case()
    found = difference(of, DiffQuestion(OLDER, OTHER))
    before, after = score_history(of.history, OTHER.on(OLDER), OLDER), score_history(of.history, of.policy, DAY)
    assert (found.start.day, found.start.policy, found.start.percent) == (OLDER, OTHER.on(OLDER), before.percent)
    assert (found.end.day, found.end.policy, found.end.percent) == (DAY, of.policy, after.percent)


def test_a_saved_result_is_an_end_as_good_as_its_case() -> None:
    of, older = case(), case(OLDER)
    assert difference(saved(older), DiffQuestion(other=of)) == difference(older, DiffQuestion(other=of))
    assert _score_of(saved(of)).percent == _score_of(of).percent


def test_what_a_saved_result_cannot_answer_is_refused() -> None:
    of, later = saved(case(OLDER)), case(date(2021, 8, 31))
    with pytest.raises(UsageError, match="it knows one day and one rule set only"):
        difference(of, DiffQuestion(DAY))
    with pytest.raises(UsageError, match="cannot be judged by the other one's rules"):
        difference(of, DiffQuestion(other=later))
    with pytest.raises(InputError, match="other percents than it states"):
        _score_of(replace(of, percents=(None,)))
    assert difference(case(OLDER), DiffQuestion(other=later)).end.day == later.day
