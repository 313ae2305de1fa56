"""The decision table: facts -> verdict, with every outcome that the unknown facts leave possible."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial
from operator import attrgetter

from jss_cli.dataclass import dataclass
from jss_cli.domain.facts import FACT
from jss_cli.domain.history import UNKNOWN, Contract, History
from jss_cli.domain.policy import GivenAnswer, Policy, Rule
from jss_cli.domain.verdict import Assumption, Counting, Outcome, Verdict, World
from jss_cli.scoring.context import PAYMENTS, Surroundings, surroundings
from jss_cli.scoring.counting import Counter
from jss_cli.scoring.facts import Facts, facts_on, stars_by
from jss_cli.scoring.untold import (
    lacks_stars,
    ranked_tellings,
    stars_are_late,
    taken,
    untold_stars,
)

PLACE = re.compile(r"\{(\w+)\}(?: (star)s\b)?")  # the loader lets only facts stand there
TAKEN: dict[str, Callable[[Facts], GivenAnswer]] = {  # by the words of `assume` that are no answers themselves
    "none": lambda _: None,
    "like_stars": lambda _: None,  # the same as none: then the stars decide
    "completed_if_paid": lambda facts: "completed" if facts.paid else "not_needed",
}

GROWING = ("idle_months", "paid_periods", "paid_days", "client_days")  # whole numbers
GIVEN = attrgetter(*(name for name in Facts._fields if name not in {*GROWING, "unrated_share"}))


@dataclass(frozen=True, slots=True)
class Decision:
    """What the table says of some facts: the rule under `assume`, those that may decide instead and what they come to,
    what was assumed."""

    rule: Rule
    rules: tuple[Rule, ...]
    possible: tuple[Outcome, ...]
    assumptions: tuple[Assumption, ...]


class Decisive:
    """What of some facts the rules of a policy and its chances can tell apart: of what is counted only what is claimed
    of it, so that contracts of other lengths are decided together."""

    def __init__(self, policy: Policy) -> None:
        tables = (*(rule.when for rule in policy.rules), *(table.when for table in policy.priors.tables))
        claims = [claim for when in tables for claim in when]
        found = ((fact, sorted({limit for c in claims if c.fact == fact for limit in c.limits})) for fact in GROWING)
        self._limits = [(attrgetter(fact), limits) for fact, limits in found if limits]
        self._of_share = [claim for claim in claims if claim.fact == "unrated_share"]
        self._share, self._said = Fraction(-1), tuple[bool, ...]()

    def of(self, facts: Facts) -> tuple[object, ...]:
        """A key that is equal for facts that are decided alike."""
        numbers = ((read(facts), limits) for read, limits in self._limits)
        reached = (number if number is None else bisect_right(limits, number) for number, limits in numbers)
        if self._share is not facts.unrated_share:  # which all contracts of a day have in common
            said = tuple(claim.holds(facts.unrated_share) for claim in self._of_share)
            self._share, self._said = facts.unrated_share, said
        return (*GIVEN(facts), *reached, *self._said)


class Interpreter:
    """Reads one policy's table; facts that it cannot tell apart are decided once."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._decisive = Decisive(policy)
        self._decisions: dict[tuple[object, ...], Decision] = {}

    def decide(self, facts: Facts, *, late: bool | None = None, paid_or_not: bool = False) -> Decision:
        """The decision on some facts, unknown ones answered as the policy assumes.

        It may be another one with other stars, where nobody told them (`late`: they would be seen by now),
        and where nobody told an amount, so that it was `paid_or_not`.
        """
        key = (*self._decisive.of(facts), late, paid_or_not)
        if key not in self._decisions:
            self._decisions[key] = self._decision(facts, self._told(facts, late=late, paid_or_not=paid_or_not))
        return self._decisions[key]

    def _told(self, facts: Facts, *, late: bool | None, paid_or_not: bool) -> Iterator[Facts]:
        """The facts with stars and an amount told in every way; none where nothing is left to tell."""
        ways = [] if late is None else [stars for stars, _ in untold_stars(self.policy, facts.ended_by, late=late)]
        for stars in ways or [facts.stars] * paid_or_not:
            for paid in (True, False) if paid_or_not else (facts.paid,):
                yield facts._replace(stars=stars, paid=paid)

    def _decision(self, facts: Facts, told: Iterable[Facts]) -> Decision:
        rule, assumptions = assume(self.policy, facts)
        others = [world.rule for world in _worlds(self.policy, facts)] if assumptions else []
        others += [other for otherwise in told for other in self.decide(otherwise).rules]
        rules = tuple(dict.fromkeys((rule, *others)))
        outcomes = {other.outcome for other in rules}
        return Decision(rule, rules, tuple(outcome for outcome in Outcome if outcome in outcomes), assumptions)

    def judge(self, contract: Contract, day: date, around: Surroundings) -> Verdict:
        """The verdict on a contract as of a day, among the contracts around it. Where the insights page has it as
        counted, what nobody told is taken so that it is, if it can be."""
        verdict = self._as_assumed(contract, day, around)
        is_taken = contract.started <= day and is_listed(contract, self.policy)
        return self._as_listed(verdict, day, around) if is_taken else verdict

    def _as_listed(self, verdict: Verdict, day: date, around: Surroundings) -> Verdict:
        """The verdict among those by which a contract counts; as it is if there are none."""
        if verdict.outcome is not Outcome.EXCLUDED:
            return _only_counted(verdict)
        contract = verdict.contract
        for told, rule in self._listed_ways(contract, day, around):
            kind = rule.name.replace("-", " ")
            return _only_counted(
                replace(
                    verdict,
                    outcome=Outcome(rule.outcome),
                    counting=Counter(told, day, self.policy, around.relations.told(told)).by(rule),
                    rule=rule,
                    words=f"listed as eligible: taken as {kind}",
                    assumptions=(Assumption("insights", f"{kind} ({rule.code})", "eligible"),),
                    rules=tuple(dict.fromkeys((rule, *verdict.rules))),
                    told=told,
                )
            )
        return verdict

    def _listed_ways(self, contract: Contract, day: date, around: Surroundings) -> Iterator[tuple[Contract, Rule]]:
        """The tellings of a contract by which it counts, with their rules: first the likeliest one to which the answers
        that are assumed belong, then the likeliest one with the likeliest other rule."""
        found: dict[tuple[object, ...], tuple[Contract, Facts]] = {}
        for told, facts in self._told_apart(contract, day, around):
            if (key := self._decisive.of(facts)) in found:
                continue
            found[key] = told, facts
            rule, _ = assume(self.policy, facts)
            if rule.outcome != "excluded":
                yield told, rule
        for told, facts in found.values():
            chances: dict[Rule, Fraction] = {}
            for world in _worlds(self.policy, facts):
                if world.rule.outcome != "excluded":
                    chances[world.rule] = chances.get(world.rule, Fraction(0)) + world.chance
            if chances:
                yield told, max(chances, key=lambda rule: chances[rule])

    def _told_apart(self, contract: Contract, day: date, around: Surroundings) -> Iterator[tuple[Contract, Facts]]:
        """The ranked tellings of a contract with their facts; those that differ in stars alone share the rest."""
        known: dict[tuple[object, ...], Facts] = {}
        for told in ranked_tellings(contract, around.relations.with_same_client(contract), day, self.policy):
            paid = PAYMENTS(told)
            if paid not in known:
                alone = Surroundings(around.unrated_share, around.relations.told(told))
                known[paid] = facts_on(told, day, self.policy, alone)
            yield told, known[paid]._replace(stars=stars_by(told, known[paid].status))

    def _as_assumed(self, contract: Contract, day: date, around: Surroundings) -> Verdict:
        """The verdict with unknown facts as the policy assumes them."""
        counter = Counter(contract, day, self.policy, around.relations)
        facts = facts_on(contract, day, self.policy, around, counter.paid)
        late = stars_are_late(contract, day, self.policy) if lacks_stars(contract, day) else None
        decision = self.decide(facts, late=late, paid_or_not=contract.lacks_amount(day))
        rule, is_excluded = decision.rule, decision.possible == (Outcome.EXCLUDED,)
        derived = (*_derived_months(contract, facts, counter.paid.days), *taken(contract, day, self.policy))
        return Verdict(
            contract=contract,
            outcome=Outcome(rule.outcome),
            possible=decision.possible,
            counting=Counting(None) if is_excluded else counter.by(rule),
            rule=rule,
            words=PLACE.sub(partial(_told, facts), rule.says),
            assumptions=(*decision.assumptions, *derived),
            stars=facts.stars,
            rules=decision.rules,
            unit=self.policy.weights.unit,
        )

    def decided_by(self, verdict: Verdict, rules: Iterable[Rule], day: date, around: Surroundings) -> Iterator[Verdict]:
        """The verdict if each of some other rules had decided."""
        counter = Counter(verdict.contract, day, self.policy, around.relations)
        for rule in rules:
            yield replace(verdict, rule=rule, outcome=Outcome(rule.outcome), counting=counter.by(rule))


