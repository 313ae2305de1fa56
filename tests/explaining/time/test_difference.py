from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Literal

import pytest
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.change import DiffQuestion, Saved
from jss_cli.domain.history import Observation
from jss_cli.errors import InputError, UsageError
from jss_cli.explaining.time.difference import _score_of, days_between, difference
from jss_cli.files.rulebook import open_rulebook
from jss_cli.scoring.scoring import score_history

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
