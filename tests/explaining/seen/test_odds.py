"""What every contract counts as given what was seen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from seen_cases import SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.answering import answer_seen
from jss_cli.reports.seen_explanation import fits_words
from jss_cli.scoring.scoring import score_history


def test_the_odds_of_a_contract_sum_to_one_before_and_after(seen_83: SeenAnswer) -> None:
    for group in seen_83.groups:
        for one in group.odds:
            for chances in (one.before, one.after):
                assert sum(chances.of(kind) for kind in Outcome) == pytest.approx(1)


def test_where_nothing_is_unknown_and_the_rules_give_what_was_seen_the_answer_is_the_verdicts(known_six: Case) -> None:
    score = score_history(known_six.history, known_six.policy, SUNDAY)
    answer = answer_seen(known_six, [Observation(SUNDAY, score.whole)])
    odds = {one.contract.id: one.after for group in answer.groups for one in group.odds}
    assert answer.fits == "exact"
    for verdict in score.verdicts:
        assert odds[verdict.contract.id].of(verdict.outcome) > 0.97
    assert answer.expected == pytest.approx(float(score.percent or 0), abs=0.5)


@pytest.mark.parametrize("unlisted", [None, 2])
def test_a_contract_is_likelier_missing_where_nothing_in_the_file_explains_the_number(unlisted: int | None) -> None:
    case = case_of(*(rated(number, recommend=10) for number in range(6)), unlisted=unlisted)
    right, wrong = (answer_seen(case, [Observation(SUNDAY, score)]).absent for score in (100, 86))
    assert right < 0.5 < wrong


def test_no_contract_is_missing_where_the_file_says_so() -> None:
    case = case_of(*(rated(number, recommend=10) for number in range(6)), unlisted=0)
    answer = answer_seen(case, [Observation(SUNDAY, 86)])
    assert (answer.absent, round(answer.unlisted, 9)) == (0, 0)
    assert "missing" not in fits_words(answer)


def test_an_old_contract_keeps_its_chances(unknown_six: Case) -> None:
    old = rated(60)
    answer = answer_seen(case_of(*unknown_six.history.contracts, old), [Observation(SUNDAY, 83)])
    own = next(one for group in answer.groups for one in group.odds if one.contract == old)
    assert own.lost == 0
    assert own.after.positive == pytest.approx(own.before.positive, abs=1e-3)


def test_a_contract_that_ended_after_the_day_costs_nothing() -> None:
    later = rated(-1)
    answer = answer_seen(case_of(*(rated(n) for n in range(6)), later), [Observation(SUNDAY - timedelta(14), 83)])
    assert next(one.lost for group in answer.groups for one in group.odds if one.contract == later) == 0