def is_listed(contract: Contract, policy: Policy) -> bool:
    """Whether the insights page has a contract as counted, and the rules ask for it."""
    return contract.insights == "eligible" and policy.asks("insights")


def _only_counted(verdict: Verdict) -> Verdict:
    """A verdict on a contract that is known to count, without the outcomes and rules by which it does not."""
    rules = tuple(rule for rule in verdict.rules if rule.outcome != "excluded")
    outcomes = {rule.outcome for rule in rules}
    return replace(verdict, possible=tuple(one for one in Outcome if one in outcomes), rules=rules)


def judge_history(
    history: History, policy: Policy, day: date, known: Mapping[str, Verdict] | None = None
) -> tuple[Verdict, ...]:
    """The verdict on every contract as of a day, in the order of the history; some may be `known`, by their ids."""
    interpreter = Interpreter(policy)
    around = surroundings(history.contracts, day, policy)
    return tuple((known or {}).get(one.id) or interpreter.judge(one, day, around) for one in history.contracts)


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
    return Assumption(fact, TAKEN[word](facts) if word in TAKEN else word, word)


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
    whens = (table.when for table in policy.priors.tables if table.fact == fact)
    unknown = next((claim.fact for when in whens for claim in when if getattr(facts, claim.fact) is UNKNOWN), None)
    return fact if unknown is None else asked_before(policy, FACT[unknown].asks or unknown, facts)


def _told(facts: Facts, place: re.Match[str]) -> str:
    """What stands in a place for a fact, with the noun behind it: "1 star", "4.15 stars"."""
    words = str(getattr(facts, place[1])).replace("_", " ")
    return words if place[2] is None else f"{words} {place[2]}{'' if words == '1' else 's'}"


def _derived_months(contract: Contract, facts: Facts, days: tuple[date, ...]) -> tuple[Assumption, ...]:
    """That the paid periods came from the dates alone, or the days of payment, until the last, from their number."""
    if contract.payments:
        return ()
    if contract.paid_months:
        return (Assumption("paid_months", str(days[-1]), "number"),) if days else ()
    return (Assumption("paid_months", None, "dates"),) if contract.kind == "hourly" and facts.paid_periods else ()


def chances(policy: Policy, fact: str, facts: Facts) -> tuple[tuple[GivenAnswer, Fraction], ...]:
    """The answers an unknown fact may have, with their chances: the policy's first table that applies."""
    return next(
        table.chances
        for table in policy.priors.tables
        if table.fact == fact and all(condition.holds(getattr(facts, condition.fact)) for condition in table.when)
    )
