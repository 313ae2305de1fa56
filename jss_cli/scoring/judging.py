"""The decision table: facts -> verdict, with every outcome that the unknown facts leave possible."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from operator import attrgetter

from jss_cli.dataclass import dataclass
from jss_cli.domain.facts import FACT
from jss_cli.domain.history import UNKNOWN, Contract, History
from jss_cli.domain.policy import GivenAnswer, Policy, Rule
from jss_cli.domain.verdict import Assumption, Counting, Outcome, Verdict, World
from jss_cli.scoring.context import Surroundings, surroundings
from jss_cli.scoring.counting import Counter
from jss_cli.scoring.facts import DERIVED, Facts, facts_on
from jss_cli.scoring.untold import lacks_amount, lacks_stars, stars_of, taken

PLACE = re.compile(r"\{(\w+)\}")  # the loader lets only facts stand there
TAKEN: dict[str, Callable[[Facts], GivenAnswer]] = {  # by the words of `assume` that are no answers themselves
    "none": lambda _: None,
    "like_stars": lambda _: None,  # the same as none: then the stars decide
    "completed_if_paid": lambda facts: "completed" if facts.paid else "not_needed",
}


COUNTED = ("idle_months", "paid_periods", "paid_days", "client_days", "unrated_share")
GIVEN = attrgetter(*(name for name in DERIVED if name not in COUNTED))


@dataclass(frozen=True, slots=True)
class Decision:
    """What the table says of some facts: the rule under `assume`, those that may decide instead, what was assumed."""

    rule: Rule
    rules: tuple[Rule, ...]
    assumptions: tuple[Assumption, ...]


class Decisive:
    """What of some facts the rules of a policy and its chances can tell apart: of what is counted only what is claimed
    of it, so that contracts of other lengths are decided together."""

    def __init__(self, policy: Policy) -> None:
        tables = (*(rule.when for rule in policy.rules), *(table.when for table in policy.priors.tables))
        claims = dict.fromkeys(claim for when in tables for claim in when if claim.fact in COUNTED)
        self._claims = [(attrgetter(claim.fact), claim) for claim in claims]

    def of(self, facts: Facts) -> tuple[object, ...]:
        """A key that is equal for facts that are decided alike."""
        return (*GIVEN(facts), *(claim.holds(read(facts)) for read, claim in self._claims))


class Interpreter:
    """Reads one policy's table; facts that it cannot tell apart are decided once."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._decisive = Decisive(policy)
        self._decisions: dict[tuple[object, ...], Decision] = {}

    def decide(self, facts: Facts) -> Decision:
        """The decision on some facts, unknown ones answered as the policy assumes."""
        key = self._decisive.of(facts)
        decision = self._decisions.get(key)
        if decision is None:
            rule, assumptions = assume(self.policy, facts)
            others = (world.rule for world in _worlds(self.policy, facts)) if assumptions else ()
            decision = self._decisions[key] = Decision(rule, tuple(dict.fromkeys((rule, *others))), assumptions)
        return decision

    def judge(self, contract: Contract, day: date, around: Surroundings) -> Verdict:
        """The verdict on a contract as of a day, among the contracts around it."""
        facts = facts_on(contract, day, self.policy, around)
        decision = self.decide(facts)
        rules = tuple(dict.fromkeys((*decision.rules, *self._otherwise(contract, facts, day))))
        outcomes = {rule.outcome for rule in rules}
        possible = tuple(outcome for outcome in Outcome if outcome in outcomes)
        counting = Counter(contract, day, self.policy, around.relations).by(decision.rule)
        return Verdict(
            contract=contract,
            outcome=Outcome(decision.rule.outcome),
            possible=possible,
            counting=Counting(None) if possible == (Outcome.EXCLUDED,) else counting,
            rule=decision.rule,
            words=_phrase(decision.rule, facts),
            assumptions=(
                *decision.assumptions,
                *_derived_months(contract, facts),
                *taken(contract, day, self.policy),
            ),
            stars=facts.stars,
            rules=rules,
            unit=self.policy.weights.unit,
        )

    def _otherwise(self, contract: Contract, facts: Facts, day: date) -> Iterator[Rule]:
        """The rules that may decide if stars or an amount that nobody told are others than those taken."""
        stars = [told for told, _ in stars_of(contract, day, self.policy)] if lacks_stars(contract, day) else []
        paid = [True, False] if lacks_amount(contract, day) else []
        for answer in stars or [facts.stars] * bool(paid):
            for flag in paid or [facts.paid]:
                yield from self.decide(facts._replace(stars=answer, paid=flag)).rules  # type: ignore[arg-type]  # stars

    def decided_by(self, verdict: Verdict, rule: Rule, day: date, around: Surroundings) -> Verdict:
        """The verdict if another rule had decided."""
        counting = Counter(verdict.contract, day, self.policy, around.relations).by(rule)
        return replace(verdict, rule=rule, outcome=Outcome(rule.outcome), counting=counting)


