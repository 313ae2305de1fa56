"""Every world of a history, one after the other, with its chance as a fraction: slow, obvious, and the whole truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import floor, prod
from random import Random
from typing import Any

import oracle
from readings import mixed_options
from strategies import random_contract

from jss_cli.domain.history import UNKNOWN, Contract, Ending, History
from jss_cli.domain.policy import Policy, Rule
from jss_cli.files.policy import load_all

Day = tuple[Policy, date]
READINGS = (*load_all(), *mixed_options(6))


def answered(contract: Contract, answers: dict[str, Any]) -> Contract:
    """The contract with its unknown facts told."""
    feedback = replace(contract.feedback, recommend=answers.get("recommend", contract.feedback.recommend))
    ending = Ending(answers.get("ended_by", contract.ending.by), answers.get("reason", contract.ending.reason))
    return replace(contract, feedback=feedback, ending=ending)


def settings(history: History, *days: Day) -> list[tuple[Fraction, ...]]:
    """A share of unrated contracts per day for every way in which the rules of the days may answer about it."""
    found = []
    for policy, day in days:
        claims = [claim for rule in policy.rules for claim in rule.when if claim.fact == "unrated_share"]
        number = len(history.contracts)
        shares = (
            [Fraction(some, every) for every in range(1, number + 1) for some in range(every + 1)] if claims else []
        )
        shares = [oracle.share_unrated(history, policy, day), *shares]
        found.append(list({said(policy, share): share for share in reversed(shares)}.values()))
    return list(product(*found))


def said(policy: Policy, share: Fraction) -> tuple[bool, ...]:
    """What the rules of a policy say of a share."""
    claims = [claim for rule in policy.rules for claim in rule.when if claim.fact == "unrated_share"]
    return tuple(oracle.meets(claim, share) for claim in claims)


def tellings(
    history: History, contract: Contract, *days: Day, shares: tuple[Fraction, ...] = ()
) -> list[tuple[Contract, Fraction, int]]:
    """Every way to tell the unknown facts of one contract as of some days (the latest first): the contract, the chance
    and the number of ways; those that the rules of all days and the private shares cannot tell apart together."""
    policy = days[0][0]
    shares = shares or tuple(oracle.share_unrated(history, p, d) for p, d in days)
    pairs = zip(shares, days, strict=True)
    of_days = [{**oracle.facts(history, contract, p, d), "unrated_share": share} for share, (p, d) in pairs]
    known = of_days[0]
    ways: dict[Any, tuple[Contract, Fraction, int]] = {}
    for facts, chance in oracle.every_answer(policy, known):
        answers = {fact: facts[fact] for fact, value in known.items() if value is UNKNOWN}
        told = answered(contract, answers)
        full = [{f: answers.get(f) if v is UNKNOWN else v for f, v in of_day.items()} for of_day in of_days]
        rules = tuple(oracle.decided(p, of_day).code for of_day, (p, _) in zip(full, days, strict=True))
        raised = chance * (policy.priors.suspected if contract.suspected and not is_good(policy, rules[0]) else 1)
        answer = told.feedback.recommend
        kinds = (answer is None, *(isinstance(answer, int) and answer >= p.priors.recommends_from for p, _ in days))
        first, sum_, number = ways.get((rules, kinds), (told, Fraction(0), 0))
        ways[rules, kinds] = (first, sum_ + raised, number + 1)
    total = sum((chance for _, chance, _ in ways.values()), Fraction(0))
    return [(told, chance / total, number) for told, chance, number in ways.values() if chance]


def is_good(policy: Policy, code: str) -> bool:
    return next(rule.outcome for rule in policy.rules if rule.code == code) == "positive"


def every_world(history: History, *days: Day) -> Iterator[tuple[History, Fraction]]:
    """Every history that the unknown facts leave open, with its chance; its share of unrated contracts is its own."""
    for shares in settings(history, *days):
        options = [tellings(history, contract, *days, shares=shares) for contract in history.contracts]
        for ways in product(*options):
            world = replace(history, contracts=tuple(contract for contract, _, _ in ways))
            own = [said(p, oracle.share_unrated(world, p, d)) for p, d in days]
            if own == [said(p, share) for (p, _), share in zip(days, shares, strict=True)]:
                yield world, prod((share for _, share, _ in ways), start=Fraction(1))


def outcomes(world: History, policy: Policy, day: date) -> tuple[str, ...]:
    """What every contract of a world counts as."""
    share = oracle.share_unrated(world, policy, day)
    return tuple(rule_of(world, contract, share, policy, day).outcome for contract in world.contracts)


def rule_of(history: History, contract: Contract, share: Fraction, policy: Policy, day: date) -> Rule:
    known = {**oracle.facts(history, contract, policy, day), "unrated_share": share}
    return oracle.decided(policy, oracle.assumed(policy, known))


def raw(world: History, policy: Policy, day: date) -> Fraction | None:
    """The exact score of a world, not clamped."""
    return oracle.percent(oracle.counted(world, policy, day), policy, day)


def shown(percent: Fraction | None) -> int | None:
    return None if percent is None else floor(min(max(percent, Fraction(0)), Fraction(100)) + Fraction(1, 2))


def recommend_percent(world: History, policy: Policy, day: date) -> int | None:
    """The share of the private answers until a day that would recommend."""
    given = [
        contract.feedback.recommend
        for contract in world.contracts
        if contract.ended is not None and contract.ended <= day and isinstance(contract.feedback.recommend, int)
    ]
    good = sum(answer >= policy.priors.recommends_from for answer in given if isinstance(answer, int))
    return floor(Fraction(100 * good, len(given)) + Fraction(1, 2)) if given else None


def shown_on(world: History, days: Sequence[Day]) -> tuple[tuple[int | None, int | None], ...]:
    """The score and the share of clients who would recommend that a world shows on each day."""
    return tuple((shown(raw(world, policy, day)), recommend_percent(world, policy, day)) for policy, day in days)


def dense_history(rng: Random, size: int, day: date) -> History:
    """A history in which most contracts ended lately and many answers are unknown; when they were paid is told."""
    clients = rng.choice((2, 3, 6))
    contracts = []
    for number in range(size):
        contract = random_contract(rng, number, day, clients=clients)
        if rng.random() < 0.8:
            ended = day - timedelta(days=rng.choice((0, 10, 60, 91, 92, 93, 150, 183, 184, 200, 365, 366, 500, 731)))
            started = ended - timedelta(days=rng.choice((1, 30, 100, 300)))
            months = rng.choice((None, 1, 4, 9))
            contract = replace(contract, started=started, ended=ended, payments=(), paid_months=months, interim=())
        contracts.append(contract if contract.payments or contract.paid_months else replace(contract, kind="fixed"))
    return History(tuple(contracts), as_of=day)


def random_policy(rng: Random) -> Policy:
    """A shipped policy, with options or not, its minimum perhaps lower so that a few contracts make a score."""
    policy = rng.choice(READINGS)
    own = policy.windows.minimum
    contracts, clients = rng.choice(((own.contracts, own.clients), (1, 1), (2, 1), (2, 2), (3, 2)))
    lowered = replace(own, contracts=contracts, clients=clients, counts=rng.choice((own.counts, "jobs")))
    return replace(policy, windows=replace(policy.windows, minimum=lowered))
