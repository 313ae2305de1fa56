from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import oracle
import pytest
from conftest import Examples
from strategies import random_history

from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, Payment
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Assumption
from jss_cli.files.policy import load_policy, policy_names
from jss_cli.scoring.context import Relations, Surroundings, surroundings
from jss_cli.scoring.facts import facts_on
from jss_cli.scoring.judging import Interpreter, _assumed_answer, _worlds
from jss_cli.scoring.scoring import score_history

POLICIES = [load_policy(name, date(2020, 1, 1)) for name in policy_names()]
DAY = date(2016, 8, 21)
ALONE = Surroundings(Fraction(0), Relations((), DAY))


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
def test_what_is_possible_and_how_likely_equals_asking_every_answer(policy: Policy, examples: Examples) -> None:
    rng = Random(f"worlds {policy.name}")  # noqa: S311 - test data
    for _ in examples(10):
        history, day = random_history(rng, rng.randrange(1, 8))
        around = surroundings(history.contracts, day, policy)
        for contract, verdict in zip(history.contracts, score_history(history, policy, day).verdicts, strict=True):
            expected: dict[str, Fraction] = defaultdict(Fraction)
            known = oracle.facts(history, contract, policy, day)
            for answers, chance in oracle.every_answer(policy, known):
                expected[oracle.decided(policy, answers).code] += chance
            found: dict[str, Fraction] = defaultdict(Fraction)
            for world in _worlds(policy, facts_on(contract, day, policy, around)):
                found[world.rule.code] += world.chance
            assert found == expected
            outcomes = {rule.outcome for rule in policy.rules if rule.code in expected}
            assert set(verdict.possible) == outcomes
            assert verdict.outcome == oracle.decided(policy, oracle.assumed(policy, known)).outcome


def contract(feedback: Feedback, ending: Ending, *, earned: int = 100) -> Contract:
    return Contract(
        "c1", "A", date(2016, 6, 1), ended=date(2016, 7, 1), earned=Decimal(earned), feedback=feedback, ending=ending
    )


@pytest.mark.parametrize(
    ("feedback", "ending", "earned", "code", "asked"),
    [
        (Feedback(Decimal("4.15"), None), Ending("client", "completed"), 100, "JSS214", []),
        (Feedback(Decimal("4.15")), Ending("client", "completed"), 100, "JSS214", ["recommend"]),
        (Feedback(Decimal("4.15")), Ending(), 100, "JSS214", ["recommend", "reason"]),
        (Feedback(None, None), Ending("client", "not_needed"), 0, "JSS221", []),
        (Feedback(None, None), Ending("client", "completed"), 100, "JSS222", []),
        (Feedback(Decimal(5), 3), Ending(), 100, "JSS201", []),
        (Feedback(Decimal(5), None), Ending(UNKNOWN, "unresponsive"), 100, "JSS230", ["ended_by"]),
        (Feedback(Decimal(5), None), Ending("freelancer", "unresponsive"), 100, "JSS230", []),
        (Feedback(Decimal(5), removed=True), Ending(), 100, "JSS112", []),
    ],
)
def test_the_first_rule_that_holds_decides_and_only_what_it_asked_is_assumed(
    feedback: Feedback, ending: Ending, earned: int, code: str, asked: list[str]
) -> None:
    policy = load_policy("upwork-2016", DAY)
    verdict = Interpreter(policy).judge(contract(feedback, ending, earned=earned), DAY, ALONE)
    assert verdict.rule.code == code
    assert [assumption.fact for assumption in verdict.assumptions] == asked


def test_a_paid_contract_that_nobody_rated_counts_once_more_than_a_third_are_like_it() -> None:
    policy = load_policy("upwork-2016", DAY)
    silent = contract(Feedback(None, None), Ending("client", "completed"))
    limits = (replace(ALONE, unrated_share=share) for share in (Fraction(1, 3), Fraction(34, 100)))
    codes = [Interpreter(policy).judge(silent, DAY, around).rule.code for around in limits]
    assert codes == ["JSS222", "JSS225"]