def judge_history(history: History, policy: Policy, day: date) -> tuple[Verdict, ...]:
    """The verdict on every contract as of a day, in the order of the history."""
    interpreter = Interpreter(policy)
    around = surroundings(history.contracts, day, policy.measures)
    return tuple(interpreter.judge(contract, day, around) for contract in history.contracts)


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
    """The rule that decides when each unknown fact it asks for is answered as the policy assumes, and those answers.

    An assumption never overrules a fact: where the client said something, what is assumed of the end meets no claim.
    """
    made: list[Assumption] = []
    while isinstance(found := deciding(policy, facts), str):
        overruled = facts.overrules(found)
        made.append(Assumption(found, None, "feedback") if overruled else _assumed_answer(policy, found, facts))
        facts = facts.answered(found, made[-1].answer)
    return found, tuple(made)


def _assumed_answer(policy: Policy, fact: str, facts: Facts) -> Assumption:
    """The answer a policy takes for an unknown fact: the one that its word names, or what the word stands for."""
    word = policy.assume.word(fact)
    answer = TAKEN[word](facts) if word in TAKEN else word
    return Assumption(fact, answer, word)


def _worlds(
    policy: Policy, facts: Facts, answers: tuple[tuple[str, GivenAnswer], ...] = (), chance: Fraction = Fraction(1)
) -> Iterator[World]:
    """Every way to answer the unknown facts that the rules ask for, with its chance by the policy's priors."""
    found = deciding(policy, facts)
    if isinstance(found, Rule):
        yield World(answers, found, chance)
        return
    fact = asked_before(policy, found, facts)
    for answer, share in chances(policy, fact, facts):
        yield from _worlds(policy, facts.answered(fact, answer), (*answers, (fact, answer)), chance * share)


def asked_before(policy: Policy, fact: str, facts: Facts) -> str:
    """The fact itself, or the unknown one that its chances depend on."""
    claims = (claim.fact for table in policy.priors.tables if table.fact == fact for claim in table.when)
    unknown = next((claim for claim in claims if getattr(facts, claim) is UNKNOWN), None)
    return fact if unknown is None else asked_before(policy, FACT[unknown].asks or unknown, facts)


def _derived_months(contract: Contract, facts: Facts) -> tuple[Assumption, ...]:
    """That the paid periods came from the dates alone, where nothing else told them."""
    told = contract.payments or contract.paid_months or contract.kind != "hourly" or not facts.paid_periods
    return () if told else (Assumption("paid_months", None, "dates"),)


def chances(policy: Policy, fact: str, facts: Facts) -> tuple[tuple[GivenAnswer, Fraction], ...]:
    """The answers an unknown fact may have, with their chances: the policy's first table that applies."""
    return next(
        table.chances
        for table in policy.priors.tables
        if table.fact == fact and all(condition.holds(getattr(facts, condition.fact)) for condition in table.when)
    )


def _phrase(rule: Rule, facts: Facts) -> str:
    """The rule's short phrase with this contract's facts in place of the `{names}`."""
    return PLACE.sub(lambda name: str(getattr(facts, name[1])).replace("_", " "), rule.says)
