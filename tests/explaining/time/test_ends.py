from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from random import Random

from strategies import random_history

from jss_cli.domain.score import Score
from jss_cli.explaining.time.ends import _score_end, ends, lengths, stretch_end
from jss_cli.explaining.time.timeline import timeline
from jss_cli.files.policy import load_all
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