def test_months_with_payment_that_come_from_the_dates_alone_are_an_assumption() -> None:
    policy = load_policy("upwork-2016", DAY)
    long = Contract("c1", "A", date(2015, 6, 1), ended=date(2016, 7, 1), earned=Decimal(9), kind="hourly",
                    feedback=Feedback(Decimal(5)))  # fmt: skip
    verdict = Interpreter(policy).judge(long, DAY, ALONE)
    assert verdict.weight == policy.weights.unit * (1 + 4)
    assert Assumption("paid_months", None, "dates") in verdict.assumptions


def test_payments_that_are_told_are_no_assumption_and_of_a_number_of_months_the_last_day_is_told() -> None:
    policy = load_policy("upwork-2016", DAY)
    long = Contract("c1", "A", date(2015, 6, 1), ended=date(2016, 7, 1), earned=Decimal(9))
    paid = (Payment(date(2015, 6, 2), Decimal(9)),)
    taken = [Assumption("paid_months", "2015-11-01", "number")]
    for told, made in (
        (replace(long, paid_months=6), taken),
        (replace(long, paid_months=6, payments=paid), []),
        (replace(long, payments=paid), []),
        (replace(long, earned=Decimal(0), paid_months=6), []),
        (replace(long, earned=Decimal(0)), []),
    ):
        verdict = Interpreter(policy).judge(told, DAY, ALONE)
        assert [assumption for assumption in verdict.assumptions if assumption.fact == "paid_months"] == made


def test_an_assumption_names_the_answer_and_what_it_rests_on() -> None:
    policy = load_policy("upwork-2016", DAY)
    verdict = Interpreter(policy).judge(contract(Feedback(Decimal("4.15")), Ending()), DAY, ALONE)
    assert verdict.assumptions == (
        Assumption("recommend", None, "like_stars"),
        Assumption("reason", None, "feedback"),
    )
    unpaid = facts_on(contract(Feedback(), Ending(), earned=0), DAY, policy, ALONE)
    assert _assumed_answer(policy, "reason", unpaid) == Assumption("reason", "not_needed", "completed_if_paid")
    ended = contract(Feedback(Decimal(5), None), Ending(UNKNOWN, "unresponsive"))
    (assumption,) = Interpreter(policy).judge(ended, DAY, ALONE).assumptions
    assert assumption == Assumption("ended_by", None, "feedback")


def test_a_reason_that_a_policy_assumes_is_taken_whatever_was_paid() -> None:
    policy = load_policy("upwork-2016", DAY)
    policy = replace(policy, assume=replace(policy.assume, words=(("reason", "other"),)))
    verdict = Interpreter(policy).judge(contract(Feedback(None, None), Ending()), DAY, ALONE)
    assert verdict.assumptions == (Assumption("reason", "other", "other"),)


def test_a_verdict_says_in_words_what_the_rule_saw() -> None:
    judge = Interpreter(load_policy("upwork-2016", DAY)).judge
    rated = judge(contract(Feedback(Decimal("4.15"), None), Ending("client", "completed")), DAY, ALONE)
    assert (rated.words, rated.stars) == ("4.15 stars read as neutral", Decimal("4.15"))
    blamed = judge(contract(Feedback(Decimal(5), None), Ending("client", "hired_other")), DAY, ALONE)
    assert "_" not in blamed.words
    assert "{" not in blamed.words
    removed = judge(contract(Feedback(Decimal(5), removed=True), Ending("client", "completed")), DAY, ALONE)
    assert (removed.outcome, removed.entered) == ("excluded", None)


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
def test_the_answers_of_a_world_lead_to_its_rule(policy: Policy) -> None:
    unknown = contract(Feedback(), Ending())
    known = facts_on(unknown, DAY, policy, ALONE)
    found = list(_worlds(policy, known))
    assert len({world.answers for world in found}) == len(found)
    for world in found:
        answered = known
        for fact, answer in world.answers:
            answered = answered.answered(fact, answer)
        assert [one.rule for one in _worlds(policy, answered)] == [world.rule]
