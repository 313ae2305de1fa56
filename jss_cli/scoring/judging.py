"""The decision table: facts -> verdict, with every outcome that the unknown facts leave possible."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from math import ceil

from jss_cli.dataclass import dataclass
from jss_cli.domain.facts import FACT
from jss_cli.domain.history import UNKNOWN, Contract, History
from jss_cli.domain.policy import Answer, Policy, Rule
from jss_cli.domain.verdict import Assumption, Outcome, Verdict, World
from jss_cli.scoring.facts import Facts, facts_on, last_paid, net_until, paid_spans, span_end, unrated_share
from jss_cli.scoring.windows import add_months

PLACE = re.compile(r"\{(\w+)\}")  # the loader lets only facts stand there
TAKEN: dict[str, Callable[[Facts], Answer]] = {  # by the words of `assume` that are no answers themselves
    "none": lambda _: None,
    "like_stars": lambda _: None,  # the same as none: then the stars decide
    "completed_if_paid": lambda facts: "completed" if facts.paid else "not_needed",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the table says of some facts: the rule under `assume`, the outcomes still possible, what was assumed."""

    rule: Rule
    possible: tuple[Outcome, ...]
    assumptions: tuple[Assumption, ...]


class Interpreter:
    """Reads one policy's table; equal facts are decided once."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._decisions: dict[Facts, Decision] = {}

    def decide(self, facts: Facts) -> Decision:
        """The decision on some facts, unknown ones answered as the policy assumes."""
        decision = self._decisions.get(facts)
        if decision is None:
            rule, assumptions = assume(self.policy, facts)
            outcomes = {world.rule.outcome for world in worlds(self.policy, facts)} if assumptions else {rule.outcome}
            possible = tuple(outcome for outcome in Outcome if outcome in outcomes)
            decision = self._decisions[facts] = Decision(rule, possible, assumptions)
        return decision

    def judge(self, contract: Contract, day: date, share: Fraction) -> Verdict:
        """The verdict on a contract as of a day; `share` is the history's unrated share on that day."""
        facts = facts_on(contract, day, self.policy.measures, share)
        decision = self.decide(facts)
        rule = decision.rule
        outcome = Outcome(rule.outcome)
        return Verdict(
            contract=contract,
            outcome=outcome,
            possible=decision.possible,
            weight=self.policy.weights.weigh(net_until(contract, day), facts.paid_quarters),
            rule=rule,
            words=phrase(rule, facts),
            assumptions=(*decision.assumptions, *derived_months(contract, facts)),
            entered=None if decision.possible == (Outcome.EXCLUDED,) else entry_day(rule, contract, day, self.policy),
            stars=facts.stars,
        )


def judge_history(history: History, policy: Policy, day: date) -> tuple[Verdict, ...]:
    """The verdict on every contract as of a day, in the order of the history."""
    interpreter = Interpreter(policy)
    share = unrated_share(history.contracts, day, policy.measures)
    return tuple(interpreter.judge(contract, day, share) for contract in history.contracts)


def deciding(policy: Policy, facts: Facts) -> Rule | str:
    """The first rule whose every condition holds, or the unknown fact that must be answered before one can be found."""
    for rule in policy.rules:
        unknown = ""
        for condition in rule.when:
            value = getattr(facts, condition.fact)
            if value is UNKNOWN:
                unknown = unknown or condition.fact
            elif not condition.holds(value):
                break
        else:
            return rule if not unknown else FACT[unknown].asks or unknown
    raise AssertionError(
        f"policy {policy.name} has no rule for {facts}"
    )  # the loader demands a rule without conditions


def assume(policy: Policy, facts: Facts) -> tuple[Rule, tuple[Assumption, ...]]:
    """The rule that decides when each unknown fact it asks for is answered as the policy assumes, and those answers."""
    made: list[Assumption] = []
    while isinstance(found := deciding(policy, facts), str):
        made.append(assumed_answer(policy, found, facts))
        facts = facts.answered(found, made[-1].answer)
    return found, tuple(made)


def assumed_answer(policy: Policy, fact: str, facts: Facts) -> Assumption:
    """The answer a policy takes for an unknown fact: the one that its word names, or what the word stands for."""
    word = policy.assume.word(fact)
    answer = TAKEN[word](facts) if word in TAKEN else word
    return Assumption(fact, answer, word)


def worlds(
    policy: Policy, facts: Facts, answers: tuple[tuple[str, Answer], ...] = (), chance: Fraction = Fraction(1)
) -> Iterator[World]:
    """Every way to answer the unknown facts that the rules ask for, with its chance by the policy's priors."""
    found = deciding(policy, facts)
    if isinstance(found, Rule):
        yield World(answers, found, chance)
        return
    for answer, share in chances(policy, found, facts):
        yield from worlds(policy, facts.answered(found, answer), (*answers, (found, answer)), chance * share)


def derived_months(contract: Contract, facts: Facts) -> tuple[Assumption, ...]:
    """That the paid quarters came from the dates alone, where nothing else told them."""
    told = contract.payments or contract.paid_months is not None or not facts.paid_quarters
    return () if told else (Assumption("paid_months", None, "dates"),)


def chances(policy: Policy, fact: str, facts: Facts) -> tuple[tuple[Answer, Fraction], ...]:
    """The answers an unknown fact may have, with their chances: the policy's first table that applies."""
    return next(
        table.chances
        for table in policy.priors.tables
        if table.fact == fact and all(condition.holds(getattr(facts, condition.fact)) for condition in table.when)
    )


def entry_day(rule: Rule, contract: Contract, day: date, policy: Policy) -> date | None:
    """The day from which the windows count the contract: its end; for an open one the day it became idle, or the end of
    its latest paid quarter (each one counts it anew)."""
    match rule.enters:
        case "ended":
            return contract.ended
        case "paid_quarter":
            months = policy.measures.quarter_months
            return span_end(contract, paid_spans(contract, day, months)[-1], months)
        case "idle":
            idle = next(c.at_least for c in rule.when if c.fact == "idle_months" and c.at_least is not None)
            return add_months(last_paid(contract, day), ceil(idle))


def phrase(rule: Rule, facts: Facts) -> str:
    """The rule's short phrase with this contract's facts in place of the `{names}`."""
    return PLACE.sub(lambda name: str(getattr(facts, name[1])).replace("_", " "), rule.says)
