"""What is asked of the unseen answers, and everything that answers it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from seen_cases import SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Observation
from jss_cli.domain.inquiry import InferQuestion
from jss_cli.domain.seen import SeenAnswer
from jss_cli.errors import InputError, UsageError
from jss_cli.explaining.seen import answering
from jss_cli.explaining.unseen.inquiry import inquire

pytestmark = pytest.mark.usefixtures("weighed_once")

EARLIER = SUNDAY - timedelta(days=14)
OPEN = Contract("open", "K", SUNDAY - timedelta(days=40))
FOUR = case_of(*(rated(number) for number in range(4)))


def seeing(*observed: Observation, case: Case = FOUR) -> Case:
    """A case in whose file some observed scores stand."""
    return replace(case, history=replace(case.history, observed=observed))


def answer_of(case: Case, asked: InferQuestion) -> SeenAnswer:
    answer = inquire(case, asked).answer
    assert answer is not None
    return answer


def test_the_scores_of_the_file_are_explained_unless_others_are_asked_about() -> None:
    case = seeing(Observation(EARLIER, 75), Observation(SUNDAY, 50))
    assert [day.observation.score for day in answer_of(case, InferQuestion()).days] == [50, 75]
    found = inquire(case, InferQuestion((Observation(SUNDAY, 25),)))
    assert found.answer is not None
    assert [day.observation.score for day in found.answer.days] == [25]
    assert [seen.score for seen in found.set_aside] == [75, 50]


def test_only_the_last_four_days_are_looked_at_and_the_others_are_set_aside() -> None:
    days = [Observation(SUNDAY - timedelta(days=14 * back), shown="none") for back in range(6)]
    found = inquire(seeing(*days, case=case_of(rated(0), rated(1))), InferQuestion())
    assert found.answer is not None
    assert [day.observation for day in found.answer.days] == days[:4]
    assert list(found.set_aside) == days[4:]


def test_a_score_asked_about_keeps_the_share_of_clients_that_the_file_has_for_its_day() -> None:
    told = Observation(SUNDAY, 50, recommend=Fraction(3, 4))
    (day,) = answer_of(seeing(told), InferQuestion((Observation(SUNDAY, 75),))).days
    assert day.observation == replace(told, score=75)


def test_the_range_alone_explains_nothing() -> None:
    found = inquire(seeing(Observation(SUNDAY, 75)), InferQuestion(only_range=True))
    assert (found.answer, found.questions, found.probes, found.set_aside) == (None, (), (), ())
    assert found.reach.worst is not None
    assert found.reach.worst.whole == 0


def test_what_to_find_out_and_which_open_contract_to_close_come_with_the_answer() -> None:
    case = seeing(Observation(SUNDAY, 75), case=case_of(*FOUR.history.contracts, OPEN))
    found = inquire(case, InferQuestion())
    assert found.questions
    assert [probe.contract.id for probe in found.probes] == ["open"]


def test_changed_priors_change_the_odds_and_are_told() -> None:
    usual = answer_of(seeing(Observation(SUNDAY, 75)), InferQuestion())
    wishes = ("recommend:none=90",)
    found = inquire(seeing(Observation(SUNDAY, 75)), InferQuestion(priors=wishes))
    assert found.wishes == wishes
    assert found.answer is not None
    assert found.answer.evidence < usual.evidence


@pytest.mark.parametrize("observed", [(), (Observation(SUNDAY, shown="fall", fell=6),)])
def test_without_a_score_that_was_seen_there_is_nothing_to_explain(observed: tuple[Observation, ...]) -> None:
    with pytest.raises(UsageError) as refused:
        inquire(seeing(*observed), InferQuestion())
    assert refused.value.faults[0].code == "JSS937"
    assert ("a fall of 6 on 2021-11-14" in refused.value.faults[0].hint) == bool(observed)


def test_a_prior_that_the_rules_do_not_know_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        inquire(seeing(Observation(SUNDAY, 75)), InferQuestion(priors=("recomend:9=40",)))
    assert refused.value.faults[0].code == "JSS935"


def test_of_more_contracts_than_can_be_looked_at_nothing_is_inferred(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "MOST", 1)
    with pytest.raises(InputError, match="at most 1 are looked at") as refused:
        inquire(seeing(Observation(SUNDAY, 74)), InferQuestion())  # of which nothing is known yet
    assert refused.value.faults[0].code == "JSS936"
