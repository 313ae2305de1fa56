from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random

from strategies import random_history

from jss_cli.domain.change import Cause
from jss_cli.domain.history import Contract, History
from jss_cli.domain.score import Score
from jss_cli.explaining.next.adding import good_contract
from jss_cli.explaining.time.change import changes
from jss_cli.explaining.time.ends import ORDER, _score_end, ends, gap_rows, lengths, stretch_end
from jss_cli.explaining.time.timeline import timeline
from jss_cli.files.policy import load_all, load_policy
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.scoring import score_history


def scores(number: int) -> list[Score]:
    rng = Random("ends")  # noqa: S311 - test data
    cases = (random_history(rng, 9) for _ in range(number))
    return [score_history(history, rng.choice(load_all()), day) for history, day in cases]


def test_an_end_shows_what_its_score_shows() -> None:
    for score in scores(15):
        end = _score_end(score, score.policy.windows.lengths)
        assert (end.level.percent, end.level.whole, end.level.shown) == (score.percent, score.whole, score.shown)
        assert end.level.longest.months == max(score.policy.windows.lengths)
        for window in score.windows:
            assert end.shows(window) == (window.percent is not None)
            if window.percent is not None:
                assert end.percent(lengths(window)) == window.percent


def test_a_percent_needs_no_minimum_but_something_in_every_window() -> None:
    for score in scores(15):
        end = _score_end(score, score.policy.windows.lengths)
        for months, held in end.sums.items():
            alone = Fraction(100 * held.value, held.total * score.policy.scale.unit) if held.total else None
            assert end.percent((months,)) == alone
            longest = max(end.sums)
            both, last = end.percent((months, longest)), end.percent((longest,))
            assert both == (None if alone is None or last is None else (alone + last) / 2)


def test_two_ends_hold_the_windows_of_either_policy() -> None:
    one, other = scores(2)
    for end in ends(one, other):
        assert {*end.sums} == {*one.policy.windows.lengths, *other.policy.windows.lengths}


def test_a_day_of_a_stretch_is_the_end_that_scoring_the_day_gives() -> None:
    rng, rules = Random("stretch"), _PolicyFiles()  # noqa: S311 - test data
    for _ in range(6):
        history, day = random_history(rng, 9)
        line = timeline(history, rules, day - timedelta(days=40), day)
        stretch = line.stretch_on(day)
        assert stretch is not None
        found, score = stretch_end(stretch, day), score_history(history, rules.on(day), day)
        expected = _score_end(score, found.sums)
        assert (found.windows, found.shown, found.sums) == (expected.windows, expected.shown, expected.sums)


P2016 = load_policy("upwork-2016", date(2017, 1, 1))


def test_the_rows_of_any_windows_sum_to_the_change_of_their_mean_percent() -> None:
    rng, told = Random("gap"), 0  # noqa: S311 - test data
    for _ in range(20):
        history, day = random_history(rng, 10)
        old, new = rng.choice(load_all()), rng.choice(load_all())
        earlier = day - timedelta(days=rng.randrange(300))
        one, other = score_history(history, old, earlier), score_history(history, new, day)
        a, b = ends(one, other)
        for months in (*((length,) for length in a.sums), tuple(a.sums)):
            before, after = a.percent(months), b.percent(months)
            if before is not None and after is not None:
                rows = list(gap_rows(a, b, months, changes(one, other)))
                assert sum((row.points for row in rows), Fraction(0)) == after - before
                assert all(row.change and {*row.months} <= {*months} and row.months for row in rows)
                told += len(rows)
    assert told > 35


def test_causes_of_one_contract_come_in_their_order_and_days_lie_between_the_ends() -> None:
    rng = Random("causes")  # noqa: S311 - test data
    for _ in range(20):
        history, day = random_history(rng, 10)
        one, other = (score_history(history, P2016, day - timedelta(days=back)) for back in (200, 0))
        a, b = ends(one, other)
        if None in {a.percent((6, 24)), b.percent((6, 24))}:
            continue
        rows = list(gap_rows(a, b, (6, 24), changes(one, other)))
        for row, following in pairwise(rows):
            if row.change is following.change:
                assert ORDER.index(row.cause) < ORDER.index(following.cause)
        for row in rows:
            assert row.day is None or one.as_of < row.day <= other.as_of
            assert row.day is None or row.cause in {Cause.ENTERED, Cause.LEFT}


def test_what_left_did_so_on_the_day_after_its_window() -> None:
    history = History(tuple(rated(n, date(2016, 1, 10 + n)) for n in range(5)))
    one, other = (score_history(history, P2016, date(2016, 7, day)) for day in (9, 12))
    a, b = ends(one, other)
    rows = [row for row in gap_rows(a, b, (6,), changes(one, other)) if row.cause is Cause.LEFT]
    assert [(row.change and row.change.contract.id, row.day) for row in rows] == [
        ("c0", date(2016, 7, 11)),
        ("c1", date(2016, 7, 12)),
    ]


def rated(number: int, ended: date) -> Contract:
    return good_contract(f"c{number}", f"K{number}", Decimal(90), ended)
