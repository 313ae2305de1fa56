from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.history import History, Observation
from jss_cli.domain.sighting import PossibleCause
from jss_cli.explaining.why.mismatch import MOST_TRACED, _leads, _unknown_answers, disagreements
from jss_cli.explaining.why.sightings import compare_observed
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.context import surroundings
from jss_cli.scoring.judging import Interpreter
from jss_cli.scoring.scoring import score_history, score_verdicts

RULES = _PolicyFiles()


def observed(seed: int, days: int) -> Case:
    rng = Random(seed)  # noqa: S311 - test data
    history, day = random_history(rng, 9)
    seen = tuple(Observation(day - timedelta(days=5 * back), rng.randrange(60, 101)) for back in range(days))
    return Case(replace(history, observed=seen), day, RULES)


def test_an_unknown_answer_gives_the_score_that_judging_by_its_rule_gives() -> None:
    found = 0
    for seed in range(30):
        case = observed(seed, 1)
        score = score_history(case.history, case.policy, case.day)
        around = surroundings(case.history.contracts, case.day, case.policy.measures)
        expected = []
        for index, old in enumerate(score.verdicts):
            others = (rule for rule in old.rules if rule.outcome != old.outcome)
            for new in Interpreter(case.policy).decided_by(old, others, case.day, around):
                changed = (*score.verdicts[:index], new, *score.verdicts[index + 1 :])
                whole = score_verdicts(changed, score.policy, score.as_of).whole
                expected.append((PossibleCause("unknown", old.contract.id, new.outcome), whole))
        assert list(_unknown_answers(score)) == expected
        found += len(expected)
    assert found > 10


def test_of_many_scores_that_differ_only_the_first_are_traced() -> None:
    case = Case(
        History((), observed=tuple(Observation(date(2016, 1, day), 75) for day in range(1, 31))), date.max, RULES
    )
    found = disagreements(case)
    assert len(found) == 30
    assert all(not traced for _, traced in found[MOST_TRACED:])


def test_at_most_five_leads_are_given() -> None:
    case = observed(3, 12)
    assert max(len(_leads(case, sighting)) for sighting in compare_observed(case)) <= 5
